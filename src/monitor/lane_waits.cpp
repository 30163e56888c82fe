// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/lane_waits.h"

#include <algorithm>

namespace rushes {

namespace {

BackOff startingWith(BackOff backOff, Duration first)
{
    backOff.first = first;
    backOff.longest = std::max(backOff.longest, first);
    return backOff;
}

} // namespace

BackOff troubleBackOffFor(Duration firstWait, std::optional<Duration> fixedInterval)
{
    return startingWith(troubleBackOff, fixedInterval.value_or(std::min(troubleBackOff.first, firstWait)));
}

std::optional<LaneWait> LaneWaits::after(const PollAnswer &answer, const PollLane &lane,
                                         const Manners &manners, SteadyMoment askedAt, SteadyMoment now,
                                         double random)
{
    if (const auto *wait = std::get_if<WaitAsked>(&answer.outcome)) {
        State &state = m_states[lane];
        state.failuresInRow = 0;
        const BackOff backOff =
            startingWith(askedToWaitBackOff, manners.fixedInterval.value_or(askedToWaitBackOff.first));
        const Duration length = wait->retryAfter.value_or(backOff.wait(++state.waitsInRow, random));
        return LaneWait{std::max(length, manners.interval), HoldReason::Asked};
    }
    if (!std::holds_alternative<Trouble>(answer.outcome)) {
        // Only an answer about a task ends a row of waits; but whoever refuses is not down.
        if (std::holds_alternative<Answered>(answer.outcome))
            m_states.remove(lane);
        else if (const auto found = m_states.find(lane); found != m_states.end())
            found->failuresInRow = 0;
        return std::nullopt;
    }
    State &state = m_states[lane];
    if (state.failuresInRow >= failuresToRest && askedAt < state.restedAt)
        return std::nullopt;
    if (++state.failuresInRow == 1)
        state.firstFailure = askedAt;
    const BackOff backOff = troubleBackOffFor(manners.firstBackOff, manners.fixedInterval);
    if (manners.isOffline)
        state.failuresInRow = std::max(state.failuresInRow, failuresToRest);
    if (state.failuresInRow < failuresToRest)
        return std::nullopt;
    state.restedAt = now;
    const Duration rest =
        manners.isOffline ? backOff.longest : backOff.wait(state.failuresInRow - failuresToRest + 1, random);
    return LaneWait{rest, HoldReason::Down};
}

std::optional<SteadyMoment> LaneWaits::failingSince(const PollLane &lane) const
{
    const auto found = m_states.constFind(lane);
    return found != m_states.constEnd() && found->failuresInRow >= failuresToRest
               ? std::optional(found->firstFailure)
               : std::nullopt;
}

} // namespace rushes
