// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/free_space.h"
#include "core/result.h"

#include <QString>

#include <functional>

namespace rushes {

// A profile moves as a whole: database, held clips, settings and whatever else stands in its folder. It is
// asked for while the program runs and made at its next start, before anything is opened. On one file system
// every file gets a second name in the new folder (no byte is copied); between two it is copied, synced and
// compared by SHA-256. Only once all is there does the profile count there (one small file is written), and
// only then are the old names removed. Ended at any point, the next start goes on. All of it blocks on the
// disk.

/// Why a profile cannot move to a folder.
enum class MoveObstacle {
    None,
    NotAFolder,  ///< no absolute path, or a file stands there
    Overlapping, ///< it is the profile's folder, or one of them is inside the other
    NotEmpty,    ///< something stands there already
    NotWritable,
    NoRoom,
};
MoveObstacle obstacleToMove(const QString &folder, const QString &to, const FreeSpace &freeSpace);

/// What was carried so far, of all; bytes. Called on the thread that carries.
using MoveProgress = std::function<void(qint64 done, qint64 total)>;
/// Told the relative path of each file that arrived, "" when all counts there and nothing is removed yet:
/// where a test ends the program.
using MoveObserver = std::function<void(const QString &file)>;

/// Makes the move that is pending at this folder. Precondition: the caller owns both folders. Where it fails,
/// all is as it was before, and nothing is pending any more. Errors: DiskFull, FolderNotWritable,
/// FileUnreadable, FileWriteFailed.
Outcome makePendingMove(const QString &folder, const MoveProgress &progress = {},
                        const MoveObserver &observer = {});
/// Removes what a finished move left behind at the old folder.
void finishMove(const QString &folder);

} // namespace rushes
