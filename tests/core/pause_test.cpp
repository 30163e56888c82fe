// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pause.h"

#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

class PauseTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatIsUnfinishedCanBePaused_data();
    void onlyWhatIsUnfinishedCanBePaused();
    void aTaskIsPausedByItselfOrWithAll();
    void itIsAskedBeforeALinkCouldEnd_data();
    void itIsAskedBeforeALinkCouldEnd();
};

namespace {

constexpr Moment added{Duration(1'000'000)};

Family familyWith(std::optional<LinkLifetime> lifetime)
{
    Family family;
    family.linkLifetime = lifetime;
    return family;
}

} // namespace

void PauseTest::onlyWhatIsUnfinishedCanBePaused_data()
{
    QTest::addColumn<Status>("status");
    QTest::addColumn<bool>("can");
    QTest::newRow("not asked yet") << Status::Unasked << true;
    QTest::newRow("queued") << Status::Queued << true;
    QTest::newRow("processing") << Status::Processing << true;
    QTest::newRow("unrecognised") << Status::Unrecognised << true;
    QTest::newRow("completed, whose link may have to be asked for") << Status::Completed << false;
    QTest::newRow("failed") << Status::Failed << false;
}

void PauseTest::onlyWhatIsUnfinishedCanBePaused()
{
    QFETCH(Status, status);
    QFETCH(bool, can);
    Task task;
    task.status = status;
    QCOMPARE(canBePaused(task), can);
    task.pausedAt = added;
    QCOMPARE(isPaused(task, false), can);
    QCOMPARE(isPaused(task, true), can);
}

void PauseTest::aTaskIsPausedByItselfOrWithAll()
{
    Task task;
    QVERIFY(!isPaused(task, false));
    QVERIFY(isPaused(task, true));
}

void PauseTest::itIsAskedBeforeALinkCouldEnd_data()
{
    QTest::addColumn<std::optional<Moment>>("asked");
    QTest::addColumn<std::optional<Moment>>("heard");
    QTest::addColumn<std::optional<LinkLifetime>>("lifetime");
    QTest::addColumn<Moment>("moment");
    const std::optional<Moment> none;
    const LinkLifetime day{24h, false};
    QTest::newRow("never asked: it may have completed before it was added")
        << none << none << std::optional(day) << added + 1h;
    QTest::newRow("asked, nothing heard")
        << std::optional(added + 10min) << none << std::optional(day) << added + 1h + 10min;
    QTest::newRow("a day's link: three quarters of it")
        << std::optional(added + 1h) << std::optional(added + 1h) << std::optional(day) << added + 19h;
    QTest::newRow("a link of an hour") << std::optional(added) << std::optional(added)
                                       << std::optional(LinkLifetime{1h, true}) << added + 1h;
    QTest::newRow("no stated life") << std::optional(added) << std::optional(added)
                                    << std::optional<LinkLifetime>() << added + 6h;
    QTest::newRow("the try in spite of the pause failed")
        << std::optional(added + 18h) << std::optional(added) << std::optional(day) << added + 19h;
}

void PauseTest::itIsAskedBeforeALinkCouldEnd()
{
    QFETCH(std::optional<Moment>, asked);
    QFETCH(std::optional<Moment>, heard);
    QFETCH(std::optional<LinkLifetime>, lifetime);
    QFETCH(Moment, moment);
    Task task;
    task.addedAt = added;
    task.lastAskedAt = asked;
    task.lastHeardAt = heard;
    const Family family = familyWith(lifetime);
    QCOMPARE(askedInSpiteOfPause(task, &family), moment);
    if (!lifetime)
        QCOMPARE(askedInSpiteOfPause(task, nullptr), moment);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::PauseTest)
#include "pause_test.moc"
