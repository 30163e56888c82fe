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
    QVector<Applied> stopped;
    for (const auto &[number, task] : ledger.allLatest()) {
        if (task.service == service && isInScope(number) && isToBePolled(task) && !scheduler.isInFlight(number))
            stopped.append(apply(task, answer, parts.catalogue, {now, now}));
    }
    for (const Applied &applied : std::as_const(stopped)) {
        scheduler.cancel(applied.task.number);
        ledger.commit(applied.task, applied.events);
    }
}

void TaskMonitor::Private::tryKeyAgain(const QString &service)
{
    const Service *found = parts.catalogue.find(service);
    const Task *first = nullptr;
    // The one whose link ends first: a completed one without a link, else the oldest.
    for (const auto &[number, task] : ledger.allLatest()) {
        const bool stopped = task.service == service && task.contact == Contact::Refused && isToBePolled(askAgain(task).task);
        if (stopped && (!first || (isAtRisk(task) && !isAtRisk(*first))))
            first = &task;
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
    QVector<Applied> freed;
    for (const auto &[number, task] : ledger.allLatest()) {
        if (task.service == service && (task.contact == Contact::Refused || task.contact == Contact::NoKey))
            freed.append(askAgain(task));
    }
    for (const Applied &applied : std::as_const(freed)) {
        ledger.commit(applied.task, applied.events);
        planAt(applied.task, parts.clock.steady(), isAtRisk(applied.task));
    }
}

} // namespace rushes
