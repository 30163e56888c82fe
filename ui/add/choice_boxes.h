// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pasted_text.h"
#include "core/service_catalogue.h"

#include <QVector>

class QComboBox;

namespace rushes {

// The two pickers that adding needs, filled from the catalogue. The word of the choice is the entry's data.

/// The services whose ids begin like any of these; all services where none does.
QVector<const Service *> servicesFor(const QVector<FoundId> &ids, const ServiceCatalogue &catalogue);
/// The one family that all of these belong to at a service; nullptr where they differ or are unknown.
const Family *commonFamily(const QVector<FoundId> &ids, const Service *service);
/// The id's prefix that the family goes by; empty where the family is known otherwise.
QString prefixOf(const QString &id, const Family *family);

/// Keeps the choice where it is still there, else takes the one offered.
void fillServices(QComboBox &box, const QVector<const Service *> &services, const QString &offered);
/// With the estimate beside each mode. Disabled where there is nothing to choose from.
void fillModes(QComboBox &box, const Family *family, const QString &offered);
QString chosenWord(const QComboBox &box);

} // namespace rushes
