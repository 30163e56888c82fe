// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/watch_text.h"

#include "wording/task_fixture.h"
#include "wording/time_text.h"

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
    void pausesAreTold();
    void theDemoSaysHowFastItRuns();
    void intakeSaysOnlyWhatHappened_data();
    void intakeSaysOnlyWhatHappened();
    void whatWasNotHandedOverIsSaidWithItsReason_data();
    void whatWasNotHandedOverIsSaidWithItsReason();
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
    QCOMPARE(withPlainSpaces(nextCheckText(noonish + 14s, noonish)), u"Next check in 14 s"_s);
    QCOMPARE(withPlainSpaces(nextCheckText(noonish + 900ms, noonish)), u"Checking now"_s);
    QCOMPARE(withPlainSpaces(nextCheckText(noonish - 1h, noonish)), u"Checking now"_s);
    QCOMPARE(withPlainSpaces(nextCheckText(std::nullopt, noonish)), u"Nothing to check"_s);
    // The requests under way are all that may be: there is plenty to check.
    QCOMPARE(nextCheckText(std::nullopt, noonish, true), u"Checking now"_s);
}

void WatchTextTest::whatHasToBeDoneIsSaid()
{
    QCOMPARE(withPlainSpaces(askedToWaitText(u"kyyAiPower"_s, noonish + 40s, noonish)),
             u"kyyAiPower asked to wait 40 s"_s);
    QCOMPARE(withPlainSpaces(askedToWaitText(u"kyyAiPower"_s, noonish - 40s, noonish)),
             u"kyyAiPower asked to wait 1 s"_s);
    QCOMPARE(keyMissingText(u"kyyAiPower"_s), u"No key for kyyAiPower: enter one in Settings"_s);
    QCOMPARE(keyRefusedText(u"kyyAiPower"_s), u"kyyAiPower refused the key: enter another in Settings"_s);
    QCOMPARE(noContactText(noonish - 20min, noonish), u"No contact since 13:40"_s);
    QCOMPARE(notSavedText(u"sora_1"_s, u"/clips %1"_s, u"The disk is full: /clips."_s),
             u"sora_1 is not saved to /clips %1. The disk is full: /clips."_s);
}

void WatchTextTest::waitsSayUntilWhen()
{
    QCOMPARE(withPlainSpaces(notAnsweringText(u"kyyAiPower"_s, noonish - 20min, noonish + 40s, noonish)),
             u"kyyAiPower gives no usable answer since 13:40: tried again in 40 s"_s);
    QCOMPARE(withPlainSpaces(stretchText({}, 10'000, 10'000s, 60)),
             u"10,000 running: each is asked about every 2 h 46 min, as 60 requests a minute allow"_s);
    QCOMPARE(withPlainSpaces(stretchText(u"kyyAiPower"_s, 300, 5min, 59.9)),
             u"kyyAiPower: 300 running, each is asked about every 5 min, as 59 requests a minute allow"_s);
    QCOMPARE(networkText(NetworkSeen::Offline), u"This computer seems to be offline"_s);
    QCOMPARE(networkText(NetworkSeen::SignIn), u"The network seems to want a sign-in first"_s);
    QCOMPARE(networkText(NetworkSeen::Online), QString());
}

void WatchTextTest::pausesAreTold()
{
    const QString stillAsked = u" They are still asked now and then, so that no clip is lost."_s;
    QCOMPARE(pauseNoticeText(3, true), u"Paused tasks: 3."_s + stillAsked);
    QCOMPARE(pauseNoticeText(2, false), u"Tasks asked again: 2."_s);
    QCOMPARE(allPauseNoticeText(true), u"All tasks are paused."_s + stillAsked);
    QCOMPARE(allPauseNoticeText(false), u"Tasks are asked again."_s);
}

void WatchTextTest::theDemoSaysHowFastItRuns()
{
    QCOMPARE(demoText(12), u"Demo: time runs 12 times as fast"_s);
    QCOMPARE(demoText(2.5), u"Demo: time runs 2.5 times as fast"_s);
}

void WatchTextTest::whatWasNotHandedOverIsSaidWithItsReason_data()
{
    QTest::addColumn<ErrorKind>("why");
    QTest::addColumn<QString>("said");
    QTest::newRow("nobody takes ids there")
        << ErrorKind::ProfileInUse << u"The profile is in use by another program: rushes (7)."_s;
    const QString noAnswer = u"The window that is open gave no answer."_s;
    QTest::newRow("busy") << ErrorKind::TimedOut << noAnswer;
    QTest::newRow("ended meanwhile") << ErrorKind::AnswerUnreadable << noAnswer;
    QTest::newRow("too much") << ErrorKind::AnswerTooLarge << u"That is too much text"_s;
}

void WatchTextTest::whatWasNotHandedOverIsSaidWithItsReason()
{
    QFETCH(ErrorKind, why);
    QFETCH(QString, said);
    const QString text = handOverTroubleText({why, u"1"_s}, {ErrorKind::ProfileInUse, u"rushes (7)"_s});
    QVERIFY2(text.startsWith(said), qPrintable(text));
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
    QTest::addColumn<CheckCounts>("counts");
    QTest::addColumn<QString>("text");

    const Duration wait = 17'300ms;
    const auto row = [](const char *name, const CheckCounts &counts, const QString &text) {
        QTest::newRow(name) << counts << text;
    };
    row("nothing", {}, u"0 asked now"_s);
    row("asked", {.asked = 4}, u"4 asked now"_s);
    row("too soon, rounded up", {.tooSoon = 2, .longestWait = wait}, u"2 to be asked within 18 s"_s);
    row("too soon, unknown when", {.tooSoon = 2}, u"2 to be asked as soon as allowed"_s);
    row("the key is tried", {.asked = 1, .afterTrial = 1'999},
        u"1 asked now, 1,999 to be asked once the key is accepted"_s);
    row("no key", {.withoutKey = 2'000}, u"2,000 waiting for a key"_s);
    row("no service", {.withoutService = 3}, u"3 of a service that is not in the list"_s);
    row("finished", {.finished = 1}, u"1 finished"_s);
    row("all", {.asked = 4, .tooSoon = 2, .longestWait = wait, .withoutKey = 5, .finished = 1},
        u"4 asked now, 2 to be asked within 18 s, 5 waiting for a key, 1 finished"_s);
}

void WatchTextTest::checkingSaysOnlyWhatHappened()
{
    QFETCH(CheckCounts, counts);
    QTEST(withPlainSpaces(checkText(counts)), "text");
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::WatchTextTest)
#include "watch_text_test.moc"
