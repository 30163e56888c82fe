// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expiry.h"

#include <QtTest>

using namespace rushes;
using namespace Qt::StringLiterals;

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

QString linkUntil(Moment end)
{
    return u"https://cdn.example/a.mp4?OSSAccessKeyId=k&Signature=s&Expires="_s +
           QString::number(end.time_since_epoch() / 1s);
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
    void theEarliestCredibleEndIsShown_data();
    void theEarliestCredibleEndIsShown();
    void eachSourceIsKept();
    void aLinkCannotEndBeforeItsTask();
    void whatHasSurelyEndedIsToldApart_data();
    void whatHasSurelyEndedIsToldApart();
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

void ExpiryTest::theEarliestCredibleEndIsShown_data()
{
    QTest::addColumn<Duration>("inLink"); // from the creation
    QTest::addColumn<QString>("more");
    QTest::addColumn<Duration>("lastUnfinished");
    QTest::addColumn<Duration>("firstFinished");
    QTest::addColumn<Duration>("earliest");
    QTest::addColumn<KnownFrom>("knownFrom");
    QTest::addColumn<Certainty>("certainty");
    QTest::addColumn<Duration>("latest");
    const QString token = u"&x-oss-security-token=t"_s;
    constexpr Duration from = 180s;
    constexpr Duration to = 210s;
    QTest::newRow("the link is earlier") << Duration(2h) << QString() << from << to << Duration(2h)
                                         << KnownFrom::Link << Certainty::Exact << Duration(24h + to);
    QTest::newRow("the link is earlier, and can end sooner")
        << Duration(2h) << token << from << to << Duration(2h) << KnownFrom::Link << Certainty::AtLatest
        << Duration(24h + to);
    QTest::newRow("the link is later") << Duration(72h) << QString() << from << to << 24h + from
                                       << KnownFrom::Service << Certainty::About << Duration(72h);
    QTest::newRow("the link keeps the promise")
        << Duration(24h + 200s) << QString() << from << to << Duration(24h + 200s) << KnownFrom::Link
        << Certainty::Exact << 24h + to;
    QTest::newRow("the link keeps it, and can end sooner")
        << Duration(24h + 200s) << token << from << to << 24h + from << KnownFrom::Service << Certainty::About
        << 24h + to;
    QTest::newRow("pasted late, signed at the completion")
        << Duration(26h) << QString() << Duration(0s) << Duration(20h) << Duration(26h) << KnownFrom::Link
        << Certainty::Exact << Duration(44h);
    QTest::newRow("pasted late, signed when asked for")
        << Duration(44h - 1s) << QString() << Duration(0s) << Duration(20h) << Duration(24h)
        << KnownFrom::Service << Certainty::About << Duration(44h);
}

void ExpiryTest::theEarliestCredibleEndIsShown()
{
    QFETCH(const Duration, inLink);
    QFETCH(const QString, more);
    QFETCH(const Duration, lastUnfinished);
    QFETCH(const Duration, firstFinished);
    const Family promised = family(LinkLifetime{24h, false});
    Task task = completedTask(lastUnfinished, firstFinished);
    task.videoUrl = linkUntil(created + inLink) + more;
    const LinkEnd end = linkEnd(task, &promised);
    QFETCH(const Duration, earliest);
    QCOMPARE(end.earliest, std::optional(created + earliest));
    QTEST(end.knownFrom, "knownFrom");
    QTEST(end.certainty, "certainty");
    QFETCH(const Duration, latest);
    QCOMPARE(end.latest, std::optional(created + latest));
}

void ExpiryTest::eachSourceIsKept()
{
    const Family typical = family(LinkLifetime{24h, true});
    Task task = completedTask(Duration(180s), 210s);
    task.videoUrl = linkUntil(created + 30h);
    task.sentExpiresAt = created + 40h;
    const LinkEnd end = linkEnd(task, &typical);
    QCOMPARE(end.inLink,
             (std::optional(KnownEnd{created + 30h, created + 30h, KnownFrom::Link, Certainty::Exact,
                                     QLatin1StringView("Alibaba Cloud OSS, V1")})));
    QCOMPARE(
        end.sent,
        (std::optional(KnownEnd{created + 40h, created + 40h, KnownFrom::Service, Certainty::Exact, {}})));
    QCOMPARE(end.promised,
             (std::optional(KnownEnd{
                 created + 24h + 180s, created + 24h + 210s, KnownFrom::Estimate, Certainty::About, {}})));
    QCOMPARE(end.knownFrom, KnownFrom::Estimate);

    // Where no page states a lifetime, the link's own word ends the waiting.
    task.sentExpiresAt.reset();
    QCOMPARE(linkEnd(task, nullptr).latest, std::optional(created + 30h));
    QCOMPARE(linkEnd(task, nullptr).knownFrom, KnownFrom::Link);
    // A guess does not.
    task.videoUrl =
        u"https://cdn.example/a.mp4?exp="_s + QString::number((created + 30h).time_since_epoch() / 1s);
    QCOMPARE(linkEnd(task, nullptr).certainty, Certainty::About);
    QCOMPARE(linkEnd(task, nullptr).latest, std::optional(created + 210s + longestUnstatedLifetime));
}

void ExpiryTest::aLinkCannotEndBeforeItsTask()
{
    Task task = completedTask(Duration(180s), 210s);
    task.videoUrl = linkUntil(created - 1s);
    QCOMPARE(linkEnd(task, nullptr).inLink, std::nullopt);
    task.videoUrl = linkUntil(created);
    QVERIFY(linkEnd(task, nullptr).inLink);
}

void ExpiryTest::whatHasSurelyEndedIsToldApart_data()
{
    QTest::addColumn<KnownFrom>("knownFrom");
    QTest::addColumn<Certainty>("certainty");
    QTest::addColumn<bool>("pastEarliest");
    QTest::addColumn<bool>("pastLatest");
    QTest::newRow("exact, in the link") << KnownFrom::Link << Certainty::Exact << true << true;
    QTest::newRow("at the latest") << KnownFrom::Link << Certainty::AtLatest << true << true;
    QTest::newRow("about, from the link") << KnownFrom::Link << Certainty::About << false << false;
    QTest::newRow("sent") << KnownFrom::Service << Certainty::Exact << true << true;
    QTest::newRow("promised") << KnownFrom::Service << Certainty::About << false << true;
    QTest::newRow("estimated") << KnownFrom::Estimate << Certainty::About << false << false;
}

void ExpiryTest::whatHasSurelyEndedIsToldApart()
{
    QFETCH(const KnownFrom, knownFrom);
    QFETCH(const Certainty, certainty);
    const LinkEnd end{
        .earliest = created, .latest = created + 1h, .knownFrom = knownFrom, .certainty = certainty};
    QVERIFY(!hasSurelyEnded(end, created - 1ms));
    QTEST(hasSurelyEnded(end, created), "pastEarliest");
    QTEST(hasSurelyEnded(end, created + 1h), "pastLatest");
    QVERIFY(!hasSurelyEnded({}, created));
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
