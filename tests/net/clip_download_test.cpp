// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/download_bench.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

class ClipDownloadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClipIsFetchedWhole();
    void theRequestCarriesNothingButItsRange();
    void aClipOverTheCapIsNotFetched_data();
    void aClipOverTheCapIsNotFetched();
    void aRefusedLinkIsNeverAsked();
    void anErrorsBodyIsNeverWritten_data();
    void anErrorsBodyIsNeverWritten();
    void aWaitIsHandedOn();
    void aRedirectIsAFreshRequest_data();
    void aRedirectIsAFreshRequest();
    void aRefusedTargetIsNotAsked_data();
    void aRefusedTargetIsNotAsked();
    void fiveRedirectsAreFollowedAndNoMore();
    void networkErrorsAreNamed_data();
    void networkErrorsAreNamed();
    void silenceBeforeTheAnswerIsATimeOut();
    void aDripIsGivenUp();
    void aFullDiskIsTold();
    void anUnwritablePartIsTold();
    void progressIsToldAtMostTenTimesASecond();
    void theServerIsHeldBackByAFullBuffer();
    void nothingComesFromWithinStart();
    void anEndThatWaitsToBeToldIsSilencedByAnAbort();
    void whoHearsOfItMayDestroyIt();
};

void ClipDownloadTest::aClipIsFetchedWhole()
{
    DownloadBench bench;
    bench.serve(clipA);
    bench.startAndSettle();
    QCOMPARE(bench.told(), u"ok 100 of 100"_s);
    QCOMPARE(bench.part(), clipA.content);
    QCOMPARE(bench.clock.alarmCount(), 0);
    QVERIFY(!bench.reply());
}

void ClipDownloadTest::theRequestCarriesNothingButItsRange()
{
    DownloadBench bench;
    bench.leavePart(clipA, 40);
    bench.start();
    const SentRequest &sent = bench.network.sent();
    QCOMPARE(sent.url(), clipLink);
    QCOMPARE(sent.header("Accept-Encoding"), QByteArray("identity"));
    QCOMPARE(sent.header("Range"), QByteArray("bytes=40-"));
    QCOMPARE(sent.header("If-Range"), QByteArray("\"a\""));
    QList<QByteArray> names = sent.request.rawHeaderList();
    std::ranges::sort(names);
    QCOMPARE(names, (QList<QByteArray>{"Accept-Encoding", "If-Range", "Range", "User-Agent"}));
    QCOMPARE(sent.request.attribute(QNetworkRequest::RedirectPolicyAttribute).toInt(),
             int(QNetworkRequest::ManualRedirectPolicy));
    QCOMPARE(sent.request.attribute(QNetworkRequest::CookieLoadControlAttribute).toInt(),
             int(QNetworkRequest::Manual));
    QVERIFY(!sent.request.attribute(QNetworkRequest::Http2AllowedAttribute, true).toBool());
}

void ClipDownloadTest::aClipOverTheCapIsNotFetched_data()
{
    QTest::addColumn<bool>("announced");
    QTest::newRow("announced") << true;
    QTest::newRow("found out") << false;
}

void ClipDownloadTest::aClipOverTheCapIsNotFetched()
{
    QFETCH(bool, announced);
    DownloadBench bench;
    bench.request.sizeCap = 99;
    bench.network.answerNext(
        {.status = 200,
         .headers = announced ? clipA.wholeHeaders() : QList<Header>{{"ETag", clipA.etag}},
         .body = clipA.content});
    bench.startAndSettle();
    QCOMPARE(bench.told(), error(ErrorKind::ClipTooLarge, u"99 bytes"_s));
    QVERIFY(bench.isFolderEmpty());
}

void ClipDownloadTest::aRefusedLinkIsNeverAsked()
{
    const std::pair<QString, ErrorKind> rows[] = {
        {u"file:///etc/passwd"_s, ErrorKind::LinkRefused},
        {u"http://cdn.example/a.mp4"_s, ErrorKind::LinkUntrusted},
        {u"http://127.0.0.1/a.mp4"_s, ErrorKind::LinkUntrusted},
        {u"https://me:pw@cdn.example/a.mp4"_s, ErrorKind::LinkRefused},
        {u"soon"_s, ErrorKind::LinkMissing},
    };
    for (const auto &[refused, kind] : rows) {
        DownloadBench bench;
        bench.request.link = QUrl(refused);
        bench.startAndSettle();
        QCOMPARE(bench.network.count(), 0);
        QCOMPARE(bench.errorKind(), kind);
        QVERIFY(bench.isFolderEmpty());
    }
}

void ClipDownloadTest::anErrorsBodyIsNeverWritten_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    for (const int status : {401, 403, 404, 410})
        QTest::addRow("%d", status) << status << ErrorKind::LinkDead;
    for (const int status : {429, 503})
        QTest::addRow("%d", status) << status << ErrorKind::AskedToWait;
    for (const int status : {400, 500, 502, 504, 204, 304})
        QTest::addRow("%d", status) << status << ErrorKind::ServerTrouble;
}

void ClipDownloadTest::anErrorsBodyIsNeverWritten()
{
    QFETCH(int, status);
    QFETCH(ErrorKind, kind);
    DownloadBench bench;
    bench.leavePart(clipA, 40);
    bench.network.answerNext({.status = status, .reason = "No", .headers = {}, .body = "<html>No</html>"});
    bench.startAndSettle();
    QCOMPARE(bench.told(), error(kind, u"HTTP %1 No"_s.arg(status)));
    QCOMPARE(bench.part(), clipA.content.left(40));
    QVERIFY(!bench.download->retryAfter());
}

void ClipDownloadTest::aWaitIsHandedOn()
{
    DownloadBench bench;
    bench.network.answerNext(FakeAnswer::ofStatus(503, "Busy", {{"Retry-After", "90"}}));
    bench.startAndSettle();
    QCOMPARE(bench.errorKind(), ErrorKind::AskedToWait);
    QVERIFY(bench.download->retryAfter() == 90s);
}

void ClipDownloadTest::aRedirectIsAFreshRequest_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("target");
    const std::pair<const char *, std::pair<QByteArray, QString>> rows[] = {
        {"other host", {"https://edge.example/a.mp4?sig=2", u"https://edge.example/a.mp4?sig=2"_s}},
        {"other port", {"https://cdn.example:8443/a.mp4", u"https://cdn.example:8443/a.mp4"_s}},
        {"explicit :443", {"https://cdn.example:443/a.mp4", u"https://cdn.example:443/a.mp4"_s}},
        {"trailing dot", {"https://cdn.example./a.mp4", u"https://cdn.example./a.mp4"_s}},
        {"relative", {"b.mp4", u"https://cdn.example/v/b.mp4"_s}},
    };
    for (const int status : {301, 302, 303, 307, 308}) {
        for (const auto &[name, pair] : rows)
            QTest::addRow("%d, %s", status, name) << status << pair.first << pair.second;
    }
}

void ClipDownloadTest::aRedirectIsAFreshRequest()
{
    QFETCH(int, status);
    QFETCH(QByteArray, location);
    QFETCH(QString, target);
    DownloadBench bench;
    bench.leavePart(clipA, 40);
    FakeAnswer redirect = FakeAnswer::ofRedirect(location, status);
    redirect.headers.emplaceBack("Set-Cookie", "session=1");
    redirect.body = "<a>moved</a>";
    bench.network.answerNext(redirect);
    bench.serve(clipA);
    bench.startAndSettle();
    QCOMPARE(bench.network.count(), 2);
    QCOMPARE(bench.network.sent().url().toString(), target);
    QVERIFY(bench.network.sent().request.rawHeaderList() == bench.network.sent(0).request.rawHeaderList());
    QCOMPARE(bench.network.sent().header("Range"), QByteArray("bytes=40-"));
    QCOMPARE(bench.part(), clipA.content);
}

void ClipDownloadTest::aRefusedTargetIsNotAsked_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("http") << QByteArray("http://cdn.example/a.mp4") << ErrorKind::LinkRefused;
    QTest::newRow("user name") << QByteArray("https://me@cdn.example/a.mp4") << ErrorKind::LinkRefused;
    QTest::newRow("file") << QByteArray("file:///etc/passwd") << ErrorKind::LinkRefused;
    QTest::newRow("private address") << QByteArray("https://10.0.0.1/") << ErrorKind::LinkUntrusted;
    QTest::newRow("loopback") << QByteArray("https://localhost/") << ErrorKind::LinkUntrusted;
    QTest::newRow("nowhere") << QByteArray("https://exa mple/") << ErrorKind::ServerTrouble;
    QTest::newRow("not said") << QByteArray() << ErrorKind::ServerTrouble;
}

void ClipDownloadTest::aRefusedTargetIsNotAsked()
{
    QFETCH(QByteArray, location);
    QFETCH(ErrorKind, kind);
    DownloadBench bench;
    bench.leavePart(clipA, 40);
    bench.network.answerNext(FakeAnswer::ofRedirect(location));
    bench.startAndSettle();
    QCOMPARE(bench.network.count(), 1);
    QCOMPARE(bench.errorKind(), kind);
    QCOMPARE(bench.part(), clipA.content.left(40));
}

void ClipDownloadTest::fiveRedirectsAreFollowedAndNoMore()
{
    for (const int redirects : {5, 6}) {
        DownloadBench bench;
        for (int i = 0; i < redirects; ++i)
            bench.network.answerNext(FakeAnswer::ofRedirect("/hop" + QByteArray::number(i)));
        bench.serve(clipA);
        bench.startAndSettle();
        QCOMPARE(bench.network.count(), 6);
        QCOMPARE(bench.told(), redirects == 5 ? u"ok 100 of 100"_s
                                              : error(ErrorKind::ServerTrouble, u"more than 5 redirects"_s));
    }
}

void ClipDownloadTest::networkErrorsAreNamed_data()
{
    QTest::addColumn<QNetworkReply::NetworkError>("error");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("host") << QNetworkReply::HostNotFoundError << ErrorKind::HostNotFound;
    QTest::newRow("refused") << QNetworkReply::ConnectionRefusedError << ErrorKind::ConnectionFailed;
    QTest::newRow("TLS") << QNetworkReply::SslHandshakeFailedError << ErrorKind::TlsFailed;
    QTest::newRow("proxy") << QNetworkReply::ProxyConnectionRefusedError << ErrorKind::ProxyFailed;
    QTest::newRow("time-out") << QNetworkReply::TimeoutError << ErrorKind::TimedOut;
}

void ClipDownloadTest::networkErrorsAreNamed()
{
    QFETCH(QNetworkReply::NetworkError, error);
    QFETCH(ErrorKind, kind);
    DownloadBench bench;
    bench.leavePart(clipA, 40);
    bench.network.answerNext(FakeAnswer::ofError(error));
    bench.startAndSettle();
    QCOMPARE(bench.errorKind(), kind);
    QVERIFY(!bench.told().contains(u"topsecret"));
    QCOMPARE(bench.part(), clipA.content.left(40));
}

void ClipDownloadTest::silenceBeforeTheAnswerIsATimeOut()
{
    DownloadBench bench;
    bench.start();
    bench.clock.advance(30s - 1ms);
    DownloadBench::settle();
    QCOMPARE(bench.told(), u"nothing"_s);
    bench.clock.advance(1ms);
    DownloadBench::settle();
    QCOMPARE(bench.told(), error(ErrorKind::TimedOut, u"cdn.example"_s));
    QVERIFY(!bench.reply());
}

void ClipDownloadTest::aDripIsGivenUp()
{
    DownloadBench bench;
    bench.start();
    bench.reply()->sendHead(200, {}, {{"ETag", clipA.etag}, {"Content-Length", "1000000"}});
    for (int second = 1; second < 60; ++second) {
        bench.clock.advance(1s);
        bench.reply()->sendBody(QByteArray(100, 'x'));
    }
    DownloadBench::settle();
    QCOMPARE(bench.told(), u"nothing"_s);
    bench.clock.advance(1s);
    DownloadBench::settle();
    QCOMPARE(bench.told(), error(ErrorKind::TransferBroken, u"under 1 KiB/s for 60 s"_s));
    QCOMPARE(bench.part().size(), 5900);
}

void ClipDownloadTest::aFullDiskIsTold()
{
#ifdef Q_OS_LINUX
    DownloadBench bench;
    QVERIFY(QFile::link(u"/dev/full"_s, bench.partPath));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Cannot call seek on a sequential device"_s));
    bench.serve(clipA);
    bench.startAndSettle();
    QCOMPARE(bench.told(), error(ErrorKind::DiskFull, bench.folder.path()));
#endif
}

void ClipDownloadTest::anUnwritablePartIsTold()
{
    DownloadBench bench;
    bench.request.partPath = bench.folder.filePath(u"missing/clip.part"_s);
    bench.startAndSettle();
    QCOMPARE(bench.errorKind(), ErrorKind::FileWriteFailed);
    QCOMPARE(bench.network.count(), 0);
}

void ClipDownloadTest::progressIsToldAtMostTenTimesASecond()
{
    DownloadBench bench;
    bench.start();
    QSignalSpy progress(bench.download.get(), &ClipDownload::progress);
    bench.reply()->sendHead(200, {}, clipA.wholeHeaders());
    for (int i = 0; i < 100; ++i) {
        bench.reply()->sendBody(clipA.content.mid(i, 1));
        bench.clock.advance(10ms);
    }
    QCOMPARE(progress.size(), 10);
    QCOMPARE(progress[1][0].toLongLong(), 11);
    QVERIFY(progress[1][1].value<std::optional<qint64>>() == 100);
    bench.reply()->end();
    DownloadBench::settle();
    QCOMPARE(progress.size(), 11); // the end is always told
    QCOMPARE(progress.last()[0].toLongLong(), 100);
}

void ClipDownloadTest::theServerIsHeldBackByAFullBuffer()
{
    DownloadBench bench;
    bench.start();
    QVERIFY(bench.reply()->readBufferSize() > 0);
    QVERIFY(bench.reply()->readBufferSize() <= 1024 * 1024);
}

void ClipDownloadTest::nothingComesFromWithinStart()
{
    DownloadBench bench;
    bench.request.link = QUrl();
    bench.begin();
    QCOMPARE(bench.told(), u"nothing"_s);
    DownloadBench::settle();
    QCOMPARE(bench.errorKind(), ErrorKind::LinkMissing);
}

void ClipDownloadTest::anEndThatWaitsToBeToldIsSilencedByAnAbort()
{
    DownloadBench bench;
    bench.start();
    bench.reply()->give(clipA.answerTo(bench.network.sent()));
    const int progressBefore = bench.progressCount;
    bench.download->abort();
    DownloadBench::settle();
    QCOMPARE(bench.told(), u"nothing"_s);
    QCOMPARE(bench.progressCount, progressBefore);
}

void ClipDownloadTest::whoHearsOfItMayDestroyIt()
{
    for (const bool byProgress : {true, false}) {
        DownloadBench bench;
        bench.start();
        bool heard = false;
        const auto destroy = [&] {
            heard = true;
            bench.download.reset();
        };
        if (byProgress)
            connect(bench.download.get(), &ClipDownload::progress, &bench.network, destroy);
        else
            connect(bench.download.get(), &ClipDownload::finished, &bench.network, destroy);
        bench.reply()->give(clipA.answerTo(bench.network.sent()));
        DownloadBench::settle();
        QVERIFY(heard);
        QVERIFY(!bench.download);
    }
}

QTEST_GUILESS_MAIN(ClipDownloadTest)
#include "clip_download_test.moc"
