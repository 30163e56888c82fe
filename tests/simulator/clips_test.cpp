// SPDX-License-Identifier: GPL-3.0-or-later
#include "raw_client.h"
#include "simulator/simulator.h"
#include "support/manual_clock.h"

#include <QTest>

using namespace rushes;
using namespace rushes::sim;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

const QString service = u"kyyReactApiServer"_s;
const QString id = u"vgen_1"_s;
const QByteArray video = "0123456789abcdefghij";

} // namespace

class ClipsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        clock = std::make_unique<ManualClock>();
        simulator = std::make_unique<Simulator>(*clock);
        QVERIFY(simulator->listen().ok());
        simulator->setClip(u"video"_s, video, 8);
        simulator->setTask({.id = id,
                            .service = service,
                            .family = u"veo"_s,
                            .model = u"veo_3_1_fast"_s,
                            .created = clock->wall(),
                            .ending = Completes{.clip = u"video"_s, .linkLifetime = 1h}});
    }

    void cleanup()
    {
        simulator.reset();
        clock.reset();
    }

    void aClipIsServedWithAllThatResumingNeeds()
    {
        const RawReply reply = fetch(*simulator, link());
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body, video);
        QCOMPARE(reply.header("Content-Type"), QByteArray("video/mp4"));
        QCOMPARE(reply.header("Content-Length"), QByteArray("20"));
        QCOMPARE(reply.header("Accept-Ranges"), QByteArray("bytes"));
        QVERIFY(reply.header("ETag").startsWith('"') && reply.header("ETag").endsWith('"'));
        QCOMPARE(reply.header("Last-Modified"), toHttpDate(clock->wall()));
        QCOMPARE(reply.end, RawClient::State::Closed);
    }

    void anETagIsTheSameForTheSameBytesAlone()
    {
        const QByteArray etag = fetch(*simulator, link()).header("ETag");
        QCOMPARE(fetch(*simulator, link()).header("ETag"), etag);
        simulator->setClip(u"video"_s, video + 'k', 8);
        QVERIFY(fetch(*simulator, link()).header("ETag") != etag);
    }

    void aHeadSaysWhatAGetWouldAndSendsNothing()
    {
        const RawReply reply = fetch(*simulator, link(), {{"Range", "bytes=5-"}}, "HEAD");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.header("Content-Length"), QByteArray("20"));
        QCOMPARE(reply.body, QByteArray());
    }

    void aRangeIsAnsweredAsTheStandardSays_data()
    {
        QTest::addColumn<QByteArray>("range");
        QTest::addColumn<QByteArray>("ifRange"); // ETAG and DATE for those of the clip
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("contentRange");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("none") << QByteArray() << QByteArray() << 200 << QByteArray() << video;
        QTest::newRow("from the middle")
            << QByteArray("bytes=5-") << QByteArray() << 206 << QByteArray("bytes 5-19/20") << video.mid(5);
        QTest::newRow("in the middle") << QByteArray("bytes=5-6") << QByteArray() << 206
                                       << QByteArray("bytes 5-6/20") << QByteArray("56");
        QTest::newRow("the last ones") << QByteArray("bytes=-3") << QByteArray() << 206
                                       << QByteArray("bytes 17-19/20") << QByteArray("hij");
        QTest::newRow("at the end") << QByteArray("bytes=20-") << QByteArray() << 416
                                    << QByteArray("bytes */20") << QByteArray();
        QTest::newRow("several") << QByteArray("bytes=0-1,4-5") << QByteArray() << 200 << QByteArray()
                                 << video;
        QTest::newRow("same ETag") << QByteArray("bytes=5-") << QByteArray("ETAG") << 206
                                   << QByteArray("bytes 5-19/20") << video.mid(5);
        QTest::newRow("other ETag") << QByteArray("bytes=5-") << QByteArray("\"other\"") << 200
                                    << QByteArray() << video;
        QTest::newRow("weak ETag") << QByteArray("bytes=5-") << QByteArray("W/ETAG") << 200 << QByteArray()
                                   << video;
        QTest::newRow("same date") << QByteArray("bytes=5-") << QByteArray("DATE") << 206
                                   << QByteArray("bytes 5-19/20") << video.mid(5);
        QTest::newRow("at the end, other ETag")
            << QByteArray("bytes=20-") << QByteArray("\"other\"") << 200 << QByteArray() << video;
        QTest::newRow("ETag without a range")
            << QByteArray() << QByteArray("\"other\"") << 200 << QByteArray() << video;
    }

    void aRangeIsAnsweredAsTheStandardSays()
    {
        QFETCH(QByteArray, range);
        QFETCH(QByteArray, ifRange);
        QFETCH(int, status);
        QFETCH(QByteArray, contentRange);
        QFETCH(QByteArray, body);
        const RawReply whole = fetch(*simulator, link());
        Headers headers;
        if (!range.isEmpty())
            headers.append(Header{"Range", range});
        if (!ifRange.isEmpty())
            headers.append(Header{"If-Range", ifRange.replace("ETAG", whole.header("ETag"))
                                                  .replace("DATE", whole.header("Last-Modified"))});

        const RawReply reply = fetch(*simulator, link(), headers);

        QCOMPARE(reply.status, status);
        QCOMPARE(reply.header("Content-Range"), contentRange);
        QCOMPARE(reply.body, body);
        QCOMPARE(reply.header("Content-Length").toLongLong(), body.size());
        QCOMPARE(reply.header("ETag"), whole.header("ETag"));
    }

    void aLinkEndsWhenItsQuerySays()
    {
        const QUrl before = link();
        clock->advance(1h - 1s);
        QCOMPARE(fetch(*simulator, before).status, 200);
        clock->advance(1s);
        const RawReply reply = fetch(*simulator, before);
        QCOMPARE(reply.status, 403);
        QVERIFY(reply.body.contains("expired"));
        QCOMPARE(link(), before);
    }

    void aForgedLinkIsRefused_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("a later end") << u"Expires=1"_s << u"Expires=2"_s;
        QTest::newRow("another version") << u"Version=1"_s << u"Version=2"_s;
        QTest::newRow("another clip") << u"vgen_1"_s << u"vgen_2"_s;
        QTest::newRow("no signature") << u"&Signature="_s << u"&Sig="_s;
        QTest::newRow("another signature") << u"Signature="_s << u"Signature=a"_s;
        QTest::newRow("no query") << u"?"_s << u"#"_s;
    }

    void aForgedLinkIsRefused()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        const QUrl forged(link().toString().replace(from, to));
        QVERIFY(forged != link());
        const RawReply reply = fetch(*simulator, forged);
        QCOMPARE(reply.status, 403);
        QVERIFY(reply.body.contains("SignatureDoesNotMatch"));
    }

    void aLinkBelongsToItsSimulator()
    {
        Simulator other(*clock);
        QVERIFY(other.listen().ok());
        QCOMPARE(fetch(other, link()).status, 403);
    }

    void aClipWantsNoKeyAndNoOtherMethod()
    {
        QCOMPARE(fetch(*simulator, link(), {authorization(*simulator)}).status, 200);
        const RawReply reply = fetch(*simulator, link(), {}, "DELETE");
        QCOMPARE(reply.status, 405);
        QCOMPARE(reply.header("Allow"), QByteArray("GET, HEAD"));
    }

    void aRemovedTaskHasNoClip()
    {
        const QUrl before = link();
        simulator->removeTask(service, id);
        QCOMPARE(fetch(*simulator, before).status, 404);
    }

private:
    [[nodiscard]] QUrl link() const { return simulator->linkOf(service, id); }

    std::unique_ptr<ManualClock> clock;
    std::unique_ptr<Simulator> simulator;
};

QTEST_GUILESS_MAIN(ClipsTest)
#include "clips_test.moc"
