// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

namespace rushes {

/// What became of a list of tasks that could not be used: why, what is here again, and where the old file is (empty: there was none).
/// Plain text, translated.
QString recoveryText(const Error &why, int tasks, int clipsFoundAgain, const QString &setAsidePath);

} // namespace rushes
