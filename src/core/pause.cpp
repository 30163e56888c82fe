// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pause.h"

#include <algorithm>

namespace rushes {

namespace {

/// Where no service states how long its links live.
constexpr Duration silenceUnstated = 6h;
/// Between two tries, and for a task of which nothing was ever heard: it may have completed before it was
/// added.
constexpr Duration silenceAfterATry = 1h;

/// So much of a link's life can go by before it is asked for: the rest is for the copying, and for a service
/// that is down just then.
Duration longestSilence(const Family *family)
{
    return family && family->linkLifetime ? Duration(family->linkLifetime->duration) * 3 / 4
                                          : silenceUnstated;
}

} // namespace

bool canBePaused(const Task &task)
{
    return !isFinished(task);
}

bool isPaused(const Task &task, bool allPaused)
{
    return canBePaused(task) && (allPaused || task.pausedAt);
}

Moment askedInSpiteOfPause(const Task &task, const Family *family)
{
    const Moment afterTry = task.lastAskedAt.value_or(task.addedAt) + silenceAfterATry;
    // It was not yet finished when it was last heard of.
    return task.lastHeardAt ? std::max(*task.lastHeardAt + longestSilence(family), afterTry) : afterTry;
}

} // namespace rushes
