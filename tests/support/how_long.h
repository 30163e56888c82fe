// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace rushes::test {

/// Whether a test has all the time it wants: tests that simulate or play at random do less unless the whole
/// is asked for, as their second run does that `tests/run --full` makes (FULL in tests/CMakeLists.txt).
inline bool isFullRun()
{
    return qEnvironmentVariableIsSet("RUSHES_TESTS_FULL");
}

} // namespace rushes::test
