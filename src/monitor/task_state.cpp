// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/task_monitor_p.h"

namespace rushes {

// What the status bar says: asked for once a second, so nothing here walks the tasks.

namespace {

/// So many requests in a row without any answer mean that there is no contact at all.
constexpr int failuresToSayNoContact = 3;

} // namespace

WatchState TaskMonitor::Private::watchState()
{
    noticeClock();
    WatchState state;
    const TaskCounts &counts = ledger.counts();
    state.watched = counts.watched;
    state.running = counts.running;
    state.ready = counts.ready;
    state.notHeld = counts.notHeld;
    state.allPaused = allPaused;
    state.paused = asksAll ? counts.paused : 0;
    state.keyMissing = counts.withoutKey();
    for (const QString &service : counts.refused()) {
        if (keyWatch.isRefused(service))
            state.keyRefused.append(service);
    }
    addLaneStates(state);
    if (const auto next = scheduler.nextStart())
        state.nextCheck = wallOf(*next);
    state.isAsking = !state.nextCheck && !tickets.isEmpty();
    while (!m_starts.empty() && m_starts.front() < parts.clock.steady() - 1min)
        m_starts.pop_front();
    state.requestsLastMinute = int(m_starts.size());
    state.diskIsFull = diskIsFull;
    if (m_noContactInRow >= failuresToSayNoContact)
        state.noContactSince = m_noContactSince;
    if (parts.network)
        state.network = parts.network->seen();
    return state;
}

void TaskMonitor::Private::addLaneStates(WatchState &state) const
{
    for (const Service &service : parts.catalogue.services()) {
        const PollLane lane = laneOf(service);
        if (const auto until = scheduler.heldUntil(lane, HoldReason::Asked)) {
            state.waits.append({service.name, wallOf(*until)});
            continue;
        }
        const auto resting = scheduler.heldUntil(lane, HoldReason::Down);
        if (const auto since = m_laneWaits.failingSince(lane); resting && since) {
            state.rests.append({service.name, wallOf(*since), wallOf(*resting)});
            continue;
        }
        if (allPaused)
            continue; // nobody is asked as often as the budget allows
        const LanePace pace = scheduler.paceOf(lane);
        if (pace.isBehind && pace.interval > service.polling.to)
            state.stretches.append({service.name, pace.tasks, pace.perMinute, pace.interval});
    }
}

} // namespace rushes
