// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/column_changes.h"

#include <array>
#include <bitset>
#include <initializer_list>

namespace rushes {

namespace {

using Columns = std::bitset<taskColumnCount>;

Columns columnsOf(std::initializer_list<TaskColumn> list)
{
    Columns columns;
    for (const TaskColumn column : list)
        columns.set(size_t(column));
    return columns;
}

struct Touched
{
    TaskChange change;
    Columns columns;
};

/// What each change can make read differently. Schedule, Heard and Answer: the next check and how long ago it
/// was heard are repainted with time, the answer is in no column.
const std::array<Touched, 7> &touchedColumns()
{
    using enum TaskColumn;
    static const std::array<Touched, 7> table{{
        {TaskChange::Status,
         columnsOf({Poster, Status, Progress, Elapsed, Remaining, Expires, Clip, Heard, Created, Message})},
        // A line that is broken for good is told in the status.
        {TaskChange::Contact, columnsOf({Poster, Status, Heard, Message})},
        {TaskChange::Clip, columnsOf({Poster, Expires, Clip, Heard, Message})},
        {TaskChange::Identity, columnsOf({Task, Service, Progress, Remaining, Expires})},
        {TaskChange::Schedule, {}},
        {TaskChange::Answer, {}},
        {TaskChange::Heard, {}},
    }};
    return table;
}

} // namespace

QVector<ColumnRun> columnsTouchedBy(TaskChanges changes)
{
    Columns touched;
    for (const auto &[change, columns] : touchedColumns()) {
        if (changes.testFlag(change))
            touched |= columns;
    }
    QVector<ColumnRun> runs;
    for (int column = 0; column < taskColumnCount; ++column) {
        if (!touched.test(size_t(column)))
            continue;
        if (!runs.isEmpty() && int(runs.last().last) == column - 1)
            runs.last().last = TaskColumn(column);
        else
            runs.append({TaskColumn(column), TaskColumn(column)});
    }
    return runs;
}

} // namespace rushes
