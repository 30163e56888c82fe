// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/back_off.h"
#include "core/poll_plan.h"
#include "core/task_rules.h"
#include "monitor/task_monitor_p.h"

#include <utility>

namespace rushes {

namespace {

/// So many requests in a row without any answer mean that there is no contact at all.
constexpr int failuresToSayNoContact = 3;

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

TaskMonitor::Private::Private(TaskMonitor &monitor, Parts monitorParts, const Remembered &remembered)
    : q(monitor)
    , parts(std::move(monitorParts))
    , ledger(parts.database, parts.clock, remembered.tasks, remembered.lastNumber)
    , scheduler(parts.clock, PollLimits{}, [this](qint64 number) { ask(number); })
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
    QObject::connect(&parts.keys, &KeyRing::changed, &q, [this](const QString &service) { keyChanged(service); });
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

Duration TaskMonitor::Private::planAt(const Task &task, SteadyMoment due, bool urgent)
{
    const Service *service = parts.catalogue.find(task.service);
    if (!service || !isToBePolled(task) || !isInScope(task.number))
        return Duration::zero();
    if (!parts.keys.has(service->name)) {
        // Nothing to wait for: it is said at once, to ten thousand tasks as to one.
        scheduler.cancel(task.number);
        const Task before = task;
        keep(before, keyIsMissing(before));
        return Duration::zero();
    }
    scheduler.plan(task.number, laneOf(*service), due, service->polling.minimum, urgent);
    const SteadyMoment start = scheduler.due(task.number).value_or(due);
    return std::max(Duration::zero(), start - parts.clock.steady());
}

void TaskMonitor::Private::planRemembered(const Task &task)
{
    const Service *service = parts.catalogue.find(task.service);
    if (!service || !isToBePolled(task))
        return;
    const SteadyMoment now = parts.clock.steady();
    if (task.lastAskedAt) {
        // The clock can have been set meanwhile; the spacing is never longer than itself.
        const Duration since = std::max(Duration::zero(), parts.clock.wall() - *task.lastAskedAt);
        scheduler.noteEarlierStart(task.number, now - since);
    }
    planAt(task, now, isAtRisk(task));
}

void TaskMonitor::Private::planNext(const Task &task)
{
    const Service *service = parts.catalogue.find(task.service);
    if (!service || !isToBePolled(task)) {
        scheduler.cancel(task.number);
        return;
    }
    Duration wait = waitBeforeNextPoll(task, *service, fixedInterval, q.serviceNow(task.service));
    const int failures = std::max(task.troublesInRow, task.contact == Contact::NotFound ? task.notFoundInRow : 0);
    if (failures > 0) {
        BackOff backOff = troubleBackOff;
        backOff.first = fixedInterval ? std::max(*fixedInterval, service->polling.minimum)
                                      : std::min<Duration>(backOff.first, service->polling.from);
        backOff.longest = std::max(backOff.longest, backOff.first);
        wait = backOff.wait(failures, parts.random());
    }
    planAt(task, parts.clock.steady() + wait, isAtRisk(task));
    if (const Task *shown = ledger.published(task.number))
        Q_EMIT q.taskChanged(*shown, TaskChange::Schedule);
}

void TaskMonitor::Private::ask(qint64 number)
{
    const Task *task = ledger.latest(number);
    const Service *service = task ? parts.catalogue.find(task->service) : nullptr;
    if (!service || !isToBePolled(*task)) {
        scheduler.finished(number, false);
        return;
    }
    const QString key = parts.keys.key(service->name); // the lane's: there is one
    Task asked = *task;
    asked.lastAskedAt = parts.clock.wall();
    ledger.note(asked);
    m_starts.push_back(parts.clock.steady());
    tickets.insert(number, parts.client.ask(*service, asked.id, key, [this, number, key](const PollAnswer &answer) {
        answered(number, key, answer);
    }));
    tellState();
}

void TaskMonitor::Private::answered(qint64 number, const QString &key, const PollAnswer &answer)
{
    tickets.remove(number);
    scheduler.finished(number, std::holds_alternative<Answered>(answer.outcome));
    const Task *task = ledger.latest(number);
    const Service *service = task ? parts.catalogue.find(task->service) : nullptr;
    if (!service)
        return;
    if (key != parts.keys.key(service->name)) {
        // Another key was entered meanwhile: what this one was told says nothing about it.
        planAt(*task, parts.clock.steady(), false);
        return;
    }
    noteOutcome(answer);
    const Moment now = parts.clock.wall();
    if (answer.serverDate)
        serviceClocks.heard(service->name, *answer.serverDate, now);
    const Task before = *task;
    const Applied applied = apply(before, answer, parts.catalogue, {now, serviceClocks.now(service->name, now)});
    // The wait or the closing comes first, so that what is told with the commit already knows of it.
    obey(applied.task, *service, answer);
    keep(before, applied);
    if (const Task *latest = ledger.latest(number))
        planNext(*latest);
    tellState();
}

void TaskMonitor::Private::keep(const Task &before, const Applied &applied)
{
    Task sameButMoments = applied.task;
    sameButMoments.lastAskedAt = before.lastAskedAt;
    sameButMoments.lastHeardAt = before.lastHeardAt;
    sameButMoments.lastSeenUnfinished = before.lastSeenUnfinished;
    if (sameButMoments == before && applied.events.isEmpty())
        ledger.note(applied.task);
    else
        ledger.commit(applied.task, applied.events);
}

void TaskMonitor::Private::obey(const Task &task, const Service &service, const PollAnswer &answer)
{
    const PollLane lane = laneOf(service);
    if (const auto *wait = std::get_if<WaitAsked>(&answer.outcome)) {
        const int inRow = ++m_waitsInRow[lane];
        BackOff backOff = askedToWaitBackOff;
        if (fixedInterval)
            backOff.first = std::max(*fixedInterval, service.polling.minimum);
        backOff.longest = std::max(backOff.longest, backOff.first);
        Duration length = wait->retryAfter.value_or(backOff.wait(inRow, parts.random()));
        // Nothing that a service says makes it asked sooner than the task's own interval.
        length = std::max(length, waitBeforeNextPoll(task, service, fixedInterval, q.serviceNow(service.name)));
        scheduler.hold(lane, parts.clock.steady() + length);
    } else if (std::holds_alternative<Answered>(answer.outcome)) {
        m_waitsInRow.remove(lane);
        const bool wasRefused = keyWatch.isRefused(service.name);
        keyWatch.worked(service.name);
        if (wasRefused) {
            scheduler.open(lane);
            goOn(service.name);
        }
    } else if (std::holds_alternative<KeyWasRefused>(answer.outcome)
               || (std::holds_alternative<Forbidden>(answer.outcome) && !keyWatch.everWorked(service.name))) {
        refuseKey(service.name, answer);
    }
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

void TaskMonitor::Private::noteOutcome(const PollAnswer &answer)
{
    m_noContactInRow = isNetworkFailure(answer) ? m_noContactInRow + 1 : 0;
    if (m_noContactInRow == 1)
        m_noContactSince = parts.clock.wall();
}

WatchState TaskMonitor::Private::watchState() const
{
    WatchState state;
    QSet<QString> missing;
    QSet<QString> refused;
    for (const auto &[number, task] : ledger.allPublished()) {
        ++state.watched;
        state.running += !isFinished(task);
        state.ready += isReady(task);
        state.notHeld += isAtRisk(task);
        if (task.contact == Contact::NoKey)
            missing.insert(task.service);
        if (keyWatch.isRefused(task.service) && task.contact == Contact::Refused)
            refused.insert(task.service);
    }
    state.keyMissing = QStringList(missing.begin(), missing.end());
    state.keyRefused = QStringList(refused.begin(), refused.end());
    state.keyMissing.sort();
    state.keyRefused.sort();
    for (const Service &service : parts.catalogue.services()) {
        if (const auto until = scheduler.heldUntil(laneOf(service)))
            state.waits.append({service.name, wallOf(*until)});
    }
    if (const auto next = scheduler.nextStart())
        state.nextCheck = wallOf(*next);
    while (!m_starts.empty() && m_starts.front() < parts.clock.steady() - 1min)
        m_starts.pop_front();
    state.requestsLastMinute = int(m_starts.size());
    state.diskIsFull = diskIsFull;
    if (m_noContactInRow >= failuresToSayNoContact)
        state.noContactSince = m_noContactSince;
    return state;
}

} // namespace rushes
