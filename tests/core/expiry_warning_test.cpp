// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expiry_warning.h"

#include <QTest>

using namespace rushes;

namespace {

constexpr Moment now{std::chrono::seconds(1772366400)};

Task completed(ClipState clip = ClipState::Online)
{
    Task task;
    task.number = 1;
    task.status = Status::Completed;
    task.clip = clip;
    return task;
}

LinkEnd endIn(Duration left)
{
    LinkEnd end;
    end.earliest = now + left;
    end.latest = now + left + 1h;
    return end;
}

} // namespace

class ExpiryWarningTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theInnermostStepReachedIsTold_data();
    void theInnermostStepReachedIsTold();
    void onlyAClipAtRiskIsWarnedOf_data();
    void onlyAClipAtRiskIsWarnedOf();
    void anUnknownEndIsNoStep();
    void followingTheNextStepReachesEachOnceAndEnds();
};

void ExpiryWarningTest::theInnermostStepReachedIsTold_data()
{
    using enum ExpiryStep;
    QTest::addColumn<Duration>("left");
    QTest::addColumn<std::optional<ExpiryStep>>("reached");
    QTest::addColumn<std::optional<ExpiryStep>>("next");
    const auto row = [](const char *name, Duration left, std::optional<ExpiryStep> reached,
                        std::optional<ExpiryStep> next) { QTest::newRow(name) << left << reached << next; };
    row("a day", 24h, std::nullopt, Hours);
    row("just more than 6 h", 6h + 1ms, std::nullopt, Hours);
    row("6 h", 6h, Hours, LastHour);
    row("just more than 1 h", 1h + 1ms, Hours, LastHour);
    row("1 h", 1h, LastHour, LastQuarter);
    row("just more than 15 min", 15min + 1ms, LastHour, LastQuarter);
    row("15 min", 15min, LastQuarter, std::nullopt);
    row("a moment", 1ms, LastQuarter, std::nullopt);
    row("at the end", 0ms, std::nullopt, std::nullopt);
    row("past", -1h, std::nullopt, std::nullopt);
}

void ExpiryWarningTest::theInnermostStepReachedIsTold()
{
    QFETCH(Duration, left);
    QFETCH(std::optional<ExpiryStep>, reached);
    QFETCH(std::optional<ExpiryStep>, next);
    QCOMPARE(expiryStepReached(completed(), endIn(left), now), reached);
    const std::optional<ExpiryStepAhead> ahead = nextExpiryStep(completed(), endIn(left), now);
    QCOMPARE(ahead.has_value(), next.has_value());
    if (ahead)
        QCOMPARE(ahead->step, *next);
}

void ExpiryWarningTest::onlyAClipAtRiskIsWarnedOf_data()
{
    QTest::addColumn<Status>("status");
    QTest::addColumn<ClipState>("clip");
    QTest::addColumn<bool>("warns");
    QTest::newRow("processing") << Status::Processing << ClipState::None << false;
    QTest::newRow("failed") << Status::Failed << ClipState::None << false;
    QTest::newRow("no link yet") << Status::Completed << ClipState::None << true;
    QTest::newRow("online") << Status::Completed << ClipState::Online << true;
    QTest::newRow("copying") << Status::Completed << ClipState::Copying << true;
    QTest::newRow("held") << Status::Completed << ClipState::Held << false;
    QTest::newRow("unverified") << Status::Completed << ClipState::Unverified << false;
    QTest::newRow("saved") << Status::Completed << ClipState::Saved << false;
    QTest::newRow("expired") << Status::Completed << ClipState::Expired << false;
}

void ExpiryWarningTest::onlyAClipAtRiskIsWarnedOf()
{
    QFETCH(Status, status);
    QFETCH(ClipState, clip);
    Task task = completed(clip);
    task.status = status;
    QTEST(expiryStepReached(task, endIn(30min), now).has_value(), "warns");
    QTEST(nextExpiryStep(task, endIn(30min), now).has_value(), "warns");
}

void ExpiryWarningTest::anUnknownEndIsNoStep()
{
    QVERIFY(!expiryStepReached(completed(), {}, now));
    QVERIFY(!nextExpiryStep(completed(), {}, now));
}

void ExpiryWarningTest::followingTheNextStepReachesEachOnceAndEnds()
{
    const LinkEnd end = endIn(24h);
    QVector<ExpiryStep> met;
    Moment at = now;
    while (const auto ahead = nextExpiryStep(completed(), end, at)) {
        QVERIFY(ahead->at > at);
        at = ahead->at;
        met.append(ahead->step);
        QCOMPARE(expiryStepReached(completed(), end, at), std::optional(ahead->step));
    }
    QCOMPARE(met, (QVector{ExpiryStep::Hours, ExpiryStep::LastHour, ExpiryStep::LastQuarter}));
}

QTEST_GUILESS_MAIN(ExpiryWarningTest)
#include "expiry_warning_test.moc"
