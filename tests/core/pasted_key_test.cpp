// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base_url.h"
#include "core/pasted_key.h"

#include <QTest>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

const QString power = u"https://zcbservice.aizfw.cn/kyyAiPower"_s;
const QString react = u"https://zcbservice.aizfw.cn/kyyReactApiServer"_s;
const QString key = u"sk-AbC0123456789_x.y~z+/w=="_s;

/// "service: key", a line each; "-" for none.
QStringList found(const QString &text)
{
    QStringList lines;
    for (const FoundKey &one : findKeys(text, ServiceCatalogue::builtIn()))
        lines.append((one.service.isEmpty() ? u"-"_s : one.service) + u": "_s + one.key);
    return lines;
}

} // namespace

class PastedKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyIsFoundWithItsService_data();
    void aKeyIsFoundWithItsService();
    void whatIsNoKeyIsLeft_data();
    void whatIsNoKeyIsLeft();
    void aKeyOfNobodyKnownIsNobodys_data();
    void aKeyOfNobodyKnownIsNobodys();
    void everyCommandHasItsOwnKey();
    void twoKeysForOneServiceAreNobodys();
    void aKeyIsForTheBaseThatItStoodWith();
    void longTextIsReadInOneGo();
    void hostileLengthsEnd_data();
    void hostileLengthsEnd();
};

void PastedKeyTest::aKeyIsFoundWithItsService_data()
{
    QTest::addColumn<QString>("text");
    const QString url = power + u"/v1/result/vgen_abc123def456"_s;
    const QString bearer = u"Authorization: Bearer "_s + key;
    QTest::newRow("curl -H") << u"curl -H \"%1\" %2"_s.arg(bearer, url);
    QTest::newRow("curl, single quotes, the URL first") << u"curl '%2' -H '%1'"_s.arg(bearer, url);
    QTest::newRow("curl --header=") << u"curl --header=\"%1\" \"%2\""_s.arg(bearer, url);
    QTest::newRow("curl over lines") << u"curl --request GET \\\n  --url %2 \\\n  --header '%1'\n"_s.arg(
        bearer, url);
    QTest::newRow("curl over lines of Windows")
        << u"curl %2 ^\r\n  -H \"%1\" ^\r\n  -i\r\n"_s.arg(bearer, url);
    QTest::newRow("PowerShell over lines") << u"curl.exe %2 `\n  -H \"%1\"\n"_s.arg(bearer, url);
    QTest::newRow("curl --oauth2-bearer") << u"curl --oauth2-bearer %1 %2"_s.arg(key, url);
    QTest::newRow("small letters") << u"curl -H \"authorization: bearer %1\" %2"_s.arg(key, url);
    QTest::newRow("with a stranger's URL in its data")
        << u"curl %2 -H '%1' -d '{\"image\":\"https://img.example/a.png\"}'"_s.arg(bearer, url);
    QTest::newRow("JSON") << u"{\"url\": \"%2\", \"headers\": {\"Authorization\": \"Bearer %1\"}}"_s.arg(key,
                                                                                                         url);
    QTest::newRow("JSON in JSON") << u"{\\\"url\\\":\\\"%2\\\",\\\"Authorization\\\":\\\"Bearer %1\\\"}"_s
                                         .arg(QString(key).replace(u'/', u"\\/"_s), url);
    QTest::newRow("JSON over lines")
        << u"{\n \"url\": \"%2\",\n \"headers\": {\n  \"Authorization\": \"Bearer %1\"\n }\n}"_s.arg(key,
                                                                                                     url);
    QTest::newRow("Python") << u"base = \"%2\"\nheaders = {\"Authorization\": f\"Bearer %1\"}\n"_s.arg(key,
                                                                                                       power);
    QTest::newRow("joined in code")
        << u"const base = '%2';\nheaders: { Authorization: 'Bearer ' + '%1' }\n"_s.arg(key, power);
    QTest::newRow("a request")
        << u"GET /kyyAiPower/v1/result/vgen_abc123def456 HTTP/1.1\nHost: zcbservice.aizfw.cn\n%1\n\n"_s.arg(
               bearer);
    QTest::newRow("a request as curl -v shows it")
        << u"> GET /kyyAiPower/v1/result/vgen_abc123def456 HTTP/2\n> Host: zcbservice.aizfw.cn\n> authorization: Bearer %1\n>\n"_s
               .arg(key);
    QTest::newRow("a request of a browser")
        << u":authority: zcbservice.aizfw.cn\n:path: /kyyAiPower/v1/result/vgen_1a2b3c4d\n:scheme: https\nauthorization: Bearer %1\n"_s
               .arg(key);
    QTest::newRow("a note") << u"Base URL：%2\nKey：Bearer %1\n"_s.arg(key, power);
    QTest::newRow("a base without its scheme") << u"zcbservice.aizfw.cn/kyyAiPower Bearer %1"_s.arg(key);
    QTest::newRow("at the end of a sentence")
        << u"Use Authorization: Bearer %1. At %2"_s.arg(key.chopped(2), url);
    QTest::newRow("percent-encoded") << url + u" Authorization%3A%20Bearer%20"_s + key.chopped(2);
    QTest::newRow("twice") << u"curl -H \"%1\" %2\ncurl -H \"%1\" %2"_s.arg(bearer, url);
}

void PastedKeyTest::aKeyIsFoundWithItsService()
{
    QFETCH(const QString, text);
    const QStringList lines = found(text);
    QCOMPARE(lines.size(), 1);
    QVERIFY2(lines.first() == u"kyyAiPower: "_s + key || lines.first() == u"kyyAiPower: "_s + key.chopped(2),
             qPrintable(lines.first()));
}

void PastedKeyTest::whatIsNoKeyIsLeft_data()
{
    QTest::addColumn<QString>("token");
    QTest::newRow("a variable") << u"$RUSHES_API_KEY"_s;
    QTest::newRow("a variable in braces") << u"${KEY1}"_s;
    QTest::newRow("a field of code") << u"{key1}"_s;
    QTest::newRow("angle brackets") << u"<token1>"_s;
    QTest::newRow("words of a page") << u"YOUR_API_KEY_1"_s;
    QTest::newRow("your key") << u"sk-your-key-123"_s;
    QTest::newRow("crosses") << u"sk-xxxxxxxx1"_s;
    QTest::newRow("cut short") << u"sk-AbC01234..."_s;
    QTest::newRow("an ellipsis") << u"sk-AbC01234…"_s;
    QTest::newRow("stars") << u"sk-AbC0*****"_s;
    QTest::newRow("a word") << u"authentication"_s;
    QTest::newRow("too short") << u"sk-1"_s;
    QTest::newRow("nothing") << QString();
    QTest::newRow("longer than any key") << QString(5000, u'7');
}

void PastedKeyTest::whatIsNoKeyIsLeft()
{
    QFETCH(const QString, token);
    QCOMPARE(found(u"curl -H \"Authorization: Bearer %1\" %2"_s.arg(token, power)), QStringList());
    QCOMPARE(found(u"Bearer short12 %1"_s.arg(power)), QStringList());
    QCOMPARE(found(u"forbearer sk-AbC0123456789abcdef %1"_s.arg(power)), QStringList());
}

void PastedKeyTest::aKeyOfNobodyKnownIsNobodys_data()
{
    QTest::addColumn<QString>("text");
    const QString bearer = u"Authorization: Bearer "_s + key;
    QTest::newRow("no base") << bearer;
    QTest::newRow("a stranger's URL")
        << u"curl -H '%1' https://api.example/kyyAiPower/v1/result/vgen_1a2b3c4d"_s.arg(bearer);
    QTest::newRow("a stranger's URL, and a base elsewhere in the text")
        << u"curl -H '%1' https://api.example/v1\n%2/v1/result/vgen_abc123def456"_s.arg(bearer, power);
    QTest::newRow("a stranger's request, and a base elsewhere in the text")
        << u"GET /v1/result/a HTTP/1.1\nHost: api.example\n%1\n\nsee %2"_s.arg(bearer, power);
    QTest::newRow("two bases") << u"%1\n%2\n%3"_s.arg(bearer, power, react);
    QTest::newRow("two bases in its command") << u"curl -H '%1' %2 %3"_s.arg(bearer, power, react);
    QTest::newRow("a base with a user name")
        << u"curl -H '%1' https://a@zcbservice.aizfw.cn/kyyAiPower/v1"_s.arg(bearer);
    QTest::newRow("a base that goes on")
        << u"curl -H '%1' https://zcbservice.aizfw.cn/kyyAiPowerful/v1"_s.arg(bearer);
    QTest::newRow("a host that goes on")
        << u"curl -H '%1' https://zcbservice.aizfw.cn.example/kyyAiPower/v1"_s.arg(bearer);
    QTest::newRow("another port") << u"curl -H '%1' https://zcbservice.aizfw.cn:8443/kyyAiPower/v1"_s.arg(
        bearer);
    QTest::newRow("plain http") << u"curl -H '%1' http://zcbservice.aizfw.cn/kyyAiPower/v1"_s.arg(bearer);
    QTest::newRow("a path that climbs")
        << u"curl -H '%1' https://zcbservice.aizfw.cn/kyyAiPower/../other"_s.arg(bearer);
}

void PastedKeyTest::aKeyOfNobodyKnownIsNobodys()
{
    QFETCH(const QString, text);
    QCOMPARE(found(text), QStringList{u"-: "_s + key});
}

void PastedKeyTest::everyCommandHasItsOwnKey()
{
    const QString text =
        u"curl -H 'Authorization: Bearer sk-power-0001' %1/v1/a\ncurl -H 'Authorization: Bearer "
        u"sk-react-0002' %2/v1/b\n"
        "curl -H 'Authorization: Bearer sk-other-0003' https://api.example/v1"_s.arg(power, react);
    QCOMPARE(found(text), (QStringList{u"kyyAiPower: sk-power-0001"_s, u"kyyReactApiServer: sk-react-0002"_s,
                                       u"-: sk-other-0003"_s}));
}

void PastedKeyTest::twoKeysForOneServiceAreNobodys()
{
    const QString text =
        u"curl -H 'Authorization: Bearer sk-power-0001' %1/v1/a\ncurl -H 'Authorization: Bearer sk-power-0002' %1/v1/b"_s
            .arg(power);
    QCOMPARE(found(text), (QStringList{u"-: sk-power-0001"_s, u"-: sk-power-0002"_s}));
}

void PastedKeyTest::aKeyIsForTheBaseThatItStoodWith()
{
    const auto basesIn = [](const QString &text) {
        QStringList bases;
        for (const FoundKey &one : findKeys(text, ServiceCatalogue::builtIn()))
            bases.append(one.base);
        return bases;
    };
    const QString line = u"curl -H 'Authorization: Bearer %1' %2/v1/result/vgen_1\n"_s;
    const Service *service = ServiceCatalogue::builtIn().find(u"kyyAiPower"_s);
    QCOMPARE(basesIn(line.arg(key, power)), QStringList{identityOfBase(service->base)});
    QCOMPARE(basesIn(line.arg(key, u"https://elsewhere.example"_s)), QStringList{QString()});
    QCOMPARE(basesIn(line.arg(key, power) + line.arg(u"sk-other-0123456789"_s, power)),
             (QStringList{QString(), QString()}));
}

void PastedKeyTest::longTextIsReadInOneGo()
{
    // One line of many keys, and many lines that go on: each is looked through once, not once a key.
    QString line = power;
    for (int i = 0; i < 200'000; ++i)
        line += u" Bearer sk-%1 https://a.example/b ^\n"_s.arg(i, 17, 10, QChar(u'0'));
    QCOMPARE(findKeys(line, ServiceCatalogue::builtIn()).size(), foundKeysCap);
    QString foreign;
    for (int i = 0; i < 400'000; ++i)
        foreign += u"bearer bearer:"_s;
    QCOMPARE(findKeys(foreign, ServiceCatalogue::builtIn()).size(), 0);
}

void PastedKeyTest::hostileLengthsEnd_data()
{
    QTest::addColumn<QString>("piece");
    QTest::newRow("URLs within URLs") << u"a://"_s;
    QTest::newRow("known URLs within URLs") << power + u"/"_s;
    QTest::newRow("hosts") << u"zcbservice.aizfw.cn:"_s;
    QTest::newRow("lines") << u"host:\n"_s;
    QTest::newRow("lines that go on") << u"^\n"_s;
    QTest::newRow("dots") << u"."_s;
    QTest::newRow("equals") << u"="_s;
}

void PastedKeyTest::hostileLengthsEnd()
{
    QFETCH(QString, piece);
    // A scan that is not linear would take minutes.
    const QString text = u"Authorization: Bearer %1 "_s.arg(key) + piece.repeated(1'000'000 / piece.size());
    QCOMPARE(findKeys(text, ServiceCatalogue::builtIn()).size(), 1);
}

QTEST_GUILESS_MAIN(PastedKeyTest)
#include "pasted_key_test.moc"
