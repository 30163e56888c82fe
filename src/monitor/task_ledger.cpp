// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/task_ledger.h"

#include <algorithm>
#include <utility>

namespace rushes {

namespace {
constexpr Duration waitAfterFailedWrite = 5s;
/// So many tasks are written, and then published, at once; more would stop the window for longer than a
/// frame.
constexpr qsizetype tasksAtOnce = 200;
} // namespace

TaskLedger::TaskLedger(TaskDatabase &database, Clock &clock, const QVector<Task> &remembered,
                       qint64 lastNumber, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_lastNumber(lastNumber)
{
    m_numbers.expect(remembered.size());
    remember(remembered);
}

TaskLedger::~TaskLedger() = default;

QVector<qint64> TaskLedger::add(QVector<Task> tasks)
{
    QVector<qint64> numbers;
    for (Task &task : tasks) {
        task.number = ++m_lastNumber;
        numbers.append(task.number);
        m_numbers.insert(task.id, task.service, task.number);
    }
    for (qsizetype first = 0; first < tasks.size(); first += tasksAtOnce)
        submitAdded(tasks.mid(first, tasksAtOnce));
    return numbers;
}

void TaskLedger::remember(const QVector<Task> &tasks)
{
    std::vector<TaskPack> fresh;
    fresh.reserve(size_t(tasks.size()));
    for (const Task &task : tasks) {
        if (m_published.find(task.number) || m_decided.contains(task.number) ||
            m_removed.contains(task.number))
            continue;
        fresh.emplace_back(task);
        m_counts.add(task);
        m_numbers.insert(task.id, task.service, task.number);
        raiseLastNumber(task.number);
    }
    m_published.put(fresh);
}

void TaskLedger::submitAdded(const QVector<Task> &tasks)
{
    std::vector<SharedTask> added;
    added.reserve(size_t(tasks.size()));
    for (const Task &task : tasks) {
        added.push_back(std::make_shared<const Task>(task));
        decide(added.back());
    }
    submit({{.changed = tasks, .removed = {}, .restored = {}, .undecided = {}},
            [this, added] { publishAdded(added, true); }});
}

void TaskLedger::publishAdded(const std::vector<SharedTask> &written, bool isNew)
{
    QVector<Task> shown;
    shown.reserve(qsizetype(written.size()));
    for (const SharedTask &task : written) {
        show(landed(task));
        shown.append(*published(task->number));
    }
    Q_EMIT added(shown);
    if (!isNew)
        return;
    for (const Task &task : std::as_const(shown))
        Q_EMIT happened(task, TaskAdded{});
}

void TaskLedger::commit(const Task &task, const QVector<TaskEvent> &events)
{
    const SharedTask current = latest(task.number);
    if (!current)
        return; // removed meanwhile
    if (current->service != task.service) {
        m_numbers.remove(current->id, current->service, task.number);
        m_numbers.insert(task.id, task.service, task.number);
    }
    const auto decided = std::make_shared<const Task>(task);
    decide(decided);
    m_noted.remove(decided->number);
    submit({{.changed = {*decided}, .removed = {}, .restored = {}, .undecided = {}},
            [this, decided, events] { publish(decided, events); }});
}

void TaskLedger::decide(const SharedTask &task)
{
    Decided &decided = m_decided[task->number];
    decided.task = task;
    ++decided.writes;
}

SharedTask TaskLedger::landed(const SharedTask &written)
{
    const auto decided = m_decided.find(written->number);
    if (decided == m_decided.end() || --decided->second.writes > 0)
        return written;
    // With what was noted since.
    SharedTask newest = std::move(decided->second.task);
    m_decided.erase(decided);
    return newest;
}

void TaskLedger::show(const SharedTask &task)
{
    if (const SharedTask shown = published(task->number))
        m_counts.remove(*shown);
    m_counts.add(*task);
    if (!isFinished(*task) || task->lastAnswer.bytes().isEmpty()) {
        m_published.put(TaskPack(*task));
        return;
    }
    // It is on disk by now, as all that is shown, and is the longest that is known of it.
    Task atRest = *task;
    atRest.lastAnswer = LastAnswer::onDisk();
    m_published.put(TaskPack(atRest));
}

void TaskLedger::publish(const SharedTask &written, const QVector<TaskEvent> &events)
{
    const SharedTask task = landed(written);
    const SharedTask before = published(task->number);
    if (!before)
        return;
    const TaskChanges changes = changesBetween(*before, *task);
    show(task);
    const SharedTask shown = published(task->number);
    if (changes)
        Q_EMIT changed(*shown, changes);
    for (const TaskEvent &event : events)
        Q_EMIT happened(*shown, event);
}

void TaskLedger::note(const Task &task)
{
    const qint64 number = task.number;
    if (!latest(number))
        return;
    m_noted.insert(number);
    if (const auto decided = m_decided.find(number); decided != m_decided.end())
        decided->second.task = std::make_shared<const Task>(task);
    const SharedTask shown = published(number);
    if (!shown)
        return;
    // Only what is noted: the rest of the task may still be on its way to the disk.
    Task noted = *shown;
    noted.lastAskedAt = task.lastAskedAt;
    noted.lastHeardAt = task.lastHeardAt;
    noted.lastSeenUnfinished = task.lastSeenUnfinished;
    m_published.put(TaskPack(noted));
    Q_EMIT changed(noted, TaskChange::Heard);
}

void TaskLedger::writeNotes()
{
    QVector<Task> tasks;
    for (const qint64 number : std::as_const(m_noted)) {
        if (const SharedTask task = latest(number))
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
        const SharedTask task = latest(number);
        if (!task)
            continue;
        known.append(number);
        m_numbers.remove(task->id, task->service, number);
        m_removed.insert_or_assign(number, TaskPack(*task));
    }
    if (known.isEmpty())
        return;
    submit({{.changed = {}, .removed = known, .restored = {}, .undecided = {}}, [this, known] {
                for (const qint64 number : known) {
                    if (const TaskPack shown = m_published.take(number))
                        m_counts.remove(shown.task());
                }
                Q_EMIT removed(known);
            }});
}

void TaskLedger::restore(const QVector<qint64> &numbers)
{
    QVector<Task> tasks;
    QVector<qint64> known;
    std::vector<SharedTask> back;
    for (const qint64 number : numbers) {
        const auto found = m_removed.find(number);
        if (found == m_removed.end())
            continue;
        const SharedTask task = found->second.shared();
        // Pasted again meanwhile: the new row stands for it.
        if (find(task->id, task->service))
            continue;
        m_removed.erase(found);
        known.append(number);
        tasks.append(*task);
        back.push_back(task);
        m_numbers.insert(task->id, task->service, number);
        decide(task);
    }
    if (known.isEmpty())
        return;
    submit({{.changed = tasks, .removed = {}, .restored = known, .undecided = {}},
            [this, back] { publishAdded(back, false); }});
}

SharedTask TaskLedger::latest(qint64 number) const
{
    if (m_removed.contains(number))
        return nullptr;
    const auto decided = m_decided.find(number);
    return decided == m_decided.end() ? published(number) : decided->second.task;
}

SharedTask TaskLedger::published(qint64 number) const
{
    return m_recent.of(m_published.find(number));
}

std::vector<qint64> TaskLedger::numbers(qint64 after, size_t most) const
{
    std::vector<qint64> numbers;
    numbers.reserve(std::min(most, size_t(m_published.size()) + m_decided.size()));
    auto shown = m_published.after(after);
    auto decided = m_decided.upper_bound(after);
    while (numbers.size() < most && (shown != m_published.end() || decided != m_decided.end())) {
        // Those that were added a moment ago are not published yet.
        const bool isDecided =
            decided != m_decided.end() && (shown == m_published.end() || decided->first <= shown->number);
        const qint64 number = isDecided ? decided->first : shown->number;
        if (!m_removed.contains(number))
            numbers.push_back(number);
        if (shown != m_published.end() && shown->number == number)
            ++shown;
        if (isDecided)
            ++decided;
    }
    return numbers;
}

std::vector<SharedTask> TaskLedger::latestWhere(const std::function<bool(const Task &facts)> &isWanted) const
{
    std::vector<SharedTask> tasks;
    for (const qint64 number : numbers()) {
        const auto decided = m_decided.find(number);
        if (isWanted(decided == m_decided.end() ? m_published.find(number).look() : *decided->second.task))
            tasks.push_back(latest(number));
    }
    return tasks;
}

std::optional<qint64> TaskLedger::find(const QString &id, const QString &service) const
{
    return m_numbers.find(id, service, [&](qint64 number) { return isOf(number, id, service); });
}

bool TaskLedger::isOf(qint64 number, const QString &id, const QString &service) const
{
    const auto decided = m_decided.find(number);
    if (decided != m_decided.end())
        return decided->second.task->id == id && decided->second.task->service == service;
    const TaskPack shown = m_published.find(number);
    return shown && shown.isOf(id, service);
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
            if (const SharedTask newest = latest(task.number))
                task = *newest;
        }
        write(pending);
    }
}

} // namespace rushes
