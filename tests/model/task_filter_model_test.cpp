// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/task_filter_model.h"

#include "model/quiet_monitor.h"
#include "model/task_table_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace rushes::test {

using namespace Qt::StringLiterals;

struct Bench
{
    explicit Bench(const QVector<Task> &remembered)
        : quiet(remembered)
    {
        proxy.setSourceModel(&model);
    }

    [[nodiscard]] QVector<qint64> numbers() const
    {
        QVector<qint64> numbers;
        for (int row = 0; row < proxy.rowCount(); ++row)
            numbers.append(proxy.index(row, 0).data(NumberRole).toLongLong());
        return numbers;
    }
    void sort(TaskColumn column, Qt::SortOrder order = Qt::AscendingOrder) { proxy.sort(int(column), order); }

    QuietMonitor quiet;
    TaskTableModel model{quiet.monitor, quiet.clock, quiet.clips};
    TaskFilterModel proxy;
};

/// The proxy under the model tester.
struct TestedBench : Bench
{
    using Bench::Bench;
    QAbstractItemModelTester tester{&proxy, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

using Numbers = QVector<qint64>;

class TaskFilterModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void valuesAreSortedAsValues_data();
    void valuesAreSortedAsValues();
    void aNewLanguageHasItsOwnOrder();
    void equalsStayInTheOrderOfTheirNumbers();
    void aFilterTakesItsBits_data();
    void aFilterTakesItsBits();
    void allWordsMustOccur_data();
    void allWordsMustOccur();
    void filterAndSearchGoTogether();
    void aRowThatChangesMovesAndGoes();
    void whatIsNotSortedByDoesNotSortAnew();
    void addsAndRemovesKeepTheOrder();
    void tenThousandRowsAreSortedAndFound();
};

static QVector<Task> labelled(const QStringList &labels)
{
    QVector<Task> tasks;
    for (qsizetype i = 0; i < labels.size(); ++i) {
        tasks.append(numberedTask(i + 1));
        tasks.last().label = labels[i];
    }
    return tasks;
}

void TaskFilterModelTest::valuesAreSortedAsValues_data()
{
    QTest::addColumn<QVector<Task>>("tasks");
    QTest::addColumn<TaskColumn>("column");
    QTest::addColumn<Numbers>("ascending");
    QTest::addColumn<Numbers>("descending");

    QTest::newRow("names: numbers in them, case, diacritics")
        << labelled({u"take 10"_s, u"Take 9"_s, u"äpfel"_s, u"zebra"_s, u"Apfel"_s}) << TaskColumn::Task
        << Numbers({5, 3, 2, 1, 4}) << Numbers({4, 1, 2, 3, 5});

    QVector<Task> created = numberedTasks(1, 5);
    created[0].created = Moment(300s);
    created[2].created = Moment(100s);
    created[4].created = Moment(200s);
    QTest::newRow("moments, missing ones last")
        << created << TaskColumn::Created << Numbers({3, 5, 1, 2, 4}) << Numbers({1, 5, 3, 2, 4});

    QVector<Task> clips = numberedTasks(1, 4);
    clips[1] = numberedTask(2, Status::Completed, ClipState::Saved);
    clips[3] = numberedTask(4, Status::Completed, ClipState::Online);
    QTest::newRow("clips, none last")
        << clips << TaskColumn::Clip << Numbers({4, 2, 1, 3}) << Numbers({2, 4, 1, 3});
}

void TaskFilterModelTest::valuesAreSortedAsValues()
{
    QFETCH(QVector<Task>, tasks);
    QFETCH(TaskColumn, column);
    TestedBench bench(tasks);
    bench.sort(column);
    QTEST(bench.numbers(), "ascending");
    bench.sort(column, Qt::DescendingOrder);
    QTEST(bench.numbers(), "descending");
}

void TaskFilterModelTest::aNewLanguageHasItsOwnOrder()
{
    TestedBench bench(labelled({u"öl"_s, u"zebra"_s}));
    bench.sort(TaskColumn::Task);
    QCOMPARE(bench.numbers(), Numbers({1, 2}));
    QLocale::setDefault(QLocale(QLocale::Swedish, QLocale::Sweden));
    bench.model.retranslate();
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QCOMPARE(bench.numbers(), Numbers({2, 1}));
}

void TaskFilterModelTest::equalsStayInTheOrderOfTheirNumbers()
{
    TestedBench bench(numberedTasks(1, 40));
    Numbers inOrder;
    for (qint64 number = 1; number <= 40; ++number)
        inOrder.append(number);
    for (int column = int(TaskColumn::Service); column < taskColumnCount; ++column) {
        for (const Qt::SortOrder order : {Qt::DescendingOrder, Qt::AscendingOrder}) {
            bench.sort(TaskColumn(column), order);
            QCOMPARE(bench.numbers(), inOrder);
        }
    }
}

static QVector<Task> oneOfEach()
{
    return {numberedTask(1),
            numberedTask(2, Status::Completed, ClipState::Held),
            numberedTask(3, Status::Completed, ClipState::Online),
            numberedTask(4, Status::Failed),
            numberedTask(5, Status::Completed, ClipState::Saved),
            numberedTask(6, Status::Completed, ClipState::Unverified)};
}

void TaskFilterModelTest::aFilterTakesItsBits_data()
{
    QTest::addColumn<TaskFilter>("filter");
    QTest::addColumn<Numbers>("numbers");

    QTest::newRow("all") << AllTasks << Numbers({1, 2, 3, 4, 5, 6});
    QTest::newRow("running") << RunningTasks << Numbers({1});
    QTest::newRow("ready") << ReadyTasks << Numbers({2, 6});
    QTest::newRow("not held") << NotHeldTasks << Numbers({3});
    QTest::newRow("failed") << FailedTasks << Numbers({4});
    QTest::newRow("saved") << SavedTasks << Numbers({5});
}

void TaskFilterModelTest::aFilterTakesItsBits()
{
    QFETCH(TaskFilter, filter);
    TestedBench bench(oneOfEach());
    bench.proxy.setFilter(filter);
    QTEST(bench.numbers(), "numbers");
    QCOMPARE(bench.proxy.filter(), filter);
    QCOMPARE(bench.proxy.rowCount(), bench.model.count(filter));
    bench.proxy.setFilter(AllTasks);
    QCOMPARE(bench.proxy.rowCount(), 6);
}

void TaskFilterModelTest::allWordsMustOccur_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<Numbers>("numbers");

    QTest::newRow("nothing") << QString() << Numbers({1, 2, 3});
    QTest::newRow("white space") << u"  \t"_s << Numbers({1, 2, 3});
    QTest::newRow("a word") << u"night"_s << Numbers({1, 2});
    QTest::newRow("case and width") << u"ＮＩＧＨＴ"_s << Numbers({1, 2});
    QTest::newRow("diacritics") << u"cafe"_s << Numbers({2});
    QTest::newRow("words in any order") << u"train  night"_s << Numbers({1});
    QTest::newRow("an ideographic space parts words") << u"train　night"_s << Numbers({1});
    QTest::newRow("a part of the id") << u"000003"_s << Numbers({3});
    QTest::newRow("no one") << u"night zeppelin"_s << Numbers();
}

void TaskFilterModelTest::allWordsMustOccur()
{
    QFETCH(QString, search);
    TestedBench bench(labelled({u"Night train"_s, u"Night café"_s, u"Harbour"_s}));
    bench.proxy.setSearch(search);
    QTEST(bench.numbers(), "numbers");
    QCOMPARE(bench.proxy.search(), search);
}

void TaskFilterModelTest::filterAndSearchGoTogether()
{
    TestedBench bench(oneOfEach());
    bench.proxy.setFilter(ReadyTasks);
    bench.proxy.setSearch(u"000006"_s);
    QCOMPARE(bench.numbers(), Numbers({6}));
    bench.proxy.setSearch(u"000005"_s);
    QCOMPARE(bench.numbers(), Numbers());
}

void TaskFilterModelTest::aRowThatChangesMovesAndGoes()
{
    TestedBench bench(labelled({u"b"_s, u"d"_s, u"f"_s}));
    bench.sort(TaskColumn::Task);
    Task moved = numberedTask(1);
    moved.label = u"e"_s;
    Q_EMIT bench.quiet.monitor.taskChanged(moved, TaskChange::Identity);
    QCOMPARE(bench.numbers(), Numbers({2, 1, 3}));

    bench.proxy.setFilter(RunningTasks);
    moved.status = Status::Failed;
    Q_EMIT bench.quiet.monitor.taskChanged(moved, TaskChange::Status);
    QCOMPARE(bench.numbers(), Numbers({2, 3}));
}

void TaskFilterModelTest::whatIsNotSortedByDoesNotSortAnew()
{
    TestedBench bench(numberedTasks(1, 50));
    bench.sort(TaskColumn::Task);
    QSignalSpy layout(&bench.proxy, &QAbstractItemModel::layoutChanged);
    for (qint64 number = 1; number <= 50; ++number) {
        Q_EMIT bench.quiet.monitor.taskChanged(numberedTask(number, Status::Processing), TaskChange::Status);
        Q_EMIT bench.quiet.monitor.taskChanged(numberedTask(number, Status::Processing), TaskChange::Contact);
    }
    QCOMPARE(layout.count(), 0);
}

void TaskFilterModelTest::addsAndRemovesKeepTheOrder()
{
    TestedBench bench(labelled({u"b"_s, u"d"_s}));
    bench.sort(TaskColumn::Task, Qt::DescendingOrder);
    Task added = numberedTask(9);
    added.label = u"c"_s;
    Q_EMIT bench.quiet.monitor.tasksAdded({added});
    QCOMPARE(bench.numbers(), Numbers({2, 9, 1}));
    Q_EMIT bench.quiet.monitor.tasksRemoved({9, 2});
    QCOMPARE(bench.numbers(), Numbers({1}));
}

void TaskFilterModelTest::tenThousandRowsAreSortedAndFound()
{
    constexpr int count = 10'000;
    QVector<Task> tasks = numberedTasks(1, count);
    for (qsizetype i = 0; i < count; ++i) {
        // A permutation: 7919 is prime to the count.
        tasks[i].created = Moment(std::chrono::seconds(1'000'000 + i * 7919 % count));
        tasks[i].label = i % 100 == 0 ? u"harbour %1"_s.arg(i) : QString();
    }
    Bench bench(tasks);
    for (int column = 0; column < taskColumnCount; ++column)
        bench.sort(TaskColumn(column), Qt::DescendingOrder);
    bench.sort(TaskColumn::Created);
    QCOMPARE(bench.proxy.rowCount(), count);
    qint64 before = 0;
    for (int row = 0; row < count; ++row) {
        const qint64 value = bench.proxy.index(row, int(TaskColumn::Created)).data(SortRole).toLongLong();
        QVERIFY(value > before);
        before = value;
    }
    bench.proxy.setSearch(u"harbour"_s);
    QCOMPARE(bench.proxy.rowCount(), count / 100);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::TaskFilterModelTest)
#include "task_filter_model_test.moc"
