// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/task_table_model.h"

#include "core/clock.h"
#include "model/column_changes.h"
#include "model/progress_strip.h"
#include "model/task_cells.h"
#include "model/task_rows.h"
#include "model/task_search.h"
#include "model/task_sort.h"
#include "model/task_tone.h"
#include "store/clip_store.h"

#include <QHash>

#include <algorithm>

namespace rushes {

class TaskTableModel::Private
{
public:
    Private(TaskTableModel &publicModel, TaskMonitor &taskMonitor, Clock &ourClock,
            const ClipStore &clipStore)
        : q(publicModel)
        , monitor(taskMonitor)
        , clock(ourClock)
        , clips(clipStore)
        , rows(taskMonitor.catalogue())
    {
        rows.insert(0, taskMonitor.tasks());
    }

    void add(QVector<Task> tasks);
    void change(const Task &task, TaskChanges changes);
    void remove(QVector<qint64> numbers);
    void takeEvent(const Task &task, const TaskEvent &event);
    void tell(int firstRow, int lastRow, ColumnRun columns);

    [[nodiscard]] TaskContext contextOf(const TaskRow &row) const;
    [[nodiscard]] TaskContext sortContextOf(const TaskRow &row);
    [[nodiscard]] QVariant sortValueOf(TaskRow &row, TaskColumn column);
    [[nodiscard]] QString searchTextOf(TaskRow &row);
    [[nodiscard]] QVariant dataOf(int row, TaskColumn column, int role);

    TaskTableModel &q;
    TaskMonitor &monitor;
    Clock &clock;
    const ClipStore &clips;
    TaskRows rows;
    NextCopy nextCopy;
    /// Each service's time while this turn of the event loop lasts: a sort whose values moved under it would
    /// have no order.
    QHash<const Service *, Moment> sortTimes;
};

TaskContext TaskTableModel::Private::contextOf(const TaskRow &row) const
{
    return {.now = clock.wall(),
            .serviceNow = monitor.serviceNow(row.task.service),
            .service = row.service,
            .family = row.family,
            .familyIsShared = row.familyIsShared,
            .nextCheck = monitor.nextCheck(row.task.number),
            .nextCopy = nextCopy ? nextCopy(row.task.number) : std::nullopt,
            .linkEnd = row.linkEnd,
            .copyProgress = row.copyProgress};
}

TaskContext TaskTableModel::Private::sortContextOf(const TaskRow &row)
{
    auto time = sortTimes.constFind(row.service);
    if (time == sortTimes.constEnd()) {
        if (sortTimes.isEmpty())
            QMetaObject::invokeMethod(
                &q, [this] { sortTimes.clear(); }, Qt::QueuedConnection);
        time = sortTimes.insert(row.service, monitor.serviceNow(row.task.service));
    }
    TaskContext context;
    context.serviceNow = *time;
    context.service = row.service;
    context.family = row.family;
    context.familyIsShared = row.familyIsShared;
    context.linkEnd = row.linkEnd;
    return context;
}

QVariant TaskTableModel::Private::sortValueOf(TaskRow &row, TaskColumn column)
{
    if (column != TaskColumn::Service)
        return sortValue(row.task, column, sortContextOf(row));
    if (row.kindText.isEmpty())
        row.kindText = sortValue(row.task, column, sortContextOf(row)).toString();
    return row.kindText;
}

QString TaskTableModel::Private::searchTextOf(TaskRow &row)
{
    if (row.searchText.isEmpty())
        row.searchText = searchText(row.task, contextOf(row));
    return row.searchText;
}

QVariant TaskTableModel::Private::dataOf(int number, TaskColumn column, int role)
{
    TaskRow &row = rows.at(number);
    switch (role) {
    case Qt::DisplayRole:
        return displayText(row.task, column, contextOf(row));
    case Qt::ToolTipRole:
        return toolTip(row.task, column, contextOf(row));
    case Qt::AccessibleTextRole:
        return accessibleText(row.task, column, contextOf(row));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(factsOf(column).alignment);
    case NumberRole:
        return row.task.number;
    case SecondLineRole:
        return secondLine(row.task, column, contextOf(row));
    case SortRole:
        return sortValueOf(row, column);
    case ToneRole:
        return int(toneOf(row.task, column, contextOf(row)));
    case IconRole:
        return iconName(row.task, column);
    case StripRole:
        return column == TaskColumn::Progress ? QVariant::fromValue(progressStrip(row.task, contextOf(row)))
                                              : QVariant();
    case PosterRole:
        return row.task.clipFacts.posterFile.isEmpty() ? QString()
                                                       : clips.pathOf(row.task.clipFacts.posterFile);
    case SearchRole:
        return searchTextOf(row);
    case StateRole:
        return row.filterBits;
    default:
        return {};
    }
}

void TaskTableModel::Private::tell(int firstRow, int lastRow, ColumnRun columns)
{
    Q_EMIT q.dataChanged(q.index(firstRow, int(columns.first)), q.index(lastRow, int(columns.last)));
}

void TaskTableModel::Private::add(QVector<Task> tasks)
{
    std::ranges::sort(tasks, {}, &Task::number);
    // Those that belong at one place go in together: as a rule, all of them at the end.
    for (qsizetype begin = 0; begin < tasks.size();) {
        const int place = rows.placeOf(tasks[begin].number);
        if (place < rows.size() && rows.at(place).task.number == tasks[begin].number) {
            ++begin; // there already
            continue;
        }
        const qint64 next =
            place < rows.size() ? rows.at(place).task.number : std::numeric_limits<qint64>::max();
        qsizetype end = begin + 1;
        while (end < tasks.size() && tasks[end].number < next)
            ++end;
        q.beginInsertRows({}, place, place + int(end - begin) - 1);
        rows.insert(place, tasks.mid(begin, end - begin));
        q.endInsertRows();
        begin = end;
    }
    Q_EMIT q.countsChanged();
}

void TaskTableModel::Private::change(const Task &task, TaskChanges changes)
{
    const int row = rows.rowOf(task.number);
    if (row < 0)
        return;
    const bool countsChange = rows.replace(row, task);
    for (const ColumnRun &columns : columnsTouchedBy(changes))
        tell(row, row, columns);
    if (countsChange)
        Q_EMIT q.countsChanged();
}

void TaskTableModel::Private::remove(QVector<qint64> numbers)
{
    std::ranges::sort(numbers, std::greater());
    bool any = false;
    for (qsizetype i = 0; i < numbers.size();) {
        const int last = rows.rowOf(numbers[i++]);
        if (last < 0)
            continue;
        int first = last;
        while (i < numbers.size() && first > 0 && rows.at(first - 1).task.number == numbers[i]) {
            --first;
            ++i;
        }
        q.beginRemoveRows({}, first, last);
        rows.remove(first, last);
        q.endRemoveRows();
        any = true;
    }
    if (any)
        Q_EMIT q.countsChanged();
}

void TaskTableModel::Private::takeEvent(const Task &task, const TaskEvent &event)
{
    const auto *progress = std::get_if<CopyProgress>(&event);
    const int row = progress ? rows.rowOf(task.number) : -1;
    if (row < 0)
        return;
    const bool known = progress->total && *progress->total > 0;
    rows.at(row).copyProgress = known ? double(progress->bytes) / double(*progress->total) : -1;
    tell(row, row, {TaskColumn::Clip, TaskColumn::Clip});
}

TaskTableModel::TaskTableModel(TaskMonitor &monitor, Clock &clock, const ClipStore &clips, QObject *parent)
    : QAbstractTableModel(parent)
    , d(std::make_unique<Private>(*this, monitor, clock, clips))
{
    connect(&monitor, &TaskMonitor::tasksAdded, this, [this](const QVector<Task> &tasks) { d->add(tasks); });
    connect(&monitor, &TaskMonitor::taskChanged, this,
            [this](const Task &task, TaskChanges changes) { d->change(task, changes); });
    connect(&monitor, &TaskMonitor::tasksRemoved, this,
            [this](const QVector<qint64> &numbers) { d->remove(numbers); });
    connect(&monitor, &TaskMonitor::eventHappened, this,
            [this](const Task &task, const TaskEvent &event) { d->takeEvent(task, event); });
}

TaskTableModel::~TaskTableModel() = default;

int TaskTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : d->rows.size();
}

int TaskTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : taskColumnCount;
}

QVariant TaskTableModel::data(const QModelIndex &index, int role) const
{
    // Views of Qt 6.4 ask about no index at all when a row is copied without a current cell.
    if (!index.isValid())
        return {};
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid));
    return d->dataOf(index.row(), TaskColumn(index.column()), role);
}

QVariant TaskTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= taskColumnCount)
        return {};
    const auto column = TaskColumn(section);
    switch (role) {
    case Qt::DisplayRole:
        // A narrow column whose pictures need no title.
        return column == TaskColumn::Poster ? QString() : columnTitle(column);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return columnTitle(column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(factsOf(column).alignment);
    default:
        return {};
    }
}

qint64 TaskTableModel::numberAt(int row) const
{
    return d->rows.at(row).task.number;
}

int TaskTableModel::rowOf(qint64 number) const
{
    return d->rows.rowOf(number);
}

const Task *TaskTableModel::task(qint64 number) const
{
    const int row = rowOf(number);
    return row < 0 ? nullptr : &d->rows.at(row).task;
}

TaskContext TaskTableModel::contextOf(qint64 number) const
{
    const int row = rowOf(number);
    if (row >= 0)
        return d->contextOf(d->rows.at(row));
    const Moment now = d->clock.wall();
    return {.now = now, .serviceNow = now, .nextCheck = {}, .nextCopy = {}, .linkEnd = {}};
}

void TaskTableModel::setNextCopy(NextCopy nextCopy)
{
    d->nextCopy = std::move(nextCopy);
}

int TaskTableModel::count(TaskFilter filter) const
{
    return d->rows.count(filter);
}

void TaskTableModel::retranslate()
{
    d->rows.forgetTexts();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, taskColumnCount - 1);
    if (d->rows.size() > 0)
        d->tell(0, d->rows.size() - 1, {TaskColumn(0), TaskColumn(taskColumnCount - 1)});
}

} // namespace rushes
