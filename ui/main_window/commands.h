// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>
#include <QVector>

#include <map>
#include <span>

class QPalette;
class QWidget;

namespace rushes {

/// What a person can do in the window, whatever they do it with: menu, button, context menu or key.
enum class Command {
    Add,
    Paste,
    OpenFiles,
    Settings,
    Quit,
    Check,
    CheckAll,
    Pause,
    PauseAll,
    Mode,
    Label,
    CopyId,
    CopyLink,
    CopyError,
    CopyRow,
    Remove,
    Play,
    Save,
    SaveAs,
    SaveAll,
    ShowInFolder,
    Find,
    Next,
    Previous,
    Details,
    Keys,
    Log,
    CopyReport,
    About,
};

/// One row of the constexpr table in commands.cpp. A new command is a new row, and its place in a menu.
struct CommandFacts
{
    enum class Reach {
        Window,
        Table
    }; ///< where its keys work; a key that a button needs works in the table alone

    Command command;
    const char *text; ///< untranslated, with its mnemonic
    const char *icon; ///< name in resources/icons, or empty
    const char *keys; ///< portable, parted by "; "
    Reach reach;
};
std::span<const CommandFacts> allCommands();
const CommandFacts &factsOf(Command command);
/// Without its mnemonic and dots, for lists of keys.
QString commandName(Command command);
QList<QKeySequence> keysOf(Command command);

/// The window's actions, one a command. Main thread.
class Commands final : public QObject
{
    Q_OBJECT

public:
    /// window and table get the actions, so that their keys work there.
    Commands(QWidget &window, QWidget &table);

    [[nodiscard]] QAction *of(Command command) const;
    void retranslate();
    /// In the quiet colour of this palette, and in that of highlighted text where they stand in such.
    void redrawIcons(const QPalette &palette);

private:
    std::map<Command, QAction *> m_actions;
};

} // namespace rushes
