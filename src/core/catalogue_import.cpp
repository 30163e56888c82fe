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

/// What is sent to a service by its name (a key of RUSHES_API_KEY, the polls of its tasks) would go with the
/// address to wherever a file says.
std::optional<JsonFault> moveOf(const Service &here, const Service &given)
{
    if (identityOfBase(here.base) == identityOfBase(given.base))
        return std::nullopt;
    return JsonFault{u"base"_s,
                     QT_TRANSLATE_NOOP("JsonFault",
                                       "%1 is configured at %2 already: rename it in the file, or "
                                       "edit the address of yours yourself"),
                     {here.name, here.base.toString()}};
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
    for (qsizetype i = 0; i < given.size(); ++i) {
        const Service &service = given[i];
        if (const auto conflict = conflictOf(service, builtIn, plan.services, service.name))
            return inFile(*conflict, i);
        const auto namesake =
            std::find_if(plan.services.begin(), plan.services.end(), withName(service.name));
        if (namesake == plan.services.end()) {
            plan.added.append(service.name);
            plan.services.append(service);
            continue;
        }
        if (const auto move = moveOf(*namesake, service))
            return inFile(*move, i);
        if (*namesake != service) {
            plan.replaced.append(service.name);
            *namesake = service;
        }
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
