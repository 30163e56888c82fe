// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/task_rules.h"
#include "monitor/task_monitor_p.h"

namespace rushes {

// What a key that is refused, tried again or replaced means for the tasks that are asked for with it.

void TaskMonitor::Private::refuseKey(const QString &service, const PollAnswer &answer)
{
    const Service *found = parts.catalogue.find(service);
    keyWatch.refused(service);
    scheduler.close(laneOf(*found));
    const Moment now = parts.clock.wall();
    walkLatest(&q, [this, service, answer, now](const Task &task) {
        // Between two portions the key may have been replaced, and that one be in use already.
        if (task.service != service || !keyWatch.isRefused(service) || !isInScope(task.number) || !isToBePolled(task) ||
            scheduler.isInFlight(task.number))
            return;
        const Applied stopped = apply(task, answer, parts.catalogue, {now, now});
        scheduler.cancel(task.number);
        ledger.commit(stopped.task, stopped.events);
    });
}

void TaskMonitor::Private::tryKeyAgain(const QString &service)
{
    const Service *found = parts.catalogue.find(service);
    SharedTask first;
    // The one whose link ends first: a completed one without a link, else the oldest.
    for (const SharedTask &task : ledger.allLatest()) {
        const bool stopped = task->service == service && task->contact == Contact::Refused && isToBePolled(askAgain(*task).task);
        if (stopped && (!first || (isAtRisk(*task) && !isAtRisk(*first))))
            first = task;
    }
    if (!found || !first)
        return;
    const Applied again = askAgain(*first);
    ledger.commit(again.task, again.events);
    scheduler.open(laneOf(*found));
    planAt(again.task, parts.clock.steady(), true);
}

void TaskMonitor::Private::keyChanged(const QString &service)
{
    keyWatch.replaced(service);
    if (const Service *found = parts.catalogue.find(service)) {
        scheduler.open(laneOf(*found));
        goOn(service);
    }
    tellState();
}

void TaskMonitor::Private::goOn(const QString &service)
{
    walkLatest(&q, [this, service](const Task &task) {
        // Between two portions the key may have been refused.
        if (task.service != service || keyWatch.isRefused(service) ||
            (task.contact != Contact::Refused && task.contact != Contact::NoKey))
            return;
        const Applied freed = askAgain(task);
        ledger.commit(freed.task, freed.events);
        planAt(freed.task, parts.clock.steady(), isAtRisk(freed.task));
    });
}

} // namespace rushes
