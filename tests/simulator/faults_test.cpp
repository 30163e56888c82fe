// SPDX-License-Identifier: GPL-3.0-or-later
#include "raw_client.h"
#include "simulator/simulator.h"
#include "support/manual_clock.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

using namespace rushes;
using namespace rushes::sim;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

const QString service = u"kyyReactApiServer"_s;
const QString id = u"vgen_1"_s;
const QByteArray resultTarget = "/kyyReactApiServer/v1/result/vgen_1";
const QByteArray video = QByteArray(100'000, 'v');

} // namespace

class FaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        clock = std::make_unique<ManualClock>();
        simulator = std::make_unique<Simulator>(*clock);
        QVERIFY(simulator->listen().ok());
        simulator->setClip(u"video"_s, video, 8);
        simulator->setClip(u"other"_s, "another clip", 4);
    }

    void cleanup()
    {
        simulator.reset();
        clock.reset();
    }

    // When a fault shows

    void aFaultShowsAtTheRequestsOfItsScript_data()
    {
        QTest::addColumn<int>("after");
        QTest::addColumn<int>("times"); // -1: always
        QTest::addColumn<QVector<int>>("statuses");
        QTest::newRow("always") << 0 << -1 << QVector<int>{500, 500, 500, 500};
        QTest::newRow("once") << 0 << 1 << QVector<int>{500, 200, 200, 200};
        QTest::newRow("twice") << 0 << 2 << QVector<int>{500, 500, 200, 200};
        QTest::newRow("after the first") << 1 << -1 << QVector<int>{200, 500, 500, 500};
        QTest::newRow("the third alone") << 2 << 1 << QVector<int>{200, 200, 500, 200};
        QTest::newRow("never") << 0 << 0 << QVector<int>{200, 200, 200, 200};
    }

    void aFaultShowsAtTheRequestsOfItsScript()
    {
        QFETCH(int, after);
        QFETCH(int, times);
        QFETCH(QVector<int>, statuses);
        const When when{.after = after, .times = times < 0 ? std::nullopt : std::optional(times)};
        play({{Respond{errorReply(500, "no")}, when}});
        for (const int status : statuses)
            QCOMPARE(askResult().status, status);
    }

    void aFaultShowsInItsSpanOfTime()
    {
        play({{Respond{errorReply(500, "no")}, during(clock->wall() + 10s, clock->wall() + 20s)}});
        QCOMPARE(askResult().status, 200);
        clock->advance(10s);
        QCOMPARE(askResult().status, 500);
        clock->advance(9s);
        QCOMPARE(askResult().status, 500);
        clock->advance(1s);
        QCOMPARE(askResult().status, 200);
    }

    void faultsThatAreDueTogetherAddUp()
    {
        play({{SetField{u"model"_s, u"x"_s}}, {Cut{5}}});
        const RawReply reply = askResult();
        QCOMPARE(reply.body.size(), 5);
        QVERIFY(reply.header("Content-Length").toInt() > 100);
    }

    // The way over the wire

    void anAnswerCanComeLate()
    {
        play({{Latency{40s}}});
        RawClient client(simulator->port());
        client.send(requestText("GET", resultTarget, {authorization(*simulator)}));
        QTRY_COMPARE(clock->alarmCount(), 1);
        clock->advance(39s);
        QCOMPARE(client.received(), QByteArray());
        clock->advance(1s);
        QVERIFY(client.waitForBytes(1));
        QCOMPARE(parseReply(client.received()).status, 200);
    }

    void anAnswerCanBeCut_data() { breaks(); }
    void anAnswerCanBeCut()
    {
        QFETCH(bool, hasHead);
        QFETCH(int, bytes);
        play({}, {{Cut{hasHead ? std::optional<qint64>(bytes) : std::nullopt}}});
        const RawReply reply = fetch(*simulator, link());
        QCOMPARE(reply.end, RawClient::State::Closed);
        QCOMPARE(reply.status, hasHead ? 200 : 0);
        QCOMPARE(reply.body.size(), bytes);
    }

    void anAnswerCanBeReset_data() { breaks(); }
    void anAnswerCanBeReset()
    {
        QFETCH(bool, hasHead);
        QFETCH(int, bytes);
        play({}, {{Reset{hasHead ? std::optional<qint64>(bytes) : std::nullopt}}});
        const RawReply reply = fetch(*simulator, link());
        QCOMPARE(reply.end, RawClient::State::Reset);
        QCOMPARE(reply.status, hasHead ? 200 : 0);
        QCOMPARE(reply.body.size(), bytes);
    }

    void anAnswerCanStall_data() { breaks(); }
    void anAnswerCanStall()
    {
        QFETCH(bool, hasHead);
        QFETCH(int, bytes);
        play({}, {{Stall{hasHead ? std::optional<qint64>(bytes) : std::nullopt}}});
        RawClient client(simulator->port());
        client.send(requestText("GET", targetOf(link()), {{"Connection", "close"}}));
        QTRY_COMPARE(simulator->requests().size(), 1);
        QVERIFY(QTest::qWaitFor([&] { return parseReply(client.received()).body.size() == bytes; }));
        clock->advance(24h);
        QCoreApplication::processEvents();
        QCOMPARE(client.state(), RawClient::State::Open);
        QCOMPARE(parseReply(client.received()).body.size(), bytes);
    }

    void aBodyCanDrip()
    {
        play({}, {{SlowDrip{{.bytes = 40'000, .every = 10s}}}});
        RawClient client(simulator->port());
        client.send(requestText("GET", targetOf(link()), {{"Connection", "close"}}));
        const auto body = [&client] { return parseReply(client.received()).body.size(); };
        QTRY_COMPARE(body(), 40'000);
        clock->advance(10s);
        QTRY_COMPARE(body(), 80'000);
        clock->advance(10s);
        QVERIFY(client.waitForEnd());
        QCOMPARE(body(), 100'000);
    }

    void aClientThatLeavesEndsADrip()
    {
        play({}, {{SlowDrip{{.bytes = 10, .every = 10s}}}});
        {
            RawClient client(simulator->port());
            client.send(requestText("GET", targetOf(link()), {}));
            QTRY_COMPARE(clock->alarmCount(), 1);
        }
        QTRY_COMPARE(clock->alarmCount(), 0);
    }

    void aBodyCanComeInChunks()
    {
        play({}, {{SendChunked{}}});
        const RawReply reply = fetch(*simulator, link());
        QCOMPARE(reply.header("Transfer-Encoding"), QByteArray("chunked"));
        QVERIFY(reply.header("Content-Length").isNull());
        QVERIFY(reply.body.startsWith("4000\r\nvvv"));
        QVERIFY(reply.body.endsWith("\r\n0\r\n\r\n"));
        QCOMPARE(bodyForALibrary(link()), video);
    }

    void chunksThatAreCutHaveNoLastOne()
    {
        play({}, {{SendChunked{}}, {Cut{20'000}}});
        QVERIFY(!fetch(*simulator, link()).body.endsWith("0\r\n\r\n"));
    }

    void aBodyCanEndWithTheConnection()
    {
        play({}, {{SendUntilClose{}}});
        const RawReply reply = fetch(*simulator, link());
        QVERIFY(reply.header("Content-Length").isNull());
        QVERIFY(reply.header("Transfer-Encoding").isNull());
        QCOMPARE(reply.body, video);
    }

    void aLengthCanBeALie()
    {
        play({}, {{AnnounceMore{7}, once}, {AnnounceMore{-7}, afterFirst(1)}});
        QCOMPARE(fetch(*simulator, link()).header("Content-Length"), QByteArray("100007"));
        const RawReply shorter = fetch(*simulator, link());
        QCOMPARE(shorter.header("Content-Length"), QByteArray("99993"));
        QCOMPARE(shorter.body, video);
    }

    void aBodyCanBeZipped()
    {
        play({}, {{Gzip{}}});
        const RawReply reply = fetch(*simulator, link(), {{"Accept-Encoding", "identity"}});
        QCOMPARE(reply.header("Content-Encoding"), QByteArray("gzip"));
        QVERIFY(reply.body.startsWith("\x1f\x8b"));
        QCOMPARE(reply.header("Content-Length").toLongLong(), reply.body.size());
        QCOMPARE(bodyForALibrary(link()), video);
    }

    // Another answer in its place

    void aServiceCanAskToWait_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("form");
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::newRow("429, seconds") << 429 << int(RetryAfterForm::Seconds) << QByteArray("90");
        QTest::newRow("503, seconds") << 503 << int(RetryAfterForm::Seconds) << QByteArray("90");
        QTest::newRow("429, a date") << 429 << int(RetryAfterForm::HttpDate)
                                     << QByteArray("Sun, 01 Mar 2026 12:01:30 GMT");
        QTest::newRow("429, none") << 429 << int(RetryAfterForm::None) << QByteArray();
    }

    void aServiceCanAskToWait()
    {
        QFETCH(int, status);
        QFETCH(int, form);
        QFETCH(QByteArray, retryAfter);
        play({{AskToWait{.status = status, .form = RetryAfterForm(form), .wait = 90s}}});
        const RawReply reply = askResult();
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.header("Retry-After"), retryAfter);
        QCOMPARE(reply.header("Date"), QByteArray("Sun, 01 Mar 2026 12:00:00 GMT"));
    }

    void anAnswerCanBeAPageOfAGateway()
    {
        play({{Html{502}}}, {{Html{200}}});
        const RawReply result = askResult();
        QCOMPARE(result.status, 502);
        QVERIFY(result.header("Content-Type").startsWith("text/html"));
        const RawReply clip = fetch(*simulator, link());
        QCOMPARE(clip.status, 200);
        QVERIFY(clip.body.startsWith("<!DOCTYPE html>"));
    }

    void anAnswerCanPointElsewhere_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308})
            QTest::addRow("%d", status) << status;
    }

    void anAnswerCanPointElsewhere()
    {
        QFETCH(int, status);
        play({{Redirect{status, "http://127.0.0.1:9/stolen"}}},
             {{Redirect{status, "https://example.com/a.mp4"}}});
        const RawReply result = askResult();
        QCOMPARE(result.status, status);
        QCOMPARE(result.header("Location"), QByteArray("http://127.0.0.1:9/stolen"));
        QCOMPARE(fetch(*simulator, link()).header("Location"), QByteArray("https://example.com/a.mp4"));
    }

    void anythingElseCanStandInItsPlace()
    {
        play({{Respond{{.status = 200, .headers = {{"X-Odd", "yes"}}, .body = "{\"id\":"}}}});
        const RawReply reply = askResult();
        QCOMPARE(reply.header("X-Odd"), QByteArray("yes"));
        QCOMPARE(reply.body, QByteArray("{\"id\":"));
    }

    // Results

    void aFieldCanBeAnotherOrMissing()
    {
        play({{SetField{u"id"_s, u"vgen_2"_s}},
              {SetField{u"created"_s, u"yesterday"_s}},
              {SetField{u"video_url"_s, {}}},
              {DropField{u"error"_s}}});
        const QJsonObject answer = QJsonDocument::fromJson(askResult().body).object();
        QCOMPARE(answer[u"id"_s].toString(), u"vgen_2"_s);
        QCOMPARE(answer[u"created"_s].toString(), u"yesterday"_s);
        QVERIFY(answer[u"video_url"_s].isNull());
        QVERIFY(!answer.contains(u"error"_s));
        QCOMPARE(answer[u"status"_s].toString(), u"completed"_s);
    }

    void aServiceCanEchoTheKey()
    {
        play({{EchoAuthorization{u"error"_s}}});
        QCOMPARE(QJsonDocument::fromJson(askResult().body).object()[u"error"_s].toString(),
                 u"Bearer "_s + simulator->key());
    }

    // Clips

    void aRangeCanBeIgnored()
    {
        play({}, {{IgnoreRange{}}});
        const RawReply reply = fetch(*simulator, link(), {{"Range", "bytes=10-"}});
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body, video);
        QVERIFY(reply.header("Accept-Ranges").isNull());
    }

    void aPartCanStartElsewhere()
    {
        play({}, {{ShiftRange{-4}}});
        const RawReply reply = fetch(*simulator, link(), {{"Range", "bytes=10-"}});
        QCOMPARE(reply.status, 206);
        QCOMPARE(reply.header("Content-Range"), QByteArray("bytes 6-99999/100000"));
        QCOMPARE(reply.body.size(), 99'994);
    }

    void aPartCanBeOfAnotherTotal()
    {
        play({}, {{ClaimTotal{5}}});
        const RawReply reply = fetch(*simulator, link(), {{"Range", "bytes=10-"}});
        QCOMPARE(reply.header("Content-Range"), QByteArray("bytes 10-99999/100005"));
        QCOMPARE(reply.body.size(), 99'990);
    }

    void aRangeCanBeRefused()
    {
        play({}, {{RefuseRange{}}});
        const RawReply reply = fetch(*simulator, link(), {{"Range", "bytes=10-"}});
        QCOMPARE(reply.status, 416);
        QCOMPARE(reply.header("Content-Range"), QByteArray("bytes */100000"));
        QCOMPARE(fetch(*simulator, link()).status, 200);
    }

    void anETagCanChangeBetweenTries()
    {
        play({}, {{SetETag{"\"second\""}, afterFirst(1, 1)}, {SetETag{}, afterFirst(2)}});
        const QByteArray first = fetch(*simulator, link()).header("ETag");
        const RawReply second = fetch(*simulator, link(), {{"Range", "bytes=10-"}, {"If-Range", first}});
        QCOMPARE(second.status, 200);
        QCOMPARE(second.header("ETag"), QByteArray("\"second\""));
        QVERIFY(fetch(*simulator, link()).header("ETag").isNull());
    }

    void aClipCanBecomeAnother()
    {
        play({}, {{OtherClip{u"other"_s}, afterFirst(1)}});
        const RawReply first = fetch(*simulator, link());
        const RawReply second = fetch(*simulator, link());
        QCOMPARE(second.body, QByteArray("another clip"));
        QVERIFY(second.header("ETag") != first.header("ETag"));
    }

    void aClipCanBeZeroedInside()
    {
        play({}, {{Zero{.from = 10, .bytes = 5}, once}, {Zero{.from = 99'990}, afterFirst(1)}});
        QCOMPARE(fetch(*simulator, link()).body, video.left(10) + QByteArray(5, '\0') + video.mid(15));
        QCOMPARE(fetch(*simulator, link(), {{"Range", "bytes=99980-"}}).body,
                 QByteArray(10, 'v') + QByteArray(10, '\0'));
    }

    void aClipCanBeEmpty()
    {
        play({}, {{EmptyBody{}}});
        const RawReply reply = fetch(*simulator, link());
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.header("Content-Length"), QByteArray("0"));
    }

    void aDeadLinkIsReplacedWhenTheTaskIsAskedForAgain_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {401, 403, 404, 410})
            QTest::addRow("%d", status) << status;
    }

    void aDeadLinkIsReplacedWhenTheTaskIsAskedForAgain()
    {
        QFETCH(int, status);
        play({}, {{KillLink{status}, afterFirst(1, 1)}});
        const QUrl first = linkInAnswer();
        QCOMPARE(fetch(*simulator, first).status, 200);
        QCOMPARE(fetch(*simulator, first).status, status);
        QCOMPARE(fetch(*simulator, first).status, status);
        const QUrl second = linkInAnswer();
        QVERIFY(second != first);
        QCOMPARE(fetch(*simulator, second).status, 200);
        QCOMPARE(fetch(*simulator, first).status, status);
        QCOMPARE(linkInAnswer(), second);
    }

    void aLinkCanEndWhileItsClipIsCopied()
    {
        play({}, {{SlowDrip{{.bytes = 10'000, .every = 5h}}}, {Cut{60'000}, once}});
        RawClient client(simulator->port());
        client.send(requestText("GET", targetOf(link()), {}));
        QTRY_COMPARE(clock->alarmCount(), 1);
        clock->advance(25h);
        QVERIFY(client.waitForEnd());
        QCOMPARE(parseReply(client.received()).body.size(), 60'000);
        QCOMPARE(fetch(*simulator, link(), {{"Range", "bytes=60000-"}}).status, 403);
    }

private:
    static void breaks()
    {
        QTest::addColumn<bool>("hasHead");
        QTest::addColumn<int>("bytes");
        QTest::newRow("before the answer") << false << 0;
        QTest::newRow("after the head") << true << 0;
        QTest::newRow("in the body") << true << 60'001;
    }

    /// A completed task with these faults.
    void play(const Faults &ofAnswers, const Faults &ofClips = {})
    {
        simulator->setTask({.id = id,
                            .service = service,
                            .family = u"veo"_s,
                            .model = u"veo_3_1_fast"_s,
                            .created = clock->wall(),
                            .ending = Completes{.clip = u"video"_s},
                            .answerFaults = ofAnswers,
                            .clipFaults = ofClips});
    }

    [[nodiscard]] RawReply askResult() const
    {
        return ask(*simulator, resultTarget, {authorization(*simulator)});
    }
    [[nodiscard]] QUrl link() const { return simulator->linkOf(service, id); }
    [[nodiscard]] QUrl linkInAnswer() const
    {
        return QUrl(QJsonDocument::fromJson(askResult().body).object()[u"video_url"_s].toString());
    }

    /// The body as Qt's client understands it.
    static QByteArray bodyForALibrary(const QUrl &url)
    {
        QNetworkAccessManager network;
        const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(url)));
        QEventLoop loop;
        connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        return reply->readAll();
    }

    std::unique_ptr<ManualClock> clock;
    std::unique_ptr<Simulator> simulator;
};

QTEST_GUILESS_MAIN(FaultsTest)
#include "faults_test.moc"
