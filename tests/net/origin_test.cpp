// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/origin.h"

#include <QTest>

using namespace rushes;
using namespace Qt::StringLiterals;

class OriginTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOriginIsSchemeHostAndEffectivePort_data();
    void anOriginIsSchemeHostAndEffectivePort();
    void aKeyGoesToItsBaseAlone_data();
    void aKeyGoesToItsBaseAlone();
    void aBaseWithoutAPathIsItsWholeOrigin();
    void aMessageNamesAUrlWithoutItsSecrets_data();
    void aMessageNamesAUrlWithoutItsSecrets();
};

void OriginTest::anOriginIsSchemeHostAndEffectivePort_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::newRow("https") << u"https://api.example/v1"_s << u"https"_s << u"api.example"_s << 443;
    QTest::newRow("http") << u"http://api.example/v1"_s << u"http"_s << u"api.example"_s << 80;
    QTest::newRow("explicit port") << u"https://api.example:8443"_s << u"https"_s << u"api.example"_s << 8443;
    QTest::newRow("explicit default port")
        << u"https://api.example:443"_s << u"https"_s << u"api.example"_s << 443;
    QTest::newRow("case") << u"HTTPS://API.Example/V1"_s << u"https"_s << u"api.example"_s << 443;
    QTest::newRow("trailing dot") << u"https://api.example./"_s << u"https"_s << u"api.example"_s << 443;
    QTest::newRow("IPv6") << u"http://[::1]:8080/"_s << u"http"_s << u"::1"_s << 8080;
    QTest::newRow("another scheme") << u"ftp://api.example/"_s << u"ftp"_s << u"api.example"_s << -1;
}

void OriginTest::anOriginIsSchemeHostAndEffectivePort()
{
    QFETCH(QString, url);
    QFETCH(QString, scheme);
    QFETCH(QString, host);
    QFETCH(int, port);
    QCOMPARE(originOf(QUrl(url)), (Origin{scheme, host, port}));
}

void OriginTest::aKeyGoesToItsBaseAlone_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("within");
    const auto row = [](const char *name, const QString &url, bool within) {
        QTest::newRow(name) << url << within;
    };
    row("a result", u"https://api.example/kyyApi/v1/result/vgen_1"_s, true);
    row("the base itself", u"https://api.example/kyyApi"_s, true);
    row("explicit :443", u"https://api.example:443/kyyApi/v1"_s, true);
    row("host in capitals", u"https://API.example/kyyApi/v1"_s, true);
    row("other path", u"https://api.example/other/v1"_s, false);
    row("longer name of the path", u"https://api.example/kyyApi2/v1"_s, false);
    row("path in capitals", u"https://api.example/KYYAPI/v1"_s, false);
    row("the root", u"https://api.example/"_s, false);
    row("step upwards", u"https://api.example/kyyApi/../other"_s, false);
    row("encoded step upwards", u"https://api.example/kyyApi/%2e%2e/other"_s, false);
    row("step upwards with parameters", u"https://api.example/kyyApi/..;x/other"_s, false);
    row("step upwards, encoded twice", u"https://api.example/kyyApi/%252e%252e/other"_s, false);
    row("step upwards, overlong", u"https://api.example/kyyApi/%c0%ae%c0%ae/other"_s, false);
    row("dots inside a name", u"https://api.example/kyyApi/a..b;c/other"_s, true);
    row("step behind an encoded slash", u"https://api.example/kyyApi/..%2fother"_s, false);
    row("step behind a backslash", u"https://api.example/kyyApi/..%5cother"_s, false);
    row("other host", u"https://api.example.evil/kyyApi/v1"_s, false);
    row("subdomain", u"https://www.api.example/kyyApi/v1"_s, false);
    row("http", u"http://api.example/kyyApi/v1"_s, false);
    row("http on the https port", u"http://api.example:443/kyyApi/v1"_s, false);
    row("other port", u"https://api.example:8443/kyyApi/v1"_s, false);
    row("user name", u"https://me@api.example/kyyApi/v1"_s, false);
    row("empty user name", u"https://@api.example/kyyApi/v1"_s, false);
    row("base as a user name", u"https://api.example@evil.example/kyyApi/v1"_s, false);
    row("relative", u"/kyyApi/v1"_s, false);
    row("without a scheme", u"//api.example/kyyApi/v1"_s, false);
    row("nothing", QString(), false);
}

void OriginTest::aKeyGoesToItsBaseAlone()
{
    QFETCH(QString, url);
    QFETCH(bool, within);
    QCOMPARE(isWithinBase(QUrl(url), QUrl(u"https://api.example/kyyApi"_s)), within);
    QCOMPARE(isWithinBase(QUrl(url), QUrl(u"https://api.example/kyyApi/"_s)), within);
}

void OriginTest::aBaseWithoutAPathIsItsWholeOrigin()
{
    const QUrl base(u"http://127.0.0.1:4000"_s);
    QVERIFY(isWithinBase(QUrl(u"http://127.0.0.1:4000/v1/result/x"_s), base));
    QVERIFY(!isWithinBase(QUrl(u"http://127.0.0.1:4001/v1/result/x"_s), base));
    QVERIFY(!isWithinBase(QUrl(u"http://127.0.0.1:4000/v1/result/x"_s), QUrl()));
}

void OriginTest::aMessageNamesAUrlWithoutItsSecrets_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("shown");
    QTest::newRow("signed") << u"https://cdn.example/a.mp4?sig=1234#t"_s << u"https://cdn.example/a.mp4"_s;
    QTest::newRow("user") << u"https://me:secret@cdn.example:81/a"_s << u"https://cdn.example:81/a"_s;
    QTest::newRow("data") << u"data:text/html,hello"_s << u"data:"_s;
    QTest::newRow("file") << u"file:///etc/passwd"_s << u"file:"_s;
    QTest::newRow("direction mark") << u"https://cdn.example/\u202Egpj.exe"_s
                                    << u"https://cdn.example/%E2%80%AEgpj.exe"_s;
    QTest::newRow("relative") << u"a.mp4?sig=1"_s << QString();
}

void OriginTest::aMessageNamesAUrlWithoutItsSecrets()
{
    QFETCH(QString, url);
    QFETCH(QString, shown);
    QCOMPARE(withoutSecrets(QUrl(url)), shown);
}

QTEST_GUILESS_MAIN(OriginTest)
#include "origin_test.moc"
