// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/address_rule.h"
#include "net/link_policy.h"
#include "net/redirect.h"

#include <QTest>

using namespace rushes;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(std::optional<rushes::ErrorKind>)

namespace {

using Verdict = std::optional<ErrorKind>;
constexpr Verdict fetched = std::nullopt;
constexpr Verdict refused = ErrorKind::LinkRefused;
constexpr Verdict untrusted = ErrorKind::LinkUntrusted;
constexpr Verdict missing = ErrorKind::LinkMissing;
const LinkTerms ofPublicService{};
const LinkTerms ofLoopbackService{.serviceOnLoopback = true};

Verdict verdictOf(const Outcome &outcome)
{
    return outcome ? Verdict() : outcome.error().kind;
}

} // namespace

class LinkPolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLinkIsJudgedByItsSchemeAndHost_data();
    void aLinkIsJudgedByItsSchemeAndHost();
    void aRefusalSaysWhyWithoutTheQuery();
    void anAddressIsJudgedByItsRange_data();
    void anAddressIsJudgedByItsRange();
    void aRedirectIsCheckedLikeTheLink_data();
    void aRedirectIsCheckedLikeTheLink();
    void aSixthRedirectIsNotFollowed();
};

void LinkPolicyTest::aLinkIsJudgedByItsSchemeAndHost_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<Verdict>("usually");
    QTest::addColumn<Verdict>("withServiceOnLoopback");
    const auto row = [](const char *name, const QString &link, Verdict usually, Verdict onLoopback) {
        QTest::newRow(name) << link << usually << onLoopback;
    };
    row("https", u"https://cdn.example/a.mp4?sig=1"_s, fetched, fetched);
    row("https in capitals", u"HTTPS://CDN.EXAMPLE/a.mp4"_s, fetched, fetched);
    row("explicit port", u"https://cdn.example:8443/a.mp4"_s, fetched, fetched);
    row("trailing dot", u"https://cdn.example./a.mp4"_s, fetched, fetched);
    row("public address", u"https://203.0.113.9/a.mp4"_s, fetched, fetched);
    row("public IPv6 address", u"https://[2606:4700::1111]/a.mp4"_s, fetched, fetched);
    row("fake address of a VPN", u"https://198.18.3.4/a.mp4"_s, fetched, fetched);
    row("NAT64 of a public address", u"https://[64:ff9b::203.0.113.9]/a.mp4"_s, fetched, fetched);
    row("name that begins with a number", u"https://10.example/a.mp4"_s, fetched, fetched);

    row("http", u"http://cdn.example/a.mp4"_s, untrusted, untrusted);
    row("file", u"file:///etc/passwd"_s, refused, refused);
    row("file on a host", u"file://host/share/a.mp4"_s, refused, refused);
    row("ftp", u"ftp://cdn.example/a.mp4"_s, refused, refused);
    row("data", u"data:video/mp4;base64,AAAA"_s, refused, refused);
    row("qrc", u"qrc:/clips/a.mp4"_s, refused, refused);
    row("javascript", u"javascript:alert(1)"_s, refused, refused);
    row("drive", u"C:\\clips\\a.mp4"_s, refused, refused);
    row("UNC", u"\\\\host\\share\\a.mp4"_s, refused, refused);
    row("UNC with slashes", u"//host/share/a.mp4"_s, refused, refused);
    row("user name", u"https://me@cdn.example/a.mp4"_s, refused, refused);
    row("user name and password", u"https://me:pw@cdn.example/a.mp4"_s, refused, refused);
    row("empty user name", u"https://@cdn.example/a.mp4"_s, refused, refused);
    row("user name on loopback", u"http://me@127.0.0.1/a.mp4"_s, refused, refused);

    row("private 10", u"https://10.0.0.1/"_s, untrusted, untrusted);
    row("private 10, trailing dot", u"https://10.0.0.1./"_s, untrusted, untrusted);
    row("private 172.16", u"https://172.31.255.255/"_s, untrusted, untrusted);
    row("beside private 172.16", u"https://172.32.0.1/"_s, fetched, fetched);
    row("private 192.168", u"https://192.168.1.1/"_s, untrusted, untrusted);
    row("carriers' 100.64", u"https://100.127.0.1/"_s, untrusted, untrusted);
    row("link-local", u"https://169.254.169.254/latest/meta-data"_s, untrusted, untrusted);
    row("nowhere", u"https://0.0.0.0/"_s, untrusted, untrusted);
    row("nowhere, short", u"https://0/"_s, untrusted, untrusted);
    row("multicast", u"https://224.0.0.1/"_s, untrusted, untrusted);
    row("broadcast", u"https://255.255.255.255/"_s, untrusted, untrusted);
    row("decimal 10.0.0.1", u"https://167772161/"_s, untrusted, untrusted);
    row("hexadecimal 10.0.0.1", u"https://0xa.0.0.1/"_s, untrusted, untrusted);
    row("hexadecimal 10.0.0.1 in one", u"https://0x0a000001/"_s, untrusted, untrusted);
    row("octal 10.0.0.1", u"https://012.0.0.1/"_s, untrusted, untrusted);
    row("short 10.0.0.1", u"https://10.1/"_s, untrusted, untrusted);
    row("percent-encoded 10.0.0.1", u"https://%31%30.0.0.1/"_s, untrusted, untrusted);
    row("full-width 10.0.0.1", u"https://\uFF11\uFF10.0.0.1/"_s, untrusted, untrusted);
    row("number that is no address", u"https://999.1.1.1/"_s, untrusted, untrusted);
    row("mapped 10.0.0.1", u"https://[::ffff:10.0.0.1]/"_s, untrusted, untrusted);
    row("compatible 10.0.0.1", u"https://[::10.0.0.1]/"_s, untrusted, untrusted);
    row("NAT64 of 10.0.0.1", u"https://[64:ff9b::10.0.0.1]/"_s, untrusted, untrusted);
    row("6to4 of 10.0.0.1", u"https://[2002:a00:1::]/"_s, untrusted, untrusted);
    row("unique local", u"https://[fd12:3456::1]/"_s, untrusted, untrusted);
    row("IPv6 link-local", u"https://[fe80::1]/"_s, untrusted, untrusted);
    row("IPv6 link-local with a zone", u"https://[fe80::1%25eth0]/"_s, untrusted, untrusted);
    row("IPv6 multicast", u"https://[ff02::1]/"_s, untrusted, untrusted);
    row("IPv6 nowhere", u"https://[::]/"_s, untrusted, untrusted);

    row("loopback", u"http://127.0.0.1:4000/a.mp4"_s, untrusted, fetched);
    row("loopback, https", u"https://127.0.0.1:4000/a.mp4"_s, untrusted, fetched);
    row("loopback, another of its addresses", u"http://127.8.8.8/a.mp4"_s, untrusted, fetched);
    row("loopback, IPv6", u"http://[::1]:4000/a.mp4"_s, untrusted, fetched);
    row("loopback, mapped", u"http://[::ffff:127.0.0.1]/a.mp4"_s, untrusted, fetched);
    row("loopback, decimal", u"https://2130706433/a.mp4"_s, untrusted, fetched);
    row("localhost", u"http://localhost:4000/a.mp4"_s, untrusted, fetched);
    row("localhost, trailing dot, http", u"http://localhost.:4000/a.mp4"_s, untrusted, fetched);
    row("under localhost, http", u"http://a.localhost/a.mp4"_s, untrusted, untrusted);
    row("localhost, https", u"https://localhost/a.mp4"_s, untrusted, fetched);
    row("localhost, trailing dot", u"https://localhost./a.mp4"_s, untrusted, fetched);
    row("under localhost", u"https://a.localhost/a.mp4"_s, untrusted, fetched);

    row("nothing", QString(), missing, missing);
    row("words", u"not ready yet"_s, missing, missing);
    row("relative", u"clips/a.mp4"_s, missing, missing);
    row("without a host", u"https:///a.mp4"_s, missing, missing);
    row("backslashes for a host", u"https:\\\\cdn.example\\a.mp4"_s, missing, missing);
    row("space in the host", u"https://cdn example/a.mp4"_s, missing, missing);
}

void LinkPolicyTest::aLinkIsJudgedByItsSchemeAndHost()
{
    QFETCH(QString, link);
    QFETCH(Verdict, usually);
    QFETCH(Verdict, withServiceOnLoopback);
    QVERIFY(verdictOf(checkClipLink(QUrl(link), ofPublicService)) == usually);
    QVERIFY(verdictOf(checkClipLink(QUrl(link), ofLoopbackService)) == withServiceOnLoopback);
}

void LinkPolicyTest::aRefusalSaysWhyWithoutTheQuery()
{
    const auto why = [](const QString &link) {
        return checkClipLink(QUrl(link), ofPublicService).error().detail;
    };
    QCOMPARE(why(u"file:///etc/passwd?sig=1"_s), u"file:"_s);
    QCOMPARE(why(u"http://cdn.example/a?sig=1"_s), u"http: to cdn.example"_s);
    QCOMPARE(why(u"https://me:secret@cdn.example/a?sig=1"_s), u"user name in the link"_s);
    QCOMPARE(why(u"https://10.0.0.1/a?sig=1"_s), u"private address 10.0.0.1"_s);
}

void LinkPolicyTest::anAddressIsJudgedByItsRange_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *address, const char *kind) {
        QTest::newRow(address) << QString::fromLatin1(address) << QString::fromLatin1(kind);
    };
    row("9.255.255.255", "public");
    row("10.0.0.0", "private");
    row("11.0.0.0", "public");
    row("100.63.255.255", "public");
    row("100.64.0.0", "private");
    row("100.128.0.0", "public");
    row("127.255.255.255", "loopback");
    row("128.0.0.0", "public");
    row("169.254.0.0", "link-local");
    row("172.15.255.255", "public");
    row("172.16.0.0", "private");
    row("192.0.0.8", "reserved");
    row("192.167.255.255", "public");
    row("192.168.255.255", "private");
    row("198.17.255.255", "public");
    row("198.18.0.1", "public");
    row("198.19.255.255", "public");
    row("223.255.255.255", "public");
    row("239.0.0.1", "multicast");
    row("240.0.0.1", "reserved");
    row("0.1.2.3", "unspecified");
    row("::1", "loopback");
    row("::2", "unspecified");
    row("::ffff:127.0.0.1", "loopback");
    row("::ffff:8.8.8.8", "public");
    row("64:ff9b::192.168.0.1", "private");
    row("64:ff9b:1::10.0.0.1", "private");
    row("fbff::1", "public");
    row("fc00::1", "private");
    row("fe00::1", "public");
    row("fe80::1", "link-local");
    row("febf::1", "link-local");
    row("fec0::1", "private");
    row("2002:c0a8:101::", "private");
    row("2002:808:808::", "public");
}

void LinkPolicyTest::anAddressIsJudgedByItsRange()
{
    QFETCH(QString, address);
    QFETCH(QString, kind);
    QCOMPARE(QString(wordOf(kindOf(QHostAddress(address)))), kind);
}

void LinkPolicyTest::aRedirectIsCheckedLikeTheLink_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<bool>("onLoopback");
    QTest::addColumn<QString>("target"); ///< empty: not followed
    QTest::addColumn<Verdict>("error");
    const QString link = u"https://cdn.example/v/a.mp4?sig=1"_s;
    const auto row = [&](const char *name, const char *location, const QString &target, Verdict error) {
        QTest::newRow(name) << link << QByteArray(location) << false << target << error;
    };
    row("other host", "https://edge.example/a.mp4?sig=2", u"https://edge.example/a.mp4?sig=2"_s, fetched);
    row("other port", "https://cdn.example:8443/a.mp4", u"https://cdn.example:8443/a.mp4"_s, fetched);
    row("explicit :443", "https://cdn.example:443/a.mp4", u"https://cdn.example:443/a.mp4"_s, fetched);
    row("trailing dot", "https://cdn.example./a.mp4", u"https://cdn.example./a.mp4"_s, fetched);
    row("absolute path", "/w/b.mp4?x=%2F%2B", u"https://cdn.example/w/b.mp4?x=%2F%2B"_s, fetched);
    row("relative path", "b.mp4", u"https://cdn.example/v/b.mp4"_s, fetched);
    row("without a scheme", "//edge.example/a.mp4", u"https://edge.example/a.mp4"_s, fetched);
    row("with a fragment", "/b.mp4#t=1", u"https://cdn.example/b.mp4"_s, fetched);
    row("http", "http://cdn.example/a.mp4", QString(), refused);
    row("http on loopback", "http://127.0.0.1/a.mp4", QString(), refused);
    row("user name", "https://me:pw@cdn.example/a.mp4", QString(), refused);
    row("file", "file:///etc/passwd", QString(), refused);
    row("data", "data:video/mp4,x", QString(), refused);
    row("private address", "https://192.168.0.1/a.mp4", QString(), untrusted);
    row("loopback", "https://localhost/a.mp4", QString(), untrusted);
    row("no URL", "https://exa mple/", QString(), ErrorKind::ServerTrouble);
    QTest::newRow("loopback to loopback") << u"http://127.0.0.1:1/a"_s << QByteArray("http://127.0.0.1:2/b")
                                          << true << u"http://127.0.0.1:2/b"_s << fetched;
    QTest::newRow("loopback to a public host")
        << u"http://127.0.0.1:1/a"_s << QByteArray("https://cdn.example/b") << true
        << u"https://cdn.example/b"_s << fetched;
    QTest::newRow("https to http, both on loopback")
        << u"https://127.0.0.1:1/a"_s << QByteArray("http://127.0.0.1:2/b") << true << QString() << refused;
}

void LinkPolicyTest::aRedirectIsCheckedLikeTheLink()
{
    QFETCH(QString, from);
    QFETCH(QByteArray, location);
    QFETCH(bool, onLoopback);
    QFETCH(QString, target);
    QFETCH(Verdict, error);
    const QUrl hopTarget = redirectTarget(QUrl(from), location);
    const Outcome hop = checkRedirect(QUrl(from), hopTarget, 0, {.serviceOnLoopback = onLoopback});
    QCOMPARE(hop ? hopTarget.toString(QUrl::FullyEncoded) : QString(), target);
    QVERIFY(verdictOf(hop) == error);
    if (!hop)
        QVERIFY2(!hop.error().detail.contains(u"pw"), qPrintable(hop.error().detail));
}

void LinkPolicyTest::aSixthRedirectIsNotFollowed()
{
    const QUrl from(u"https://cdn.example/a"_s);
    const QUrl next(u"https://cdn.example/b"_s);
    QVERIFY(checkRedirect(from, next, 4, ofPublicService).ok());
    QCOMPARE(checkRedirect(from, next, 5, ofPublicService).error().kind, ErrorKind::ServerTrouble);
}

QTEST_GUILESS_MAIN(LinkPolicyTest)
#include "link_policy_test.moc"
