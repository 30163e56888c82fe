// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/earlier_task.h"

#include "model/task_columns.h"
#include "model/task_search.h"

namespace rushes {

std::optional<Moment> settledAt(const Task &task)
{
    if (filterBits(task) & (RunningTasks | ReadyTasks | NotHeldTasks))
        return std::nullopt;
    if (task.firstSeenFinished)
        return task.firstSeenFinished;
    if (task.lastHeardAt)
        return task.lastHeardAt;
    return task.addedAt == Moment{} ? std::nullopt : std::optional(task.addedAt);
}

} // namespace rushes
