// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/proxy.h"

#include "core/service_catalogue.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>

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
        if (isLoopbackHost(query.peerHostName()))
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

} // namespace

void setProxy(QNetworkAccessManager &network, const ProxySettings &settings)
{
    network.setProxyFactory(new ProxyChoice(settings)); // which the manager owns
    network.clearConnectionCache();                     // open connections went the old way
}

} // namespace rushes
