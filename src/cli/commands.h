// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/exit_code.h"

#include <QStringList>

namespace rushes {

// The commands of the terminal. Each gets the arguments behind the program's name, runs on a QCoreApplication
// that is there already, and gives what to exit with.

ExitCode runWatch(const QStringList &arguments);
ExitCode runIds(const QStringList &arguments);
ExitCode runExpiry(const QStringList &arguments);
ExitCode runVerify(const QStringList &arguments);
ExitCode runList(const QStringList &arguments);

} // namespace rushes
