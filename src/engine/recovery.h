// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"
#include "core/result.h"
#include "core/task.h"

#include <QString>
#include <QVector>

#include <optional>

namespace rushes {

class ClipStore;
class TaskDatabase;
struct Remembered;

/// What a start had to mend, to be told to the user.
struct Recovery
{
    Error why;
    qsizetype tasks = 0;           ///< in the list again, those of the clips included
    qsizetype clipsFoundAgain = 0; ///< by the facts beside them
    qsizetype unknownClips = 0;    ///< here too, but nobody knows whose; they stay
    QString setAsidePath;          ///< the old file; empty where there was none
};

/// After a database that could not be used, or was not there: puts the clips that are here and that it does
/// not know into the list and on the disk. Clips of which nothing is known are only counted. Nothing where
/// there was nothing to mend. Blocks on the disk; before the tasks are given to anyone.
std::optional<Recovery> mend(Remembered &remembered, TaskDatabase &database, const ClipStore &clips);

/// What is known of a profile's tasks to those who do not own it.
struct ReadList
{
    QVector<Task> tasks; ///< ordered by number
    std::optional<Error>
        damage; ///< the list is damaged or gone: the tasks are what a start would put into a new one
    qsizetype fromList = 0;           ///< tasks that could be read of it
    qsizetype fromBackup = 0;         ///< tasks that only the last backup knows
    std::optional<Moment> backupMade; ///< nothing: there is none that can be read
    qsizetype clipsFoundAgain = 0;    ///< as in Recovery
    qsizetype unknownClips = 0;
};

/// Reads without changing anything, whatever is left. Errors: DatabaseNewer, DatabaseUnusable. Blocks on the
/// disk.
Result<ReadList> readList(const QString &databasePath, const ClipStore &clips);

} // namespace rushes
