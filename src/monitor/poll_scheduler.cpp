// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/poll_scheduler.h"

#include "core/service_catalogue.h"

#include <algorithm>

namespace rushes {

namespace {

QString nameOf(const Origin &origin)
{
    return origin.scheme + u'/' + origin.host + u':' + QString::number(origin.port);
}

} // namespace

size_t qHash(const PollLane &lane, size_t seed)
{
    return qHashMulti(seed, lane.origin.scheme, lane.origin.host, lane.origin.port, lane.key);
}

PollScheduler::PollScheduler(Clock &clock, PollLimits limits, Start start)
    : m_clock(clock), m_limits(limits), m_start(std::move(start))
{
}

PollScheduler::~PollScheduler() = default;

PollScheduler::Lane &PollScheduler::laneOf(const PollLane &id)
{
    std::shared_ptr<Lane> &lane = m_lanes[id];
    if (!lane) {
        lane = std::make_shared<Lane>();
        lane->id = id;
        lane->gap = isLoopbackHost(id.origin.host) ? Duration::zero() : m_limits.gap;
    }
    return *lane;
}

const PollScheduler::Lane *PollScheduler::findLane(const PollLane &id) const
{
    return m_lanes.value(id).get();
}

void PollScheduler::unqueue(qint64 number, Entry &entry)
{
    if (!entry.queued)
        return;
    (entry.urgent ? entry.lane->urgent : entry.lane->normal).erase({entry.due, number});
    entry.queued = false;
}

void PollScheduler::plan(qint64 number, const PollLane &lane, SteadyMoment due, Duration spacing, bool urgent)
{
    Entry &entry = m_entries[number];
    if (entry.inFlight)
        return;
    unqueue(number, entry);
    entry.lane = &laneOf(lane);
    entry.urgent = urgent;
    entry.due = std::max(due, earliest(number, spacing));
    entry.queued = true;
    (urgent ? entry.lane->urgent : entry.lane->normal).insert({entry.due, number});
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
    std::optional<SteadyMoment> &last = m_entries[number].lastStart;
    last = last ? std::max(*last, moment) : moment;
}

void PollScheduler::finished(qint64 number, bool ok)
{
    const auto found = m_entries.find(number);
    if (found == m_entries.end() || !found->second.inFlight)
        return;
    Entry &entry = found->second;
    entry.inFlight = false;
    Lane &lane = *entry.lane;
    --lane.inFlight;
    --m_inFlightOfOrigin[nameOf(lane.id.origin)];
    if (ok && lane.probing) {
        lane.probing = false;
        lane.backlogUntil = m_clock.steady();
    }
    wakeLater();
}

void PollScheduler::hold(const PollLane &id, SteadyMoment until)
{
    Lane &lane = laneOf(id);
    lane.held = std::max(lane.held, until);
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

bool PollScheduler::isInFlight(qint64 number) const
{
    const auto found = m_entries.find(number);
    return found != m_entries.end() && found->second.inFlight;
}

SteadyMoment PollScheduler::earliest(qint64 number, Duration spacing) const
{
    const auto found = m_entries.find(number);
    const SteadyMoment now = m_clock.steady();
    return found != m_entries.end() && found->second.lastStart ? std::max(now, *found->second.lastStart + spacing) : now;
}

std::optional<SteadyMoment> PollScheduler::due(qint64 number) const
{
    const auto found = m_entries.find(number);
    if (found == m_entries.end() || !found->second.queued || found->second.lane->closed)
        return std::nullopt;
    return std::max(found->second.due, found->second.lane->held);
}

std::optional<SteadyMoment> PollScheduler::heldUntil(const PollLane &id) const
{
    const Lane *lane = findLane(id);
    return lane && lane->held > m_clock.steady() ? std::optional(lane->held) : std::nullopt;
}

std::optional<std::pair<SteadyMoment, qint64>> PollScheduler::nextOf(const Lane &lane) const
{
    if (lane.closed || (lane.probing && lane.inFlight > 0)
        || m_inFlightOfOrigin.value(nameOf(lane.id.origin)) >= m_limits.inFlightPerOrigin)
        return std::nullopt;
    const SteadyMoment now = m_clock.steady();
    const bool takeUrgent = !lane.urgent.empty()
        && (lane.urgent.begin()->first <= now || lane.normal.empty() || *lane.urgent.begin() < *lane.normal.begin());
    const Queue &queue = takeUrgent ? lane.urgent : lane.normal;
    if (queue.empty())
        return std::nullopt;
    const auto [due, number] = *queue.begin();
    return std::pair(std::max({due, lane.held, lane.notBefore}), number);
}

std::optional<SteadyMoment> PollScheduler::nextStart() const
{
    std::optional<SteadyMoment> next;
    for (const auto &lane : m_lanes) {
        const auto entry = nextOf(*lane);
        if (entry && (!next || entry->first < *next))
            next = entry->first;
    }
    return next;
}

void PollScheduler::startOne(Lane &lane, qint64 number)
{
    const SteadyMoment now = m_clock.steady();
    Entry &entry = m_entries[number];
    const bool piledUp = entry.due <= lane.backlogUntil;
    unqueue(number, entry);
    entry.inFlight = true;
    entry.lastStart = now;
    ++lane.inFlight;
    ++m_inFlightOfOrigin[nameOf(lane.id.origin)];
    lane.notBefore = now + (piledUp ? m_limits.gapAfterWait : lane.gap);
    m_start(number);
}

void PollScheduler::pump()
{
    // One start a lane and round, so that a long queue does not starve another.
    bool started = true;
    while (started) {
        started = false;
        const auto lanes = m_lanes.values();
        for (const auto &lane : lanes) {
            const auto next = nextOf(*lane);
            if (!next || next->first > m_clock.steady())
                continue;
            startOne(*lane, next->second);
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
