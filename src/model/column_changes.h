// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/task_columns.h"
#include "monitor/task_change.h"

#include <QVector>

namespace rushes {

/// Neighbouring columns, both ends included.
struct ColumnRun
{
    TaskColumn first;
    TaskColumn last;
    bool operator==(const ColumnRun &) const = default;
};

/// The columns that read differently after these changes, as few runs as there can be: a sorting proxy sorts
/// anew when a run holds its column. Pure.
QVector<ColumnRun> columnsTouchedBy(TaskChanges changes);

} // namespace rushes
