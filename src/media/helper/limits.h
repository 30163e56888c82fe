// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rushes::helper {

/// What this process may take at most. Files: none beyond the three that it starts with, and none written.
namespace limits {
constexpr unsigned cpuSeconds = 15;
constexpr unsigned long long memoryBytes =
    1024ULL * 1024 * 1024; ///< address space, beyond what the program and its libraries take
constexpr unsigned openFiles = 3;
} // namespace limits

/// Takes from this process, for good, what looking into a clip does not need: time, memory, files, new
/// privileges, core dumps, and life beyond its parent. Limits that are tighter already stay so. Under
/// AddressSanitizer without the limits that it cannot live with. False where the system refused one.
bool applyLimits();

} // namespace rushes::helper
