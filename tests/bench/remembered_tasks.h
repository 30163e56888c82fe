// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

namespace rushes::bench {

/// A history as a studio has it after years: most of it saved or gone, some failed, a tenth still running.
/// Every text is as long as what the services send (a signed link, a whole answer). The same for the same
/// count.
QVector<Task> rememberedTasks(int count, Moment now);

} // namespace rushes::bench
