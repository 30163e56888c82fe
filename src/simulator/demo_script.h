// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/scripted_task.h"

#include <QVector>

namespace rushes {
class Simulator;
}

namespace rushes::sim {

/// A task of the demo: what the simulator plays, and how the program adds it.
struct DemoTask
{
    ScriptedTask task;
    QString mode; ///< Mode::name; empty for a family without modes
    QString label;
    Duration addAfter{}; ///< the demo's clock, from its epoch
    bool isKnown = true; ///< false: the service answers 404
};

/// The demo: 24 minutes of its clock (two at the speed of 12) in which every state is seen. Clips are looked
/// up in simulator.
QVector<DemoTask> demoScript(Moment epoch, const Simulator &simulator);

} // namespace rushes::sim
