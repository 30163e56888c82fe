// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/user_services.h"

#include "core/custom_service.h"

namespace rushes {

namespace {

/// Services of the one that are not, or not so, in the other.
void collectChanges(const ServiceCatalogue &one, const ServiceCatalogue &other, QSet<QString> &names)
{
    for (const Service &service : one.services()) {
        const Service *twin = other.find(service.name);
        if (!twin || *twin != service)
            names.insert(service.name);
    }
}

} // namespace

UserServices::UserServices(const QString &path, ServiceCatalogue &catalogue, QObject *parent)
    : QObject(parent)
    , m_path(path)
    , m_catalogue(catalogue)
    , m_builtIn(catalogue)
{
    StoredServices stored = takeServices(path);
    m_services = std::move(stored.services);
    m_trouble = std::move(stored.trouble);
    m_setAsidePath = std::move(stored.setAsidePath);
    m_catalogue = merged();
}

ServiceCatalogue UserServices::merged() const
{
    ServiceCatalogue catalogue = m_builtIn.withUsers(m_services);
    // Those that were named by their base alone are known by the tasks that are watched there.
    for (const Service &service : m_catalogue.services()) {
        if (baseOfCustomService(service.name))
            catalogue = catalogue.withService(service);
    }
    return catalogue.withDefault(m_catalogue.defaultService());
}

QVector<Service> UserServices::everKnown() const
{
    QVector<Service> known;
    const auto collect = [this, &known](const ServiceCatalogue &catalogue) {
        for (const Service &service : catalogue.services()) {
            if (!m_builtIn.find(service.name) && !known.contains(service))
                known.append(service);
        }
    };
    for (const ServiceCatalogue &catalogue : m_former)
        collect(catalogue);
    collect(m_catalogue);
    return known;
}

Outcome UserServices::replace(const QVector<Service> &services)
{
    if (services == m_services)
        return success();
    if (const Outcome written = writeServices(m_path, services); !written)
        return written;
    m_services = services;
    m_former.push_back(m_catalogue);
    m_catalogue = merged();
    QSet<QString> names;
    collectChanges(m_former.back(), m_catalogue, names);
    collectChanges(m_catalogue, m_former.back(), names);
    Q_EMIT changed(names);
    return success();
}

} // namespace rushes
