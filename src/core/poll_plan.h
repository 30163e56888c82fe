// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learned_durations.h"
#include "core/service_catalogue.h"
#include "core/task.h"

#include <optional>

namespace rushes {

/// When a task is asked again. One principle: a request has a price, told as seconds of noticing an end late.
/// After an answer that says "not yet", the delay that is to be expected grows while we wait: at first
/// slowly, for an end is unlikely, then faster. The task is asked when that has come to the price of a
/// request:
///
///     wait w:  integral over u = 0..w of P(ended within u | unfinished now) = price
///
/// Where the chance of an end per second is a steady h this is w = sqrt(2 * price / h), the known law of
/// inspections, best where they are many; for the windows here what it costs is within a few hundredths of
/// the best plan that there can be (poll_claims_test computes that one). What is believed of ends, and so h,
/// is in end_belief.h: nothing much before the window, most inside, ever less past it. Failing at once is
/// looked at apart: an early request is made, as soon as is allowed, when (the chance that it failed) * (the
/// wait that this saves) comes to the price. Nothing in it is random: tasks are spread by when they were
/// added.
namespace pollPlan {

/// The price, as a share of the shorter wait that the service advises: 2.25 s for 30. So much that over the
/// published estimates ends are noticed at most 2 s later on average than by a loop (design aim), with
/// something to spare: poll_claims_test.
constexpr double priceOfRequest = 0.075;
/// Before the window, where no end is to be expected, other changes (queued, processing) are noticed within
/// this many times the longer wait that the service advises: 2 min for 60 s; for windows that begin so late
/// that it is more, within this share of the age at which it begins.
constexpr double longestBeforeWindow = 2;
constexpr double longestShareBeforeWindow = 0.1;
/// From its begin on, for ever: at least every so many times the longer wait, 10 min for 60 s; the longest
/// wait after troubles, too.
constexpr double longestEver = 10;
/// Tasks that fail at once, where nothing was learned **(assumption)**.
constexpr double shareFailedAtOnce = 0.05;
/// Where no estimate is published and nothing was learned: "most tasks complete within a few minutes" (page
/// 3) **(assumption)**.
constexpr Estimate withoutEstimate{60s, 600s};

} // namespace pollPlan

/// How long to wait after an answer before the task is asked again. Pure. learned: what earlier tasks of its
/// kind taught, if anything; it takes the published estimate's place. fixedInterval is --poll-every: it
/// replaces the plan. Never under the service's minimum, never over the longest waits above (or the minimum,
/// where that is longer), whatever the clocks say. A completed task is asked for another link, the longer
/// apart the more of them died. Not for troubles: back_off.h.
Duration waitBeforeNextPoll(const Task &task, const Service &service,
                            const std::optional<LearnedDurations> &learned,
                            std::optional<Duration> fixedInterval, Moment serviceNow);

/// How likely the task ends now: its hazard, the chance per second given that it has not ended so far. Always
/// finite and over 0, so that what is weighed by it starves nothing. Highest inside the estimate's window,
/// falling past it. Where a budget stretches the waits, the mean delay is least when each is stretched so
/// that wait^2 * rate is the same for all, or, told otherwise, when the next one asked is that with the
/// largest rate * (time since it was asked)^2.
double endRate(const Task &task, const Service &service, const std::optional<LearnedDurations> &learned,
               Moment serviceNow);
/// The same where the window is known already: expectedWindow() of the task.
double endRate(const Task &task, const Estimate &window, const std::optional<LearnedDurations> &learned,
               Moment serviceNow);

/// The window in which the task is believed to end, from its creation: learned, else published, else
/// withoutEstimate. For the plan; what is shown to people is ServiceCatalogue::estimateOf().
Estimate expectedWindow(const Task &task, const Service &service,
                        const std::optional<LearnedDurations> &learned);

} // namespace rushes
