// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/task.h"

namespace rushes {

class ClipStore;

// Whether the files that a clip's facts name are still what they were: someone else can remove or change them
// at any time. All of it blocks on the disk.

/// How thoroughly a file is looked at.
enum class Look {
    Size,    ///< it is there and as long as it was
    Content, ///< its SHA-256 too
};

enum class HeldFile {
    Whole,
    Gone,
    Changed,  ///< another length, another content, or no file
    NotKnown, ///< the disk does not say
};
/// facts.heldFile must not be empty.
HeldFile lookAtHeldFile(const ClipStore &clips, const ClipFacts &facts, Look look);

/// Whether the saved file can stand in for the held one: it is there, outside the profile, and is the clip.
bool isSavedFileWhole(const ClipStore &clips, const ClipFacts &facts, Look look);

/// Gives a held file that is no longer its clip another name, so that it is neither taken for the clip nor
/// lost; gives its new path.
Result<QString> setHeldFileAside(const ClipStore &clips, const QString &heldFile);

} // namespace rushes
