// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/poll_scheduler.h"

#include <algorithm>

namespace rushes {

/// One origin and key, and all who are asked for with it.
struct PollScheduler::Lane
{
    Lane(const BudgetLimits &limits, const DuePool::Weigh &weigh)
        : pool(weigh)
        , budget(limits)
    {
    }

    /// When the next request may start, from now on, if there is one.
    [[nodiscard]] SteadyMoment allowed(SteadyMoment now) const
    {
        return std::max({now, held, notBefore, isLimited ? budget.next(now) : now});
    }

    PollLane id;
    Queue waiting;  ///< by the moment they are due
    DuePool pool;   ///< who is due
    int queued = 0; ///< in either
    RequestBudget budget;
    bool isLimited = true;    ///< by gap and budget
    SteadyMoment notBefore{}; ///< by the gap
    SteadyMoment held{};
    HoldReason heldFor = HoldReason::Asked;
    bool isSpreading = false; ///< what piled up in a wait is not all asked yet
    int inFlight = 0;
    std::shared_ptr<int> inFlightOfOrigin;
    bool closed = false;
    bool probing = false;
    PollForecast forecast;
    std::optional<SteadyMoment> forecastGoodUntil;
};

} // namespace rushes
