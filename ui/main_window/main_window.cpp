// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/main_window.h"

#include "core/clock.h"
#include "engine/engine.h"
#include "engine/recovery.h"
#include "monitor/clip_keeper.h"
#include "monitor/intake.h"
#include "monitor/task_monitor.h"
#include "store/settings.h"
#include "ui/add/add_dialog.h"
#include "ui/add/notice_bar.h"
#include "ui/add/undecided_strip.h"
#include "ui/details/details_panel.h"
#include "ui/main_window/commands.h"
#include "ui/main_window/drop_hint.h"
#include "ui/main_window/found_key_strip.h"
#include "ui/main_window/quit_strip.h"
#include "ui/main_window/room_notices.h"
#include "ui/main_window/save_bar.h"
#include "ui/main_window/status_line.h"
#include "ui/main_window/top_bar.h"
#include "ui/main_window/use_cases.h"
#include "ui/settings/settings_dialog.h"
#include "ui/style/fonts.h"
#include "ui/table/empty_state.h"
#include "ui/table/filter_bar.h"
#include "ui/table/task_table_view.h"
#include "wording/error_text.h"
#include "wording/recovery_text.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace rushes {

namespace {

constexpr QSize smallestSize(720, 420);
constexpr int narrowestDetails = 300;

QVBoxLayout *stacked(QWidget *parent)
{
    auto *layout = new QVBoxLayout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

} // namespace

MainWindow::MainWindow(Engine &engine, double demoSpeed, QWidget *parent)
    : QMainWindow(parent)
    , m_engine(engine)
    , m_demoSpeed(demoSpeed)
    , m_model(engine.monitor(), engine.clock(), engine.clips())
{
    m_model.setNextCopy([this](qint64 number) { return m_engine.keeper().nextTry(number); });
    m_filtered.setSourceModel(&m_model);
    setObjectName(QStringLiteral("main"));
    setAcceptDrops(true);
    build();
    buildMenus();
    connectModel();
    connectTable();
    connectAdding();
    connectDetails();
    connectCommands();
    connectQuitting();
    connectWarnings();
    connectRoom();
    restoreLayout();
    retranslate();
    m_commands->redrawIcons(palette());
    refreshCounts();
    refreshSelection();
    m_status->setReading(engine.isReading());
    engine.whenRead(this, [this] {
        m_status->setReading(false);
        refreshCounts();
        if (const auto &recovery = m_engine.recovery()) {
            tell({Tone::Warning,
                  recoveryText(recovery->why, int(recovery->tasks), int(recovery->clipsFoundAgain),
                               int(recovery->unknownClips), recovery->setAsidePath),
                  {}});
        }
    });
}

MainWindow::~MainWindow()
{
    // The view speaks to its model while it goes; both are members.
    delete takeCentralWidget();
}

void MainWindow::build()
{
    auto *centre = new QWidget(this);
    QVBoxLayout *rows = stacked(centre);
    m_splitter = new QSplitter(Qt::Horizontal, centre);
    m_splitter->setChildrenCollapsible(false);
    auto *left = new QWidget(m_splitter);
    QVBoxLayout *column = stacked(left);

    m_strip = new UndecidedStrip(m_engine.intake(), m_engine.catalogue(), left);
    m_foundKey = new FoundKeyStrip(m_engine, left);
    m_filters = new FilterBar(left);
    m_content = new QStackedWidget(left);
    m_table = new TaskTableView(m_engine.settings(), m_engine.clock(), m_content);
    m_table->setModel(&m_filtered);
    m_empty = new EmptyState(m_content);
    m_empty->setDemoOffered(m_demoSpeed == 1);
    m_content->addWidget(m_table);
    m_content->addWidget(m_empty);
    m_notices = new NoticeBar(left);
    column->addWidget(m_strip);
    column->addWidget(m_foundKey);
    column->addWidget(m_filters);
    column->addWidget(m_content, 1);
    column->addWidget(new SaveBar(m_engine.saver(), left));
    column->addWidget(m_notices);
    m_quitStrip = new QuitStrip(left);
    column->addWidget(m_quitStrip);

    m_details = new DetailsPanel(m_engine, m_model, m_splitter);
    m_details->setMinimumWidth(scaled(narrowestDetails, this));
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { m_detailsWidth = m_splitter->sizes().value(1); });

    m_commands = new Commands(*this, *m_table);
    m_cases = new UseCases(m_engine, this);
    m_topBar = new TopBar(*m_commands, centre);
    m_topBar->setDemoSpeed(m_demoSpeed);
    m_status = new StatusLine(m_engine.monitor(), m_engine.clock(), centre);
    rows->addWidget(m_topBar);
    rows->addWidget(m_splitter, 1);
    rows->addWidget(m_status);
    setCentralWidget(centre);
    m_dropHint = new DropHint(this);
    setMinimumSize(scaled(smallestSize.width(), this), scaled(smallestSize.height(), this));
}

void MainWindow::connectModel()
{
    connect(&m_model, &TaskTableModel::countsChanged, this, &MainWindow::refreshCounts);
    connect(&m_engine.monitor(), &TaskMonitor::taskChanged, this, [this](const Task &, TaskChanges changes) {
        if (changes & ~TaskChanges(TaskChange::Heard | TaskChange::Schedule)) // no command depends on these
            refreshCommandsSoon();
    });
    connect(&m_engine.monitor(), &TaskMonitor::allPausedChanged, this, &MainWindow::refreshCommandsSoon);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &MainWindow::selectAdded,
            Qt::QueuedConnection);
    connect(&m_filtered, &QAbstractItemModel::modelReset, this, &MainWindow::showContent);
    connect(&m_filtered, &QAbstractItemModel::rowsInserted, this, &MainWindow::showContent);
    connect(&m_filtered, &QAbstractItemModel::rowsRemoved, this, &MainWindow::showContent);
    connect(&m_engine.monitor(), &TaskMonitor::storeTrouble, this, [this](const Error &error) {
        tell({Tone::Danger, errorText(error), {}});
    });
}

void MainWindow::connectTable()
{
    connect(m_table, &TaskTableView::chosen, this, &MainWindow::refreshSelection);
    connect(m_table, &QAbstractItemView::doubleClicked, this, &MainWindow::play);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        QMenu menu(this);
        fillContextMenu(menu);
        menu.exec(m_table->viewport()->mapToGlobal(position));
    });
    connect(m_filters, &FilterBar::filterChosen, this, [this](TaskFilter filter) {
        m_filtered.setFilter(filter);
        showContent();
    });
    connect(m_filters, &FilterBar::earlierToggled, this, [this](bool shown) {
        m_filtered.setShowsEarlier(shown);
        refreshCounts();
    });
    connect(m_topBar, &TopBar::searchChanged, this, [this](const QString &text) {
        m_filtered.setSearch(text);
        showContent();
        m_table->showStart(text.isEmpty());
    });
    connect(m_topBar, &TopBar::searchLeft, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
}

void MainWindow::connectAdding()
{
    connect(&m_incoming, &IncomingText::arrived, this, [this](const QString &text) { takeInText(text); });
    connect(&m_incoming, &IncomingText::refused, this, [this](const QString &sentence) {
        tell({Tone::Warning, sentence, {}});
    });
    connect(m_strip, &UndecidedStrip::decided, this, [this](const AddReport &report) {
        tellAdded({.added = report.added, .alreadyThere = report.alreadyThere, .undecided = 0});
    });
    connect(m_strip, &UndecidedStrip::dismissed, this, [this](const QStringList &ids) {
        //: ids
        tell({Tone::Neutral,
              tr("Not added: %Ln.", nullptr, int(ids.size())),
              {{tr("Undo"), [this, ids] { takeInText(ids.join(u'\n')); }}}});
    });
    connect(m_strip, &UndecidedStrip::undoRequested, m_cases, &UseCases::undoAdding);
    connect(&m_engine.intake(), &Intake::undecidedChanged, this, &MainWindow::showContent);
    connect(m_foundKey, &FoundKeyStrip::used, this, [this](const QString &sentence) {
        tell({Tone::Neutral, sentence, {}});
    });
    connect(m_cases, &UseCases::notice, this, &MainWindow::tell);
    connect(m_cases, &UseCases::removing, m_table, &TaskTableView::selectAfterRemoval);
    connect(m_empty, &EmptyState::addRequested, this, &MainWindow::addTasks);
    connect(m_empty, &EmptyState::keyRequested, this, &MainWindow::askForKey);
    connect(m_empty, &EmptyState::demoRequested, this, &MainWindow::demoRequested);
    connect(m_empty, &EmptyState::showAllRequested, this, [this] {
        showAll();
        if (m_filtered.rowCount() == 0) // all of them ended long ago
            m_filters->setEarlierShown(true);
    });
    connect(m_status, &StatusLine::keyRequested, this, &MainWindow::askForKeyOf);
    connect(m_status, &StatusLine::resumeRequested, this, [this] { m_cases->setAllPaused(false); });
}

void MainWindow::connectDetails()
{
    connect(m_details, &DetailsPanel::saveRequested, m_cases,
            [this](qint64 number) { m_cases->save({number}); });
    connect(m_details, &DetailsPanel::saveAsRequested, m_cases, &UseCases::saveAs);
    connect(m_details, &DetailsPanel::checkRequested, m_cases,
            [this](qint64 number) { m_cases->check({number}); });
    connect(m_details, &DetailsPanel::moveRequested, m_cases, &UseCases::move);
    connect(m_details, &DetailsPanel::showInFolderRequested, m_cases, &UseCases::showInFolder);
    connect(m_details, &DetailsPanel::fetchAnywayRequested, m_cases, &UseCases::fetchAnyway);
    connect(m_details, &DetailsPanel::modeRequested, m_cases,
            [this](qint64 number, const QString &mode) { m_cases->setMode({number}, mode); });
}

void MainWindow::connectRoom()
{
    const auto *notices = new RoomNotices(m_engine, this);
    connect(notices, &RoomNotices::notice, this, &MainWindow::tell);
    connect(notices, &RoomNotices::saveAllRequested, this, [this] { m_cases->save(readyToSave()); });
    connect(notices, &RoomNotices::settingsRequested, this, [this] {
        showSettings();
        m_settingsDialog->showPage(SettingsDialog::Folders);
    });
}

void MainWindow::takeInText(const QString &text, const Intake::Taken &taken)
{
    m_engine.intake().takeIn(text, [guard = QPointer(this), taken](const IntakeReport &report) {
        if (guard) {
            guard->m_strip->setAdded(report);
            guard->tellAdded(report);
        }
        if (taken)
            taken(report);
    });
}

void MainWindow::tellAdded(const IntakeReport &report)
{
    m_cases->tellIntake(report);
    m_toSelect = report.added + report.alreadyThere;
    selectAdded();
}

/// Tasks are shown once they are on disk, a moment after they were added.
void MainWindow::selectAdded()
{
    const auto isShown = [this](qint64 number) { return m_model.rowOf(number) >= 0; };
    if (!m_toSelect.isEmpty() && std::ranges::all_of(m_toSelect, isShown))
        selectTasks(std::exchange(m_toSelect, {}));
}

void MainWindow::selectTasks(const QVector<qint64> &numbers)
{
    bool isShown = m_table->selectNumbers(numbers);
    if (!isShown) {
        showAll(); // a filter hides them
        isShown = m_table->selectNumbers(numbers);
    }
    if (!isShown) {
        m_filters->setEarlierShown(true);
        m_table->selectNumbers(numbers);
    }
    m_table->followCurrent(); // notices take room, and a first answer moves a row
}

void MainWindow::showAll()
{
    m_topBar->clearSearch();
    m_filters->setFilter(AllTasks);
}

void MainWindow::bringForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::tell(const Notice &notice)
{
    m_notices->tell(notice);
}

QVector<qint64> MainWindow::selection() const
{
    return m_table->selectedNumbers();
}

std::optional<qint64> MainWindow::current() const
{
    const QVector<qint64> numbers = selection();
    if (numbers.isEmpty())
        return std::nullopt;
    const auto row = m_table->currentNumber();
    return row && numbers.contains(*row) ? *row : numbers.constFirst();
}

/// Nothing there, nothing that matches, or the table.
void MainWindow::showContent()
{
    const bool isReading = m_engine.isReading() && m_model.rowCount() == 0;
    const bool nothing = m_model.rowCount() == 0 && !isReading;
    const bool noMatch = !nothing && !isReading && m_filtered.rowCount() == 0;
    m_empty->setKind(isReading ? EmptyState::Kind::Reading
                     : noMatch ? EmptyState::Kind::NoMatch
                               : EmptyState::Kind::NoTasks);
    QWidget *content = nothing || noMatch || isReading ? static_cast<QWidget *>(m_empty) : m_table;
    if (content != m_content->currentWidget()) {
        const bool typing = m_topBar->isAncestorOf(focusWidget());
        m_content->setCurrentWidget(content);
        if (!typing) // so that its keys work
            content->setFocus(Qt::NoFocusReason);
    }
    m_topBar->setVisible(!nothing);
    m_filters->setVisible(!nothing);
    m_status->setVisible(!nothing);
    m_details->setVisible(!nothing && m_detailsWanted);
}

void MainWindow::refreshCounts()
{
    if (!m_engine.isReading()) { // else they are not known yet
        m_filters->setCounts([this](TaskFilter filter) {
            return m_model.count(filter) - (m_filtered.showsEarlier() ? 0 : m_model.countEarlier(filter));
        });
        m_filters->setEarlierCount(m_model.countEarlier(AllTasks));
    }
    m_readyCountStale = true;
    showContent();
    refreshCommandsSoon();
}

void MainWindow::refreshSelection()
{
    const QVector<qint64> numbers = selection();
    if (numbers.size() > 1)
        m_details->showSelection(numbers);
    else
        m_details->showTask(numbers.isEmpty() ? std::nullopt : std::optional(numbers.constFirst()));
    refreshCommandsSoon();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (!m_commands)
        return;
    if (event->type() == QEvent::LanguageChange) {
        m_model.retranslate();
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        m_commands->redrawIcons(palette());
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!IncomingText::accepts(*event->mimeData()))
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_dropHint->appear();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *event)
{
    m_dropHint->hide();
    QMainWindow::dragLeaveEvent(event);
}

void MainWindow::dropEvent(QDropEvent *event)
{
    m_dropHint->hide();
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_incoming.take(*event->mimeData());
}

} // namespace rushes
