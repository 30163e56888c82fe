// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/due_pool.h"

#include <QRandomGenerator>
#include <QtTest>

#include <map>

using namespace rushes;

namespace {

constexpr SteadyMoment begin{1h};

} // namespace

class DuePoolTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLikeliestEndIsAskedFirst();
    void whoWaitsLongIsAskedBeforeWhoIsLikely();
    void aClipAtRiskGoesFirstNearestToItsEnd();
    void whoIsWantedGoesBeforeOthers();
    void nobodyStarves_data();
    void nobodyStarves();
    void chancesAreWeighedAnewAsTheyChange();
    void whatFellIsSeenWhenItsTurnComes();
    void weighingIsRareWhereChancesAreSteady();
    void theOddestRatesAreTaken();
};

void DuePoolTest::theLikeliestEndIsAskedFirst()
{
    DuePool pool([](qint64 number) { return PollWeight{number == 3 ? 0.02 : 0.001, {}}; });
    for (qint64 number = 1; number <= 5; ++number)
        pool.insert({.number = number, .since = begin}, begin);
    QCOMPARE(pool.take(begin + 1min), 3);
    QCOMPARE(pool.size(), std::size_t(4));
    QVERIFY(!pool.contains(3));
}

void DuePoolTest::whoWaitsLongIsAskedBeforeWhoIsLikely()
{
    // Rate times the square of the wait: a hundredth of the chance, but eleven times the wait.
    DuePool pool([](qint64 number) { return PollWeight{number == 1 ? 0.0001 : 0.01, {}}; });
    pool.insert({.number = 2, .since = begin}, begin);
    pool.insert({.number = 1, .since = begin - 15min}, begin);
    QCOMPARE(pool.take(begin + 1min), 1);
    pool.insert({.number = 1, .since = begin - 5min}, begin);
    QCOMPARE(pool.take(begin + 1min), 2);
}

void DuePoolTest::aClipAtRiskGoesFirstNearestToItsEnd()
{
    DuePool pool(nullptr);
    pool.insert({.number = 1, .since = begin, .rank = PollRank::Wanted}, begin);
    pool.insert({.number = 2, .since = begin, .rank = PollRank::AtRisk, .linkEnd = begin + 2h}, begin);
    pool.insert({.number = 3, .since = begin, .rank = PollRank::AtRisk, .linkEnd = begin + 1h}, begin);
    QCOMPARE(pool.take(begin), 3);
    QCOMPARE(pool.take(begin), 2);
    QCOMPARE(pool.take(begin), 1);
    QVERIFY(pool.isEmpty());
}

void DuePoolTest::whoIsWantedGoesBeforeOthers()
{
    DuePool pool([](qint64 number) { return PollWeight{number == 1 ? 1.0 : 0.001, {}}; });
    pool.insert({.number = 1, .since = begin - 1h}, begin);
    pool.insert({.number = 2, .since = begin, .rank = PollRank::Wanted}, begin);
    QCOMPARE(pool.take(begin + 1s), 2);
}

void DuePoolTest::nobodyStarves_data()
{
    QTest::addColumn<int>("spread");
    QTest::addColumn<int>("atRisk");
    QTest::newRow("chances alike") << 0 << 0;
    QTest::newRow("chances up to a million times apart") << 20 << 0;
    QTest::newRow("as many at risk as can be asked") << 20 << 300;
}

void DuePoolTest::nobodyStarves()
{
    QFETCH(const int, spread);
    QFETCH(const int, atRisk);
    constexpr int tasks = 500;
    // One request a second; who was asked is back in the pool half a minute later.
    QRandomGenerator random(3);
    std::map<qint64, double> rates;
    for (qint64 number = 1; number <= tasks; ++number)
        rates[number] = std::exp2(-random.bounded(spread + 1));
    DuePool pool([&rates](qint64 number) { return PollWeight{rates.at(number), 30s}; });
    const auto insert = [&](qint64 number, SteadyMoment since, SteadyMoment now) {
        const bool isAtRisk = number <= atRisk;
        pool.insert({.number = number,
                     .since = since,
                     .rank = isAtRisk ? PollRank::AtRisk : PollRank::Usual,
                     .linkEnd = begin + number * 1s},
                    now);
    };
    for (qint64 number = 1; number <= tasks; ++number)
        insert(number, begin, begin);
    std::map<SteadyMoment, qint64> back;
    std::map<qint64, int> lastTurn;
    int longest = 0;
    constexpr int turns = 20'000;
    for (int turn = 0; turn < turns; ++turn) {
        const SteadyMoment now = begin + turn * 1s;
        while (!back.empty() && back.begin()->first <= now) {
            insert(back.begin()->second, back.begin()->first - 30s, now);
            back.erase(back.begin());
        }
        const qint64 number = pool.take(now);
        longest = std::max(longest, turn - lastTurn[number]);
        lastTurn[number] = turn;
        back[now + 30s] = number;
    }
    for (qint64 number = 1; number <= tasks; ++number)
        longest = std::max(longest, turns - lastTurn[number]);
    QVERIFY2(longest <= DuePool::turnsOfTheEldest * tasks + 30, qPrintable(QString::number(longest)));
}

void DuePoolTest::chancesAreWeighedAnewAsTheyChange()
{
    double chance = 0.0001;
    DuePool pool([&chance](qint64 number) { return PollWeight{number == 1 ? chance : 0.001, 30s}; });
    for (qint64 number = 1; number <= 6; ++number)
        pool.insert({.number = number, .since = begin + number * 1ms}, begin);
    QCOMPARE(pool.take(begin + 1min), 2);
    chance = 0.05; // its window begins
    QCOMPARE(pool.take(begin + 2min), 1);
}

void DuePoolTest::whatFellIsSeenWhenItsTurnComes()
{
    double chance = 0.05;
    DuePool pool([&chance](qint64 number) { return PollWeight{number <= 3 ? chance : 0.001, {}}; });
    for (qint64 number = 1; number <= 6; ++number)
        pool.insert({.number = number, .since = begin + number * 1ms}, begin);
    chance = 0.00001; // their windows are over
    QCOMPARE(pool.take(begin + 1min), 4);
    QCOMPARE(pool.take(begin + 1min), 5);
}

void DuePoolTest::weighingIsRareWhereChancesAreSteady()
{
    int weighed = 0;
    DuePool pool([&weighed](qint64) {
        ++weighed;
        return PollWeight{0.001, 1h};
    });
    constexpr int tasks = 1'000;
    for (qint64 number = 1; number <= tasks; ++number)
        pool.insert({.number = number, .since = begin}, begin);
    for (int second = 0; second < 1'000; ++second) {
        const qint64 number = pool.take(begin + second * 1s);
        pool.insert({.number = number, .since = begin + second * 1s}, begin + second * 1s);
    }
    QVERIFY2(weighed <= 3 * tasks, qPrintable(QString::number(weighed)));
}

void DuePoolTest::theOddestRatesAreTaken()
{
    for (const double rate : {0.0, -1.0, 1e-300, 1e300, std::numeric_limits<double>::quiet_NaN(),
                              std::numeric_limits<double>::infinity()}) {
        DuePool pool([rate](qint64) { return PollWeight{rate, -1h}; });
        pool.insert({.number = 1, .since = begin}, begin);
        QCOMPARE(pool.take(begin), 1);
    }
}

QTEST_GUILESS_MAIN(DuePoolTest)
#include "due_pool_test.moc"
