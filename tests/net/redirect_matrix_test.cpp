// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/clip_download.h"
#include "net/key_traces.h"
#include "net/origin.h"
#include "net/proxy.h"
#include "net/recording_server.h"
#include "net/redirect.h"
#include "net/result_client.h"
#include "net/test_certificate.h"

#include "core/system_clock.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <array>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

// Every kind of redirect, given to a request with a key and to a clip, by servers that write down what they
// are told. Names outside this machine stand behind a proxy on loopback.

namespace {

const QString key = u"sk-Q7x/9+vB2=Zt~4Lm:Rw8Kd1Hs5Gn3Yc6Pf0J"_s;
const QString id = u"vgen_1"_s;
constexpr std::array redirectStatuses{301, 302, 303, 307, 308};
/// Answered with a body; every other path is redirected.
const QString end = u"/end.mp4"_s;

enum class Way { None, System, Manual };

/// What becomes of a clip that is redirected so. The key's request ends the same way every time.
enum class Becomes { Fetched, Refused, Untrusted, Nowhere, NotFound, Unverified };

struct Expectation
{
    Becomes becomes = Becomes::Fetched;
    QString target; ///< what a server is asked for, when it is fetched
};

QByteArray redirect(int status, const QByteArray &location)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Elsewhere\r\nLocation: " + location +
           "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
}

QByteArray clipAnswer()
{
    return "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nclip";
}

/// Where a service stands.
struct Place
{
    QString name;
    QUrl base; ///< of the API; the first link to the clip is below it as well
    bool onLoopback = false;

    [[nodiscard]] Service service() const
    {
        Service service = *ServiceCatalogue::builtIn().find(u"kyyReactApiServer"_s);
        service.base = base;
        return service;
    }
};

/// What is fetched of a redirected server.
enum class Fetches {
    Clip,
    OwnContent, ///< of a service that gives its clips itself, to whom has the key
};

/// Whether a key of base may be seen there: said here in other words than in net/origin.
bool isAtHome(const QUrl &url, const QUrl &base)
{
    const auto hostOf = [](const QUrl &of) { return QString(of.host() + u'.').replace(u".."_s, u"."_s); };
    const auto portOf = [](const QUrl &of) { return of.port(of.scheme() == u"https" ? 443 : 80); };
    const QString path = url.path(QUrl::FullyEncoded).toLower();
    return url.scheme() == base.scheme() && hostOf(url) == hostOf(base) && portOf(url) == portOf(base) &&
           path.startsWith(QString(base.path() + u'/')) && !path.contains(u"%2f") && !path.contains(u"/..");
}

} // namespace

Q_DECLARE_METATYPE(Expectation)
Q_DECLARE_METATYPE(Place)
Q_DECLARE_METATYPE(Way)

/// Every kind of redirect from every place, over every way, for the key's request and the clip's: one table,
/// and the servers, rows and checks that it is made of. It stays whole: its parts say nothing without each
/// other.
class RedirectMatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void aRedirectTakesNoKeyAlong_data();
    void aRedirectTakesNoKeyAlong();
    void aChainIsFollowedFiveTimes_data();
    void aChainIsFollowedFiveTimes();
    void aKeyThatIsRepeatedInARedirectGoesNowhere();
    void aRedirectWithoutATargetIsTrouble();

private:
    using Server = std::unique_ptr<RecordingServer>;
    Server serve(RecordingServer::Speaks speaks, const QString &address, quint16 port,
                 const Identity &identity);
    void addRows(const Place &place, Way way);
    void addRowsOnLoopback(const Place &place, Way way);
    void useWay(Way way);
    void redirectTo(int status, const QByteArray &location);
    [[nodiscard]] QString where(const QString &scheme, const QString &host, quint16 port) const;

    void waitForAnswer();
    PollAnswer ask(const Place &place);
    Result<DownloadedBody> fetch(const Place &place, const QUrl &link, Fetches fetches = Fetches::Clip);
    void checkAsked(const Place &place, const QByteArray &location);
    void checkFetched(const Place &place, Fetches fetches, const Expectation &expected);
    /// Of all that was recorded in this cell, but for the requests to ownBase. Ends the cell.
    void checkNoKey(const QUrl &ownBase);

    Identity m_identity;
    Identity m_stranger;
    Recorder m_recorder;
    std::vector<Server> m_servers;
    quint16 m_http = 0;
    quint16 m_otherHttp = 0;
    quint16 m_https = 0;
    quint16 m_otherHttps = 0;
    quint16 m_untrustedHttps = 0;
    quint16 m_proxy = 0;
    bool m_hasIPv6 = true;
    std::unique_ptr<QNetworkAccessManager> m_resultNetwork;
    std::unique_ptr<QNetworkAccessManager> m_clipNetwork;
    SystemClock m_clock;
    QEventLoop m_wait; ///< for one answer; quicker than qWaitFor(), which sleeps
    KeyTraces m_traces{key.toLatin1()};
    QList<Error> m_errors; ///< told in this cell
    int m_cells = 0;
    int m_requests = 0;
    int m_leaks = 0;
};

void RedirectMatrixTest::initTestCase()
{
    m_identity = makeIdentity("DNS:localhost,DNS:api.example,DNS:api.example.,DNS:cdn.example,"
                              "IP:127.0.0.1,IP:127.0.0.2,IP:::1");
    m_stranger = makeIdentity("DNS:localhost,IP:127.0.0.1");
    trust(m_identity);
    using Speaks = RecordingServer::Speaks;
    const auto add = [this](Speaks speaks, const QString &address, quint16 port, const Identity &identity) {
        m_servers.push_back(serve(speaks, address, port, identity));
        return m_servers.back() ? m_servers.back()->serverPort() : quint16(0);
    };
    const QString local = u"127.0.0.1"_s;
    m_http = add(Speaks::Http, local, 0, m_identity);
    m_https = add(Speaks::Https, local, 0, m_identity);
    m_otherHttp = add(Speaks::Http, local, 0, m_identity);
    m_otherHttps = add(Speaks::Https, local, 0, m_identity);
    m_untrustedHttps = add(Speaks::Https, local, 0, m_stranger);
    m_proxy = add(Speaks::Proxy, local, 0, m_identity);
    QVERIFY(m_http && m_https && m_otherHttp && m_otherHttps && m_untrustedHttps && m_proxy);
    QVERIFY(add(Speaks::Http, u"127.0.0.2"_s, m_http, m_identity));
    QVERIFY(add(Speaks::Https, u"127.0.0.2"_s, m_https, m_identity));
    m_hasIPv6 =
        add(Speaks::Http, u"::1"_s, m_http, m_identity) && add(Speaks::Https, u"::1"_s, m_https, m_identity);
}

RedirectMatrixTest::Server RedirectMatrixTest::serve(RecordingServer::Speaks speaks, const QString &address,
                                                     quint16 port, const Identity &identity)
{
    auto server = std::make_unique<RecordingServer>(speaks, m_recorder, identity.serverSide());
    return server->listen(QHostAddress(address), port) ? std::move(server) : nullptr;
}

void RedirectMatrixTest::init()
{
    m_recorder = {};
    m_errors.clear();
}

void RedirectMatrixTest::cleanupTestCase()
{
    qInfo().noquote() << u"redirect matrix: cells %1, requests recorded %2, keys leaked %3"_s.arg(m_cells)
                             .arg(m_requests)
                             .arg(m_leaks);
    QCOMPARE(m_leaks, 0);
}

QString RedirectMatrixTest::where(const QString &scheme, const QString &host, quint16 port) const
{
    return u"%1://%2:%3"_s.arg(scheme, host).arg(port);
}

void RedirectMatrixTest::useWay(Way way)
{
    m_resultNetwork = std::make_unique<QNetworkAccessManager>();
    m_clipNetwork = std::make_unique<QNetworkAccessManager>();
    ProxySettings settings{.mode = ProxyMode::None};
    if (way == Way::System)
        settings.mode = ProxyMode::System;
    if (way == Way::Manual)
        settings = {.mode = ProxyMode::Manual,
                    .manualType = QNetworkProxy::HttpProxy,
                    .manualHost = u"127.0.0.1"_s,
                    .manualPort = m_proxy};
    const QByteArray proxy = "http://127.0.0.1:" + QByteArray::number(m_proxy);
    for (const char *variable : {"http_proxy", "https_proxy"})
        qputenv(variable, way == Way::System ? proxy : QByteArray());
    qunsetenv("no_proxy");
    setProxy(*m_resultNetwork, settings);
    setProxy(*m_clipNetwork, settings);
}

void RedirectMatrixTest::redirectTo(int status, const QByteArray &location)
{
    m_recorder.requests.clear();
    m_recorder.tunnels.clear();
    m_recorder.answer = [status, location](const Recorded &recorded) {
        return recorded.url.path().endsWith(end) ? clipAnswer() : redirect(status, location);
    };
}

void RedirectMatrixTest::waitForAnswer()
{
    QTimer tooLong;
    connect(&tooLong, &QTimer::timeout, &m_wait, &QEventLoop::quit);
    tooLong.start(10s);
    m_wait.exec();
}

PollAnswer RedirectMatrixTest::ask(const Place &place)
{
    ResultClient client(*m_resultNetwork, m_clock);
    std::optional<PollAnswer> told;
    client.ask(place.service(), id, key, [&](const PollAnswer &answer) {
        told = answer;
        m_wait.quit();
    });
    waitForAnswer();
    return told.value_or(PollAnswer{Trouble{{ErrorKind::Cancelled, u"nothing came"_s}}, std::nullopt});
}

Result<DownloadedBody> RedirectMatrixTest::fetch(const Place &place, const QUrl &link, Fetches fetches)
{
    const QTemporaryDir folder;
    const Resolver resolver = [](const QString &host, QObject *, const HostFound &found) {
        found(host == u"localhost" ? QList<QHostAddress>{QHostAddress(QHostAddress::LocalHost)}
                                   : QList<QHostAddress>());
    };
    DownloadRequest request{.link = link,
                            .partPath = folder.filePath(u"clip.part"_s),
                            .serviceOnLoopback = place.onLoopback,
                            .freeSpace = {},
                            .resolver = resolver};
    if (fetches == Fetches::OwnContent)
        request.keyed = KeyedFetch{m_resultNetwork.get(), place.service(), key};
    ClipDownload download(*m_clipNetwork, m_clock, std::move(request));
    std::optional<Result<DownloadedBody>> told;
    QObject::connect(&download, &ClipDownload::finished, &download,
                     [&](const Result<DownloadedBody> &result) {
                         told = result;
                         m_wait.quit();
                     });
    download.start();
    waitForAnswer();
    if (!told)
        return Error{ErrorKind::Cancelled, u"nothing came"_s};
    if (!*told)
        m_errors.append(told->error());
    return *told;
}

void RedirectMatrixTest::checkNoKey(const QUrl &ownBase)
{
    ++m_cells;
    m_requests += int(m_recorder.requests.size());
    QByteArrayList written = m_recorder.tunnels;
    for (const Recorded &recorded : m_recorder.requests) {
        if (ownBase.isEmpty() || !isAtHome(recorded.url, ownBase))
            written.append(recorded.head);
    }
    for (const Error &error : m_errors) {
        written.append(error.detail.toUtf8());
        QVERIFY2(!error.detail.contains(u"sig="), qPrintable(error.detail));
    }
    m_errors.clear();
    for (const QByteArray &text : written) {
        const bool leaks = m_traces.isIn(text) || text.toLower().contains("authorization");
        m_leaks += leaks ? 1 : 0;
        QVERIFY2(!leaks, text.constData());
    }
}

void RedirectMatrixTest::addRowsOnLoopback(const Place &place, Way way)
{
    const bool isTls = place.base.scheme() == u"https";
    const QString scheme = place.base.scheme();
    const quint16 port = isTls ? m_https : m_http;
    const auto row = [&](const char *name, const QString &location, const Expectation &expected) {
        const char *const ways[] = {"no proxy", "system proxy", "manual proxy"};
        QTest::addRow("%s, %s: %s", qPrintable(place.name), ways[size_t(way)], name)
            << place << way << location.toUtf8() << expected;
    };
    const auto fetchedFrom = [](const QString &target) { return Expectation{Becomes::Fetched, target}; };
    const QString path = u"/api/end.mp4?sig=2"_s;
    const auto hostRow = [&](const char *name, const QString &host, bool isThere = true) {
        const QString target = where(scheme, host, port) + path;
        row(name, target, isThere ? fetchedFrom(target) : Expectation{Becomes::Unverified, {}});
    };
    hostRow("127.0.0.1", u"127.0.0.1"_s);
    hostRow("127.0.0.2", u"127.0.0.2"_s);
    hostRow("localhost", u"localhost"_s);
    hostRow("[::1]", u"[::1]"_s, m_hasIPv6);
    const QString otherPort = where(scheme, place.base.host(), isTls ? m_otherHttps : m_otherHttp) + path;
    row("other port", otherPort, fetchedFrom(otherPort));
    const QString otherScheme = isTls ? where(u"http"_s, place.base.host(), m_http) + path
                                      : where(u"https"_s, place.base.host(), m_https) + path;
    row("other scheme", otherScheme, isTls ? Expectation{Becomes::Refused, {}} : fetchedFrom(otherScheme));
    row("nobody's certificate", where(u"https"_s, u"127.0.0.1"_s, m_untrustedHttps) + path,
        {Becomes::Unverified, {}});
    row("address with a trailing dot", where(scheme, u"127.0.0.1."_s, port) + path, {Becomes::NotFound, {}});
    row("localhost with a trailing dot", where(scheme, u"localhost."_s, port) + path,
        {Becomes::NotFound, {}});
    row("other host as a user name",
        u"%1://%2@127.0.0.2:%3%4"_s.arg(scheme, place.base.host()).arg(port).arg(path),
        {Becomes::Refused, {}});
}

/// What can be said of any place.
void RedirectMatrixTest::addRows(const Place &place, Way way)
{
    const auto row = [&](const char *name, const QString &location, const Expectation &expected) {
        const char *const ways[] = {"no proxy", "system proxy", "manual proxy"};
        QTest::addRow("%s, %s: %s", qPrintable(place.name), ways[size_t(way)], name)
            << place << way << location.toUtf8() << expected;
    };
    const QString authority = place.base.authority();
    const QString origin = place.base.scheme() + u"://" + authority;
    const auto fetched = [&](const QString &path) { return Expectation{Becomes::Fetched, origin + path}; };
    const Expectation refused{Becomes::Refused, {}};
    const Expectation untrusted{Becomes::Untrusted, {}};
    const Expectation nowhere{Becomes::Nowhere, {}};

    row("inside the base", origin + u"/api/end.mp4?sig=2", fetched(u"/api/end.mp4?sig=2"_s));
    row("outside the base", origin + u"/end.mp4", fetched(u"/end.mp4"_s));
    row("beside the base", origin + u"/api2/end.mp4", fetched(u"/api2/end.mp4"_s));
    row("up and out of the base", origin + u"/api/../up/end.mp4", fetched(u"/up/end.mp4"_s));
    row("encoded up", origin + u"/api/%2e%2e/up/end.mp4", fetched(u"/up/end.mp4"_s));
    row("encoded slash", origin + u"/api/..%2fup/end.mp4", fetched(u"/api/..%2fup/end.mp4"_s));
    row("absolute path", u"/x/end.mp4"_s, fetched(u"/x/end.mp4"_s));
    row("without a scheme", u"//%1/x/end.mp4"_s.arg(authority), fetched(u"/x/end.mp4"_s));
    row("with a fragment", origin + u"/x/end.mp4#t=1", fetched(u"/x/end.mp4"_s));
    row("host in capitals", place.base.scheme().toUpper() + u"://" + authority.toUpper() + u"/x/end.mp4",
        fetched(u"/x/end.mp4"_s));
    row("user name", place.base.scheme() + u"://me:pw@" + authority + u"/api/end.mp4", refused);
    row("empty user name", place.base.scheme() + u"://@" + authority + u"/api/end.mp4", refused);
    row("file", u"file:///etc/hostname"_s, refused);
    row("file on a host", u"file://127.0.0.1/share/end.mp4"_s, refused);
    row("ftp", u"ftp://%1/end.mp4"_s.arg(authority), refused);
    row("data", u"data:video/mp4;base64,AAAA"_s, refused);
    row("qrc", u"qrc:/end.mp4"_s, refused);
    row("private address", u"https://10.0.0.1/end.mp4"_s, untrusted);
    row("link-local address", u"https://169.254.169.254/end.mp4"_s, untrusted);
    row("mapped private address", u"https://[::ffff:192.168.0.1]/end.mp4"_s, untrusted);
    row("plain http to a public host", u"http://cdn.example/end.mp4"_s,
        place.base.scheme() == u"https" ? refused : untrusted);
    row("no URL", u"https://exa mple/end.mp4"_s, nowhere);
    if (place.onLoopback) {
        addRowsOnLoopback(place, way);
        return;
    }
    const QString path = u"/api/end.mp4?sig=2"_s;
    const auto absolute = [&](const char *name, const QString &target) {
        row(name, target + path, {Becomes::Fetched, target + path});
    };
    absolute("explicit :443", u"https://api.example:443"_s);
    absolute("explicit :80", u"https://api.example:80"_s);
    absolute("trailing dot", u"https://api.example."_s);
    absolute("other host", u"https://cdn.example"_s);
    absolute("other port", u"https://api.example:8443"_s);
    row("other host without a scheme", u"//cdn.example/x/end.mp4"_s,
        {Becomes::Fetched, u"https://cdn.example/x/end.mp4"_s});
    row("other scheme", u"http://api.example/api/end.mp4"_s, refused);
    row("other scheme, explicit :80", u"http://api.example:80/api/end.mp4"_s, refused);
    row("other scheme, explicit :443", u"http://api.example:443/api/end.mp4"_s, refused);
    row("own host as a user name", u"https://api.example@cdn.example/api/end.mp4"_s, refused);
    for (const QString &host : {u"127.0.0.1"_s, u"127.0.0.2"_s, u"localhost"_s, u"[::1]"_s, u"localhost."_s})
        row(qPrintable(host), where(u"https"_s, host, m_https) + path, untrusted);
}

void RedirectMatrixTest::aRedirectTakesNoKeyAlong_data()
{
    QTest::addColumn<Place>("place");
    QTest::addColumn<Way>("way");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<Expectation>("expected");
    const Place onLoopback[] = {
        {u"http on 127.0.0.1"_s, QUrl(where(u"http"_s, u"127.0.0.1"_s, m_http) + u"/api"), true},
        {u"https on 127.0.0.1"_s, QUrl(where(u"https"_s, u"127.0.0.1"_s, m_https) + u"/api"), true},
        {u"http on localhost"_s, QUrl(where(u"http"_s, u"localhost"_s, m_http) + u"/api"), true},
    };
    for (const Way way : {Way::None, Way::System, Way::Manual}) {
        for (const Place &place : onLoopback)
            addRows(place, way);
    }
    // Without a proxy such a name would have to be looked up outside (address_check_test).
    for (const Way way : {Way::System, Way::Manual})
        addRows({u"https on a public host"_s, QUrl(u"https://api.example/api"_s), false}, way);
}

void RedirectMatrixTest::aRedirectTakesNoKeyAlong()
{
    QFETCH(Place, place);
    QFETCH(Way, way);
    QFETCH(QByteArray, location);
    QFETCH(Expectation, expected);
    useWay(way);
    for (const int status : redirectStatuses) {
        redirectTo(status, location);
        checkAsked(place, location);
        if (QTest::currentTestFailed())
            return;
        for (const Fetches fetches : {Fetches::Clip, Fetches::OwnContent}) {
            redirectTo(status, location);
            checkFetched(place, fetches, expected);
            if (QTest::currentTestFailed())
                return;
        }
    }
}

void RedirectMatrixTest::checkAsked(const Place &place, const QByteArray &location)
{
    const PollAnswer answer = ask(place);
    const auto *trouble = std::get_if<Trouble>(&answer.outcome);
    if (trouble)
        m_errors.append(trouble->error);
    checkNoKey(place.base);
    QVERIFY(trouble);
    QCOMPARE(trouble->error.kind, ErrorKind::RedirectRefused);
    QVERIFY2(!trouble->error.detail.contains(u"pw@"), qPrintable(trouble->error.detail));
    // Where it points to is told, as far as that has a host.
    const QUrl target = redirectTarget(place.base.resolved(QUrl(u"/api/v1/result/"_s)), location);
    QVERIFY2(trouble->error.detail.contains(target.host()), qPrintable(trouble->error.detail));
    QCOMPARE(m_recorder.requests.size(), 1);
    const Recorded &only = m_recorder.requests.constFirst();
    QCOMPARE(originOf(only.url), originOf(place.base));
    QCOMPARE(headerIn(only.head, "Authorization"), "Bearer " + key.toLatin1());
    QCOMPARE(only.proxied, !place.onLoopback);
}

void RedirectMatrixTest::checkFetched(const Place &place, Fetches fetches, const Expectation &expected)
{
    const QUrl link(place.base.toString() + u"/v1/a.mp4?sig=1");
    const Result<DownloadedBody> result = fetch(place, link, fetches);
    checkNoKey(fetches == Fetches::OwnContent ? place.base : QUrl());
    struct Row
    {
        Becomes becomes;
        ErrorKind kind;
    };
    static constexpr Row kinds[] = {
        {Becomes::Refused, ErrorKind::LinkRefused},
        {Becomes::Untrusted, ErrorKind::LinkUntrusted},
        {Becomes::Nowhere, ErrorKind::ServerTrouble},
        {Becomes::NotFound, ErrorKind::HostNotFound},
    };
    QVERIFY(!m_recorder.requests.isEmpty());
    QCOMPARE(m_recorder.requests.constFirst().url, link);
    for (const Recorded &recorded : m_recorder.requests) {
        const bool hasKey = fetches == Fetches::OwnContent && isAtHome(recorded.url, place.base);
        QCOMPARE(headerIn(recorded.head, "Authorization"),
                 hasKey ? "Bearer " + key.toLatin1() : QByteArray());
    }
    if (expected.becomes == Becomes::Fetched) {
        QVERIFY2(result.ok(), result ? "" : qPrintable(result.error().detail));
        QCOMPARE(m_recorder.requests.size(), 2);
        const Recorded &last = m_recorder.requests.constLast();
        QCOMPARE(originOf(last.url), originOf(QUrl(expected.target)));
        QCOMPARE(last.url.path(QUrl::FullyEncoded), QUrl(expected.target).path(QUrl::FullyEncoded));
        QCOMPARE(last.url.query(), QUrl(expected.target).query());
        QVERIFY(headerIn(last.head, "Referer").isNull());
        QCOMPARE(last.proxied, !place.onLoopback);
    } else {
        QVERIFY(!result.ok());
        QCOMPARE(m_recorder.requests.size(), 1);
        const auto *row = std::ranges::find(kinds, expected.becomes, &Row::becomes);
        if (row != std::end(kinds))
            QCOMPARE(result.error().kind, row->kind);
    }
}

void RedirectMatrixTest::aChainIsFollowedFiveTimes_data()
{
    QTest::addColumn<int>("hops");
    for (const int hops : {2, 3, 5, 6, 40})
        QTest::addRow("%d hops", hops) << hops;
    QTest::addRow("to itself") << 0;
    QTest::addRow("back and forth") << -1;
}

void RedirectMatrixTest::aChainIsFollowedFiveTimes()
{
    QFETCH(int, hops);
    useWay(Way::None);
    const Place place{u"http"_s, QUrl(where(u"http"_s, u"127.0.0.1"_s, m_http) + u"/api"), true};
    const QByteArray hosts[] = {where(u"http"_s, u"127.0.0.1"_s, m_http).toLatin1(),
                                where(u"http"_s, u"127.0.0.2"_s, m_http).toLatin1()};
    for (const int status : redirectStatuses) {
        m_recorder = {};
        m_recorder.answer = [&](const Recorded &recorded) {
            const int hop = recorded.url.path().section(u'/', -1).toInt() + 1;
            if (hops == 0)
                return redirect(status, "?sig=2");
            if (hops < 0)
                return redirect(status,
                                hosts[size_t(recorded.url.host() == u"127.0.0.1")] + "/api/loop?sig=2");
            if (hop > hops)
                return clipAnswer();
            return redirect(status, hosts[size_t(hop % 2)] + "/api/" + QByteArray::number(hop) + "?sig=2");
        };
        const Result<DownloadedBody> result = fetch(place, QUrl(place.base.toString() + u"/0?sig=1"));
        const bool comesThrough = hops > 0 && hops <= mostRedirects;
        QCOMPARE(result.ok(), comesThrough);
        if (!comesThrough)
            QCOMPARE(result.error().kind, ErrorKind::ServerTrouble);
        QCOMPARE(m_recorder.requests.size(), comesThrough ? hops + 1 : mostRedirects + 1);
        checkNoKey(QUrl());
        m_recorder.requests.clear();
        const PollAnswer answer = ask(place);
        const auto *trouble = std::get_if<Trouble>(&answer.outcome);
        QVERIFY(trouble);
        QCOMPARE(trouble->error.kind, ErrorKind::RedirectRefused);
        QCOMPARE(m_recorder.requests.size(), 1);
        checkNoKey(place.base);
    }
}

void RedirectMatrixTest::aKeyThatIsRepeatedInARedirectGoesNowhere()
{
    useWay(Way::None);
    const Place place{u"http"_s, QUrl(where(u"http"_s, u"127.0.0.1"_s, m_http) + u"/api"), true};
    const QByteArray other = where(u"http"_s, u"127.0.0.2"_s, m_http).toLatin1();
    for (const int status : redirectStatuses) {
        for (const QByteArray &spelling : {key.toLatin1(), key.toLatin1().toPercentEncoding()}) {
            redirectTo(status, other + "/api/" + spelling + "?key=" + spelling);
            const PollAnswer answer = ask(place);
            const auto *trouble = std::get_if<Trouble>(&answer.outcome);
            QVERIFY(trouble);
            QCOMPARE(trouble->error.kind, ErrorKind::RedirectRefused);
            m_errors.append(trouble->error);
            QCOMPARE(m_recorder.requests.size(), 1);
            checkNoKey(place.base);
            if (QTest::currentTestFailed())
                return;
        }
    }
}

void RedirectMatrixTest::aRedirectWithoutATargetIsTrouble()
{
    useWay(Way::None);
    const Place place{u"http"_s, QUrl(where(u"http"_s, u"127.0.0.1"_s, m_http) + u"/api"), true};
    for (const int status : redirectStatuses) {
        redirectTo(status, "");
        const PollAnswer answer = ask(place);
        const auto *trouble = std::get_if<Trouble>(&answer.outcome);
        QVERIFY(trouble);
        QCOMPARE(trouble->error.kind, ErrorKind::ServerTrouble);
        checkNoKey(place.base);
        m_recorder.requests.clear();
        QCOMPARE(fetch(place, QUrl(place.base.toString() + u"/a?sig=1")).error().kind,
                 ErrorKind::ServerTrouble);
        QCOMPARE(m_recorder.requests.size(), 1);
        checkNoKey(QUrl());
    }
}

QTEST_GUILESS_MAIN(RedirectMatrixTest)
#include "redirect_matrix_test.moc"
