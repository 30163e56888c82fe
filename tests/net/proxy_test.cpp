// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/proxy.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QTest>
#include <QUrl>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

QNetworkProxy proxyFor(const ProxySettings &settings, const QString &url)
{
    QNetworkAccessManager network;
    setProxy(network, settings);
    const QList<QNetworkProxy> proxies = network.proxyFactory()->queryProxy(QNetworkProxyQuery(QUrl(url)));
    return proxies.value(0, QNetworkProxy(QNetworkProxy::DefaultProxy));
}

const ProxySettings manual{.mode = ProxyMode::Manual,
                           .manualType = QNetworkProxy::Socks5Proxy,
                           .manualHost = u"proxy.example"_s,
                           .manualPort = 1080};

} // namespace

class ProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theSystemsProxyIsTaken();
    void noneGoesDirectly();
    void manualIsTaken();
    void loopbackAlwaysGoesDirectly_data();
    void loopbackAlwaysGoesDirectly();
    void namesAreLookedUpByWhoeverConnects();
};

void ProxyTest::initTestCase()
{
    qputenv("https_proxy", "http://system.example:3128");
    qputenv("http_proxy", "http://system.example:3128");
    qunsetenv("no_proxy");
}

void ProxyTest::theSystemsProxyIsTaken()
{
#ifdef Q_OS_LINUX // where the environment is the system's setting
    const QNetworkProxy proxy = proxyFor({}, u"https://api.example/v1"_s);
    QCOMPARE(proxy.type(), QNetworkProxy::HttpProxy);
    QCOMPARE(proxy.hostName(), u"system.example"_s);
    QCOMPARE(proxy.port(), quint16(3128));
#endif
}

void ProxyTest::noneGoesDirectly()
{
    QCOMPARE(proxyFor({.mode = ProxyMode::None}, u"https://api.example/v1"_s).type(), QNetworkProxy::NoProxy);
}

void ProxyTest::manualIsTaken()
{
    const QNetworkProxy proxy = proxyFor(manual, u"https://api.example/v1"_s);
    QCOMPARE(proxy.type(), QNetworkProxy::Socks5Proxy);
    QCOMPARE(proxy.hostName(), u"proxy.example"_s);
    QCOMPARE(proxy.port(), quint16(1080));
    // A choice without a host must not turn into a direct connection.
    QCOMPARE(proxyFor({.mode = ProxyMode::Manual}, u"https://api.example/v1"_s).type(),
             QNetworkProxy::HttpProxy);
}

void ProxyTest::loopbackAlwaysGoesDirectly_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("literal") << u"http://127.0.0.1:4000/v1"_s;
    QTest::newRow("another literal") << u"http://127.1.2.3/v1"_s;
    QTest::newRow("IPv6") << u"http://[::1]:4000/v1"_s;
    QTest::newRow("localhost") << u"http://localhost:4000/v1"_s;
    QTest::newRow("localhost with a dot") << u"http://localhost.:4000/v1"_s;
    QTest::newRow("below localhost") << u"http://a.localhost:4000/v1"_s;
    QTest::newRow("mapped") << u"http://[::ffff:127.0.0.1]:4000/v1"_s;
}

void ProxyTest::loopbackAlwaysGoesDirectly()
{
    QFETCH(QString, url);
    QCOMPARE(proxyFor({}, url).type(), QNetworkProxy::NoProxy);
    QCOMPARE(proxyFor(manual, url).type(), QNetworkProxy::NoProxy);
}

void ProxyTest::namesAreLookedUpByWhoeverConnects()
{
    const QUrl outside(u"https://cdn.example/a"_s);
    const auto here = [](const ProxySettings &settings, const QUrl &url) {
        QNetworkAccessManager network;
        setProxy(network, settings);
        return resolvesNamesHere(network, url);
    };
    QVERIFY(here({.mode = ProxyMode::None}, outside));
    QVERIFY(!here(manual, outside));
    QVERIFY(here(manual, QUrl(u"https://localhost/a"_s)));
#ifdef Q_OS_LINUX
    QVERIFY(!here({}, outside));
#endif
    QNetworkAccessManager network; // as Qt makes it
    network.setProxy(QNetworkProxy::NoProxy);
    QVERIFY(resolvesNamesHere(network, outside));
    QNetworkProxy socks(QNetworkProxy::Socks5Proxy, u"proxy.example"_s, 1080);
    network.setProxy(socks);
    QVERIFY(!resolvesNamesHere(network, outside));
    socks.setCapabilities(QNetworkProxy::TunnelingCapability); // SOCKS 4 among them
    network.setProxy(socks);
    QVERIFY(resolvesNamesHere(network, outside));
}

QTEST_GUILESS_MAIN(ProxyTest)
#include "proxy_test.moc"
