// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rushes {

// How glibc is to keep memory, in a program that reads pictures for weeks. Call these before other threads
// run. Other C libraries have no such heaps: nothing is done.

constexpr int sharedHeaps = 2;

/// From now on all threads share so many heaps. glibc gives up to eight for each processor, and one of these
/// keeps much of what it ever held: the threads that decode come and go with every clip that is played, each
/// time in another heap (measured after some hundred clips: 110 MiB taken, 19 in use).
void shareHeaps();

constexpr int largestInHeap = 128 * 1024; ///< bytes

/// From now on what is larger has pages of its own, which are the system's again once it is freed. glibc
/// begins so, but takes each such block that is freed for a reason to keep larger ones in its heaps, up to
/// 32 MiB: a picture of the table then lies behind the place of the whole one that it was made of, and what
/// is free between them is too small for the next (measured after a thousand clips: 71 MB taken, 38 in use).
void keepLargeBlocksApart();

} // namespace rushes
