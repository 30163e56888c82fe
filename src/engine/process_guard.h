// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace rushes {

// What keeps the keys in this process's memory from other programs of the same user, where the system has
// means for it. A developer who sets RUSHES_DEBUGGABLE=1 gets debuggers, profilers and core dumps back:
// then the first two do nothing. Main thread, before others are started.

/// A crash leaves no picture of the memory on disk. Programs that this one starts leave none either, unless
/// they ask for one. For the first line of main().
void forbidCoreDumps();

/// No program of the same user but root's can attach to this one or read its memory and environment (Linux:
/// no longer "dumpable", prctl(2)); /proc/PID then belongs to root, which desktop portals take for a reason
/// to refuse whom they have not met yet. Before the first key is read.
void forbidTracing();

/// RUSHES_API_KEY, trimmed, once: it is wiped out of the environment, so that no program started from here
/// gets it and /proc/PID/environ does not tell it. Empty where there is none (any more).
QString takeEnvironmentKey();

} // namespace rushes
