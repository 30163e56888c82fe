// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rushes::helper {

/// Takes from this process, for good, every system call that decoding the open standard input does not need
/// (seccomp(2)): it can read that file, write to standard output and error, and have memory. Libraries are
/// told EPERM when they try what is harmless, such as to open a file or to start a thread; a network, another
/// program or another process's memory ends the process. For after the libraries are loaded, and on top of
/// applyLimits(). Does nothing under AddressSanitizer, where the system has no such filters, and in a build
/// without libseccomp. False where the system refuses the filter.
bool enterSandbox();

/// Whether enterSandbox() of this build shuts anything.
bool hasSandbox();

} // namespace rushes::helper
