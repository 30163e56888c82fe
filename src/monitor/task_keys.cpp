// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/task_rules.h"
#include "monitor/task_monitor_p.h"

#include <algorithm>

namespace rushes {

// What a key that is refused, tried again or replaced means for the tasks that are asked for with it.

void TaskMonitor::Private::refuseKey(const QString &service, const PollAnswer &answer)
{
    const Service *found = parts.catalogue.find(service);
    keyWatch.refused(service);
    scheduler.close(laneOf(*found));
    const Moment now = parts.clock.wall();
    walkLatest(&q, [this, service, answer, now, key = parts.keys.key(service)](const Task &task) {
        if (task.service != service || !isInScope(task.number) || !isToBePolled(task) ||
            scheduler.isInFlight(task.number))
            return;
        if (keyTrialOf(service) == task.number)
            return; // between two portions it was wished that the key be tried with this one
        if (!keyWatch.isRefused(service)) {
            // Between two portions the key was replaced: who still waits to be asked with it goes on with the
            // other.
            if (key != parts.keys.key(service))
                planAt(task, parts.clock.steady(), false);
            return;
        }
        const Applied stopped = apply(task, answer, parts.catalogue, {now, now});
        scheduler.cancel(task.number);
        ledger.commit(stopped.task, stopped.events);
    });
}

void TaskMonitor::Private::stopForRefusedKey(const Task &task)
{
    scheduler.cancel(task.number);
    const Task before = task;
    const Moment now = parts.clock.wall();
    keep(before, apply(before, {.outcome = KeyWasRefused{}, .serverDate = {}}, parts.catalogue, {now, now}));
}

bool TaskMonitor::Private::isKeyRefused(const Service &service) const
{
    if (keyWatch.isRefused(service.name))
        return true;
    // Services of one origin that have the same key share its lane, and that is closed.
    const QVector<Service> &services = parts.catalogue.services();
    return std::any_of(services.cbegin(), services.cend(), [&](const Service &other) {
        return keyWatch.isRefused(other.name) && laneOf(other) == laneOf(service);
    });
}

void TaskMonitor::Private::tryKeyAgain(const QString &service)
{
    const Service *found = parts.catalogue.find(service);
    SharedTask first;
    // The one whose link ends first: a completed one without a link, else the oldest.
    const auto refused = ledger.latestWhere([&service](const Task &facts) {
        return facts.contact == Contact::Refused && facts.service == service;
    });
    for (const SharedTask &task : refused) {
        if (isToBePolled(askAgain(*task).task) && (!first || (isAtRisk(*task) && !isAtRisk(*first))))
            first = task;
    }
    if (!found || !first)
        return;
    tryKey(*found, *first);
}

void TaskMonitor::Private::tryKey(const Service &service, const Task &task)
{
    const PollLane lane = laneOf(service);
    scheduler.open(lane);
    // Others may have come since the refusal: they wait for what is answered to this one.
    scheduler.hold(lane, parts.clock.steady());
    m_keyTrials.insert(service.name, task.number);
    askAfresh(task);
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
        planAt(freed.task, parts.clock.steady(), false);
    });
}

} // namespace rushes
