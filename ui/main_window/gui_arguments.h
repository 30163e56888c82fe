// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <variant>

namespace rushes {

/// What the window is started with.
struct GuiArguments
{
    QString profileFolder; ///< empty: the system's place
    bool demo = false;
    QStringList ids; ///< each can be an id
    bool help = false;
    bool version = false;
    bool operator==(const GuiArguments &) const = default;
};

/// What is wrong with them, in one line.
struct WrongArguments
{
    QString sentence;
    bool operator==(const WrongArguments &) const = default;
};

/// Options can stand anywhere, values behind "=" or as the next argument; "--" ends them. What Qt takes for
/// itself (-session, -platform) is passed over. arguments: without the program's name. Pure but for the
/// language.
std::variant<GuiArguments, WrongArguments> readGuiArguments(const QStringList &arguments);
/// With which a later session starts the program again, from whatever folder: on the same profile. The ids
/// are in it by then. Pure but for the current folder.
QStringList restartArguments(const GuiArguments &arguments);
/// How to use the program, for --help.
QString usageText();

} // namespace rushes
