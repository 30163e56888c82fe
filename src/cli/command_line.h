// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rushes {

/// Whether the arguments name a command of the terminal (watch, ids, expiry, verify, list), --profile before
/// it aside. Looks at nothing else, and needs no application object.
bool isCommand(int argc, char **argv);

/// Runs that command on a QCoreApplication of its own: no display is needed.
int runCommand(int argc, char **argv);

} // namespace rushes
