// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database_salvage.h"

#include "store/database_schema.h"
#include "store/durable_file.h"
#include "store/sql_connection.h"
#include "store/task_rows.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <memory>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// Tasks under one page of the tree's upper levels, several times over: after as many numbers in a row that
/// cannot be read, nothing more is expected.
constexpr int failuresToGiveUp = 20000;
/// After as many numbers without a task, readable or not, nothing more is expected either: there is always an
/// end.
constexpr int stepsToGiveUp = 2 * failuresToGiveUp;

/// The task table, row by row where it must be.
class TaskSalvage
{
public:
    explicit TaskSalvage(SqlConnection &connection)
        : m_connection(connection)
        , m_there(columnsOf(connection, u"task"_s))
        , m_onwards(prepared(taskColumns(), u"number > ? ORDER BY number"_s))
        , m_single(prepared(taskColumns(), u"number = ?"_s))
        , m_short(prepared(taskColumnsBeforeAnswer(), u"number = ?"_s))
    {
    }

    QVector<Task> run()
    {
        while (!readOnwards()) {
            if (!stepOver())
                break;
        }
        return std::move(m_tasks);
    }

private:
    QSqlQuery prepared(std::span<const StoredColumn<Task>> columns, const QString &where)
    {
        return m_connection.prepare(
            u"SELECT removed, %1 FROM task WHERE %2"_s.arg(columnNames(columns, m_there), where));
    }

    void take(const QSqlQuery &query, std::span<const StoredColumn<Task>> columns)
    {
        const Task task = readFrom(query, 1, columns);
        // A damaged tree can lead to the same page twice.
        if (task.number < m_last || (!m_tasks.isEmpty() && task.number <= m_tasks.last().number))
            return;
        m_last = task.number;
        m_stepsWithoutTask = 0;
        if (query.value(0).toInt() == 0)
            m_tasks += task;
    }

    /// From behind the last number to the end (true), or to a page that cannot be read.
    bool readOnwards()
    {
        m_onwards.bindValue(0, m_last);
        if (!m_connection.run(m_onwards))
            return false;
        bool ended = false;
        while (m_connection.next(m_onwards, &ended))
            take(m_onwards, taskColumns());
        return ended;
    }

    /// Looks for the next number whose place can be read. A long answer lies on pages of its own: without it
    /// the row may be readable.
    bool stepOver()
    {
        for (int failures = 0; failures < failuresToGiveUp; ++failures) {
            if (++m_stepsWithoutTask > stepsToGiveUp)
                return false;
            ++m_last;
            if (readSingle(m_single, taskColumns()) || readSingle(m_short, taskColumnsBeforeAnswer()))
                return true;
        }
        return false;
    }

    /// True also when there is no such row: its place was readable.
    bool readSingle(QSqlQuery &query, std::span<const StoredColumn<Task>> columns)
    {
        query.bindValue(0, m_last);
        if (!m_connection.run(query))
            return false;
        bool ended = false;
        if (m_connection.next(query, &ended)) {
            take(query, columns);
            query.finish();
            return true;
        }
        return ended;
    }

    SqlConnection &m_connection;
    QStringList m_there; ///< columns: a damaged file can be of an older version
    QSqlQuery m_onwards;
    QSqlQuery m_single;
    QSqlQuery m_short;
    QVector<Task> m_tasks;
    qint64 m_last = 0;
    int m_stepsWithoutTask = 0;
};

void salvageTransitions(SqlConnection &connection, QVector<Task> &tasks)
{
    QSqlQuery query = connection.prepare(u"SELECT %1 FROM transition WHERE task = ? ORDER BY position"_s.arg(
        columnNames(transitionColumns())));
    for (Task &task : tasks) {
        query.bindValue(0, task.number);
        if (!connection.run(query))
            continue;
        bool ended = false;
        while (connection.next(query, &ended))
            task.transitions += readFrom(query, 0, transitionColumns());
    }
}

void salvageUndecided(SqlConnection &connection, QVector<FoundId> &undecided)
{
    QSqlQuery query = connection.prepare(
        u"SELECT %1 FROM undecided ORDER BY position"_s.arg(columnNames(undecidedColumns())));
    if (!connection.run(query))
        return;
    bool ended = false;
    while (connection.next(query, &ended))
        undecided += readFrom(query, 0, undecidedColumns());
}

/// False when even the list of tables cannot be read.
bool salvageFrom(const QString &path, Remembered &remembered)
{
    SqlConnection connection(path, SqlConnection::accessForReading(path));
    // With this SQLite reads on though the file is shorter than its header says.
    if (!connection.isOpen() || !connection.exec(u"PRAGMA writable_schema=ON"_s) ||
        !connection.value(u"SELECT 1 FROM sqlite_master WHERE name = 'task'"_s))
        return false;
    remembered.tasks = TaskSalvage(connection).run();
    salvageTransitions(connection, remembered.tasks);
    salvageUndecided(connection, remembered.undecided);
    remembered.lastNumber =
        connection.value(u"SELECT value FROM meta WHERE name = 'last_number'"_s).value_or(0).toLongLong();
    if (!remembered.tasks.isEmpty())
        remembered.lastNumber = std::max(remembered.lastNumber, remembered.tasks.last().number);
    return true;
}

/// The first page of a new database: it has the same tables at the same pages as every database of this
/// version.
QByteArray freshFirstPage(const QString &folder)
{
    const QString path = folder + u"/fresh"_s;
    {
        SqlConnection connection(path, SqlConnection::Access::ReadWrite);
        if (!connection.isOpen() || !configureNew(connection) || !configure(connection) ||
            !migrate(connection))
            return {};
    }
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(databasePageSize) : QByteArray();
}

bool replaceFirstPage(const QString &path, QByteArray page)
{
    QFile file(path);
    if (page.size() != databasePageSize || !file.open(QIODevice::ReadWrite))
        return false;
    // Its length in pages: 0 leaves it to what is there, the -wal included
    // (sqlite.org/fileformat.html, 1.3.8).
    constexpr qsizetype lengthAt = 28;
    page.replace(lengthAt, 4, QByteArray(4, '\0'));
    return file.write(page) == page.size() && file.flush();
}

/// Not QFile::copy(): that takes the permissions over, and fails where these bar its own writing.
bool copyForOwner(const QString &from, const QString &to)
{
    QFile source(from);
    QFile target(to);
    return QFileInfo(from).isFile() && source.open(QIODevice::ReadOnly) && createPrivateFile(to) &&
           target.open(QIODevice::WriteOnly) && copyContents(source, target) && target.flush();
}

/// A folder for copies, for their owner alone: beside the file, or, where nothing can be written, in the
/// system's temporary folder.
std::unique_ptr<QTemporaryDir> folderForCopies(const QString &path)
{
    auto folder = std::make_unique<QTemporaryDir>(QFileInfo(path).absolutePath() + u"/salvage-XXXXXX"_s);
    return folder->isValid() ? std::move(folder) : std::make_unique<QTemporaryDir>();
}

} // namespace

Remembered salvage(const QString &path)
{
    Remembered remembered;
    // Always a copy: SQLite may replay, empty or delete a -wal of whatever it opens.
    const auto folder = folderForCopies(path);
    const QString copy = folder->filePath(u"copy"_s);
    if (!folder->isValid() || !copyForOwner(path, copy))
        return remembered;
    copyForOwner(path + u"-wal"_s, copy + u"-wal"_s);

    // An empty file would cost its -wal, which can hold everything.
    if (QFileInfo(copy).size() > 0 && salvageFrom(copy, remembered))
        return remembered;
    if (replaceFirstPage(copy, freshFirstPage(folder->path())))
        salvageFrom(copy, remembered);
    return remembered;
}

} // namespace rushes
