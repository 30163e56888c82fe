// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

#include <QFlags>

namespace rushes {

/// What of a task changed, so that only those columns are shown anew.
enum class TaskChange {
    Status = 1,    ///< status, word, message, transitions, times
    Contact = 2,   ///< contact, last heard, trouble
    Clip = 4,      ///< clip state, facts, poster, link
    Identity = 8,  ///< label, mode, service, family, model
    Schedule = 16, ///< next check
    Answer = 32,   ///< raw answer
    Heard = 64,    ///< when it was last asked, heard, and seen to run: what every poll changes that brings
                   ///< nothing new
};
Q_DECLARE_FLAGS(TaskChanges, TaskChange)
Q_DECLARE_OPERATORS_FOR_FLAGS(TaskChanges)

/// What differs between two states of a task; Schedule is never among it.
TaskChanges changesBetween(const Task &before, const Task &after);

} // namespace rushes
