// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <optional>

namespace rushes {

/// How many bytes a file in the folder could still take, as one who is not root; nothing where the system
/// does not say. It can block on the disk: called off the main thread. Injected, so that tests fill disks by
/// hand.
using FreeSpace = std::function<std::optional<qint64>(const QString &folder)>;

/// What copies leave free on the disk: room for the database, the system and whatever else the user does.
constexpr qint64 freeSpaceFloor = 256ll << 20;

} // namespace rushes
