// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"
#include "core/result.h"
#include "store/task_database.h"

#include <QString>

#include <optional>

namespace rushes {

/// Sets a database that cannot be used aside, with its -wal and -shm, and puts a new one in its place that
/// holds what can be read of it, and what it lacks of the newest backup. Gives the path of what was set
/// aside: empty where there was nothing but backups. Killed at any point, finishRecovery() or a second
/// recover() ends it; nothing is ever deleted or replaced.
Result<QString> recover(const QString &path);

/// Ends a recovery that was interrupted after its new database was whole. Gives the path of what was set
/// aside, empty when there was nothing to end.
Result<QString> finishRecovery(const QString &path);

/// What recover() would put into a new database.
struct LeftOfDatabase
{
    Remembered
        remembered; ///< as of TaskDatabase::readOnly(), and DatabaseVanished where only backups are left
    qsizetype fromBackup = 0;         ///< how many of its tasks only the backup knew
    std::optional<Moment> backupMade; ///< nothing: none was asked for, or none can be read
};
/// For those who do not own the profile: nothing of it is changed. Errors: those of TaskDatabase::readOnly().
Result<LeftOfDatabase> readWhatIsLeft(const QString &path);

/// Where recovery builds the new database, and the name that it gets when it is whole.
QString recoveryDraftPath(const QString &path);
QString recoveredPath(const QString &path);

} // namespace rushes
