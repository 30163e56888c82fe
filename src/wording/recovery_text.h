// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/moment.h"

#include <QString>

#include <optional>

namespace rushes {

// Plain text, translated.

/// What became of a list of tasks that could not be used: why, what is here again, how many clips nobody
/// knows, and where the old file is (empty: there was none).
QString recoveryText(const Error &why, int tasks, int clipsFoundAgain, int unknownClips,
                     const QString &setAsidePath);

/// Where the tasks come from that are told of a list that is damaged or gone.
struct ListSources
{
    int list = 0;                     ///< tasks that could be read of it
    int backup = 0;                   ///< tasks that only the backup knows
    std::optional<Moment> backupMade; ///< the backup's moment
    int clips = 0;                    ///< clips that tell of themselves
    int unknownClips = 0;
};
QString listSourcesText(const Error &why, const ListSources &sources);

} // namespace rushes
