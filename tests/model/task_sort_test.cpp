// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/task_sort.h"

#include "wording/task_fixture.h"

#include <QTest>

namespace rushes::test {

using enum TaskColumn;

class TaskSortTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { speakEnglishInUtc(); }
    void aColumnIsSortedByItsValue_data();
    void aColumnIsSortedByItsValue();
    void anEndThatIsPastStillCounts();
    void statusesAreOrderedByWhatWantsAttention();
    void clipsAreOrderedByTheirSafety();
};

static QVariant ms(Duration duration)
{
    return qint64(duration.count());
}

static QVariant at(Moment moment)
{
    return ms(moment.time_since_epoch());
}

void TaskSortTest::aColumnIsSortedByItsValue_data()
{
    QTest::addColumn<rushes::Task>("task");
    QTest::addColumn<TaskColumn>("column");
    QTest::addColumn<QVariant>("value");

    const rushes::Task running = runningTask(rushes::Status::Processing, 100s);
    rushes::Task labelled = running;
    labelled.label = u"Boats"_s;
    const QVariant missing;

    QTest::newRow("label") << labelled << Task << QVariant(u"Boats"_s);
    QTest::newRow("id") << running << Task << QVariant(u"vgen_7f31c09ab2e4"_s);
    QTest::newRow("kind") << running << Service << QVariant(u"VEO"_s);
    QTest::newRow("progress") << running << Progress << QVariant(0.25);
    QTest::newRow("no progress") << freshTask() << Progress << missing;
    QTest::newRow("elapsed") << running << Elapsed << ms(100s);
    QTest::newRow("elapsed, its upper end") << completedTask(ClipState::Held) << Elapsed << ms(3min + 36s);
    QTest::newRow("elapsed, unknown") << freshTask() << Elapsed << missing;
    QTest::newRow("remaining") << running << Remaining << ms(200s);
    QTest::newRow("remaining, overdue") << runningTask(rushes::Status::Queued, 310s) << Remaining << ms(-10s);
    QTest::newRow("nothing remains") << completedTask(ClipState::Held) << Remaining << missing;
    QTest::newRow("end to fear") << completedTask(ClipState::Online) << Expires << at(noonish + 2h);
    QTest::newRow("unverified, end to fear")
        << completedTask(ClipState::Unverified) << Expires << at(noonish + 2h);
    QTest::newRow("no end to fear") << completedTask(ClipState::Held) << Expires << missing;
    QTest::newRow("saved, no end to fear") << completedTask(ClipState::Saved) << Expires << missing;
    QTest::newRow("gone") << completedTask(ClipState::Expired) << Expires << missing;
    QTest::newRow("no end yet") << running << Expires << missing;
    QTest::newRow("heard") << running << Heard << at(noonish - 12s);
    rushes::Task doneWith = completedTask(ClipState::Held);
    doneWith.lastHeardAt = noonish; // asked once more, for another link
    QTest::newRow("heard, done with: as it is shown") << doneWith << Heard << at(*doneWith.firstSeenFinished);
    QTest::newRow("never heard") << freshTask() << Heard << missing;
    QTest::newRow("created") << running << Created << at(noonish - 100s);
    QTest::newRow("message") << failedTask() << Message << QVariant(failedTask().message);
    QTest::newRow("no message") << running << Message << missing;
    QTest::newRow("no clip") << running << Clip << missing;
}

void TaskSortTest::aColumnIsSortedByItsValue()
{
    QFETCH(rushes::Task, task);
    QFETCH(TaskColumn, column);
    TaskContext context = contextOf();
    context.linkEnd = promisedEnd(2h);
    QTEST(sortValue(task, column, context), "value");
}

void TaskSortTest::anEndThatIsPastStillCounts()
{
    for (const Duration end : {Duration(-1s), Duration(-1h)}) {
        TaskContext context = contextOf();
        context.linkEnd = promisedEnd(end);
        QCOMPARE(sortValue(completedTask(ClipState::Online), Expires, context), at(noonish + end));
    }
}

void TaskSortTest::statusesAreOrderedByWhatWantsAttention()
{
    qint64 before = -1;
    for (const rushes::Status status :
         {rushes::Status::Failed, rushes::Status::Unrecognised, rushes::Status::Processing,
          rushes::Status::Queued, rushes::Status::Unasked, rushes::Status::Completed}) {
        const QVariant value = sortValue(runningTask(status, 1min), Status, contextOf());
        QVERIFY(value.toLongLong() > before);
        before = value.toLongLong();
        QCOMPARE(sortValue(runningTask(status, 1min), Poster, contextOf()), value);
    }
}

void TaskSortTest::clipsAreOrderedByTheirSafety()
{
    qint64 before = -1;
    for (const ClipState clip : {ClipState::Expired, ClipState::Online, ClipState::Copying,
                                 ClipState::Unverified, ClipState::Held, ClipState::Saved}) {
        const qint64 value = sortValue(completedTask(clip), Clip, contextOf()).toLongLong();
        QVERIFY(value > before);
        before = value;
    }
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::TaskSortTest)
#include "task_sort_test.moc"
