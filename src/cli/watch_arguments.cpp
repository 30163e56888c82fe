// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/watch_arguments.h"

#include "core/custom_service.h"
#include "core/name_template.h"
#include "core/pasted_text.h"
#include "wording/error_text.h"
#include "wording/name_template_text.h"
#include "wording/plain_text.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>

namespace rushes {

namespace {

using namespace Qt::StringLiterals;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rushes::WatchArguments)
};

constexpr int longestQuotedArgument = 80;

QString quoted(const QString &text)
{
    return shownText(text, longestQuotedArgument);
}

/// Seconds, with a fraction if so wished; nothing for anything else.
std::optional<Duration> secondsFrom(const QString &text)
{
    bool ok = false;
    const double seconds = text.toDouble(&ok);
    constexpr double aYear = 366.0 * 24 * 3600;
    if (!ok || !(seconds > 0) || seconds > aYear)
        return std::nullopt;
    return Duration(qint64(seconds * 1000));
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        Texts::tr("Watches tasks in the terminal until each is done and its clip is held."));
    parser.addPositionalArgument(u"watch"_s, Texts::tr("This command."), u"watch"_s);
    parser.addPositionalArgument(u"ids"_s, Texts::tr("Task ids; - reads them from standard input."),
                                 u"ID...|-"_s);
    parser.addHelpOption();
    parser.addOptions({
        {u"profile"_s, Texts::tr("Keep everything under this folder."), u"DIR"_s},
        {u"service"_s, Texts::tr("The service to ask; by default the one that the id points to."), u"NAME"_s},
        {u"base-url"_s, Texts::tr("The base URL of the service to ask."), u"URL"_s},
        {u"mode"_s,
         Texts::tr(
             "How the tasks were made, for the estimate: reference-image, first-last-frame, 4s, 8s, 12s."),
         u"NAME"_s},
        {u"key-file"_s,
         Texts::tr(
             "A file with the API key, readable by you alone; else RUSHES_API_KEY, else the key store."),
         u"FILE"_s},
        {u"save-to"_s, Texts::tr("Save each held clip to this folder."), u"DIR"_s},
        {u"name"_s, Texts::tr("The template of the saved files' names."), u"TEMPLATE"_s},
        {u"poll-every"_s, Texts::tr("Ask at a fixed interval instead of by the plan."), u"SECONDS"_s},
        {u"timeout"_s, Texts::tr("Give up after this long."), u"SECONDS"_s},
        {u"json"_s, Texts::tr("Tell events as JSON, one object a line.")},
        {u"demo"_s, Texts::tr("Watch the built-in simulator's tasks.")},
    });
}

/// The checks, one after the other; the first sentence counts.
class Checker
{
public:
    Checker(const QCommandLineParser &parser, const ServiceCatalogue &catalogue)
        : m_parser(parser)
        , m_catalogue(catalogue)
    {
    }

    std::optional<QString> check(WatchArguments &arguments) const
    {
        for (const auto step : {&Checker::ids, &Checker::service, &Checker::intervals, &Checker::files}) {
            if (auto sentence = (this->*step)(arguments))
                return sentence;
        }
        return std::nullopt;
    }

private:
    std::optional<QString> ids(WatchArguments &arguments) const
    {
        QStringList given = m_parser.positionalArguments().mid(1);
        arguments.demo = m_parser.isSet(u"demo"_s);
        arguments.idsFromInput = given.removeAll(u"-"_s) > 0;
        for (const QString &id : std::as_const(given)) {
            if (!isPossibleId(id))
                return errorText({ErrorKind::IdInvalid, quoted(id)});
        }
        given.removeDuplicates();
        arguments.ids = given;
        if (given.isEmpty() && !arguments.idsFromInput && !arguments.demo)
            return Texts::tr("Which tasks? Name their ids, or - to read them from standard input.");
        return std::nullopt;
    }

    std::optional<QString> service(WatchArguments &arguments) const
    {
        arguments.service = m_parser.value(u"service"_s);
        arguments.mode = m_parser.value(u"mode"_s);
        const bool hasBase = m_parser.isSet(u"base-url"_s);
        if (arguments.demo && (hasBase || m_parser.isSet(u"service"_s) || m_parser.isSet(u"key-file"_s)))
            return Texts::tr("--demo brings its own services and key.");
        if (hasBase && m_parser.isSet(u"service"_s))
            return Texts::tr("--service and --base-url say the same thing: give one of them.");
        if (m_parser.isSet(u"service"_s) && !m_catalogue.find(arguments.service))
            return Texts::tr("There is no service %1. Known are: %2.")
                .arg(quoted(arguments.service), serviceNames());
        if (hasBase) {
            arguments.baseUrl = QUrl(m_parser.value(u"base-url"_s), QUrl::StrictMode);
            if (const Outcome outcome = checkBaseUrl(arguments.baseUrl); !outcome)
                return errorText(outcome.error());
        }
        if (!arguments.mode.isEmpty() && !isKnownMode(arguments.mode))
            return Texts::tr("There is no mode %1.").arg(quoted(arguments.mode));
        return std::nullopt;
    }

    std::optional<QString> intervals(WatchArguments &arguments) const
    {
        for (const auto &[name, target] : {std::pair(u"poll-every"_s, &arguments.pollEvery),
                                           std::pair(u"timeout"_s, &arguments.timeout)}) {
            if (!m_parser.isSet(name))
                continue;
            *target = secondsFrom(m_parser.value(name));
            if (!*target)
                return Texts::tr("--%1 takes a number of seconds, not %2.")
                    .arg(name, quoted(m_parser.value(name)));
        }
        return std::nullopt;
    }

    std::optional<QString> files(WatchArguments &arguments) const
    {
        arguments.profileFolder = m_parser.value(u"profile"_s);
        arguments.keyFile = m_parser.value(u"key-file"_s);
        arguments.saveTo = m_parser.value(u"save-to"_s);
        arguments.nameTemplate = m_parser.value(u"name"_s);
        arguments.json = m_parser.isSet(u"json"_s);
        if (m_parser.isSet(u"name"_s) && arguments.saveTo.isEmpty())
            return Texts::tr("--name names saved files: say where with --save-to.");
        if (m_parser.isSet(u"save-to"_s) && arguments.saveTo.isEmpty())
            return Texts::tr("--save-to takes a folder.");
        if (m_parser.isSet(u"name"_s)) {
            if (const auto problem = templateProblem(arguments.nameTemplate))
                return templateProblemText(*problem);
        }
        return std::nullopt;
    }

    [[nodiscard]] QString serviceNames() const
    {
        QStringList names;
        for (const Service &known : m_catalogue.services())
            names.append(known.name);
        return names.join(u", "_s);
    }

    [[nodiscard]] bool isKnownMode(const QString &mode) const
    {
        const auto hasMode = [&mode](const Family &family) { return family.mode(mode) != nullptr; };
        return std::any_of(m_catalogue.services().cbegin(), m_catalogue.services().cend(),
                           [&](const Service &known) {
                               return std::any_of(known.families.cbegin(), known.families.cend(), hasMode);
                           });
    }

    const QCommandLineParser &m_parser;
    const ServiceCatalogue &m_catalogue;
};

} // namespace

ParsedWatch parseWatch(const QStringList &arguments, const ServiceCatalogue &catalogue)
{
    return parseWatch(arguments, [&catalogue](const QString &) { return catalogue; });
}

ParsedWatch parseWatch(const QStringList &arguments, const CatalogueOfFolder &catalogueOf)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QStringList{u"rushes"_s} + arguments))
        return UsageError{shownText(parser.errorText(), longestShown)};
    if (parser.isSet(u"help"_s))
        return HelpWanted{parser.helpText()};
    WatchArguments result;
    const ServiceCatalogue catalogue = catalogueOf(parser.value(u"profile"_s));
    if (const auto sentence = Checker(parser, catalogue).check(result))
        return UsageError{*sentence};
    return result;
}

QStringList idsFromText(const QString &text, const ServiceCatalogue &catalogue)
{
    const QStringList words = text.split(QRegularExpression(u"\\s+"_s), Qt::SkipEmptyParts);
    QStringList ids;
    if (std::all_of(words.cbegin(), words.cend(), [](const QString &word) { return isPossibleId(word); })) {
        ids = words;
    } else {
        const QVector<FoundId> found = findIds(text, catalogue);
        for (const FoundId &id : found)
            ids.append(id.id);
    }
    ids.removeDuplicates();
    return ids;
}

} // namespace rushes
