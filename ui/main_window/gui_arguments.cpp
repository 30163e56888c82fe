// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/gui_arguments.h"

#include "core/service_catalogue.h"
#include "wording/plain_text.h"

#include <QCoreApplication>

namespace rushes {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(GuiArguments)
};

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
        } else {
            return wrong(Texts::tr("%1 is no option; see rushes --help."), argument);
        }
    }
    read.ids.removeDuplicates();
    return read;
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
