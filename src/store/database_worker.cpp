// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database_worker.h"

#include "store/database_backup.h"
#include "store/database_opening.h"
#include "store/database_reader.h"
#include "store/database_schema.h"
#include "store/sql_connection.h"
#include "store/task_writer.h"

#include <QElapsedTimer>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// A batch takes no more writes after this. Of the machine's time, not of a Clock's: it bounds how long a
/// write waits for the disk.
constexpr auto batchLimit = 50ms;

Outcome backUpIfDue(SqlConnection &connection, Moment now)
{
    const std::optional<Moment> last = lastBackup(connection.path());
    // A clock that was set back does not put backups off for ever.
    if (last && *last <= now && now - *last < backupEvery)
        return success();
    const auto tasks = connection.value(u"SELECT count(*) FROM (SELECT 1 FROM task LIMIT 1)"_s);
    return tasks && tasks->toInt() == 0 ? success() : backUp(connection, now);
}

/// Applies one write of a batch, which fails alone where SQLite lets it. True: the transaction stands; error
/// tells how the write went.
bool applyAlone(const TaskWrite &write, SqlConnection &connection, TaskWriter &writer,
                std::optional<Error> &error)
{
    if (connection.execAgain(u"SAVEPOINT one"_s) && writer.apply(write) &&
        connection.execAgain(u"RELEASE one"_s))
        return true;
    error = connection.trouble().asError(connection.path());
    writer.forgetWritten();
    // After the likes of a full disk SQLite has rolled back everything by itself, and there is no savepoint
    // any more.
    return connection.exec(u"ROLLBACK TO one"_s) && connection.execAgain(u"RELEASE one"_s);
}

} // namespace

DatabaseWorker::DatabaseWorker(QString path, std::function<void()> wake)
    : m_path(std::move(path))
    , m_wake(std::move(wake))
{
}

DatabaseWorker::~DatabaseWorker()
{
    if (!m_thread)
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    m_thread->wait();
}

void DatabaseWorker::startThread()
{
    m_busy = true;
    m_thread.reset(QThread::create([this] { run(); }));
    m_thread->setObjectName(u"database"_s);
    m_thread->start();
}

Result<Remembered> DatabaseWorker::takeOpened()
{
    Result<Remembered> opened = std::move(*m_opened);
    // Only whether it is open is asked from now on: the tasks are the caller's.
    m_opened = opened ? Result<Remembered>(Remembered{}) : opened;
    return opened;
}

Result<Remembered> DatabaseWorker::open()
{
    startThread();
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_opened.has_value(); });
    return takeOpened();
}

std::optional<Result<Remembered>> DatabaseWorker::open(std::chrono::milliseconds patience,
                                                       TaskDatabase::Opened opened)
{
    if (patience <= patience.zero()) {
        m_openedLater = std::move(opened); // before there is a thread that could be quicker
        startThread();
        return std::nullopt;
    }
    startThread();
    std::unique_lock lock(m_mutex);
    if (m_changed.wait_for(lock, patience, [this] { return m_opened.has_value(); }))
        return takeOpened();
    m_openedLater = std::move(opened);
    return std::nullopt;
}

void DatabaseWorker::queue(TaskWrite write, TaskDatabase::Committed committed)
{
    enqueue({std::move(write), std::move(committed), {}, {}, {}});
}

void DatabaseWorker::queueReading(qint64 number, TaskDatabase::AnswerRead read)
{
    const auto answer = std::make_shared<QByteArray>();
    const auto told = [read = std::move(read), answer](const Outcome &outcome) {
        read(outcome ? Result<QByteArray>(*answer) : Result<QByteArray>(outcome.error()));
    };
    enqueue({{}, told, {}, number, answer});
}

void DatabaseWorker::queueBackup(Moment now, TaskDatabase::Committed done)
{
    enqueue({{}, std::move(done), now, {}, {}});
}

void DatabaseWorker::enqueue(Request request)
{
    std::unique_lock lock(m_mutex);
    if (m_thread && (!m_opened || *m_opened)) {
        m_queue.push_back(std::move(request));
        lock.unlock();
        m_changed.notify_all();
        return;
    }
    m_answers.push_back({std::move(request.committed),
                         m_opened ? m_opened->error() : Error{ErrorKind::DatabaseUnusable, u"not open"_s}});
    lock.unlock();
    m_wake();
}

std::optional<DatabaseWorker::Answer> DatabaseWorker::takeAnswer()
{
    const std::lock_guard lock(m_mutex);
    if (m_answers.empty())
        return std::nullopt;
    Answer answer = std::move(m_answers.front());
    m_answers.pop_front();
    return answer;
}

void DatabaseWorker::waitUntilIdle()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_queue.empty() && !m_busy; });
}

void DatabaseWorker::tellOpened(Result<Remembered> opened)
{
    {
        const std::lock_guard lock(m_mutex);
        m_opened = std::move(opened);
        m_busy = false;
        if (m_openedLater) {
            const auto later = std::make_shared<Result<Remembered>>(takeOpened());
            m_answers.push_back({[told = std::exchange(m_openedLater, {}), later](const Outcome &) {
                                     told(std::move(*later));
                                 },
                                 success()});
        }
        if (!*m_opened) {
            for (Request &request : m_queue)
                m_answers.push_back({std::move(request.committed), m_opened->error()});
            m_queue.clear();
        }
    }
    m_changed.notify_all();
    m_wake();
}

void DatabaseWorker::run()
{
    const auto opened = openDatabase(m_path);
    tellOpened(opened ? Result<Remembered>(std::move((*opened)->remembered)) : opened.error());
    if (!opened)
        return;
    SqlConnection &connection = *(*opened)->connection;
    TaskWriter writer(connection);
    while (auto first = waitForQueued()) {
        if (first->backUpAt) {
            const Outcome outcome = backUpIfDue(connection, *first->backUpAt);
            deliver({{std::move(first->committed), outcome}});
        } else if (first->answerOf) {
            const Result<QByteArray> answer = readAnswer(connection, *first->answerOf);
            if (answer)
                *first->answer = *answer;
            deliver({{std::move(first->committed), answer ? success() : Outcome(answer.error())}});
        } else {
            deliver(commitBatch(std::move(*first), connection, writer));
        }
    }
    connection.exec(noteCleanEndSql());
}

std::optional<DatabaseWorker::Request> DatabaseWorker::waitForQueued()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_ending || !m_queue.empty(); });
    return takeFirst();
}

std::optional<DatabaseWorker::Request> DatabaseWorker::takeQueuedWrite()
{
    const std::lock_guard lock(m_mutex);
    return m_queue.empty() || !m_queue.front().isWrite() ? std::nullopt : takeFirst();
}

/// With the mutex held.
std::optional<DatabaseWorker::Request> DatabaseWorker::takeFirst()
{
    if (m_queue.empty())
        return std::nullopt;
    Request request = std::move(m_queue.front());
    m_queue.pop_front();
    m_busy = true;
    return request;
}

DatabaseWorker::Answers DatabaseWorker::commitBatch(Request first, SqlConnection &connection,
                                                    TaskWriter &writer)
{
    QElapsedTimer since; // the machine's own time, not the Clock's: it is real disks that are waited for
    since.start();
    Answers answers;
    bool stands = connection.execAgain(u"BEGIN IMMEDIATE"_s);
    for (std::optional<Request> request = std::move(first); request;) {
        std::optional<Error> error;
        // The first has the transaction to itself, so far.
        stands = stands && (answers.empty() ? writer.apply(request->write)
                                            : applyAlone(request->write, connection, writer, error));
        answers.push_back({std::move(request->committed), error ? Outcome(*error) : success()});
        const bool takesMore = stands && !since.hasExpired(batchLimit.count());
        request = takesMore ? takeQueuedWrite() : std::nullopt;
    }
    if (stands && connection.execAgain(u"COMMIT"_s))
        return answers;
    // Nothing of the batch is on disk.
    const Error error = connection.trouble().asError(connection.path());
    writer.forgetWritten();
    connection.exec(u"ROLLBACK"_s);
    for (Answer &answer : answers)
        answer.outcome = error;
    return answers;
}

void DatabaseWorker::deliver(Answers answers)
{
    {
        const std::lock_guard lock(m_mutex);
        std::ranges::move(answers, std::back_inserter(m_answers));
        m_busy = false;
    }
    m_changed.notify_all();
    m_wake();
}

} // namespace rushes
