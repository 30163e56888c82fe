// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace rushes {

/// Makes folder the demo's empty profile: the demo's tasks begin anew with each start, so what an earlier
/// demo left there goes. Only a folder that a demo made is emptied, or one that holds nothing. Errors:
/// ProfileInUse, FolderNotDemos, FolderNotWritable.
Outcome clearDemoProfile(const QString &folder);

} // namespace rushes
