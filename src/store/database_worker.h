// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/task_database.h"

#include <QThread>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace rushes {

class SqlConnection;
class TaskWriter;

/// The thread that owns the database's only connection. Its functions are called on the owner's thread.
class DatabaseWorker
{
public:
    /// A write that was committed, or not.
    struct Answer
    {
        TaskDatabase::Committed committed;
        Outcome outcome;
    };

    /// wake is called on the worker's thread when answers wait to be taken.
    DatabaseWorker(QString path, std::function<void()> wake);
    /// Commits what is queued, closes, and ends the thread.
    ~DatabaseWorker();
    Q_DISABLE_COPY_MOVE(DatabaseWorker)

    /// Blocks until everything is read. Once.
    Result<Remembered> open();
    std::optional<Result<Remembered>> open(std::chrono::milliseconds patience, TaskDatabase::Opened opened);
    void queue(TaskWrite write, TaskDatabase::Committed committed);
    void queueReading(qint64 number, TaskDatabase::AnswerRead read);
    void queueBackup(Moment now, TaskDatabase::Committed done);
    /// The next answer, in the order of the writes.
    std::optional<Answer> takeAnswer();
    /// Blocks until nothing is queued or under way.
    void waitUntilIdle();

private:
    struct Request
    {
        TaskWrite write;
        TaskDatabase::Committed committed;
        std::optional<Moment> backUpAt;     ///< a backup, and no write
        std::optional<qint64> answerOf;     ///< the reading of an answer, and no write
        std::shared_ptr<QByteArray> answer; ///< as it was read
        [[nodiscard]] bool isWrite() const { return !backUpAt && !answerOf; }
    };
    using Answers = std::deque<Answer>;

    void startThread();
    /// With the mutex held, once it is known how the opening went.
    Result<Remembered> takeOpened();
    void tellOpened(Result<Remembered> opened);
    void run();
    void enqueue(Request request);
    /// The oldest that is queued; nothing when there is none, or when the worker is to end.
    std::optional<Request> waitForQueued();
    /// The oldest that is queued, if it is a write.
    std::optional<Request> takeQueuedWrite();
    std::optional<Request> takeFirst();
    Answers commitBatch(Request first, SqlConnection &connection, TaskWriter &writer);
    void deliver(Answers answers);

    const QString m_path;
    const std::function<void()> m_wake;
    std::unique_ptr<QThread> m_thread;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    // Guarded by the mutex:
    std::optional<Result<Remembered>> m_opened;
    TaskDatabase::Opened m_openedLater; ///< nobody waits any more
    std::deque<Request> m_queue;
    Answers m_answers;
    bool m_busy = false; ///< the opening or a batch is under way
    bool m_ending = false;
};

} // namespace rushes
