// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "store/task_database.h"

#include <memory>

namespace rushes {

class SqlConnection;

/// A database that is open for writing, and all that was in it.
struct OpenedDatabase
{
    std::unique_ptr<SqlConnection> connection;
    Remembered remembered;
};

/// What TaskDatabase::open() promises, on the thread that is to write.
Result<std::shared_ptr<OpenedDatabase>> openDatabase(const QString &path);

} // namespace rushes
