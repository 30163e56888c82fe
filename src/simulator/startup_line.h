// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/demo_script.h"

namespace rushes::sim {

/// What rushes-simulator prints when it is ready: one line of JSON {"address", "epoch", "speed", "key",
/// "catalogue", "tasks"}, with its line feed. It holds the key of this run: for the pipe to the program that
/// started it.
QByteArray startupLine(const Simulator &simulator, Moment epoch, double speed,
                       const QVector<DemoTask> &tasks);

} // namespace rushes::sim
