// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pasted_text.h"
#include "core/result.h"
#include "core/task.h"

#include <QObject>
#include <QVector>

#include <chrono>
#include <functional>
#include <memory>

namespace rushes {

/// All that the profile's database remembers.
struct Remembered
{
    QVector<Task> tasks; ///< ordered by number; opened for writing, without the answers of finished ones
                         ///< (core/last_answer.h)
    QVector<FoundId> undecided; ///< ids that wait in the strip for a decision
    qint64 lastNumber = 0;      ///< the highest number ever given
    /// False: its last owner was killed, and what it had not written yet is unknown.
    bool endedCleanly = true;
    /// What was there could not be used (DatabaseUnusable, -Newer, -Barred, -Vanished). What could be read of
    /// it, and what its last backup knows beyond that, is in tasks.
    std::optional<Error> damage;
    QString setAsidePath;    ///< where it is kept; empty where there was nothing to keep
    bool wasMissing = false; ///< there was no file, or nothing in it, nor a backup of one
};

/// One write; all of it is in one transaction.
struct TaskWrite
{
    QVector<Task> changed;   ///< inserted or replaced, by number
    QVector<qint64> removed; ///< marked removed: gone from tasks, can be restored until the next start
    QVector<qint64> restored;
    std::optional<QVector<FoundId>> undecided; ///< replaces all
};

/// The profile's tasks in SQLite: one connection, on one thread of its own (platform.md, "Timers, storage,
/// keys"). Writes are queued, joined into transactions of at most 50 ms, and answered after their commit, in
/// order, on the caller's thread.
class TaskDatabase final : public QObject
{
    Q_OBJECT

public:
    explicit TaskDatabase(QString path, QObject *parent = nullptr);
    /// Commits what is queued, notes that the end was a clean one, then closes. What was not answered by then
    /// is never answered.
    ~TaskDatabase() override;

    /// Opens (making the file and its tables where there are none) and reads everything. Blocks the caller;
    /// once, before the first write. A file that is damaged, of a later version or not to be written is set
    /// aside with its -wal and -shm and never blocks the start, as long as its folder can be written. A
    /// backup is made before tables of an older version are changed. Errors: DatabaseBarred,
    /// DatabaseUnusable, DatabaseNewer (in a folder that cannot be written), DiskFull.
    Result<Remembered> open();

    using Opened = std::function<void(Result<Remembered>)>;
    /// The same, blocking no longer than this; where it takes longer, and always where this is none, nothing,
    /// and opened is called later on this object's thread, before any write is answered. Writes can be queued
    /// meanwhile.
    std::optional<Result<Remembered>> open(std::chrono::milliseconds patience, Opened opened);

    using Committed = std::function<void(const Outcome &)>;
    /// Queues a write; committed is called on this object's thread after its commit, or with the error when
    /// it failed.
    void write(TaskWrite write, Committed committed);
    using AnswerRead = std::function<void(const Result<QByteArray> &)>;
    /// Queues the reading of the last answer about a task, behind the writes that are queued; read is called
    /// on this object's thread. Empty where there is no such task.
    void readAnswer(qint64 number, AnswerRead read);
    /// Queues a backup behind what is queued, if the last one is a day old and there is a task
    /// (database_backup.h); done is called on this object's thread.
    void backUpWhenDue(Moment now, Committed done);
    /// Blocks until all that is queued is committed and answered.
    void flush();

    /// Reads another program's profile without writing to it ("rushes list"), every answer too. A missing
    /// file is an empty profile, with wasMissing whatever backups there are; of one that is damaged or cannot
    /// be opened, what can be read, with damage and without a setAsidePath. Errors: DatabaseNewer,
    /// DatabaseUnusable.
    static Result<Remembered> readOnly(const QString &path);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace rushes
