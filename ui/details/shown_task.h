// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"
#include "wording/task_context.h"

namespace rushes {

/// A task with all that is to be known beside it at this moment.
struct ShownTask
{
    Task task;
    TaskContext context;
};

} // namespace rushes
