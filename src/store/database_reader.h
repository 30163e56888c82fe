// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/task_database.h"

namespace rushes {

class SqlConnection;

/// Reads a whole database in one transaction: tasks that are not marked removed with their transitions, the
/// undecided ids, the last number. False, with the reason in the connection, when any of it cannot be read.
bool readAll(SqlConnection &connection, Remembered &remembered);

} // namespace rushes
