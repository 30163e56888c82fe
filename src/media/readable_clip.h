// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace rushes {

/// FileUnreadable with path and reason.
Error unreadable(const QString &path, const QString &reason);

/// Whether path is a plain file that can be opened: opening a pipe or a device could block for ever. Any
/// thread.
Outcome checkReadable(const QString &path);

} // namespace rushes
