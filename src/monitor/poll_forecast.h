// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"
#include "monitor/due_pool.h"

#include <QHash>

#include <vector>

namespace rushes {

/// When each task of a lane is asked, as far as can be said now: what a person is told, where the plan asks
/// for more than the budget has. A plain value, made of all of a lane's tasks at once and good for a while.
class PollForecast
{
public:
    struct Entry
    {
        DueTask task;
        SteadyMoment due{}; ///< by the plan
        double endRate = 1;
    };

    PollForecast() = default;
    /// from: when the lane may ask next; pace: between its requests in the long run.
    PollForecast(std::vector<Entry> entries, SteadyMoment now, SteadyMoment from, Duration pace);

    /// When the task is asked; one that was asked since this was made comes when it is its turn among the
    /// others again.
    [[nodiscard]] SteadyMoment of(const Entry &entry) const;

private:
    /// When a task's turn is by its chances, if all wait alike.
    [[nodiscard]] SteadyMoment turnOf(const Entry &entry) const;

    SteadyMoment m_madeAt{};
    double m_threshold = 0; ///< sqrt(endRate) * seconds waited, at which a task's turn comes
    QHash<qint64, SteadyMoment> m_moments;
};

} // namespace rushes
