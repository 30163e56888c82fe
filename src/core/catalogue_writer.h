// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"

#include <QJsonArray>
#include <QJsonObject>

namespace rushes {

// The format of resources/services.json, written: what is read of it again is equal. There are no keys in a
// service, so none are written.

/// An element of "services", with every field that is not empty.
QJsonObject serviceToJson(const Service &service);
QJsonArray familiesToJson(const QVector<Family> &families);
/// A whole file, indented.
QByteArray catalogueToJson(const QVector<Service> &services);

} // namespace rushes
