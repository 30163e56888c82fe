// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/commands.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QKeySequence>
#include <QWidget>

#include <algorithm>
#include <array>

namespace rushes {

namespace {

using Reach = CommandFacts::Reach;

// clang-format off
constexpr std::array<CommandFacts, 29> commands{{
    // command               text                                                      icon        keys             reach
    {Command::Add,          QT_TRANSLATE_NOOP("Commands", "&Add tasks…"),             "add",      "Ctrl+N",        Reach::Window},
    {Command::Paste,        QT_TRANSLATE_NOOP("Commands", "&Paste ids"),              "",         "Ctrl+V",        Reach::Window},
    {Command::OpenFiles,    QT_TRANSLATE_NOOP("Commands", "Add from &files…"),        "",         "Ctrl+O",        Reach::Window},
    {Command::Settings,     QT_TRANSLATE_NOOP("Commands", "&Settings…"),              "settings", "Ctrl+,",        Reach::Window},
    {Command::Quit,         QT_TRANSLATE_NOOP("Commands", "&Quit"),                   "",         "Ctrl+Q",        Reach::Window},
    {Command::Check,        QT_TRANSLATE_NOOP("Commands", "&Check now"),              "check",    "F5; Ctrl+R",    Reach::Window},
    {Command::CheckAll,     QT_TRANSLATE_NOOP("Commands", "Check &all now"),          "",         "Shift+F5; Ctrl+Shift+R", Reach::Window},
    {Command::Pause,        QT_TRANSLATE_NOOP("Commands", "Pa&use"),                  "",         "Ctrl+P",        Reach::Window},
    {Command::PauseAll,     QT_TRANSLATE_NOOP("Commands", "Pause all &tasks"),        "",         "Ctrl+Shift+P",  Reach::Window},
    {Command::Mode,         QT_TRANSLATE_NOOP("Commands", "Set &mode"),               "",         "",              Reach::Window},
    {Command::Label,        QT_TRANSLATE_NOOP("Commands", "Set &label…"),             "",         "F2",            Reach::Window},
    {Command::CopyId,       QT_TRANSLATE_NOOP("Commands", "Copy &id"),                "",         "Ctrl+C",        Reach::Table},
    {Command::CopyLink,     QT_TRANSLATE_NOOP("Commands", "Copy secret lin&k"),       "",         "",              Reach::Window},
    {Command::CopyError,    QT_TRANSLATE_NOOP("Commands", "Copy &error"),             "",         "",              Reach::Window},
    {Command::CopyRow,      QT_TRANSLATE_NOOP("Commands", "Copy &row"),               "",         "Ctrl+Shift+C",  Reach::Table},
    {Command::Remove,       QT_TRANSLATE_NOOP("Commands", "Remo&ve"),                 "",         "Del",           Reach::Table},
    {Command::Play,         QT_TRANSLATE_NOOP("Commands", "&Play or pause"),          "play",     "Space; K",      Reach::Table},
    {Command::Save,         QT_TRANSLATE_NOOP("Commands", "&Save"),                   "save",     "Ctrl+S",        Reach::Window},
    {Command::SaveAs,       QT_TRANSLATE_NOOP("Commands", "Save &as…"),               "",         "Ctrl+Shift+S",  Reach::Window},
    {Command::SaveAll,      QT_TRANSLATE_NOOP("Commands", "Save all &ready"),         "save-all", "Ctrl+Alt+S",    Reach::Window},
    {Command::ShowInFolder, QT_TRANSLATE_NOOP("Commands", "Show in &folder"),         "folder",   "Ctrl+Shift+F",  Reach::Window},
    {Command::Find,         QT_TRANSLATE_NOOP("Commands", "&Find"),                   "search",   "Ctrl+F",        Reach::Window},
    {Command::Next,         QT_TRANSLATE_NOOP("Commands", "&Next task"),              "",         "N",             Reach::Window},
    {Command::Previous,     QT_TRANSLATE_NOOP("Commands", "&Previous task"),          "",         "P",             Reach::Window},
    {Command::Details,      QT_TRANSLATE_NOOP("Commands", "&Details beside the table"), "",       "F4",            Reach::Window},
    {Command::Keys,         QT_TRANSLATE_NOOP("Commands", "&Keys"),                   "",         "F1",            Reach::Window},
    {Command::Log,          QT_TRANSLATE_NOOP("Commands", "&Log…"),                   "",         "",              Reach::Window},
    {Command::CopyReport,   QT_TRANSLATE_NOOP("Commands", "Copy &report"),            "",         "",              Reach::Window},
    {Command::About,        QT_TRANSLATE_NOOP("Commands", "&About Rushes"),           "",         "",              Reach::Window},
}};
// clang-format on

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < commands.size(); ++i) {
        if (commands[i].command != Command(i))
            return false;
    }
    return true;
}
static_assert(isInOrder(), "the rows of the table stand in the order of Command");

QString textOf(const CommandFacts &facts)
{
    return QCoreApplication::translate("Commands", facts.text);
}

} // namespace

std::span<const CommandFacts> allCommands()
{
    return commands;
}

const CommandFacts &factsOf(Command command)
{
    return commands[std::size_t(command)];
}

QString commandName(Command command)
{
    QString name = textOf(factsOf(command));
    name.remove(u'…');
    // Chinese and Japanese translations put the mnemonic behind the text: "(&S)".
    if (const qsizetype bracket = name.indexOf(QLatin1StringView("(&")); bracket >= 0)
        name.truncate(bracket);
    return name.remove(u'&');
}

QList<QKeySequence> keysOf(Command command)
{
    QList<QKeySequence> keys =
        QKeySequence::listFromString(QString::fromLatin1(factsOf(command).keys), QKeySequence::PortableText);
    keys.removeAll(QKeySequence());
    return keys;
}

Commands::Commands(QWidget &window, QWidget &table)
    : QObject(&window)
{
    for (const CommandFacts &facts : commands) {
        auto *action = new QAction(this);
        action->setShortcuts(keysOf(facts.command));
        const bool inTable = facts.reach == Reach::Table;
        action->setShortcutContext(inTable ? Qt::WidgetShortcut : Qt::WindowShortcut);
        (inTable ? table : window).addAction(action);
        m_actions.emplace(facts.command, action);
    }
    for (const Command command : {Command::Details, Command::Pause, Command::PauseAll})
        of(command)->setCheckable(true);
    of(Command::Quit)->setMenuRole(QAction::QuitRole);
    of(Command::Settings)->setMenuRole(QAction::PreferencesRole);
    of(Command::About)->setMenuRole(QAction::AboutRole);
    retranslate();
}

QAction *Commands::of(Command command) const
{
    return m_actions.at(command);
}

void Commands::retranslate()
{
    for (const CommandFacts &facts : commands) {
        of(facts.command)->setText(textOf(facts));
        of(facts.command)->setIconText(commandName(facts.command)); // for buttons
    }
}

void Commands::redrawIcons(const QPalette &palette)
{
    const QColor quiet = themeColours(palette).muted;
    const QColor highlighted = palette.color(QPalette::HighlightedText);
    for (const CommandFacts &facts : commands) {
        if (*facts.icon)
            of(facts.command)->setIcon(themedIcon(QString::fromLatin1(facts.icon), quiet, highlighted));
    }
}

} // namespace rushes
