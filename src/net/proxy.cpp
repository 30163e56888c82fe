// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/proxy.h"

#include "net/address_rule.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QUrl>

namespace rushes {

namespace {

/// One manager's way out. Qt asks it anew for every request, so a change of the system's setting is followed.
class ProxyChoice final : public QNetworkProxyFactory
{
public:
    explicit ProxyChoice(ProxySettings settings)
        : m_settings(std::move(settings))
    {
    }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (kindOfHost(query.peerHostName()) == AddressKind::Loopback)
            return {QNetworkProxy::NoProxy};
        switch (m_settings.mode) {
        case ProxyMode::System:
            return systemProxies(query);
        case ProxyMode::None:
            return {QNetworkProxy::NoProxy};
        case ProxyMode::Manual:
            // Without a host it fails as a proxy error: going directly would be what the user chose against.
            return {QNetworkProxy(m_settings.manualType, m_settings.manualHost, m_settings.manualPort)};
        }
        Q_UNREACHABLE();
    }

private:
    static QList<QNetworkProxy> systemProxies(const QNetworkProxyQuery &query)
    {
        const QList<QNetworkProxy> proxies = QNetworkProxyFactory::systemProxyForQuery(query);
        return proxies.isEmpty() ? QList<QNetworkProxy>{QNetworkProxy::NoProxy} : proxies;
    }

    ProxySettings m_settings;
};

/// As the manager itself asks.
QList<QNetworkProxy> proxiesFor(const QNetworkAccessManager &network, const QNetworkProxyQuery &query)
{
    if (QNetworkProxyFactory *factory = network.proxyFactory())
        return factory->queryProxy(query);
    if (network.proxy().type() == QNetworkProxy::DefaultProxy)
        return QNetworkProxyFactory::proxyForQuery(query);
    return {network.proxy()};
}

} // namespace

void setProxy(QNetworkAccessManager &network, const ProxySettings &settings)
{
    network.setProxyFactory(new ProxyChoice(settings)); // which the manager owns
    network.clearConnectionCache();                     // open connections went the old way
}

bool resolvesNamesHere(const QNetworkAccessManager &network, const QUrl &url)
{
    const QList<QNetworkProxy> proxies = proxiesFor(network, QNetworkProxyQuery(url));
    // The manager takes the first; it does not fall back on the others.
    return proxies.isEmpty() ||
           !proxies.constFirst().capabilities().testFlag(QNetworkProxy::HostNameLookupCapability);
}

} // namespace rushes
