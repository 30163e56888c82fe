// SPDX-License-Identifier: GPL-3.0-or-later
#include "sora_answers.h"

#include <QSignalSpy>
#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

/// Who is asked when, after an answer that is none.
class PollingTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void retryAfterPausesTheWholeOriginAndKey_data();
    void retryAfterPausesTheWholeOriginAndKey();
    void withoutRetryAfterTheWaitDoublesTo15Minutes();
    void otherTroubleDoublesTo10Minutes();
    void aRefusedKeyStopsItsPollsUntilAnotherIsEntered();
    void aKeyThatOnceWorkedIsTriedAgainAfter5MinutesThenEvery30();
    void aForbiddenTaskStopsAloneWhereTheKeyWorks();
    void threeNotFoundEndThePolls();
    void withoutAKeyNothingIsAskedUntilOneComes();
    void noContactIsToldAfterThreeFailuresInARow();
};

void PollingTroubleTest::retryAfterPausesTheWholeOriginAndKey_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::addColumn<int>("seconds");
    const test::ManualClock clock;
    QTest::newRow("429, seconds") << 429 << QByteArray("90") << 90;
    QTest::newRow("503, seconds") << 503 << QByteArray("90") << 90;
    QTest::newRow("429, date") << 429 << httpDate(clock.wall() + 120s) << 119;
    QTest::newRow("never sooner than the task's own interval") << 429 << QByteArray("1") << 30;
    QTest::newRow("nonsense counts as absent") << 429 << QByteArray("soon") << 30;
}

void PollingTroubleTest::retryAfterPausesTheWholeOriginAndKey()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, retryAfter);
    QFETCH(const int, seconds);
    MonitorFixture fixture;
    fixture.network.answerNext(FakeAnswer::ofStatus(status, "Wait", {{"Retry-After", retryAfter}}));
    fixture.network.answerAll(processingAny);
    const qint64 first = fixture.add(sora);
    fixture.advance(200ms);
    QCOMPARE(fixture.monitor->task(first)->contact, Contact::Waiting);
    QCOMPARE(fixture.monitor->state().waits.size(), 1);
    const qint64 second = fixture.add(u"sora_second2"_s);
    QCOMPARE(fixture.monitor->task(second)->contact, Contact::Never);
    fixture.advance(std::chrono::seconds(seconds) - 2s);
    QCOMPARE(fixture.network.count(), 1);
    fixture.advance(1min);
    QVERIFY(fixture.network.count() >= 3);
    QCOMPARE(fixture.monitor->task(first)->contact, Contact::Ok);
    QCOMPARE(fixture.monitor->task(second)->contact, Contact::Ok);
    QVERIFY(fixture.monitor->state().waits.isEmpty());
}

void PollingTroubleTest::withoutRetryAfterTheWaitDoublesTo15Minutes()
{
    MonitorFixture fixture;
    QVector<SteadyMoment> asked;
    fixture.network.answerAll([&](const SentRequest &) {
        asked.append(fixture.clock.steady());
        return FakeAnswer::ofStatus(429, "Too Many Requests");
    });
    fixture.add(sora);
    fixture.advance(2h);
    QVector<Duration> waits;
    for (qsizetype index = 1; index < asked.size(); ++index)
        waits.append(asked.at(index) - asked.at(index - 1));
    QVERIFY(waits.size() >= 8);
    QCOMPARE(waits.mid(0, 7), (QVector<Duration>{30s, 60s, 120s, 240s, 480s, 900s, 900s}));
}

void PollingTroubleTest::otherTroubleDoublesTo10Minutes()
{
    MonitorFixture fixture;
    QVector<SteadyMoment> asked;
    fixture.network.answerAll([&](const SentRequest &) {
        asked.append(fixture.clock.steady());
        return FakeAnswer::ofStatus(502, "Bad Gateway");
    });
    const qint64 number = fixture.add(sora);
    fixture.advance(1h);
    QVector<Duration> waits;
    for (qsizetype index = 1; index < asked.size(); ++index)
        waits.append(asked.at(index) - asked.at(index - 1));
    QCOMPARE(waits.mid(0, 6), (QVector<Duration>{30s, 60s, 120s, 240s, 480s, 600s}));
    QCOMPARE(fixture.monitor->task(number)->contact, Contact::Lost);
    QCOMPARE(fixture.monitor->task(number)->status, Status::Unasked);
}

void PollingTroubleTest::aRefusedKeyStopsItsPollsUntilAnotherIsEntered()
{
    MonitorFixture fixture;
    fixture.network.answerNext(FakeAnswer::ofJson("{}", 401));
    fixture.network.answerAll(processingAny);
    const qint64 number = fixture.add(sora);
    const qint64 other = fixture.add(u"sora_other1"_s);
    fixture.advance(24h);
    QCOMPARE(fixture.network.count(), 1);
    QCOMPARE(fixture.monitor->task(number)->contact, Contact::Refused);
    QCOMPARE(fixture.monitor->task(other)->contact, Contact::Refused);
    QCOMPARE(fixture.monitor->state().keyRefused, QStringList{u"kyyReactApiServer"_s});
    fixture.keys.setKey(u"kyyReactApiServer"_s, u"good-key"_s);
    fixture.advance(1min);
    QVERIFY(fixture.network.count() > 2);
    QCOMPARE(fixture.network.sent().header("Authorization"), QByteArray("Bearer good-key"));
    QCOMPARE(fixture.monitor->task(number)->contact, Contact::Ok);
    QVERIFY(fixture.monitor->state().keyRefused.isEmpty());
}

void PollingTroubleTest::aKeyThatOnceWorkedIsTriedAgainAfter5MinutesThenEvery30()
{
    MonitorFixture fixture;
    fixture.network.answerNext(processing());
    fixture.add(sora);
    fixture.advance(1s);
    QVector<SteadyMoment> refused;
    fixture.network.answerAll([&](const SentRequest &) {
        refused.append(fixture.clock.steady());
        return FakeAnswer::ofJson("{}", 401);
    });
    fixture.advance(70min);
    QVERIFY(refused.size() >= 3);
    QCOMPARE(refused.at(1) - refused.at(0), Duration(5min));
    QCOMPARE(refused.at(2) - refused.at(1), Duration(30min));
    fixture.network.answerAll(processingAny);
    fixture.advance(1h);
    QCOMPARE(fixture.monitor->task(1)->contact, Contact::Ok);
}

void PollingTroubleTest::aForbiddenTaskStopsAloneWhereTheKeyWorks()
{
    MonitorFixture fixture;
    fixture.network.answerAll([](const SentRequest &sent) {
        const QByteArray id = sent.url().fileName().toUtf8();
        return id == "sora_secret" ? FakeAnswer::ofJson("{}", 403) : processing(id);
    });
    const qint64 fine = fixture.add(sora);
    fixture.advance(1s);
    const qint64 forbidden = fixture.add(u"sora_secret"_s);
    fixture.advance(10min);
    QCOMPARE(fixture.monitor->task(forbidden)->contact, Contact::Refused);
    QVERIFY(!fixture.monitor->nextCheck(forbidden));
    QCOMPARE(fixture.monitor->task(fine)->contact, Contact::Ok);
    QVERIFY(fixture.monitor->nextCheck(fine).has_value());
    const auto askedForbidden =
        std::count_if(fixture.network.requests().cbegin(), fixture.network.requests().cend(),
                      [](const SentRequest &sent) { return sent.url().fileName() == u"sora_secret"; });
    QCOMPARE(askedForbidden, 1);
}

void PollingTroubleTest::threeNotFoundEndThePolls()
{
    MonitorFixture fixture;
    fixture.network.answerAll([](const SentRequest &) { return FakeAnswer::ofJson("{}", 404); });
    const qint64 number = fixture.add(sora);
    fixture.advance(24h);
    QCOMPARE(fixture.network.count(), 3);
    QCOMPARE(fixture.monitor->task(number)->contact, Contact::NotFound);
    QCOMPARE(fixture.monitor->checkNow({number}).asked, 1);
    fixture.advance(24h);
    QCOMPARE(fixture.network.count(), 6);
}

void PollingTroubleTest::withoutAKeyNothingIsAskedUntilOneComes()
{
    MonitorFixture fixture;
    fixture.keys.setKey(u"kyyReactApiServer"_s, {});
    fixture.network.answerAll(processingAny);
    const qint64 number = fixture.add(sora);
    fixture.advance(1h);
    QCOMPARE(fixture.network.count(), 0);
    QCOMPARE(fixture.monitor->task(number)->contact, Contact::NoKey);
    QCOMPARE(fixture.monitor->state().keyMissing, QStringList{u"kyyReactApiServer"_s});
    fixture.keys.setKey(u"kyyReactApiServer"_s, u"k"_s);
    fixture.advance(1s);
    QCOMPARE(fixture.network.count(), 1);
    QCOMPARE(fixture.monitor->task(number)->contact, Contact::Ok);
}

void PollingTroubleTest::noContactIsToldAfterThreeFailuresInARow()
{
    MonitorFixture fixture;
    fixture.network.answerAll(
        [](const SentRequest &) { return FakeAnswer::ofError(QNetworkReply::HostNotFoundError); });
    fixture.add(sora);
    fixture.advance(10min);
    QVERIFY(fixture.monitor->state().noContactSince.has_value());
    fixture.network.answerAll(processingAny);
    fixture.advance(15min);
    QVERIFY(!fixture.monitor->state().noContactSince);
    QCOMPARE(fixture.monitor->task(1)->contact, Contact::Ok);
}

QTEST_GUILESS_MAIN(PollingTroubleTest)
#include "polling_trouble_test.moc"
