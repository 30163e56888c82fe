// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wording/task_context.h"

#include <QString>

namespace rushes {

/// What happens next to a task, when, and what a person can do about it: "The service is asked again in 18
/// s." Plain text, translated, never empty. Pure.
QString whatNextText(const Task &task, const TaskContext &context);

} // namespace rushes
