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

private:
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
    m_scheduler = std::make_unique<PollScheduler>(
        *m_clock, PollLimits{}, [this](qint64 number) { m_started.append({number, m_clock->steady()}); });
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
    m_scheduler->plan(1, lane, m_clock->steady(), 30s, true);
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
        switch (random.bounded(6)) {
        case 0:
            m_scheduler->plan(number, where, m_clock->steady() + Duration(random.bounded(120'000) - 60'000), 30s,
                              random.bounded(2) == 0);
            break;
        case 1:
            m_scheduler->cancel(number);
            break;
        case 2:
            m_scheduler->hold(where, m_clock->steady() + Duration(random.bounded(40'000)));
            break;
        case 3:
            m_clock->suspend(Duration(random.bounded(10'000'000)));
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
    m_scheduler->plan(5, lane, m_clock->steady(), 30s, true);
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

QTEST_GUILESS_MAIN(PollSchedulerTest)
#include "poll_scheduler_test.moc"
