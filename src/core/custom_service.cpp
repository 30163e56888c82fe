// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/custom_service.h"

namespace rushes {

namespace {
constexpr QStringView namePrefix = u"custom@";
}

Service customService(const QUrl &base, const ServiceCatalogue &catalogue)
{
    const Service *pattern = catalogue.find(catalogue.defaultService());
    Service service = pattern ? *pattern : catalogue.services().constFirst();
    service.base = base.adjusted(QUrl::StripTrailingSlash);
    service.name = namePrefix + service.base.toString(QUrl::FullyEncoded);
    service.title = service.base.toDisplayString();
    if (service.onLoopback())
        service.polling.minimum = loopbackMinimum;
    return service;
}

std::optional<QUrl> baseOfCustomService(const QString &serviceName)
{
    if (!serviceName.startsWith(namePrefix))
        return std::nullopt;
    const QUrl base(serviceName.mid(namePrefix.size()), QUrl::StrictMode);
    return checkBaseUrl(base) ? std::optional(base) : std::nullopt;
}

QString serviceWord(const QString &serviceName)
{
    return serviceName.startsWith(namePrefix) ? QStringLiteral("custom") : serviceName;
}

} // namespace rushes
