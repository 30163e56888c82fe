// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/task_writer.h"

#include "store/database_schema.h"
#include "store/sql_connection.h"
#include "store/task_rows.h"

#include <algorithm>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// More tasks than run at once, and little beside them all.
constexpr qsizetype mostWritten = 4096;

QString placeholders(qsizetype count)
{
    return QStringList(count, u"?"_s).join(u", "_s);
}

template<typename T>
QString assignments(std::span<const StoredColumn<T>> columns, QLatin1StringView but = {})
{
    QStringList parts;
    for (const auto &column : columns) {
        if (column.name != but)
            parts += u"%1 = excluded.%1"_s.arg(column.name);
    }
    return parts.join(u", "_s);
}

/// Not INSERT OR REPLACE: that deletes the row first, and with it the transitions and the removed mark.
QString putTaskSql(QLatin1StringView but = {})
{
    const auto columns = taskColumns();
    return u"INSERT INTO task(%1) VALUES(%2) ON CONFLICT(number) DO UPDATE SET %3"_s.arg(
        columnNames(columns), placeholders(qsizetype(columns.size())), assignments(columns.subspan(1), but));
}

QString putTransitionSql()
{
    const auto columns = transitionColumns();
    return u"INSERT INTO transition(task, position, %1) VALUES(?, ?, %2) ON CONFLICT(task, position) DO UPDATE SET %3"_s
        .arg(columnNames(columns), placeholders(qsizetype(columns.size())), assignments(columns));
}

QString putUndecidedSql()
{
    const auto columns = undecidedColumns();
    return u"INSERT INTO undecided(position, %1) VALUES(?, %2)"_s.arg(
        columnNames(columns), placeholders(qsizetype(columns.size())));
}

} // namespace

TaskWriter::TaskWriter(SqlConnection &connection)
    : m_connection(connection)
    , m_putTask(connection.prepare(putTaskSql()))
    , m_putTaskButAnswer(connection.prepare(putTaskSql(answerColumn)))
    , m_putTransition(connection.prepare(putTransitionSql()))
    , m_cutTransitions(connection.prepare(u"DELETE FROM transition WHERE task = ? AND position >= ?"_s))
    , m_mark(connection.prepare(u"UPDATE task SET removed = ? WHERE number = ?"_s))
    , m_clearUndecided(connection.prepare(u"DELETE FROM undecided"_s))
    , m_putUndecided(connection.prepare(putUndecidedSql()))
    , m_raiseLastNumber(connection.prepare(raiseLastNumberSql(u"?"_s)))
{
}

bool TaskWriter::apply(const TaskWrite &write)
{
    return std::ranges::all_of(write.changed, [this](const Task &task) { return put(task); }) &&
           mark(write.removed, true) && mark(write.restored, false) &&
           (!write.undecided || replaceUndecided(*write.undecided));
}

bool TaskWriter::put(const Task &task)
{
    // An answer that is not here was read from the row, or written to it, and is there.
    QSqlQuery &putTask = task.lastAnswer.isHere() ? m_putTask : m_putTaskButAnswer;
    bindTo(putTask, 0, taskColumns(), task);
    return m_connection.run(putTask) && putTransitions(task) && raiseLastNumber(task.number);
}

bool TaskWriter::putTransitions(const Task &task)
{
    const auto known = m_written.constFind(task.number);
    const QVector<Transition> *before = known == m_written.constEnd() ? nullptr : &*known;
    for (qsizetype position = 0; position < task.transitions.size(); ++position) {
        if (before && position < before->size() && before->at(position) == task.transitions.at(position))
            continue;
        m_putTransition.bindValue(0, task.number);
        m_putTransition.bindValue(1, position);
        bindTo(m_putTransition, 2, transitionColumns(), task.transitions.at(position));
        if (!m_connection.run(m_putTransition))
            return false;
    }
    if (!before || before->size() > task.transitions.size()) {
        m_cutTransitions.bindValue(0, task.number);
        m_cutTransitions.bindValue(1, task.transitions.size());
        if (!m_connection.run(m_cutTransitions))
            return false;
    }
    if (m_written.size() >= mostWritten)
        m_written.clear();
    m_written.insert(task.number, task.transitions);
    return true;
}

bool TaskWriter::raiseLastNumber(qint64 number)
{
    if (number <= m_lastNumber)
        return true;
    m_raiseLastNumber.bindValue(0, number);
    if (!m_connection.run(m_raiseLastNumber))
        return false;
    m_lastNumber = number;
    return true;
}

void TaskWriter::forgetWritten()
{
    m_written.clear();
    m_lastNumber = 0;
}

bool TaskWriter::mark(const QVector<qint64> &numbers, bool removed)
{
    return std::ranges::all_of(numbers, [&](qint64 number) {
        m_mark.bindValue(0, removed ? 1 : 0);
        m_mark.bindValue(1, number);
        return m_connection.run(m_mark);
    });
}

bool TaskWriter::replaceUndecided(const QVector<FoundId> &undecided)
{
    if (!m_connection.run(m_clearUndecided))
        return false;
    for (qsizetype position = 0; position < undecided.size(); ++position) {
        m_putUndecided.bindValue(0, position);
        bindTo(m_putUndecided, 1, undecidedColumns(), undecided.at(position));
        if (!m_connection.run(m_putUndecided))
            return false;
    }
    return true;
}

} // namespace rushes
