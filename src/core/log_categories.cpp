// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log_categories.h"

namespace rushes {

Q_LOGGING_CATEGORY(logProgram, "rushes.program")
Q_LOGGING_CATEGORY(logPoll, "rushes.poll")
Q_LOGGING_CATEGORY(logClip, "rushes.clip")
Q_LOGGING_CATEGORY(logStore, "rushes.store")

} // namespace rushes
