// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/download_bench.h"
#include "net/part_writer.h"
#include "support/busy_pool.h"

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

enum class Framing { Length, Chunked, Close };
enum class Ending { Whole, Cut, Reset, Stall };

/// Sends a body up to where it ends, and ends it so.
void sendBody(DownloadBench &bench, const QByteArray &body, Framing framing, Ending ending)
{
    FakeReply *reply = bench.reply();
    reply->sendBody(ending == Ending::Whole ? body : body.left(body.size() / 2));
    switch (ending) {
    case Ending::Whole:
        return reply->end();
    case Ending::Cut: // without framing, the library takes it for the end
        return framing == Framing::Close ? reply->end()
                                         : reply->breakOff(QNetworkReply::RemoteHostClosedError);
    case Ending::Reset:
        return reply->breakOff(QNetworkReply::UnknownNetworkError);
    case Ending::Stall:
        return bench.clock.advance(30s);
    }
}

QList<Header> framed(QList<Header> headers, Framing framing, qsizetype size)
{
    if (framing == Framing::Length)
        headers.emplaceBack("Content-Length", QByteArray::number(size));
    else if (framing == Framing::Chunked)
        headers.emplaceBack("Transfer-Encoding", "chunked");
    return headers;
}

} // namespace

Q_DECLARE_METATYPE(Framing)
Q_DECLARE_METATYPE(Ending)

class ClipResumeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyInterruptionIsMendedByTheNextTry_data();
    void everyInterruptionIsMendedByTheNextTry();
    void aWholePartIsConfirmedByTheServer();
    void aPartWithoutAValidatorIsBegunAnew();
    void theNotesStandBeforeTheFirstByte();
    void aChunkedEndTellsTheLength();
    void anEndWithoutFramingIsNotCalledAnnounced();
    void tooManyBytesAreAWrongLength();
    void aChunkedEndShortOfTheTotalIsAWrongLength();
    void anEncodedBodyIsNotWritten();
    void aServerThatInsistsOnCompressingIsLetTo();
    void aSlowDiskHoldsTheServerBackAndIsNoStall();
    void anAbortIsSilentAndKeepsThePart();
    void destroyingItMidFlightKeepsThePart();
};

void ClipResumeTest::everyInterruptionIsMendedByTheNextTry_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("changed");
    QTest::addColumn<Framing>("framing");
    QTest::addColumn<Ending>("ending");
    const std::pair<const char *, Framing> framings[] = {
        {"length", Framing::Length}, {"chunked", Framing::Chunked}, {"no length", Framing::Close}};
    const std::pair<const char *, Ending> endings[] = {
        {"whole", Ending::Whole}, {"cut", Ending::Cut}, {"reset", Ending::Reset}, {"stall", Ending::Stall}};
    for (const int status : {200, 206, 416}) {
        for (const bool changed : {false, true}) {
            for (const auto &[framingName, framing] : framings) {
                for (const auto &[endingName, ending] : endings) {
                    QTest::addRow("%d, %s ETag, %s, %s", status, changed ? "changed" : "same", framingName,
                                  endingName)
                        << status << changed << framing << ending;
                }
            }
        }
    }
}

void ClipResumeTest::everyInterruptionIsMendedByTheNextTry()
{
    QFETCH(int, status);
    QFETCH(bool, changed);
    QFETCH(Framing, framing);
    QFETCH(Ending, ending);
    const ServedClip &served = changed ? clipB : clipA;
    DownloadBench bench;
    bench.leavePart(clipA, 40);

    // The first try: the server answers the Range with this status, whether that is right or not.
    bench.start();
    QCOMPARE(bench.network.sent().header("Range"), QByteArray("bytes=40-"));
    bool resumed = false;
    if (status == 206) {
        const QByteArray rest = served.content.mid(40);
        const QList<Header> headers{{"ETag", served.etag}, {"Content-Range", served.rangeFrom(40)}};
        bench.reply()->sendHead(206, {}, framed(headers, framing, rest.size()));
        resumed = !changed;
        if (resumed)
            sendBody(bench, rest, framing, ending);
    } else if (status == 416) {
        bench.reply()->sendHead(416, {}, {{"Content-Range", "bytes */" + served.total()}});
    }
    if (!resumed) {
        // What fits nothing is asked for afresh, and whole.
        QCOMPARE(bench.network.count(), status == 200 ? 1 : 2);
        QCOMPARE(bench.network.sent().hasHeader("Range"), status == 200);
        bench.reply()->sendHead(200, {}, framed({{"ETag", served.etag}}, framing, served.content.size()));
        sendBody(bench, served.content, framing, ending);
    }
    DownloadBench::settle();

    const bool unseenCut = ending == Ending::Cut && framing == Framing::Close && !resumed;
    if (unseenCut) {
        QVERIFY(bench.told().endsWith(u"of -1"));
        return;
    }
    if (ending != Ending::Whole) {
        QVERIFY2(bench.errorKind() == ErrorKind::TransferBroken, qPrintable(bench.told()));
        QVERIFY(served.content.startsWith(bench.part()));

        // The second try: the server is well.
        bench.serve(served);
        bench.startAndSettle();
        QVERIFY(bench.network.sent().hasHeader("Range"));
    }
    QVERIFY2(bench.result && bench.result->ok(), qPrintable(bench.told()));
    QCOMPARE(bench.part(), served.content);
}

void ClipResumeTest::aWholePartIsConfirmedByTheServer()
{
    DownloadBench bench;
    bench.leavePart(clipA, 100);
    bench.serve(clipA);
    bench.startAndSettle();
    QCOMPARE(bench.network.count(), 1);
    QCOMPARE(bench.told(), u"ok 100 of 100"_s);
    QCOMPARE(bench.part(), clipA.content);

    // Another clip stands there by now.
    bench.serve(clipB);
    bench.startAndSettle();
    QCOMPARE(bench.told(), u"ok 90 of 90"_s);
    QCOMPARE(bench.part(), clipB.content);
}

void ClipResumeTest::aPartWithoutAValidatorIsBegunAnew()
{
    DownloadBench bench;
    bench.leavePart({clipA.content, "W/\"a\""}, 0);
    bench.network.answerNext({.status = 200,
                              .headers = {{"ETag", "W/\"a\""}},
                              .body = clipA.content.left(40),
                              .error = QNetworkReply::RemoteHostClosedError});
    bench.startAndSettle();
    QCOMPARE(bench.errorKind(), ErrorKind::TransferBroken);
    QVERIFY(bench.isFolderEmpty()); // what cannot be resumed is no use

    bench.serve(clipA);
    bench.startAndSettle();
    QVERIFY(!bench.network.sent().hasHeader("Range"));
    QCOMPARE(bench.part(), clipA.content);
}

void ClipResumeTest::theNotesStandBeforeTheFirstByte()
{
    DownloadBench bench;
    bench.leavePart(clipA, 40);
    bench.start();
    bench.reply()->sendHead(200, {}, clipB.wholeHeaders());
    DownloadBench::settle();
    QCOMPARE(bench.part(), QByteArray());
    const QJsonObject notes = QJsonDocument::fromJson(contentOf(bench.partPath + u".json")).object();
    QCOMPARE(notes[u"etag"_s].toString(), u"\"b\""_s);
    QCOMPARE(notes[u"total"_s].toInt(), 90);
    bench.reply()->sendBody(clipB.content.left(10));
    DownloadBench::settle();
    QCOMPARE(bench.part(), clipB.content.left(10)); // written as it comes
}

void ClipResumeTest::aChunkedEndTellsTheLength()
{
    DownloadBench bench;
    bench.network.answerNext(
        {.status = 200, .headers = {{"Transfer-Encoding", "chunked"}}, .body = clipA.content});
    bench.startAndSettle();
    QCOMPARE(bench.told(), u"ok 100 of 100"_s);
}

void ClipResumeTest::anEndWithoutFramingIsNotCalledAnnounced()
{
    DownloadBench bench;
    bench.network.answerNext({.status = 200, .headers = {}, .body = clipA.content});
    bench.startAndSettle();
    QCOMPARE(bench.told(), u"ok 100 of -1"_s);
}

void ClipResumeTest::tooManyBytesAreAWrongLength()
{
    DownloadBench bench;
    bench.network.answerNext({.status = 200, .headers = clipB.wholeHeaders(), .body = clipB.content + "x"});
    bench.startAndSettle();
    QCOMPARE(bench.told(), error(ErrorKind::LengthWrong, u"more than 90"_s));
    QVERIFY(bench.isFolderEmpty());
}

void ClipResumeTest::aChunkedEndShortOfTheTotalIsAWrongLength()
{
    DownloadBench bench;
    bench.leavePart(clipA, 40);
    bench.network.answerNext({.status = 206,
                              .headers = {{"ETag", clipA.etag},
                                          {"Content-Range", clipA.rangeFrom(40)},
                                          {"Transfer-Encoding", "chunked"}},
                              .body = clipA.content.mid(40, 30)});
    bench.startAndSettle();
    QCOMPARE(bench.told(), error(ErrorKind::LengthWrong, u"70 of 100"_s));
    QVERIFY(bench.isFolderEmpty());
}

void ClipResumeTest::anEncodedBodyIsNotWritten()
{
    DownloadBench bench;
    bench.leavePart(clipA, 40);
    bench.network.answerNext({.status = 200,
                              .headers = {{"Content-Encoding", "br"}, {"ETag", clipA.etag}},
                              .body = clipA.content});
    bench.startAndSettle();
    QCOMPARE(bench.told(), error(ErrorKind::TransferBroken, u"Content-Encoding: br"_s));
    QCOMPARE(bench.part(), clipA.content.left(40));
}

void ClipResumeTest::aServerThatInsistsOnCompressingIsLetTo()
{
    DownloadBench bench;
    bench.leavePart(clipA, 40);
    const FakeAnswer packed{
        .status = 200,
        .headers = {{"Content-Encoding", "gzip"}, {"ETag", clipA.etag}, {"Content-Length", "55"}},
        .body = clipA.content}; // as the library gives it: unpacked
    bench.network.answerNext(packed);
    bench.network.answerNext(packed);
    bench.startAndSettle();
    QCOMPARE(bench.network.count(), 2);
    QVERIFY(!bench.network.sent().hasHeader("Accept-Encoding"));
    QVERIFY(!bench.network.sent().hasHeader("Range"));
    QCOMPARE(bench.told(), u"ok 100 of -1"_s);
    QCOMPARE(bench.part(), clipA.content);
    // Lengths and validators of the packed body say nothing about the clip.
    QVERIFY(!contentOf(bench.partPath + u".json").contains("\\\"a"));

    // In passing only: what comes as it is keeps its length and can be resumed.
    DownloadBench other;
    other.network.answerNext(packed);
    other.serve(clipA);
    other.startAndSettle();
    QCOMPARE(other.told(), u"ok 100 of 100"_s);
}

void ClipResumeTest::aSlowDiskHoldsTheServerBackAndIsNoStall()
{
    const ServedClip clip{QByteArray(3 * PartWriter::mostWaiting, 'x'), "\"large\""};
    DownloadBench bench;
    bench.start();
    bench.reply()->sendHead(200, {}, clip.wholeHeaders());
    DownloadBench::settle();

    const PoolOfThreads one(1);
    BusyPool disk;
    for (qsizetype at = 0; at < clip.content.size(); at += 64 * 1024)
        bench.reply()->sendBody(clip.content.mid(at, 64 * 1024));
    // What is not taken from the line stays with the server.
    QVERIFY(bench.reply()->bytesAvailable() >= PartWriter::mostWaiting);
    bench.reply()->end();
    bench.clock.advance(5min);
    FakeNetwork::settle();
    QCOMPARE(bench.told(), u"nothing"_s);

    disk.letGo();
    DownloadBench::settle();
    QVERIFY2(bench.result && bench.result->ok(), qPrintable(bench.told()));
    QVERIFY(bench.part() == clip.content);
}

void ClipResumeTest::anAbortIsSilentAndKeepsThePart()
{
    DownloadBench bench;
    bench.start();
    bench.reply()->sendHead(200, {}, clipA.wholeHeaders());
    bench.reply()->sendBody(clipA.content.left(30));
    DownloadBench::settle();
    FakeReply *const stale = bench.reply();
    bench.download->abort();
    QVERIFY(stale->wasAborted());
    stale->sendBody("late");
    DownloadBench::settle();
    bench.clock.advance(2min);
    QCOMPARE(bench.told(), u"nothing"_s);
    QCOMPARE(bench.part(), clipA.content.left(30));

    bench.serve(clipA);
    bench.startAndSettle();
    QCOMPARE(bench.network.sent().header("Range"), QByteArray("bytes=30-"));
    QCOMPARE(bench.part(), clipA.content);
}

void ClipResumeTest::destroyingItMidFlightKeepsThePart()
{
    DownloadBench bench;
    bench.start();
    bench.reply()->sendHead(200, {}, clipA.wholeHeaders());
    bench.reply()->sendBody(clipA.content.left(30));
    DownloadBench::settle();
    bench.download.reset();
    DownloadBench::settle();
    QVERIFY(!bench.reply());
    QCOMPARE(bench.clock.alarmCount(), 0);
    QCOMPARE(bench.part(), clipA.content.left(30));
}

QTEST_GUILESS_MAIN(ClipResumeTest)
#include "clip_resume_test.moc"
