// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue_samples.h"

#include <QTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

/// Where a service is asked, and with which words in the URL.
class ServiceAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServiceIsFoundByItsBaseHoweverThatIsSpelt_data();
    void aServiceIsFoundByItsBaseHoweverThatIsSpelt();
    void theIdIsOneSegmentOfTheUrl_data();
    void theIdIsOneSegmentOfTheUrl();
    void aBaseIsHttpsOrOnLoopback_data();
    void aBaseIsHttpsOrOnLoopback();
    void aRefusedBaseIsToldWithoutItsSecrets();
    void onlyLoopbackIsLoopback_data();
    void onlyLoopbackIsLoopback();
    void anIdHasTheLettersOfOne_data();
    void anIdHasTheLettersOfOne();
};

void ServiceAddressTest::aServiceIsFoundByItsBaseHoweverThatIsSpelt_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("service");
    const QString react = u"kyyReactApiServer"_s;
    QTest::newRow("as it is") << u"https://zcbservice.aizfw.cn/kyyReactApiServer"_s << react;
    QTest::newRow("a slash behind") << u"https://zcbservice.aizfw.cn/kyyReactApiServer/"_s << react;
    QTest::newRow("its port") << u"https://zcbservice.aizfw.cn:443/kyyReactApiServer"_s << react;
    QTest::newRow("capitals in the host") << u"HTTPS://ZCBservice.aizfw.CN/kyyReactApiServer"_s << react;
    QTest::newRow("a dot behind the host") << u"https://zcbservice.aizfw.cn./kyyReactApiServer"_s << react;
    QTest::newRow("the other") << u"https://zcbservice.aizfw.cn/kyyAiPower"_s << u"kyyAiPower"_s;
    QTest::newRow("capitals in the path") << u"https://zcbservice.aizfw.cn/kyyreactapiserver"_s << u"none"_s;
    QTest::newRow("plain http") << u"http://zcbservice.aizfw.cn/kyyReactApiServer"_s << u"none"_s;
    QTest::newRow("another port") << u"https://zcbservice.aizfw.cn:8443/kyyReactApiServer"_s << u"none"_s;
    QTest::newRow("longer") << u"https://zcbservice.aizfw.cn/kyyReactApiServer2"_s << u"none"_s;
    QTest::newRow("the host alone") << u"https://zcbservice.aizfw.cn"_s << u"none"_s;
    QTest::newRow("nothing") << u""_s << u"none"_s;
}

void ServiceAddressTest::aServiceIsFoundByItsBaseHoweverThatIsSpelt()
{
    QFETCH(QString, url);
    QFETCH(QString, service);
    const Service *found = ServiceCatalogue::builtIn().ofBase(QUrl(url));
    QCOMPARE(found ? found->name : u"none"_s, service);
}

void ServiceAddressTest::theIdIsOneSegmentOfTheUrl_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QByteArray>("segment");
    QTest::newRow("plain") << u"vgen_abc-1.2"_s << QByteArray("vgen_abc-1.2");
    QTest::newRow("a colon") << u"a:b"_s << QByteArray("a%3Ab");
    QTest::newRow("a slash") << u"a/b"_s << QByteArray("a%2Fb");
    QTest::newRow("upwards") << u"../../other"_s << QByteArray("..%2F..%2Fother");
    QTest::newRow("an encoded slash") << u"..%2fother"_s << QByteArray("..%252fother");
    QTest::newRow("a query") << u"a?b=c#d"_s << QByteArray("a%3Fb%3Dc%23d");
    QTest::newRow("a host") << u"@evil.example"_s << QByteArray("%40evil.example");
    QTest::newRow("a back slash") << u"a\\b"_s << QByteArray("a%5Cb");
    QTest::newRow("Chinese") << u"编号"_s << QByteArray("%E7%BC%96%E5%8F%B7");
}

void ServiceAddressTest::theIdIsOneSegmentOfTheUrl()
{
    QFETCH(QString, id);
    QFETCH(QByteArray, segment);
    const QUrl url = builtInService(u"kyyAiPower"_s).resultUrl(id);
    QCOMPARE(url.toEncoded(), "https://zcbservice.aizfw.cn/kyyAiPower/v1/result/" + segment);
    QVERIFY(!builtInService(u"kyyAiPower"_s).resultUrl(u".."_s).isValid());
    QVERIFY(!builtInService(u"kyyAiPower"_s).resultUrl(u"."_s).isValid());
    QVERIFY(!builtInService(u"kyyAiPower"_s).resultUrl(u""_s).isValid());

    Service giving = builtInService(u"kyyAiPower"_s);
    giving.contentPath = u"/v1/videos/{id}/content"_s;
    QCOMPARE(giving.contentUrl(id).toEncoded(),
             "https://zcbservice.aizfw.cn/kyyAiPower/v1/videos/" + segment + "/content");
    QVERIFY(!giving.contentUrl(u".."_s).isValid());
}

void ServiceAddressTest::aBaseIsHttpsOrOnLoopback_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("good");
    QTest::newRow("https") << u"https://example.com/api"_s << true;
    QTest::newRow("https without a path") << u"https://example.com"_s << true;
    QTest::newRow("https with a port") << u"https://example.com:8443/api/"_s << true;
    QTest::newRow("https to an address") << u"https://[2001:db8::1]/api"_s << true;
    QTest::newRow("http to loopback") << u"http://127.0.0.1:8080"_s << true;
    QTest::newRow("http to all of loopback") << u"http://127.8.9.10/x"_s << true;
    QTest::newRow("http to loopback, IPv6") << u"http://[::1]:8080/x"_s << true;
    QTest::newRow("http to localhost") << u"http://LocalHost:1/x"_s << true;
    QTest::newRow("http elsewhere") << u"http://example.com/api"_s << false;
    QTest::newRow("http to a name like loopback") << u"http://127.0.0.1.example.com/"_s << false;
    QTest::newRow("http to the local network") << u"http://192.168.1.1/"_s << false;
    QTest::newRow("http to every address") << u"http://0.0.0.0/"_s << false;
    QTest::newRow("ftp") << u"ftp://example.com/api"_s << false;
    QTest::newRow("file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("a script") << u"javascript:alert(1)"_s << false;
    QTest::newRow("no scheme") << u"example.com/api"_s << false;
    QTest::newRow("no host") << u"https:///api"_s << false;
    QTest::newRow("nothing") << u""_s << false;
    QTest::newRow("a user name") << u"https://me@example.com/"_s << false;
    QTest::newRow("an empty user name") << u"https://@example.com/"_s << false;
    QTest::newRow("user name and password") << u"https://me:pw@example.com/"_s << false;
    QTest::newRow("a loopback user name") << u"http://127.0.0.1@example.com/"_s << false;
    QTest::newRow("a query") << u"https://example.com/?a=b"_s << false;
    QTest::newRow("a fragment") << u"https://example.com/#a"_s << false;
    QTest::newRow("upwards") << u"https://example.com/a/../b"_s << false;
    QTest::newRow("upwards, encoded") << u"https://example.com/a/%2e%2E/b"_s << false;
    QTest::newRow("port 0") << u"https://example.com:0/"_s << false;
    QTest::newRow("a port too high") << u"https://example.com:65536/"_s << false;
}

void ServiceAddressTest::aBaseIsHttpsOrOnLoopback()
{
    QFETCH(QString, url);
    QFETCH(bool, good);
    QCOMPARE(checkBaseUrl(QUrl(url)).ok(), good);
    // The catalogue judges alike.
    const QByteArray json = R"({"services":[{"name":"a","base":")" + url.toUtf8() + R"("}]})";
    QCOMPARE(ServiceCatalogue::fromJson(json).ok(), good);
}

void ServiceAddressTest::aRefusedBaseIsToldWithoutItsSecrets()
{
    const Outcome outcome = checkBaseUrl(QUrl(u"https://me:pw@example.com/api?token=t#f"_s));
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error(), (Error{ErrorKind::UrlInvalid, u"https://example.com/api"_s}));
}

void ServiceAddressTest::onlyLoopbackIsLoopback_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("loopback");
    QTest::newRow("localhost") << u"localhost"_s << true;
    QTest::newRow("LOCALHOST") << u"LOCALHOST"_s << true;
    QTest::newRow("127.0.0.1") << u"127.0.0.1"_s << true;
    QTest::newRow("127.255.255.254") << u"127.255.255.254"_s << true;
    QTest::newRow("::1") << u"::1"_s << true;
    QTest::newRow("[::1]") << u"[::1]"_s << true;
    QTest::newRow("empty") << u""_s << false;
    QTest::newRow("128.0.0.1") << u"128.0.0.1"_s << false;
    QTest::newRow("127.0.0.256") << u"127.0.0.256"_s << false;
    QTest::newRow("127.0.0") << u"127.0.0"_s << false;
    QTest::newRow("127.0.0.1.") << u"127.0.0.1."_s << false;
    QTest::newRow("127.0.0.+1") << u"127.0.0.+1"_s << false;
    QTest::newRow("127.0.0.01") << u"127.0.0.01"_s << false;
    QTest::newRow("full-width digits") << u"１２７.0.0.1"_s << false;
    QTest::newRow("localhost.example.com") << u"localhost.example.com"_s << false;
    QTest::newRow("mylocalhost") << u"mylocalhost"_s << false;
    QTest::newRow("::2") << u"::2"_s << false;
    QTest::newRow("0.0.0.0") << u"0.0.0.0"_s << false;
}

void ServiceAddressTest::onlyLoopbackIsLoopback()
{
    QFETCH(QString, host);
    QFETCH(bool, loopback);
    QCOMPARE(isLoopbackHost(host), loopback);
}

void ServiceAddressTest::anIdHasTheLettersOfOne_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("possible");
    QTest::newRow("usual") << u"vgen_abc123def456"_s << true;
    QTest::newRow("dashes, dots and colons") << u"a-b.c:d_e"_s << true;
    QTest::newRow("three dots") << u"..."_s << true;
    QTest::newRow("256 letters") << QString(256, u'a') << true;
    QTest::newRow("257 letters") << QString(257, u'a') << false;
    QTest::newRow("empty") << u""_s << false;
    QTest::newRow("a dot") << u"."_s << false;
    QTest::newRow("two dots") << u".."_s << false;
    QTest::newRow("a slash") << u"vgen_/x"_s << false;
    QTest::newRow("a percent sign") << u"vgen_%2f"_s << false;
    QTest::newRow("a space") << u"vgen_ x"_s << false;
    QTest::newRow("a line break") << u"vgen_x\n"_s << false;
    QTest::newRow("a null") << u"vgen_x"_s + QChar(0) << false;
    QTest::newRow("full-width") << u"ｖgen_1"_s << false;
    QTest::newRow("accents") << u"vgén_1"_s << false;
    QTest::newRow("other digits") << u"vgen_٣"_s << false;
}

void ServiceAddressTest::anIdHasTheLettersOfOne()
{
    QFETCH(QString, id);
    QFETCH(bool, possible);
    QCOMPARE(isPossibleId(id), possible);
}

QTEST_GUILESS_MAIN(ServiceAddressTest)
#include "service_address_test.moc"
