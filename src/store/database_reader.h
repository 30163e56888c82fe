// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/task_database.h"

namespace rushes {

class SqlConnection;

/// Which of the last answers are read: the others are left where they are (core/last_answer.h), and can be
/// read by readAnswer().
enum class Answers {
    All,          ///< for whoever writes the tasks to another file
    OfUnfinished, ///< for whoever keeps them in memory
};

/// Reads a whole database in one transaction: tasks that are not marked removed with their transitions, the
/// undecided ids, the last number. False, with the reason in the connection, when any of it cannot be read.
bool readAll(SqlConnection &connection, Remembered &remembered, Answers answers);

/// The last answer about a task; empty where there is no such task.
Result<QByteArray> readAnswer(SqlConnection &connection, qint64 number);

} // namespace rushes
