// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/key_test.h"
#include "monitor_fixture.h"

#include <QTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

const QString react = u"kyyReactApiServer"_s;
const QString power = u"kyyAiPower"_s;
const QString sora = u"sora_abc123def456"_s;
const QString ours = u"secret-key"_s; // the fixture's
const QString entered = u"sk-entered-1"_s;
const QByteArray madeUpPath = "/kyyReactApiServer/v1/result/";

FakeAnswer processingAny(const SentRequest &sent)
{
    return FakeAnswer::ofJson(MonitorFixture::answer(sent.url().fileName().toUtf8(), "processing"));
}

/// A service that knows no task.
FakeAnswer notFound(const SentRequest &)
{
    return FakeAnswer::ofJson(R"({"error":"not found"})", 404);
}

struct Bench
{
    MonitorFixture fixture;
    KeyTest keyTest{fixture.clock, *fixture.monitor, *fixture.client};

    KeyTestReport test(const QString &key, const QString &service = react)
    {
        std::optional<KeyTestReport> report;
        keyTest.test(service, key, [&report](const KeyTestReport &told) { report = told; });
        fixture.settle();
        return report.value_or(KeyTestReport{.id = u"no report"_s});
    }
};

} // namespace

class KeyTestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anUnfinishedTaskIsAskedAboutAndThatIsItsPoll();
    void aTaskThatWasAskedJustNowIsNotAskedForATest();
    void neverTwoPollsOfATaskUnderTheSpacingHoweverOftenItIsTested();
    void withoutATaskAMadeUpIdIsAskedAbout();
    void theMadeUpIdIsOfTheFamilyAndClearlyMadeUp();
    void finishedAndUnknownTasksAreNotAskedAbout();
    void aMadeUpIdIsNotAskedAboutAgainAtOnce();
    void theAnswerSaysWhatTheKeyIsWorth_data();
    void theAnswerSaysWhatTheKeyIsWorth();
    void aWaitThatTheServiceAskedForIsKept();
    void aWaitThatATestIsToldHoldsThePolls();
    void anEnteredKeyDoesNotChangeWhatIsKnownOfTheTask();
    void theKeyInUseIsRefusedForTheTasksToo();
    void aKeyThatWorksAgainHasTheTasksAskedAgain();
    void aKeyThatIsLetInForAMadeUpIdHasTheTasksAskedAgain();
    void anEnteredKeyThatWorksDoesNotReviveTheOneInUse();
    void aTaskOfAKilledRunIsNotAskedAtOnce();
    void neverMoreRequestsAtOnceThanPollsMayBe();
    void aTestTakesThePlaceOfAPoll();
    void theKeyGoesToItsOwnBaseOnly();
};

void KeyTestTest::anUnfinishedTaskIsAskedAboutAndThatIsItsPoll()
{
    Bench bench;
    bench.fixture.network.answerAll(processingAny);
    const qint64 number = bench.fixture.add(sora);
    bench.fixture.advance(65s);
    const int before = bench.fixture.network.count();
    const auto planned = bench.fixture.monitor->nextCheck(number);
    const KeyTestReport report = bench.test(ours);
    QCOMPARE(report, (KeyTestReport{.verdict = KeyVerdict::Works, .id = sora}));
    QCOMPARE(bench.fixture.network.count(), before + 1);
    QCOMPARE(bench.fixture.monitor->task(number)->status, Status::Processing);
    // The next poll is planned from here.
    QVERIFY(*bench.fixture.monitor->nextCheck(number) >= bench.fixture.clock.wall() + 30s);
    QVERIFY(bench.fixture.monitor->nextCheck(number) > planned);
}

void KeyTestTest::aTaskThatWasAskedJustNowIsNotAskedForATest()
{
    Bench bench;
    bench.fixture.network.answerAll(processingAny);
    bench.fixture.add(sora);
    bench.fixture.advance(29s);
    bench.fixture.network.answerAll(notFound);
    const KeyTestReport report = bench.test(ours);
    QVERIFY(report.isMadeUp);
    QVERIFY(report.id != sora);
    QCOMPARE(bench.fixture.network.sent().url().fileName(), report.id);
}

void KeyTestTest::neverTwoPollsOfATaskUnderTheSpacingHoweverOftenItIsTested()
{
    Bench bench;
    const QStringList ids{sora, u"sora_second22"_s, u"sora_third333"_s};
    QHash<QString, QVector<Moment>> asked;
    bench.fixture.network.answerAll([&](const SentRequest &sent) {
        asked[sent.url().fileName()].append(bench.fixture.clock.wall());
        return ids.contains(sent.url().fileName()) ? processingAny(sent) : notFound(sent);
    });
    for (const QString &id : ids)
        bench.fixture.add(id);
    for (int second = 0; second < 600; ++second) {
        bench.test(second % 3 == 0 ? entered : ours);
        bench.fixture.monitor->checkNow({1, 2, 3});
        bench.fixture.advance(1s);
    }
    QVERIFY(asked.size() > ids.size()); // and the made-up one
    for (auto one = asked.cbegin(); one != asked.cend(); ++one) {
        const bool isTask = ids.contains(one.key());
        for (int i = 1; i < one->size() && isTask; ++i)
            QVERIFY2((*one)[i] - (*one)[i - 1] >= 30s, qPrintable(one.key()));
    }
}

void KeyTestTest::withoutATaskAMadeUpIdIsAskedAbout()
{
    Bench bench;
    bench.fixture.network.answerAll(notFound);
    const KeyTestReport report = bench.test(entered, power);
    QCOMPARE(report, (KeyTestReport{.verdict = KeyVerdict::Works,
                                    .id = KeyTest::madeUpId(*ServiceCatalogue::builtIn().find(power)),
                                    .isMadeUp = true}));
    QCOMPARE(bench.fixture.network.count(), 1);
    QCOMPARE(bench.fixture.monitor->count(), 0);
}

void KeyTestTest::theMadeUpIdIsOfTheFamilyAndClearlyMadeUp()
{
    for (const Service &service : ServiceCatalogue::builtIn().services()) {
        const QString id = KeyTest::madeUpId(service);
        QVERIFY(service.familyOfId(id));
        QVERIFY(isPossibleId(id));
        QVERIFY(id.endsWith(u"rushes-key-test"));
    }
    Service bare;
    QVERIFY(isPossibleId(KeyTest::madeUpId(bare)));
}

void KeyTestTest::finishedAndUnknownTasksAreNotAskedAbout()
{
    Bench bench;
    bench.fixture.network.answerAll([](const SentRequest &sent) {
        const QByteArray id = sent.url().fileName().toUtf8();
        return id.contains("failed") ? FakeAnswer::ofJson(MonitorFixture::answer(id, "failed"))
                                     : notFound(sent);
    });
    bench.fixture.add(u"sora_failed123"_s);
    bench.fixture.add(u"sora_nobodys1"_s);
    bench.fixture.advance(1h);
    QVERIFY(bench.test(ours).isMadeUp);
}

void KeyTestTest::aMadeUpIdIsNotAskedAboutAgainAtOnce()
{
    Bench bench;
    bench.fixture.network.answerAll(notFound);
    bench.test(ours);
    bench.fixture.advance(10s);
    const KeyTestReport soon = bench.test(ours);
    QCOMPARE(soon, (KeyTestReport{.verdict = KeyVerdict::Waits, .wait = 20s}));
    QCOMPARE(bench.fixture.network.count(), 1);
    // Another key is another question.
    QCOMPARE(bench.test(entered).verdict, KeyVerdict::Works);
    bench.fixture.advance(30s);
    QCOMPARE(bench.test(entered).verdict, KeyVerdict::Works);
    QCOMPARE(bench.fixture.network.count(), 3);
}

void KeyTestTest::theAnswerSaysWhatTheKeyIsWorth_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("verdict");
    QTest::newRow("404") << 404 << int(KeyVerdict::Works);
    QTest::newRow("401") << 401 << int(KeyVerdict::Refused);
    QTest::newRow("403") << 403 << int(KeyVerdict::Refused);
    QTest::newRow("429") << 429 << int(KeyVerdict::Waits);
    QTest::newRow("503") << 503 << int(KeyVerdict::Waits);
    QTest::newRow("400") << 400 << int(KeyVerdict::Unclear);
    QTest::newRow("500") << 500 << int(KeyVerdict::Unclear);
    QTest::newRow("302") << 302 << int(KeyVerdict::Unclear);
    QTest::newRow("200 about somebody else") << 200 << int(KeyVerdict::Unclear);
    QTest::newRow("no contact") << 0 << int(KeyVerdict::NoContact);
}

void KeyTestTest::theAnswerSaysWhatTheKeyIsWorth()
{
    QFETCH(const int, status);
    QFETCH(const int, verdict);
    Bench bench;
    bench.fixture.network.answerAll([status](const SentRequest &) {
        if (status == 0)
            return FakeAnswer::ofError(QNetworkReply::HostNotFoundError);
        if (status == 302)
            return FakeAnswer::ofRedirect("https://elsewhere.example/");
        return FakeAnswer::ofJson(MonitorFixture::answer("sora_somebodys1", "processing"), status);
    });
    const KeyTestReport report = bench.test(entered);
    QCOMPARE(report.verdict, KeyVerdict(verdict));
    QVERIFY(report.isMadeUp);
    const bool hasReason = report.verdict == KeyVerdict::Unclear || report.verdict == KeyVerdict::NoContact;
    QCOMPARE(report.error.has_value(), hasReason);
    QCOMPARE(bench.fixture.network.count(), 1);
}

void KeyTestTest::aWaitThatTheServiceAskedForIsKept()
{
    Bench bench;
    bench.fixture.network.answerNext(
        FakeAnswer::ofStatus(429, "Too Many Requests", {{"Retry-After", "600"}}));
    bench.fixture.network.answerAll(processingAny);
    bench.fixture.add(sora);
    bench.fixture.advance(100s);
    const KeyTestReport report = bench.test(ours);
    QCOMPARE(report.verdict, KeyVerdict::Waits);
    QCOMPARE(report.id, QString());
    QVERIFY(report.wait && *report.wait > 490s && *report.wait <= 500s);
    QCOMPARE(bench.fixture.network.count(), 1);
}

void KeyTestTest::aWaitThatATestIsToldHoldsThePolls()
{
    for (const QString &key : {ours, entered}) {
        Bench withTask;
        withTask.fixture.network.answerAll(processingAny);
        withTask.fixture.add(sora);
        withTask.fixture.advance(65s);
        withTask.fixture.network.answerNext(
            FakeAnswer::ofStatus(429, "Too Many Requests", {{"Retry-After", "600"}}));
        QCOMPARE(withTask.test(key).id, sora);
        QVERIFY(withTask.fixture.monitor->waitImposed(react, key) > Duration(599s));

        Bench bench;
        bench.fixture.network.answerNext(
            FakeAnswer::ofStatus(429, "Too Many Requests", {{"Retry-After", "600"}}));
        bench.fixture.network.answerAll(processingAny);
        const KeyTestReport report = bench.test(key);
        QCOMPARE(report.verdict, KeyVerdict::Waits);
        QVERIFY(report.wait == Duration(600s));
        // With this key nothing is asked any more, by the polls or by tests; with another it is.
        bench.fixture.add(sora);
        bench.fixture.advance(590s);
        QCOMPARE(bench.fixture.network.count() == 1, key == ours);
        const int before = bench.fixture.network.count();
        QCOMPARE(bench.test(key).id, QString());
        QCOMPARE(bench.fixture.network.count(), before);
    }
}

void KeyTestTest::anEnteredKeyDoesNotChangeWhatIsKnownOfTheTask()
{
    Bench bench;
    bench.fixture.network.answerAll(processingAny);
    bench.fixture.monitor->setFixedInterval(Duration(100s));
    const qint64 number = bench.fixture.add(sora);
    for (const int status : {401, 403, 404}) {
        bench.fixture.advance(61s);
        bench.fixture.network.answerAll([status](const SentRequest &sent) {
            return sent.header("Authorization") == "Bearer " + entered.toUtf8()
                       ? FakeAnswer::ofJson("{}", status)
                       : processingAny(sent);
        });
        const KeyTestReport report = bench.test(entered);
        QCOMPARE(report.id, sora);
        QCOMPARE(report.verdict, status == 404 ? KeyVerdict::Works : KeyVerdict::Refused);
        QCOMPARE(bench.fixture.monitor->task(number)->contact, Contact::Ok);
        QCOMPARE(bench.fixture.monitor->task(number)->notFoundInRow, 0);
        QVERIFY(bench.fixture.monitor->nextCheck(number).has_value());
    }
}

void KeyTestTest::theKeyInUseIsRefusedForTheTasksToo()
{
    Bench bench;
    bench.fixture.network.answerAll(processingAny);
    const qint64 number = bench.fixture.add(sora);
    bench.fixture.advance(65s);
    bench.fixture.network.answerAll([](const SentRequest &) { return FakeAnswer::ofJson("{}", 401); });
    QCOMPARE(bench.test(ours).verdict, KeyVerdict::Refused);
    QCOMPARE(bench.fixture.monitor->task(number)->contact, Contact::Refused);
    QCOMPARE(bench.fixture.monitor->state().keyRefused, QStringList{react});
}

void KeyTestTest::aKeyThatWorksAgainHasTheTasksAskedAgain()
{
    Bench bench;
    bench.fixture.network.answerAll([](const SentRequest &) { return FakeAnswer::ofJson("{}", 401); });
    const qint64 number = bench.fixture.add(sora);
    bench.fixture.advance(1h);
    QCOMPARE(bench.fixture.network.count(), 1);
    QCOMPARE(bench.fixture.monitor->task(number)->contact, Contact::Refused);
    bench.fixture.network.answerAll(processingAny);
    QCOMPARE(bench.test(ours).verdict, KeyVerdict::Works);
    bench.fixture.advance(10min);
    QCOMPARE(bench.fixture.monitor->task(number)->contact, Contact::Ok);
    QVERIFY(bench.fixture.network.count() > 2);
}

void KeyTestTest::aKeyThatIsLetInForAMadeUpIdHasTheTasksAskedAgain()
{
    Bench bench;
    bench.fixture.network.answerNext(FakeAnswer::ofJson("{}", 401));
    bench.fixture.network.answerAll([](const SentRequest &sent) {
        return sent.url().fileName() == sora ? processingAny(sent) : notFound(sent);
    });
    const qint64 number = bench.fixture.add(sora);
    bench.fixture.advance(5s);
    QCOMPARE(bench.fixture.monitor->task(number)->contact, Contact::Refused);
    QVERIFY(bench.test(ours).isMadeUp);
    bench.fixture.advance(2min);
    QCOMPARE(bench.fixture.monitor->task(number)->contact, Contact::Ok);
}

void KeyTestTest::anEnteredKeyThatWorksDoesNotReviveTheOneInUse()
{
    Bench bench;
    bench.fixture.network.answerAll([](const SentRequest &sent) {
        return sent.header("Authorization") == "Bearer " + entered.toUtf8() ? processingAny(sent)
                                                                            : FakeAnswer::ofJson("{}", 401);
    });
    const qint64 number = bench.fixture.add(sora);
    bench.fixture.advance(65s);
    const KeyTestReport report = bench.test(entered);
    QCOMPARE(report.verdict, KeyVerdict::Works);
    QCOMPARE(report.id, sora);
    bench.fixture.advance(1h);
    QCOMPARE(bench.fixture.monitor->task(number)->contact, Contact::Refused);
    QCOMPARE(bench.fixture.network.count(), 2);
}

void KeyTestTest::aTaskOfAKilledRunIsNotAskedAtOnce()
{
    MonitorFixture fixture;
    fixture.network.answerAll(processingAny);
    fixture.add(sora);
    fixture.advance(1h);
    fixture.reopenAfterKill();
    QVERIFY(!fixture.monitor->taskToTestKeyWith(react));
    fixture.clock.suspend(1h); // the civil clock alone says nothing
    QVERIFY(!fixture.monitor->taskToTestKeyWith(react));
}

void KeyTestTest::neverMoreRequestsAtOnceThanPollsMayBe()
{
    Bench bench;
    bench.fixture.network.answerAll([](const SentRequest &) { return FakeAnswer::ofSilence(); });
    for (int i = 0; i < 6; ++i)
        bench.fixture.add(u"sora_many%1"_s.arg(i, 4, 10, QChar(u'0')));
    bench.fixture.advance(5s);
    QCOMPARE(bench.fixture.network.count(), 4);
    QCOMPARE(bench.test(entered).verdict, KeyVerdict::Waits);
    QCOMPARE(bench.fixture.network.count(), 4);
}

void KeyTestTest::aTestTakesThePlaceOfAPoll()
{
    Bench bench;
    bench.fixture.network.answerAll([](const SentRequest &) { return FakeAnswer::ofSilence(); });
    const auto add = [&bench](int from, int to) {
        for (int i = from; i < to; ++i)
            bench.fixture.add(u"sora_many%1"_s.arg(i, 4, 10, QChar(u'0')));
        bench.fixture.advance(5s);
    };
    add(0, 3);
    QCOMPARE(bench.fixture.network.count(), 3);
    int reports = 0;
    bench.keyTest.test(react, entered, [&reports](const KeyTestReport &) { ++reports; });
    bench.fixture.settle();
    QCOMPARE(bench.fixture.network.count(), 4);
    // One more is due, and another service of the same origin wants to be tested.
    add(3, 4);
    QCOMPARE(bench.test(entered, power).verdict, KeyVerdict::Waits);
    QCOMPARE(bench.fixture.network.count(), 4);
    QCOMPARE(reports, 0);
    bench.fixture.network.reply(3)->give(FakeAnswer::ofJson(R"({"error":"not found"})", 404));
    bench.fixture.settle();
    QCOMPARE(reports, 1);
    bench.fixture.advance(1s);
    QCOMPARE(bench.fixture.network.count(), 5);
}

void KeyTestTest::theKeyGoesToItsOwnBaseOnly()
{
    Bench bench;
    bench.fixture.network.answerAll(
        [](const SentRequest &) { return FakeAnswer::ofRedirect("https://elsewhere.example/"); });
    bench.test(entered);
    bench.test(entered, power);
    bench.test(entered, u"none-such"_s);
    QCOMPARE(bench.fixture.network.count(), 2);
    QCOMPARE(bench.fixture.network.sent(0).url().adjusted(QUrl::RemoveFilename).toEncoded(),
             QByteArray("https://zcbservice.aizfw.cn") + madeUpPath);
    QVERIFY(bench.fixture.network.sent(1).url().path().startsWith(u"/kyyAiPower/"));
    for (const SentRequest &sent : bench.fixture.network.requests()) {
        QCOMPARE(sent.header("Authorization"), QByteArray("Bearer sk-entered-1"));
        QVERIFY(!sent.url().toEncoded().contains("sk-entered"));
    }
}

QTEST_GUILESS_MAIN(KeyTestTest)
#include "key_test_test.moc"
