// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/monitor_fixture.h"

#include <QSignalSpy>
#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

constexpr auto sora = "sora_abc123def456";

/// Every task is told to be in this state.
FakeNetwork::Answering allAre(const QByteArray &status)
{
    return [status](const SentRequest &sent) {
        const QByteArray link = status == "completed" ? R"("https://clips.example/a.mp4")" : "null";
        return FakeAnswer::ofJson(MonitorFixture::answer(sent.url().fileName().toUtf8(), status, link));
    };
}

/// A monitor that was told of a task and has asked for it once.
struct AskedOnce : MonitorFixture
{
    explicit AskedOnce(FakeNetwork::Answering answering = allAre("processing"))
    {
        network.answerAll(std::move(answering));
        number = add(QString::fromLatin1(sora));
        advance(1s);
    }

    /// Of the one task, and kept.
    void setPaused(bool paused)
    {
        monitor->setPaused({number}, paused);
        settle();
    }
    [[nodiscard]] const Task &task() const { return *monitor->task(number); }

    qint64 number = 0;
};

} // namespace

/// What the user does not want asked, and that it costs no clip.
class PausingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPausedTaskIsNotAskedUntilItIsResumed();
    void aPauseConcernsNobodyElse();
    void aResumedTaskKeepsTheSpacing();
    void aPauseSurvivesARestart();
    void pausingAllHoldsThoseToComeToo();
    void pausingAllEndsWithTheProgram();
    void aPausedTaskIsAskedBeforeItsLinkCouldHaveEnded();
    void aCompletedTaskWithoutALinkIsAskedInSpiteOfThePause();
    void checkNowAsksAPausedTaskOnce();
    void aKeyThatComesDoesNotEndThePause();
    void theCommandLineAsksWhatItWasToldToAsk();
    void theStateSaysThatTheUserPaused();
};

void PausingTest::aPausedTaskIsNotAskedUntilItIsResumed()
{
    AskedOnce fixture;
    fixture.setPaused(true);
    fixture.advance(2h);
    QCOMPARE(fixture.network.count(), 1);
    QVERIFY(fixture.task().pausedAt.has_value());

    fixture.setPaused(false);
    fixture.advance(1s);
    QCOMPARE(fixture.network.count(), 2);
    QVERIFY(!fixture.task().pausedAt);
}

void PausingTest::aPauseConcernsNobodyElse()
{
    AskedOnce fixture;
    const qint64 other = fixture.add(u"sora_other"_s);
    fixture.advance(1s);
    fixture.setPaused(true);
    fixture.advance(30min);
    QVERIFY(fixture.clock.wall() - *fixture.monitor->task(other)->lastAskedAt < 10min);
    QVERIFY(fixture.clock.wall() - *fixture.task().lastAskedAt > 29min);
}

void PausingTest::aResumedTaskKeepsTheSpacing()
{
    AskedOnce fixture;
    // By the clock on the wall the plan would have it asked now.
    fixture.clock.setWall(fixture.clock.wall() + 30min);
    for (int click = 0; click < 20; ++click) {
        fixture.monitor->setPaused({fixture.number}, click % 2 == 0);
        fixture.monitor->setAllPaused(click % 3 == 0);
        fixture.advance(1s);
    }
    QCOMPARE(fixture.network.count(), 1);
    fixture.advance(10s); // half a minute in all
    QCOMPARE(fixture.network.count(), 2);
}

void PausingTest::aPauseSurvivesARestart()
{
    AskedOnce fixture;
    fixture.setPaused(true);
    fixture.reopen();
    fixture.advance(1h);
    QCOMPARE(fixture.network.count(), 1);
    QCOMPARE(fixture.monitor->state().paused, 1);
}

void PausingTest::pausingAllHoldsThoseToComeToo()
{
    MonitorFixture fixture;
    fixture.network.answerAll(allAre("processing"));
    QSignalSpy told(fixture.monitor.get(), &TaskMonitor::allPausedChanged);
    fixture.monitor->setAllPaused(true);
    fixture.monitor->setAllPaused(true);
    QCOMPARE(told.size(), 1);
    fixture.add(QString::fromLatin1(sora));
    fixture.advance(30min);
    QCOMPARE(fixture.network.count(), 0);
    fixture.monitor->setAllPaused(false);
    fixture.advance(1s);
    QCOMPARE(fixture.network.count(), 1);
}

void PausingTest::pausingAllEndsWithTheProgram()
{
    MonitorFixture fixture;
    fixture.network.answerAll(allAre("processing"));
    fixture.monitor->setAllPaused(true);
    fixture.add(QString::fromLatin1(sora));
    fixture.reopen();
    QVERIFY(!fixture.monitor->allArePaused());
    fixture.advance(1s);
    QCOMPARE(fixture.network.count(), 1);
}

void PausingTest::aPausedTaskIsAskedBeforeItsLinkCouldHaveEnded()
{
    AskedOnce fixture;
    fixture.setPaused(true);
    fixture.network.answerAll(allAre("completed"));
    const auto next = fixture.monitor->nextCheck(fixture.number);
    QVERIFY(next && *next <= fixture.clock.wall() + 18h);
    fixture.advance(17h);
    QCOMPARE(fixture.task().status, Status::Processing);
    fixture.advance(1h);
    // A day's link that came just after the pause began still lives for six hours.
    QCOMPARE(fixture.task().status, Status::Completed);
    QCOMPARE(fixture.network.count(), 2);
}

void PausingTest::aCompletedTaskWithoutALinkIsAskedInSpiteOfThePause()
{
    AskedOnce fixture(
        [](const SentRequest &) { return FakeAnswer::ofJson(MonitorFixture::answer(sora, "completed")); });
    QCOMPARE(fixture.task().status, Status::Completed);
    fixture.monitor->setAllPaused(true);
    fixture.setPaused(true);
    fixture.advance(10min);
    QVERIFY(fixture.network.count() > 2);
}

void PausingTest::checkNowAsksAPausedTaskOnce()
{
    AskedOnce fixture;
    fixture.setPaused(true);
    fixture.advance(10min);
    QCOMPARE(fixture.monitor->checkNow({fixture.number}).asked, 1);
    fixture.advance(1h);
    QCOMPARE(fixture.network.count(), 2);
    QVERIFY(fixture.task().pausedAt.has_value());
}

void PausingTest::aKeyThatComesDoesNotEndThePause()
{
    AskedOnce fixture;
    fixture.setPaused(true);
    fixture.keys.setKey(QString::fromLatin1(MonitorFixture::service), u"another-key"_s);
    fixture.advance(1h);
    QCOMPARE(fixture.network.count(), 1);
}

void PausingTest::theCommandLineAsksWhatItWasToldToAsk()
{
    AskedOnce fixture;
    fixture.setPaused(true);
    fixture.restartWithoutStart();
    fixture.clock.advance(1min);
    fixture.monitor->startOne(fixture.number);
    fixture.advance(1s);
    QCOMPARE(fixture.network.count(), 2);
}

void PausingTest::theStateSaysThatTheUserPaused()
{
    AskedOnce fixture;
    fixture.add(u"sora_other"_s);
    fixture.setPaused(true);
    QCOMPARE(fixture.monitor->state().paused, 1);
    QVERIFY(!fixture.monitor->state().allPaused);
    fixture.monitor->setAllPaused(true);
    QVERIFY(fixture.monitor->state().allPaused);
    QCOMPARE(fixture.monitor->state().paused, 1);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::PausingTest)
#include "pausing_test.moc"
