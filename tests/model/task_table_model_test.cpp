// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/task_table_model.h"

#include "model/quiet_monitor.h"
#include "model/task_filter_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;
using Mode = QAbstractItemModelTester::FailureReportingMode;

/// The model and its proxy under the model tester, over a monitor.
struct Bench
{
    explicit Bench(const QVector<Task> &remembered = {})
        : quiet(remembered)
    {
        proxy.setSourceModel(&model);
    }

    [[nodiscard]] QVector<qint64> numbers() const
    {
        QVector<qint64> numbers;
        for (int row = 0; row < model.rowCount(); ++row)
            numbers.append(model.numberAt(row));
        return numbers;
    }
    [[nodiscard]] QString text(int row, TaskColumn column, int role = Qt::DisplayRole) const
    {
        return model.index(row, int(column)).data(role).toString();
    }

    QuietMonitor quiet;
    TaskTableModel model{quiet.monitor, quiet.clock, quiet.clips};
    TaskFilterModel proxy;
    QAbstractItemModelTester modelTester{&model, Mode::Fatal};
    QAbstractItemModelTester proxyTester{&proxy, Mode::Fatal};
};

class TaskTableModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void whatIsRememberedIsThereAtOnce();
    void theMonitorsUseCasesShow();
    void whatIsAddedStandsByItsNumber_data();
    void whatIsAddedStandsByItsNumber();
    void whatIsAddedTwiceIsThereOnce();
    void aTaskIsKeptOnceWithTheMonitor();
    void whatIsRemovedGoesInRuns();
    void aChangeIsToldByItsColumnsAlone_data();
    void aChangeIsToldByItsColumnsAlone();
    void aPollThatBringsNothingNewTellsTheSortValueAlone();
    void aChangeOfAnUnknownTaskIsNoChange();
    void copyingTellsTheClipAlone();
    void countsFollowEveryChange();
    void timeAloneTellsNothing();
    void sortValuesStandStillWithinATurn();
    void whatStandsInTheHeader();
    void rolesBeyondText();
    void aNewLanguageSaysEverythingAnew();
    void anIndexOfNoOneHasNoData();
    void tenThousandRowsAreRight();
};

void TaskTableModelTest::whatIsRememberedIsThereAtOnce()
{
    Bench bench({numberedTask(3), numberedTask(7, Status::Completed, ClipState::Held)});
    QCOMPARE(bench.numbers(), QVector<qint64>({3, 7}));
    QCOMPARE(bench.model.rowOf(7), 1);
    QCOMPARE(bench.model.rowOf(4), -1);
    QCOMPARE(bench.model.task(7)->clip, ClipState::Held);
    QVERIFY(!bench.model.task(4));
    QCOMPARE(bench.model.count(ReadyTasks), 1);
}

void TaskTableModelTest::theMonitorsUseCasesShow()
{
    Bench bench;
    const AddReport report =
        bench.quiet.monitor.add({{.id = u"vgen_a"_s, .service = u"kyyReactApiServer"_s},
                                 {.id = u"vgen_b"_s, .service = u"kyyReactApiServer"_s},
                                 {.id = u"vgen_c"_s, .service = u"kyyReactApiServer"_s}});
    QTRY_COMPARE(bench.model.rowCount(), 3);
    QCOMPARE(bench.text(1, TaskColumn::Task), u"vgen_b"_s);

    bench.quiet.monitor.setLabel({report.added[1]}, u"Harbour"_s);
    QTRY_COMPARE(bench.text(1, TaskColumn::Task), u"Harbour"_s);
    QCOMPARE(bench.text(1, TaskColumn::Task, SecondLineRole), u"vgen_b"_s);

    bench.quiet.monitor.remove({report.added[1]});
    QTRY_COMPARE(bench.model.rowCount(), 2);
    bench.quiet.monitor.restore({report.added[1]});
    QTRY_COMPARE(bench.model.rowCount(), 3);
    QCOMPARE(bench.text(1, TaskColumn::Task), u"Harbour"_s);
}

void TaskTableModelTest::whatIsAddedStandsByItsNumber_data()
{
    QTest::addColumn<QVector<qint64>>("there");
    QTest::addColumn<QVector<qint64>>("added");
    QTest::addColumn<int>("insertions");

    using Numbers = QVector<qint64>;
    QTest::newRow("into nothing") << Numbers{} << Numbers{1, 2, 3} << 1;
    QTest::newRow("at the end") << Numbers{1, 2} << Numbers{3, 4, 5} << 1;
    QTest::newRow("at the beginning") << Numbers{8, 9} << Numbers{1, 2} << 1;
    QTest::newRow("into gaps") << Numbers{2, 5, 9} << Numbers{1, 3, 4, 6, 12, 13} << 4;
    QTest::newRow("in any order") << Numbers{2, 5} << Numbers{9, 3, 1, 4} << 3;
}

void TaskTableModelTest::whatIsAddedStandsByItsNumber()
{
    QFETCH(QVector<qint64>, there);
    QFETCH(QVector<qint64>, added);
    const auto tasksOf = [](const QVector<qint64> &numbers) {
        QVector<Task> tasks;
        for (const qint64 number : numbers)
            tasks.append(numberedTask(number));
        return tasks;
    };
    Bench bench(tasksOf(there));
    QSignalSpy inserted(&bench.model, &QAbstractItemModel::rowsInserted);
    Q_EMIT bench.quiet.monitor.tasksAdded(tasksOf(added));
    QVector<qint64> expected = there + added;
    std::ranges::sort(expected);
    QCOMPARE(bench.numbers(), expected);
    QTEST(int(inserted.count()), "insertions");
    for (int row = 0; row < expected.size(); ++row)
        QCOMPARE(bench.model.rowOf(expected[row]), row);
}

void TaskTableModelTest::whatIsAddedTwiceIsThereOnce()
{
    Bench bench(numberedTasks(1, 3));
    Q_EMIT bench.quiet.monitor.tasksAdded(numberedTasks(2, 4));
    QCOMPARE(bench.numbers(), QVector<qint64>({1, 2, 3, 4}));
}

void TaskTableModelTest::aTaskIsKeptOnceWithTheMonitor()
{
    Bench bench(numberedTasks(1, 3));
    TaskMonitor &monitor = bench.quiet.monitor;
    const auto everyTaskIsTheMonitors = [&] {
        return std::ranges::all_of(bench.numbers(), [&](qint64 number) {
            return bench.model.pack(number).isSameBlock(monitor.pack(number));
        });
    };
    QVERIFY(everyTaskIsTheMonitors());
    monitor.setLabel({2}, u"another"_s);
    monitor.add(
        {{.id = u"vgen_new"_s, .service = u"kyyReactApiServer"_s, .family = {}, .mode = {}, .label = {}}});
    monitor.remember({.tasks = numberedTasks(7, 9), .undecided = {}, .damage = {}, .setAsidePath = {}});
    bench.quiet.database.flush();
    QCOMPARE(bench.numbers(), QVector<qint64>({1, 2, 3, 4, 7, 8, 9}));
    QCOMPARE(bench.model.task(2)->label, u"another"_s);
    QVERIFY(everyTaskIsTheMonitors());

    monitor.remove({2, 7});
    bench.quiet.database.flush();
    monitor.restore({7});
    bench.quiet.database.flush();
    QCOMPARE(bench.numbers(), QVector<qint64>({1, 3, 4, 7, 8, 9}));
    QVERIFY(everyTaskIsTheMonitors());
}

void TaskTableModelTest::whatIsRemovedGoesInRuns()
{
    Bench bench(numberedTasks(1, 9));
    QSignalSpy removed(&bench.model, &QAbstractItemModel::rowsRemoved);
    Q_EMIT bench.quiet.monitor.tasksRemoved({8, 2, 3, 4, 9, 99});
    QCOMPARE(bench.numbers(), QVector<qint64>({1, 5, 6, 7}));
    QCOMPARE(removed.count(), 2);
    Q_EMIT bench.quiet.monitor.tasksRemoved({1, 5, 6, 7});
    QCOMPARE(bench.model.rowCount(), 0);
    QCOMPARE(bench.model.count(RunningTasks), 0);
}

void TaskTableModelTest::aChangeIsToldByItsColumnsAlone_data()
{
    QTest::addColumn<TaskChange>("change");
    QTest::addColumn<QStringList>("told");

    QTest::newRow("label or mode") << TaskChange::Identity << QStringList({u"1-2"_s, u"4-4"_s, u"6-7"_s});
    QTest::newRow("contact") << TaskChange::Contact
                             << QStringList({u"0-0"_s, u"3-3"_s, u"9-9"_s, u"11-11"_s});
    QTest::newRow("clip") << TaskChange::Clip << QStringList({u"0-0"_s, u"7-9"_s, u"11-11"_s});
    QTest::newRow("raw answer") << TaskChange::Answer << QStringList();
    QTest::newRow("next check") << TaskChange::Schedule << QStringList();
}

void TaskTableModelTest::aChangeIsToldByItsColumnsAlone()
{
    QFETCH(TaskChange, change);
    Bench bench(numberedTasks(1, 5));
    QSignalSpy changed(&bench.model, &QAbstractItemModel::dataChanged);
    Q_EMIT bench.quiet.monitor.taskChanged(numberedTask(3), change);
    QStringList told;
    for (const QList<QVariant> &arguments : changed) {
        const QModelIndex first = arguments[0].toModelIndex();
        const QModelIndex last = arguments[1].toModelIndex();
        QCOMPARE(first.row(), 2);
        QCOMPARE(last.row(), 2);
        told.append(u"%1-%2"_s.arg(first.column()).arg(last.column()));
    }
    QTEST(told, "told");
}

void TaskTableModelTest::aPollThatBringsNothingNewTellsTheSortValueAlone()
{
    Bench bench(numberedTasks(1, 5));
    QSignalSpy changed(&bench.model, &QAbstractItemModel::dataChanged);
    Q_EMIT bench.quiet.monitor.taskChanged(numberedTask(3), TaskChange::Heard);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex(), bench.model.index(2, int(TaskColumn::Heard)));
    QCOMPARE(changed[0][1], changed[0][0]);
    QCOMPARE(changed[0][2].value<QList<int>>(), QList<int>{SortRole});
}

void TaskTableModelTest::aChangeOfAnUnknownTaskIsNoChange()
{
    Bench bench(numberedTasks(1, 3));
    QSignalSpy changed(&bench.model, &QAbstractItemModel::dataChanged);
    Q_EMIT bench.quiet.monitor.taskChanged(numberedTask(77), TaskChange::Status);
    Q_EMIT bench.quiet.monitor.eventHappened(numberedTask(77), CopyProgress{1, 2});
    QCOMPARE(changed.count(), 0);
}

void TaskTableModelTest::copyingTellsTheClipAlone()
{
    Task task = numberedTask(1, Status::Completed, ClipState::Copying);
    Bench bench({task});
    QSignalSpy changed(&bench.model, &QAbstractItemModel::dataChanged);
    Q_EMIT bench.quiet.monitor.eventHappened(task, CopyProgress{62, 100});
    QCOMPARE(bench.text(0, TaskColumn::Clip), u"Copying 62\u00A0%"_s);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex().column(), int(TaskColumn::Clip));
    QCOMPARE(changed[0][1].toModelIndex().column(), int(TaskColumn::Clip));

    Q_EMIT bench.quiet.monitor.eventHappened(task, CopyProgress{62, std::nullopt});
    QCOMPARE(bench.text(0, TaskColumn::Clip), u"Copying"_s);
    Q_EMIT bench.quiet.monitor.eventHappened(task, CopyProgress{62, 100});
    task.clip = ClipState::Online;
    Q_EMIT bench.quiet.monitor.taskChanged(task, TaskChange::Clip);
    task.clip = ClipState::Copying;
    Q_EMIT bench.quiet.monitor.taskChanged(task, TaskChange::Clip);
    QCOMPARE(bench.text(0, TaskColumn::Clip), u"Copying"_s); // a new try begins anew
}

void TaskTableModelTest::countsFollowEveryChange()
{
    Bench bench({numberedTask(1), numberedTask(2), numberedTask(3, Status::Failed)});
    QSignalSpy counted(&bench.model, &TaskTableModel::countsChanged);
    const auto counts = [&bench] {
        QVector<int> all;
        for (const TaskFilter filter :
             {AllTasks, RunningTasks, ReadyTasks, NotHeldTasks, FailedTasks, SavedTasks})
            all.append(bench.model.count(filter));
        return all;
    };
    QCOMPARE(counts(), QVector<int>({3, 2, 0, 0, 1, 0}));

    Q_EMIT bench.quiet.monitor.taskChanged(numberedTask(1, Status::Processing), TaskChange::Status);
    QCOMPARE(counted.count(), 0); // still running: no count changed
    Q_EMIT bench.quiet.monitor.taskChanged(numberedTask(1, Status::Completed, ClipState::Online),
                                           TaskChange::Status);
    QCOMPARE(counts(), QVector<int>({3, 1, 0, 1, 1, 0}));
    Q_EMIT bench.quiet.monitor.taskChanged(numberedTask(1, Status::Completed, ClipState::Held),
                                           TaskChange::Clip);
    QCOMPARE(counts(), QVector<int>({3, 1, 1, 0, 1, 0}));
    Q_EMIT bench.quiet.monitor.taskChanged(numberedTask(1, Status::Completed, ClipState::Saved),
                                           TaskChange::Clip);
    QCOMPARE(counts(), QVector<int>({3, 1, 0, 0, 1, 1}));
    QCOMPARE(counted.count(), 3);

    Q_EMIT bench.quiet.monitor.tasksRemoved({1, 3});
    QCOMPARE(counts(), QVector<int>({1, 1, 0, 0, 0, 0}));
    Q_EMIT bench.quiet.monitor.tasksAdded({numberedTask(3, Status::Failed)});
    QCOMPARE(counts(), QVector<int>({2, 1, 0, 0, 1, 0}));
    QCOMPARE(counted.count(), 5);
}

void TaskTableModelTest::timeAloneTellsNothing()
{
    Task task = numberedTask(1);
    Bench bench({task});
    task.created = bench.quiet.clock.wall() - 42s;
    Q_EMIT bench.quiet.monitor.taskChanged(task, TaskChange::Status);
    QSignalSpy changed(&bench.model, &QAbstractItemModel::dataChanged);
    QCOMPARE(bench.text(0, TaskColumn::Elapsed), u"42\u00A0s"_s);
    bench.quiet.clock.advance(18s);
    QCOMPARE(bench.text(0, TaskColumn::Elapsed), u"1\u00A0min"_s);
    QCOMPARE(changed.count(), 0);
}

void TaskTableModelTest::sortValuesStandStillWithinATurn()
{
    Task task = numberedTask(1);
    Bench bench({task});
    task.created = bench.quiet.clock.wall() - 42s;
    Q_EMIT bench.quiet.monitor.taskChanged(task, TaskChange::Status);
    const QModelIndex index = bench.model.index(0, int(TaskColumn::Elapsed));
    QCOMPARE(index.data(SortRole).toLongLong(), 42'000);
    bench.quiet.clock.advance(18s);
    QCOMPARE(index.data(SortRole).toLongLong(), 42'000);
    QCoreApplication::processEvents();
    QCOMPARE(index.data(SortRole).toLongLong(), 60'000);
}

void TaskTableModelTest::whatStandsInTheHeader()
{
    const Bench bench;
    for (int section = 0; section < taskColumnCount; ++section) {
        const auto column = TaskColumn(section);
        QVERIFY(!columnTitle(column).isEmpty());
        QCOMPARE(bench.model.headerData(section, Qt::Horizontal, Qt::AccessibleTextRole).toString(),
                 columnTitle(column));
        QCOMPARE(bench.model.headerData(section, Qt::Horizontal).toString(),
                 column == TaskColumn::Poster ? QString() : columnTitle(column));
        QCOMPARE(factsOf(column).column, column);
    }
    QVERIFY(!bench.model.headerData(taskColumnCount, Qt::Horizontal).isValid());
    QVERIFY(!bench.model.headerData(0, Qt::Vertical).isValid());
}

void TaskTableModelTest::rolesBeyondText()
{
    Task task = numberedTask(5, Status::Completed, ClipState::Held);
    task.clipFacts.posterFile = u"poster.jpg"_s;
    Bench bench({task});
    task.created = bench.quiet.clock.wall() - 1h;
    task.firstSeenFinished = *task.created + 100s;
    task.lastSeenUnfinished = task.firstSeenFinished;
    Q_EMIT bench.quiet.monitor.taskChanged(task, TaskChange::Status);

    const auto at = [&bench](TaskColumn column, int role) {
        return bench.model.index(0, int(column)).data(role);
    };
    QCOMPARE(at(TaskColumn::Created, NumberRole).toLongLong(), 5);
    QCOMPARE(at(TaskColumn::Status, ToneRole).toInt(), int(Tone::Good));
    QCOMPARE(at(TaskColumn::Status, IconRole).toString(), u"status-completed"_s);
    QCOMPARE(at(TaskColumn::Poster, PosterRole).toString(), bench.quiet.clips.pathOf(u"poster.jpg"_s));
    QCOMPARE(at(TaskColumn::Progress, StripRole).value<ProgressStrip>().tone, Tone::Good);
    QVERIFY(!at(TaskColumn::Task, StripRole).isValid());
    QCOMPARE(at(TaskColumn::Task, StateRole).toInt(), int(ReadyTasks));
    QVERIFY(at(TaskColumn::Task, SearchRole).toString().contains(u"vgen_000005"_s));
    QCOMPARE(at(TaskColumn::Elapsed, Qt::TextAlignmentRole).value<Qt::Alignment>(),
             Qt::AlignRight | Qt::AlignVCenter);
    QVERIFY(at(TaskColumn::Expires, Qt::ToolTipRole).toString().contains(u"no threat"_s));

    // Neither search nor sorting goes by what was true before.
    QCOMPARE(at(TaskColumn::Service, SortRole).toString(), u"VEO · kyyReactApiServer"_s);
    task.label = u"Renamed"_s;
    task.mode = u"reference-image"_s;
    Q_EMIT bench.quiet.monitor.taskChanged(task, TaskChange::Identity);
    QVERIFY(at(TaskColumn::Task, SearchRole).toString().contains(u"renamed"_s));
    QCOMPARE(at(TaskColumn::Service, SortRole).toString(), u"VEO · Reference image"_s);
}

void TaskTableModelTest::aNewLanguageSaysEverythingAnew()
{
    Bench bench(numberedTasks(1, 3));
    QSignalSpy changed(&bench.model, &QAbstractItemModel::dataChanged);
    QSignalSpy header(&bench.model, &QAbstractItemModel::headerDataChanged);
    bench.model.retranslate();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex(), bench.model.index(0, 0));
    QCOMPARE(changed[0][1].toModelIndex(), bench.model.index(2, taskColumnCount - 1));
    QCOMPARE(header.count(), 1);
}

void TaskTableModelTest::anIndexOfNoOneHasNoData()
{
    const Bench bench(numberedTasks(1, 3));
    QVERIFY(!bench.model.data({}, Qt::DisplayRole).isValid());
    QCOMPARE(bench.model.rowCount(bench.model.index(0, 0)), 0);
    QCOMPARE(bench.model.columnCount(bench.model.index(0, 0)), 0);
    QVERIFY(!bench.model.contextOf(99).service);
    QCOMPARE(bench.model.contextOf(99).now, bench.quiet.clock.wall());
}

void TaskTableModelTest::tenThousandRowsAreRight()
{
    constexpr int count = 10'000;
    // The testers walk the whole model at every signal: here it is the numbers that count.
    QuietMonitor quiet;
    TaskTableModel model(quiet.monitor, quiet.clock, quiet.clips);
    Q_EMIT quiet.monitor.tasksAdded(numberedTasks(1, count));
    QCOMPARE(model.rowCount(), count);

    QVector<qint64> even;
    QVector<Task> evenTasks;
    for (qint64 number = 2; number <= count; number += 2) {
        Q_EMIT quiet.monitor.taskChanged(numberedTask(number, Status::Failed), TaskChange::Status);
        even.append(number);
        evenTasks.append(numberedTask(number, Status::Failed));
    }
    QCOMPARE(model.count(FailedTasks), count / 2);
    Q_EMIT quiet.monitor.tasksRemoved(even);
    QCOMPARE(model.rowCount(), count / 2);
    QCOMPARE(model.count(FailedTasks), 0);
    Q_EMIT quiet.monitor.tasksAdded(evenTasks);
    QCOMPARE(model.count(FailedTasks), count / 2);
    for (int row = 0; row < count; ++row) {
        QCOMPARE(model.numberAt(row), row + 1);
        QCOMPARE(model.rowOf(row + 1), row);
    }
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::TaskTableModelTest)
#include "task_table_model_test.moc"
