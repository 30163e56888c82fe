// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace rushes {

// The categories of the program's log (engine/program_log.h), by what a line is about. Informational lines
// are on; QT_LOGGING_RULES switches each ("rushes.poll.debug=true").
Q_DECLARE_LOGGING_CATEGORY(logProgram) ///< "rushes.program": start, profile, keys, end
Q_DECLARE_LOGGING_CATEGORY(logPoll)    ///< "rushes.poll": what services say and how the line is
Q_DECLARE_LOGGING_CATEGORY(logClip)    ///< "rushes.clip": copying, holding, saving, links
Q_DECLARE_LOGGING_CATEGORY(logStore)   ///< "rushes.store": the database and the disk

} // namespace rushes
