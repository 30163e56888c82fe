// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expiry.h"

#include <QtTest>

using namespace rushes;

namespace {

constexpr Moment created{std::chrono::seconds(1761635478)};

Task completedTask(std::optional<Duration> lastUnfinished, Duration firstFinished)
{
    Task task;
    task.status = Status::Completed;
    task.created = created;
    if (lastUnfinished)
        task.lastSeenUnfinished = created + *lastUnfinished;
    task.firstSeenFinished = created + firstFinished;
    return task;
}

Family family(std::optional<LinkLifetime> lifetime)
{
    Family result;
    result.linkLifetime = lifetime;
    return result;
}

} // namespace

class ExpiryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePromiseCountsFromTheIntervalOfTheCompletion();
    void aTaskPastedLateEndsEarliestByItsCreation();
    void aTypicalLifetimeIsAnEstimate();
    void anUnstatedLifetimeIsUnknown();
    void whatTheServiceSendsWinsWhereItIsEarlier();
    void aLaterExpiresAtDoesNotPutTheCautiousEndOff();
    void onlyACompletedTaskHasAnEnd();
    void clocksThatDisagreeDoNotTurnTheIntervalRound();
    void aFinishedTaskRanForARange();
    void aTaskNeverSeenRunningRanForAtMost();
    void aRunningTaskRunsOnTheServicesClock();
};

void ExpiryTest::thePromiseCountsFromTheIntervalOfTheCompletion()
{
    const Family promised = family(LinkLifetime{24h, false});
    const LinkEnd end = linkEnd(completedTask(Duration(180s), 210s), &promised);
    QCOMPARE(end.earliest, std::optional(created + 180s + 24h));
    QCOMPARE(end.latest, std::optional(created + 210s + 24h));
    QCOMPARE(end.knownFrom, KnownFrom::Service);
    QCOMPARE(end.certainty, Certainty::About);
}

void ExpiryTest::aTaskPastedLateEndsEarliestByItsCreation()
{
    const Family promised = family(LinkLifetime{24h, false});
    const LinkEnd end = linkEnd(completedTask(std::nullopt, 20h), &promised);
    QCOMPARE(end.earliest, std::optional(created + 24h));
    QCOMPARE(end.latest, std::optional(created + 44h));
}

void ExpiryTest::aTypicalLifetimeIsAnEstimate()
{
    const Family typical = family(LinkLifetime{24h, true});
    QCOMPARE(linkEnd(completedTask(Duration(180s), 210s), &typical).knownFrom, KnownFrom::Estimate);
}

void ExpiryTest::anUnstatedLifetimeIsUnknown()
{
    const Family silent = family(std::nullopt);
    const LinkEnd end = linkEnd(completedTask(Duration(180s), 210s), &silent);
    QVERIFY(!end.earliest);
    QCOMPARE(end.knownFrom, KnownFrom::None);
    QCOMPARE(end.certainty, Certainty::Unknown);
    QCOMPARE(end.latest, std::optional(created + 210s + longestUnstatedLifetime));
}

void ExpiryTest::whatTheServiceSendsWinsWhereItIsEarlier()
{
    const Family promised = family(LinkLifetime{24h, false});
    Task task = completedTask(Duration(180s), 210s);
    task.sentExpiresAt = created + 2h;
    const LinkEnd end = linkEnd(task, &promised);
    QCOMPARE(end.earliest, std::optional(created + 2h));
    QCOMPARE(end.latest, std::optional(created + 2h));
    QCOMPARE(end.certainty, Certainty::Exact);
}

void ExpiryTest::aLaterExpiresAtDoesNotPutTheCautiousEndOff()
{
    const Family promised = family(LinkLifetime{24h, false});
    Task task = completedTask(Duration(180s), 210s);
    task.sentExpiresAt = created + 72h;
    const LinkEnd end = linkEnd(task, &promised);
    QCOMPARE(end.earliest, std::optional(created + 180s + 24h));
    QCOMPARE(end.latest, std::optional(created + 72h));
    QCOMPARE(end.certainty, Certainty::About);
}

void ExpiryTest::onlyACompletedTaskHasAnEnd()
{
    Task task = completedTask(Duration(180s), 210s);
    task.status = Status::Processing;
    QCOMPARE(linkEnd(task, nullptr), LinkEnd{});
}

void ExpiryTest::clocksThatDisagreeDoNotTurnTheIntervalRound()
{
    const Family promised = family(LinkLifetime{24h, false});
    const LinkEnd end = linkEnd(completedTask(Duration(300s), 210s), &promised);
    QVERIFY(*end.earliest <= *end.latest);
}

void ExpiryTest::aFinishedTaskRanForARange()
{
    const auto ran = elapsed(completedTask(Duration(180s), 210s), created + 5h);
    QCOMPARE(ran, (std::optional(Elapsed{180s, 210s, false})));
}

void ExpiryTest::aTaskNeverSeenRunningRanForAtMost()
{
    const auto ran = elapsed(completedTask(std::nullopt, 20h), created + 21h);
    QCOMPARE(ran, (std::optional(Elapsed{0s, 20h, true})));
}

void ExpiryTest::aRunningTaskRunsOnTheServicesClock()
{
    Task task;
    task.status = Status::Processing;
    QVERIFY(!elapsed(task, created));
    task.created = created;
    QCOMPARE(elapsed(task, created + 42s), (std::optional(Elapsed{42s, 42s, false})));
    QCOMPARE(elapsed(task, created - 10s)->atMost, Duration::zero());
}

QTEST_GUILESS_MAIN(ExpiryTest)
#include "expiry_test.moc"
