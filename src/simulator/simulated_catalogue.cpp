// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/simulated_catalogue.h"

#include "core/service_catalogue.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace rushes::sim {

using namespace Qt::StringLiterals;

namespace {

QJsonObject builtInCatalogue()
{
    // Reading it once through its own door brings the resource in, and makes sure that it is right.
    static_cast<void>(ServiceCatalogue::builtIn());
    QFile file(u":/services.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The built-in catalogue is not in this program.");
    return QJsonDocument::fromJson(file.readAll()).object();
}

} // namespace

QJsonObject toJson(const SimulatedPolling &polling)
{
    return {{u"minimum_s"_s, qint64(polling.minimum.count())},
            {u"from_s"_s, qint64(polling.from.count())},
            {u"to_s"_s, qint64(polling.to.count())}};
}

QJsonObject simulatedCatalogue(const QUrl &address, const SimulatedPolling &polling)
{
    QJsonObject catalogue = builtInCatalogue();
    QJsonArray services = catalogue[u"services"_s].toArray();
    for (qsizetype i = 0; i < services.size(); ++i) {
        QJsonObject service = services[i].toObject();
        QUrl base = address;
        base.setPath(QUrl(service[u"base"_s].toString()).path());
        service[u"base"_s] = base.toString(QUrl::FullyEncoded);
        service[u"polling"_s] = toJson(polling);
        services[i] = service;
    }
    catalogue[u"services"_s] = services;
    return catalogue;
}

} // namespace rushes::sim
