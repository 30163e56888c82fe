// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/poll_plan.h"
#include "monitor/task_monitor_p.h"

#include <utility>

namespace rushes {

namespace {

/// So many remembered tasks in one turn of the event loop: about a millisecond.
constexpr size_t learnedInOneTurn = 1000;

} // namespace

Duration TaskMonitor::Private::plannedWait(const Task &task, const Service &service) const
{
    return waitBeforeNextPoll(task, service, durations.of(task, service), fixedInterval,
                              q.serviceNow(service.name));
}

void TaskMonitor::Private::learnRemembered()
{
    if (!std::exchange(m_isLearning, true))
        learnAfter(0);
}

void TaskMonitor::Private::learnAfter(qint64 number)
{
    // By a queued call each, so that what is to be painted or answered comes in between.
    QMetaObject::invokeMethod(
        &q,
        [this, number] {
            const std::vector<qint64> numbers = ledger.numbers(number, learnedInOneTurn);
            for (const qint64 next : numbers)
                durations.note(*ledger.latest(next));
            if (numbers.size() == learnedInOneTurn)
                learnAfter(numbers.back());
        },
        Qt::QueuedConnection);
}

void TaskMonitor::Private::modeWasSet(const Task &before, const Task &after)
{
    durations.forget(before);
    durations.note(after);
    // Another window; where the line is in trouble, the back-off goes on.
    if (scheduler.due(after.number) && after.contact == Contact::Ok)
        replan(after);
}

} // namespace rushes
