// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace rushes {

class SqlConnection;

/// "RSHS": PRAGMA application_id of every database of ours (sqlite.org/pragma.html#pragma_application_id).
constexpr int databaseApplicationId = 0x52534853;
/// PRAGMA user_version of what this program writes, and the highest that it reads.
extern const int databaseVersion;
/// Bytes; told to SQLite, so that recovery can build on it.
constexpr int databasePageSize = 4096;

/// The mark of an owner that has not ended yet: made at the opening, taken away by a clean end, so that the
/// next one knows of a kill.
QString noteOwnedSql();
QString noteCleanEndSql();

/// Sees to it that the highest number ever given is not below this one (a number, or "?").
QString raiseLastNumberSql(const QString &number);

/// What a new file must be told before anything is in it.
bool configureNew(SqlConnection &connection);
/// What each connection for writing is told: WAL, every commit synced, foreign keys, suspicion of what is
/// read.
bool configure(SqlConnection &connection);
/// Makes the tables, or brings older ones to databaseVersion: one transaction.
bool migrate(SqlConnection &connection);

/// The columns that a table of this file has: fewer than ours in an older one that is only read. Empty where
/// that cannot be read.
QStringList columnsOf(SqlConnection &connection, const QString &table);

/// The quick look at a file before anything is done with it.
enum class FileState {
    New,      ///< missing, or nothing in it yet
    Ours,     ///< of this version or an older one
    Newer,    ///< of a later one
    Damaged,  ///< not a database, not ours, or its first page cannot be read
    Barred,   ///< no permission to read it, or no file
    Unusable, ///< locks and the like
};
struct FileLook
{
    FileState state = FileState::New;
    int version = 0;
    QString words; ///< for Damaged, Barred and Unusable: SQLite's, or ours
};
/// Opens it for reading only: changes nothing.
FileLook lookAt(const QString &path);

} // namespace rushes
