// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/task_ledger.h"

#include <utility>

namespace rushes {

namespace {
constexpr Duration waitAfterFailedWrite = 5s;
/// So many tasks are written, and then published, at once; more would stop the window for longer than a frame.
constexpr qsizetype tasksAtOnce = 200;
}

TaskLedger::TaskLedger(TaskDatabase &database, Clock &clock, const QVector<Task> &remembered, qint64 lastNumber, QObject *parent)
    : QObject(parent), m_database(database), m_clock(clock), m_lastNumber(lastNumber)
{
    m_numbers.reserve(remembered.size());
    for (const Task &task : remembered) {
        m_counts.add(task);
        m_latest.emplace_hint(m_latest.end(), task.number, task);
        m_numbers.insert(keyOf(task.id, task.service), task.number);
    }
    m_published = m_latest;
}

TaskLedger::~TaskLedger() = default;

QVector<qint64> TaskLedger::add(QVector<Task> tasks)
{
    QVector<qint64> numbers;
    for (Task &task : tasks) {
        task.number = ++m_lastNumber;
        numbers.append(task.number);
        m_latest.emplace_hint(m_latest.end(), task.number, task);
        m_numbers.insert(keyOf(task.id, task.service), task.number);
    }
    for (qsizetype first = 0; first < tasks.size(); first += tasksAtOnce)
        submitAdded(tasks.mid(first, tasksAtOnce));
    return numbers;
}

void TaskLedger::remember(const QVector<Task> &tasks)
{
    for (const Task &task : tasks) {
        if (!m_latest.try_emplace(task.number, task).second)
            continue;
        show(task);
        m_numbers.insert(keyOf(task.id, task.service), task.number);
        raiseLastNumber(task.number);
    }
}

void TaskLedger::submitAdded(const QVector<Task> &tasks)
{
    submit({{.changed = tasks, .removed = {}, .restored = {}, .undecided = {}}, [this, tasks] {
                for (const Task &task : tasks)
                    show(task);
                Q_EMIT added(tasks);
                for (const Task &task : tasks)
                    Q_EMIT happened(task, TaskAdded{});
            }});
}

void TaskLedger::commit(const Task &task, const QVector<TaskEvent> &events)
{
    const auto current = m_latest.find(task.number);
    if (current == m_latest.end())
        return; // removed meanwhile
    if (current->second.service != task.service) {
        m_numbers.remove(keyOf(task.id, current->second.service));
        m_numbers.insert(keyOf(task.id, task.service), task.number);
    }
    current->second = task;
    m_noted.remove(task.number);
    submit({{.changed = {task}, .removed = {}, .restored = {}, .undecided = {}}, [this, task, events] { publish(task, events); }});
}

void TaskLedger::show(const Task &task)
{
    Task &shown = m_published[task.number];
    if (shown.number != 0)
        m_counts.remove(shown);
    shown = task;
    m_counts.add(shown);
}

void TaskLedger::publish(const Task &task, const QVector<TaskEvent> &events)
{
    const auto shown = m_published.find(task.number);
    if (shown == m_published.end())
        return;
    const TaskChanges changes = changesBetween(shown->second, task);
    show(task);
    if (changes)
        Q_EMIT changed(task, changes);
    for (const TaskEvent &event : events)
        Q_EMIT happened(task, event);
}

void TaskLedger::note(const Task &task)
{
    const auto current = m_latest.find(task.number);
    if (current == m_latest.end())
        return;
    current->second = task;
    m_noted.insert(task.number);
    const auto shown = m_published.find(task.number);
    if (shown == m_published.end())
        return;
    // Only what is noted: the rest of the task may still be on its way to the disk.
    shown->second.lastAskedAt = task.lastAskedAt;
    shown->second.lastHeardAt = task.lastHeardAt;
    shown->second.lastSeenUnfinished = task.lastSeenUnfinished;
    Q_EMIT changed(shown->second, TaskChange::Heard);
}

void TaskLedger::writeNotes()
{
    QVector<Task> tasks;
    for (const qint64 number : std::as_const(m_noted)) {
        if (const Task *task = latest(number))
            tasks.append(*task);
    }
    m_noted.clear();
    if (!tasks.isEmpty())
        submit({{.changed = tasks, .removed = {}, .restored = {}, .undecided = {}}, [] {}});
}

void TaskLedger::remove(const QVector<qint64> &numbers)
{
    QVector<qint64> known;
    for (const qint64 number : numbers) {
        const auto found = m_latest.find(number);
        if (found == m_latest.end())
            continue;
        known.append(number);
        m_numbers.remove(keyOf(found->second.id, found->second.service));
        m_removed.insert(m_latest.extract(found));
    }
    if (known.isEmpty())
        return;
    submit({{.changed = {}, .removed = known, .restored = {}, .undecided = {}}, [this, known] {
                for (const qint64 number : known) {
                    if (const auto shown = m_published.extract(number))
                        m_counts.remove(shown.mapped());
                }
                Q_EMIT removed(known);
            }});
}

void TaskLedger::restore(const QVector<qint64> &numbers)
{
    QVector<Task> tasks;
    QVector<qint64> known;
    for (const qint64 number : numbers) {
        const auto found = m_removed.find(number);
        // Pasted again meanwhile: the new row stands for it.
        if (found == m_removed.end() || m_numbers.contains(keyOf(found->second.id, found->second.service)))
            continue;
        known.append(number);
        tasks.append(found->second);
        m_numbers.insert(keyOf(found->second.id, found->second.service), number);
        m_latest.insert(m_removed.extract(found));
    }
    if (known.isEmpty())
        return;
    submit({{.changed = tasks, .removed = {}, .restored = known, .undecided = {}}, [this, tasks] {
                for (const Task &task : tasks)
                    show(task);
                Q_EMIT added(tasks);
            }});
}

const Task *TaskLedger::latest(qint64 number) const
{
    const auto found = m_latest.find(number);
    return found == m_latest.end() ? nullptr : &found->second;
}

const Task *TaskLedger::published(qint64 number) const
{
    const auto found = m_published.find(number);
    return found == m_published.end() ? nullptr : &found->second;
}

std::optional<qint64> TaskLedger::find(const QString &id, const QString &service) const
{
    const auto found = m_numbers.constFind(keyOf(id, service));
    return found == m_numbers.constEnd() ? std::nullopt : std::optional(*found);
}

void TaskLedger::submit(Pending pending)
{
    const auto shared = std::make_shared<Pending>(std::move(pending));
    // What waits keeps its place: an older state must not overwrite a newer one.
    if (!m_stuck.empty())
        m_stuck.push_back(shared);
    else
        write(shared);
}

void TaskLedger::write(const PendingPtr &pending)
{
    m_database.write(pending->write, [this, pending](const Outcome &outcome) {
        if (outcome) {
            pending->publish();
            return;
        }
        m_stuck.push_back(pending);
        if (!m_retry)
            m_retry = m_clock.callIn(waitAfterFailedWrite, [this] { writeStuck(); });
        Q_EMIT writeFailed(outcome.error());
    });
}

void TaskLedger::writeStuck()
{
    m_retry.reset();
    const auto stuck = std::exchange(m_stuck, {});
    for (const PendingPtr &pending : stuck) {
        // The newest state is written each time, whatever succeeded in between.
        for (Task &task : pending->write.changed) {
            if (const Task *newest = latest(task.number))
                task = *newest;
        }
        write(pending);
    }
}

} // namespace rushes
