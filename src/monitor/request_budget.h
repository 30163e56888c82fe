// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"
#include "monitor/poll_limits.h"

#include <deque>
#include <optional>

namespace rushes {

/// How often an origin and key may be asked: a token bucket, kept as the moment at which it would be full
/// again (the generic cell rate algorithm), so that a small burst is followed by an even pace. Over any 60 s
/// there are never more requests than the budget of a minute, the burst among them. It halves when the
/// service says that it is asked too often, and grows slowly while it answers; for an hour it stays clear of
/// the pace that was refused. A plain value; moments never go back.
class RequestBudget
{
public:
    explicit RequestBudget(BudgetLimits limits = {});

    /// The earliest moment, from now on, at which one more request may start.
    [[nodiscard]] SteadyMoment next(SteadyMoment now) const;
    /// A request starts.
    void spend(SteadyMoment now);
    /// The service answered a request. isWanted: others wait for the budget, so that more of it is of use.
    void answered(SteadyMoment now, bool isWanted);
    /// The service said that it is asked too often (429). askedAt: when that request started; one of before
    /// the last cut is no news.
    void refused(SteadyMoment now, SteadyMoment askedAt);

    [[nodiscard]] double perMinute() const { return m_perMinute; }
    /// Between two requests, in the long run.
    [[nodiscard]] Duration pace() const;

private:
    [[nodiscard]] double ceiling(SteadyMoment now, bool isWanted) const;
    void dropOldStarts(SteadyMoment now);

    BudgetLimits m_limits;
    double m_perMinute;
    SteadyMoment m_fullAt{};               ///< when the whole burst is there again
    std::deque<SteadyMoment> m_lastMinute; ///< the starts of it
    std::optional<SteadyMoment> m_grownAt;
    std::optional<SteadyMoment> m_cutAt;
    struct Refusal
    {
        SteadyMoment at{};
        double perMinute = 0;
    };
    std::optional<Refusal> m_refusal; ///< the last one that told of the pace
};

} // namespace rushes
