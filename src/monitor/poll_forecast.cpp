// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/poll_forecast.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace rushes {

PollForecast::PollForecast(std::vector<Entry> entries, SteadyMoment now, SteadyMoment from, Duration pace)
    : m_madeAt(now)
{
    // In the long run a task is asked each time that sqrt(endRate) * wait reaches one threshold, the same for
    // all; and all together make one request a pace.
    double chances = 0;
    for (const Entry &entry : entries)
        chances += std::sqrt(entry.endRate);
    m_threshold = chances * std::chrono::duration<double>(pace).count();

    using Place = std::tuple<int, SteadyMoment, qint64>;
    const auto placeOf = [this](const Entry &entry) {
        const SteadyMoment turn = entry.task.rank == PollRank::AtRisk ? entry.task.linkEnd : turnOf(entry);
        return Place{-int(entry.task.rank), turn, entry.task.number};
    };
    std::vector<std::pair<Place, SteadyMoment>> order;
    order.reserve(entries.size());
    for (const Entry &entry : entries)
        order.emplace_back(placeOf(entry), entry.due);
    std::ranges::sort(order);
    m_moments.reserve(qsizetype(order.size()));
    SteadyMoment next = from;
    for (const auto &[place, due] : order) {
        const SteadyMoment moment = std::max(next, due);
        m_moments.insert(std::get<2>(place), moment);
        next = std::max(next, moment) + pace;
    }
}

SteadyMoment PollForecast::turnOf(const Entry &entry) const
{
    const double seconds = m_threshold / std::sqrt(entry.endRate);
    return std::max(entry.due, entry.task.since + Duration(qint64(seconds * 1000)));
}

SteadyMoment PollForecast::of(const Entry &entry) const
{
    const auto known = m_moments.constFind(entry.task.number);
    return known != m_moments.constEnd() && entry.task.since <= m_madeAt ? *known : turnOf(entry);
}

} // namespace rushes
