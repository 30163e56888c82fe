// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"

#include <QJsonObject>
#include <QUrl>

namespace rushes::sim {

/// How often the simulator's services let themselves be asked. Under 30 s is allowed on loopback alone.
struct SimulatedPolling
{
    std::chrono::seconds minimum{5};
    std::chrono::seconds from{5};
    std::chrono::seconds to{10};
};

/// As a service's "polling".
QJsonObject toJson(const SimulatedPolling &polling);

/// The built-in catalogue (resources/services.json) with its services moved to address, their paths kept:
/// "http://127.0.0.1:1/kyyAiPower".
QJsonObject simulatedCatalogue(const QUrl &address, const SimulatedPolling &polling);

} // namespace rushes::sim
