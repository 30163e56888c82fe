// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/gui_arguments.h"

#include "core/service_catalogue.h"
#include "wording/plain_text.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <array>

namespace rushes {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(GuiArguments)
};

/// Qt's own options, with one dash or two: those of its three application classes (see there) and of its X11
/// platform.
struct QtOption
{
    QLatin1StringView name;
    bool wantsValue; ///< as the next argument
};
constexpr std::array qtOptions{
    QtOption{QLatin1StringView("-display"), true},
    QtOption{QLatin1StringView("-geometry"), true},
    QtOption{QLatin1StringView("-icon"), true},
    QtOption{QLatin1StringView("-name"), true},
    QtOption{QLatin1StringView("-platform"), true},
    QtOption{QLatin1StringView("-platformpluginpath"), true},
    QtOption{QLatin1StringView("-platformtheme"), true},
    QtOption{QLatin1StringView("-plugin"), true},
    QtOption{QLatin1StringView("-qwindowgeometry"), true},
    QtOption{QLatin1StringView("-qwindowicon"), true},
    QtOption{QLatin1StringView("-qwindowtitle"), true},
    QtOption{QLatin1StringView("-reverse"), false},
    QtOption{QLatin1StringView("-session"), true},
    QtOption{QLatin1StringView("-style"), true},
    QtOption{QLatin1StringView("-stylesheet"), true},
    QtOption{QLatin1StringView("-title"), true},
};

const QtOption *qtOption(QStringView argument)
{
    if (argument.startsWith(QLatin1StringView("--")))
        argument = argument.mid(1);
    const auto found = std::ranges::find_if(
        qtOptions, [argument](const QtOption &option) { return argument == option.name; });
    return found == qtOptions.end() ? nullptr : &*found;
}

WrongArguments wrong(const QString &sentence, const QString &argument)
{
    return {sentence.arg(shownText(argument, longestQuoted))};
}

} // namespace

std::variant<GuiArguments, WrongArguments> readGuiArguments(const QStringList &arguments)
{
    constexpr QLatin1StringView profile("--profile");
    GuiArguments read;
    bool optionsEnded = false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (optionsEnded || !argument.startsWith(u'-') || argument == QLatin1StringView("-")) {
            if (!isPossibleId(argument))
                return wrong(Texts::tr("%1 cannot be a task id or a command; see rushes --help."), argument);
            read.ids.append(argument);
        } else if (argument == QLatin1StringView("--")) {
            optionsEnded = true;
        } else if (argument == QLatin1StringView("-h") || argument == QLatin1StringView("--help")) {
            read.help = true;
        } else if (argument == QLatin1StringView("--version")) {
            read.version = true;
        } else if (argument == QLatin1StringView("--demo")) {
            read.demo = true;
        } else if (argument == profile || argument.startsWith(profile + u'=')) {
            const bool joined = argument.size() > profile.size();
            read.profileFolder = joined ? argument.mid(profile.size() + 1) : arguments.value(++i);
            if (read.profileFolder.isEmpty())
                return wrong(Texts::tr("%1 wants a folder."), profile);
        } else if (const QtOption *ofQt = qtOption(argument)) {
            i += ofQt->wantsValue ? 1 : 0;
        } else {
            return wrong(Texts::tr("%1 is no option; see rushes --help."), argument);
        }
    }
    read.ids.removeDuplicates();
    return read;
}

QStringList restartArguments(const GuiArguments &arguments)
{
    if (arguments.profileFolder.isEmpty())
        return {};
    return {QStringLiteral("--profile"), QDir(arguments.profileFolder).absolutePath()};
}

QString usageText()
{
    return Texts::tr(
        "Usage: rushes [--profile DIR] [--demo] [ID...]\n"
        "       rushes COMMAND --help\n\n"
        "Opens the window and watches these tasks; where it is open already, they are handed to it.\n\n"
        "  --profile DIR   keep everything under DIR\n"
        "  --demo          on the built-in simulator, with a profile of its own\n"
        "  -h, --help      this text\n"
        "  --version       the version\n\n"
        "Commands for a terminal: watch, ids, expiry, list, verify\n");
}

} // namespace rushes
