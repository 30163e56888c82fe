// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/progress_strip.h"

#include "wording/task_fixture.h"

#include <QTest>

namespace rushes::test {

class ProgressStripTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theScaleEndsAThirdBeyondTheWindow();
    void theMarkerRunsAndStaysAtTheEnd_data();
    void theMarkerRunsAndStaysAtTheEnd();
    void whatWasQueuedIsHatched_data();
    void whatWasQueuedIsHatched();
    void withoutAnEstimateTheMarkerOnlyGrows();
    void whereNoTimeIsKnownThereIsNoStrip_data();
    void whereNoTimeIsKnownThereIsNoStrip();
    void whatTheServiceTellsTakesTheEstimatesPlace();
};

// Mode not chosen: 2-5 min, so that the scale is 400 s.
constexpr Duration veoScale = 400s;

void ProgressStripTest::whatTheServiceTellsTakesTheEstimatesPlace()
{
    Task task = runningTask(Status::Processing, 200s);
    task.progressTold = 33;
    const ProgressStrip told = progressStrip(task, contextOf());
    QVERIFY(told.visible);
    QVERIFY(told.running);
    QCOMPARE(told.now, 0.33);
    QCOMPARE(told.queuedTo, 0.0);
    QCOMPARE(told.windowFrom, told.windowTo); // no window: its scale is another
    QCOMPARE(told.tone, Tone::Active);

    Task withoutTime = task;
    withoutTime.created.reset();
    QCOMPARE(progressStrip(withoutTime, contextOf()).now, 0.33);

    Task done = completedTask(ClipState::Held);
    done.progressTold = 100;
    QCOMPARE(progressStrip(done, contextOf()).now, 0.54);
}

void ProgressStripTest::theScaleEndsAThirdBeyondTheWindow()
{
    const ProgressStrip strip = progressStrip(runningTask(Status::Processing, 200s), contextOf());
    QVERIFY(strip.visible);
    QVERIFY(strip.running);
    QCOMPARE(strip.windowFrom, 120s / (veoScale * 1.0));
    QCOMPARE(strip.windowTo, 0.75);
    QCOMPARE(strip.now, 0.5);
}

void ProgressStripTest::theMarkerRunsAndStaysAtTheEnd_data()
{
    QTest::addColumn<Task>("task");
    QTest::addColumn<double>("now");
    QTest::addColumn<Tone>("tone");

    QTest::newRow("just created") << runningTask(Status::Queued, 0s) << 0.0 << Tone::Queued;
    QTest::newRow("before the window") << runningTask(Status::Processing, 100s) << 0.25 << Tone::Active;
    QTest::newRow("at the window's end") << runningTask(Status::Processing, 299s) << 0.7475 << Tone::Active;
    QTest::newRow("past the window") << runningTask(Status::Processing, 300s) << 0.75 << Tone::Warning;
    QTest::newRow("queued past the window") << runningTask(Status::Queued, 360s) << 0.9 << Tone::Warning;
    QTest::newRow("past the scale") << runningTask(Status::Processing, 24h) << 1.0 << Tone::Warning;
    QTest::newRow("completed") << completedTask(ClipState::Held) << 0.54 << Tone::Good;
    QTest::newRow("failed") << failedTask() << 0.045 << Tone::Danger;
    QTest::newRow("a word that is not known")
        << runningTask(Status::Unrecognised, 100s) << 0.25 << Tone::Active;
}

void ProgressStripTest::theMarkerRunsAndStaysAtTheEnd()
{
    QFETCH(Task, task);
    const ProgressStrip strip = progressStrip(task, contextOf());
    QTEST(strip.now, "now");
    QTEST(strip.tone, "tone");
    QCOMPARE(strip.running, !isFinished(task));
    QVERIFY(strip.queuedTo <= strip.now);
}

void ProgressStripTest::whatWasQueuedIsHatched_data()
{
    QTest::addColumn<Task>("task");
    QTest::addColumn<double>("queuedTo");

    const auto after = [](const Task &task, Duration time) { return *task.created + time; };
    Task processing = runningTask(Status::Processing, 200s);
    processing.transitions = {
        {.status = Status::Queued, .word = {}, .notBefore = {}, .seenAt = after(processing, 2s)},
        {.status = Status::Processing,
         .word = {},
         .notBefore = after(processing, 40s),
         .seenAt = after(processing, 70s)}};
    Task neverSeenQueued = runningTask(Status::Processing, 200s);
    neverSeenQueued.transitions = {{.status = Status::Processing,
                                    .word = {},
                                    .notBefore = neverSeenQueued.created,
                                    .seenAt = after(neverSeenQueued, 9s)}};
    Task onceQueuedAgain = processing;
    onceQueuedAgain.transitions.append({.status = Status::Queued,
                                        .word = {},
                                        .notBefore = after(processing, 80s),
                                        .seenAt = after(processing, 90s)});
    onceQueuedAgain.transitions.append({.status = Status::Processing,
                                        .word = {},
                                        .notBefore = after(processing, 90s),
                                        .seenAt = after(processing, 99s)});

    QTest::newRow("still queued") << runningTask(Status::Queued, 100s) << 0.25;
    QTest::newRow("until it was last seen queued") << processing << 0.1;
    QTest::newRow("never seen queued") << neverSeenQueued << 0.0;
    QTest::newRow("the first time alone") << onceQueuedAgain << 0.1;
}

void ProgressStripTest::whatWasQueuedIsHatched()
{
    QFETCH(Task, task);
    QTEST(progressStrip(task, contextOf()).queuedTo, "queuedTo");
}

void ProgressStripTest::withoutAnEstimateTheMarkerOnlyGrows()
{
    double before = -1;
    for (const Duration age : {Duration(0s), Duration(42s), Duration(150s), Duration(1h), Duration(240h)}) {
        const ProgressStrip strip = progressStrip(runningTask(Status::Processing, age), contextOf(&videos()));
        QVERIFY(strip.visible);
        QCOMPARE(strip.windowFrom, strip.windowTo);
        QVERIFY(strip.now > before && strip.now < 1);
        QCOMPARE(strip.tone, Tone::Active);
        before = strip.now;
    }
    QCOMPARE(progressStrip(runningTask(Status::Processing, 150s), contextOf(&videos())).now, 0.5);
}

void ProgressStripTest::whereNoTimeIsKnownThereIsNoStrip_data()
{
    QTest::addColumn<Task>("task");

    Task uncreated = runningTask(Status::Processing, 1min);
    uncreated.created.reset();
    Task pastedLate = completedTask(ClipState::Held);
    pastedLate.lastSeenUnfinished.reset();
    pastedLate.firstSeenFinished = *pastedLate.created + 24h;

    QTest::newRow("not asked yet") << freshTask();
    QTest::newRow("creation unknown") << uncreated;
    QTest::newRow("pasted a day after its end") << pastedLate;
}

void ProgressStripTest::whereNoTimeIsKnownThereIsNoStrip()
{
    QFETCH(Task, task);
    QCOMPARE(progressStrip(task, contextOf()), ProgressStrip());
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::ProgressStripTest)
#include "progress_strip_test.moc"
