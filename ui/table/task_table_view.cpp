// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/task_table_view.h"

#include "core/clock.h"
#include "store/settings.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "ui/table/cell_delegates.h"
#include "ui/table/column_fit.h"

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSet>
#include <QTimerEvent>

#include <algorithm>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr int fastestTick = 100;    ///< ms, of the demo's fast clock
constexpr int tickPeriod = 1000;    ///< ms of the clock that is shown
constexpr QLatin1StringView layoutName("table");

/// How a column behaves where there is too little or too much room. The widths themselves are the model's (ColumnFacts).
struct Stretch
{
    TaskColumn column;
    double narrowest;   ///< share of its width
    double growth;      ///< share of what is over
};
constexpr Stretch stretches[] = {
    {TaskColumn::Task, 0.85, 1.0},     {TaskColumn::Service, 0.8, 1.6}, {TaskColumn::Progress, 0.6, 1.6},
    {TaskColumn::Heard, 0.85, 1.0},    {TaskColumn::Message, 0.6, 2.0}, {TaskColumn::Clip, 0.9, 0.2},
    {TaskColumn::Remaining, 0.9, 0.2}, {TaskColumn::Status, 0.95, 0.2}, {TaskColumn::Elapsed, 0.9, 0.2},
};

ColumnWish wishOf(TaskColumn column, const ColumnArrangement::Choice &choice, const QWidget *widget)
{
    const ColumnFacts &facts = factsOf(column);
    ColumnWish wish;
    wish.width = choice.width > 0 ? choice.width : scaled(facts.width, widget);
    wish.minimum = wish.width;
    wish.priority = facts.priority;
    wish.wanted = choice.shown.value_or(facts.shownAtFirst);
    wish.pinned = choice.shown.value_or(false);
    if (choice.width > 0)
        return wish; // the user's widths are kept
    for (const Stretch &stretch : stretches) {
        if (stretch.column == column) {
            wish.minimum = int(wish.width * stretch.narrowest);
            wish.growth = stretch.growth;
        }
    }
    return wish;
}

} // namespace

TaskTableView::TaskTableView(Settings &settings, const Clock &clock, QWidget *parent)
    : QTableView(parent)
    , m_settings(settings)
    , m_clock(clock)
    , m_arrangement(ColumnArrangement::fromJson(settings.layout(layoutName)))
{
    setAccessibleName(tr("Tasks"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    viewport()->setBackgroundRole(QPalette::Window);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    buildDelegates();
    buildHeader();
    connect(&m_posters, &PosterCache::loaded, this, &TaskTableView::repaintPosters);
}

void TaskTableView::buildDelegates()
{
    const auto use = [this](TaskColumn column, QAbstractItemDelegate *delegate) {
        setItemDelegateForColumn(int(column), delegate);
    };
    using Kind = TwoLineDelegate::Kind;
    auto *number = new NumberDelegate(NumberDelegate::Alarm::Quiet, this);
    auto *small = new TwoLineDelegate(Kind::Small, this);
    use(TaskColumn::Poster, new PosterDelegate(m_posters, this));
    use(TaskColumn::Task, new TwoLineDelegate(Kind::TitleOverId, this));
    use(TaskColumn::Service, new TwoLineDelegate(Kind::TextOverText, this));
    use(TaskColumn::Status, new IconWordDelegate(IconWordDelegate::Weight::Medium, this));
    use(TaskColumn::Progress, new StripDelegate(this));
    use(TaskColumn::Elapsed, number);
    use(TaskColumn::Remaining, number);
    use(TaskColumn::Expires, new NumberDelegate(NumberDelegate::Alarm::Heavier, this));
    use(TaskColumn::Clip, new IconWordDelegate(IconWordDelegate::Weight::Plain, this));
    use(TaskColumn::Heard, small);
    use(TaskColumn::Created, small);
    use(TaskColumn::Message, small);
}

void TaskTableView::buildHeader()
{
    QHeaderView *header = horizontalHeader();
    header->setAccessibleName(tr("Columns"));
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setMinimumSectionSize(scaled(40, this));
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint &position) {
        QMenu menu(this);
        fillColumnMenu(menu);
        menu.exec(header->mapToGlobal(position));
    });
    connect(header, &QHeaderView::sectionResized, this, [this](int section, int, int width) {
        if (m_fitting || width <= 0)
            return;
        m_arrangement.of(TaskColumn(section)).width = width;
        remember();
    });
    connect(header, &QHeaderView::sectionHandleDoubleClicked, this, [this](int section) {
        m_arrangement.of(TaskColumn(section)).width = 0;
        remember();
        fit();
    });
    connect(header, &QHeaderView::sectionMoved, this, [this, header] {
        if (m_fitting)
            return;
        m_arrangement.order.clear();
        for (int place = 0; place < header->count(); ++place)
            m_arrangement.order.append(TaskColumn(header->logicalIndex(place)));
        remember();
    });
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this](int section, Qt::SortOrder order) {
        if (m_fitting || section < 0)
            return;
        m_arrangement.sortColumn = TaskColumn(section);
        m_arrangement.sortOrder = order;
        remember();
    });
}

void TaskTableView::setModel(QAbstractItemModel *newModel)
{
    QTableView::setModel(newModel);
    connect(newModel, &QAbstractItemModel::modelAboutToBeReset, this, &TaskTableView::keepSelection);
    connect(newModel, &QAbstractItemModel::modelReset, this, &TaskTableView::bringBackSelection);
    connect(newModel, &QAbstractItemModel::modelReset, this, &TaskTableView::updateTicking);
    connect(newModel, &QAbstractItemModel::rowsInserted, this, &TaskTableView::updateTicking);
    connect(newModel, &QAbstractItemModel::rowsRemoved, this, &TaskTableView::updateTicking);
    arrange();
    setSortingEnabled(true);
}

void TaskTableView::arrange()
{
    QHeaderView *header = horizontalHeader();
    {
        const QScopedValueRollback guard(m_fitting, true);
        for (int place = 0; place < m_arrangement.order.size(); ++place)
            header->moveSection(header->visualIndex(int(m_arrangement.order[place])), place);
        header->setSortIndicator(int(m_arrangement.sortColumn), m_arrangement.sortOrder);
        sortByColumn(int(m_arrangement.sortColumn), m_arrangement.sortOrder);
        verticalHeader()->setDefaultSectionSize(taskRowHeight(this));
        verticalScrollBar()->setSingleStep(taskRowHeight(this) / 2);
        horizontalScrollBar()->setSingleStep(scaled(24, this));
    }
    fit();
}

void TaskTableView::fit()
{
    if (!model())
        return;
    const QScopedValueRollback guard(m_fitting, true);
    QVector<ColumnWish> wishes;
    for (int column = 0; column < taskColumnCount; ++column)
        wishes.append(wishOf(TaskColumn(column), m_arrangement.of(TaskColumn(column)), this));
    const QVector<FittedColumn> fitted = fitColumns(wishes, viewport()->width());
    for (int column = 0; column < taskColumnCount; ++column) {
        setColumnHidden(column, !fitted[column].shown);
        if (fitted[column].shown)
            setColumnWidth(column, fitted[column].width);
    }
}

void TaskTableView::remember()
{
    m_settings.setLayout(layoutName, m_arrangement.toJson());
}

void TaskTableView::fillColumnMenu(QMenu &menu)
{
    for (const TaskColumn column : std::as_const(m_arrangement.order)) {
        QAction *action = menu.addAction(columnTitle(column));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(int(column)));
        action->setEnabled(column != TaskColumn::Task); // a row without its name says nothing
        connect(action, &QAction::toggled, this, [this, column](bool shown) { showOrHide(column, shown); });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Reset columns")), &QAction::triggered, this, &TaskTableView::resetColumns);
}

void TaskTableView::showOrHide(TaskColumn column, bool shown)
{
    m_arrangement.of(column).shown = shown;
    remember();
    fit();
}

void TaskTableView::resetColumns()
{
    m_arrangement = ColumnArrangement::initial();
    remember();
    arrange();
}

QModelIndex TaskTableView::indexOf(qint64 number) const
{
    const QModelIndexList found = model()->match(model()->index(0, 0), NumberRole, number, 1, Qt::MatchExactly);
    return found.isEmpty() ? QModelIndex() : found.constFirst();
}

QVector<qint64> TaskTableView::selectedNumbers() const
{
    if (!selectionModel())
        return {};
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QVector<qint64> numbers;
    numbers.reserve(rows.size());
    for (const QModelIndex &row : std::as_const(rows))
        numbers.append(row.data(NumberRole).toLongLong());
    return numbers;
}

std::optional<qint64> TaskTableView::currentNumber() const
{
    const QModelIndex current = currentIndex();
    return current.isValid() ? std::optional(current.data(NumberRole).toLongLong()) : std::nullopt;
}

QVector<int> TaskTableView::rowsOf(const QVector<qint64> &numbers) const
{
    // One pass over the rows, however many are looked for.
    const QSet<qint64> wanted(numbers.cbegin(), numbers.cend());
    QVector<int> rows;
    rows.reserve(wanted.size());
    for (int row = 0; row < model()->rowCount() && rows.size() < wanted.size(); ++row) {
        if (wanted.contains(model()->index(row, 0).data(NumberRole).toLongLong()))
            rows.append(row);
    }
    return rows;
}

QItemSelection TaskTableView::asRanges(const QVector<int> &rows) const
{
    QItemSelection selection;
    for (qsizetype first = 0; first < rows.size();) {
        qsizetype last = first;
        while (last + 1 < rows.size() && rows.at(last + 1) == rows.at(last) + 1)
            ++last;
        selection.append(QItemSelectionRange(model()->index(rows.at(first), 0),
                                             model()->index(rows.at(last), model()->columnCount() - 1)));
        first = last + 1;
    }
    return selection;
}

bool TaskTableView::selectNumbers(const QVector<qint64> &numbers)
{
    const QVector<int> rows = rowsOf(numbers);
    if (rows.isEmpty())
        return false;
    const QModelIndex shown = model()->index(rows.constFirst(), int(TaskColumn::Task));
    selectionModel()->setCurrentIndex(shown, QItemSelectionModel::NoUpdate);
    selectionModel()->select(asRanges(rows), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(shown);
    return true;
}

void TaskTableView::step(int by)
{
    const int rows = model() ? model()->rowCount() : 0;
    if (rows == 0)
        return;
    const int row = currentIndex().isValid() ? std::clamp(currentIndex().row() + by, 0, rows - 1) : 0;
    const QModelIndex index = model()->index(row, int(TaskColumn::Task));
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void TaskTableView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (!m_resetting)
        Q_EMIT chosen();
}

void TaskTableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (!m_resetting && current.row() != previous.row())
        Q_EMIT chosen();
}

void TaskTableView::keepSelection()
{
    m_resetting = true;
    m_keptSelection = selectedNumbers();
    m_keptCurrent = currentNumber();
    m_keptScroll = verticalScrollBar()->value();
}

void TaskTableView::bringBackSelection()
{
    const QItemSelection selection = asRanges(rowsOf(m_keptSelection));
    if (m_keptCurrent) {
        if (const QModelIndex current = indexOf(*m_keptCurrent); current.isValid())
            selectionModel()->setCurrentIndex(current.siblingAtColumn(int(TaskColumn::Task)), QItemSelectionModel::NoUpdate);
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    updateGeometries(); // so that the scroll bar knows the new height
    verticalScrollBar()->setValue(m_keptScroll);
    m_resetting = false;
    fit();
    Q_EMIT chosen();
}

void TaskTableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (!m_fitting && event->oldSize().width() != event->size().width())
        fit();
}

void TaskTableView::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    window()->installEventFilter(this); // it is the window that is minimised
    updateTicking();
}

void TaskTableView::hideEvent(QHideEvent *event)
{
    QTableView::hideEvent(event);
    updateTicking();
}

bool TaskTableView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::WindowStateChange && watched == window())
        updateTicking();
    return QTableView::eventFilter(watched, event);
}

void TaskTableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange && model())
        arrange();
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Tasks"));
        horizontalHeader()->setAccessibleName(tr("Columns"));
    }
}

bool TaskTableView::viewportEvent(QEvent *event)
{
    // A row is one thing: hovering over a cell of it changes nothing, so nothing is repainted.
    if (event->type() == QEvent::HoverMove || event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        return true;
    return QTableView::viewportEvent(event);
}

void TaskTableView::updateTicking()
{
    const bool needed = isVisible() && !window()->isMinimized() && model() && model()->rowCount() > 0;
    if (!needed)
        m_tick.stop();
    else if (!m_tick.isActive())
        m_tick.start(std::max(fastestTick, int(tickPeriod / std::max(1.0, m_clock.speed()))), Qt::CoarseTimer, this);
}

void TaskTableView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_tick.timerId())
        repaintTimeColumns();
    else
        QTableView::timerEvent(event);
}

void TaskTableView::repaintTimeColumns()
{
    const int height = std::min(viewport()->height(), verticalHeader()->length() - verticalHeader()->offset());
    for (int column = 0; column < taskColumnCount; ++column) {
        if (factsOf(TaskColumn(column)).timeDependent && !isColumnHidden(column))
            viewport()->update(columnViewportPosition(column), 0, columnWidth(column), height);
    }
}

void TaskTableView::repaintPosters(const QString &)
{
    const int column = int(TaskColumn::Poster);
    if (!isColumnHidden(column))
        viewport()->update(columnViewportPosition(column), 0, columnWidth(column), viewport()->height());
}

} // namespace rushes
