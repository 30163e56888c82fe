// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/poll_scheduler.h"

#include "monitor/poll_scheduler_p.h"

#include "core/service_catalogue.h"

#include <algorithm>

namespace rushes {

size_t qHash(const PollLane &lane, size_t seed)
{
    return qHashMulti(seed, lane.origin.scheme, lane.origin.host, lane.origin.port, lane.key);
}

PollScheduler::PollScheduler(Clock &clock, PollLimits limits, Start start, DuePool::Weigh weigh)
    : m_clock(clock)
    , m_limits(limits)
    , m_start(std::move(start))
    , m_weigh(std::move(weigh))
{
}

PollScheduler::~PollScheduler() = default;

std::shared_ptr<int> PollScheduler::inFlightAt(const Origin &origin)
{
    std::shared_ptr<int> &count = m_inFlight[originText(origin)];
    if (!count)
        count = std::make_shared<int>(0);
    return count;
}

PollScheduler::Lane &PollScheduler::laneOf(const PollLane &id)
{
    std::shared_ptr<Lane> &lane = m_lanes[id];
    if (!lane) {
        lane = std::make_shared<Lane>(m_limits.budget, m_weigh);
        lane->id = id;
        lane->isLimited = m_limits.onLoopback || !isLoopbackHost(id.origin.host);
        lane->inFlightOfOrigin = inFlightAt(id.origin);
        m_allLanes.push_back(lane.get());
    }
    return *lane;
}

const PollScheduler::Lane *PollScheduler::findLane(const PollLane &id) const
{
    return m_lanes.value(id).get();
}

void PollScheduler::enqueue(qint64 number, Entry &entry)
{
    entry.queued = true;
    ++entry.lane->queued;
    entry.lane->waiting.insert({entry.due, number});
}

void PollScheduler::unqueue(qint64 number, Entry &entry)
{
    if (!entry.queued)
        return;
    entry.lane->waiting.erase({entry.due, number});
    entry.lane->pool.erase(number);
    entry.queued = false;
    --entry.lane->queued;
}

void PollScheduler::plan(qint64 number, const PollLane &lane, SteadyMoment due, Duration spacing,
                         PollWish wish)
{
    const auto [found, isNew] = m_entries.try_emplace(number);
    Entry &entry = found->second;
    if (isNew)
        entry.since = m_clock.steady();
    if (entry.inFlight)
        return;
    unqueue(number, entry);
    entry.lane = &laneOf(lane);
    if (wish.rank > entry.wish.rank)
        entry.lane->forecastGoodUntil.reset(); // it goes before others now
    entry.wish = wish;
    entry.plannedAs = ++m_plans;
    entry.spacing = spacing;
    entry.due = std::max(due, earliest(number, spacing));
    enqueue(number, entry);
    wakeLater();
}

void PollScheduler::cancel(qint64 number)
{
    const auto found = m_entries.find(number);
    if (found == m_entries.end())
        return;
    unqueue(number, found->second);
    wakeLater();
}

void PollScheduler::forget(qint64 number)
{
    cancel(number);
    const auto found = m_entries.find(number);
    if (found != m_entries.end() && !found->second.inFlight)
        m_entries.erase(found);
}

void PollScheduler::noteEarlierStart(qint64 number, SteadyMoment moment)
{
    Entry &entry = m_entries[number];
    entry.lastStart = entry.lastStart ? std::max(*entry.lastStart, moment) : moment;
    entry.since = *entry.lastStart;
}

void PollScheduler::spend(const PollLane &lane)
{
    laneOf(lane).budget.spend(m_clock.steady());
    wakeLater();
}

void PollScheduler::finished(qint64 number, bool ok)
{
    const auto found = m_entries.find(number);
    if (found == m_entries.end() || !found->second.inFlight)
        return;
    found->second.inFlight = false;
    Lane &lane = *found->second.lane;
    --lane.inFlight;
    --*lane.inFlightOfOrigin;
    if (ok) {
        lane.budget.answered(m_clock.steady(), !lane.pool.isEmpty());
        // An answer to what was asked before the wait is no probe.
        if (lane.probing && found->second.since >= lane.held) {
            lane.probing = false;
            lane.isSpreading = true;
        }
    }
    wakeLater();
}

void PollScheduler::wasTooMany(qint64 number)
{
    const auto found = m_entries.find(number);
    if (found != m_entries.end() && found->second.lane && found->second.lastStart)
        found->second.lane->budget.refused(m_clock.steady(), *found->second.lastStart);
}

bool PollScheduler::takePlace(const Origin &origin)
{
    const std::shared_ptr<int> inFlight = inFlightAt(origin);
    if (*inFlight >= m_limits.inFlightPerOrigin)
        return false;
    ++*inFlight;
    wakeLater();
    return true;
}

void PollScheduler::givePlaceBack(const Origin &origin)
{
    --*inFlightAt(origin);
    wakeLater();
}

void PollScheduler::hold(const PollLane &id, SteadyMoment until, HoldReason reason)
{
    Lane &lane = laneOf(id);
    if (until >= lane.held) {
        lane.held = until;
        lane.heldFor = reason;
    }
    lane.probing = true;
    wakeLater();
}

void PollScheduler::close(const PollLane &id)
{
    laneOf(id).closed = true;
    wakeLater();
}

void PollScheduler::open(const PollLane &id)
{
    laneOf(id).closed = false;
    wakeLater();
}

void PollScheduler::probeNow()
{
    const SteadyMoment now = m_clock.steady();
    for (Lane *lane : m_allLanes) {
        lane->isSpreading = true;
        if (lane->heldFor == HoldReason::Down && lane->held > now)
            lane->held = now;
    }
    wakeLater();
}

void PollScheduler::catchUp(Duration slept)
{
    const SteadyMoment now = m_clock.steady();
    for (Lane *lane : m_allLanes)
        lane->isSpreading = true;
    for (auto &[number, entry] : m_entries) {
        if (!entry.queued || entry.due <= now)
            continue;
        unqueue(number, entry);
        entry.due = std::max({now, entry.due - slept, earliest(number, entry.spacing)});
        enqueue(number, entry);
    }
    wakeLater();
}

std::optional<SteadyMoment> PollScheduler::nextOf(const Lane &lane) const
{
    if (lane.closed || (lane.probing && lane.inFlight > 0) ||
        *lane.inFlightOfOrigin >= m_limits.inFlightPerOrigin)
        return std::nullopt;
    const bool isAnyDue = !lane.pool.isEmpty();
    if (!isAnyDue && lane.waiting.empty())
        return std::nullopt;
    const SteadyMoment allowed = lane.allowed(m_clock.steady());
    return isAnyDue ? allowed : std::max(allowed, lane.waiting.begin()->first);
}

void PollScheduler::ripen(Lane &lane)
{
    const SteadyMoment now = m_clock.steady();
    while (!lane.waiting.empty() && lane.waiting.begin()->first <= now) {
        const qint64 number = lane.waiting.begin()->second;
        lane.waiting.erase(lane.waiting.begin());
        const Entry &entry = m_entries.at(number);
        lane.pool.insert({number, entry.since, entry.wish.rank, entry.wish.linkEnd}, now);
    }
}

Duration PollScheduler::gapAfter(const Lane &lane) const
{
    const Duration gap = lane.isLimited ? m_limits.gap : Duration::zero();
    if (!lane.isSpreading)
        return gap;
    // What piled up comes evenly: the burst is not for it.
    return std::max(gap, lane.isLimited ? std::min(m_limits.gapAfterWait, lane.budget.pace())
                                        : m_limits.gapAfterWait);
}

void PollScheduler::startOne(Lane &lane)
{
    const SteadyMoment now = m_clock.steady();
    const qint64 number = lane.pool.take(now);
    Entry &entry = m_entries.at(number);
    entry.queued = false;
    --lane.queued;
    entry.inFlight = true;
    entry.lastStart = now;
    entry.since = now;
    ++lane.inFlight;
    ++*lane.inFlightOfOrigin;
    if (lane.isLimited)
        lane.budget.spend(now);
    lane.notBefore = now + gapAfter(lane);
    lane.isSpreading = lane.isSpreading && !lane.pool.isEmpty();
    m_start(number);
}

void PollScheduler::pump()
{
    // One start a lane and round, so that a long queue does not starve another.
    bool started = true;
    while (started) {
        started = false;
        for (std::size_t index = 0; index < m_allLanes.size(); ++index) { // a start can make a lane
            Lane &lane = *m_allLanes[index];
            const auto next = nextOf(lane);
            if (!next || *next > m_clock.steady())
                continue;
            ripen(lane);
            startOne(lane);
            started = true;
        }
    }
    wakeLater();
}

void PollScheduler::wakeLater()
{
    const std::optional<SteadyMoment> next = nextStart();
    if (next == m_alarmMoment && (m_alarm || !next))
        return;
    m_alarmMoment = next;
    m_alarm.reset();
    if (next) {
        m_alarm = m_clock.callAt(*next, [this] {
            m_alarmMoment.reset();
            pump();
        });
    }
}

} // namespace rushes
