// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/column_changes.h"
#include "model/task_rows.h"
#include "model/task_table_model.h"

#include <QHash>

namespace rushes {

/// What a TaskTableModel is made of: its rows with what a cell says of them (task_table_model.cpp), and what
/// the monitor tells (task_table_changes.cpp).
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
        noticeDay();
        rows.insert(0, taskMonitor.packs());
    }

    /// With the first change of a day, what settled long ago by now goes out of the way.
    void noticeDay();
    /// The monitor's own where it says the same, so that it is kept once.
    [[nodiscard]] TaskPack packOf(const Task &task) const;
    void add(const QVector<Task> &tasks);
    void change(const Task &task, TaskChanges changes);
    void remove(QVector<qint64> numbers);
    void takeEvent(const Task &task, const TaskEvent &event);
    void tell(int firstRow, int lastRow, ColumnRun columns);

    [[nodiscard]] TaskContext contextOf(TaskRow &row, const Task &task);
    [[nodiscard]] TaskContext sortContextOf(TaskRow &row, const Task &task, TaskColumn column);
    [[nodiscard]] QVariant sortValueOf(TaskRow &row, TaskColumn column);
    [[nodiscard]] QVariant dataOf(int row, TaskColumn column, int role);

    TaskTableModel &q;
    TaskMonitor &monitor;
    Clock &clock;
    const ClipStore &clips;
    TaskRows rows;
    Moment nextDay = Moment::min();
    NextCopy nextCopy;
    /// Each service's time while this turn of the event loop lasts: a sort whose values moved under it would
    /// have no order.
    QHash<const Service *, Moment> sortTimes;
};

} // namespace rushes
