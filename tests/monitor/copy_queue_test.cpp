// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/copy_queue.h"

#include <QtTest>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

constexpr Moment noon(std::chrono::seconds(1772366400));
constexpr SteadyMoment start(Duration(1'000'000));
const QString host = u"cdn.example"_s;

bool any(qint64)
{
    return true;
}

} // namespace

class CopyQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unknownEndsComeFirstThenTheNearest();
    void whoWaitsIsPassedOver();
    void aHostThatAskedHoldsAllItsLinks();
    void releasingDoesNotOverruleTheHost();
    void whatIsForgottenBeginsAnew();
    void theNextStartIsTheFirstEndOfAWait();
    void aWaitNeverReachesOverTheEndOfTheLink_data();
    void aWaitNeverReachesOverTheEndOfTheLink();
};

void CopyQueueTest::unknownEndsComeFirstThenTheNearest()
{
    CopyQueue queue;
    queue.put({1, noon + 5h, host});
    queue.put({2, noon + 1h, host});
    queue.put({3, std::nullopt, host});
    queue.put({4, noon + 3h, host});
    queue.put({4, noon + 30min, host}); // it changed
    QVector<qint64> order;
    while (const auto number = queue.first(start, any)) {
        order.append(*number);
        queue.take(*number);
    }
    QCOMPARE(order, (QVector<qint64>{3, 4, 2, 1}));
}

void CopyQueueTest::whoWaitsIsPassedOver()
{
    CopyQueue queue;
    queue.put({1, noon, host});
    queue.put({2, noon + 1h, host});
    queue.holdBack(1, start + 10s);
    QCOMPARE(queue.failuresInRow(1), 1);
    QCOMPARE(queue.first(start, any), std::optional<qint64>(2));
    QCOMPARE(queue.first(start + 10s, any), std::optional<qint64>(1));
    QCOMPARE(queue.first(start + 10s, [](qint64 number) { return number != 1; }), std::optional<qint64>(2));
    queue.holdBack(1, start + 20s);
    QCOMPARE(queue.failuresInRow(1), 2);
}

void CopyQueueTest::aHostThatAskedHoldsAllItsLinks()
{
    CopyQueue queue;
    queue.put({1, noon, host});
    queue.put({2, noon, u"other.example"_s});
    queue.holdHost(host, start + 1min);
    queue.holdHost(host, start + 30s); // never sooner than it was said
    QCOMPARE(queue.first(start + 59s, any), std::optional<qint64>(2));
    QCOMPARE(queue.first(start + 1min, any), std::optional<qint64>(1));
    QVERIFY(queue.until(1) == start + 1min);
}

void CopyQueueTest::releasingDoesNotOverruleTheHost()
{
    CopyQueue queue;
    queue.put({1, noon, host});
    queue.holdBack(1, start + 5min);
    queue.holdHost(host, start + 1min);
    queue.release(1);
    QVERIFY(queue.until(1) == start + 1min);
    QCOMPARE(queue.failuresInRow(1), 1);
}

void CopyQueueTest::whatIsForgottenBeginsAnew()
{
    CopyQueue queue;
    queue.put({1, noon, host});
    queue.holdBack(1, start + 5min);
    queue.take(1);
    QCOMPARE(queue.first(start + 1h, any), std::nullopt);
    QCOMPARE(queue.failuresInRow(1), 1);
    queue.forget(1);
    queue.put({1, noon, host});
    QCOMPARE(queue.first(start, any), std::optional<qint64>(1));
}

void CopyQueueTest::theNextStartIsTheFirstEndOfAWait()
{
    CopyQueue queue;
    QVERIFY(!queue.nextStart(start));
    queue.put({1, noon, host});
    queue.put({2, noon, host});
    queue.put({3, noon, host});
    queue.holdBack(1, start + 20s);
    queue.holdBack(2, start + 10s);
    QVERIFY(queue.nextStart(start) == start + 10s);
    QVERIFY(queue.nextStart(start + 10s) == start + 20s);
    QVERIFY(!queue.nextStart(start + 20s));
}

void CopyQueueTest::aWaitNeverReachesOverTheEndOfTheLink_data()
{
    QTest::addColumn<int>("backOff");
    QTest::addColumn<int>("retryAfter"); // -1: none
    QTest::addColumn<int>("timeLeft");   // -1: not known
    QTest::addColumn<int>("wait");
    QTest::newRow("nothing asked") << 4 << -1 << 3 << 4;
    QTest::newRow("asked") << 4 << 90 << -1 << 90;
    QTest::newRow("asked for less than the back-off") << 40 << 9 << -1 << 40;
    QTest::newRow("the end is far") << 4 << 90 << 86'400 << 90;
    QTest::newRow("the end comes before") << 4 << 3600 << 1200 << 1080;
    QTest::newRow("the end is near") << 4 << 3600 << 60 << 30;
    QTest::newRow("the end is nearer than the back-off") << 40 << 3600 << 10 << 40;
    QTest::newRow("the end is past") << 4 << 90 << 0 << 90;
}

void CopyQueueTest::aWaitNeverReachesOverTheEndOfTheLink()
{
    QFETCH(int, backOff);
    QFETCH(int, retryAfter);
    QFETCH(int, timeLeft);
    QFETCH(int, wait);
    const auto given = [](int seconds) {
        return seconds < 0 ? std::nullopt : std::optional<Duration>(std::chrono::seconds(seconds));
    };
    QVERIFY(waitAfterFailedCopy(std::chrono::seconds(backOff), given(retryAfter), given(timeLeft)) ==
            std::chrono::seconds(wait));
}

QTEST_GUILESS_MAIN(CopyQueueTest)
#include "copy_queue_test.moc"
