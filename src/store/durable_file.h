// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QFile>
#include <QString>

#include <functional>

namespace rushes {

// What is said to be on disk is on disk: syncing and renaming that survive a loss of power. All of it blocks
// on the disk. Errors: DiskFull (no room, no quota), FolderNotWritable (no permission, read-only,
// vanished), FileUnreadable, FileWriteFailed (everything else).

/// The error that a failed call with this errno means for a file that was being written.
Error writeError(int errorNumber, const QString &path);
/// The same for the last failure of a file.
Error writeError(const QFile &file);

/// Brings what was written to an open file, or to a closed one, to the disk.
Outcome syncFile(QFile &file);
Outcome syncFile(const QString &path);
/// Makes names that came or went in the folder durable. Nothing to do where the system has no such thing.
Outcome syncFolder(const QString &folder);

/// Makes an empty file that only its owner can read (mode 0600), unless there is one: then only its mode is
/// put right.
Outcome createPrivateFile(const QString &path);
/// Makes a folder that only its owner can enter (mode 0700), and those above it; one that is there stays as
/// it is.
Outcome createPrivateFolder(const QString &path);

/// Told how many bytes are done; says whether to go on.
using ByteProgress = std::function<bool(qint64 bytes)>;
/// Copies from the one's position to its end, in blocks of copyBlock bytes. Cancelled where progress says so.
Outcome copyContents(QFile &from, QFile &to, const ByteProgress &progress = {});
constexpr qint64 copyBlock = 1 << 20;

/// How a file system lets a file be renamed without replacing another.
enum class RenameMeans {
    Atomic,  ///< one call of the kernel (Linux: renameat2 with RENAME_NOREPLACE)
    Link,    ///< a second hard link, then the first is removed
    Reserve, ///< the name is taken by an empty file of ours, which is then replaced
};
/// True when renamed, false when the new name is taken: then nothing changed. Takes the best means that the
/// file system offers, or only the one given.
Result<bool> renameNoReplace(const QString &from, const QString &to);
Result<bool> renameNoReplace(const QString &from, const QString &to, RenameMeans means);

} // namespace rushes
