// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "model/column_changes.h"
#include "model/earlier_task.h"
#include "model/task_table_model_p.h"

#include <algorithm>

namespace rushes {

// What the monitor tells, told on by row and column.

namespace {

/// More runs of rows than this come or go as a reset: each of them costs every view what all rows do.
constexpr qsizetype mostRuns = 64;

} // namespace

void TaskTableModel::Private::tell(int firstRow, int lastRow, ColumnRun columns)
{
    Q_EMIT q.dataChanged(q.index(firstRow, int(columns.first)), q.index(lastRow, int(columns.last)));
}

void TaskTableModel::Private::noticeDay()
{
    const Moment now = clock.wall();
    if (now < nextDay && now + std::chrono::hours(48) > nextDay)
        return;
    nextDay = now + std::chrono::hours(24);
    if (!rows.setEarlierBefore(now - outOfTheWayAfter))
        return;
    tell(0, rows.size() - 1, {TaskColumn::Poster, TaskColumn::Poster});
    Q_EMIT q.countsChanged();
}

TaskPack TaskTableModel::Private::packOf(const Task &task) const
{
    const TaskPack told(task);
    const TaskPack published = monitor.pack(task.number);
    return published == told ? published : told;
}

void TaskTableModel::Private::add(const QVector<Task> &told)
{
    QVector<TaskPack> tasks;
    tasks.reserve(told.size());
    for (const Task &task : told)
        tasks.append(packOf(task));
    std::ranges::sort(tasks, {}, &TaskPack::number);
    // Those that belong at one place go in together: as a rule, all of them at the end.
    QVector<std::pair<int, QVector<TaskPack>>> runs;
    for (const TaskPack &task : std::as_const(tasks)) {
        const int place = rows.placeOf(task.number());
        if (place < rows.size() && rows.at(place).pack.number() == task.number())
            continue; // there already
        if (runs.isEmpty() || runs.last().first != place)
            runs.emplaceBack(place, QVector<TaskPack>());
        else if (runs.last().second.last().number() == task.number())
            continue; // told twice
        runs.last().second.append(task);
    }
    if (runs.isEmpty())
        return;
    const bool resets = runs.size() > mostRuns;
    if (resets)
        q.beginResetModel();
    for (auto run = runs.crbegin(); run != runs.crend(); ++run) {
        const auto &[place, fresh] = *run;
        if (!resets)
            q.beginInsertRows({}, place, place + int(fresh.size()) - 1);
        rows.insert(place, fresh);
        if (!resets)
            q.endInsertRows();
    }
    if (resets)
        q.endResetModel();
    Q_EMIT q.countsChanged();
}

void TaskTableModel::Private::change(const Task &task, TaskChanges changes)
{
    noticeDay();
    const int row = rows.rowOf(task.number);
    if (row < 0)
        return;
    const bool countsChange = rows.replace(row, packOf(task));
    for (const ColumnRun &columns : columnsTouchedBy(changes))
        tell(row, row, columns);
    if (changes.testFlag(TaskChange::Heard)) { // its place, if rows are sorted by it; no picture
        const QModelIndex heard = q.index(row, int(TaskColumn::Heard));
        Q_EMIT q.dataChanged(heard, heard, {SortRole});
    }
    if (countsChange)
        Q_EMIT q.countsChanged();
}

void TaskTableModel::Private::remove(QVector<qint64> numbers)
{
    std::ranges::sort(numbers, std::greater());
    QVector<std::pair<int, int>> runs; // from the last to the first
    for (const qint64 number : std::as_const(numbers)) {
        const int row = rows.rowOf(number);
        if (row < 0 || (!runs.isEmpty() && runs.last().first == row))
            continue;
        if (!runs.isEmpty() && runs.last().first == row + 1)
            runs.last().first = row;
        else
            runs.emplaceBack(row, row);
    }
    if (runs.isEmpty())
        return;
    if (runs.size() > mostRuns) {
        q.beginResetModel();
        rows.remove(QSet<qint64>(numbers.cbegin(), numbers.cend()));
        q.endResetModel();
    } else {
        for (const auto &[first, last] : std::as_const(runs)) {
            q.beginRemoveRows({}, first, last);
            rows.remove(first, last);
            q.endRemoveRows();
        }
    }
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

} // namespace rushes
