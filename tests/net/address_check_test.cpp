// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/clip_download.h"
#include "net/download_bench.h"
#include "net/proxy.h"

#include <QNetworkProxy>
#include <QPointer>
#include <QTest>

using namespace rushes;
using namespace rushes::test;

// What a link's name was found to be: judged before each request, where the lookup is ours.

namespace {

/// A resolver of the test's: it knows what it was told, and answers at once unless it is told to wait.
class Names
{
public:
    void set(const QString &host, const QStringList &addresses)
    {
        QList<QHostAddress> list;
        for (const QString &address : addresses)
            list.append(QHostAddress(address));
        m_known.insert(host, list);
    }
    [[nodiscard]] Resolver resolver()
    {
        return [this](const QString &host, QObject *receiver, const HostFound &found) {
            asked.append(host);
            const QPointer guard(receiver);
            answerNow = [this, host, guard, found] {
                if (guard)
                    found(m_known.value(host));
                return !guard.isNull();
            };
            if (!waits)
                answerNow();
        };
    }

    QStringList asked;
    bool waits = false;
    std::function<bool()> answerNow; ///< false: nobody listens any more

private:
    QHash<QString, QList<QHostAddress>> m_known;
};

/// A network that goes directly, and the names it is reached by.
struct NamesBench : DownloadBench
{
    Names names;

    NamesBench()
    {
        setProxy(network, {.mode = ProxyMode::None});
        request.resolver = names.resolver();
        serve(clipA);
    }
    [[nodiscard]] int sent() const { return network.count(); }
};

constexpr auto fetched = std::nullopt;
using Verdict = std::optional<ErrorKind>;
constexpr Verdict untrusted = ErrorKind::LinkUntrusted;

} // namespace

Q_DECLARE_METATYPE(std::optional<rushes::ErrorKind>)

class AddressCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aNameIsJudgedByItsAddresses_data();
    void aNameIsJudgedByItsAddresses();
    void aRefusalSaysWhoAndWhere();
    void aNameThatIsNotFoundIsNotAskedForElsewhere();
    void anAddressIsNotLookedUp();
    void everyHopIsLookedUp();
    void aRedirectToANameInsideIsRefused();
    void aSecondRequestIsJudgedAgain();
    void plainHttpToLocalhostStaysOnThisMachine();
    void aLookupThatTakesTooLongEnds();
    void anAbortedDownloadHearsNoMoreOfIt();
    void whatTheUserAllowedIsFetched_data();
    void whatTheUserAllowedIsFetched();
    void anAllowedOriginIsThatOneAlone_data();
    void anAllowedOriginIsThatOneAlone();
    void theSamePolicyHoldsForEveryWayOut_data();
    void theSamePolicyHoldsForEveryWayOut();
    void theSystemFindsLocalhost();
};

void AddressCheckTest::initTestCase()
{
    qputenv("https_proxy", "http://system.example:3128");
    qputenv("http_proxy", "http://system.example:3128");
    qunsetenv("no_proxy");
}

void AddressCheckTest::aNameIsJudgedByItsAddresses_data()
{
    QTest::addColumn<QStringList>("addresses");
    QTest::addColumn<Verdict>("usually");
    QTest::addColumn<Verdict>("withServiceOnLoopback");
    const auto row = [](const char *name, const QStringList &addresses, Verdict usually, Verdict onLoopback) {
        QTest::newRow(name) << addresses << usually << onLoopback;
    };
    row("public", {u"203.0.113.9"_s}, fetched, fetched);
    row("several public", {u"203.0.113.9"_s, u"2606:4700::1111"_s}, fetched, fetched);
    row("fake address of a VPN", {u"198.18.0.7"_s}, fetched, fetched);
    row("end of those", {u"198.19.255.255"_s}, fetched, fetched);
    row("NAT64 of a public one", {u"64:ff9b::203.0.113.9"_s}, fetched, fetched);
    row("mapped public one", {u"::ffff:203.0.113.9"_s}, fetched, fetched);
    row("private", {u"10.0.0.1"_s}, untrusted, untrusted);
    row("home", {u"192.168.1.1"_s}, untrusted, untrusted);
    row("carrier's", {u"100.64.0.1"_s}, untrusted, untrusted);
    row("metadata of a cloud", {u"169.254.169.254"_s}, untrusted, untrusted);
    row("nowhere", {u"0.0.0.0"_s}, untrusted, untrusted);
    row("NAT64 of a private one", {u"64:ff9b::10.0.0.1"_s}, untrusted, untrusted);
    row("mapped private one", {u"::ffff:10.0.0.1"_s}, untrusted, untrusted);
    row("unique local", {u"fd00::1"_s}, untrusted, untrusted);
    row("link-local with its zone", {u"fe80::1%eth0"_s}, untrusted, untrusted);
    row("loopback", {u"127.0.0.1"_s}, untrusted, fetched);
    row("IPv6 loopback", {u"::1"_s}, untrusted, fetched);
    row("mapped loopback", {u"::ffff:127.0.0.1"_s}, untrusted, fetched);
    row("one of several is private", {u"203.0.113.9"_s, u"10.0.0.1"_s}, untrusted, untrusted);
    row("one of several is loopback", {u"127.0.0.1"_s, u"203.0.113.9"_s}, untrusted, fetched);
}

void AddressCheckTest::aNameIsJudgedByItsAddresses()
{
    QFETCH(QStringList, addresses);
    QFETCH(Verdict, usually);
    QFETCH(Verdict, withServiceOnLoopback);
    for (const bool onLoopback : {false, true}) {
        NamesBench bench;
        bench.request.serviceOnLoopback = onLoopback;
        bench.names.set(u"cdn.example"_s, addresses);
        bench.startAndSettle();
        const Verdict expected = onLoopback ? withServiceOnLoopback : usually;
        QVERIFY2(bench.errorKind() == expected, qPrintable(bench.told()));
        QCOMPARE(bench.sent(), expected ? 0 : 1);
        QCOMPARE(bench.names.asked, QStringList{u"cdn.example"_s});
        if (!expected)
            QCOMPARE(bench.part(), clipA.content);
    }
}

void AddressCheckTest::aRefusalSaysWhoAndWhere()
{
    NamesBench bench;
    bench.names.set(u"cdn.example"_s, {u"203.0.113.9"_s, u"10.0.0.7"_s});
    bench.startAndSettle();
    QCOMPARE(bench.told(), error(ErrorKind::LinkUntrusted, u"cdn.example at the private address 10.0.0.7"_s));
    QCOMPARE(bench.download->untrustedOrigin(), u"https://cdn.example:443"_s);
}

void AddressCheckTest::aNameThatIsNotFoundIsNotAskedForElsewhere()
{
    NamesBench bench;
    bench.startAndSettle();
    QCOMPARE(bench.told(), error(ErrorKind::HostNotFound, u"cdn.example"_s));
    QCOMPARE(bench.sent(), 0);
}

void AddressCheckTest::anAddressIsNotLookedUp()
{
    NamesBench bench;
    bench.request.link = QUrl(u"https://203.0.113.9/a.mp4"_s);
    bench.startAndSettle();
    QCOMPARE(bench.sent(), 1);
    QVERIFY(bench.names.asked.isEmpty());
    // One only to us: a resolver would ask for it as for a name.
    bench.request.link = QUrl(u"https://203.0.113.9./a.mp4"_s);
    bench.startAndSettle();
    QCOMPARE(bench.names.asked, QStringList{u"203.0.113.9."_s});
    QCOMPARE(bench.sent(), 1);
}

void AddressCheckTest::everyHopIsLookedUp()
{
    NamesBench bench;
    for (const QString &host : {u"cdn.example"_s, u"a.example"_s, u"b.example"_s})
        bench.names.set(host, {u"203.0.113.9"_s});
    bench.network.answerNext(FakeAnswer::ofRedirect("https://a.example/a.mp4"));
    bench.network.answerNext(FakeAnswer::ofRedirect("//b.example/a.mp4"));
    bench.startAndSettle();
    QVERIFY2(bench.result && bench.result->ok(), qPrintable(bench.told()));
    QCOMPARE(bench.names.asked, (QStringList{u"cdn.example"_s, u"a.example"_s, u"b.example"_s}));
    QCOMPARE(bench.sent(), 3);
}

void AddressCheckTest::aRedirectToANameInsideIsRefused()
{
    NamesBench bench;
    bench.names.set(u"cdn.example"_s, {u"203.0.113.9"_s});
    bench.names.set(u"router.example"_s, {u"192.168.0.1"_s});
    bench.network.answerNext(FakeAnswer::ofRedirect("https://router.example:8443/a.mp4?sig=2"));
    bench.startAndSettle();
    QCOMPARE(bench.errorKind(), Verdict(ErrorKind::LinkUntrusted));
    QCOMPARE(bench.sent(), 1);
    QCOMPARE(bench.download->untrustedOrigin(), u"https://router.example:8443"_s);
}

void AddressCheckTest::aSecondRequestIsJudgedAgain()
{
    NamesBench bench;
    bench.leavePart(clipA, 40);
    bench.names.set(u"cdn.example"_s, {u"203.0.113.9"_s});
    // The rest does not fit what is there: it is asked for afresh, and by then the name leads elsewhere.
    bench.network.answerNext(FakeAnswer::ofStatus(416, "Range Not Satisfiable"));
    bench.begin();
    bench.names.waits = true;
    bench.settle();
    bench.names.answerNow();
    bench.settle();
    QCOMPARE(bench.names.asked.size(), 2);
    bench.names.set(u"cdn.example"_s, {u"127.0.0.1"_s});
    bench.names.answerNow();
    bench.settle();
    QCOMPARE(bench.errorKind(), Verdict(ErrorKind::LinkUntrusted));
    QCOMPARE(bench.sent(), 1);
}

void AddressCheckTest::plainHttpToLocalhostStaysOnThisMachine()
{
    const auto kindAt = [](const QString &address) {
        NamesBench bench;
        bench.request.serviceOnLoopback = true;
        bench.request.link = QUrl(u"http://localhost:4000/a.mp4"_s);
        bench.names.set(u"localhost"_s, {address});
        bench.startAndSettle();
        return bench.errorKind();
    };
    QVERIFY(kindAt(u"127.0.0.1"_s) == fetched);
    QVERIFY(kindAt(u"::1"_s) == fetched);
    QVERIFY(kindAt(u"203.0.113.9"_s) == untrusted);
    QVERIFY(kindAt(u"10.0.0.1"_s) == untrusted);
}

void AddressCheckTest::aLookupThatTakesTooLongEnds()
{
    NamesBench bench;
    bench.names.waits = true;
    bench.startAndSettle();
    QCOMPARE(bench.told(), u"nothing"_s);
    bench.clock.advance(31s);
    bench.settle();
    QCOMPARE(bench.told(), error(ErrorKind::TimedOut, u"cdn.example"_s));
    QVERIFY(!bench.names.answerNow());
    QCOMPARE(bench.sent(), 0);
}

void AddressCheckTest::anAbortedDownloadHearsNoMoreOfIt()
{
    NamesBench bench;
    bench.names.waits = true;
    bench.names.set(u"cdn.example"_s, {u"203.0.113.9"_s});
    bench.startAndSettle();
    bench.download->abort();
    QVERIFY(!bench.names.answerNow());
    bench.settle();
    QCOMPARE(bench.told(), u"nothing"_s);
    QCOMPARE(bench.sent(), 0);
}

void AddressCheckTest::whatTheUserAllowedIsFetched_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("origin");
    QTest::newRow("private address") << u"https://10.0.0.1/a.mp4"_s << u"https://10.0.0.1:443"_s;
    QTest::newRow("loopback") << u"http://127.0.0.1:4000/a.mp4"_s << u"http://127.0.0.1:4000"_s;
    QTest::newRow("IPv6") << u"https://[fd00::1]:8443/a.mp4"_s << u"https://[fd00::1]:8443"_s;
    QTest::newRow("plain http") << u"http://cdn.example/a.mp4"_s << u"http://cdn.example:80"_s;
    QTest::newRow("a name inside") << u"https://nas.example/a.mp4"_s << u"https://nas.example:443"_s;
}

void AddressCheckTest::whatTheUserAllowedIsFetched()
{
    QFETCH(QString, link);
    QFETCH(QString, origin);
    NamesBench bench;
    bench.names.set(u"nas.example"_s, {u"10.0.0.1"_s});
    bench.request.link = QUrl(link);
    bench.startAndSettle();
    QCOMPARE(bench.errorKind(), Verdict(ErrorKind::LinkUntrusted));
    QCOMPARE(bench.download->untrustedOrigin(), origin);
    QCOMPARE(bench.sent(), 0);

    bench.request.allowedOrigins = {bench.download->untrustedOrigin()};
    bench.startAndSettle();
    QVERIFY2(bench.result->ok(), qPrintable(bench.told()));
    QCOMPARE(bench.sent(), 1);
    QVERIFY(!bench.network.sent().hasHeader("Authorization"));
    QCOMPARE(bench.part(), clipA.content);
}

void AddressCheckTest::anAllowedOriginIsThatOneAlone_data()
{
    QTest::addColumn<QByteArray>("location"); ///< that an allowed http://10.0.0.1:8080 answers with
    QTest::addColumn<Verdict>("expected");
    const Verdict refused = ErrorKind::LinkRefused;
    QTest::newRow("same origin") << QByteArray("/b.mp4") << Verdict(fetched);
    QTest::newRow("public host") << QByteArray("https://203.0.113.9/b.mp4") << Verdict(fetched);
    QTest::newRow("other port") << QByteArray("http://10.0.0.1:631/b.mp4") << untrusted;
    QTest::newRow("other scheme") << QByteArray("https://10.0.0.1:8080/b.mp4") << untrusted;
    QTest::newRow("other host") << QByteArray("http://10.0.0.2:8080/b.mp4") << untrusted;
    QTest::newRow("loopback") << QByteArray("http://127.0.0.1:8080/b.mp4") << untrusted;
    QTest::newRow("user name") << QByteArray("http://me@10.0.0.1:8080/b.mp4") << refused;
    QTest::newRow("file") << QByteArray("file:///etc/hostname") << refused;
}

void AddressCheckTest::anAllowedOriginIsThatOneAlone()
{
    QFETCH(QByteArray, location);
    QFETCH(Verdict, expected);
    NamesBench bench;
    bench.request.link = QUrl(u"http://10.0.0.1:8080/a.mp4"_s);
    bench.request.allowedOrigins = {u"http://10.0.0.1:8080"_s};
    bench.network.answerNext(FakeAnswer::ofRedirect(location));
    bench.startAndSettle();
    QVERIFY2(bench.errorKind() == expected, qPrintable(bench.told()));
    QCOMPARE(bench.sent(), expected ? 1 : 2);
    QCOMPARE(bench.download->untrustedOrigin().isEmpty(), expected != untrusted);
}

void AddressCheckTest::theSamePolicyHoldsForEveryWayOut_data()
{
    QTest::addColumn<ProxySettings>("proxy");
    QTest::addColumn<bool>("looksUpHere");
    const ProxySettings manual{ProxyMode::Manual, QNetworkProxy::HttpProxy, u"proxy.example"_s, 3128};
    const ProxySettings socks{ProxyMode::Manual, QNetworkProxy::Socks5Proxy, u"proxy.example"_s, 1080};
    QTest::newRow("none") << ProxySettings{.mode = ProxyMode::None} << true;
    QTest::newRow("manual, HTTP") << manual << false;
    QTest::newRow("manual, SOCKS") << socks << false;
#ifdef Q_OS_LINUX // where the environment is the system's setting
    QTest::newRow("system") << ProxySettings{} << false;
#endif
}

void AddressCheckTest::theSamePolicyHoldsForEveryWayOut()
{
    QFETCH(ProxySettings, proxy);
    QFETCH(bool, looksUpHere);
    const auto kindOfFetching = [&](const QString &link, bool onLoopback) {
        NamesBench bench;
        setProxy(bench.network, proxy);
        bench.request.link = QUrl(link);
        bench.request.serviceOnLoopback = onLoopback;
        bench.names.set(u"cdn.example"_s, {u"203.0.113.9"_s});
        bench.names.set(u"inside.example"_s, {u"10.0.0.1"_s});
        bench.names.set(u"a.localhost"_s, {u"127.0.0.1"_s});
        bench.startAndSettle();
        return bench.errorKind();
    };
    for (const bool onLoopback : {false, true}) {
        QVERIFY(kindOfFetching(u"https://cdn.example/a.mp4"_s, onLoopback) == fetched);
        QVERIFY(kindOfFetching(u"https://10.0.0.1/a.mp4"_s, onLoopback) == untrusted);
        QVERIFY(kindOfFetching(u"https://[::ffff:10.0.0.1]/a.mp4"_s, onLoopback) == untrusted);
        QVERIFY(kindOfFetching(u"http://cdn.example/a.mp4"_s, onLoopback) == untrusted);
        QVERIFY(kindOfFetching(u"file:///etc/hostname"_s, onLoopback) == Verdict(ErrorKind::LinkRefused));
        // A name of this machine never goes to a proxy, so it is looked up here whatever the way out is.
        QVERIFY(kindOfFetching(u"https://a.localhost/a.mp4"_s, onLoopback) ==
                (onLoopback ? Verdict(fetched) : untrusted));
        // Behind a proxy only literals can be judged.
        QVERIFY(kindOfFetching(u"https://inside.example/a.mp4"_s, onLoopback) ==
                (looksUpHere ? untrusted : Verdict(fetched)));
    }
}

void AddressCheckTest::theSystemFindsLocalhost()
{
    QObject receiver;
    std::optional<QList<QHostAddress>> told;
    systemResolver()(u"localhost"_s, &receiver, [&](const QList<QHostAddress> &found) { told = found; });
    QVERIFY(!told); // from the event loop
    QTRY_VERIFY(told.has_value());
    QVERIFY(!told->isEmpty());
    for (const QHostAddress &address : *told)
        QVERIFY(address.isLoopback());
}

QTEST_GUILESS_MAIN(AddressCheckTest)
#include "address_check_test.moc"
