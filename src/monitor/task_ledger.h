// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/task.h"
#include "core/task_event.h"
#include "monitor/task_change.h"
#include "monitor/task_counts.h"
#include "monitor/task_shelf.h"
#include "store/task_database.h"

#include <QHash>
#include <QObject>

#include <deque>
#include <limits>
#include <map>
#include <memory>

namespace rushes {

/// The tasks as published (what is on disk, and so may be shown) and, over these, as decided last (what the next rule is applied to): kept
/// apart for as long as the decision is on its way to the disk. A decision is published after its commit and never before. Where the database fails, decisions wait in order and are written again every few
/// seconds. Main thread.
class TaskLedger final : public QObject
{
    Q_OBJECT

public:
    /// Both are borrowed and outlive this.
    TaskLedger(TaskDatabase &database, Clock &clock, const QVector<Task> &remembered, qint64 lastNumber, QObject *parent = nullptr);
    ~TaskLedger() override;

    /// Numbers the tasks and adds them; published by added(), many of them in several parts.
    QVector<qint64> add(QVector<Task> tasks);
    /// Tasks that are on disk already and were read later than this was made; those that are here stay as they are. Nothing is told.
    void remember(const QVector<Task> &tasks);
    /// So many more will come by remember(): room is made once.
    void expect(qsizetype more) { m_numbers.reserve(m_numbers.size() + more); }
    /// No number up to this one is given again.
    void raiseLastNumber(qint64 number) { m_lastNumber = std::max(m_lastNumber, number); }
    /// Replaces a task and tells the events, after the commit.
    void commit(const Task &task, const QVector<TaskEvent> &events);
    /// Notes what costs no write: moments of the last request and answer. Published at once; on disk with the task's next commit, or by
    /// writeNotes().
    void note(const Task &task);
    void writeNotes();
    void remove(const QVector<qint64> &numbers);
    void restore(const QVector<qint64> &numbers);

    /// nullptr where it is not known. Valid until the task's next commit, note or publication.
    [[nodiscard]] const Task *latest(qint64 number) const;
    [[nodiscard]] const Task *published(qint64 number) const;
    /// The same to be kept; null where it is not known.
    [[nodiscard]] SharedTask sharedPublished(qint64 number) const;
    [[nodiscard]] const TaskShelf &allPublished() const { return m_published; }
    /// By number, from the first after this one on. What is committed, noted or removed meanwhile changes nothing in what was given.
    [[nodiscard]] std::vector<SharedTask> allLatest(qint64 after = 0, size_t most = std::numeric_limits<size_t>::max()) const;
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
    /// What finds a task beside its number.
    struct Identity
    {
        QString id;
        QString service;
        bool operator==(const Identity &) const = default;
        friend size_t qHash(const Identity &identity, size_t seed) { return qHashMulti(seed, identity.id, identity.service); }
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
    [[nodiscard]] SharedTask sharedLatest(qint64 number) const;
    static Identity identityOf(const Task &task) { return {task.id, task.service}; }

    TaskDatabase &m_database;
    Clock &m_clock;
    TaskShelf m_published;
    std::map<qint64, Decided> m_decided;    ///< counts over those published
    TaskCounts m_counts;
    std::map<qint64, SharedTask> m_removed; ///< can be restored; known no more, though still published until that is on disk
    QSet<qint64> m_noted;                   ///< notes that are not on disk
    QHash<Identity, qint64> m_numbers;
    qint64 m_lastNumber;
    std::deque<PendingPtr> m_stuck;
    std::unique_ptr<Alarm> m_retry;
};

} // namespace rushes
