// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/free_space.h"

namespace rushes {

/// What the system says (FreeSpace of core/free_space.h). A folder that is not there yet counts as the one
/// above it. Any thread; blocks on the disk.
std::optional<qint64> systemFreeSpace(const QString &folder);

} // namespace rushes
