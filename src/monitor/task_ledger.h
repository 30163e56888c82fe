// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/recent_tasks.h"
#include "core/task_event.h"
#include "core/task_pack.h"
#include "monitor/task_change.h"
#include "monitor/task_counts.h"
#include "monitor/task_numbers.h"
#include "monitor/task_shelf.h"
#include "store/task_database.h"

#include <QObject>
#include <QSet>

#include <deque>
#include <limits>
#include <map>
#include <memory>

namespace rushes {

/// The tasks as published (what is on disk, and so may be shown) and, over these, as decided last (what the
/// next rule is applied to): kept apart for as long as the decision is on its way to the disk. A decision is
/// published after its commit and never before. Where the database fails, decisions wait in order and are
/// written again every few seconds. Those published are kept packed, and made into tasks when someone looks
/// at one; the last answer of a finished one, which is on disk, is left there. Main thread.
class TaskLedger final : public QObject
{
    Q_OBJECT

public:
    /// Both are borrowed and outlive this.
    TaskLedger(TaskDatabase &database, Clock &clock, const QVector<Task> &remembered, qint64 lastNumber,
               QObject *parent = nullptr);
    ~TaskLedger() override;

    /// Numbers the tasks and adds them; published by added(), many of them in several parts.
    QVector<qint64> add(QVector<Task> tasks);
    /// Tasks that are on disk already and were read later than this was made; those that are here stay as
    /// they are. Nothing is told.
    void remember(const QVector<Task> &tasks);
    /// So many more will come by remember(): room is made once.
    void expect(qsizetype more) { m_numbers.expect(more); }
    /// No number up to this one is given again.
    void raiseLastNumber(qint64 number) { m_lastNumber = std::max(m_lastNumber, number); }
    /// Replaces a task and tells the events, after the commit.
    void commit(const Task &task, const QVector<TaskEvent> &events);
    /// Notes what costs no write: moments of the last request and answer. Published at once; on disk with the
    /// task's next commit, or by writeNotes().
    void note(const Task &task);
    void writeNotes();
    void remove(const QVector<qint64> &numbers);
    void restore(const QVector<qint64> &numbers);

    /// Null where it is not known. What is committed, noted or removed later changes nothing in what was
    /// given.
    [[nodiscard]] SharedTask latest(qint64 number) const;
    [[nodiscard]] SharedTask published(qint64 number) const;
    [[nodiscard]] const TaskShelf &allPublished() const { return m_published; }
    /// Of the latest, by number, from the first after this one on.
    [[nodiscard]] std::vector<qint64> numbers(qint64 after = 0,
                                              size_t most = std::numeric_limits<size_t>::max()) const;
    /// The latest ones of which that is so, by number. It is shown the facts alone, as TaskPack::look() tells
    /// them.
    [[nodiscard]] std::vector<SharedTask>
    latestWhere(const std::function<bool(const Task &facts)> &isWanted) const;
    /// Of those published.
    [[nodiscard]] const TaskCounts &counts() const { return m_counts; }
    [[nodiscard]] std::optional<qint64> find(const QString &id, const QString &service) const;

Q_SIGNALS:
    void added(const QVector<rushes::Task> &tasks);
    void changed(const rushes::Task &task, rushes::TaskChanges changes);
    void removed(const QVector<qint64> &numbers);
    void happened(const rushes::Task &task, const rushes::TaskEvent &event);
    void writeFailed(const rushes::Error &error);

private:
    /// A decision on its way to the disk, and what is to be told once it is there.
    struct Pending
    {
        TaskWrite write;
        std::function<void()> publish;
    };
    using PendingPtr = std::shared_ptr<Pending>;
    /// A task as decided last, while writes of it are on their way.
    struct Decided
    {
        SharedTask task;
        int writes = 0;
    };

    void submit(Pending pending);
    void submitAdded(const QVector<Task> &tasks);
    void write(const PendingPtr &pending);
    void writeStuck();
    void decide(const SharedTask &task);
    /// A write of it is on disk: what is to be shown now.
    SharedTask landed(const SharedTask &written);
    void publish(const SharedTask &written, const QVector<TaskEvent> &events);
    void publishAdded(const std::vector<SharedTask> &written, bool isNew);
    void show(const SharedTask &task);
    [[nodiscard]] bool isOf(qint64 number, const QString &id, const QString &service) const;

    TaskDatabase &m_database;
    Clock &m_clock;
    TaskShelf m_published;
    std::map<qint64, Decided> m_decided; ///< counts over those published
    TaskCounts m_counts;
    std::map<qint64, TaskPack>
        m_removed;        ///< can be restored; known no more, though still published until that is on disk
    QSet<qint64> m_noted; ///< notes that are not on disk
    TaskNumbers m_numbers;
    mutable RecentTasks m_recent;
    qint64 m_lastNumber;
    std::deque<PendingPtr> m_stuck;
    std::unique_ptr<Alarm> m_retry;
};

} // namespace rushes
