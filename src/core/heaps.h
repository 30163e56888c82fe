// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rushes {

constexpr int sharedHeaps = 2;
constexpr int largestInHeap = 256 * 1024;    ///< bytes: over a block of a download, under a film's frame
constexpr int mostAtEnd = 4 * largestInHeap; ///< bytes that are kept at a heap's end for what comes next

/// Has glibc keep memory in a way that suits a program which plays clips and reads pictures for weeks. Call
/// it before other threads run. Other C libraries have no such heaps: nothing is done.
///
/// All threads share sharedHeaps. glibc gives up to eight for each processor, and one of these keeps much of
/// what it ever held: the threads that decode come and go with every clip that is played, each time in
/// another heap (measured after some hundred clips: 110 MiB taken, 19 in use).
///
/// What is larger than largestInHeap has pages of its own as a rule, which are the system's again once it is
/// freed. glibc begins so, but takes each such block that is freed for a reason to keep larger ones in its
/// heaps, up to 32 MiB: a picture of the table then lies behind the place of the whole one that it was made
/// of, and what is free between them is too small for the next (measured after a thousand clips: 70 MiB
/// taken, 37 in use).
void arrangeHeaps();

} // namespace rushes
