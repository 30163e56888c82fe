// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/task_monitor_p.h"

#include <utility>

namespace rushes {

// What answers, failures, the clocks and the network mean for others than the task that was asked for.

namespace {

/// The clocks part by more only where the machine slept or the clock was set.
constexpr Duration clockJump = 30s;

bool isNetworkFailure(const PollAnswer &answer)
{
    const auto *trouble = std::get_if<Trouble>(&answer.outcome);
    if (!trouble)
        return false;
    switch (trouble->error.kind) {
    case ErrorKind::HostNotFound:
    case ErrorKind::ConnectionFailed:
    case ErrorKind::ProxyFailed:
    case ErrorKind::TimedOut:
    case ErrorKind::TlsFailed:
        return true;
    default:
        return false;
    }
}

} // namespace

void TaskMonitor::Private::obey(const Task &task, const Service &service, const PollAnswer &answer)
{
    const PollLane lane = laneOf(service);
    const SteadyMoment now = parts.clock.steady();
    const bool isWait = std::holds_alternative<WaitAsked>(answer.outcome);
    const LaneWaits::Manners manners{
        // Not the task's planned wait, which can be minutes: all of the lane wait as long.
        .interval = isWait ? fixedIntervalFor(service).value_or(service.polling.from) : Duration{},
        .fixedInterval = fixedIntervalFor(service),
        .firstBackOff = service.polling.from,
        .isOffline =
            parts.network && parts.network->seen() == NetworkSeen::Offline && isNetworkFailure(answer),
    };
    const SteadyMoment askedAt = scheduler.lastStart(task.number).value_or(now);
    if (const auto wait = m_laneWaits.after(answer, lane, manners, askedAt, now, parts.random()))
        scheduler.hold(lane, now + wait->length, wait->reason);
    if (std::holds_alternative<Answered>(answer.outcome)) {
        const bool wasRefused = keyWatch.isRefused(service.name);
        keyWatch.worked(service.name);
        if (wasRefused) {
            scheduler.open(lane);
            goOn(service.name);
        }
    } else if (std::holds_alternative<KeyWasRefused>(answer.outcome) ||
               (std::holds_alternative<Forbidden>(answer.outcome) && !keyWatch.everWorked(service.name))) {
        refuseKey(service.name, answer);
    }
}

void TaskMonitor::Private::noteOutcome(const PollAnswer &answer)
{
    m_noContactInRow = isNetworkFailure(answer) ? m_noContactInRow + 1 : 0;
    if (m_noContactInRow == 0)
        return;
    if (m_noContactInRow == 1)
        m_noContactSince = parts.clock.wall();
    // Only now is there something that a hint could explain.
    if (parts.network)
        parts.network->start();
}

void TaskMonitor::Private::noticeClock()
{
    const Duration ahead = parts.clock.wall().time_since_epoch() - parts.clock.steady().time_since_epoch();
    const Duration jump = ahead - std::exchange(m_wallAhead, ahead).value_or(ahead);
    if (jump >= clockJump) {
        // It slept, or its clock was set: either way what is overdue by the clock on the wall is asked soon.
        scheduler.catchUp(jump);
        tellState();
    } else if (jump <= -clockJump) {
        serviceClocks.ourClockWasSetBack(-jump);
    }
}

void TaskMonitor::Private::networkChanged()
{
    noticeClock();
    if (parts.network->seen() == NetworkSeen::Offline) {
        tellState();
        return;
    }
    scheduler.probeNow();
    walkLatest(
        &q,
        [this](const Task &task) {
            if (task.troublesInRow > 0 && isToBePolled(task))
                planAt(task, parts.clock.steady(), false);
        },
        [this] { tellState(); });
}

} // namespace rushes
