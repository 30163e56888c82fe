// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

#include <optional>

namespace rushes {

/// Makes the move of the profile that an earlier run asked for, if it did, behind a window with its progress.
/// Returns when it is made, or why it was not; what is wrong with the profile otherwise is for whoever opens
/// it. Main thread, before there is an engine.
std::optional<Error> carryProfile(const QString &folder);

} // namespace rushes
