// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wording/plain_text.h"
#include "wording/time_text.h"

#include <algorithm>

namespace rushes {

// What the sentences about one service (watch_text) and about several (status_troubles) are made of. Pure.

/// A service's name inside a sentence of ours.
inline QString quotedService(const QString &service)
{
    return shownText(service, longestQuoted);
}

/// How long until then: "40 s"; never less than a second.
inline QString timeUntilText(Moment until, Moment now)
{
    return durationText(std::max(until - now, Duration(1s)));
}

} // namespace rushes
