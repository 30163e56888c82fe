// SPDX-License-Identifier: GPL-3.0-or-later

// When copies are tried, in what order, and what a full disk does to them; on virtual time.

#include "monitor/clip_room.h"
#include "monitor/copy_fixture.h"
#include "net/room_watch.h"
#include "simulator/simulator.h"

#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray idIn(const SentRequest &sent)
{
    return sent.url().fileName().section(u'.', 0, 0).toLatin1();
}

} // namespace

class ClipWaitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aRetryAfterHoldsForTheWholeHost_data();
    void aRetryAfterHoldsForTheWholeHost();
    void theNearestToItsEndGoesFirst();
    void aLinkThatLeadsInsideIsFetchedOnceTheUserSaysSo();
    void aLinkThatIsNoWebLinkIsNotFetchedAnyway();
    void aCopyNeedsRoomForAllOfIt_data();
    void aCopyNeedsRoomForAllOfIt();
    void aDiskThatFillsUpMeanwhileStopsTheCopy();
    void aFullDatabaseStopsCopiesToo();
    void manyWaitingClipsAreTakenInAtOnce();

private:
    [[nodiscard]] FakeAnswer wholeClip() const
    {
        return {.status = 200,
                .headers = {{"ETag", "\"a\""}, {"Content-Length", QByteArray::number(m_clip.size())}},
                .body = m_clip};
    }
    QByteArray m_clip;
};

void ClipWaitsTest::initTestCase()
{
    ManualClock clock;
    const Simulator simulator(clock);
    m_clip = simulator.clip(u"kite"_s);
    QVERIFY(!m_clip.isEmpty());
}

void ClipWaitsTest::aRetryAfterHoldsForTheWholeHost_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::newRow("429, seconds") << 429 << QByteArray("300");
    QTest::newRow("503, seconds") << 503 << QByteArray("300");
    QTest::newRow("429, a date") << 429 << QByteArray("Sun, 01 Mar 2026 12:05:00 GMT");
}

void ClipWaitsTest::aRetryAfterHoldsForTheWholeHost()
{
    QFETCH(int, status);
    QFETCH(QByteArray, retryAfter);
    CopyFixture fixture;
    fixture.clipNetwork.answerNext(FakeAnswer::ofStatus(
        status, "Wait", {{"Retry-After", retryAfter}, {"Date", "Sun, 01 Mar 2026 12:00:00 GMT"}}));
    fixture.clipNetwork.answerAll([this](const SentRequest &) { return wholeClip(); });
    const qint64 first = fixture.addCompleted(u"vgen_one"_s);
    QVERIFY(fixture.reaches([&] { return fixture.count<ClipTrouble>() == 1; }));
    QCOMPARE(fixture.task(first).clipTrouble->kind, ErrorKind::AskedToWait);
    const Moment next = *fixture.keeper->nextTry(first);
    QVERIFY(next - fixture.clock.wall() > 290s && next - fixture.clock.wall() <= 300s);

    // Another clip of the same host, and someone who is impatient.
    const qint64 second = fixture.addCompleted(u"vgen_two"_s);
    fixture.settleAll();
    fixture.keeper->tryNow(first);
    fixture.advance(next - fixture.clock.wall() - 1ms);
    fixture.settleAll();
    QCOMPARE(fixture.clipNetwork.count(), 1);
    QVERIFY(isAtRisk(fixture.task(second)));
    fixture.advance(1ms);
    QVERIFY(fixture.reaches([&] { return fixture.count<ClipHeld>() == 2; }));
    QCOMPARE(fixture.clipNetwork.count(), 3);
}

void ClipWaitsTest::aLinkThatLeadsInsideIsFetchedOnceTheUserSaysSo()
{
    CopyFixture fixture;
    fixture.clipNetwork.answerAll([this](const SentRequest &sent) {
        return sent.url().host() == u"10.0.0.1" ? wholeClip()
                                                : FakeAnswer::ofRedirect("https://10.0.0.1/a.mp4");
    });
    const qint64 number = fixture.addCompleted(u"vgen_one"_s);
    QVERIFY(fixture.reaches([&] { return fixture.task(number).linkIsRefused; }));
    QCOMPARE(fixture.task(number).clipTrouble->kind, ErrorKind::LinkUntrusted);
    QCOMPARE(fixture.task(number).refusedOrigin, u"https://10.0.0.1:443"_s);
    fixture.advance(1h);
    fixture.settleAll();
    QCOMPARE(fixture.clipNetwork.count(), 1);

    fixture.keeper->fetchAnyway(number);
    QVERIFY(fixture.reaches([&] { return fixture.count<ClipHeld>() == 1; }));
    QCOMPARE(fixture.clipNetwork.count(), 3);
    for (const SentRequest &sent : fixture.clipNetwork.requests())
        QVERIFY(!sent.hasHeader("Authorization"));
}

void ClipWaitsTest::aLinkThatIsNoWebLinkIsNotFetchedAnyway()
{
    CopyFixture fixture;
    fixture.clipNetwork.answerAll(
        [](const SentRequest &) { return FakeAnswer::ofRedirect("file:///etc/hostname"); });
    const qint64 number = fixture.addCompleted(u"vgen_one"_s);
    QVERIFY(fixture.reaches([&] { return fixture.task(number).linkIsRefused; }));
    fixture.keeper->fetchAnyway(number);
    fixture.advance(1h);
    fixture.settleAll();
    QVERIFY(fixture.task(number).linkIsRefused);
    QCOMPARE(fixture.clipNetwork.count(), 1);
}

void ClipWaitsTest::theNearestToItsEndGoesFirst()
{
    CopyFixture fixture;
    const auto answerWithEnd = [&](const QByteArray &id, int minutes) {
        // The service tells the end, in seconds of the epoch.
        const qint64 end = 1772366400 + minutes * 60;
        return FakeAnswer::ofJson(
            R"({"id":")" + id +
            R"(","created":1772366000,"model":"veo_3_1_fast","status":"completed","video_url":")" +
            CopyFixture::linkOf(id) + "?Expires=" + QByteArray::number(end) +
            R"(&OSSAccessKeyId=LTAI5tExample&Signature=c2ln","error":null})");
    };
    const QMap<QByteArray, int> ends{{"vgen_late", 900},
                                     {"vgen_soon", 60},
                                     {"vgen_between", 400},
                                     {"vgen_first", 1000},
                                     {"vgen_second", 1001}};
    fixture.network.answerAll([&](const SentRequest &sent) {
        const QByteArray id = sent.url().path().section(u'/', -1).toLatin1();
        return answerWithEnd(id, ends.value(id));
    });
    // Two hang, so that the others gather. Their parts are opened beside this thread: one after the other, so
    // that it is known whose request is which.
    fixture.addCompleted(u"vgen_first"_s);
    QVERIFY(fixture.reaches([&] { return fixture.clipNetwork.count() == 1; }));
    fixture.addCompleted(u"vgen_second"_s);
    QVERIFY(fixture.reaches([&] { return fixture.clipNetwork.count() == 2; }));
    for (const auto *id : {"vgen_late", "vgen_soon", "vgen_between"})
        fixture.addCompleted(QString::fromLatin1(id));
    fixture.settleAll();
    QCOMPARE(fixture.keeper->underWay(), 2);
    fixture.clipNetwork.answerAll([this](const SentRequest &) { return wholeClip(); });
    const QByteArray firstUnderWay = idIn(fixture.clipNetwork.sent(0));
    QVERIFY(firstUnderWay == "vgen_first");
    fixture.clipNetwork.reply(0)->give(wholeClip());
    QVERIFY(fixture.reaches([&] { return fixture.count<ClipHeld>() == 4; }));
    QList<QByteArray> order;
    for (const SentRequest &sent : fixture.clipNetwork.requests())
        order.append(idIn(sent));
    QCOMPARE(order.mid(2), (QList<QByteArray>{"vgen_soon", "vgen_between", "vgen_late"}));
}

void ClipWaitsTest::aCopyNeedsRoomForAllOfIt_data()
{
    QTest::addColumn<bool>("announced");
    QTest::newRow("length known") << true;
    QTest::newRow("length not known") << false;
}

void ClipWaitsTest::aCopyNeedsRoomForAllOfIt()
{
    QFETCH(bool, announced);
    CopyFixture fixture;
    fixture.clipNetwork.answerAll([&](const SentRequest &) {
        FakeAnswer answer = wholeClip();
        if (!announced)
            answer.headers.removeLast();
        return answer;
    });
    fixture.free = freeSpaceFloor + (announced ? m_clip.size() : 0) - 1;
    const qint64 number = fixture.addCompleted(u"vgen_one"_s);
    QVERIFY(fixture.reaches([&] { return fixture.count<ClipTrouble>() == 1; }));
    QCOMPARE(fixture.task(number).clipTrouble->kind, ErrorKind::DiskFull);
    QVERIFY(fixture.monitor->state().diskIsFull);

    // Nobody is asked while there is no room, however long it takes.
    for (int minute = 0; minute < 30; ++minute) {
        fixture.advance(1min);
        fixture.settleAll();
    }
    QCOMPARE(fixture.clipNetwork.count(), 1);
    *fixture.free += 1;
    fixture.advance(ClipRoom::lookEvery);
    QVERIFY(fixture.reaches([&] { return fixture.count<ClipHeld>() == 1; }));
    QCOMPARE(fixture.heldContent(number), m_clip);
    QVERIFY(!fixture.monitor->state().diskIsFull);
}

void ClipWaitsTest::aDiskThatFillsUpMeanwhileStopsTheCopy()
{
    CopyFixture fixture;
    const qint64 number = fixture.addCompleted(u"vgen_one"_s);
    QVERIFY(fixture.reaches([&] { return fixture.clipNetwork.count() == 1; }));
    const qint64 total = 3 * RoomWatch::lookEvery;
    fixture.clipNetwork.reply()->sendHead(200, "OK",
                                          {{"ETag", "\"a\""}, {"Content-Length", QByteArray::number(total)}});
    const QByteArray block(1 << 20, 'x');
    const auto send = [&](qint64 bytes) {
        for (qint64 sent = 0; sent < bytes; sent += block.size()) {
            if (fixture.clipNetwork.reply())
                fixture.clipNetwork.reply()->sendBody(block);
            fixture.settleAll();
        }
    };
    send(RoomWatch::lookEvery);
    QCOMPARE(fixture.count<ClipTrouble>(), 0);
    fixture.free = freeSpaceFloor - 1; // someone else filled it
    send(RoomWatch::lookEvery);
    QVERIFY(fixture.reaches([&] { return fixture.count<ClipTrouble>() == 1; }));
    QCOMPARE(fixture.task(number).clipTrouble->kind, ErrorKind::DiskFull);
    QVERIFY(!fixture.clipNetwork.reply());
    // What came is not lost.
    QCOMPARE(QFileInfo(fixture.store.partPath(fixture.task(number))).size(), 2 * RoomWatch::lookEvery);
    fixture.free = 1ll << 40;
    fixture.advance(ClipRoom::lookEvery);
    QVERIFY(fixture.reaches([&] { return fixture.clipNetwork.count() == 2; }));
    QCOMPARE(fixture.clipNetwork.sent().header("Range"),
             "bytes=" + QByteArray::number(2 * RoomWatch::lookEvery) + '-');
}

void ClipWaitsTest::aFullDatabaseStopsCopiesToo()
{
    CopyFixture fixture;
    fixture.clipNetwork.answerAll([this](const SentRequest &) { return wholeClip(); });
    fixture.free = 0;
    Q_EMIT fixture.monitor->storeTrouble({ErrorKind::DiskFull, fixture.folder.path()});
    QVERIFY(fixture.monitor->state().diskIsFull);
    fixture.addCompleted(u"vgen_one"_s);
    fixture.settleAll();
    fixture.advance(5min);
    fixture.settleAll();
    QCOMPARE(fixture.clipNetwork.count(), 0);
    fixture.free = 1ll << 40;
    fixture.advance(ClipRoom::lookEvery);
    QVERIFY(fixture.reachesInTime([&] { return fixture.count<ClipHeld>() == 1; }));
}

void ClipWaitsTest::manyWaitingClipsAreTakenInAtOnce()
{
    CopyFixture fixture; // no clip is answered
    QVector<NewTask> tasks;
    for (int i = 0; i < 500; ++i)
        tasks.append({.id = u"vgen_many%1"_s.arg(i),
                      .service = QString::fromLatin1(MonitorFixture::service),
                      .family = {},
                      .mode = {},
                      .label = {}});
    fixture.monitor->add(tasks);
    QVERIFY(fixture.reaches([&] { return fixture.monitor->state().notHeld == 500; },
                            [&] { fixture.advance(1min); }));
    QCOMPARE(fixture.keeper->underWay(), 2);
}

QTEST_GUILESS_MAIN(ClipWaitsTest)
#include "clip_waits_test.moc"
