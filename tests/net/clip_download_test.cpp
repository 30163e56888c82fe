// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/clip_download.h"

#include "support/fake_network.h"
#include "support/manual_clock.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

const QUrl clipLink(u"https://cdn.example/v/a.mp4?sig=topsecret"_s);

/// A clip as a server has it.
struct ServedClip
{
    QByteArray content;
    QByteArray etag;

    [[nodiscard]] QByteArray total() const { return QByteArray::number(content.size()); }
    [[nodiscard]] QList<Header> wholeHeaders() const { return {{"ETag", etag}, {"Content-Length", total()}}; }
    [[nodiscard]] QByteArray rangeFrom(qint64 first) const
    {
        return "bytes " + QByteArray::number(first) + '-' + QByteArray::number(content.size() - 1) + '/' +
               total();
    }

    /// What a server that knows Range and If-Range answers.
    [[nodiscard]] FakeAnswer answerTo(const SentRequest &sent) const
    {
        const QByteArray range = sent.header("Range");
        if (range.isEmpty() || sent.header("If-Range") != etag)
            return {.status = 200, .headers = wholeHeaders(), .body = content};
        const qint64 first = range.mid(qsizetype(strlen("bytes="))).chopped(1).toLongLong();
        if (first >= content.size())
            return {
                .status = 416, .headers = {{"Content-Range", "bytes */" + total()}}, .body = "no such range"};
        return {.status = 206,
                .headers = {{"ETag", etag},
                            {"Content-Range", rangeFrom(first)},
                            {"Content-Length", QByteArray::number(content.size() - first)}},
                .body = content.mid(first)};
    }
};

QByteArray bytes(int count, char first)
{
    QByteArray content;
    for (int i = 0; i < count; ++i)
        content += char(first + i % 23);
    return content;
}

const ServedClip clipA{bytes(100, 'a'), "\"a\""};
const ServedClip clipB{bytes(90, 'A'), "\"b\""};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<none>");
}

/// One part file, and as many tries at it as a test makes.
class Bench
{
public:
    FakeNetwork network;
    ManualClock clock;
    QTemporaryDir folder;
    QString partPath = folder.filePath(u"clip.part"_s);
    DownloadRequest request{.link = clipLink, .partPath = partPath};
    std::unique_ptr<ClipDownload> download;
    std::optional<Result<DownloadedBody>> result;
    int progressCount = 0;

    /// As an earlier try left it: the first bytes of a clip, and its notes.
    void leavePart(const ServedClip &clip, int size)
    {
        write(partPath, clip.content.left(size));
        QByteArray etag = clip.etag;
        write(partPath + u".json", R"({"etag":")" + etag.replace('"', "\\\"") +
                                       R"(","last_modified":"","total":)" + clip.total() + '}');
    }
    void start()
    {
        result.reset();
        progressCount = 0;
        download = std::make_unique<ClipDownload>(network, clock, request);
        QObject::connect(download.get(), &ClipDownload::finished, download.get(),
                         [this](const Result<DownloadedBody> &told) { result = told; });
        QObject::connect(download.get(), &ClipDownload::progress, download.get(),
                         [this] { ++progressCount; });
        download->start();
    }
    void startAndSettle()
    {
        start();
        FakeNetwork::settle();
    }
    void serve(const ServedClip &clip)
    {
        network.answerAll([clip](const SentRequest &sent) { return clip.answerTo(sent); });
    }
    FakeReply *reply() { return network.reply(); }
    [[nodiscard]] QByteArray part() const { return contentOf(partPath); }
    [[nodiscard]] bool isFolderEmpty() const { return QDir(folder.path()).isEmpty(); }
    /// "ok 100 of 100", "17 cut" ..
    [[nodiscard]] QString told() const
    {
        if (!result)
            return u"nothing"_s;
        if (!result->ok())
            return u"%1 %2"_s.arg(int(result->error().kind)).arg(result->error().detail);
        const std::optional<qint64> announced = (*result)->announced;
        return u"ok %1 of %2"_s.arg((*result)->bytes).arg(announced ? *announced : -1);
    }
    [[nodiscard]] std::optional<ErrorKind> errorKind() const
    {
        return result && !result->ok() ? std::optional(result->error().kind) : std::nullopt;
    }

private:
    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
};

QString error(ErrorKind kind, const QString &detail)
{
    return u"%1 %2"_s.arg(int(kind)).arg(detail);
}

enum class Framing { Length, Chunked, Close };
enum class Ending { Whole, Cut, Reset, Stall };

/// Sends a body up to where it ends, and ends it so.
void sendBody(Bench &bench, const QByteArray &body, Framing framing, Ending ending)
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

class ClipDownloadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClipIsFetchedWhole();
    void theRequestCarriesNothingButItsRange();
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
    void aFullDiskIsToldAndKeepsThePart();
    void anUnwritablePartIsTold();
    void progressIsToldAtMostTenTimesASecond();
    void theServerIsHeldBackByAFullBuffer();
    void nothingComesFromWithinStart();
    void anAbortIsSilentAndKeepsThePart();
    void anEndThatWaitsToBeToldIsSilencedByAnAbort();
    void destroyingItMidFlightKeepsThePart();
    void whoHearsOfItMayDestroyIt();
};

void ClipDownloadTest::aClipIsFetchedWhole()
{
    Bench bench;
    bench.serve(clipA);
    bench.startAndSettle();
    QCOMPARE(bench.told(), u"ok 100 of 100"_s);
    QCOMPARE(bench.part(), clipA.content);
    QCOMPARE(bench.clock.alarmCount(), 0);
    QVERIFY(!bench.reply());
}

void ClipDownloadTest::theRequestCarriesNothingButItsRange()
{
    Bench bench;
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

void ClipDownloadTest::everyInterruptionIsMendedByTheNextTry_data()
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

void ClipDownloadTest::everyInterruptionIsMendedByTheNextTry()
{
    QFETCH(int, status);
    QFETCH(bool, changed);
    QFETCH(Framing, framing);
    QFETCH(Ending, ending);
    const ServedClip &served = changed ? clipB : clipA;
    Bench bench;
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
    FakeNetwork::settle();

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

void ClipDownloadTest::aWholePartIsConfirmedByTheServer()
{
    Bench bench;
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

void ClipDownloadTest::aPartWithoutAValidatorIsBegunAnew()
{
    Bench bench;
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

void ClipDownloadTest::theNotesStandBeforeTheFirstByte()
{
    Bench bench;
    bench.leavePart(clipA, 40);
    bench.start();
    bench.reply()->sendHead(200, {}, clipB.wholeHeaders());
    QCOMPARE(bench.part(), QByteArray());
    QCOMPARE(contentOf(bench.partPath + u".json"),
             QByteArray(R"({"etag":"\"b\"","last_modified":"","total":90})"));
    bench.reply()->sendBody(clipB.content.left(10));
    QCOMPARE(bench.part(), clipB.content.left(10)); // written as it comes
}

void ClipDownloadTest::aChunkedEndTellsTheLength()
{
    Bench bench;
    bench.network.answerNext(
        {.status = 200, .headers = {{"Transfer-Encoding", "chunked"}}, .body = clipA.content});
    bench.startAndSettle();
    QCOMPARE(bench.told(), u"ok 100 of 100"_s);
}

void ClipDownloadTest::anEndWithoutFramingIsNotCalledAnnounced()
{
    Bench bench;
    bench.network.answerNext({.status = 200, .headers = {}, .body = clipA.content});
    bench.startAndSettle();
    QCOMPARE(bench.told(), u"ok 100 of -1"_s);
}

void ClipDownloadTest::tooManyBytesAreAWrongLength()
{
    Bench bench;
    bench.network.answerNext({.status = 200, .headers = clipB.wholeHeaders(), .body = clipB.content + "x"});
    bench.startAndSettle();
    QCOMPARE(bench.told(), error(ErrorKind::LengthWrong, u"more than 90"_s));
    QVERIFY(bench.isFolderEmpty());
}

void ClipDownloadTest::aChunkedEndShortOfTheTotalIsAWrongLength()
{
    Bench bench;
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

void ClipDownloadTest::anEncodedBodyIsNotWritten()
{
    Bench bench;
    bench.leavePart(clipA, 40);
    bench.network.answerNext({.status = 200,
                              .headers = {{"Content-Encoding", "gzip"}, {"ETag", clipA.etag}},
                              .body = clipA.content});
    bench.startAndSettle();
    QCOMPARE(bench.told(), error(ErrorKind::TransferBroken, u"Content-Encoding: gzip"_s));
    QCOMPARE(bench.part(), clipA.content.left(40));
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
    Bench bench;
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
        {u"http://cdn.example/a.mp4"_s, ErrorKind::LinkRefused},
        {u"http://127.0.0.1/a.mp4"_s, ErrorKind::LinkRefused},
        {u"https://me:pw@cdn.example/a.mp4"_s, ErrorKind::LinkRefused},
        {u"soon"_s, ErrorKind::LinkMissing},
    };
    for (const auto &[refused, kind] : rows) {
        Bench bench;
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
    Bench bench;
    bench.leavePart(clipA, 40);
    bench.network.answerNext({.status = status, .reason = "No", .headers = {}, .body = "<html>No</html>"});
    bench.startAndSettle();
    QCOMPARE(bench.told(), error(kind, u"HTTP %1 No"_s.arg(status)));
    QCOMPARE(bench.part(), clipA.content.left(40));
    QVERIFY(!bench.download->retryAfter());
}

void ClipDownloadTest::aWaitIsHandedOn()
{
    Bench bench;
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
    Bench bench;
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
    QTest::newRow("private address") << QByteArray("https://10.0.0.1/") << ErrorKind::LinkRefused;
    QTest::newRow("loopback") << QByteArray("https://localhost/") << ErrorKind::LinkRefused;
    QTest::newRow("nowhere") << QByteArray("https://exa mple/") << ErrorKind::ServerTrouble;
    QTest::newRow("not said") << QByteArray() << ErrorKind::ServerTrouble;
}

void ClipDownloadTest::aRefusedTargetIsNotAsked()
{
    QFETCH(QByteArray, location);
    QFETCH(ErrorKind, kind);
    Bench bench;
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
        Bench bench;
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
    Bench bench;
    bench.leavePart(clipA, 40);
    bench.network.answerNext(FakeAnswer::ofError(error));
    bench.startAndSettle();
    QCOMPARE(bench.errorKind(), kind);
    QVERIFY(!bench.told().contains(u"topsecret"));
    QCOMPARE(bench.part(), clipA.content.left(40));
}

void ClipDownloadTest::silenceBeforeTheAnswerIsATimeOut()
{
    Bench bench;
    bench.start();
    bench.clock.advance(30s - 1ms);
    FakeNetwork::settle();
    QCOMPARE(bench.told(), u"nothing"_s);
    bench.clock.advance(1ms);
    FakeNetwork::settle();
    QCOMPARE(bench.told(), error(ErrorKind::TimedOut, u"cdn.example"_s));
    QVERIFY(!bench.reply());
}

void ClipDownloadTest::aDripIsGivenUp()
{
    Bench bench;
    bench.start();
    bench.reply()->sendHead(200, {}, {{"ETag", clipA.etag}, {"Content-Length", "1000000"}});
    for (int second = 1; second < 60; ++second) {
        bench.clock.advance(1s);
        bench.reply()->sendBody(QByteArray(100, 'x'));
    }
    FakeNetwork::settle();
    QCOMPARE(bench.told(), u"nothing"_s);
    bench.clock.advance(1s);
    FakeNetwork::settle();
    QCOMPARE(bench.told(), error(ErrorKind::TransferBroken, u"under 1 KiB/s for 60 s"_s));
    QCOMPARE(bench.part().size(), 5900);
}

void ClipDownloadTest::aFullDiskIsToldAndKeepsThePart()
{
#ifdef Q_OS_LINUX
    Bench bench;
    QVERIFY(QFile::link(u"/dev/full"_s, bench.partPath));
    bench.serve(clipA);
    bench.startAndSettle();
    QCOMPARE(bench.told(), error(ErrorKind::DiskFull, bench.folder.path()));
#endif
}

void ClipDownloadTest::anUnwritablePartIsTold()
{
    Bench bench;
    bench.request.partPath = bench.folder.filePath(u"missing/clip.part"_s);
    bench.startAndSettle();
    QCOMPARE(bench.errorKind(), ErrorKind::FileWriteFailed);
    QCOMPARE(bench.network.count(), 0);
}

void ClipDownloadTest::progressIsToldAtMostTenTimesASecond()
{
    Bench bench;
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
    FakeNetwork::settle();
    QCOMPARE(progress.size(), 11); // the end is always told
    QCOMPARE(progress.last()[0].toLongLong(), 100);
}

void ClipDownloadTest::theServerIsHeldBackByAFullBuffer()
{
    Bench bench;
    bench.start();
    QVERIFY(bench.reply()->readBufferSize() > 0);
    QVERIFY(bench.reply()->readBufferSize() <= 1024 * 1024);
}

void ClipDownloadTest::nothingComesFromWithinStart()
{
    Bench bench;
    bench.request.link = QUrl();
    bench.start();
    QCOMPARE(bench.told(), u"nothing"_s);
    FakeNetwork::settle();
    QCOMPARE(bench.errorKind(), ErrorKind::LinkMissing);
}

void ClipDownloadTest::anAbortIsSilentAndKeepsThePart()
{
    Bench bench;
    bench.start();
    bench.reply()->sendHead(200, {}, clipA.wholeHeaders());
    bench.reply()->sendBody(clipA.content.left(30));
    FakeReply *const stale = bench.reply();
    bench.download->abort();
    QVERIFY(stale->wasAborted());
    stale->sendBody("late");
    FakeNetwork::settle();
    bench.clock.advance(2min);
    QCOMPARE(bench.told(), u"nothing"_s);
    QCOMPARE(bench.part(), clipA.content.left(30));

    bench.serve(clipA);
    bench.startAndSettle();
    QCOMPARE(bench.network.sent().header("Range"), QByteArray("bytes=30-"));
    QCOMPARE(bench.part(), clipA.content);
}

void ClipDownloadTest::anEndThatWaitsToBeToldIsSilencedByAnAbort()
{
    Bench bench;
    bench.start();
    bench.reply()->give(clipA.answerTo(bench.network.sent()));
    bench.download->abort();
    FakeNetwork::settle();
    QCOMPARE(bench.told(), u"nothing"_s);
}

void ClipDownloadTest::destroyingItMidFlightKeepsThePart()
{
    Bench bench;
    bench.start();
    bench.reply()->sendHead(200, {}, clipA.wholeHeaders());
    bench.reply()->sendBody(clipA.content.left(30));
    bench.download.reset();
    FakeNetwork::settle();
    QVERIFY(!bench.reply());
    QCOMPARE(bench.clock.alarmCount(), 0);
    QCOMPARE(bench.part(), clipA.content.left(30));
}

void ClipDownloadTest::whoHearsOfItMayDestroyIt()
{
    for (const bool byProgress : {true, false}) {
        Bench bench;
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
        FakeNetwork::settle();
        QVERIFY(heard);
        QVERIFY(!bench.download);
    }
}

QTEST_GUILESS_MAIN(ClipDownloadTest)
#include "clip_download_test.moc"
