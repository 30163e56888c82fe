// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/host_lookup.h"

#include <QHostInfo>

namespace rushes {

Resolver systemResolver()
{
    return [](const QString &host, QObject *receiver, const HostFound &found) {
        QHostInfo::lookupHost(host, receiver, [found](const QHostInfo &info) { found(info.addresses()); });
    };
}

} // namespace rushes
