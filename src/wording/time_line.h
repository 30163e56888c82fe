// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wording/task_context.h"

#include <QString>
#include <QVector>

namespace rushes {

/// One line of a task's time line.
struct TimeLineEntry
{
    enum class Kind { Added, Status, Unheard, Held, Unverified, Saved, Expired };
    Kind kind = Kind::Status;
    Status status = Status::Unasked; ///< for Kind::Status
    QString what;                    ///< "Processing"
    QString when;                    ///< "13:58:24 – 13:58:55"; empty where no moment is known
    QString toolTip; ///< "Not yet so at .., seen so at .."; empty where there is nothing to add
    bool operator==(const TimeLineEntry &) const = default;
};

/// What became of the task so far, in order: added, each status with the interval in which it came to be,
/// what keeps it from being heard of where that is for good (not found, key refused), then the clip. Plain
/// text, translated. Pure.
QVector<TimeLineEntry> timeLine(const Task &task, const TaskContext &context);

} // namespace rushes
