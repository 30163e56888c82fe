// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/expiry_watch.h"

#include "monitor_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

/// A monitor whose tasks are put where a test wants them, and what the watch over it told.
struct Bench
{
    Bench() { watchOver(); }

    void watchOver()
    {
        watch = std::make_unique<ExpiryWatch>(*fixture.monitor, fixture.clock);
        QObject::connect(watch.get(), &ExpiryWatch::reached, watch.get(),
                         [this](const QVector<ExpiryWarning> &warnings) { told.append(warnings); });
    }

    /// A completed task whose link ends so long from now, as the service sent it.
    qint64 complete(const QString &id, Duration left)
    {
        const qint64 number = fixture.add(id);
        change(number, [&](Task &task) {
            task.status = Status::Completed;
            task.clip = ClipState::Online;
            task.videoUrl = u"https://cdn.example/a.mp4"_s;
            task.firstSeenFinished = fixture.clock.wall();
            task.sentExpiresAt = fixture.clock.wall() + left;
        });
        return number;
    }

    void change(qint64 number, const std::function<void(Task &)> &how)
    {
        Task task = *fixture.monitor->latest(number);
        how(task);
        fixture.monitor->commit({task, {}});
        fixture.settle();
    }

    /// The steps that were told of this task, in their order.
    [[nodiscard]] QVector<ExpiryStep> steps(qint64 number) const
    {
        QVector<ExpiryStep> steps;
        for (const QVector<ExpiryWarning> &warnings : told) {
            for (const ExpiryWarning &warning : warnings) {
                if (warning.number == number)
                    steps.append(warning.step);
            }
        }
        return steps;
    }

    MonitorFixture fixture;
    std::unique_ptr<ExpiryWatch> watch;
    QVector<QVector<ExpiryWarning>> told;
};

using enum ExpiryStep;

} // namespace

class ExpiryWatchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachStepIsToldOnceAtItsMoment();
    void aHeldClipIsNeverWarnedOf();
    void aClipThatIsHeldMeanwhileIsSettled();
    void aFreshClipIsGivenTimeToBeCopied();
    void anEndWithinTheTimeToCopyIsStillToldBeforeIt();
    void severalOfOneMomentAreToldTogetherTheNearestFirst();
    void afterARestartOnlyTheInnermostStepIsTold();
    void aRenewedLinkIsAThreatOfItsOwn();
    void anEndThatMovesALittleIsNoNews();
    void aRemovedTaskIsQuietAndUndoDoesNotTellAgain();
    void theServicesClockCounts();
    void aSuspendIsNoticedWithinTheLongestLook();
    void nothingAtRiskSetsNoAlarm();
};

void ExpiryWatchTest::eachStepIsToldOnceAtItsMoment()
{
    Bench bench;
    const qint64 number = bench.complete(u"sora_a1"_s, 24h);
    bench.fixture.clock.advance(18h - 1s);
    QVERIFY(bench.told.isEmpty());
    bench.fixture.clock.advance(1s);
    QCOMPARE(bench.told, (QVector<QVector<ExpiryWarning>>{{{number, Hours, 6h}}}));
    bench.fixture.clock.advance(5h);
    QCOMPARE(bench.steps(number), (QVector{Hours, LastHour}));
    QCOMPARE(bench.told.constLast().constFirst().left, Duration(1h));
    bench.fixture.clock.advance(45min);
    QCOMPARE(bench.steps(number), (QVector{Hours, LastHour, LastQuarter}));
    bench.fixture.clock.advance(48h);
    QCOMPARE(bench.steps(number).size(), 3);
}

void ExpiryWatchTest::aHeldClipIsNeverWarnedOf()
{
    Bench bench;
    const qint64 number = bench.complete(u"sora_a1"_s, 24h);
    bench.change(number, [](Task &task) { task.clip = ClipState::Held; });
    bench.fixture.clock.advance(30h);
    QVERIFY(bench.told.isEmpty());
}

void ExpiryWatchTest::aClipThatIsHeldMeanwhileIsSettled()
{
    Bench bench;
    QSignalSpy settled(bench.watch.get(), &ExpiryWatch::settled);
    const qint64 told = bench.complete(u"sora_a1"_s, 7h);
    const qint64 untold = bench.complete(u"sora_a2"_s, 20h);
    bench.fixture.clock.advance(2h);
    for (const qint64 number : {told, untold})
        bench.change(number, [](Task &task) { task.clip = ClipState::Held; });
    QCOMPARE(settled.size(), 1);
    QCOMPARE(settled.constFirst().constFirst().value<QVector<qint64>>(), QVector<qint64>{told});
    bench.fixture.clock.advance(30h);
    QCOMPARE(bench.told.size(), 1);
}

void ExpiryWatchTest::aFreshClipIsGivenTimeToBeCopied()
{
    Bench bench;
    const qint64 quick = bench.complete(u"sora_a1"_s, 50min);
    const qint64 slow = bench.complete(u"sora_a2"_s, 50min);
    bench.fixture.clock.advance(ExpiryWatch::timeToCopy - 1s);
    QVERIFY(bench.told.isEmpty());
    bench.change(quick, [](Task &task) { task.clip = ClipState::Held; });
    bench.fixture.clock.advance(1s);
    QVERIFY(bench.steps(quick).isEmpty());
    QCOMPARE(bench.steps(slow), QVector{LastHour});
}

void ExpiryWatchTest::anEndWithinTheTimeToCopyIsStillToldBeforeIt()
{
    Bench bench;
    const qint64 number = bench.complete(u"sora_a1"_s, 40s);
    bench.fixture.clock.advance(20s);
    QCOMPARE(bench.told, (QVector<QVector<ExpiryWarning>>{{{number, LastQuarter, 20s}}}));
}

void ExpiryWatchTest::severalOfOneMomentAreToldTogetherTheNearestFirst()
{
    Bench bench;
    const qint64 far = bench.complete(u"sora_a1"_s, 5h);
    const qint64 near = bench.complete(u"sora_a2"_s, 10min);
    const qint64 farthest = bench.complete(u"sora_a3"_s, 20h);
    bench.fixture.clock.advance(ExpiryWatch::timeToCopy);
    QCOMPARE(bench.told.size(), 1);
    QCOMPARE(bench.told.constFirst().size(), 2);
    QCOMPARE(bench.told.constFirst().constFirst().number, near);
    QCOMPARE(bench.told.constFirst().constLast().number, far);
    QVERIFY(bench.steps(farthest).isEmpty());
}

void ExpiryWatchTest::afterARestartOnlyTheInnermostStepIsTold()
{
    Bench bench;
    const qint64 number = bench.complete(u"sora_a1"_s, 24h);
    bench.fixture.clock.advance(23h + 30min);
    QCOMPARE(bench.steps(number), (QVector{Hours, LastHour}));
    bench.watch.reset();
    bench.told.clear();
    bench.fixture.reopen();
    bench.watchOver();
    bench.watch->start();
    bench.fixture.clock.advance(ExpiryWatch::timeToCopy);
    QCOMPARE(bench.steps(number), QVector{LastHour});
    bench.fixture.clock.advance(20min);
    QCOMPARE(bench.steps(number), (QVector{LastHour, LastQuarter}));
}

void ExpiryWatchTest::aRenewedLinkIsAThreatOfItsOwn()
{
    Bench bench;
    const qint64 number = bench.complete(u"sora_a1"_s, 24h);
    bench.fixture.clock.advance(23h);
    QCOMPARE(bench.steps(number), (QVector{Hours, LastHour}));
    bench.change(number, [&](Task &task) { task.sentExpiresAt = bench.fixture.clock.wall() + 20h; });
    bench.change(number, [&](Task &task) { task.firstSeenFinished = bench.fixture.clock.wall(); });
    bench.fixture.clock.advance(14h);
    QCOMPARE(bench.steps(number), (QVector{Hours, LastHour, Hours}));
}

void ExpiryWatchTest::anEndThatMovesALittleIsNoNews()
{
    Bench bench;
    const qint64 number = bench.complete(u"sora_a1"_s, 7h);
    bench.fixture.clock.advance(1h);
    QCOMPARE(bench.steps(number), QVector{Hours});
    bench.change(number, [](Task &task) { task.sentExpiresAt = *task.sentExpiresAt + 5s; });
    bench.fixture.clock.advance(2min);
    QCOMPARE(bench.steps(number), QVector{Hours});
    bench.fixture.clock.advance(5h);
    QCOMPARE(bench.steps(number), (QVector{Hours, LastHour}));
}

void ExpiryWatchTest::aRemovedTaskIsQuietAndUndoDoesNotTellAgain()
{
    Bench bench;
    const qint64 number = bench.complete(u"sora_a1"_s, 7h);
    bench.fixture.clock.advance(1h);
    bench.fixture.monitor->remove({number});
    bench.fixture.settle();
    bench.fixture.clock.advance(5h);
    QCOMPARE(bench.steps(number), QVector{Hours});
    bench.fixture.monitor->restore({number});
    bench.fixture.settle();
    bench.fixture.clock.advance(2min);
    QCOMPARE(bench.steps(number), (QVector{Hours, LastHour}));
}

void ExpiryWatchTest::theServicesClockCounts()
{
    Bench bench;
    // An answer whose Date is an hour ahead of ours tells how the service's clock goes.
    FakeAnswer ahead = FakeAnswer::ofJson(MonitorFixture::answer("sora_b1", "processing"));
    ahead.headers.append(Header("Date", "Sun, 01 Mar 2026 13:00:00 GMT"));
    bench.fixture.network.answerNext(ahead);
    bench.fixture.add(u"sora_b1"_s);
    bench.fixture.advance(1s);
    const Duration skew = bench.fixture.monitor->serviceNow(QLatin1StringView(MonitorFixture::service)) -
                          bench.fixture.clock.wall();
    QVERIFY(skew > 50min);
    const qint64 number = bench.complete(u"sora_a1"_s, 8h);
    bench.fixture.advance(2h - skew - 1s);
    QVERIFY(bench.steps(number).isEmpty());
    bench.fixture.advance(1s);
    QCOMPARE(bench.steps(number), QVector{Hours});
}

void ExpiryWatchTest::aSuspendIsNoticedWithinTheLongestLook()
{
    Bench bench;
    const qint64 number = bench.complete(u"sora_a1"_s, 24h);
    bench.fixture.clock.advance(1h);
    bench.fixture.clock.suspend(20h);
    bench.fixture.clock.advance(ExpiryWatch::longestLook);
    QCOMPARE(bench.steps(number), QVector{Hours});
}

void ExpiryWatchTest::nothingAtRiskSetsNoAlarm()
{
    Bench bench;
    const int before = bench.fixture.clock.alarmCount();
    const qint64 number = bench.complete(u"sora_a1"_s, 24h);
    bench.watch.reset();
    const int without = bench.fixture.clock.alarmCount();
    bench.watchOver();
    bench.watch->start();
    QCOMPARE(bench.fixture.clock.alarmCount(), without + 1);
    bench.change(number, [](Task &task) { task.clip = ClipState::Saved; });
    QCOMPARE(bench.fixture.clock.alarmCount(), before);
}

QTEST_GUILESS_MAIN(ExpiryWatchTest)
#include "expiry_watch_test.moc"
