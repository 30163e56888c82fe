// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/main_window.h"

#include "engine/engine.h"
#include "monitor/intake.h"
#include "monitor/task_monitor.h"
#include "store/settings.h"
#include "ui/add/add_dialog.h"
#include "ui/add/notice_bar.h"
#include "ui/details/details_panel.h"
#include "ui/details/task_actions.h"
#include "ui/log/log_window.h"
#include "ui/main_window/commands.h"
#include "ui/main_window/keys_dialog.h"
#include "ui/main_window/row_text.h"
#include "ui/main_window/top_bar.h"
#include "ui/main_window/use_cases.h"
#include "ui/settings/settings_dialog.h"
#include "ui/style/literal_text.h"
#include "ui/table/filter_bar.h"
#include "ui/table/task_table_view.h"
#include "wording/catalogue_text.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenuBar>
#include <QShortcut>

#include <functional>
#include <optional>
#include <utility>

namespace rushes {

namespace {

using Entry = std::optional<Command>; ///< nothing: a line
constexpr Entry line = std::nullopt;

// The menus, in their order. Set mode and Columns are menus of their own and are put in by name.
constexpr Entry fileMenu[] = {Command::Add,      Command::Paste, Command::OpenFiles, line,
                              Command::Settings, line,           Command::Quit};
constexpr Entry taskMenu[] = {Command::Check,
                              Command::CheckAll,
                              line,
                              Command::Pause,
                              Command::PauseAll,
                              line,
                              Command::Mode,
                              Command::Label,
                              line,
                              Command::CopyId,
                              Command::CopyLink,
                              Command::CopyError,
                              Command::CopyRow,
                              line,
                              Command::Remove};
constexpr Entry clipMenu[] = {Command::Play,    line, Command::Save,        Command::SaveAs,
                              Command::SaveAll, line, Command::ShowInFolder};
constexpr Entry viewMenu[] = {Command::Find, line, Command::Next, Command::Previous, line, Command::Details};
constexpr Entry helpMenu[] = {Command::Keys, line, Command::Log, Command::CopyReport, line, Command::About};
constexpr Entry contextMenu[] = {Command::Check,
                                 Command::Pause,
                                 line,
                                 Command::Play,
                                 Command::Save,
                                 Command::SaveAs,
                                 Command::ShowInFolder,
                                 line,
                                 Command::Mode,
                                 Command::Label,
                                 line,
                                 Command::CopyId,
                                 Command::CopyLink,
                                 Command::CopyError,
                                 Command::CopyRow,
                                 line,
                                 Command::Remove};

void fill(QMenu &menu, std::span<const Entry> entries, const Commands &commands)
{
    for (const Entry &entry : entries) {
        if (entry)
            menu.addAction(commands.of(*entry));
        else
            menu.addSeparator();
    }
}

/// The columns that a copied row has; the id and the label stand before them.
constexpr TaskColumn copiedColumns[] = {TaskColumn::Service, TaskColumn::Status, TaskColumn::Elapsed,
                                        TaskColumn::Expires, TaskColumn::Clip,   TaskColumn::Created,
                                        TaskColumn::Message};

constexpr int mostServicesInMenu = 3; ///< more are in a menu of their own

constexpr TaskFilter filterKeys[] = {AllTasks,     RunningTasks, ReadyTasks,
                                     NotHeldTasks, FailedTasks,  SavedTasks};

} // namespace

void MainWindow::buildMenus()
{
    const auto add = [this](std::span<const Entry> entries) {
        QMenu *menu = menuBar()->addMenu(QString());
        fill(*menu, entries, *m_commands);
        m_menus.append(menu);
        return menu;
    };
    add(fileMenu);
    add(taskMenu);
    add(clipMenu);
    QMenu *view = add(viewMenu);
    m_columnMenu = new QMenu(view);
    view->addMenu(m_columnMenu);
    connect(m_columnMenu, &QMenu::aboutToShow, this, [this] {
        m_columnMenu->clear();
        m_table->fillColumnMenu(*m_columnMenu);
    });
    add(helpMenu);

    m_modeMenu = new QMenu(this);
    m_commands->of(Command::Mode)->setMenu(m_modeMenu);
    connect(m_modeMenu, &QMenu::aboutToShow, this,
            [this] { m_cases->fillModeMenu(*m_modeMenu, selection()); });

    for (int i = 0; i < int(std::size(filterKeys)); ++i) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)), this);
        connect(shortcut, &QShortcut::activated, this, [this, i] { m_filters->setFilter(filterKeys[i]); });
    }
}

void MainWindow::retranslate()
{
    setWindowTitle(QStringLiteral("Rushes"));
    m_commands->retranslate();
    refreshCommands();
    const QStringList titles{tr("&File"), tr("&Task"), tr("&Clip"), tr("&View"), tr("&Help")};
    for (qsizetype i = 0; i < m_menus.size(); ++i)
        m_menus[i]->setTitle(titles[i]);
    m_columnMenu->setTitle(tr("&Columns"));
}

void MainWindow::fillContextMenu(QMenu &menu)
{
    fill(menu, contextMenu, *m_commands);
    const auto number = current();
    const SharedTask task = number && selection().size() == 1 ? m_engine.monitor().task(*number) : nullptr;
    if (!task)
        return;
    QAction *behind = menu.actions().value(1);
    const QVector<QString> others = otherServicesOf(*task, m_engine.catalogue());
    QMenu *submenu = nullptr;
    if (others.size() > mostServicesInMenu) {
        //: a menu of services; the task is watched there from now on
        submenu = new QMenu(tr("Watch at another service"), &menu);
        menu.insertMenu(behind, submenu);
    }
    for (const QString &service : others) {
        const QString title = serviceText(m_engine.catalogue().find(service), service);
        //: %1: a service; the task is watched there from now on
        auto *move = new QAction(literalText(submenu ? title : tr("Watch at %1").arg(title)), &menu);
        connect(move, &QAction::triggered, this,
                [this, number = *number, service] { m_cases->move(number, service); });
        if (submenu)
            submenu->addAction(move);
        else
            menu.insertAction(behind, move);
    }
}

// The function is a template's argument: GCC 12 calls a captured one wrongly under its undefined-behaviour
// sanitizer.
template<auto what>
void MainWindow::onCurrent(Command command)
{
    connect(m_commands->of(command), &QAction::triggered, this, [this] {
        if (const auto number = current())
            (m_cases->*what)(*number);
    });
}

template<auto what>
void MainWindow::onSelection(Command command)
{
    connect(m_commands->of(command), &QAction::triggered, this, [this] { (m_cases->*what)(selection()); });
}

void MainWindow::connectCommands()
{
    const auto on = [this](Command command, auto what) {
        connect(m_commands->of(command), &QAction::triggered, this, std::move(what));
    };
    on(Command::Add, [this] { addTasks(); });
    on(Command::Paste, [this] { paste(); });
    on(Command::OpenFiles, [this] { openFiles(); });
    on(Command::Settings, [this] { showSettings(); });
    on(Command::Quit, [this] { close(); });
    onSelection<&UseCases::check>(Command::Check);
    on(Command::CheckAll, [this] { m_cases->checkAll(); });
    on(Command::Pause,
       [this] { m_cases->setPaused(selection(), m_commands->of(Command::Pause)->isChecked()); });
    on(Command::PauseAll, [this](bool paused) { m_cases->setAllPaused(paused); });
    onSelection<&UseCases::askForLabel>(Command::Label);
    onSelection<&UseCases::copyIds>(Command::CopyId);
    onSelection<&UseCases::copyLinks>(Command::CopyLink);
    onSelection<&UseCases::copyMessages>(Command::CopyError);
    on(Command::CopyRow, [this] { copyRows(); });
    onSelection<&UseCases::remove>(Command::Remove);
    on(Command::Play, [this] { play(); });
    onSelection<&UseCases::save>(Command::Save);
    onCurrent<&UseCases::saveAs>(Command::SaveAs);
    on(Command::SaveAll, [this] { m_cases->save(readyToSave()); });
    onCurrent<&UseCases::showInFolder>(Command::ShowInFolder);
    on(Command::Find, [this] { m_topBar->goToSearch(); });
    on(Command::Next, [this] { m_table->step(1); });
    on(Command::Previous, [this] { m_table->step(-1); });
    on(Command::Details, [this](bool wanted) {
        m_detailsWanted = wanted;
        showContent();
    });
    on(Command::Keys, [this] { (new KeysDialog(this))->open(); });
    on(Command::Log, [this] { showLog(); });
    on(Command::CopyReport, [this] {
        copyProblemReport(m_engine);
        tell({Tone::Good, tr("The report is on the clipboard. Read it before you post it."), {}});
    });
    on(Command::About, [this] { showAbout(this); });
}

void MainWindow::showLog()
{
    auto *log = findChild<LogWindow *>();
    if (!log)
        log = new LogWindow(m_engine, this);
    log->show();
    log->activateWindow();
}

void MainWindow::addTasks()
{
    if (m_addDialog) {
        m_addDialog->activateWindow();
        return;
    }
    m_addDialog = new AddDialog(m_engine.catalogue(), m_engine.settings(), this);
    m_addDialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_addDialog, &QDialog::accepted, this, [this] {
        m_addDialog->rememberChoice();
        m_engine.whenRead(this, [this, tasks = m_addDialog->newTasks()] {
            const AddReport report = m_engine.monitor().add(tasks);
            tellAdded({.added = report.added, .alreadyThere = report.alreadyThere, .undecided = 0});
        });
    });
    m_addDialog->open();
}

void MainWindow::openFiles()
{
    auto *dialog = new QFileDialog(this, tr("Add from files"), QString(),
                                   tr("Text (*.txt *.json *.csv *.log *.md);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, &m_incoming, &IncomingText::readFiles);
    dialog->open();
}

void MainWindow::paste()
{
    if (const QMimeData *content = QGuiApplication::clipboard()->mimeData())
        m_incoming.take(*content);
}

void MainWindow::play()
{
    m_details->playPause();
}

void MainWindow::copyRows()
{
    QStringList lines;
    const QVector<qint64> numbers = selection();
    for (const qint64 number : numbers) {
        const SharedTask task = m_engine.monitor().task(number);
        if (!task)
            continue;
        QStringList fields{task->id, task->label};
        const int row = m_model.rowOf(number);
        for (const TaskColumn column : copiedColumns) {
            const QModelIndex index = m_model.index(row, int(column));
            fields.append(index.data(Qt::DisplayRole).toString());
            if (column == TaskColumn::Service)
                fields.append(index.data(SecondLineRole).toString());
        }
        lines.append(rowText(fields));
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void MainWindow::showSettings()
{
    if (!m_settingsDialog) {
        m_settingsDialog = new SettingsDialog(m_engine, this);
        m_settingsDialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_settingsDialog->open();
    m_settingsDialog->activateWindow();
}

void MainWindow::askForKey()
{
    showSettings();
    m_settingsDialog->showPage(SettingsDialog::Keys);
}

void MainWindow::askForKeyOf(const QString &service)
{
    askForKey();
    m_settingsDialog->showKeyOf(service);
}

QVector<qint64> MainWindow::readyToSave() const
{
    QVector<qint64> numbers;
    if (m_model.count(ReadyTasks) == 0)
        return numbers;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const SharedTask task = m_model.task(m_model.numberAt(row));
        if (task && isReady(*task) && task->clip == ClipState::Held)
            numbers.append(task->number);
    }
    return numbers;
}

/// Says where some of the ready clips are left out: an unverified one is saved by itself alone.
QString MainWindow::saveAllText() const
{
    if (m_readyCount == 0)
        return commandName(Command::SaveAll);
    const QString count = QLocale().toString(m_readyCount);
    const int ready = m_model.count(ReadyTasks);
    if (ready > m_readyCount)
        //: a button; %1: how many clips, %2: of how many
        return tr("Save all ready (%1 of %2)").arg(count, QLocale().toString(ready));
    //: a button; %1: how many clips
    return tr("Save all ready (%1)").arg(count);
}

/// Many changes of one moment make one refresh.
void MainWindow::refreshCommandsSoon()
{
    if (m_refreshPending)
        return;
    m_refreshPending = true;
    QMetaObject::invokeMethod(this, &MainWindow::refreshCommands, Qt::QueuedConnection);
}

void MainWindow::refreshCommands()
{
    m_refreshPending = false;
    const SelectionFacts facts = m_cases->factsOf(selection());
    const auto enable = [this](Command command, bool enabled) {
        m_commands->of(command)->setEnabled(enabled);
    };
    const bool any = facts.count > 0;
    enable(Command::Check, facts.anyToCheck);
    enable(Command::CheckAll, m_model.count(RunningTasks) > 0 || m_model.count(NotHeldTasks) > 0);
    enable(Command::Pause, facts.anyToPause);
    m_commands->of(Command::Pause)->setChecked(facts.allPaused);
    m_commands->of(Command::PauseAll)->setChecked(m_engine.monitor().allArePaused());
    enable(Command::Mode, facts.family != nullptr);
    enable(Command::Label, any);
    enable(Command::CopyId, any);
    enable(Command::CopyRow, any);
    enable(Command::CopyLink, facts.anyLink);
    enable(Command::CopyError, facts.anyMessage);
    enable(Command::Remove, any);
    enable(Command::Play, facts.count == 1 && facts.anyPlayable);
    enable(Command::Save, facts.anyHere);
    enable(Command::SaveAs, facts.count == 1 && facts.anyHere);
    enable(Command::ShowInFolder, facts.count == 1 && facts.anyOnDisk);
    enable(Command::Next, m_filtered.rowCount() > 0);
    enable(Command::Previous, m_filtered.rowCount() > 0);

    if (std::exchange(m_readyCountStale, false))
        m_readyCount = int(readyToSave().size());
    enable(Command::SaveAll, m_readyCount > 0);
    m_commands->of(Command::SaveAll)->setIconText(saveAllText());
}

} // namespace rushes
