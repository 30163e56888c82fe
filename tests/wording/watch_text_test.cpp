// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/watch_text.h"

#include "wording/task_fixture.h"

#include <QTest>

namespace rushes::test {

class WatchTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { speakEnglishInUtc(); }
    void counts();
    void theNextCheckIsCountedDown();
    void whatHasToBeDoneIsSaid();
    void waitsSayUntilWhen();
    void theDemoSaysHowFastItRuns();
    void intakeSaysOnlyWhatHappened_data();
    void intakeSaysOnlyWhatHappened();
    void checkingSaysOnlyWhatHappened_data();
    void checkingSaysOnlyWhatHappened();
};

void WatchTextTest::counts()
{
    QCOMPARE(watchedText(12), u"12 watched"_s);
    QCOMPARE(watchedText(10'000), u"10,000 watched"_s);
    QCOMPARE(readyText(3), u"3 ready"_s);
    QCOMPARE(notHeldText(2), u"2 not yet held"_s);
    QCOMPARE(requestsText(1), u"Requests in the last minute: 1"_s);
}

void WatchTextTest::theNextCheckIsCountedDown()
{
    QCOMPARE(nextCheckText(noonish + 14s, noonish), u"Next check in 14 s"_s);
    QCOMPARE(nextCheckText(noonish + 900ms, noonish), u"Checking now"_s);
    QCOMPARE(nextCheckText(noonish - 1h, noonish), u"Checking now"_s);
    QCOMPARE(nextCheckText(std::nullopt, noonish), u"Nothing to check"_s);
}

void WatchTextTest::whatHasToBeDoneIsSaid()
{
    QCOMPARE(askedToWaitText(u"kyyAiPower"_s, noonish + 40s, noonish), u"kyyAiPower asked to wait 40 s"_s);
    QCOMPARE(askedToWaitText(u"kyyAiPower"_s, noonish - 40s, noonish), u"kyyAiPower asked to wait 1 s"_s);
    QCOMPARE(keyMissingText(u"kyyAiPower"_s), u"No key for kyyAiPower: enter one in Settings"_s);
    QCOMPARE(keyRefusedText(u"kyyAiPower"_s), u"kyyAiPower refused the key: enter another in Settings"_s);
    QCOMPARE(noContactText(noonish - 20min, noonish), u"No contact since 13:40"_s);
    QCOMPARE(notSavedText(u"sora_1"_s, u"/clips %1"_s, u"The disk is full: /clips."_s),
             u"sora_1 is not saved to /clips %1. The disk is full: /clips."_s);
}

void WatchTextTest::waitsSayUntilWhen()
{
    QCOMPARE(notAnsweringText(u"kyyAiPower"_s, noonish - 20min, noonish + 40s, noonish),
             u"kyyAiPower gives no usable answer since 13:40: tried again in 40 s"_s);
    QCOMPARE(stretchText({}, 10'000, 10'000s, 60),
             u"10,000 running: each is asked about every 2 h 46 min, as 60 requests a minute allow"_s);
    QCOMPARE(stretchText(u"kyyAiPower"_s, 300, 5min, 59.9),
             u"kyyAiPower: 300 running, each is asked about every 5 min, as 59 requests a minute allow"_s);
    QCOMPARE(networkText(NetworkSeen::Offline), u"This computer seems to be offline"_s);
    QCOMPARE(networkText(NetworkSeen::SignIn), u"The network seems to want a sign-in first"_s);
    QCOMPARE(networkText(NetworkSeen::Online), QString());
}

void WatchTextTest::theDemoSaysHowFastItRuns()
{
    QCOMPARE(demoText(12), u"Demo: time runs 12 times as fast"_s);
    QCOMPARE(demoText(2.5), u"Demo: time runs 2.5 times as fast"_s);
}

void WatchTextTest::intakeSaysOnlyWhatHappened_data()
{
    QTest::addColumn<int>("added");
    QTest::addColumn<int>("alreadyThere");
    QTest::addColumn<int>("undecided");
    QTest::addColumn<QString>("text");

    QTest::newRow("nothing") << 0 << 0 << 0 << u"0 added"_s;
    QTest::newRow("added") << 3 << 0 << 0 << u"3 added"_s;
    QTest::newRow("known") << 0 << 1 << 0 << u"1 already there"_s;
    QTest::newRow("undecided") << 3 << 0 << 2 << u"3 added, 2 to be decided"_s;
    QTest::newRow("all") << 3 << 1 << 2 << u"3 added, 1 already there, 2 to be decided"_s;
}

void WatchTextTest::intakeSaysOnlyWhatHappened()
{
    QFETCH(int, added);
    QFETCH(int, alreadyThere);
    QFETCH(int, undecided);
    QTEST(intakeText(added, alreadyThere, undecided), "text");
}

void WatchTextTest::checkingSaysOnlyWhatHappened_data()
{
    QTest::addColumn<int>("asked");
    QTest::addColumn<int>("tooSoon");
    QTest::addColumn<int>("finished");
    QTest::addColumn<bool>("waits");
    QTest::addColumn<QString>("text");

    QTest::newRow("asked") << 4 << 0 << 0 << false << u"4 asked now"_s;
    QTest::newRow("too soon, rounded up") << 0 << 2 << 0 << true << u"2 asked within 18 s"_s;
    QTest::newRow("too soon, unknown when") << 0 << 2 << 0 << false << u"2 asked as soon as allowed"_s;
    QTest::newRow("finished") << 0 << 0 << 1 << false << u"1 finished"_s;
    QTest::newRow("all") << 4 << 2 << 1 << true << u"4 asked now, 2 asked within 18 s, 1 finished"_s;
}

void WatchTextTest::checkingSaysOnlyWhatHappened()
{
    QFETCH(int, asked);
    QFETCH(int, tooSoon);
    QFETCH(int, finished);
    QFETCH(bool, waits);
    QTEST(checkText(asked, tooSoon, finished, waits ? std::optional<Duration>(17'300ms) : std::nullopt),
          "text");
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::WatchTextTest)
#include "watch_text_test.moc"
