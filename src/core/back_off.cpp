// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/back_off.h"

#include <algorithm>

namespace rushes {

Duration BackOff::wait(int failuresInRow, double random) const
{
    Duration doubled = first;
    for (int failure = 1; failure < failuresInRow && doubled < longest; ++failure)
        doubled *= 2;
    doubled = std::min(doubled, longest);
    const double factor = 1.0 - jitter + 2.0 * jitter * random;
    return std::max(first, std::chrono::duration_cast<Duration>(doubled * factor));
}

} // namespace rushes
