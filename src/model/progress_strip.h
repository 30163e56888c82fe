// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/task_columns.h"
#include "wording/task_context.h"

namespace rushes {

/// The strip of a task: elapsed time through the estimate's window, on a scale that ends a third beyond the
/// window, so that every row reads alike; past that the marker stays at the end. Without an estimate the
/// scale is one that the marker approaches and never reaches. Not visible while nothing is known of the time,
/// nor for a task that the service does not know. Of a running task whose service tells its progress, that
/// share instead, without a window. Pure.
ProgressStrip progressStrip(const Task &task, const TaskContext &context);

} // namespace rushes
