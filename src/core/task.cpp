// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/task.h"

namespace rushes {

bool isFinished(const Task &task)
{
    return task.status == Status::Completed || task.status == Status::Failed;
}

bool isClipSafe(const Task &task)
{
    return task.clip == ClipState::Held || task.clip == ClipState::Unverified ||
           task.clip == ClipState::Saved;
}

bool isReady(const Task &task)
{
    return task.status == Status::Completed &&
           (task.clip == ClipState::Held ||
            (task.clip == ClipState::Unverified && task.clipFacts.savedPath.isEmpty()));
}

bool isAtRisk(const Task &task)
{
    return task.status == Status::Completed && !isClipSafe(task) && task.clip != ClipState::Expired;
}

} // namespace rushes
