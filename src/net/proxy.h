// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkProxy>
#include <QString>

class QNetworkAccessManager;
class QUrl;

namespace rushes {

enum class ProxyMode { System, None, Manual };

struct ProxySettings
{
    ProxyMode mode = ProxyMode::System;
    QNetworkProxy::ProxyType manualType = QNetworkProxy::HttpProxy; ///< HttpProxy or Socks5Proxy
    QString manualHost;
    quint16 manualPort = 0;
    bool operator==(const ProxySettings &) const = default;
};

/// Makes the manager's requests go that way; loopback addresses always go directly.
void setProxy(QNetworkAccessManager &network, const ProxySettings &settings);
/// Whether this machine looks up the URL's host for the manager. Behind a proxy the proxy does, and what it
/// finds is not to be known here.
bool resolvesNamesHere(const QNetworkAccessManager &network, const QUrl &url);

} // namespace rushes
