// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

namespace rushes {

/// What went wrong, in one sentence or two for a person, ending in a full stop. The detail is woven in as
/// plain text: control and direction characters made visible, length bounded. Never empty.
QString errorText(const Error &error);

} // namespace rushes
