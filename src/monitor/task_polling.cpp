// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/task_rules.h"
#include "monitor/poll_weight.h"
#include "monitor/task_monitor_p.h"

#include <utility>

namespace rushes {

TaskMonitor::Private::Private(TaskMonitor &monitor, Parts monitorParts, const Remembered &remembered)
    : q(monitor)
    , parts(std::move(monitorParts))
    , ledger(parts.database, parts.clock, remembered.tasks, remembered.lastNumber)
    , scheduler(
          parts.clock, parts.limits, [this](qint64 number) { ask(number); },
          [this](qint64 number) { return weigh(number); })
    , keyWatch(parts.clock, parts.keyTrials, [this](const QString &service) { tryKeyAgain(service); })
{
    if (!remembered.endedCleanly)
        suspectRecentRequests(remembered.tasks);
    QObject::connect(&ledger, &TaskLedger::added, &q, [this](const QVector<Task> &tasks) {
        Q_EMIT q.tasksAdded(tasks);
        // On disk now: the first request may be made.
        for (const Task &task : tasks) {
            scope.insert(task.number);
            planRemembered(task);
        }
        tellState();
    });
    QObject::connect(&ledger, &TaskLedger::changed, &q, [this](const Task &task, TaskChanges changes) {
        Q_EMIT q.taskChanged(task, changes);
        tellState();
    });
    QObject::connect(&ledger, &TaskLedger::removed, &q, [this](const QVector<qint64> &numbers) {
        Q_EMIT q.tasksRemoved(numbers);
        tellState();
    });
    QObject::connect(&ledger, &TaskLedger::happened, &q, &TaskMonitor::eventHappened);
    QObject::connect(&ledger, &TaskLedger::writeFailed, &q, &TaskMonitor::storeTrouble);
    QObject::connect(&parts.keys, &KeyRing::changed, &q,
                     [this](const QString &service) { keyChanged(service); });
    if (parts.network)
        QObject::connect(parts.network, &NetworkHint::changed, &q, [this] { networkChanged(); });
    noticeClock();
}

void TaskMonitor::Private::suspectRecentRequests(const QVector<Task> &tasks)
{
    for (const Task &task : tasks) {
        if (isToBePolled(task))
            scheduler.noteEarlierStart(task.number, parts.clock.steady());
    }
}

Task TaskMonitor::Private::made(const NewTask &wanted) const
{
    Task task;
    task.id = wanted.id;
    task.service = wanted.service;
    const Service *service = parts.catalogue.find(wanted.service);
    const Family *family = service ? service->family(wanted.family) : nullptr;
    if (!family && service)
        family = service->familyOfId(wanted.id);
    task.family = family ? family->name : QString();
    task.mode = wanted.mode.isEmpty() && family && !wanted.modeIsUsers ? family->defaultMode : wanted.mode;
    task.modeIsUsers = wanted.modeIsUsers;
    task.label = wanted.label.trimmed();
    task.addedAt = parts.clock.wall();
    return task;
}

PollLane TaskMonitor::Private::laneOf(const Service &service) const
{
    return {originOf(service.base), parts.keys.key(service.name)};
}

void TaskMonitor::Private::planAt(const Task &task, SteadyMoment due, bool urgent)
{
    const Service *service = parts.catalogue.find(task.service);
    if (!service || !isToBePolled(task) || !isInScope(task.number))
        return;
    if (!parts.keys.has(service->name)) {
        // Nothing to wait for: it is said at once, to ten thousand tasks as to one.
        scheduler.cancel(task.number);
        const Task before = task;
        keep(before, keyIsMissing(before));
        return;
    }
    if (keyWatch.isRefused(service->name) && m_keyTrials.value(service->name) != task.number) {
        stopForRefusedKey(task);
        return;
    }
    if (task.lastAskedAt && !scheduler.lastStart(task.number)) {
        // By an earlier run. The clock can have been set meanwhile; the spacing is never longer than itself.
        const Duration since = std::max(Duration::zero(), parts.clock.wall() - *task.lastAskedAt);
        scheduler.noteEarlierStart(task.number, parts.clock.steady() - since);
    }
    // What is asked for now is asked, paused or not: only what would come by itself is put off.
    if (!urgent && isPausedHere(task))
        due = std::max(due, pauseEndOf(task, *service));
    scheduler.plan(task.number, laneOf(*service), due, service->polling.minimum, wishFor(task, urgent));
}

PollWish TaskMonitor::Private::wishFor(const Task &task, bool urgent) const
{
    if (isAtRisk(task)) {
        // An unknown end may be near: such a clip is had first, as by the keeper.
        const LinkEnd end = q.linkEndOf(task);
        const SteadyMoment unknown{};
        return {PollRank::AtRisk,
                end.earliest ? parts.clock.steady() + (*end.earliest - q.serviceNow(task.service)) : unknown};
    }
    // Who was added a moment ago is looked at.
    return {urgent || (task.contact == Contact::Never && !task.lastAskedAt) ? PollRank::Wanted
                                                                            : PollRank::Usual,
            {}};
}

Duration TaskMonitor::Private::waitOf(qint64 number) const
{
    const SteadyMoment now = parts.clock.steady();
    return std::max(Duration::zero(), scheduler.due(number).value_or(now) - now);
}

PollWeight TaskMonitor::Private::weigh(qint64 number) const
{
    const SharedTask task = ledger.latest(number);
    const Service *service = task ? parts.catalogue.find(task->service) : nullptr;
    return service ? weightOf(*task, *service, durations.of(*task, *service), q.serviceNow(task->service))
                   : PollWeight{};
}

SteadyMoment TaskMonitor::Private::pauseEndOf(const Task &task, const Service &service) const
{
    return parts.clock.steady() +
           (askedInSpiteOfPause(task, service.family(task.family)) - parts.clock.wall());
}

void TaskMonitor::Private::replan(const Task &task)
{
    const Service *service = parts.catalogue.find(task.service);
    if (!service || !isToBePolled(task))
        return;
    Duration wait = Duration::zero();
    if (task.lastAskedAt && !isPausedHere(task)) {
        const Duration planned = plannedWait(task, *service);
        wait = std::clamp(planned - (parts.clock.wall() - *task.lastAskedAt), Duration::zero(), planned);
    }
    planAt(task, parts.clock.steady() + wait, false);
}

void TaskMonitor::Private::planRemembered(const Task &task)
{
    planAt(task, parts.clock.steady(), false);
}

void TaskMonitor::Private::planNext(const Task &task)
{
    const qint64 number = task.number;
    const Service *service = parts.catalogue.find(task.service);
    if (!service || !isToBePolled(task)) {
        scheduler.cancel(task.number);
        return;
    }
    // Who was only told to wait learned nothing: it is due as soon as its lane goes on.
    const bool wasPutOff = task.contact == Contact::Waiting;
    Duration wait =
        wasPutOff ? fixedIntervalFor(*service).value_or(service->polling.from) : plannedWait(task, *service);
    const int failures =
        std::max(task.troublesInRow, task.contact == Contact::NotFound ? task.notFoundInRow : 0);
    if (failures > 0)
        wait = troubleBackOffFor(service->polling.from, fixedIntervalFor(*service))
                   .wait(failures, parts.random());
    planAt(task, parts.clock.steady() + wait, false);
    if (const SharedTask shown = ledger.published(number))
        Q_EMIT q.taskChanged(*shown, TaskChange::Schedule);
}

std::optional<Duration> TaskMonitor::Private::fixedIntervalFor(const Service &service) const
{
    return fixedInterval ? std::optional(std::max<Duration>(*fixedInterval, service.polling.minimum))
                         : std::nullopt;
}

void TaskMonitor::Private::ask(qint64 number)
{
    noticeClock();
    const SharedTask task = ledger.latest(number);
    const Service *service = task ? parts.catalogue.find(task->service) : nullptr;
    if (!service || !isToBePolled(*task)) {
        scheduler.finished(number, false);
        return;
    }
    const QString key = parts.keys.key(service->name); // the lane's: there is one
    Task asked = *task;
    asked.lastAskedAt = parts.clock.wall();
    ledger.note(asked);
    const SteadyMoment now = parts.clock.steady();
    while (!m_starts.empty() && m_starts.front() < now - 1min) // perhaps nobody asks how many there were
        m_starts.pop_front();
    m_starts.push_back(now);
    tickets.insert(number,
                   parts.client.ask(*service, asked.id, key, [this, number, key](const PollAnswer &answer) {
                       answered(number, key, answer);
                   }));
    tellState();
}

void TaskMonitor::Private::answered(qint64 number, const QString &key, const PollAnswer &answer)
{
    tickets.remove(number);
    noticeClock();
    if (const auto *wait = std::get_if<WaitAsked>(&answer.outcome); wait && wait->isTooMany)
        scheduler.wasTooMany(number);
    scheduler.finished(number, std::holds_alternative<Answered>(answer.outcome));
    const SharedTask task = ledger.latest(number);
    const Service *service = task ? parts.catalogue.find(task->service) : nullptr;
    if (!service)
        return;
    if (key != parts.keys.key(service->name)) {
        // Another key was entered meanwhile: what this one was told says nothing about it.
        planAt(Task(*task), parts.clock.steady(), false);
        return;
    }
    noteOutcome(answer);
    const Moment now = parts.clock.wall();
    if (answer.serverDate)
        serviceClocks.heard(service->name, *answer.serverDate, now);
    const Task before = *task;
    const Applied applied =
        apply(before, answer, parts.catalogue, {now, serviceClocks.now(service->name, now)});
    // The wait or the closing comes first, so that what is told with the commit already knows of it.
    obey(applied.task, *service, answer);
    keep(before, applied);
    if (const SharedTask latest = ledger.latest(number))
        planNext(Task(*latest));
    tellState();
}

void TaskMonitor::Private::keep(const Task &before, const Applied &applied)
{
    Task sameButMoments = applied.task;
    sameButMoments.lastAskedAt = before.lastAskedAt;
    sameButMoments.lastHeardAt = before.lastHeardAt;
    sameButMoments.lastSeenUnfinished = before.lastSeenUnfinished;
    if (sameButMoments == before && applied.events.isEmpty()) {
        // Not the task that was made of the answer: its texts are as long, and its own.
        Task noted = before;
        noted.lastAskedAt = applied.task.lastAskedAt;
        noted.lastHeardAt = applied.task.lastHeardAt;
        noted.lastSeenUnfinished = applied.task.lastSeenUnfinished;
        ledger.note(noted);
    } else {
        ledger.commit(applied.task, applied.events);
    }
    if (isFinished(applied.task) && !isFinished(before))
        durations.note(applied.task);
}

void TaskMonitor::Private::tellState()
{
    if (std::exchange(m_stateToTell, true))
        return;
    QMetaObject::invokeMethod(
        &q,
        [this] {
            m_stateToTell = false;
            Q_EMIT q.stateChanged();
        },
        Qt::QueuedConnection);
}

} // namespace rushes
