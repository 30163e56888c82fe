// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/task_columns.h"

class QWidget;

namespace rushes {

/// How wide a column must be for the program's own words, in device-independent pixels; 0 where its texts
/// come from outside. Follows the language and the table's font, so it is measured anew when they change.
/// Main thread.
int roomForOwnWords(TaskColumn column, const QWidget *table);

} // namespace rushes
