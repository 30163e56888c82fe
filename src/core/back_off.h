// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"

namespace rushes {

/// A wait that doubles with each failure in a row.
struct BackOff
{
    Duration first;
    Duration longest;
    /// 0.2 spreads each wait over 80-120 % of it; never under first.
    double jitter = 0;

    /// Before try number failuresInRow + 1; failuresInRow >= 1. random in [0, 1).
    [[nodiscard]] Duration wait(int failuresInRow, double random) const;
};

// Rows of promises.md, "It goes on working" and "Nothing is lost".
constexpr BackOff troubleBackOff{30s, 10min, 0.2}; ///< polls that fail in passing
constexpr BackOff askedToWaitBackOff{30s, 15min,
                                     0.0}; ///< 429 and 503 without Retry-After, for the whole origin and key
constexpr BackOff copyBackOff{1s, 5min, 0.2}; ///< copies of clips

} // namespace rushes
