// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/poll_scheduler_p.h"

namespace rushes {

// What the scheduler can say of what it is going to do.

namespace {

/// A lane that can ask all its tasks within this is not worth a forecast: the plan stands.
constexpr Duration soon = 30s;
/// A forecast is good for this long, and longer where it costs more to make.
constexpr Duration forecastAge = 5s;
constexpr Duration forecastAgePerTask = 1ms;

} // namespace

bool PollScheduler::isInFlight(qint64 number) const
{
    const auto found = m_entries.find(number);
    return found != m_entries.end() && found->second.inFlight;
}

bool PollScheduler::isWantedSince(qint64 number, unsigned plans) const
{
    const auto found = m_entries.find(number);
    return found != m_entries.end() && found->second.queued && found->second.wish.rank == PollRank::Wanted &&
           found->second.plannedAs > plans;
}

std::optional<SteadyMoment> PollScheduler::lastStart(qint64 number) const
{
    const auto found = m_entries.find(number);
    return found == m_entries.end() ? std::nullopt : found->second.lastStart;
}

SteadyMoment PollScheduler::earliest(qint64 number, Duration spacing) const
{
    const std::optional<SteadyMoment> last = lastStart(number);
    const SteadyMoment now = m_clock.steady();
    return last ? std::max(now, *last + spacing) : now;
}

std::optional<SteadyMoment> PollScheduler::nextStart() const
{
    std::optional<SteadyMoment> next;
    for (const Lane *lane : m_allLanes) {
        const auto moment = nextOf(*lane);
        if (moment && (!next || *moment < *next))
            next = moment;
    }
    return next;
}

std::optional<SteadyMoment> PollScheduler::heldUntil(const PollLane &id, HoldReason reason) const
{
    const Lane *lane = findLane(id);
    return lane && lane->heldFor == reason && lane->held > m_clock.steady() ? std::optional(lane->held)
                                                                            : std::nullopt;
}

LanePace PollScheduler::paceOf(const PollLane &id) const
{
    const Lane *lane = findLane(id);
    if (!lane)
        return {};
    const int tasks = lane->queued + lane->inFlight;
    if (!lane->isLimited)
        return {.tasks = tasks};
    const SteadyMoment now = m_clock.steady();
    const auto eldest = lane->waiting.begin();
    // What is due is in the pool once anything was started since.
    const bool isAnyUnripe = eldest != lane->waiting.end() && eldest->first <= now - soon;
    return {.tasks = tasks,
            .perMinute = lane->budget.perMinute(),
            .interval = tasks * lane->budget.pace(),
            .isBehind = isAnyUnripe || int(lane->pool.size()) * lane->budget.pace() > soon};
}

PollForecast::Entry PollScheduler::forForecast(qint64 number, const Entry &entry) const
{
    return {.task = {number, entry.since, entry.wish.rank, entry.wish.linkEnd},
            .due = entry.due,
            .endRate = m_weigh ? DuePool::rateOf(DuePool::classOf(m_weigh(number).endRate)) : 1.0};
}

void PollScheduler::refreshForecast(Lane &lane) const
{
    const SteadyMoment now = m_clock.steady();
    if (lane.forecastGoodUntil && now < *lane.forecastGoodUntil)
        return;
    std::vector<PollForecast::Entry> entries;
    entries.reserve(std::size_t(lane.queued));
    for (const auto &[number, entry] : m_entries) {
        if (entry.queued && entry.lane == &lane)
            entries.push_back(forForecast(number, entry));
    }
    lane.forecast = PollForecast(std::move(entries), now, lane.allowed(now), lane.budget.pace());
    lane.forecastGoodUntil = now + forecastAge + lane.queued * forecastAgePerTask;
}

std::optional<SteadyMoment> PollScheduler::due(qint64 number) const
{
    const auto found = m_entries.find(number);
    if (found == m_entries.end() || !found->second.queued || found->second.lane->closed)
        return std::nullopt;
    const Entry &entry = found->second;
    Lane &lane = *entry.lane;
    const SteadyMoment planned = std::max(entry.due, lane.held);
    if (!lane.isLimited || (lane.pool.isEmpty() && lane.queued * lane.budget.pace() <= soon))
        return planned;
    refreshForecast(lane);
    return std::max({planned, lane.allowed(m_clock.steady()), lane.forecast.of(forForecast(number, entry))});
}

} // namespace rushes
