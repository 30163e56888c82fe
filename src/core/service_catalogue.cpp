// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service_catalogue.h"

#include "core/base_url.h"

#include <QFile>

#include <algorithm>
#include <cmath>

// The macro declares a function of the global namespace. Without the call the linker drops the resource from
// the static library.
static void initCoreResources()
{
    Q_INIT_RESOURCE(core);
}

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestId = 256;
constexpr qsizetype longestModel = 256;
/// Real clips are some frames longer or shorter than what was ordered.
constexpr double lengthTolerance = 0.5;

template<typename Item>
const Item *named(const QVector<Item> &items, const QString &name)
{
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const Item &item) { return item.name == name; });
    return found == items.end() ? nullptr : &*found;
}

/// path with the id in its place, inside base; invalid for an id that cannot be a segment.
QUrl urlOf(const QUrl &base, QString path, const QString &id)
{
    // No encoding keeps a segment of dots from being resolved away.
    if (id.isEmpty() || id == u"." || id == u"..")
        return {};
    QUrl url = base;
    path.replace(u"{id}"_s, QString::fromLatin1(QUrl::toPercentEncoding(id)));
    url.setPath(base.path(QUrl::FullyEncoded) + path, QUrl::StrictMode);
    return url;
}

} // namespace

const Mode *Family::mode(const QString &modeName) const
{
    return named(modes, modeName);
}

std::optional<Estimate> Family::estimateFor(const QString &modeName) const
{
    const Mode *chosen = mode(modeName);
    return chosen && chosen->estimate ? chosen->estimate : estimate;
}

bool Family::hasModel(const QString &model) const
{
    if (model.isEmpty() || model.size() > longestModel)
        return false;
    return std::any_of(modelPatterns.begin(), modelPatterns.end(),
                       [&](const QRegularExpression &pattern) { return pattern.match(model).hasMatch(); });
}

const Mode *Family::modeOfLength(double seconds) const
{
    const Mode *nearest = nullptr;
    double nearestDistance = lengthTolerance;
    for (const Mode &candidate : modes) {
        if (!candidate.clipSeconds)
            continue;
        const double distance = std::abs(*candidate.clipSeconds - seconds);
        if (distance <= nearestDistance) {
            nearest = &candidate;
            nearestDistance = distance;
        }
    }
    return nearest;
}

const Family *Service::family(const QString &familyName) const
{
    return named(families, familyName);
}

const Family *Service::familyOfId(const QString &id) const
{
    const Family *found = nullptr;
    qsizetype longest = 0;
    for (const Family &candidate : families) {
        for (const QString &prefix : candidate.idPrefixes) {
            if (prefix.size() > longest && id.startsWith(prefix)) {
                found = &candidate;
                longest = prefix.size();
            }
        }
    }
    return found;
}

const Family *Service::familyOfModel(const QString &model) const
{
    const auto found = std::find_if(families.begin(), families.end(),
                                    [&](const Family &candidate) { return candidate.hasModel(model); });
    return found == families.end() ? nullptr : &*found;
}

bool Service::onLoopback() const
{
    return isLoopbackHost(base.host());
}

QUrl Service::resultUrl(const QString &id) const
{
    return urlOf(base, resultPath, id);
}

QUrl Service::contentUrl(const QString &id) const
{
    return contentPath.isEmpty() ? QUrl() : urlOf(base, contentPath, id);
}

const ServiceCatalogue &ServiceCatalogue::builtIn()
{
    static const ServiceCatalogue catalogue = [] {
        initCoreResources();
        QFile file(u":/services.json"_s);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("The built-in catalogue is not in this program.");
        const Result<ServiceCatalogue> read = fromJson(file.readAll());
        if (!read)
            qFatal("The built-in catalogue is wrong: %s", qPrintable(read.error().detail));
        return *read;
    }();
    return catalogue;
}

const Service *ServiceCatalogue::find(const QString &name) const
{
    return named(m_services, name);
}

const Service *ServiceCatalogue::ofBase(const QUrl &base) const
{
    const QString identity = identityOfBase(base);
    const auto found = std::find_if(m_services.begin(), m_services.end(), [&](const Service &service) {
        return identityOfBase(service.base) == identity;
    });
    return found == m_services.end() ? nullptr : &*found;
}

QVector<const Service *> ServiceCatalogue::claiming(const QString &id) const
{
    QVector<const Service *> found;
    for (const Service &service : m_services) {
        if (service.familyOfId(id))
            found.append(&service);
    }
    return found;
}

ServiceCatalogue ServiceCatalogue::withDefault(const QString &service) const
{
    ServiceCatalogue changed = *this;
    changed.setDefaultService(service);
    return changed;
}

void ServiceCatalogue::setDefaultService(const QString &service)
{
    if (find(service))
        m_defaultService = service;
}

ServiceCatalogue ServiceCatalogue::withService(const Service &service) const
{
    ServiceCatalogue changed = *this;
    const auto namesake = std::find_if(changed.m_services.begin(), changed.m_services.end(),
                                       [&](const Service &other) { return other.name == service.name; });
    if (namesake != changed.m_services.end())
        *namesake = service;
    else
        changed.m_services.append(service);
    if (changed.m_defaultService.isEmpty())
        changed.m_defaultService = service.name;
    return changed;
}

ServiceCatalogue ServiceCatalogue::withUsers(const QVector<Service> &services) const
{
    ServiceCatalogue merged = *this;
    for (const Service &service : services) {
        if (!merged.find(service.name) && !merged.ofBase(service.base))
            merged.m_services.append(service);
    }
    return merged;
}

const Family *ServiceCatalogue::familyOf(const Task &task) const
{
    const Service *service = find(task.service);
    if (!service)
        return nullptr;
    if (const Family *byModel = service->familyOfModel(task.model))
        return byModel;
    if (const Family *byAddition = service->family(task.family))
        return byAddition;
    return service->familyOfId(task.id);
}

std::optional<Estimate> ServiceCatalogue::estimateOf(const Task &task) const
{
    const Family *family = familyOf(task);
    return family ? family->estimateFor(task.mode) : std::nullopt;
}

bool isPossibleId(QStringView id)
{
    if (id.isEmpty() || id.size() > longestId || id == u"." || id == u"..")
        return false;
    return std::all_of(id.begin(), id.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
               c == u'.' || c == u'_' || c == u'-' || c == u':';
    });
}

} // namespace rushes
