// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wording/task_context.h"

#include <QString>

namespace rushes {

// The tool tips of a task's cells: one or more lines of plain text (through toolTipText() before a widget
// gets them), translated. Pure.

QString kindToolTip(const Task &task, const TaskContext &context);
QString statusToolTip(const Task &task, const TaskContext &context);
QString elapsedToolTip(const Task &task, const TaskContext &context);
/// The estimate that the rest is reckoned from.
QString remainingToolTip(const Task &task, const TaskContext &context);
/// All that is known of the link's end, and how.
QString expiresToolTip(const Task &task, const TaskContext &context);
QString clipToolTip(const Task &task, const TaskContext &context);
QString heardToolTip(const Task &task, const TaskContext &context);

} // namespace rushes
