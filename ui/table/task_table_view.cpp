// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/task_table_view.h"

#include "core/clock.h"
#include "store/settings.h"
#include "ui/style/fonts.h"
#include "ui/table/cell_delegates.h"
#include "ui/table/followed_row.h"

#include <QAccessible>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QSet>
#include <QTimerEvent>

#include <algorithm>
#include <utility>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr int fastestTick = 100; ///< ms, of the demo's fast clock
constexpr int tickPeriod = 1000; ///< ms of the clock that is shown

} // namespace

TaskTableView::TaskTableView(Settings &settings, const Clock &clock, QWidget *parent)
    : QTableView(parent)
    , m_settings(settings)
    , m_clock(clock)
    , m_arrangement(rememberedArrangement(settings))
    , m_followed(new FollowedRow(*this))
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

void TaskTableView::setModel(QAbstractItemModel *newModel)
{
    QTableView::setModel(newModel);
    connect(newModel, &QAbstractItemModel::modelAboutToBeReset, this, &TaskTableView::keepSelection);
    connect(newModel, &QAbstractItemModel::modelReset, this, &TaskTableView::bringBackSelection);
    connect(newModel, &QAbstractItemModel::modelReset, this, &TaskTableView::updateTicking);
    connect(newModel, &QAbstractItemModel::rowsInserted, this, &TaskTableView::updateTicking);
    connect(newModel, &QAbstractItemModel::rowsRemoved, this, &TaskTableView::updateTicking);
    connect(newModel, &QAbstractItemModel::rowsRemoved, this, &TaskTableView::selectSuccessor);
    m_followed->watchModel(); // last, once selection and scroll are brought back
    arrange();
    setSortingEnabled(true);
}

QModelIndex TaskTableView::indexOf(qint64 number) const
{
    const QModelIndexList found =
        model()->match(model()->index(0, 0), NumberRole, number, 1, Qt::MatchExactly);
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
    QVector<int> rows;
    rows.reserve(numbers.size());
    for (const qint64 number : numbers) {
        if (const QModelIndex index = indexOf(number); index.isValid())
            rows.append(index.row());
    }
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
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

void TaskTableView::followCurrent()
{
    m_followed->follow();
}

void TaskTableView::selectAfterRemoval(const QVector<qint64> &numbers)
{
    m_successor.reset();
    const QSet<qint64> going(numbers.cbegin(), numbers.cend());
    const auto goes = [&going](qint64 number) { return going.contains(number); };
    const QVector<qint64> selected = selectedNumbers();
    const QVector<int> rows = rowsOf(numbers);
    if (rows.isEmpty() || selected.isEmpty() || !std::ranges::all_of(selected, goes))
        return;
    // The next row that stays, else the one before.
    const auto numberAt = [this](int row) { return model()->index(row, 0).data(NumberRole).toLongLong(); };
    int row = rows.constLast() + 1;
    if (row >= model()->rowCount()) {
        do
            --row;
        while (row >= 0 && goes(numberAt(row)));
    }
    if (row >= 0)
        m_successor = numberAt(row);
}

void TaskTableView::selectSuccessor()
{
    if (m_successor && selectionModel()->selectedRows().isEmpty())
        selectNumbers({*std::exchange(m_successor, std::nullopt)});
}

QModelIndex TaskTableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int rows = model() ? model()->rowCount() : 0;
    if ((action != MoveHome && action != MoveEnd) || rows == 0)
        return QTableView::moveCursor(action, modifiers);
    const QModelIndex current = currentIndex();
    return model()->index(action == MoveHome ? 0 : rows - 1,
                          current.isValid() ? current.column() : int(TaskColumn::Task));
}

void TaskTableView::keyPressEvent(QKeyEvent *event)
{
    // With Control Qt would move the mark alone and select nothing.
    if ((event->key() == Qt::Key_Home || event->key() == Qt::Key_End) &&
        event->modifiers().testFlag(Qt::ControlModifier)) {
        QKeyEvent plain(event->type(), event->key(), event->modifiers() & ~Qt::ControlModifier);
        QTableView::keyPressEvent(&plain);
        event->setAccepted(plain.isAccepted());
        return;
    }
    QTableView::keyPressEvent(event);
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

void TaskTableView::showStart(bool isOver)
{
    m_followed->letGo();
    if (!isOver)
        scrollToTop();
    else if (currentIndex().isValid())
        scrollTo(currentIndex());
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
    repaintRow(previous); // it bears the mark of the keyboard
    repaintRow(current);
    if (!m_resetting && current.row() != previous.row())
        Q_EMIT chosen();
}

void TaskTableView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                                const QList<int> &roles)
{
    // Qt 6.4 repaints whatever the role: every poll that brings nothing new would.
    if (roles == QList<int>{SortRole})
        return;
    if (QAccessible::isActive()) // Qt tells screen readers
        QTableView::dataChanged(topLeft, bottomRight, roles);
    else
        repaintCells(topLeft, bottomRight);
}

void TaskTableView::repaintCells(const QModelIndex &topLeft, const QModelIndex &bottomRight)
{
    // Qt takes in a line of the next row and of the next column, and so paints all their cells too.
    QRect cells;
    for (int column = topLeft.column(); column <= bottomRight.column(); ++column) {
        if (!isColumnHidden(column))
            cells |= QRect(columnViewportPosition(column), 0, columnWidth(column), 1);
    }
    if (cells.isNull())
        return;
    cells.setTop(rowViewportPosition(topLeft.row()));
    cells.setBottom(rowViewportPosition(bottomRight.row()) + rowHeight(bottomRight.row()) - 1);
    viewport()->update(cells);
}

void TaskTableView::repaintRow(const QModelIndex &index)
{
    if (index.isValid())
        viewport()->update(0, rowViewportPosition(index.row()), viewport()->width(), rowHeight(index.row()));
}

void TaskTableView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    repaintRow(currentIndex());
}

void TaskTableView::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    repaintRow(currentIndex());
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
            selectionModel()->setCurrentIndex(current.siblingAtColumn(int(TaskColumn::Task)),
                                              QItemSelectionModel::NoUpdate);
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
        fit(); // other words, other widths
    }
}

bool TaskTableView::viewportEvent(QEvent *event)
{
    // A row is one thing: hovering over a cell of it changes nothing, so nothing is repainted.
    if (event->type() == QEvent::HoverMove || event->type() == QEvent::HoverEnter ||
        event->type() == QEvent::HoverLeave)
        return true;
    return QTableView::viewportEvent(event);
}

void TaskTableView::updateTicking()
{
    const bool needed = isVisible() && !window()->isMinimized() && model() && model()->rowCount() > 0;
    if (!needed)
        m_tick.stop();
    else if (!m_tick.isActive())
        m_tick.start(std::max(fastestTick, int(tickPeriod / std::max(1.0, m_clock.speed()))), Qt::CoarseTimer,
                     this);
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
    const int height =
        std::min(viewport()->height(), verticalHeader()->length() - verticalHeader()->offset());
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
