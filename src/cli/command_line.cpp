// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_line.h"

#include "cli/commands.h"
#include "wording/translation.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>

namespace rushes {

namespace {

struct Command
{
    std::string_view name;
    ExitCode (*run)(const QStringList &arguments);
};

constexpr std::array<Command, 5> commands{{
    {"watch", runWatch},
    {"ids", runIds},
    {"expiry", runExpiry},
    {"verify", runVerify},
    {"list", runList},
}};

/// The first argument that is no option and no option's value.
const Command *commandIn(int argc, char **argv)
{
    for (int index = 1; index < argc; ++index) {
        const std::string_view argument = argv[index];
        if (argument == "--profile") {
            ++index;
            continue;
        }
        if (argument.starts_with('-'))
            continue;
        const auto found = std::ranges::find(commands, argument, &Command::name);
        return found == commands.end() ? nullptr : &*found;
    }
    return nullptr;
}

} // namespace

bool isCommand(int argc, char **argv)
{
    return commandIn(argc, argv) != nullptr;
}

int runCommand(int argc, char **argv)
{
    const Command *command = commandIn(argc, argv);
    QCoreApplication application(argc, argv);
    nameApplication();
    installTranslation({});
    return int(command->run(QCoreApplication::arguments().mid(1)));
}

} // namespace rushes
