// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rushes {

/// Gives memory that is used no more back to the system: the C library keeps what was freed, page by page
/// between what is in use, above all of what another thread had. For after something large is over. Takes
/// some milliseconds for every hundred megabytes; any thread.
void giveBackSpareMemory();

} // namespace rushes
