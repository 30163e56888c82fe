// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/poll_simulation.h"

#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(rushes::test::PollWorld)

namespace {

constexpr int tasksOfAKind = 3000;
constexpr quint32 seed = 4711;

void print(const QString &title, const PollComparison &figures)
{
    const auto cells = [&](const PollFigures &of) {
        return QStringLiteral("%1 %2 s  x%3 %4 s")
            .arg(of.requestsPerTask(), 6, 'f', 2)
            .arg(of.meanDelay(), 5, 'f', 1)
            .arg(figures.ratio(of), 0, 'f', 3)
            .arg(figures.later(of), 5, 'f', 1);
    };
    qInfo().noquote() << QStringLiteral("%1 loop %2 %3 s | plan %4 | learned %5 | longest %6 s")
                             .arg(title, -42)
                             .arg(figures.loop.requestsPerTask(), 6, 'f', 2)
                             .arg(figures.loop.meanDelay(), 5, 'f', 1)
                             .arg(cells(figures.plan), cells(figures.learned))
                             .arg(figures.plan.longestDelay, 0, 'f', 0);
}

} // namespace

/// The claims about the plan, on simulated tasks (support/poll_simulation.h). tests/bench/poll_plan.cpp makes
/// the same figures.
class PollClaimsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksLessThanALoopAndNoticesHardlyLater();
    void staysNearTheBestPlanThereCanBe();
    void endsAreNoticedThoughTheEstimateIsWrong_data();
    void endsAreNoticedThoughTheEstimateIsWrong();
};

void PollClaimsTest::asksLessThanALoopAndNoticesHardlyLater()
{
    PollComparison all;
    for (const PollKind &kind : pollKinds()) {
        const PollComparison figures = compare(kind, {}, tasksOfAKind, seed);
        print(kind.title(), figures);
        QVERIFY2(figures.ratio(figures.plan) < 1, qPrintable(kind.title()));
        QVERIFY2(figures.ratio(figures.learned) < 1, qPrintable(kind.title()));
        all += figures;
    }
    print(u"all"_s, all);
    QVERIFY(all.ratio(all.plan) <= 0.80);
    QVERIFY(all.later(all.plan) <= 2);
    QVERIFY(all.ratio(all.learned) <= 0.70);
    QVERIFY(all.later(all.learned) <= 2);
}

void PollClaimsTest::staysNearTheBestPlanThereCanBe()
{
    double costOfPlan = 0;
    double costOfBest = 0;
    for (const PollKind &kind : pollKinds()) {
        const auto cost = [&](const PollPolicy &policy) {
            const PollFigures figures = ask(kind, {}, policy, tasksOfAKind, seed);
            return priceOfRequest(kind) * figures.requestsPerTask() + figures.meanDelay();
        };
        const double plan = cost(rushesPlan(kind, nullptr));
        const double best = cost(bestPlan(kind));
        qInfo().noquote() << kind.title() << "costs" << plan / best << "of the best";
        costOfPlan += plan;
        costOfBest += best;
    }
    qInfo() << "in all" << costOfPlan / costOfBest;
    QVERIFY(costOfPlan <= 1.05 * costOfBest);
}

void PollClaimsTest::endsAreNoticedThoughTheEstimateIsWrong_data()
{
    using Shape = PollWorld::Shape;
    QTest::addColumn<PollWorld>("world");
    QTest::addColumn<double>("later");   // s, on average, than a loop
    QTest::addColumn<double>("longest"); // s, of those that ended within three windows
    QTest::newRow("as told") << PollWorld{} << 2.0 << 121.0;
    QTest::newRow("half as long") << PollWorld{Shape::LogNormal, 0.5} << 30.0 << 121.0;
    QTest::newRow("twice as long") << PollWorld{Shape::LogNormal, 2} << 15.0 << 121.0;
    QTest::newRow("any time in the window") << PollWorld{Shape::Uniform, 1} << 3.0 << 121.0;
    QTest::newRow("at its two ends") << PollWorld{Shape::TwoPeaks, 1} << 3.0 << 121.0;
}

void PollClaimsTest::endsAreNoticedThoughTheEstimateIsWrong()
{
    QFETCH(const PollWorld, world);
    QFETCH(const double, later);
    QFETCH(const double, longest);
    PollComparison all;
    for (const PollKind &kind : pollKinds())
        all += compare(kind, world, 500, seed);
    print(QString::fromLatin1(QTest::currentDataTag()), all);
    QVERIFY(all.ratio(all.plan) < 1);
    QVERIFY(all.later(all.plan) <= later);
    QVERIFY(all.plan.longestDelay <= longest);
    // What is learned mends a wrong estimate.
    QVERIFY(all.ratio(all.learned) < 1);
    QVERIFY(all.later(all.learned) <= 5);
    QVERIFY(all.learned.longestDelay <= longest);
}

QTEST_GUILESS_MAIN(PollClaimsTest)
#include "poll_claims_test.moc"
