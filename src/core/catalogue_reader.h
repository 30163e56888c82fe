// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json_reader.h"
#include "core/service_catalogue.h"

namespace rushes {

/// Reads the format of resources/services.json (resources/SERVICES.md, "The catalogue file"); the fault as a
/// value, for those who say it in the user's language. ServiceCatalogue::fromJson() is the same with an
/// error.
std::variant<ServiceCatalogue, JsonFault> readCatalogue(const QByteArray &json);
/// One service alone, an element of "services"; places begin at its fields: "base".
std::variant<Service, JsonFault> readService(const QJsonValue &service);

} // namespace rushes
