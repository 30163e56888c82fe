// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/back_off.h"
#include "core/task_rules.h"
#include "monitor/task_monitor_p.h"

#include <algorithm>

namespace rushes {

// What the test of a key (KeyTest) asks of the monitor, so that its request counts among the others.

namespace {

/// now: our clock. An earlier run's requests count, which the scheduler knows of only where the task is
/// planned.
bool canBeAskedAbout(const Task &task, Duration spacing, Moment now)
{
    const bool wasAskedJustNow =
        task.lastAskedAt && *task.lastAskedAt <= now && now - *task.lastAskedAt < spacing;
    return !isFinished(task) && task.contact != Contact::NotFound && !wasAskedJustNow;
}

} // namespace

std::optional<qint64> TaskMonitor::taskToTestKeyWith(const QString &serviceName) const
{
    const Service *service = catalogue().find(serviceName);
    if (!service)
        return std::nullopt;
    const Duration spacing = service->polling.minimum;
    const Moment now = d->parts.clock.wall();
    for (const auto &[number, published] : d->ledger.allPublished()) {
        if (isFinished(published.look()))
            continue; // of which there can be very many
        const SharedTask task = d->ledger.latest(number);
        if (task && task->service == serviceName && canBeAskedAbout(*task, spacing, now) &&
            !d->scheduler.isInFlight(number) &&
            d->scheduler.earliest(number, spacing) <= d->parts.clock.steady())
            return number;
    }
    return std::nullopt;
}

std::optional<Duration> TaskMonitor::waitImposed(const QString &serviceName, const QString &key) const
{
    const Service *service = catalogue().find(serviceName);
    const auto until = service ? d->scheduler.heldUntil({originOf(service->base), key}) : std::nullopt;
    return until ? std::optional<Duration>(*until - d->parts.clock.steady()) : std::nullopt;
}

bool TaskMonitor::takePlaceForKeyTest(const Origin &origin)
{
    return d->scheduler.takePlace(origin);
}

void TaskMonitor::givePlaceBack(const Origin &origin)
{
    d->scheduler.givePlaceBack(origin);
}

void TaskMonitor::noteKeyTest(qint64 number)
{
    const SharedTask task = d->ledger.latest(number);
    if (!task)
        return;
    Task asked = *task;
    d->scheduler.noteEarlierStart(number, d->parts.clock.steady());
    if (const Service *service = catalogue().find(asked.service))
        d->scheduler.spend(d->laneOf(*service));
    asked.lastAskedAt = d->parts.clock.wall();
    d->ledger.note(asked);
    // What was due sooner is put off: the spacing counts from here.
    d->planNext(asked);
}

void TaskMonitor::takeKeyTestAnswer(const QString &service, const QString &key, std::optional<qint64> number,
                                    const PollAnswer &answer)
{
    d->keyTestAnswered(service, key, number, answer);
}

void TaskMonitor::Private::keyTestAnswered(const QString &serviceName, const QString &key,
                                           std::optional<qint64> number, const PollAnswer &answer)
{
    const Service *service = parts.catalogue.find(serviceName);
    if (!service)
        return;
    const bool isOurs = key == parts.keys.key(serviceName);
    if (const auto *wait = std::get_if<WaitAsked>(&answer.outcome); wait && (!isOurs || !number)) {
        const Duration length = wait->retryAfter.value_or(askedToWaitBackOff.wait(1, parts.random()));
        scheduler.hold({originOf(service->base), key},
                       parts.clock.steady() + std::max<Duration>(length, service->polling.minimum));
        return;
    }
    // With another key the service may speak of another account: only what the key in use is told says
    // something about the task.
    if (isOurs && number && !scheduler.isInFlight(*number))
        answered(*number, key, answer);
    const bool wasLetIn =
        std::holds_alternative<NotFound>(answer.outcome) || std::holds_alternative<Answered>(answer.outcome);
    if (isOurs && wasLetIn && keyWatch.isRefused(serviceName))
        keyChanged(serviceName);
}

} // namespace rushes
