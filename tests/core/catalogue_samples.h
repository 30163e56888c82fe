// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"

#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

inline QString faultOf(const QByteArray &json)
{
    const Result<ServiceCatalogue> read = ServiceCatalogue::fromJson(json);
    if (read.ok())
        return u"none"_s;
    return read.error().kind == ErrorKind::CatalogueInvalid ? read.error().detail : u"of another kind"_s;
}

inline const Service &builtInService(const QString &name)
{
    return *ServiceCatalogue::builtIn().find(name);
}

} // namespace rushes::test
