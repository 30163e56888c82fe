// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"

namespace rushes {

// A service that was named by its base URL alone (--base-url). It is stored under a name that holds its base,
// so that two of them are two and a later run knows where to ask; what people and scripts read is the word
// "custom".

/// The service at base with the paths, words and families of the catalogue's default service. Precondition:
/// checkBaseUrl(base).
Service customService(const QUrl &base, const ServiceCatalogue &catalogue);
/// The base in a custom service's name; nothing for any other name.
std::optional<QUrl> baseOfCustomService(const QString &serviceName);
/// "custom" for those, else the name itself.
QString serviceWord(const QString &serviceName);

/// The least time between two polls that a service on loopback has to grant (architecture.md, "The
/// simulator").
constexpr std::chrono::milliseconds loopbackMinimum{100};

} // namespace rushes
