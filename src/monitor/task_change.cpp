// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/task_change.h"

#include <tuple>

namespace rushes {

namespace {

auto statusOf(const Task &task)
{
    return std::tie(task.status, task.statusWord, task.message, task.transitions, task.created,
                    task.actualDuration, task.sentExpiresAt, task.firstSeenFinished, task.progressTold,
                    task.pausedAt);
}

auto contactOf(const Task &task)
{
    return std::tie(task.contact, task.trouble, task.lastAskedAt, task.lastHeardAt, task.troublesInRow,
                    task.notFoundInRow, task.pausedAt);
}

auto clipOf(const Task &task)
{
    return std::tie(task.clip, task.clipFacts, task.clipTrouble, task.videoUrl, task.linkIsDead,
                    task.linkIsRefused);
}

auto identityOf(const Task &task)
{
    return std::tie(task.label, task.mode, task.modeIsUsers, task.service, task.family, task.model);
}

} // namespace

TaskChanges changesBetween(const Task &before, const Task &after)
{
    TaskChanges changes;
    changes.setFlag(TaskChange::Status, statusOf(before) != statusOf(after));
    changes.setFlag(TaskChange::Contact, contactOf(before) != contactOf(after));
    changes.setFlag(TaskChange::Clip, clipOf(before) != clipOf(after));
    changes.setFlag(TaskChange::Identity, identityOf(before) != identityOf(after));
    changes.setFlag(TaskChange::Answer, before.lastAnswer != after.lastAnswer);
    return changes;
}

} // namespace rushes
