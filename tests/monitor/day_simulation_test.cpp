// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/how_long.h"
#include "support/schedule_day.h"

#include <QtTest>

using namespace rushes;
using namespace rushes::test;

namespace {

QString inWords(const DayReport &report)
{
    return QStringLiteral("%1 requests, %2 of them too many, %3 failed; %4 added, %5 noticed, %6 missed; %7 "
                          "in a minute, %8 of the "
                          "budget; spacing %9 ms; round %10; delay %11 s; forecast off by %12")
        .arg(report.requests)
        .arg(report.tooMany)
        .arg(report.failed)
        .arg(report.added)
        .arg(report.noticed)
        .arg(report.missed)
        .arg(report.mostInAMinute)
        .arg(report.fullestMinute)
        .arg(report.shortestSpacing.count())
        .arg(report.longestRound)
        .arg(report.meanDelay / 1s)
        .arg(report.forecastError);
}

} // namespace

class DaySimulationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void budgetsAndSpacingsAreKeptAndNobodyStarves_data();
    void budgetsAndSpacingsAreKeptAndNobodyStarves();
    void whatIsToldOfTheNextCheckIsTrue();
};

void DaySimulationTest::budgetsAndSpacingsAreKeptAndNobodyStarves_data()
{
    QTest::addColumn<int>("tasks");
    QTest::addColumn<int>("seed");
    if (isFullRun())
        QTest::newRow("10,000 tasks") << 10'000 << 1;
    QTest::newRow("1,000 tasks") << 1'000 << 2;
    QTest::newRow("a handful") << 12 << 3;
}

void DaySimulationTest::budgetsAndSpacingsAreKeptAndNobodyStarves()
{
    QFETCH(const int, tasks);
    QFETCH(const int, seed);
    DayOptions options;
    options.tasks = tasks;
    options.seed = quint32(seed);
    const DayReport report = ScheduleDay(options).run();
    const QString words = inWords(report);
    QVERIFY2(report.disturbances > 50, qPrintable(words));
    QVERIFY2(report.tooMany > 0 && report.failed > 0, qPrintable(words));
    // The budget.
    QVERIFY2(report.fullestMinute <= 1, qPrintable(words));
    QVERIFY2(report.mostInAMinute <= qint64(PollLimits{}.budget.most), qPrintable(words));
    // The spacing.
    QVERIFY2(report.shortestSpacing >= 30s, qPrintable(words));
    // Nobody starves: once in four rounds, and what is started while it is not due (ten minutes of a full
    // budget) is under two more.
    QVERIFY2(report.longestRound <= DuePool::turnsOfTheEldest + 2, qPrintable(words));
    // Everything is noticed.
    QCOMPARE(report.missed, 0);
    QVERIFY2(report.noticed >= tasks, qPrintable(words));
}

void DaySimulationTest::whatIsToldOfTheNextCheckIsTrue()
{
    DayOptions options;
    options.tasks = 3'000;
    options.length = 12h;
    options.addedUntil = 0; // who comes in between is asked before, which nobody can know
    options.isDisturbed = false;
    options.tellsNextChecks = true;
    const DayReport report = ScheduleDay(options).run();
    QVERIFY2(report.forecastError < 0.25, qPrintable(inWords(report)));
}

QTEST_GUILESS_MAIN(DaySimulationTest)
#include "day_simulation_test.moc"
