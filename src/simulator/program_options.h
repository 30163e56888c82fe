// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>
#include <QStringList>

#include <variant>

namespace rushes::sim {

/// The command line of rushes-simulator.
struct ProgramOptions
{
    quint16 port = 0;  ///< 0: any that is free
    double speed = 1;  ///< seconds of its clock in one of the machine; > 0
    bool demo = false; ///< plays the demo's tasks
};
struct HelpWanted
{
    QString text;
};
struct WrongUse
{
    QString text;
}; ///< one line

std::variant<ProgramOptions, HelpWanted, WrongUse> readProgramOptions(const QStringList &arguments);

/// The sentence for a person when Simulator::listen() failed.
QString startFailure(const Error &error);

} // namespace rushes::sim
