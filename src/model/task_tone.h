// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/task_columns.h"
#include "wording/task_context.h"

#include <QString>

namespace rushes {

// Colour and icon of a task's cells. Amber is only for what wants attention, red only for what failed and for
// the last step of a link whose clip is not held. Pure.

Tone toneOf(const Task &task, TaskColumn column, const TaskContext &context);
/// Name of an icon in resources/icons, without folder and ending; empty for none.
QString iconName(const Task &task, TaskColumn column);

} // namespace rushes
