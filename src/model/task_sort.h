// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/task_columns.h"
#include "wording/task_context.h"

#include <QVariant>

namespace rushes {

/// What a column is sorted by: a qint64 (milliseconds, ranks), a double or a QString, of one type in a
/// column; invalid where there is nothing to compare. Pure.
QVariant sortValue(const Task &task, TaskColumn column, const TaskContext &context);

/// Whether that is a text: then what has the same text is of equal rank whatever its case.
bool isSortedByText(TaskColumn column);

} // namespace rushes
