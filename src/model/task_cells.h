// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/task_columns.h"
#include "wording/task_context.h"

#include <QString>

namespace rushes {

// What the cells of a task say, a column at a time. Pure.

/// The first line; empty where a cell is drawn (poster, progress).
QString displayText(const Task &task, TaskColumn column, const TaskContext &context);
/// The smaller line below it, or empty.
QString secondLine(const Task &task, TaskColumn column, const TaskContext &context);
/// What a tool tip shows: safe to hand to a widget, see wording/plain_text.h.
QString toolTip(const Task &task, TaskColumn column, const TaskContext &context);
/// What a screen reader says: whole where the cell has a dash, a picture or two lines. Never empty.
QString accessibleText(const Task &task, TaskColumn column, const TaskContext &context);

} // namespace rushes
