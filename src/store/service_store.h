// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/service_catalogue.h"

#include <QString>
#include <QVector>

#include <optional>

namespace rushes {

// The services that the user added, as a file of the profile in the catalogue's format
// (resources/SERVICES.md, "The catalogue file"). There is nothing secret in it. All of it blocks on the disk.

struct StoredServices
{
    QVector<Service> services;
    std::optional<Error>
        trouble;          ///< FileUnreadable or CatalogueInvalid: there is a file, and none of it counts
    QString setAsidePath; ///< where that file is now; empty: where it was
};

/// Reads without changing anything. Where there is no file, there are no services and no trouble.
StoredServices readServices(const QString &path);
/// The same for who owns the profile: a file that cannot be used is set aside under another name, so that
/// nothing that is written later replaces it.
StoredServices takeServices(const QString &path);
/// Puts these in the place of those that are there, all or none of them; readable by its owner alone (0600).
/// Without services there is no file. Errors: those of durable_file.h.
Outcome writeServices(const QString &path, const QVector<Service> &services);

} // namespace rushes
