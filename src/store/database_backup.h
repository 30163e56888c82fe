// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"
#include "core/result.h"

#include <QStringList>

#include <chrono>
#include <optional>

namespace rushes {

class SqlConnection;

/// Whole copies of the database, in the folder "backups" beside it: one before each migration and one a day,
/// of which the last seven stay. From them comes what a database that is damaged or gone no longer tells.
constexpr int backupsKept = 7;
constexpr std::chrono::hours backupEvery{24};

/// Where the backups of the database at this path are.
QString backupFolder(const QString &databasePath);
/// Paths, the newest first.
QStringList backupsOf(const QString &databasePath);
/// When this backup was made, by its name. Seconds.
std::optional<Moment> momentOfBackup(const QString &backupPath);
/// When the newest was made; nothing when there is none. Seconds.
std::optional<Moment> lastBackup(const QString &databasePath);

/// Copies what the open database holds to a new backup, whole and on disk or not at all, and removes all but
/// the newest. Takes the connection for as long as the copying lasts. Errors: DiskFull, FolderNotWritable,
/// FileWriteFailed, DatabaseUnusable.
Outcome backUp(SqlConnection &connection, Moment now);

} // namespace rushes
