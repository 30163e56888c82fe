// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/task_database.h"

#include <QHash>
#include <QSqlQuery>
#include <QVector>

namespace rushes {

class SqlConnection;

/// Brings writes into an open database, within a transaction of the caller's. Its statements are prepared
/// once; the connection outlives it.
class TaskWriter
{
public:
    explicit TaskWriter(SqlConnection &connection);

    /// False, with the reason in the connection, when any of it failed; what was done until then is the
    /// caller's to roll back.
    bool apply(const TaskWrite &write);
    /// Something was rolled back: what was written may not be there any more.
    void forgetWritten();

private:
    bool put(const Task &task);
    bool putTransitions(const Task &task);
    bool raiseLastNumber(qint64 number);
    bool mark(const QVector<qint64> &numbers, bool removed);
    bool replaceUndecided(const QVector<FoundId> &undecided);

    SqlConnection &m_connection;
    QSqlQuery m_putTask;
    QSqlQuery m_putTaskButAnswer; ///< leaves that of the row as it is
    QSqlQuery m_putTransition;
    QSqlQuery m_cutTransitions;
    QSqlQuery m_mark;
    QSqlQuery m_clearUndecided;
    QSqlQuery m_putUndecided;
    QSqlQuery m_raiseLastNumber;
    /// What stands already is not written again: nobody else writes there.
    QHash<qint64, QVector<Transition>> m_written; ///< of the tasks that were put last
    qint64 m_lastNumber = 0;
};

} // namespace rushes
