// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"
#include "core/task.h"

namespace rushes {

/// What ended longer ago than this is out of the way.
constexpr std::chrono::hours outOfTheWayAfter{30 * 24};

/// Bit of StateRole beside those of TaskFilter: nothing more comes of the task, and it ended long ago.
constexpr int earlierBit = 1 << 8;

/// When the task came to where it stays: saved, failed, expired or given up. Nothing while it runs, while its
/// clip is at risk or waits to be saved, and where no time is known: such a task is never out of the way.
/// Pure.
std::optional<Moment> settledAt(const Task &task);

} // namespace rushes
