// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rushes::sim {

/// Ends the application when its standard input does: when whoever started it is gone. Call once; the
/// application must not end otherwise.
void quitWithStandardInput();

} // namespace rushes::sim
