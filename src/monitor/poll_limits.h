// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"

namespace rushes {

/// How many requests an origin and key get. No service publishes a limit: these are ours
/// (resources/SERVICES.md, "Polling").
struct BudgetLimits
{
    double first = 60;        ///< a minute, until something is learned
    double least = 10;        ///< a minute, however often it is said to be too many
    double most = 120;        ///< a minute, however patient the service is
    int burst = 4;            ///< so many may come at once after a rest
    double cut = 0.5;         ///< what is left after a 429
    double growth = 2;        ///< a minute more with each minute of answers
    double clearOf = 0.9;     ///< of the pace that was refused: no more than this for a while ..
    Duration remembered = 1h; ///< .. of this length
};

/// Numbers behind the politeness; resources/SERVICES.md, "Polling".
struct PollLimits
{
    int inFlightPerOrigin = 4;
    Duration gap = 250ms; ///< between the starts of two requests of a lane, so that nothing bursts
    Duration gapAfterWait =
        1s; ///< the same, at most, for what piled up while a lane had to wait or the machine slept
    BudgetLimits budget;
    bool onLoopback = false; ///< whether gap and budget count there too
};

} // namespace rushes
