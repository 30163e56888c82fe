// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/back_off.h"
#include "core/poll_answer.h"
#include "monitor/poll_scheduler.h"

#include <QHash>

#include <optional>

namespace rushes {

/// How long a lane has to wait for what it was answered.
struct LaneWait
{
    Duration length{};
    HoldReason reason = HoldReason::Asked;
};

/// What the answers of a lane's tasks mean for all of them: a wait that the service asks for, with or without
/// saying how long; and a rest where it answers nobody, so that a service that is down gets one request at a
/// time instead of one from each task. Remembers what came in a row. Main thread.
class LaneWaits
{
public:
    /// So many failures in a row mean that it is not one task's own.
    static constexpr int failuresToRest = 3;

    /// What the plan says about the task that was asked.
    struct Manners
    {
        Duration interval{};                   ///< its own: nothing that a service says makes it asked sooner
        std::optional<Duration> fixedInterval; ///< --poll-every, not under the service's minimum
        Duration firstBackOff{30s};            ///< services on loopback are tried again sooner
        bool isOffline = false;                ///< the system says so: a hint that trying is of little use
    };

    /// Nothing: the lane need not wait. askedAt: when the request began; random in [0, 1).
    std::optional<LaneWait> after(const PollAnswer &answer, const PollLane &lane, const Manners &manners,
                                  SteadyMoment askedAt, SteadyMoment now, double random);

    /// Since when nothing of use came from the lane, while it rests for that.
    [[nodiscard]] std::optional<SteadyMoment> failingSince(const PollLane &lane) const;

private:
    struct State
    {
        int waitsInRow = 0;
        int failuresInRow = 0;
        SteadyMoment firstFailure{};
        SteadyMoment restedAt{}; ///< what was asked before says nothing new
    };

    QHash<PollLane, State> m_states;
};

/// The back-off of polls that fail in passing, as the service's interval or the user's has it.
BackOff troubleBackOffFor(Duration firstWait, std::optional<Duration> fixedInterval);

} // namespace rushes
