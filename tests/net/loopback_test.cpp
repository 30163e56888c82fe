// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/clip_download.h"
#include "net/proxy.h"
#include "net/result_client.h"
#include "net/scripted_server.h"

#include "core/system_clock.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkCookieJar>
#include <QTemporaryDir>
#include <QTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

// What the fake network takes on trust is looked at here, on Qt's own HTTP: how it ends bodies, what it
// sends, and what it keeps to itself.

namespace {

using Then = ScriptedAnswer::Then;

const QString key = u"sk-0123456789abcdef"_s;
const QByteArray processing =
    R"({"id":"vgen_1","created":1772366000,"model":"veo_3_1_fast","status":"processing"})";
/// Like the query of a signed link: its percent-encodings must come through as they are.
const QString signedPath = u"/v/a.mp4?sig=a%2Fb%2Bc%3D&x=1+2%20&n=%E4%BD%A0"_s;

QByteArray message(const QByteArray &statusLine, const QByteArray &headers, const QByteArray &body = {})
{
    return "HTTP/1.1 " + statusLine + "\r\n" + headers + "\r\n" + body;
}

QByteArray whole(const QByteArray &statusLine, const QByteArray &body, const QByteArray &headers = {})
{
    return message(statusLine, headers + "Content-Length: " + QByteArray::number(body.size()) + "\r\n", body);
}

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

/// The value of a header in a raw head; a null array where it is not there.
QByteArray headerOf(const QByteArray &head, const QByteArray &name)
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith(QByteArray(name.toLower() + ':')))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

struct Bench
{
    QNetworkAccessManager network;
    SystemClock clock;
    QTemporaryDir folder;
    QString partPath = folder.filePath(u"clip.part"_s);

    Bench() { setProxy(network, {.mode = ProxyMode::None}); }

    PollAnswer ask(const QUrl &base)
    {
        Service service = *ServiceCatalogue::builtIn().find(u"kyyReactApiServer"_s);
        service.base = base;
        ResultClient client(network, clock);
        std::optional<PollAnswer> told;
        client.ask(service, u"vgen_1"_s, key, [&](const PollAnswer &answer) { told = answer; });
        if (!QTest::qWaitFor([&] { return told.has_value(); }, 10'000))
            return {Trouble{{ErrorKind::Cancelled, u"nothing came"_s}}, std::nullopt};
        return *told;
    }
    std::optional<ErrorKind> troubleOf(const QUrl &base)
    {
        const PollAnswer answer = ask(base);
        const auto *trouble = std::get_if<Trouble>(&answer.outcome);
        return trouble ? std::optional(trouble->error.kind) : std::nullopt;
    }
    Result<DownloadedBody> fetch(const QUrl &link)
    {
        ClipDownload download(network, clock,
                              {.link = link, .partPath = partPath, .serviceOnLoopback = true});
        std::optional<Result<DownloadedBody>> told;
        QObject::connect(&download, &ClipDownload::finished, &download,
                         [&](const Result<DownloadedBody> &result) { told = result; });
        download.start();
        if (!QTest::qWaitFor([&] { return told.has_value(); }, 20'000))
            return Error{ErrorKind::Cancelled, u"nothing came"_s};
        return *told;
    }
    [[nodiscard]] QByteArray part() const
    {
        QFile file(partPath);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<none>");
    }
};

} // namespace

Q_DECLARE_METATYPE(rushes::test::ScriptedAnswer)

class LoopbackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKeyArrivesAndNothingIsKept();
    void aRedirectIsNotFollowedWithTheKey();
    void aChallengeIsARefusedKey();
    void errorStatusesComeThrough();
    void aCompressedAnswerIsRead();
    void aBrokenOrSwollenArchiveIsTrouble_data();
    void aBrokenOrSwollenArchiveIsTrouble();
    void whatIsNoAnswerIsTrouble_data();
    void whatIsNoAnswerIsTrouble();
    void theSignedLinkArrivesAsItIs();
    void bodiesEndAsTheyAreFramed_data();
    void bodiesEndAsTheyAreFramed();
    void aCutTransferGoesOn();
    void aRedirectOfAClipLeavesCookiesBehind();
    void aLargeClipComesWhole();
    void nobodyThereIsToldAsSuch();
};

void LoopbackTest::theKeyArrivesAndNothingIsKept()
{
    ScriptedServer server([](const QByteArray &) {
        return ScriptedAnswer{
            whole("200 OK", processing, "Set-Cookie: session=1\r\nCache-Control: max-age=600\r\n"),
            Then::KeepOpen};
    });
    Bench bench;
    for (int i = 0; i < 2; ++i)
        QVERIFY(std::holds_alternative<Answered>(bench.ask(server.url(u"/kyyApi"_s)).outcome));
    QCOMPARE(server.requests().size(), 2); // no cache
    for (const QByteArray &request : server.requests()) {
        QVERIFY(request.startsWith("GET /kyyApi/v1/result/vgen_1 HTTP/1.1\r\n"));
        QCOMPARE(headerOf(request, "Authorization"), "Bearer " + key.toLatin1());
        QCOMPARE(headerOf(request, "Accept"), QByteArray("application/json"));
        QVERIFY(headerOf(request, "User-Agent").startsWith("Rushes/"));
        QVERIFY(headerOf(request, "Cookie").isNull());
        QVERIFY(headerOf(request, "Upgrade").isNull());
    }
}

void LoopbackTest::aRedirectIsNotFollowedWithTheKey()
{
    ScriptedServer other([](const QByteArray &) { return ScriptedAnswer{whole("200 OK", processing)}; });
    for (const QByteArray status :
         {"301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"}) {
        ScriptedServer server([&](const QByteArray &) {
            return ScriptedAnswer{
                whole(status, "moved", "Location: " + other.url(u"/x"_s).toEncoded() + "\r\n")};
        });
        Bench bench;
        QCOMPARE(bench.troubleOf(server.url({})), ErrorKind::RedirectRefused);
        QCOMPARE(server.requests().size(), 1);
    }
    QCOMPARE(other.requests().size(), 0);
}

void LoopbackTest::aChallengeIsARefusedKey()
{
    for (const QByteArray challenge : {"Basic realm=\"x\"", "Bearer", "Negotiate", "NTLM"}) {
        ScriptedServer server([&](const QByteArray &) {
            return ScriptedAnswer{whole("401 Unauthorized", R"({"error":"bad key"})",
                                        "WWW-Authenticate: " + challenge + "\r\n")};
        });
        Bench bench;
        const PollAnswer answer = bench.ask(server.url({}));
        QVERIFY2(std::holds_alternative<KeyWasRefused>(answer.outcome), challenge.constData());
        QCOMPARE(server.requests().size(), 1);
    }
}

void LoopbackTest::errorStatusesComeThrough()
{
    QByteArray status = "429 Too Many Requests";
    ScriptedServer server([&](const QByteArray &) {
        return ScriptedAnswer{whole(status, R"({"error":{"message":"slow down"}})",
                                    "Retry-After: 5\r\nDate: Sun, 01 Mar 2026 12:00:00 GMT\r\n")};
    });
    Bench bench;
    const PollAnswer waiting = bench.ask(server.url({}));
    const auto *wait = std::get_if<WaitAsked>(&waiting.outcome);
    QVERIFY(wait && wait->retryAfter == 5s);
    QCOMPARE(wait->detail, u"slow down"_s);
    QVERIFY(waiting.serverDate == Moment(std::chrono::seconds(1772366400)));
    status = "404 Not Found";
    QVERIFY(std::holds_alternative<NotFound>(bench.ask(server.url({})).outcome));
    status = "403 Forbidden";
    QVERIFY(std::holds_alternative<Forbidden>(bench.ask(server.url({})).outcome));
    status = "502 Bad Gateway";
    QCOMPARE(bench.troubleOf(server.url({})), ErrorKind::ServerTrouble);
}

void LoopbackTest::aCompressedAnswerIsRead()
{
    // zlib's own framing is what HTTP calls deflate; qCompress() puts the length in four bytes before it.
    const QByteArray compressed = qCompress(processing).mid(4);
    bool cut = false;
    ScriptedServer server([&](const QByteArray &) {
        return ScriptedAnswer{whole("200 OK", cut ? compressed.left(compressed.size() / 2) : compressed,
                                    "Content-Encoding: deflate\r\n")};
    });
    Bench bench;
    QVERIFY(std::holds_alternative<Answered>(bench.ask(server.url({})).outcome));
    cut = true;
    QVERIFY(std::holds_alternative<Trouble>(bench.ask(server.url({})).outcome));
}

void LoopbackTest::aBrokenOrSwollenArchiveIsTrouble_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("body");
    // RFC 1952: ten bytes before what zlib wraps in two before and four behind, and other sums at the end.
    const QByteArray head = QByteArray::fromHex("1f8b0800000000000003");
    const QByteArray packed = qCompress(processing).mid(6).chopped(4);
    QTest::newRow("gzip, cut in its head") << QByteArray("gzip") << head.left(5);
    QTest::newRow("gzip, cut in its middle") << QByteArray("gzip") << head + packed.left(packed.size() / 2);
    QTest::newRow("gzip, with wrong sums") << QByteArray("gzip") << head + packed + QByteArray(8, '\0');
    QTest::newRow("no gzip") << QByteArray("gzip") << QByteArray(processing);
    QTest::newRow("64 MiB of spaces") << QByteArray("deflate") << qCompress(QByteArray(64 << 20, ' ')).mid(4);
    QTest::newRow("64 MiB of a text")
        << QByteArray("deflate") << qCompress("{\"x\":\"" + QByteArray(64 << 20, 'x') + "\"}").mid(4);
}

void LoopbackTest::aBrokenOrSwollenArchiveIsTrouble()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, body);
    ScriptedServer server([&](const QByteArray &) {
        return ScriptedAnswer{whole("200 OK", body, "Content-Encoding: " + encoding + "\r\n")};
    });
    Bench bench;
    const std::optional<ErrorKind> kind = bench.troubleOf(server.url({}));
    QVERIFY(kind.has_value());
    QVERIFY(*kind != ErrorKind::Cancelled);
}

void LoopbackTest::whatIsNoAnswerIsTrouble_data()
{
    QTest::addColumn<ScriptedAnswer>("answer");
    QTest::newRow("closed at once") << ScriptedAnswer{{}, Then::Close};
    QTest::newRow("reset at once") << ScriptedAnswer{{}, Then::Reset};
    QTest::newRow("no HTTP") << ScriptedAnswer{"SSH-2.0-OpenSSH_9.2\r\n\r\n\r\n", Then::Close};
    QTest::newRow("head cut") << ScriptedAnswer{"HTTP/1.1 200 OK\r\nContent-", Then::Close};
    QTest::newRow("body cut") << ScriptedAnswer{whole("200 OK", processing).chopped(10), Then::Close};
    QTest::newRow("body reset") << ScriptedAnswer{whole("200 OK", processing).chopped(10), Then::Reset};
    QTest::newRow("chunks cut") << ScriptedAnswer{
        message("200 OK", "Transfer-Encoding: chunked\r\n", chunk(processing.left(9))), Then::Close};
    QTest::newRow("HTML") << ScriptedAnswer{whole("200 OK", "<!doctype html><title>Welcome</title>"),
                                            Then::Close};
    QTest::newRow("empty") << ScriptedAnswer{whole("200 OK", {}), Then::Close};
    QTest::newRow("204") << ScriptedAnswer{message("204 No Content", {}), Then::Close};
}

void LoopbackTest::whatIsNoAnswerIsTrouble()
{
    QFETCH(ScriptedAnswer, answer);
    ScriptedServer server([&](const QByteArray &) { return answer; });
    Bench bench;
    const std::optional<ErrorKind> kind = bench.troubleOf(server.url({}));
    QVERIFY(kind.has_value());
    QVERIFY(*kind != ErrorKind::Cancelled);
}

void LoopbackTest::theSignedLinkArrivesAsItIs()
{
    ScriptedServer server([](const QByteArray &) { return ScriptedAnswer{whole("200 OK", "clip")}; });
    Bench bench;
    QVERIFY(bench.fetch(server.url(signedPath)).ok());
    const QByteArray request = server.requests().value(0);
    QVERIFY2(request.startsWith(QByteArray("GET " + signedPath.toLatin1() + " HTTP/1.1\r\n")),
             request.constData());
    QCOMPARE(headerOf(request, "Accept-Encoding"), QByteArray("identity"));
    for (const char *unwanted : {"Authorization", "Cookie", "Referer", "Range", "If-Range"})
        QVERIFY2(headerOf(request, unwanted).isNull(), unwanted);
}

void LoopbackTest::bodiesEndAsTheyAreFramed_data()
{
    QTest::addColumn<ScriptedAnswer>("answer");
    QTest::addColumn<QString>("outcome");
    const QByteArray clip = "0123456789";
    const QByteArray chunks =
        message("200 OK", "Transfer-Encoding: chunked\r\n", chunk("01234") + chunk("56789"));
    const QByteArray plain = message("200 OK", "Connection: close\r\n", clip);
    const QByteArray gzip = whole("200 OK", qCompress(clip).mid(4), "Content-Encoding: deflate\r\n");
    const auto row = [](const char *name, const QByteArray &bytes, Then then, const char *outcome) {
        QTest::newRow(name) << ScriptedAnswer{bytes, then} << QString::fromLatin1(outcome);
    };
    row("length", whole("200 OK", clip), Then::KeepOpen, "10 of 10");
    row("length, closed", whole("200 OK", clip), Then::Close, "10 of 10");
    row("length, cut", whole("200 OK", clip).chopped(3), Then::Close, "broken");
    row("length, reset", whole("200 OK", clip).chopped(3), Then::Reset, "broken");
    row("chunked", chunks + "0\r\n\r\n", Then::KeepOpen, "10 of 10");
    row("chunked, cut between chunks", chunks, Then::Close, "broken");
    row("chunked, cut in a chunk", chunks.chopped(4), Then::Close, "broken");
    row("chunked, reset", chunks.chopped(4), Then::Reset, "broken");
    row("no framing", plain, Then::Close, "10 of -1");
    row("compressed all the same", gzip, Then::Close, "10 of -1");
    row("empty", whole("200 OK", {}), Then::KeepOpen, "0 of 0");
}

void LoopbackTest::bodiesEndAsTheyAreFramed()
{
    QFETCH(ScriptedAnswer, answer);
    QFETCH(QString, outcome);
    ScriptedServer server([&](const QByteArray &) { return answer; });
    Bench bench;
    const Result<DownloadedBody> result = bench.fetch(server.url(signedPath));
    if (result) {
        QCOMPARE(u"%1 of %2"_s.arg(result->bytes).arg(result->announced.value_or(-1)), outcome);
    } else {
        QCOMPARE(outcome, u"broken"_s);
        QCOMPARE(result.error().kind, ErrorKind::TransferBroken);
        QVERIFY2(!result.error().detail.contains(u"sig="), qPrintable(result.error().detail));
    }
}

void LoopbackTest::aCutTransferGoesOn()
{
    QByteArray clip;
    for (int i = 0; i < 100'000; ++i)
        clip += char('a' + i % 19);
    ScriptedServer server([&](const QByteArray &request) {
        const QByteArray etag = "ETag: \"a\"\r\n";
        const QByteArray range = headerOf(request, "Range");
        if (range.isNull())
            return ScriptedAnswer{whole("200 OK", clip, etag).chopped(60'000), Then::Reset};
        const qint64 first = range.mid(6).chopped(1).toLongLong();
        const QByteArray total = QByteArray::number(clip.size());
        const QByteArray contentRange = "Content-Range: bytes " + QByteArray::number(first) + '-' +
                                        QByteArray::number(clip.size() - 1) + '/' + total + "\r\n";
        return ScriptedAnswer{whole("206 Partial Content", clip.mid(first), etag + contentRange)};
    });
    Bench bench;
    QCOMPARE(bench.fetch(server.url(signedPath)).error().kind, ErrorKind::TransferBroken);
    QVERIFY(clip.startsWith(bench.part()));
    QVERIFY(bench.fetch(server.url(signedPath)).ok());
    QCOMPARE(headerOf(server.requests().last(), "If-Range"), QByteArray("\"a\""));
    QCOMPARE(bench.part(), clip);
}

void LoopbackTest::aRedirectOfAClipLeavesCookiesBehind()
{
    ScriptedServer edge([](const QByteArray &) { return ScriptedAnswer{whole("200 OK", "clip")}; });
    ScriptedServer server([&](const QByteArray &) {
        return ScriptedAnswer{whole(
            "302 Found", "moved",
            "Set-Cookie: session=1; Path=/\r\nLocation: " + edge.url(u"/b.mp4"_s).toEncoded() + "\r\n")};
    });
    Bench bench;
    QVERIFY(bench.fetch(server.url(signedPath)).ok());
    QCOMPARE(bench.part(), QByteArray("clip"));
    QCOMPARE(edge.requests().size(), 1);
    QVERIFY(headerOf(edge.requests()[0], "Cookie").isNull());
    QVERIFY(headerOf(edge.requests()[0], "Referer").isNull());
    QVERIFY(bench.network.cookieJar()->cookiesForUrl(server.url(u"/"_s)).isEmpty());
}

void LoopbackTest::aLargeClipComesWhole()
{
    QByteArray clip(24 * 1024 * 1024, '\0');
    for (qsizetype i = 0; i < clip.size(); i += 64)
        clip[i] = char(i / 64 % 251);
    ScriptedServer server([&](const QByteArray &) { return ScriptedAnswer{whole("200 OK", clip)}; });
    Bench bench;
    const Result<DownloadedBody> result = bench.fetch(server.url(signedPath));
    QVERIFY(result.ok());
    QCOMPARE(result->bytes, clip.size());
    QVERIFY(bench.part() == clip);
}

void LoopbackTest::nobodyThereIsToldAsSuch()
{
    QUrl gone;
    {
        ScriptedServer server([](const QByteArray &) { return ScriptedAnswer{}; });
        gone = server.url(signedPath);
    }
    Bench bench;
    QCOMPARE(bench.fetch(gone).error().kind, ErrorKind::ConnectionFailed);
    QVERIFY(!bench.fetch(gone).error().detail.contains(u"sig="));
    QCOMPARE(bench.troubleOf(gone.adjusted(QUrl::RemovePath | QUrl::RemoveQuery)),
             ErrorKind::ConnectionFailed);
}

QTEST_GUILESS_MAIN(LoopbackTest)
#include "loopback_test.moc"
