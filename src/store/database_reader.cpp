// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database_reader.h"

#include "core/words.h"
#include "store/database_schema.h"
#include "store/sql_connection.h"
#include "store/sql_values.h"
#include "store/task_rows.h"

#include <QSet>

#include <algorithm>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// What thousands of tasks have in common is kept once for all of them.
class SharedStrings
{
public:
    void share(Task &task)
    {
        for (QString *text : {&task.service, &task.family, &task.mode, &task.statusWord, &task.model})
            share(*text);
    }

private:
    void share(QString &text)
    {
        if (text.isEmpty())
            text = QString();
        else
            text = *m_known.insert(text);
    }

    QSet<QString> m_known;
};

/// The names of the columns, but NULL for what a finished task was answered.
QString columnsWithoutFinishedAnswers(const QStringList &there)
{
    const QString names = columnNames(taskColumns(), there);
    return QString(names).replace(
        QString(answerColumn),
        u"CASE WHEN status IN ('%1', '%2') AND length(%3) > 0 THEN NULL ELSE %3 END"_s.arg(
            wordOf(Status::Completed), wordOf(Status::Failed), answerColumn));
}

bool readTasks(SqlConnection &connection, QVector<Task> &tasks, Answers answers)
{
    const QStringList there = columnsOf(connection, u"task"_s);
    const bool areAll = answers == Answers::All;
    const int answerAt = int(taskColumnsBeforeAnswer().size());
    QSqlQuery query = connection.prepare(u"SELECT %1 FROM task WHERE removed = 0 ORDER BY number"_s.arg(
        areAll ? columnNames(taskColumns(), there) : columnsWithoutFinishedAnswers(there)));
    if (!connection.run(query))
        return false;
    bool ended = false;
    SharedStrings strings;
    while (connection.next(query, &ended)) {
        Task task = readFrom(query, 0, taskColumns());
        strings.share(task);
        if (!areAll && query.isNull(answerAt))
            task.lastAnswer = LastAnswer::onDisk();
        tasks += std::move(task);
    }
    return ended;
}

/// Both are in the order of numbers, so that one pass finds each transition's task.
bool readTransitions(SqlConnection &connection, QVector<Task> &tasks)
{
    QSqlQuery query = connection.prepare(
        u"SELECT task, %1 FROM transition ORDER BY task, position"_s.arg(columnNames(transitionColumns())));
    if (!connection.run(query))
        return false;
    auto task = tasks.begin();
    bool ended = false;
    while (connection.next(query, &ended)) {
        const qint64 number = query.value(0).toLongLong();
        while (task != tasks.end() && task->number < number)
            ++task;
        if (task != tasks.end() && task->number == number)
            task->transitions += readFrom(query, 1, transitionColumns());
    }
    // Most will never have another one.
    for (Task &read : tasks)
        read.transitions.squeeze();
    return ended;
}

bool readUndecided(SqlConnection &connection, QVector<FoundId> &undecided)
{
    QSqlQuery query = connection.prepare(
        u"SELECT %1 FROM undecided ORDER BY position"_s.arg(columnNames(undecidedColumns())));
    if (!connection.run(query))
        return false;
    bool ended = false;
    while (connection.next(query, &ended))
        undecided += readFrom(query, 0, undecidedColumns());
    return ended;
}

bool readLastNumber(SqlConnection &connection, Remembered &remembered)
{
    const auto last = connection.value(u"SELECT max(value) FROM meta WHERE name = 'last_number'"_s);
    remembered.lastNumber = last ? last->toLongLong() : 0;
    // Never below a number that is there, whatever became of the meta table.
    if (!remembered.tasks.isEmpty())
        remembered.lastNumber = std::max(remembered.lastNumber, remembered.tasks.last().number);
    return last.has_value();
}

/// The mark is there from an owner's opening to its clean end.
bool readLastEnd(SqlConnection &connection, Remembered &remembered)
{
    const auto owned = connection.value(u"SELECT count(*) FROM meta WHERE name = 'owned'"_s);
    remembered.endedCleanly = owned && owned->toInt() == 0;
    return owned.has_value();
}

} // namespace

bool readAll(SqlConnection &connection, Remembered &remembered, Answers answers)
{
    const bool done = connection.exec(u"BEGIN"_s) && readTasks(connection, remembered.tasks, answers) &&
                      readTransitions(connection, remembered.tasks) &&
                      readUndecided(connection, remembered.undecided) &&
                      readLastNumber(connection, remembered) && readLastEnd(connection, remembered);
    return connection.exec(done ? u"COMMIT"_s : u"ROLLBACK"_s) && done;
}

Result<QByteArray> readAnswer(SqlConnection &connection, qint64 number)
{
    QSqlQuery query = connection.prepare(u"SELECT %1 FROM task WHERE number = ?"_s.arg(answerColumn));
    query.bindValue(0, number);
    bool ended = false;
    if (connection.run(query)) {
        QByteArray answer;
        if (connection.next(query, &ended)) {
            fromStored(query.value(0), answer);
            return answer;
        }
        if (ended)
            return answer;
    }
    return connection.trouble().asError(connection.path());
}

} // namespace rushes
