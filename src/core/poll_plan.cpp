// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/poll_plan.h"

#include "core/back_off.h"

#include <algorithm>

namespace rushes {

namespace {

/// A completed task whose link is missing or dead: asked for another, ever more rarely, for its clip is at risk.
Duration waitForAnotherLink(const Task &task, const PollingAdvice &advice)
{
    const BackOff backOff{advice.from, std::max(troubleBackOff.longest, advice.to), 0.0};
    return backOff.wait(std::max(1, task.linkDeathsInRow), 0.0);
}

/// Inside the estimate's window, and shortly before it, an end is likely.
bool isEndLikely(const Task &task, const std::optional<Estimate> &estimate, Duration lead, Moment serviceNow)
{
    if (!estimate || !task.created)
        return true;
    const Duration running = serviceNow - *task.created;
    return running >= estimate->from - lead && running <= estimate->to;
}

} // namespace

Duration waitBeforeNextPoll(const Task &task, const Service &service, std::optional<Duration> fixedInterval, Moment serviceNow)
{
    const PollingAdvice &advice = service.polling;
    if (fixedInterval)
        return std::max(*fixedInterval, advice.minimum);
    if (task.status == Status::Completed)
        return std::max(waitForAnotherLink(task, advice), advice.minimum);
    const Family *family = service.family(task.family);
    const std::optional<Estimate> estimate = family ? family->estimateFor(task.mode) : std::nullopt;
    const Duration wait = isEndLikely(task, estimate, advice.to, serviceNow) ? advice.from : advice.to;
    return std::max(wait, advice.minimum);
}

} // namespace rushes
