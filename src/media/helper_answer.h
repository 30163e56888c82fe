// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/clip_inspector.h"

#include <QByteArray>

namespace rushes {

/// Reads what rushes-clip-helper wrote to its standard output and its exit code (src/media/helper/main.cpp
/// says the format). It had hostile bytes in its hands, so nothing in the answer is believed: every field,
/// its type and its range is checked. Errors: ClipUndecodable where it says so in the right form,
/// CheckerFailed for anything else.
Result<Inspection> readHelperAnswer(const QByteArray &output, int exitCode);

} // namespace rushes
