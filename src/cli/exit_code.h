// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rushes {

/// What the commands exit with: promises to scripts. Where several apply, the first of precedence() counts.
enum class ExitCode {
    AllWell = 0,
    TaskFailed = 1, ///< or a clip expired, is only unverified or could not be kept
    WrongUse = 2,
    KeyRefused = 3, ///< or missing
    NotFound = 4,
    ProfileInUse = 5,
    TimedOut = 124,
    Interrupted = 130,
};

} // namespace rushes
