// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"
#include "store/service_store.h"

#include <QObject>
#include <QSet>
#include <QString>

#include <vector>

namespace rushes {

/// The services that the user added: read at the start from the profile, kept there, and a part of the
/// catalogue from then on. Main thread.
class UserServices final : public QObject
{
    Q_OBJECT

public:
    /// catalogue is borrowed and outlives this: the services that are built in, to which the user's are added
    /// here, and whenever they change. A file that cannot be used never hinders the start.
    UserServices(const QString &path, ServiceCatalogue &catalogue, QObject *parent = nullptr);

    /// As they are kept. One whose name or address is that of a built-in one is kept, and does not count.
    [[nodiscard]] const QVector<Service> &services() const { return m_services; }
    [[nodiscard]] const ServiceCatalogue &builtIn() const { return m_builtIn; }
    /// Of every one that was there in this run, those that went since too.
    [[nodiscard]] QVector<Service> everKnown() const;
    /// Why there was nothing to be read from the file at the start.
    [[nodiscard]] const std::optional<Error> &trouble() const { return m_trouble; }
    [[nodiscard]] const QString &setAsidePath() const { return m_setAsidePath; }

    /// Keeps these in the place of those. On disk first: when that fails (FileWriteFailed and the like),
    /// nothing changed. Pointers into the catalogue of before stay good, but are of before.
    Outcome replace(const QVector<Service> &services);

Q_SIGNALS:
    /// The catalogue is another. names: services that came, went, or are others now.
    void changed(const QSet<QString> &names);

private:
    [[nodiscard]] ServiceCatalogue merged() const;

    QString m_path;
    ServiceCatalogue &m_catalogue;
    const ServiceCatalogue m_builtIn;
    QVector<Service> m_services;
    std::optional<Error> m_trouble;
    QString m_setAsidePath;
    std::vector<ServiceCatalogue> m_former; ///< rows of tables point into them until they are told
};

} // namespace rushes
