// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/task_monitor.h"

#include "core/pause.h"
#include "monitor/task_monitor_p.h"

#include <QPointer>

#include <utility>

namespace rushes {

TaskMonitor::TaskMonitor(Parts parts, const Remembered &remembered, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(parts), remembered))
{
}

TaskMonitor::~TaskMonitor() = default;

void TaskMonitor::remember(const Remembered &part)
{
    d->ledger.raiseLastNumber(part.lastNumber);
    d->ledger.remember(part.tasks);
    if (!part.endedCleanly)
        d->suspectRecentRequests(part.tasks);
    if (!part.tasks.isEmpty())
        Q_EMIT tasksRemembered(part.tasks);
    d->tellState();
}

void TaskMonitor::expect(qsizetype tasks)
{
    d->ledger.expect(tasks);
}

void TaskMonitor::start()
{
    d->asksAll = true;
    d->walkLatest(this, [this](const Task &task) {
        // Not who was planned meanwhile: it may have been asked since.
        if (!d->scheduler.due(task.number) && !d->scheduler.isInFlight(task.number))
            d->planRemembered(task);
    });
    d->learnRemembered();
}

void TaskMonitor::startOne(qint64 number)
{
    d->scope.insert(number);
    if (const SharedTask task = latest(number))
        d->planRemembered(Task(*task));
    d->learnRemembered();
}

void TaskMonitor::writeNotes()
{
    d->ledger.writeNotes();
}

void TaskMonitor::noticeClock()
{
    d->noticeClock();
}

AddReport TaskMonitor::add(const QVector<NewTask> &tasks)
{
    AddReport report;
    QVector<Task> fresh;
    QSet<QString> seen;
    for (const NewTask &wanted : tasks) {
        if (const auto known = find(wanted.id, wanted.service)) {
            report.alreadyThere.append(*known);
            continue;
        }
        const QString key = wanted.service + u'\n' + wanted.id;
        if (seen.contains(key))
            continue;
        seen.insert(key);
        fresh.append(d->made(wanted));
    }
    if (!fresh.isEmpty())
        report.added = d->ledger.add(std::move(fresh));
    return report;
}

void TaskMonitor::setMode(const QVector<qint64> &numbers, const QString &mode)
{
    for (const qint64 number : numbers) {
        if (const SharedTask task = latest(number)) {
            Task changed = *task;
            changed.mode = mode;
            changed.modeIsUsers = true;
            const Task before = *task;
            d->ledger.commit(changed, {});
            d->modeWasSet(before, changed);
        }
    }
}

void TaskMonitor::setLabel(const QVector<qint64> &numbers, const QString &label)
{
    for (const qint64 number : numbers) {
        if (const SharedTask task = latest(number)) {
            Task changed = *task;
            changed.label = label.trimmed();
            d->ledger.commit(changed, {});
        }
    }
}

void TaskMonitor::setPaused(const QVector<qint64> &numbers, bool paused)
{
    for (const qint64 number : numbers) {
        const SharedTask task = latest(number);
        if (!task || !canBePaused(*task) || task->pausedAt.has_value() == paused)
            continue;
        Task changed = *task;
        changed.pausedAt = paused ? std::optional(d->parts.clock.wall()) : std::nullopt;
        d->ledger.commit(changed, {});
        d->replan(changed);
    }
}

void TaskMonitor::setAllPaused(bool paused)
{
    if (std::exchange(d->allPaused, paused) == paused)
        return;
    d->walkLatest(this, [this, before = d->scheduler.plans()](const Task &task) {
        // Who was asked for meanwhile is asked, paused or not.
        if (!d->scheduler.isWantedSince(task.number, before))
            d->replan(task);
    });
    Q_EMIT allPausedChanged(paused);
    Q_EMIT stateChanged();
}

bool TaskMonitor::allArePaused() const
{
    return d->allPaused;
}

void TaskMonitor::moveToService(qint64 number, const QString &serviceName)
{
    const SharedTask task = latest(number);
    const Service *service = catalogue().find(serviceName);
    if (!task || !service || task->service == serviceName || find(task->id, serviceName))
        return;
    Task moved = *task;
    d->parts.client.cancel(d->tickets.take(number));
    d->scheduler.finished(number, false);
    moved.service = serviceName;
    const Family *family = service->familyOfId(moved.id);
    moved.family = family ? family->name : QString();
    if (!family || !family->mode(moved.mode)) {
        moved.mode = family ? family->defaultMode : QString();
        moved.modeIsUsers = false;
    }
    // What the other service said of this id says nothing here.
    moved.contact = Contact::Never;
    moved.trouble.reset();
    moved.notFoundInRow = 0;
    moved.troublesInRow = 0;
    d->ledger.commit(moved, {ContactChanged{}});
    d->planAt(moved, d->parts.clock.steady(), true);
}

void TaskMonitor::remove(const QVector<qint64> &numbers)
{
    for (const qint64 number : numbers) {
        d->parts.client.cancel(d->tickets.take(number));
        d->scheduler.finished(number, false);
        d->scheduler.cancel(number);
    }
    d->ledger.remove(numbers);
}

void TaskMonitor::restore(const QVector<qint64> &numbers)
{
    d->ledger.restore(numbers);
}

void TaskMonitor::setFixedInterval(std::optional<Duration> interval)
{
    if (d->fixedInterval == interval)
        return;
    d->fixedInterval = interval;
    d->walkLatest(this, [this](const Task &task) {
        // Whoever is waited for is asked first; the interval counts from then on.
        if (d->scheduler.due(task.number) && !d->scheduler.isWantedSince(task.number))
            d->planNext(task);
    });
}

SharedTask TaskMonitor::task(qint64 number) const
{
    return d->ledger.published(number);
}

TaskPack TaskMonitor::pack(qint64 number) const
{
    return d->ledger.allPublished().find(number);
}

QVector<TaskPack> TaskMonitor::packs() const
{
    QVector<TaskPack> packs;
    packs.reserve(count());
    for (const TaskShelf::Place &place : d->ledger.allPublished())
        packs.append(place.task);
    return packs;
}

void TaskMonitor::readAnswer(qint64 number, QObject *context,
                             std::function<void(const Result<QByteArray> &answer)> answered) const
{
    d->parts.database.readAnswer(number, [guard = QPointer<QObject>(context),
                                          told = std::move(answered)](const Result<QByteArray> &answer) {
        if (guard)
            told(answer);
    });
}

QVector<Task> TaskMonitor::tasks() const
{
    QVector<Task> tasks;
    tasks.reserve(count());
    for (const TaskShelf::Place &place : d->ledger.allPublished())
        tasks.append(place.task.task());
    return tasks;
}

void TaskMonitor::visit(const std::function<void(const Task &task)> &visitor) const
{
    for (const TaskShelf::Place &place : d->ledger.allPublished())
        visitor(place.task.task());
}

int TaskMonitor::count() const
{
    return int(d->ledger.allPublished().size());
}

std::optional<qint64> TaskMonitor::find(const QString &id, const QString &service) const
{
    return d->ledger.find(id, service);
}

std::optional<Moment> TaskMonitor::nextCheck(qint64 number) const
{
    const auto due = d->scheduler.due(number);
    return due ? std::optional(d->wallOf(*due)) : std::nullopt;
}

Moment TaskMonitor::serviceNow(const QString &service) const
{
    return d->serviceClocks.now(service, d->parts.clock.wall());
}

LinkEnd TaskMonitor::linkEndOf(const Task &task) const
{
    return linkEnd(task, catalogue().familyOf(task));
}

WatchState TaskMonitor::state() const
{
    return d->watchState();
}

const ServiceCatalogue &TaskMonitor::catalogue() const
{
    return d->parts.catalogue;
}

void TaskMonitor::commit(const Applied &applied)
{
    d->ledger.commit(applied.task, applied.events);
    // A link that died is asked for afresh, one that was held is not asked for any more.
    const qint64 number = applied.task.number;
    if (!isToBePolled(applied.task))
        d->scheduler.cancel(number);
    else if (isAtRisk(applied.task) && !d->scheduler.due(number) && !d->scheduler.isInFlight(number))
        d->planNext(applied.task);
}

void TaskMonitor::tellProgress(qint64 number, const CopyProgress &progress)
{
    if (const SharedTask shown = task(number))
        Q_EMIT eventHappened(*shown, progress);
}

void TaskMonitor::tellDiskIsFull(bool full)
{
    if (std::exchange(d->diskIsFull, full) != full)
        Q_EMIT stateChanged();
}

SharedTask TaskMonitor::latest(qint64 number) const
{
    return d->ledger.latest(number);
}

} // namespace rushes
