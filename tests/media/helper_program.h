// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace rushes::test {

/// The helper that this build made.
inline QString clipHelper()
{
    return QStringLiteral(PROGRAMS_DIR "/rushes-clip-helper");
}

} // namespace rushes::test
