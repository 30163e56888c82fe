// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/earlier_task.h"

#include "model/quiet_monitor.h"
#include "model/task_filter_model.h"
#include "model/task_table_model.h"

#include <QSignalSpy>
#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

class EarlierTaskTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatRunsIsAtRiskOrIsNotSavedIsNeverOutOfTheWay();
    void whereNoTimeIsKnownNothingIsOutOfTheWay();
    void whatSettledLongAgoIsLeftOutUntilItIsAskedFor();
    void theSearchFindsItAll();
    void theNextDayPutsMoreOutOfTheWay();

private:
    const Moment m_now = ManualClock().wall();

    [[nodiscard]] Task settled(qint64 number, std::chrono::hours ago) const
    {
        Task task = numberedTask(number, Status::Failed);
        task.firstSeenFinished = m_now - ago;
        return task;
    }
};

void EarlierTaskTest::whatRunsIsAtRiskOrIsNotSavedIsNeverOutOfTheWay()
{
    int outOfTheWay = 0;
    for (int status = 0; status <= int(Status::Unrecognised); ++status) {
        for (int clip = 0; clip <= int(ClipState::Expired); ++clip) {
            for (const Contact contact : {Contact::Ok, Contact::Lost, Contact::NoKey, Contact::NotFound}) {
                Task task = numberedTask(1, Status(status), ClipState(clip));
                task.contact = contact;
                task.firstSeenFinished = Moment(1s);
                const bool isNeeded =
                    isAtRisk(task) || isReady(task) || (!isFinished(task) && contact != Contact::NotFound);
                QCOMPARE(settledAt(task).has_value(), !isNeeded);
                outOfTheWay += isNeeded ? 0 : 1;
            }
        }
    }
    QVERIFY(outOfTheWay > 0);
}

void EarlierTaskTest::whereNoTimeIsKnownNothingIsOutOfTheWay()
{
    Task task = numberedTask(1, Status::Failed);
    QVERIFY(!settledAt(task));
    task.addedAt = Moment(5s);
    QCOMPARE(settledAt(task), Moment(5s));
    task.lastHeardAt = Moment(6s);
    QCOMPARE(settledAt(task), Moment(6s));
}

void EarlierTaskTest::whatSettledLongAgoIsLeftOutUntilItIsAskedFor()
{
    QuietMonitor quiet(
        {settled(1, outOfTheWayAfter + 1h), settled(2, outOfTheWayAfter - 1h), numberedTask(3)});
    TaskTableModel model(quiet.monitor, quiet.clock, quiet.clips);
    TaskFilterModel proxy;
    proxy.setSourceModel(&model);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.countEarlier(AllTasks), 1);
    QCOMPARE(model.countEarlier(FailedTasks), 1);
    QCOMPARE(model.countEarlier(RunningTasks), 0);
    QCOMPARE(model.count(FailedTasks), 2);
    QCOMPARE(proxy.rowCount(), 2);
    proxy.setFilter(FailedTasks);
    QCOMPARE(proxy.rowCount(), 1);
    proxy.setShowsEarlier(true);
    QCOMPARE(proxy.rowCount(), 2);
    proxy.setFilter(AllTasks);
    QCOMPARE(proxy.rowCount(), 3);
    // Asked for again, it is in the way again.
    Task again = numberedTask(1, Status::Queued);
    again.firstSeenFinished = settled(1, outOfTheWayAfter + 1h).firstSeenFinished;
    proxy.setShowsEarlier(false);
    Q_EMIT quiet.monitor.taskChanged(again, TaskChange::Status);
    QCOMPARE(proxy.rowCount(), 3);
    QCOMPARE(model.countEarlier(AllTasks), 0);
}

void EarlierTaskTest::theSearchFindsItAll()
{
    QuietMonitor quiet({settled(1, outOfTheWayAfter + 1h), settled(2, 1h)});
    TaskTableModel model(quiet.monitor, quiet.clock, quiet.clips);
    TaskFilterModel proxy;
    proxy.setSourceModel(&model);
    QCOMPARE(proxy.rowCount(), 1);
    proxy.setSearch(u"v"_s);
    QCOMPARE(proxy.rowCount(), 2);
    proxy.setSearch(u"vgen_000001"_s);
    QCOMPARE(proxy.rowCount(), 1);
    proxy.setSearch({});
    QCOMPARE(proxy.rowCount(), 1);
    QCOMPARE(proxy.index(0, 0).data(NumberRole).toLongLong(), 2);
}

void EarlierTaskTest::theNextDayPutsMoreOutOfTheWay()
{
    QuietMonitor quiet({settled(1, outOfTheWayAfter - 12h), numberedTask(2)});
    TaskTableModel model(quiet.monitor, quiet.clock, quiet.clips);
    TaskFilterModel proxy;
    proxy.setSourceModel(&model);
    QCOMPARE(proxy.rowCount(), 2);
    const QSignalSpy counts(&model, &TaskTableModel::countsChanged);
    quiet.clock.advance(25h);
    Q_EMIT quiet.monitor.taskChanged(numberedTask(2, Status::Processing), TaskChange::Status);
    QCOMPARE(proxy.rowCount(), 1);
    QVERIFY(!counts.isEmpty());
    QCOMPARE(model.countEarlier(AllTasks), 1);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::EarlierTaskTest)
#include "earlier_task_test.moc"
