// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/task.h"
#include "core/task_event.h"
#include "monitor/task_change.h"
#include "monitor/task_counts.h"
#include "store/task_database.h"

#include <QHash>
#include <QObject>

#include <deque>
#include <map>
#include <memory>

namespace rushes {

/// The tasks twice: as decided last (what the next rule is applied to) and as published (what is on disk, and so may be shown). A decision
/// is published after its commit and never before. Where the database fails, decisions wait in order and are written again every few
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

    [[nodiscard]] const Task *latest(qint64 number) const;
    [[nodiscard]] const Task *published(qint64 number) const;
    /// By number.
    [[nodiscard]] const std::map<qint64, Task> &allPublished() const { return m_published; }
    [[nodiscard]] const std::map<qint64, Task> &allLatest() const { return m_latest; }
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

    void submit(Pending pending);
    void submitAdded(const QVector<Task> &tasks);
    void write(const PendingPtr &pending);
    void writeStuck();
    void publish(const Task &task, const QVector<TaskEvent> &events);
    void show(const Task &task);
    static QString keyOf(const QString &id, const QString &service) { return service + u'\n' + id; }

    TaskDatabase &m_database;
    Clock &m_clock;
    std::map<qint64, Task> m_latest;
    std::map<qint64, Task> m_published;
    TaskCounts m_counts;
    std::map<qint64, Task> m_removed;       ///< can be restored
    QSet<qint64> m_noted;                   ///< notes that are not on disk
    QHash<QString, qint64> m_numbers;
    qint64 m_lastNumber;
    std::deque<PendingPtr> m_stuck;
    std::unique_ptr<Alarm> m_retry;
};

} // namespace rushes
