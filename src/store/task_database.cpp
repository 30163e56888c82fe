// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/task_database.h"

#include "store/database_reader.h"
#include "store/database_salvage.h"
#include "store/database_schema.h"
#include "store/database_worker.h"
#include "store/sql_connection.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// Answers told in one turn of the event loop take no longer than about this: ten thousand commits at once
/// must not stop the window for longer than a frame. Of the machine's time, not of a Clock's.
constexpr auto turnLimit = 6ms;

} // namespace

class TaskDatabase::Private
{
public:
    Private(TaskDatabase *database, QString path)
        : m_database(database)
        , m_worker(std::move(path), [database, this] {
            QMetaObject::invokeMethod(
                database, [this] { deliverForATurn(); }, Qt::QueuedConnection);
        })
    {
    }

    DatabaseWorker &worker() { return m_worker; }

    /// Calls whoever waits for an answer, one by one, so that a call that flushes keeps the order. False when
    /// there was none.
    bool deliver()
    {
        const QPointer<TaskDatabase> guard(m_database);
        bool any = false;
        while (guard && deliverOne())
            any = true;
        return any && guard;
    }

private:
    bool deliverOne()
    {
        const auto answer = m_worker.takeAnswer();
        if (answer && answer->committed)
            answer->committed(answer->outcome);
        return answer.has_value();
    }

    void deliverForATurn()
    {
        if (m_isResting)
            return; // a wake of another batch: all goes on with the next turn
        const QPointer<TaskDatabase> guard(m_database);
        QElapsedTimer since; // the machine's own time, not the Clock's: a frame of the window is real
        since.start();
        while (guard && deliverOne()) {
            if (guard && m_isResting)
                return; // within a loop that the answer ran
            if (guard && since.hasExpired(turnLimit.count())) {
                // By a timer, not a queued call: what is to be painted and typed comes first.
                m_isResting = true;
                QTimer::singleShot(0, m_database, [this] {
                    m_isResting = false;
                    deliverForATurn();
                });
                return;
            }
        }
    }

    TaskDatabase *m_database;
    bool m_isResting = false; ///< till the next turn
    DatabaseWorker m_worker;
};

TaskDatabase::TaskDatabase(QString path, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(path)))
{
}

TaskDatabase::~TaskDatabase() = default;

Result<Remembered> TaskDatabase::open()
{
    return d->worker().open();
}

std::optional<Result<Remembered>> TaskDatabase::open(std::chrono::milliseconds patience, Opened opened)
{
    return d->worker().open(patience, std::move(opened));
}

void TaskDatabase::write(TaskWrite write, Committed committed)
{
    d->worker().queue(std::move(write), std::move(committed));
}

void TaskDatabase::readAnswer(qint64 number, AnswerRead read)
{
    d->worker().queueReading(number, std::move(read));
}

void TaskDatabase::backUpWhenDue(Moment now, Committed done)
{
    d->worker().queueBackup(now, std::move(done));
}

void TaskDatabase::flush()
{
    // An answer can lead to another write.
    do {
        d->worker().waitUntilIdle();
    } while (d->deliver());
}

namespace {

/// Reads a file of this version; nothing when that failed, with the reason in trouble.
std::optional<Remembered> readThrough(const QString &path, SqlConnection::Access access, SqlTrouble &trouble)
{
    SqlConnection connection(path, access);
    Remembered remembered;
    if (connection.isOpen() && readAll(connection, remembered, Answers::All))
        return remembered;
    trouble = connection.trouble();
    return std::nullopt;
}

} // namespace

Result<Remembered> TaskDatabase::readOnly(const QString &path)
{
    const FileLook look = lookAt(path);
    SqlTrouble trouble{0, look.words};
    switch (look.state) {
    case FileState::New:
        return Remembered{.wasMissing = true};
    case FileState::Newer:
        return Error{ErrorKind::DatabaseNewer, QString::number(look.version)};
    case FileState::Unusable:
        return Error{ErrorKind::DatabaseUnusable, look.words};
    case FileState::Ours: {
        // A program that owns the profile keeps a -wal there. One that starts at this moment makes it: then
        // the first reading can fail, and the second sees it.
        for (int attempt = 0; attempt < 2; ++attempt) {
            if (auto remembered = readThrough(path, SqlConnection::accessForReading(path), trouble))
                return std::move(*remembered);
        }
        if (!trouble.isDamage())
            return trouble.asError(path);
        break;
    }
    case FileState::Barred:
    case FileState::Damaged:
        break;
    }
    Remembered remembered = salvage(path);
    remembered.damage = Error{ErrorKind::DatabaseUnusable, trouble.words};
    return remembered;
}

} // namespace rushes
