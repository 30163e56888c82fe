// SPDX-License-Identifier: GPL-3.0-or-later
#include "download_bench.h"

#include <QTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

const QString key = u"sk-home-0123456789abcdef"_s;

Service serviceAt(const QString &base)
{
    Service service = ServiceCatalogue::builtIn().services().constFirst();
    service.base = QUrl(base);
    service.contentPath = u"/v1/videos/{id}/content"_s;
    return service;
}

FakeAnswer redirectTo(const QByteArray &location)
{
    return FakeAnswer::ofRedirect(location);
}

} // namespace

/// Clips that a service gives itself: where the key goes, and over which network.
class KeyedDownloadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKeyGoesToTheServicesOwnContent();
    void theKeyEndsWhereTheBaseEnds_data();
    void theKeyEndsWhereTheBaseEnds();
    void aRedirectInsideTheBaseKeepsTheKey();
    void whoLeftTheBaseNeverGetsTheKeyAgain();
    void whatIsNoKeyIsNotSent_data();
    void whatIsNoKeyIsNotSent();
    void aCutCopyIsResumedWithTheKey();
    void aRefusedKeyIsADeadLink();

private:
    struct Bench : DownloadBench
    {
        explicit Bench(const QString &base = u"https://api.example/x"_s)
        {
            request.link = serviceAt(base).contentUrl(u"video_1"_s);
            request.keyed = KeyedFetch{&keyed, serviceAt(base), key};
        }
        FakeNetwork keyed;
    };
};

void KeyedDownloadTest::theKeyGoesToTheServicesOwnContent()
{
    Bench bench;
    bench.keyed.answerAll([](const SentRequest &sent) { return clipA.answerTo(sent); });
    bench.startAndSettle();
    QTRY_VERIFY(bench.result && bench.result->ok());
    QCOMPARE(bench.network.count(), 0);
    QCOMPARE(bench.keyed.count(), 1);
    QCOMPARE(bench.keyed.sent().url(), QUrl(u"https://api.example/x/v1/videos/video_1/content"_s));
    QCOMPARE(bench.keyed.sent().header("Authorization"), "Bearer " + key.toLatin1());
    QCOMPARE(bench.keyed.sent().header("Accept-Encoding"), QByteArray("identity"));
    QCOMPARE(contentOf(bench.partPath), clipA.content);
}

void KeyedDownloadTest::theKeyEndsWhereTheBaseEnds_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("another host") << QByteArray("https://cdn.example/v.mp4?sig=1");
    QTest::newRow("a host below") << QByteArray("https://cdn.api.example/x/v.mp4");
    QTest::newRow("another port") << QByteArray("https://api.example:8443/x/v.mp4");
    QTest::newRow("outside the base path") << QByteArray("https://api.example/y/v.mp4");
    QTest::newRow("beside the base path") << QByteArray("https://api.example/xy/v.mp4");
    QTest::newRow("up and out") << QByteArray("/x/../y/v.mp4");
    QTest::newRow("up and out, encoded") << QByteArray("/x/%2e%2e/y/v.mp4");
    QTest::newRow("without a scheme") << QByteArray("//cdn.example/x/v.mp4");
}

void KeyedDownloadTest::theKeyEndsWhereTheBaseEnds()
{
    QFETCH(QByteArray, location);
    Bench bench;
    bench.keyed.answerNext(redirectTo(location));
    bench.network.answerAll([](const SentRequest &sent) { return clipA.answerTo(sent); });
    bench.startAndSettle();
    QTRY_VERIFY(bench.result.has_value());
    QVERIFY(bench.result->ok());
    QCOMPARE(bench.keyed.count(), 1);
    QCOMPARE(bench.network.count(), 1);
    QVERIFY(!bench.network.sent().hasHeader("Authorization"));
    for (const QByteArray &name : bench.network.sent().request.rawHeaderList())
        QVERIFY(!bench.network.sent().header(name).contains(key.toLatin1()));
}

void KeyedDownloadTest::aRedirectInsideTheBaseKeepsTheKey()
{
    Bench bench;
    bench.keyed.answerNext(redirectTo("/x/v2/files/1.mp4"));
    bench.keyed.answerNext(clipA.answerTo({}));
    bench.startAndSettle();
    QTRY_VERIFY(bench.result && bench.result->ok());
    QCOMPARE(bench.network.count(), 0);
    QCOMPARE(bench.keyed.sent().url(), QUrl(u"https://api.example/x/v2/files/1.mp4"_s));
    QCOMPARE(bench.keyed.sent().header("Authorization"), "Bearer " + key.toLatin1());
}

void KeyedDownloadTest::whoLeftTheBaseNeverGetsTheKeyAgain()
{
    Bench bench;
    bench.keyed.answerNext(redirectTo("https://cdn.example/v.mp4"));
    bench.network.answerNext(redirectTo("https://api.example/x/echo?to=cdn.example"));
    bench.network.answerNext(clipA.answerTo({}));
    bench.startAndSettle();
    QTRY_VERIFY(bench.result && bench.result->ok());
    QCOMPARE(bench.keyed.count(), 1);
    QCOMPARE(bench.network.count(), 2);
    QCOMPARE(bench.network.sent().url().host(), u"api.example"_s);
    QVERIFY(!bench.network.sent().hasHeader("Authorization"));
}

void KeyedDownloadTest::whatIsNoKeyIsNotSent_data()
{
    QTest::addColumn<QString>("wrong");
    QTest::addColumn<QString>("link");
    const QString content = u"https://api.example/x/v1/videos/video_1/content"_s;
    QTest::newRow("none") << QString() << content;
    QTest::newRow("with a line break") << u"abc\r\nX-Evil: 1"_s << content;
    QTest::newRow("to a link elsewhere") << key << u"https://cdn.example/v.mp4"_s;
    QTest::newRow("to a link beside the base") << key << u"https://api.example/v.mp4"_s;
}

void KeyedDownloadTest::whatIsNoKeyIsNotSent()
{
    QFETCH(QString, wrong);
    QFETCH(QString, link);
    Bench bench;
    bench.request.link = QUrl(link);
    bench.request.keyed->key = wrong;
    bench.network.answerAll([](const SentRequest &sent) { return clipA.answerTo(sent); });
    bench.startAndSettle();
    QTRY_VERIFY(bench.result && bench.result->ok());
    QCOMPARE(bench.keyed.count(), 0);
    QVERIFY(!bench.network.sent().hasHeader("Authorization"));
    QVERIFY(!bench.network.sent().hasHeader("X-Evil"));
}

void KeyedDownloadTest::aCutCopyIsResumedWithTheKey()
{
    Bench bench;
    bench.leavePart(clipA, 40);
    bench.keyed.answerAll([](const SentRequest &sent) { return clipA.answerTo(sent); });
    bench.startAndSettle();
    QTRY_VERIFY(bench.result && bench.result->ok());
    QCOMPARE(bench.keyed.count(), 1);
    QVERIFY(bench.keyed.sent().header("Range").startsWith("bytes="));
    QCOMPARE(bench.keyed.sent().header("Authorization"), "Bearer " + key.toLatin1());
    QCOMPARE(contentOf(bench.partPath), clipA.content);
}

void KeyedDownloadTest::aRefusedKeyIsADeadLink()
{
    Bench bench;
    bench.keyed.answerNext(FakeAnswer::ofStatus(401));
    bench.startAndSettle();
    QTRY_VERIFY(bench.result.has_value());
    QVERIFY(!bench.result->ok());
    QCOMPARE(bench.result->error().kind,
             ErrorKind::LinkDead); // the task is asked for another, and tells of the key
    QVERIFY(!bench.result->error().detail.contains(key));
}

QTEST_GUILESS_MAIN(KeyedDownloadTest)
#include "keyed_download_test.moc"
