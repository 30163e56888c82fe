// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_options.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "core/signed_url.h"
#include "core/system_clock.h"
#include "core/url_redaction.h"
#include "core/words.h"
#include "wording/error_text.h"
#include "wording/plain_text.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace rushes {

namespace {

using namespace Qt::StringLiterals;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rushes::ExpiryCommand)
};

constexpr qint64 textCap = 256 * 1024 * 1024;

bool printEnd(const QString &link, Moment now)
{
    const SignedEnd end = signedEnd(link, now);
    const QJsonObject object{
        {u"expires_at"_s, end.moment ? QJsonValue(toRfc3339(*end.moment)) : QJsonValue()},
        {u"known_from"_s, wordOf(end.moment ? KnownFrom::Link : KnownFrom::None)},
        {u"certainty"_s, wordOf(end.certainty)}};
    return printLine(jsonLine(object));
}

/// A line a link, a broken one's end is unknown; empty lines are none.
ExitCode printEndsOfInput(Moment now)
{
    const QByteArray text = readInput(textCap);
    if (text.isNull()) {
        complain(errorText({ErrorKind::FileUnreadable, Texts::tr("standard input")}));
        return ExitCode::WrongUse;
    }
    for (const QByteArray &line : text.split('\n')) {
        const QByteArray link = line.trimmed();
        if (!link.isEmpty() && !printEnd(QString::fromUtf8(link), now))
            break; // nobody reads on
    }
    return ExitCode::AllWell;
}

} // namespace

ExitCode runExpiry(const QStringList &arguments)
{
    CommandOptions options(
        Texts::tr(
            "Tells when a temporary link ends, as far as the link itself says: one JSON object a line."),
        u"expiry"_s, u"URL|-"_s);
    options.addValue(u"now"_s,
                     Texts::tr("When the link is looked at, as 2026-12-02T08:30:11Z; by default now."),
                     u"RFC3339"_s);
    if (const auto code = options.parse(arguments, 1, 1))
        return *code;
    std::optional<Moment> now = SystemClock().wall();
    if (options.isSet(u"now"_s))
        now = fromRfc3339(options.value(u"now"_s));
    if (!now) {
        complain(Texts::tr("--now wants a moment like 2026-12-02T08:30:11Z."));
        return ExitCode::WrongUse;
    }
    const QString link = options.operands().constFirst().trimmed();
    if (link == u"-"_s)
        return printEndsOfInput(*now);
    if (isBrokenLink(link)) {
        complain(errorText({ErrorKind::UrlInvalid, withoutQueries(link)}));
        return ExitCode::WrongUse;
    }
    printEnd(link, *now);
    return ExitCode::AllWell;
}

} // namespace rushes
