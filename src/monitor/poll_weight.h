// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/poll_plan.h"
#include "monitor/due_pool.h"

#include <algorithm>

namespace rushes {

/// What a request about the task is worth now, and when it may be worth more: at the begin of its window, and
/// inside. Past it its chances only fall.
inline PollWeight weightOf(const Task &task, const Service &service,
                           const std::optional<LearnedDurations> &learned, Moment serviceNow)
{
    constexpr int looksInside = 2;
    const Duration running = serviceNow - task.created.value_or(task.addedAt);
    const Estimate window = expectedWindow(task, service, learned);
    const double rate = endRate(task, window, learned, serviceNow);
    if (running < window.from)
        return {rate, std::max<Duration>(window.from - running, 10s)};
    if (running < window.to)
        return {rate, std::max<Duration>((window.to - window.from) / looksInside, 10s)};
    return {rate, std::nullopt};
}

} // namespace rushes
