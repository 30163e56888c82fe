// SPDX-License-Identifier: GPL-3.0-or-later
#include "raw_client.h"
#include "simulator/openai_like.h"
#include "simulator/simulator.h"
#include "support/manual_clock.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace rushes;
using namespace rushes::sim;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

constexpr Moment created{std::chrono::seconds(1761635478)};

ScriptedTask taskOf(const QString &service, const QString &family, const QString &id, const QString &model)
{
    return {.id = id,
            .service = service,
            .family = family,
            .model = model,
            .created = created,
            .queuedFor = 20s,
            .processingFor = 180s};
}

} // namespace

class ResultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        clock = std::make_unique<ManualClock>(created);
        simulator = std::make_unique<Simulator>(*clock);
        QVERIFY(simulator->listen().ok());
        simulator->setClip(u"five"_s, "five", 5);
        simulator->setClip(u"eight"_s, "eight", 8);
    }

    void cleanup()
    {
        simulator.reset();
        clock.reset();
    }

    void aPhaseIsSaidInTheWordsOfThePage_data()
    {
        QTest::addColumn<QString>("service");
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("clip");
        QTest::addColumn<QByteArray>("processing"); // as the page's example has it
        QTest::addColumn<QByteArray>("completed");  // the same, LINK for the URL
        const QString power = u"kyyAiPower"_s;
        const QString react = u"kyyReactApiServer"_s;
        QTest::newRow("page 1: VEO on kyyAiPower")
            << power << u"veo"_s << u"vgen_abc123def456"_s << u"veo3.1-fast"_s << u"eight"_s
            << QByteArray(
                   R"({"id":"vgen_abc123def456","object":"video.generation","created":1761635478,"model":"veo3.1-fast",)"
                   R"("status":"processing","video_url":null,"error":null})")
            << QByteArray(
                   R"({"id":"vgen_abc123def456","object":"video.generation","created":1761635478,"model":"veo3.1-fast",)"
                   R"("status":"completed","video_url":"LINK","error":null})");
        QTest::newRow("page 2: VEO on kyyReactApiServer")
            << react << u"veo"_s << u"vgen_abc123def456"_s << u"veo_3_1_fast"_s << u"eight"_s
            << QByteArray(
                   R"({"id":"vgen_abc123def456","object":"video","created":1761635478,"model":"veo_3_1_fast",)"
                   R"("status":"processing","video_url":null,"error":null})")
            << QByteArray(
                   R"({"id":"vgen_abc123def456","object":"video","created":1761635478,"model":"veo_3_1_fast",)"
                   R"("status":"completed","video_url":"LINK","actualDuration":8,"error":null})");
        QTest::newRow("page 3: Videos")
            << react << u"videos"_s << u"video_1234567890"_s << u"videos"_s << u"five"_s
            << QByteArray(
                   R"({"id":"video_1234567890","object":"video","created":1761635478,"model":"videos",)"
                   R"("status":"processing","video_url":null,"error":null})")
            << QByteArray(
                   R"({"id":"video_1234567890","object":"video","created":1761635478,"model":"videos",)"
                   R"("status":"completed","video_url":"LINK","actualDuration":5,"error":null})");
        QTest::newRow("page 4: Sora")
            << react << u"sora"_s << u"sora_abc123def456"_s << u"openAiSora2Plus"_s << u"eight"_s
            << QByteArray(
                   R"({"id":"sora_abc123def456","object":"video.generation","created":1761635478,"model":"openAiSora2Plus",)"
                   R"("status":"processing","video_url":null,"error":null})")
            << QByteArray(
                   R"({"id":"sora_abc123def456","object":"video.generation","created":1761635478,"model":"openAiSora2Plus",)"
                   R"("status":"completed","video_url":"LINK","actualDuration":8,"error":null})");
        QTest::newRow("page 1's table: Sora on kyyAiPower")
            << power << u"sora"_s << u"task-1"_s << u"sora-2"_s << u"eight"_s
            << QByteArray(
                   R"({"id":"task-1","object":"video.generation","created":1761635478,"model":"sora-2",)"
                   R"("status":"processing","video_url":null,"error":null})")
            << QByteArray(
                   R"({"id":"task-1","object":"video.generation","created":1761635478,"model":"sora-2",)"
                   R"("status":"completed","video_url":"LINK","error":null})");
    }

    void aPhaseIsSaidInTheWordsOfThePage()
    {
        QFETCH(QString, service);
        QFETCH(QString, family);
        QFETCH(QString, id);
        QFETCH(QString, model);
        QFETCH(QString, clip);
        QFETCH(QByteArray, processing);
        QFETCH(QByteArray, completed);
        ScriptedTask task = taskOf(service, family, id, model);
        task.ending = Completes{.clip = clip};
        simulator->setTask(task);

        QCOMPARE(bodyOf(service, id), QByteArray(processing).replace("processing", "queued"));
        clock->advance(20s);
        QCOMPARE(bodyOf(service, id), processing);
        clock->advance(180s);
        QCOMPARE(bodyOf(service, id), completed.replace("LINK", simulator->linkOf(service, id).toEncoded()));
    }

    void aFailureIsSaidInTheWordsOfThePage()
    {
        ScriptedTask task = taskOf(u"kyyReactApiServer"_s, u"videos"_s, u"video_1234567890"_s, u"videos"_s);
        task.ending = Fails{u"Reference video exceeds maximum total duration of 15 seconds."_s};
        simulator->setTask(task);
        clock->advance(200s);
        QCOMPARE(
            bodyOf(task.service, task.id),
            QByteArray(
                R"({"id":"video_1234567890","object":"video","created":1761635478,"model":"videos","status":"failed",)"
                R"("video_url":null,"error":"Reference video exceeds maximum total duration of 15 seconds."})"));
    }

    void aTaskThatNeverEndsIsProcessedForEver()
    {
        const ScriptedTask task = taskOf(u"kyyAiPower"_s, u"veo"_s, u"vgen_1"_s, u"veo3.1-fast"_s);
        simulator->setTask(task);
        clock->advance(1000h);
        QVERIFY(bodyOf(task.service, task.id).contains(R"("status":"processing")"));
    }

    void whereALinkEndsIsToldIfTheScriptSaysSo()
    {
        ScriptedTask task = taskOf(u"kyyReactApiServer"_s, u"veo"_s, u"vgen_1"_s, u"veo_3_1_fast"_s);
        task.ending = Completes{.clip = u"eight"_s, .linkLifetime = 1h, .tellsExpiresAt = true};
        simulator->setTask(task);
        clock->advance(200s);
        QCOMPARE(objectOf(task.service, task.id)[u"expires_at"_s].toInteger(), 1761635478 + 200 + 3600);
    }

    void theDateIsThatOfTheClock()
    {
        const RawReply reply = result(u"kyyAiPower"_s, u"nothing"_s);
        QCOMPARE(reply.header("Date"), QByteArray("Tue, 28 Oct 2025 07:11:18 GMT"));
    }

    void whatIsNoAnswerAboutATaskSaysWhyInJson_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("authorization"); // KEY for the key
        QTest::addColumn<int>("status");
        const QByteArray target = "/kyyReactApiServer/v1/result/vgen_1";
        QTest::newRow("a known task") << QByteArray("GET") << target << QByteArray("Bearer KEY") << 200;
        QTest::newRow("no key") << QByteArray("GET") << target << QByteArray() << 401;
        QTest::newRow("another key") << QByteArray("GET") << target << QByteArray("Bearer sk-wrong") << 401;
        QTest::newRow("not as a bearer") << QByteArray("GET") << target << QByteArray("KEY") << 401;
        QTest::newRow("no key for an unknown id") << QByteArray("GET") << target + "x" << QByteArray() << 401;
        QTest::newRow("unknown id") << QByteArray("GET") << target + "x" << QByteArray("Bearer KEY") << 404;
        QTest::newRow("the other base") << QByteArray("GET") << QByteArray("/kyyAiPower/v1/result/vgen_1")
                                        << QByteArray("Bearer KEY") << 404;
        QTest::newRow("no id") << QByteArray("GET") << QByteArray("/kyyReactApiServer/v1/result/")
                               << QByteArray("Bearer KEY") << 404;
        QTest::newRow("another path") << QByteArray("GET") << QByteArray("/kyyReactApiServer/v1/tasks")
                                      << QByteArray("Bearer KEY") << 404;
        QTest::newRow("the root") << QByteArray("GET") << QByteArray("/") << QByteArray() << 404;
        QTest::newRow("another method") << QByteArray("POST") << target << QByteArray("Bearer KEY") << 405;
    }

    void whatIsNoAnswerAboutATaskSaysWhyInJson()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, authorization);
        QFETCH(int, status);
        simulator->setTask(taskOf(u"kyyReactApiServer"_s, u"veo"_s, u"vgen_1"_s, u"veo_3_1_fast"_s));
        Headers headers;
        if (!authorization.isEmpty())
            headers.append(
                Header{"Authorization", authorization.replace("KEY", simulator->key().toLatin1())});

        const RawReply reply = ask(*simulator, target, headers, method);

        QCOMPARE(reply.status, status);
        QVERIFY(reply.header("Content-Type").startsWith("application/json"));
        QCOMPARE(QJsonDocument::fromJson(reply.body).object()[u"error"_s].isString(), status != 200);
        QCOMPARE(reply.header("Content-Length").toLongLong(), reply.body.size());
    }

    void bytesThatAreNoRequestAreRefused()
    {
        RawClient client(simulator->port());
        client.send("this is\tno request\r\n\r\n");
        QVERIFY(client.waitForEnd());
        QCOMPARE(parseReply(client.received()).status, 400);
    }

    void aConnectionServesOneRequestAfterAnother()
    {
        RawClient client(simulator->port());
        const QByteArray request = requestText("GET", "/", {});
        // Two at once and one in two halves.
        client.send(request + request + request.left(10));
        QVERIFY(QTest::qWaitFor([&] { return client.received().count("HTTP/1.1 404") == 2; }));
        client.send(request.mid(10));
        QVERIFY(QTest::qWaitFor([&] { return client.received().count("HTTP/1.1 404") == 3; }));
        QCOMPARE(client.state(), RawClient::State::Open);
        QCOMPARE(simulator->requests().size(), 3);
    }

    void everyRequestIsRemembered()
    {
        result(u"kyyAiPower"_s, u"vgen_1"_s);
        clock->advance(7s);
        ask(*simulator, "/clips/kyyAiPower/a%20b.mp4?Expires=1", {{"Range", "bytes=5-"}}, "HEAD");

        const QVector<Request> requests = simulator->requests();
        QCOMPARE(requests.size(), 2);
        QCOMPARE(requests[0].target, QByteArray("/kyyAiPower/v1/result/vgen_1"));
        QCOMPARE(requests[0].header("authorization"), "Bearer " + simulator->key().toLatin1());
        QCOMPARE(requests[0].at, created);
        QCOMPARE(requests[1].method, QByteArray("HEAD"));
        QCOMPARE(requests[1].path(), QByteArray("/clips/kyyAiPower/a b.mp4"));
        QCOMPARE(requests[1].query(), QByteArray("Expires=1"));
        QCOMPARE(requests[1].header("Range"), QByteArray("bytes=5-"));
        QVERIFY(requests[1].header("Authorization").isNull());
        QCOMPARE(requests[1].at, created + 7s);
        QCOMPARE(simulator->requestsTo("/clips/").size(), 1);
        simulator->clearRequests();
        QVERIFY(simulator->requests().isEmpty());
    }

    void theCatalogueIsTheBuiltInOneOnLoopback()
    {
        const ServiceCatalogue simulated = simulator->catalogue();
        const ServiceCatalogue &builtIn = ServiceCatalogue::builtIn();
        QCOMPARE(simulated.services().size(), builtIn.services().size());
        QCOMPARE(simulated.defaultService(), builtIn.defaultService());
        for (const Service &service : builtIn.services()) {
            const Service *twin = simulated.find(service.name);
            QVERIFY(twin);
            QCOMPARE(twin->base, QUrl(simulator->address().toString() + service.base.path()));
            QCOMPARE(twin->resultPath, service.resultPath);
            QCOMPARE(twin->families.size(), service.families.size());
            QCOMPARE(twin->polling.minimum, Duration(5s));
            QVERIFY(twin->onLoopback());
        }
    }

    void theServiceOfAnotherVendorSaysItInOtherWords()
    {
        ScriptedTask task = taskOf(openAiLikeName.toString(), u"sora"_s, u"video_1"_s, u"sora-2"_s);
        task.ending = Completes{.clip = u"eight"_s, .linkLifetime = 1h};
        simulator->setTask(task);
        const auto body = [&] {
            return ask(*simulator, "/openai-like/v1/videos/video_1", {authorization(*simulator)}).body;
        };
        QCOMPARE(
            body(),
            QByteArray(R"({"id":"video_1","object":"video","model":"sora-2","status":"queued","progress":0,)"
                       R"("created_at":1761635478,"completed_at":null,"expires_at":null,"seconds":null,)"
                       R"("error":null})"));
        clock->advance(20s + 60s);
        QVERIFY(body().contains(R"("status":"in_progress","progress":33,)"));
        clock->advance(120s);
        QVERIFY(body().contains(R"("status":"completed","progress":100,)"));
        QVERIFY(body().contains(R"("completed_at":1761635678,"expires_at":1761639278,"seconds":"8",)"));
        QVERIFY(!body().contains("http"));

        task.ending = Fails{u"Not allowed."_s};
        simulator->setTask(task);
        QVERIFY(body().contains(R"("status":"failed")"));
        QVERIFY(body().contains(R"("error":{"code":"video_generation_failed","message":"Not allowed."})"));
    }

    void itGivesItsClipsItselfForTheKey()
    {
        ScriptedTask task = taskOf(openAiLikeName.toString(), u"sora"_s, u"video_1"_s, u"sora-2"_s);
        task.ending = Completes{.clip = u"eight"_s, .linkLifetime = 1h};
        simulator->setTask(task);
        const QByteArray target = "/openai-like/v1/videos/video_1/content";
        QCOMPARE(ask(*simulator, target, {authorization(*simulator)}).status, 404); // not yet
        clock->advance(200s);
        QCOMPARE(ask(*simulator, target).status, 401);
        QCOMPARE(ask(*simulator, target, {{"Authorization", "Bearer wrong"}}).status, 401);
        const RawReply whole = ask(*simulator, target, {authorization(*simulator)});
        QCOMPARE(whole.status, 200);
        QCOMPARE(whole.body, QByteArray("eight"));
        const RawReply part = ask(*simulator, target, {authorization(*simulator), {"Range", "bytes=2-"}});
        QCOMPARE(part.status, 206);
        QCOMPARE(part.body, QByteArray("ght"));
        clock->advance(1h);
        QCOMPARE(ask(*simulator, target, {authorization(*simulator)}).status, 404); // its end
    }

    void itIsNotInTheCatalogueForAUserAddsIt()
    {
        QVERIFY(!simulator->catalogue().find(openAiLikeName.toString()));
        const Service service = simulator->openAiLike();
        QCOMPARE(service.name, openAiLikeName);
        QCOMPARE(service.resultUrl(u"video_1"_s).path(), u"/openai-like/v1/videos/video_1"_s);
        QCOMPARE(service.contentUrl(u"video_1"_s).path(), u"/openai-like/v1/videos/video_1/content"_s);
        QCOMPARE(service.statusWords.value(u"in_progress"_s), Status::Processing);
        QCOMPARE(simulator->catalogue().withUsers({service}).services().size(), 3);
    }

    void aClosedSimulatorIsGoneAndComesBackAtItsPort()
    {
        const quint16 port = simulator->port();
        RawClient before(port);
        before.send(requestText("GET", "/", {}));
        QVERIFY(before.waitForBytes(10));
        simulator->close();
        QVERIFY(before.waitForEnd());
        QCOMPARE(RawClient(port).state(), RawClient::State::Closed);
        QVERIFY(simulator->listen(port).ok());
        QCOMPARE(ask(*simulator, "/").status, 404);
    }

    void aPortInUseIsSaid()
    {
        Simulator second(*clock);
        const Outcome outcome = second.listen(simulator->port());
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.error(),
                 (Error{ErrorKind::PortInUse, u"127.0.0.1:"_s + QString::number(simulator->port())}));
    }

private:
    RawReply result(const QString &service, const QString &id) const
    {
        const QString target = u'/' + service + u"/v1/result/"_s + id;
        return ask(*simulator, target.toUtf8(), {authorization(*simulator)});
    }
    QByteArray bodyOf(const QString &service, const QString &id) const { return result(service, id).body; }
    QJsonObject objectOf(const QString &service, const QString &id) const
    {
        return QJsonDocument::fromJson(bodyOf(service, id)).object();
    }

    std::unique_ptr<ManualClock> clock;
    std::unique_ptr<Simulator> simulator;
};

QTEST_GUILESS_MAIN(ResultsTest)
#include "results_test.moc"
