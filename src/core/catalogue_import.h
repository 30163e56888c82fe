// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json_reader.h"
#include "core/service_catalogue.h"

#include <QJsonValue>

#include <optional>
#include <variant>

namespace rushes {

// How services come to those that a user has. Pure: nothing changes but what the caller does with it.

/// Why a service cannot stand beside these: its name or its address is taken (places "name", "base").
/// insteadOf: one of the user's whose place it takes; empty: none.
std::optional<JsonFault> conflictOf(const Service &service, const ServiceCatalogue &builtIn,
                                    const QVector<Service> &users, const QString &insteadOf = {});

/// What an import would come to.
struct ServiceImport
{
    QVector<Service> services; ///< all of the user's, from then on
    QStringList added;         ///< names
    QStringList replaced;      ///< names of the user's that are others from then on; equal ones are no matter
};
/// All of the file or nothing: a fault in one of its services is a fault of the file. It never brings keys:
/// fields for them are refused. A built-in service is never replaced, and one of the user's stays where it
/// is: no file gives it another base.
std::variant<ServiceImport, JsonFault> planImport(const QByteArray &json, const ServiceCatalogue &builtIn,
                                                  const QVector<Service> &users);

/// A name for a copy that nobody has yet: "own-2", "own-3" ..
QString nameForCopy(const QString &name, const ServiceCatalogue &builtIn, const QVector<Service> &users);

} // namespace rushes
