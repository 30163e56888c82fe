// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/request_budget.h"

#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>
#include <vector>

using namespace rushes;

namespace {

constexpr SteadyMoment begin{1h};

/// Spends whatever there is, as early as it may, for so long; answered: each is answered at once, by a
/// service that is patient.
std::vector<SteadyMoment> spendAll(RequestBudget &budget, SteadyMoment from, Duration length,
                                   bool answered = false)
{
    std::vector<SteadyMoment> starts;
    for (SteadyMoment now = budget.next(from); now < from + length; now = budget.next(now)) {
        budget.spend(now);
        starts.push_back(now);
        if (answered)
            budget.answered(now, true);
    }
    return starts;
}

qint64 mostInAMinute(const std::vector<SteadyMoment> &starts)
{
    qint64 most = 0;
    for (auto first = starts.begin(); first != starts.end(); ++first)
        most = std::max<qint64>(most, std::lower_bound(first, starts.end(), *first + 1min) - first);
    return most;
}

} // namespace

class RequestBudgetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSmallBurstThenAnEvenPace();
    void noMinuteHasMoreThanTheBudget();
    void restDoesNotPileUp();
    void tooManyHalvesItAndEndsTheBurst();
    void answersToOneBurstCountOnce();
    void itNeverFallsUnderTheLeast();
    void itGrowsSlowlyToItsMost();
    void itGrowsOverTheFirstOnlyWhereMoreIsWanted();
    void itStaysClearOfWhatWasRefused();
    void aProbeThatIsRefusedTellsNothingOfThePace();
    void aCutCountsWhatWasAskedBefore();
};

void RequestBudgetTest::aSmallBurstThenAnEvenPace()
{
    RequestBudget budget;
    const auto starts = spendAll(budget, begin, 10s);
    QVERIFY(starts.size() >= 6);
    QCOMPARE(starts[3], begin);
    QCOMPARE(starts[4], begin + 1s);
    QCOMPARE(starts[5], begin + 2s);
}

void RequestBudgetTest::noMinuteHasMoreThanTheBudget()
{
    RequestBudget budget;
    std::vector<SteadyMoment> starts;
    QRandomGenerator random(7);
    SteadyMoment now = begin;
    while (now < begin + 6h) {
        const auto more = spendAll(budget, now, Duration(random.bounded(200'000)));
        starts.insert(starts.end(), more.begin(), more.end());
        now = (starts.empty() ? now : starts.back()) + Duration(random.bounded(90'000));
    }
    QVERIFY(starts.size() > 5'000);
    QCOMPARE(mostInAMinute(starts), 60);
}

void RequestBudgetTest::restDoesNotPileUp()
{
    RequestBudget budget;
    spendAll(budget, begin, 1min);
    const auto starts = spendAll(budget, begin + 5h, 1s);
    QCOMPARE(starts.size(), std::size_t(BudgetLimits{}.burst));
}

void RequestBudgetTest::tooManyHalvesItAndEndsTheBurst()
{
    RequestBudget budget;
    spendAll(budget, begin, 1min);
    budget.refused(begin + 1min, begin + 59s);
    QCOMPARE(budget.perMinute(), 30.0);
    QCOMPARE(budget.pace(), Duration(2s));
    const auto starts = spendAll(budget, begin + 2min, 1min);
    QVERIFY(starts.size() >= 28);
    QCOMPARE(mostInAMinute(starts), qint64(starts.size()));
    RequestBudget fresh;
    fresh.refused(begin, begin);
    QVERIFY(fresh.next(begin) > begin);
}

void RequestBudgetTest::answersToOneBurstCountOnce()
{
    RequestBudget budget;
    budget.refused(begin + 2s, begin);
    budget.refused(begin + 3s, begin + 1s); // had started before the first answer came
    QCOMPARE(budget.perMinute(), 30.0);
    budget.refused(begin + 5s, begin + 4s);
    QCOMPARE(budget.perMinute(), 15.0);
}

void RequestBudgetTest::itNeverFallsUnderTheLeast()
{
    RequestBudget budget;
    for (int minute = 1; minute < 50; ++minute)
        budget.refused(begin + minute * 1min, begin + minute * 1min - 1s);
    QCOMPARE(budget.perMinute(), BudgetLimits{}.least);
    QVERIFY(budget.next(begin + 2h) == begin + 2h);
}

void RequestBudgetTest::itGrowsSlowlyToItsMost()
{
    RequestBudget budget;
    spendAll(budget, begin, 10min, true);
    QVERIFY(budget.perMinute() > 60 + 9 * BudgetLimits{}.growth);
    QVERIFY(budget.perMinute() <= 60 + 10 * BudgetLimits{}.growth);
    spendAll(budget, begin + 10min, 10h, true);
    QCOMPARE(budget.perMinute(), BudgetLimits{}.most);
    // A long rest is no proof of patience.
    RequestBudget rested;
    rested.answered(begin, true);
    rested.answered(begin + 10h, true);
    QVERIFY(rested.perMinute() <= 60 + BudgetLimits{}.growth);
}

void RequestBudgetTest::itGrowsOverTheFirstOnlyWhereMoreIsWanted()
{
    RequestBudget budget;
    for (int minute = 0; minute < 100; ++minute)
        budget.answered(begin + minute * 1min, false);
    QCOMPARE(budget.perMinute(), 60.0);
    budget.refused(begin + 100min, begin + 99min);
    for (int minute = 101; minute < 300; ++minute)
        budget.answered(begin + minute * 1min, false);
    QCOMPARE(budget.perMinute(), 60.0); // what it began with comes back by itself
}

void RequestBudgetTest::itStaysClearOfWhatWasRefused()
{
    RequestBudget budget;
    spendAll(budget, begin, 1min);
    budget.refused(begin + 1min, begin + 59s);
    const BudgetLimits limits;
    spendAll(budget, begin + 2min, limits.remembered - 5min, true);
    QCOMPARE(budget.perMinute(), 60 * limits.clearOf);
    spendAll(budget, begin + 1min + limits.remembered, 30min, true);
    QVERIFY(budget.perMinute() > 60 * limits.clearOf + limits.growth);
}

void RequestBudgetTest::aProbeThatIsRefusedTellsNothingOfThePace()
{
    RequestBudget budget;
    spendAll(budget, begin, 1min);
    SteadyMoment now = begin + 1min;
    budget.refused(now, now - 1s);
    for (int probe = 0; probe < 5; ++probe) {
        now += 3min;
        budget.spend(now);
        budget.refused(now, now);
    }
    QCOMPARE(budget.perMinute(), BudgetLimits{}.least);
    spendAll(budget, now + 1min, 30min, true);
    QVERIFY(budget.perMinute() > 50);
}

void RequestBudgetTest::aCutCountsWhatWasAskedBefore()
{
    RequestBudget budget;
    const auto starts = spendAll(budget, begin, 40s);
    QVERIFY(starts.size() > 40);
    budget.refused(begin + 40s, begin + 39s);
    // Thirty in any minute from now on: those of the last forty seconds are more.
    QVERIFY(budget.next(begin + 41s) >= starts[starts.size() - 30] + 1min);
}

QTEST_GUILESS_MAIN(RequestBudgetTest)
#include "request_budget_test.moc"
