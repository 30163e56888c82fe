// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/task_database.h"

namespace rushes {

/// Reads what can be read of a damaged database, on a copy: goes on behind bad pages, past a
/// truncated end, and without the first page too. Tasks are in the order of numbers; those marked removed are
/// left out. lastNumber is at least the highest one seen.
Remembered salvage(const QString &path);

} // namespace rushes
