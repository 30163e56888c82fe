// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QSet>
#include <QString>

#include <functional>
#include <optional>

namespace rushes {

/// A held clip that is to stand in a folder of the user's.
struct CopyOrder
{
    QString heldPath;
    QString folder;                  ///< made where it is missing
    QString name;                    ///< core/name_template.h, or the user's own
    QByteArray sha256;               ///< of the held clip when it was checked; empty: not known
    std::optional<QByteArray> facts; ///< the content of a .json beside it
    /// The row of this clip knows of no saved file. Then a file of one of its names that is the clip to the
    /// byte, and is not among these paths (the saved files of other tasks), is taken for one that was saved
    /// just before a kill: it is used as it is, and no second one is made.
    std::optional<QSet<QString>> othersFiles;
    /// Called often, on the copying thread; half of the bytes is writing, half is reading again. Says whether
    /// to go on.
    std::function<bool(qint64 done, qint64 total)> progress;
};

/// Copies a held clip to folder/name, or to the next free "name (2)", and gives the path. Never over another
/// file, whole or not at all, synced, and read again: its SHA-256 is the held one's. With facts both files
/// get the same name but for the ending, or neither is left. The file gets the user's usual mode.
///
/// Where the file system can share blocks (Btrfs, XFS, bcachefs), it is a reflink: no bytes move, and a later
/// change of one file leaves the other alone. Never a hard link: an edit of the saved file in place would
/// change the held copy too, and what saved it would no longer be what was checked.
///
/// Killed before the last step it leaves nothing, or a whole file that no row tells of, which is harmless;
/// see othersFiles. Blocks on the disk: call it on a worker thread. Errors: FileNameInvalid, FileUnreadable
/// (the held clip), HeldClipChanged, FolderNotWritable (also one that vanished), DiskFull, FileWriteFailed,
/// Cancelled.
Result<QString> copyClip(const CopyOrder &order);

} // namespace rushes
