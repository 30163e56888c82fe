// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/result_client.h"

#include "core/answer_parser.h"
#include "support/fake_network.h"
#include "support/manual_clock.h"

#include <QTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

const QString key = u"sk-0123456789abcdef"_s;
const QByteArray processing =
    R"({"id":"vgen_1","object":"video","created":1772366000,"model":"veo_3_1_fast","status":"processing"})";

const Service &service()
{
    return *ServiceCatalogue::builtIn().find(u"kyyReactApiServer"_s);
}

Service serviceAt(const QString &base)
{
    Service moved = service();
    moved.base = QUrl(base);
    return moved;
}

/// A client over a network of the test's, and what it answered.
struct Bench
{
    FakeNetwork network;
    ManualClock clock;
    std::unique_ptr<ResultClient> client = std::make_unique<ResultClient>(network, clock);
    QList<PollAnswer> answers;

    ResultClient::Ticket ask(const Service &asked = service(), const QString &usedKey = key)
    {
        return client->ask(asked, u"vgen_1"_s, usedKey,
                           [this](const PollAnswer &answer) { answers += answer; });
    }
    /// Asks, gives the answer and tells what came of it.
    PollAnswer answerTo(const FakeAnswer &answer)
    {
        network.answerNext(answer);
        ask();
        FakeNetwork::settle();
        return answers.value(0, PollAnswer{Trouble{{ErrorKind::Cancelled, u"nothing came"_s}}, std::nullopt});
    }
};

/// "Trouble", "WaitAsked": the name of what came, with its words.
QString told(const PollAnswer &answer)
{
    struct Teller
    {
        QString operator()(const Answered &a) const { return u"answered "_s + a.result.word; }
        QString operator()(const WaitAsked &a) const
        {
            return u"wait %1: %2"_s.arg(a.retryAfter ? a.retryAfter->count() : -1).arg(a.detail);
        }
        QString operator()(const KeyWasRefused &a) const { return u"key refused: "_s + a.detail; }
        QString operator()(const Forbidden &a) const { return u"forbidden: "_s + a.detail; }
        QString operator()(const NotFound &a) const { return u"not found: "_s + a.detail; }
        QString operator()(const Trouble &a) const
        {
            return u"trouble %1: %2"_s.arg(int(a.error.kind)).arg(a.error.detail);
        }
    };
    return std::visit(Teller{}, answer.outcome);
}

QString trouble(ErrorKind kind, const QString &detail)
{
    return u"trouble %1: %2"_s.arg(int(kind)).arg(detail);
}

/// The fake network's words for an error of the line to the one URL that is asked here.
QString lineError(int number)
{
    return u"Fake error %1 on https://zcbservice.aizfw.cn/kyyReactApiServer/v1/result/vgen_1"_s.arg(number);
}

} // namespace

Q_DECLARE_METATYPE(rushes::test::FakeAnswer)

class ResultClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRequestIsTheDocumentedOne();
    void nothingIsFollowedStoredOrReused();
    void anAnswerIsReadByItsStatus_data();
    void anAnswerIsReadByItsStatus();
    void theServersDateIsHandedOn();
    void aWaitUntilADateCountsOnTheServersClock();
    void aKeyNeverFollowsARedirect_data();
    void aKeyNeverFollowsARedirect();
    void aKeyIsSentToItsOwnBaseOnly_data();
    void aKeyIsSentToItsOwnBaseOnly();
    void withoutAUsableKeyNothingIsSent_data();
    void withoutAUsableKeyNothingIsSent();
    void aKeyThatTheServerRepeatsIsCutOut();
    void theKeyIsCutOutHoweverManyWereSentBefore();
    void anAnswerThatIsTooLongIsNotReadOn();
    void anAnswerTakesTheRoomThatItNeeds();
    void aDripEndsAtTheDeadline();
    void aRefusalWithoutAnEndStillCounts();
    void aBodyCutShortIsTrouble();
    void nothingComesFromWithinTheCall();
    void aCancelledRequestSaysNothing();
    void aStaleAnswerIsDropped();
    void aDestroyedClientSaysNothing();
    void theClientMayBeDestroyedByItsAnswer();
    void severalRequestsAreKeptApart();
    void theReplyIsLetGo();
};

void ResultClientTest::theRequestIsTheDocumentedOne()
{
    Bench bench;
    bench.ask();
    QCOMPARE(bench.network.count(), 1);
    const SentRequest &sent = bench.network.sent();
    QCOMPARE(sent.url().toString(), u"https://zcbservice.aizfw.cn/kyyReactApiServer/v1/result/vgen_1"_s);
    QCOMPARE(sent.header("Authorization"), "Bearer " + key.toLatin1());
    QCOMPARE(sent.header("Accept"), QByteArray("application/json"));
    QVERIFY(sent.header("User-Agent").startsWith("Rushes/"));
    QVERIFY(sent.header("User-Agent").size() > qsizetype(strlen("Rushes/")));
    QCOMPARE(sent.reply->operation(), QNetworkAccessManager::GetOperation);
}

void ResultClientTest::nothingIsFollowedStoredOrReused()
{
    Bench bench;
    bench.ask();
    const QNetworkRequest &sent = bench.network.sent().request;
    const auto attribute = [&](QNetworkRequest::Attribute code) { return sent.attribute(code).toInt(); };
    QCOMPARE(attribute(QNetworkRequest::RedirectPolicyAttribute), int(QNetworkRequest::ManualRedirectPolicy));
    QVERIFY(!sent.attribute(QNetworkRequest::Http2AllowedAttribute, true).toBool());
    QCOMPARE(attribute(QNetworkRequest::CookieLoadControlAttribute), int(QNetworkRequest::Manual));
    QCOMPARE(attribute(QNetworkRequest::CookieSaveControlAttribute), int(QNetworkRequest::Manual));
    QCOMPARE(attribute(QNetworkRequest::AuthenticationReuseAttribute), int(QNetworkRequest::Manual));
    QVERIFY(!sent.attribute(QNetworkRequest::CacheSaveControlAttribute, true).toBool());
    QCOMPARE(sent.transferTimeout(), 0);
}

void ResultClientTest::anAnswerIsReadByItsStatus_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const FakeAnswer &answer, const QString &expected) {
        QTest::newRow(name) << answer << expected;
    };
    const auto waiting = [](int status, const QByteArray &retryAfter) {
        FakeAnswer answer = FakeAnswer::ofJson(R"({"error":"slow down"})", status);
        if (!retryAfter.isEmpty())
            answer.headers.emplaceBack("Retry-After", retryAfter);
        return answer;
    };
    row("200", FakeAnswer::ofJson(processing), u"answered processing"_s);
    row("203", FakeAnswer::ofJson(processing, 203), u"answered processing"_s);
    row("401", FakeAnswer::ofJson(R"({"error":{"message":"bad key"}})", 401), u"key refused: bad key"_s);
    row("401 without words", FakeAnswer::ofStatus(401), u"key refused: "_s);
    row("403", FakeAnswer::ofJson(R"({"message":"not yours"})", 403), u"forbidden: not yours"_s);
    row("404", FakeAnswer::ofJson(R"({"error":"no such task"})", 404), u"not found: no such task"_s);
    row("404 in HTML", FakeAnswer{.status = 404, .headers = {}, .body = "<h1>Not Found</h1>"},
        u"not found: "_s);
    row("429", waiting(429, {}), u"wait -1: slow down"_s);
    row("429 for seconds", waiting(429, "120"), u"wait 120000: slow down"_s);
    row("429 for nonsense", waiting(429, "soon"), u"wait -1: slow down"_s);
    row("429 for a week", waiting(429, "604800"), u"wait 3600000: slow down"_s);
    row("503", waiting(503, "7"), u"wait 7000: slow down"_s);
    row("500", FakeAnswer::ofStatus(500, "Internal Server Error"),
        trouble(ErrorKind::ServerTrouble, u"HTTP 500 Internal Server Error"_s));
    row("502", FakeAnswer{.status = 502, .reason = "Bad Gateway", .headers = {}, .body = "<html>"},
        trouble(ErrorKind::ServerTrouble, u"HTTP 502 Bad Gateway"_s));
    row("reason with control characters", FakeAnswer::ofStatus(502, "Bad\x1b[31m\tGateway"),
        trouble(ErrorKind::ServerTrouble, u"HTTP 502 Bad[31m Gateway"_s));
    row("304", FakeAnswer::ofStatus(304, "Not Modified"),
        trouble(ErrorKind::ServerTrouble, u"HTTP 304 Not Modified"_s));
    row("402", FakeAnswer::ofStatus(402, "Payment Required"),
        trouble(ErrorKind::ServerTrouble, u"HTTP 402 Payment Required"_s));
    row("407", FakeAnswer::ofStatus(407, "Proxy Authentication Required"),
        trouble(ErrorKind::ProxyFailed, u"HTTP 407 Proxy Authentication Required"_s));
    const QString host = u"zcbservice.aizfw.cn"_s;
    row("host not found", FakeAnswer::ofError(QNetworkReply::HostNotFoundError),
        trouble(ErrorKind::HostNotFound, host));
    row("connection refused", FakeAnswer::ofError(QNetworkReply::ConnectionRefusedError),
        trouble(ErrorKind::ConnectionFailed, lineError(1)));
    row("closed", FakeAnswer::ofError(QNetworkReply::RemoteHostClosedError),
        trouble(ErrorKind::ConnectionFailed, lineError(2)));
    row("no network", FakeAnswer::ofError(QNetworkReply::TemporaryNetworkFailureError),
        trouble(ErrorKind::ConnectionFailed, lineError(7)));
    row("time-out of the library", FakeAnswer::ofError(QNetworkReply::TimeoutError),
        trouble(ErrorKind::TimedOut, host));
    row("TLS", FakeAnswer::ofError(QNetworkReply::SslHandshakeFailedError),
        trouble(ErrorKind::TlsFailed, lineError(6)));
    row("proxy", FakeAnswer::ofError(QNetworkReply::ProxyNotFoundError),
        trouble(ErrorKind::ProxyFailed, lineError(103)));
    row("no HTTP", FakeAnswer::ofError(QNetworkReply::ProtocolFailure),
        trouble(ErrorKind::ServerTrouble, lineError(399)));
}

void ResultClientTest::anAnswerIsReadByItsStatus()
{
    QFETCH(FakeAnswer, answer);
    QFETCH(QString, expected);
    Bench bench;
    QCOMPARE(told(bench.answerTo(answer)), expected);
    QCOMPARE(bench.answers.size(), 1);
    QCOMPARE(bench.client->inFlight(), 0);
    QCOMPARE(bench.clock.alarmCount(), 0);
}

void ResultClientTest::theServersDateIsHandedOn()
{
    for (const int status : {200, 404, 429, 500}) {
        Bench bench;
        FakeAnswer answer = FakeAnswer::ofJson(processing, status);
        answer.headers.emplaceBack("Date", "Sun, 01 Mar 2026 11:58:00 GMT");
        QVERIFY(bench.answerTo(answer).serverDate == bench.clock.wall() - 2min);
    }
    Bench bench;
    QVERIFY(!bench.answerTo(FakeAnswer::ofJson(processing)).serverDate);
}

void ResultClientTest::aWaitUntilADateCountsOnTheServersClock()
{
    Bench bench;
    const FakeAnswer answer = FakeAnswer::ofStatus(
        503, {},
        {{"Date", "Sun, 01 Mar 2026 10:00:00 GMT"}, {"Retry-After", "Sun, 01 Mar 2026 10:01:30 GMT"}});
    QCOMPARE(told(bench.answerTo(answer)), u"wait 90000: "_s);
}

void ResultClientTest::aKeyNeverFollowsARedirect_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *name, const char *location, const QString &named) {
        QTest::newRow(name) << QByteArray(location) << named;
    };
    row("other host", "https://evil.example/v1?token=1", u"https://evil.example/v1"_s);
    row("other port", "https://zcbservice.aizfw.cn:8443/", u"https://zcbservice.aizfw.cn:8443/"_s);
    row("http", "http://zcbservice.aizfw.cn/", u"http://zcbservice.aizfw.cn/"_s);
    row("trailing dot", "https://zcbservice.aizfw.cn./", u"https://zcbservice.aizfw.cn./"_s);
    row("explicit :443", "https://zcbservice.aizfw.cn:443/kyyReactApiServer/v1/result/vgen_1",
        u"https://zcbservice.aizfw.cn:443/kyyReactApiServer/v1/result/vgen_1"_s);
    row("user name", "https://me:pw@zcbservice.aizfw.cn/", u"https://zcbservice.aizfw.cn/"_s);
    row("own base", "/kyyReactApiServer/v1/result/vgen_2",
        u"https://zcbservice.aizfw.cn/kyyReactApiServer/v1/result/vgen_2"_s);
    row("other base", "/kyyAiPower/v1/result/vgen_1",
        u"https://zcbservice.aizfw.cn/kyyAiPower/v1/result/vgen_1"_s);
    row("file", "file:///etc/passwd", u"file:"_s);
}

void ResultClientTest::aKeyNeverFollowsARedirect()
{
    QFETCH(QByteArray, location);
    QFETCH(QString, named);
    for (const int status : {301, 302, 303, 307, 308}) {
        Bench bench;
        bench.network.answerAll([](const SentRequest &) { return FakeAnswer::ofJson(processing); });
        QCOMPARE(told(bench.answerTo(FakeAnswer::ofRedirect(location, status))),
                 trouble(ErrorKind::RedirectRefused, named));
        QCOMPARE(bench.network.count(), 1);
    }
}

void ResultClientTest::aKeyIsSentToItsOwnBaseOnly_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("asked");
    const QString path = u"/v1/result/{id}"_s;
    QTest::newRow("https") << u"https://api.example/a"_s << path << true;
    QTest::newRow("http on loopback") << u"http://127.0.0.1:4000"_s << path << true;
    QTest::newRow("http on localhost") << u"http://localhost:4000/a"_s << path << true;
    QTest::newRow("http elsewhere") << u"http://api.example/a"_s << path << false;
    QTest::newRow("ftp") << u"ftp://api.example/a"_s << path << false;
    QTest::newRow("path that leaves the base") << u"https://api.example/a"_s << u"/../b/{id}"_s << false;
    QTest::newRow("user name in the base") << u"https://me@api.example/a"_s << path << false;
}

void ResultClientTest::aKeyIsSentToItsOwnBaseOnly()
{
    QFETCH(QString, base);
    QFETCH(QString, path);
    QFETCH(bool, asked);
    Bench bench;
    Service moved = serviceAt(base);
    moved.resultPath = path;
    bench.ask(moved);
    FakeNetwork::settle();
    QCOMPARE(bench.network.count(), asked ? 1 : 0);
    QCOMPARE(bench.answers.size(), asked ? 0 : 1);
    if (!asked)
        QVERIFY(told(bench.answers[0]).startsWith(u"trouble %1"_s.arg(int(ErrorKind::UrlInvalid))));
}

void ResultClientTest::withoutAUsableKeyNothingIsSent_data()
{
    QTest::addColumn<QString>("usedKey");
    QTest::newRow("none") << QString();
    QTest::newRow("blanks") << u"  \n"_s;
    QTest::newRow("line break inside") << u"abc\r\nX-Other: 1"_s;
    QTest::newRow("space inside") << u"abc def"_s;
    QTest::newRow("not ASCII") << u"ключ-от-дома"_s;
}

void ResultClientTest::withoutAUsableKeyNothingIsSent()
{
    QFETCH(QString, usedKey);
    Bench bench;
    bench.ask(service(), usedKey);
    QCOMPARE(bench.answers.size(), 0);
    FakeNetwork::settle();
    QCOMPARE(bench.network.count(), 0);
    QCOMPARE(bench.answers.size(), 1);
    QCOMPARE(told(bench.answers[0]), trouble(ErrorKind::KeyMissing, u"kyyReactApiServer"_s));
}

void ResultClientTest::aKeyThatTheServerRepeatsIsCutOut()
{
    const QByteArray sent = key.toLatin1();
    for (const int status : {401, 403, 404, 429}) {
        Bench bench;
        const QString words =
            told(bench.answerTo(FakeAnswer::ofJson(R"({"error":"no: )" + sent + R"("})", status)));
        QVERIFY2(words.contains(u"no: "), qPrintable(words));
        QVERIFY2(!words.contains(key.left(16)), qPrintable(words));
    }
    Bench bench;
    const QString words = told(bench.answerTo(FakeAnswer::ofStatus(500, "Key " + sent)));
    QVERIFY2(!words.contains(key.left(16)), qPrintable(words));
}

void ResultClientTest::theKeyIsCutOutHoweverManyWereSentBefore()
{
    Bench bench;
    for (int number = 0; number < 40; ++number) {
        const QString sent = u"sk-%1-0123456789abcdef"_s.arg(number % 20, 8, 10, QChar(u'x'));
        bench.network.answerNext(FakeAnswer::ofJson(R"({"error":"no: )" + sent.toLatin1() + R"("})", 403));
        bench.ask(service(), sent);
        FakeNetwork::settle();
        QCOMPARE(bench.answers.size(), number + 1);
        QCOMPARE(told(bench.answers.constLast()), u"forbidden: no: ***"_s);
    }
}

void ResultClientTest::anAnswerTakesTheRoomThatItNeeds()
{
    // It is kept with its task, and there may be a hundred thousand of these.
    Bench bench;
    const PollAnswer answer = bench.answerTo(FakeAnswer::ofJson(R"({"id":"vgen_1","status":"queued"})"));
    const auto *answered = std::get_if<Answered>(&answer.outcome);
    QVERIFY(answered);
    QVERIFY2(answered->result.raw.capacity() <= 1024, "a little answer takes much room");
}

void ResultClientTest::anAnswerThatIsTooLongIsNotReadOn()
{
    Bench bench;
    bench.ask();
    const QPointer<FakeReply> reply = bench.network.reply();
    reply->sendHead(200);
    const QByteArray block(1024 * 1024, ' ');
    for (int i = 0; i < 8; ++i)
        reply->sendBody(block);
    QCOMPARE(bench.answers.size(), 0);
    reply->sendBody("x");
    QCOMPARE(bench.answers.size(), 1);
    QCOMPARE(told(bench.answers[0]), trouble(ErrorKind::AnswerTooLarge, u"8 MiB"_s));
    QVERIFY(reply->wasAborted());
}

void ResultClientTest::aDripEndsAtTheDeadline()
{
    Bench bench;
    bench.ask();
    bench.network.reply()->sendHead(200);
    for (int second = 1; second < 30; ++second) {
        bench.clock.advance(1s);
        bench.network.reply()->sendBody(" ");
        QCOMPARE(bench.answers.size(), 0);
    }
    bench.clock.advance(1s);
    QCOMPARE(bench.answers.size(), 1);
    QCOMPARE(told(bench.answers[0]), trouble(ErrorKind::TimedOut, u"zcbservice.aizfw.cn"_s));
    FakeNetwork::settle();
    QVERIFY(!bench.network.reply());
}

void ResultClientTest::aRefusalWithoutAnEndStillCounts()
{
    Bench bench;
    bench.ask();
    bench.network.reply()->sendHead(401, "Unauthorized");
    bench.clock.advance(30s);
    QCOMPARE(told(bench.answers.value(0)), u"key refused: "_s);
}

void ResultClientTest::aBodyCutShortIsTrouble()
{
    Bench bench;
    bench.ask();
    bench.network.reply()->sendHead(200);
    bench.network.reply()->sendBody(processing.left(40));
    bench.network.reply()->breakOff();
    QCOMPARE(told(bench.answers.value(0)), trouble(ErrorKind::ConnectionFailed, lineError(2)));

    // Cut where the library does not see it: it took the length away with the compression.
    Bench unseen;
    const PollAnswer answer = unseen.answerTo({.status = 200, .headers = {}, .body = processing.left(40)});
    QVERIFY(told(answer).startsWith(u"trouble %1"_s.arg(int(ErrorKind::AnswerUnreadable))));
}

void ResultClientTest::nothingComesFromWithinTheCall()
{
    Bench bench;
    bench.network.answerNext(FakeAnswer::ofJson(processing));
    bench.ask();
    bench.ask(service(), QString());
    bench.ask(serviceAt(u"http://api.example"_s));
    QCOMPARE(bench.answers.size(), 0);
    QCOMPARE(bench.client->inFlight(), 3);
    FakeNetwork::settle();
    QCOMPARE(bench.answers.size(), 3);
    QCOMPARE(bench.client->inFlight(), 0);
}

void ResultClientTest::aCancelledRequestSaysNothing()
{
    Bench bench;
    const auto ticket = bench.ask();
    const auto unsent = bench.ask(service(), QString());
    const QPointer<FakeReply> reply = bench.network.reply();
    bench.client->cancel(ticket);
    bench.client->cancel(unsent);
    bench.client->cancel(unsent + 1);
    QVERIFY(reply->wasAborted());
    QCOMPARE(bench.client->inFlight(), 0);
    QCOMPARE(bench.clock.alarmCount(), 0);
    FakeNetwork::settle();
    bench.clock.advance(1min);
    QCOMPARE(bench.answers.size(), 0);
}

void ResultClientTest::aStaleAnswerIsDropped()
{
    Bench bench;
    const auto ticket = bench.ask();
    FakeReply *stale = bench.network.reply();
    bench.client->cancel(ticket);
    bench.ask();
    stale->give(FakeAnswer::ofJson(processing));
    QCOMPARE(bench.answers.size(), 0);
    bench.network.reply()->give(FakeAnswer::ofJson(processing));
    QCOMPARE(bench.answers.size(), 1);
}

void ResultClientTest::aDestroyedClientSaysNothing()
{
    Bench bench;
    bench.ask();
    bench.ask(service(), QString());
    const QPointer<FakeReply> reply = bench.network.reply();
    bench.client.reset();
    QVERIFY(reply->wasAborted());
    FakeNetwork::settle();
    QVERIFY(!reply);
    bench.clock.advance(1min);
    QCOMPARE(bench.answers.size(), 0);
}

void ResultClientTest::theClientMayBeDestroyedByItsAnswer()
{
    Bench bench;
    int told = 0;
    const auto done = [&](const PollAnswer &) {
        ++told;
        bench.client.reset();
    };
    bench.client->ask(service(), u"vgen_1"_s, key, done);
    bench.client->ask(service(), u"vgen_2"_s, key, done);
    bench.network.reply(0)->give(FakeAnswer::ofJson(processing));
    FakeNetwork::settle();
    QCOMPARE(told, 1);
}

void ResultClientTest::severalRequestsAreKeptApart()
{
    Bench bench;
    QStringList told;
    for (const QString &id : {u"vgen_1"_s, u"vgen_2"_s, u"vgen_3"_s})
        bench.client->ask(service(), id, key, [&told, id](const PollAnswer &answer) {
            told += id + u' ' + (std::holds_alternative<Answered>(answer.outcome) ? u"answered" : u"else");
        });
    QCOMPARE(bench.client->inFlight(), 3);
    bench.network.reply(2)->give(FakeAnswer::ofStatus(500));
    bench.network.reply(0)->give(FakeAnswer::ofJson(processing));
    QCOMPARE(bench.client->inFlight(), 1);
    QCOMPARE(told, (QStringList{u"vgen_3 else"_s, u"vgen_1 answered"_s}));
    // An answer about another task is no answer.
    bench.network.reply(1)->give(FakeAnswer::ofJson(processing));
    QCOMPARE(told.last(), u"vgen_2 else"_s);
}

void ResultClientTest::theReplyIsLetGo()
{
    Bench bench;
    bench.answerTo(FakeAnswer::ofJson(processing));
    FakeNetwork::settle();
    QVERIFY(!bench.network.reply());
}

QTEST_GUILESS_MAIN(ResultClientTest)
#include "result_client_test.moc"
