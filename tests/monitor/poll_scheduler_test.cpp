// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/poll_scheduler.h"
#include "support/manual_clock.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

const PollLane lane{originOf(QUrl(u"https://service.example/base"_s)), u"key"_s};
const PollLane otherLane{originOf(QUrl(u"https://other.example"_s)), u"key"_s};
const PollLane sameOriginOtherKey{lane.origin, u"another"_s};

} // namespace

class PollSchedulerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aTaskIsAskedWhenItIsDue();
    void atMostFourAreInFlightToAnOrigin();
    void twoKeysOfOneOriginShareTheLimit();
    void anotherOriginIsNotHeldUp();
    void requestsOfALaneKeepAGap();
    void aTaskIsNeverAskedTwiceWithinItsSpacing();
    void theSpacingHoldsOverAnyClicking();
    void urgentOnesGoFirst();
    void aHeldLaneWaitsThenProbesThenSpreads();
    void aProbeThatFailsLeavesTheOthersWaiting();
    void aClosedLaneIsNotAsked();
    void aCancelledTaskIsNotAsked();
    void theNextStartIsToldAsItIs();
    void anEarlierRunsRequestCounts();
    void whatWasAskedBeforeAWaitIsNoProbe();
    void aLaneThatIsDownIsProbedWhenTheNetworkIsBack();
    void afterASleepThereIsNoBurst();
    void theBudgetIsKeptOnlyWhereItCounts_data();
    void theBudgetIsKeptOnlyWhereItCounts();
    void theNextCheckOfACrowdedLaneIsToldAsItComes();
    void aCrowdedLaneSaysHowItIsAsked();

private:
    void open();
    /// Another program run, which is told what is remembered.
    void restart();
    void answer(qint64 number, bool ok = true) { m_scheduler->finished(number, ok); }

    std::unique_ptr<test::ManualClock> m_clock;
    std::unique_ptr<PollScheduler> m_scheduler;
    QVector<std::pair<qint64, SteadyMoment>> m_started;
};

void PollSchedulerTest::init()
{
    m_started.clear();
    m_scheduler.reset();
    m_clock = std::make_unique<test::ManualClock>();
    open();
}

void PollSchedulerTest::open()
{
    m_scheduler = std::make_unique<PollScheduler>(*m_clock, PollLimits{}, [this](qint64 number) {
        m_started.append({number, m_clock->steady()});
    });
}

void PollSchedulerTest::restart()
{
    QHash<qint64, SteadyMoment> last;
    for (const auto &[number, at] : std::as_const(m_started))
        last[number] = at;
    open();
    for (auto it = last.cbegin(); it != last.cend(); ++it)
        m_scheduler->noteEarlierStart(it.key(), it.value());
}

void PollSchedulerTest::aTaskIsAskedWhenItIsDue()
{
    const SteadyMoment due = m_clock->steady() + 10s;
    m_scheduler->plan(1, lane, due, 30s);
    m_clock->advance(9s);
    QVERIFY(m_started.isEmpty());
    m_clock->advance(1s);
    QCOMPARE(m_started, (QVector<std::pair<qint64, SteadyMoment>>{{1, due}}));
    QVERIFY(m_scheduler->isInFlight(1));
}

void PollSchedulerTest::atMostFourAreInFlightToAnOrigin()
{
    for (qint64 number = 1; number <= 10; ++number)
        m_scheduler->plan(number, lane, m_clock->steady(), 30s);
    m_clock->advance(1min);
    QCOMPARE(m_started.size(), 4);
    answer(1);
    m_clock->advance(1s);
    QCOMPARE(m_started.size(), 5);
}

void PollSchedulerTest::twoKeysOfOneOriginShareTheLimit()
{
    for (qint64 number = 1; number <= 4; ++number)
        m_scheduler->plan(number, number % 2 ? lane : sameOriginOtherKey, m_clock->steady(), 30s);
    m_scheduler->plan(5, sameOriginOtherKey, m_clock->steady(), 30s);
    m_clock->advance(1min);
    QCOMPARE(m_started.size(), 4);
}

void PollSchedulerTest::anotherOriginIsNotHeldUp()
{
    for (qint64 number = 1; number <= 8; ++number)
        m_scheduler->plan(number, lane, m_clock->steady(), 30s);
    m_scheduler->plan(9, otherLane, m_clock->steady(), 30s);
    m_clock->advance(1min);
    QCOMPARE(m_started.size(), 5);
    QVERIFY(m_scheduler->isInFlight(9));
}

void PollSchedulerTest::requestsOfALaneKeepAGap()
{
    for (qint64 number = 1; number <= 4; ++number)
        m_scheduler->plan(number, lane, m_clock->steady(), 30s);
    m_clock->advance(1min);
    QCOMPARE(m_started.size(), 4);
    for (qsizetype index = 1; index < m_started.size(); ++index)
        QCOMPARE(m_started.at(index).second - m_started.at(index - 1).second, PollLimits{}.gap);
}

void PollSchedulerTest::aTaskIsNeverAskedTwiceWithinItsSpacing()
{
    const SteadyMoment first = m_clock->steady();
    m_scheduler->plan(1, lane, first, 30s);
    m_clock->advance(1s);
    answer(1);
    m_scheduler->plan(1, lane, m_clock->steady(), 30s, {PollRank::Wanted, {}});
    QCOMPARE(m_scheduler->due(1), std::optional(first + 30s));
    m_clock->advance(1min);
    QCOMPARE(m_started.last().second, first + 30s);
}

void PollSchedulerTest::theSpacingHoldsOverAnyClicking()
{
    QRandomGenerator random(20261121);
    constexpr int tasks = 12;
    QHash<qint64, SteadyMoment> lastStart;
    qsizetype seen = 0;
    for (int step = 0; step < 20'000; ++step) {
        const qint64 number = 1 + random.bounded(tasks);
        const PollLane &where = number % 3 ? lane : otherLane;
        switch (random.bounded(9)) {
        case 0:
            m_scheduler->plan(
                number, where, m_clock->steady() + Duration(random.bounded(120'000) - 60'000), 30s,
                {PollRank(random.bounded(3)), m_clock->steady() + Duration(random.bounded(86'400'000))});
            break;
        case 1:
            m_scheduler->cancel(number);
            break;
        case 2:
            m_scheduler->hold(where, m_clock->steady() + Duration(random.bounded(40'000)));
            break;
        case 3: {
            const Duration slept(random.bounded(10'000'000));
            m_clock->suspend(slept);
            m_scheduler->catchUp(slept);
            break;
        }
        case 4:
            m_scheduler->probeNow();
            break;
        case 5:
            if (random.bounded(50) == 0)
                restart();
            break;
        default:
            m_clock->advance(Duration(random.bounded(5'000)));
            answer(number, random.bounded(3) > 0);
        }
        for (; seen < m_started.size(); ++seen) {
            const auto &[started, at] = m_started.at(seen);
            const auto before = lastStart.constFind(started);
            if (before != lastStart.constEnd())
                QVERIFY2(at - *before >= 30s, qPrintable(QString::number(started)));
            lastStart.insert(started, at);
        }
    }
    QVERIFY2(m_started.size() > 200, qPrintable(QString::number(m_started.size())));
}

void PollSchedulerTest::urgentOnesGoFirst()
{
    for (qint64 number = 1; number <= 4; ++number)
        m_scheduler->plan(number, lane, m_clock->steady(), 30s);
    m_scheduler->plan(5, lane, m_clock->steady(), 30s, {PollRank::Wanted, {}});
    m_clock->advance(10s);
    QCOMPARE(m_started.first().first, 5);
}

void PollSchedulerTest::aHeldLaneWaitsThenProbesThenSpreads()
{
    const SteadyMoment until = m_clock->steady() + 40s;
    m_scheduler->hold(lane, until);
    for (qint64 number = 1; number <= 3; ++number)
        m_scheduler->plan(number, lane, m_clock->steady(), 30s);
    m_scheduler->plan(4, otherLane, m_clock->steady(), 30s);
    QCOMPARE(m_scheduler->heldUntil(lane), std::optional(until));
    m_clock->advance(39s);
    QCOMPARE(m_started.size(), 1); // the other origin's
    m_clock->advance(20s);
    QCOMPARE(m_started.size(), 2); // one probe, alone
    QCOMPARE(m_started.last().second, until);
    answer(m_started.last().first);
    m_clock->advance(10s);
    QCOMPARE(m_started.size(), 4);
    QVERIFY(m_started.at(3).second - m_started.at(2).second >= PollLimits{}.gapAfterWait);
}

void PollSchedulerTest::aProbeThatFailsLeavesTheOthersWaiting()
{
    m_scheduler->hold(lane, m_clock->steady() + 10s);
    for (qint64 number = 1; number <= 3; ++number)
        m_scheduler->plan(number, lane, m_clock->steady(), 30s);
    m_clock->advance(10s);
    QCOMPARE(m_started.size(), 1);
    m_scheduler->hold(lane, m_clock->steady() + 60s);
    answer(1, false);
    m_clock->advance(59s);
    QCOMPARE(m_started.size(), 1);
    m_clock->advance(1s);
    QCOMPARE(m_started.size(), 2);
}

void PollSchedulerTest::aClosedLaneIsNotAsked()
{
    m_scheduler->close(lane);
    m_scheduler->plan(1, lane, m_clock->steady(), 30s);
    m_clock->advance(1h);
    QVERIFY(m_started.isEmpty());
    QVERIFY(!m_scheduler->due(1));
    m_scheduler->open(lane);
    m_clock->advance(1s);
    QCOMPARE(m_started.size(), 1);
}

void PollSchedulerTest::aCancelledTaskIsNotAsked()
{
    m_scheduler->plan(1, lane, m_clock->steady() + 5s, 30s);
    m_scheduler->cancel(1);
    QCOMPARE(m_clock->alarmCount(), 0);
    m_clock->advance(1min);
    QVERIFY(m_started.isEmpty());
}

void PollSchedulerTest::theNextStartIsToldAsItIs()
{
    QVERIFY(!m_scheduler->nextStart());
    m_scheduler->plan(1, lane, m_clock->steady() + 5s, 30s);
    m_scheduler->plan(2, otherLane, m_clock->steady() + 3s, 30s);
    QCOMPARE(m_scheduler->nextStart(), std::optional(m_clock->steady() + 3s));
    m_scheduler->hold(otherLane, m_clock->steady() + 20s);
    QCOMPARE(m_scheduler->nextStart(), std::optional(m_clock->steady() + 5s));
}

void PollSchedulerTest::anEarlierRunsRequestCounts()
{
    m_scheduler->noteEarlierStart(1, m_clock->steady() - 10s);
    m_scheduler->plan(1, lane, m_clock->steady(), 30s);
    QCOMPARE(m_scheduler->due(1), std::optional(m_clock->steady() + 20s));
}

void PollSchedulerTest::whatWasAskedBeforeAWaitIsNoProbe()
{
    for (qint64 number = 1; number <= 4; ++number)
        m_scheduler->plan(number, lane, m_clock->steady(), 30s);
    m_clock->advance(1s);
    QCOMPARE(m_started.size(), 4);
    answer(1, false);
    m_scheduler->hold(lane, m_clock->steady() + 60s);
    answer(2); // on its way when the service asked to wait
    answer(3);
    answer(4);
    for (qint64 number = 5; number <= 8; ++number)
        m_scheduler->plan(number, lane, m_clock->steady(), 30s);
    m_clock->advance(2min);
    QCOMPARE(m_started.size(), 5);
}

void PollSchedulerTest::aLaneThatIsDownIsProbedWhenTheNetworkIsBack()
{
    m_scheduler->hold(lane, m_clock->steady() + 10min, HoldReason::Down);
    m_scheduler->hold(otherLane, m_clock->steady() + 10min);
    QVERIFY(!m_scheduler->heldUntil(lane));
    QVERIFY(m_scheduler->heldUntil(lane, HoldReason::Down));
    for (qint64 number = 1; number <= 4; ++number)
        m_scheduler->plan(number, number == 4 ? otherLane : lane, m_clock->steady(), 30s);
    m_clock->advance(1min);
    m_scheduler->probeNow();
    m_clock->advance(1min);
    QCOMPARE(m_started.size(), 1); // and what a service asked to wait for stays
    answer(m_started.first().first);
    m_clock->advance(10s);
    QCOMPARE(m_started.size(), 3);
    QVERIFY(m_started.at(2).second - m_started.at(1).second >= PollLimits{}.gapAfterWait);
}

void PollSchedulerTest::afterASleepThereIsNoBurst()
{
    const SteadyMoment begin = m_clock->steady();
    for (qint64 number = 1; number <= 20; ++number)
        m_scheduler->plan(number, lane, begin + 5min, 30s,
                          number > 18 ? PollWish{PollRank::AtRisk, begin + number * -1min} : PollWish{});
    m_clock->suspend(8h);
    m_scheduler->catchUp(8h);
    m_clock->advance(1min);
    QVector<qint64> order;
    for (qsizetype index = 0; index < m_started.size(); ++index) {
        order.append(m_started.at(index).first);
        answer(order.last());
        if (index > 0)
            QVERIFY(m_started.at(index).second - m_started.at(index - 1).second >= PollLimits{}.gapAfterWait);
        if (index < 3)
            m_clock->advance(5s);
    }
    // Nearest to its link's end first.
    QCOMPARE(order.mid(0, 2), (QVector<qint64>{20, 19}));
    QVERIFY(m_started.size() >= 4);
}

void PollSchedulerTest::theBudgetIsKeptOnlyWhereItCounts_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<bool>("onLoopback");
    QTest::addColumn<bool>("limited");
    QTest::newRow("a service") << u"https://service.example"_s << false << true;
    QTest::newRow("loopback") << u"http://127.0.0.1:8080"_s << false << false;
    QTest::newRow("loopback, as told") << u"http://127.0.0.1:8080"_s << true << true;
}

void PollSchedulerTest::theBudgetIsKeptOnlyWhereItCounts()
{
    QFETCH(const QString, base);
    QFETCH(const bool, onLoopback);
    QFETCH(const bool, limited);
    PollLimits limits;
    limits.onLoopback = onLoopback;
    limits.budget.growth = 0;
    int starts = 0;
    PollScheduler scheduler(*m_clock, limits, [&](qint64 number) {
        ++starts;
        scheduler.finished(number, true);
    });
    const PollLane there{originOf(QUrl(base)), u"key"_s};
    for (qint64 number = 1; number <= 1000; ++number)
        scheduler.plan(number, there, m_clock->steady(), 30s);
    m_clock->advance(1min - 1ms);
    QCOMPARE(starts, limited ? 60 : 1000);
}

void PollSchedulerTest::theNextCheckOfACrowdedLaneIsToldAsItComes()
{
    constexpr int tasks = 600;
    const SteadyMoment begin = m_clock->steady();
    QHash<qint64, SteadyMoment> told;
    PollScheduler scheduler(*m_clock, PollLimits{}, [&](qint64 number) {
        m_started.append({number, m_clock->steady()});
        scheduler.finished(number, false); // so that the budget stays what it is
    });
    for (qint64 number = 1; number <= tasks; ++number)
        scheduler.plan(number, lane, begin + 1s * (number % 30), 30s);
    m_clock->advance(5s);
    for (qint64 number = 1; number <= tasks; ++number) {
        if (const auto due = scheduler.due(number))
            told.insert(number, *due);
    }
    const qsizetype before = m_started.size();
    m_clock->advance(11min);
    QCOMPARE(m_started.size(), tasks);
    for (qsizetype index = before; index < m_started.size(); ++index) {
        const auto &[number, at] = m_started.at(index);
        const Duration off = std::chrono::abs(told.value(number) - at);
        QVERIFY2(off <= 40s, qPrintable(u"%1: off by %2 s"_s.arg(number).arg(off / 1s)));
    }
    // Asked a moment ago, and planned in half a minute: but its turn is when all the others had theirs.
    for (qint64 number = 1; number <= tasks; ++number)
        scheduler.plan(number, lane, m_clock->steady() + 30s, 30s);
    QVERIFY(scheduler.due(m_started.last().first) > m_clock->steady() + 9min);
}

void PollSchedulerTest::aCrowdedLaneSaysHowItIsAsked()
{
    QCOMPARE(m_scheduler->paceOf(lane).tasks, 0);
    for (qint64 number = 1; number <= 10'000; ++number)
        m_scheduler->plan(number, lane, m_clock->steady(), 30s);
    m_clock->advance(1s);
    const LanePace pace = m_scheduler->paceOf(lane);
    QCOMPARE(pace.tasks, 10'000);
    QCOMPARE(pace.perMinute, 60.0);
    QCOMPARE(pace.interval, Duration(10'000s));
    QVERIFY(pace.isBehind);
    for (qint64 number = 11; number <= 10'000; ++number)
        m_scheduler->cancel(number);
    QVERIFY(!m_scheduler->paceOf(lane).isBehind);
}

QTEST_GUILESS_MAIN(PollSchedulerTest)
#include "poll_scheduler_test.moc"
