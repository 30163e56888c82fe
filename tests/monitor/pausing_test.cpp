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

} // namespace

/// What the user does not want asked, and that it costs no clip.
class PausingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPausedTaskIsNotAskedUntilItIsResumed();
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
    MonitorFixture fixture;
    fixture.network.answerAll(allAre("processing"));
    const qint64 number = fixture.add(QString::fromLatin1(sora));
    const qint64 other = fixture.add(u"sora_other"_s);
    fixture.advance(1s);
    const int asked = fixture.network.count();
    fixture.monitor->remove({other});
    fixture.monitor->setPaused({number}, true);
    fixture.advance(2h);
    QCOMPARE(fixture.network.count(), asked);
    QVERIFY(fixture.monitor->task(number)->pausedAt.has_value());

    fixture.monitor->setPaused({number}, false);
    fixture.advance(1s);
    QCOMPARE(fixture.network.count(), asked + 1);
    QVERIFY(!fixture.monitor->task(number)->pausedAt);
}

void PausingTest::aResumedTaskKeepsTheSpacing()
{
    MonitorFixture fixture;
    fixture.network.answerAll(allAre("processing"));
    const qint64 number = fixture.add(QString::fromLatin1(sora));
    fixture.advance(1s);
    for (int click = 0; click < 20; ++click) {
        fixture.monitor->setPaused({number}, click % 2 == 0);
        fixture.monitor->setAllPaused(click % 3 == 0);
        fixture.advance(1s);
    }
    QCOMPARE(fixture.network.count(), 1);
}

void PausingTest::aPauseSurvivesARestart()
{
    MonitorFixture fixture;
    fixture.network.answerAll(allAre("processing"));
    const qint64 number = fixture.add(QString::fromLatin1(sora));
    fixture.advance(1s);
    fixture.monitor->setPaused({number}, true);
    fixture.settle();
    const int asked = fixture.network.count();
    fixture.reopen();
    fixture.advance(1h);
    QCOMPARE(fixture.network.count(), asked);
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
    MonitorFixture fixture;
    fixture.network.answerAll(allAre("processing"));
    const qint64 number = fixture.add(QString::fromLatin1(sora));
    fixture.advance(1s);
    fixture.monitor->setPaused({number}, true);
    fixture.network.answerAll(allAre("completed"));
    const auto next = fixture.monitor->nextCheck(number);
    QVERIFY(next && *next <= fixture.clock.wall() + 18h);
    fixture.advance(17h);
    QCOMPARE(fixture.monitor->task(number)->status, Status::Processing);
    fixture.advance(1h);
    // A day's link that came just after the pause began still lives for six hours.
    QCOMPARE(fixture.monitor->task(number)->status, Status::Completed);
    QCOMPARE(fixture.network.count(), 2);
}

void PausingTest::aCompletedTaskWithoutALinkIsAskedInSpiteOfThePause()
{
    MonitorFixture fixture;
    fixture.network.answerAll([](const SentRequest &) { return FakeAnswer::ofJson(MonitorFixture::answer(sora, "completed")); });
    fixture.add(QString::fromLatin1(sora));
    fixture.advance(1s);
    const int asked = fixture.network.count();
    fixture.monitor->setAllPaused(true);
    fixture.advance(10min);
    QVERIFY(fixture.network.count() > asked);
}

void PausingTest::checkNowAsksAPausedTaskOnce()
{
    MonitorFixture fixture;
    fixture.network.answerAll(allAre("processing"));
    const qint64 number = fixture.add(QString::fromLatin1(sora));
    fixture.advance(1s);
    fixture.monitor->setPaused({number}, true);
    fixture.advance(10min);
    QCOMPARE(fixture.monitor->checkNow({number}).asked, 1);
    fixture.advance(1h);
    QCOMPARE(fixture.network.count(), 2);
    QVERIFY(fixture.monitor->task(number)->pausedAt.has_value());
}

void PausingTest::aKeyThatComesDoesNotEndThePause()
{
    MonitorFixture fixture;
    const QString service = QString::fromLatin1(MonitorFixture::service);
    fixture.network.answerAll(allAre("processing"));
    const qint64 number = fixture.add(QString::fromLatin1(sora));
    fixture.advance(1s);
    fixture.monitor->setPaused({number}, true);
    fixture.keys.setKey(service, u"another-key"_s);
    fixture.advance(1h);
    QCOMPARE(fixture.network.count(), 1);
}

void PausingTest::theCommandLineAsksWhatItWasToldToAsk()
{
    MonitorFixture fixture;
    fixture.network.answerAll(allAre("processing"));
    const qint64 number = fixture.add(QString::fromLatin1(sora));
    fixture.advance(1s);
    fixture.monitor->setPaused({number}, true);
    fixture.settle();
    fixture.monitor->writeNotes();
    fixture.settle();
    fixture.monitor.reset();
    fixture.client.reset();
    fixture.database.reset();
    fixture.open();
    fixture.clock.advance(1min);
    fixture.monitor->startOne(number);
    fixture.advance(1s);
    QCOMPARE(fixture.network.count(), 2);
}

void PausingTest::theStateSaysThatTheUserPaused()
{
    MonitorFixture fixture;
    fixture.network.answerAll(allAre("processing"));
    const qint64 number = fixture.add(QString::fromLatin1(sora));
    fixture.add(u"sora_other"_s);
    fixture.advance(1s);
    fixture.monitor->setPaused({number}, true);
    fixture.settle();
    QCOMPARE(fixture.monitor->state().paused, 1);
    QVERIFY(!fixture.monitor->state().allPaused);
    fixture.monitor->setAllPaused(true);
    QVERIFY(fixture.monitor->state().allPaused);
    QCOMPARE(fixture.monitor->state().paused, 1);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::PausingTest)
#include "pausing_test.moc"
