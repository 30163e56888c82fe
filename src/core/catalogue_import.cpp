// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue_import.h"

#include "core/base_url.h"
#include "core/catalogue_reader.h"

#include <algorithm>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 64;

auto withName(const QString &name)
{
    return [name](const Service &service) { return service.name == name; };
}

/// A fault of a service as one of the file that it stands in.
JsonFault inFile(JsonFault fault, qsizetype index)
{
    fault.place = u"services[%1].%2"_s.arg(index).arg(fault.place);
    return fault;
}

} // namespace

std::optional<JsonFault> conflictOf(const Service &service, const ServiceCatalogue &builtIn,
                                    const QVector<Service> &users, const QString &insteadOf)
{
    if (builtIn.find(service.name))
        return JsonFault{
            u"name"_s,
            QT_TRANSLATE_NOOP("JsonFault", "%1 is built in and stays as it is: a copy has another name"),
            {service.name}};
    if (const Service *other = builtIn.ofBase(service.base))
        return JsonFault{
            u"base"_s, QT_TRANSLATE_NOOP("JsonFault", "is the address of %1 already"), {other->name}};
    for (const Service &other : users) {
        if (other.name == insteadOf)
            continue;
        if (other.name == service.name)
            return JsonFault{
                u"name"_s, QT_TRANSLATE_NOOP("JsonFault", "another service is called %1"), {other.name}};
        if (identityOfBase(other.base) == identityOfBase(service.base))
            return JsonFault{
                u"base"_s, QT_TRANSLATE_NOOP("JsonFault", "is the address of %1 already"), {other.name}};
    }
    return std::nullopt;
}

std::variant<ServiceImport, JsonFault> planImport(const QByteArray &json, const ServiceCatalogue &builtIn,
                                                  const QVector<Service> &users)
{
    const auto read = readCatalogue(json);
    if (const auto *fault = std::get_if<JsonFault>(&read))
        return *fault;
    const QVector<Service> &given = std::get<ServiceCatalogue>(read).services();
    ServiceImport plan{users, {}, {}};
    // First those that are replaced: an address can go from one of them to another.
    for (const Service &service : given) {
        const auto namesake =
            std::find_if(plan.services.begin(), plan.services.end(), withName(service.name));
        if (namesake == plan.services.end()) {
            plan.added.append(service.name);
            plan.services.append(service);
        } else if (*namesake != service) {
            plan.replaced.append(service.name);
            *namesake = service;
        }
    }
    for (qsizetype i = 0; i < given.size(); ++i) {
        if (const auto conflict = conflictOf(given[i], builtIn, plan.services, given[i].name))
            return inFile(*conflict, i);
    }
    return plan;
}

QString nameForCopy(const QString &name, const ServiceCatalogue &builtIn, const QVector<Service> &users)
{
    for (int number = 2;; ++number) {
        const QString ending = u'-' + QString::number(number);
        const QString copy = name.left(longestName - ending.size()) + ending;
        if (!builtIn.find(copy) && std::none_of(users.begin(), users.end(), withName(copy)))
            return copy;
    }
}

} // namespace rushes
