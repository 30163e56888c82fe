// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/task_rules.h"
#include "monitor/task_monitor_p.h"

namespace rushes {

// What it means for the tasks that the catalogue has other services than before.

void TaskMonitor::servicesChanged(const QSet<QString> &changed)
{
    for (const QString &name : changed) {
        if (const Service *service = catalogue().find(name)) {
            d->keyWatch.replaced(name);
            d->scheduler.open(d->laneOf(*service));
        }
    }
    const auto concerned =
        d->ledger.latestWhere([&changed](const Task &facts) { return changed.contains(facts.service); });
    for (const SharedTask &task : concerned) {
        if (!d->parts.catalogue.find(task->service)) {
            d->scheduler.cancel(task->number);
            continue;
        }
        // Another address or path is another question: what the old one was answered says nothing about it.
        const Applied again = askAgain(*task);
        if (!again.events.isEmpty())
            d->ledger.commit(again.task, again.events);
        if (!d->scheduler.isInFlight(task->number))
            d->planRemembered(again.task);
    }
    // All of them: whoever points into the catalogue has to look there again.
    const TaskShelf shown = d->ledger.allPublished();
    for (const TaskShelf::Place &place : shown)
        Q_EMIT taskChanged(place.task.task(), TaskChange::Identity | TaskChange::Schedule);
    d->tellState();
}

} // namespace rushes
