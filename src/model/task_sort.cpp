// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/task_sort.h"

#include "core/expiry.h"
#include "model/progress_strip.h"
#include "wording/task_text.h"

#include <array>

namespace rushes {

namespace {

/// From what is about to happen to what is done.
constexpr std::array statusOrder{Status::Failed, Status::Unrecognised, Status::Processing,
                                 Status::Queued, Status::Unasked,      Status::Completed};
/// From what is at risk to what is safe; there is no clip to compare in None.
constexpr std::array clipOrder{ClipState::Expired,    ClipState::Online, ClipState::Copying,
                               ClipState::Unverified, ClipState::Held,   ClipState::Saved};

template<typename Order, typename Value>
QVariant rankIn(const Order &order, Value value)
{
    for (size_t i = 0; i < order.size(); ++i) {
        if (order[i] == value)
            return qint64(i);
    }
    return {};
}

/// A task that the service does not know stands with those that failed.
QVariant statusRank(const Task &task)
{
    return rankIn(statusOrder, isGivenUp(task) ? Status::Failed : task.status);
}

QVariant moment(const std::optional<Moment> &value)
{
    return value ? QVariant(qint64(value->time_since_epoch().count())) : QVariant();
}

QVariant text(const QString &value)
{
    return value.isEmpty() ? QVariant() : QVariant(value);
}

QVariant elapsedValue(const Task &task, const TaskContext &context)
{
    const std::optional<Elapsed> time = elapsed(task, context.serviceNow);
    return time && !isGivenUp(task) ? QVariant(qint64(time->atMost.count())) : QVariant();
}

/// Time to the end of the estimate's window; negative past it.
QVariant remainingValue(const Task &task, const TaskContext &context)
{
    if (paceOf(task, context) == Pace::Unknown)
        return {};
    return qint64((*task.created + context.estimateOf(task)->to - context.serviceNow).count());
}

QVariant progressValue(const Task &task, const TaskContext &context)
{
    const ProgressStrip strip = progressStrip(task, context);
    return strip.visible ? QVariant(strip.now) : QVariant();
}

/// A clip that is here has no end to fear, and a gone one none to come.
QVariant expiresValue(const Task &task, const TaskContext &context)
{
    switch (expiryPhaseOf(task, context)) {
    case ExpiryPhase::Running:
    case ExpiryPhase::MayHaveEnded:
    case ExpiryPhase::Ended:
        return task.clip == ClipState::Expired ? QVariant() : moment(context.linkEnd.earliest);
    case ExpiryPhase::NotYet:
    case ExpiryPhase::Safe:
    case ExpiryPhase::Unknown:
        break;
    }
    return {};
}

/// As the cell says it: of what is done with, when it was seen to have ended.
QVariant heardValue(const Task &task)
{
    const bool isDoneWith = isFinished(task) && !isAtRisk(task) && task.firstSeenFinished;
    return moment(isDoneWith ? task.firstSeenFinished : task.lastHeardAt);
}

} // namespace

QVariant sortValue(const Task &task, TaskColumn column, const TaskContext &context)
{
    switch (column) {
    case TaskColumn::Task:
        return task.label.isEmpty() ? task.id : task.label;
    case TaskColumn::Service:
        return kindText(task, context);
    case TaskColumn::Poster:
    case TaskColumn::Status:
        return statusRank(task);
    case TaskColumn::Progress:
        return progressValue(task, context);
    case TaskColumn::Elapsed:
        return elapsedValue(task, context);
    case TaskColumn::Remaining:
        return remainingValue(task, context);
    case TaskColumn::Expires:
        return expiresValue(task, context);
    case TaskColumn::Clip:
        return rankIn(clipOrder, task.clip);
    case TaskColumn::Heard:
        return heardValue(task);
    case TaskColumn::Created:
        return moment(task.created);
    case TaskColumn::Message:
        return text(messageText(task));
    }
    Q_UNREACHABLE();
    return {};
}

bool isSortedByText(TaskColumn column)
{
    return column == TaskColumn::Task || column == TaskColumn::Service || column == TaskColumn::Message;
}

} // namespace rushes
