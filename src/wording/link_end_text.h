// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wording/task_context.h"

#include <QStringList>

namespace rushes {

/// What each source says of the end of a completed task's link, a sentence a source: the link itself, an end
/// that the service sent, what it promises for all its links and the interval that follows. Says so where
/// neither tells. Plain text, translated. Pure.
QStringList linkEndSources(const TaskContext &context);

} // namespace rushes
