// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

#include <optional>

namespace rushes {

class ClipStore;
class TaskDatabase;
struct Remembered;

/// What a start had to mend, to be told to the user.
struct Recovery
{
    Error why;
    qsizetype tasks = 0;            ///< in the list again, those of the clips included
    qsizetype clipsFoundAgain = 0;  ///< by the facts beside them
    QString setAsidePath;           ///< the old file; empty where there was none
};

/// After a database that could not be used, or was not there: puts the clips that are here and that it does not know into the list and on
/// the disk. Nothing where there was nothing to mend. Blocks on the disk; before the tasks are given to anyone.
std::optional<Recovery> mend(Remembered &remembered, TaskDatabase &database, const ClipStore &clips);

} // namespace rushes
