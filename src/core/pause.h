// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"
#include "core/task.h"

namespace rushes {

/// Whether the user's pause concerns the task: an ended one is asked for another link whatever was paused,
/// for its clip is at risk.
bool canBePaused(const Task &task);
/// By itself, or with all.
bool isPaused(const Task &task, bool allPaused);

/// A paused task can complete unseen, and then its link can end unseen. So a pause is no silence: the task is
/// asked once at this moment, early enough to bring a clip home that it may have got meanwhile; an hour later
/// again where no answer came. Our clock. family may be null.
Moment askedInSpiteOfPause(const Task &task, const Family *family);

} // namespace rushes
