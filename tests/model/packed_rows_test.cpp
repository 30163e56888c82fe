// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/task_pack.h"
#include "model/quiet_monitor.h"
#include "model/search_words.h"
#include "model/task_search.h"
#include "model/task_sort.h"
#include "model/task_table_model.h"
#include "support/random_tasks.h"

#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

/// Rows are sorted and searched by what is read of packed tasks: as if the tasks were there.
class PackedRowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreSortedByWhatTheirTasksSay();
    void rowsAreFoundByWhatTheirTasksSay();
    void packedTextIsFoundAsTextIs_data();
    void packedTextIsFoundAsTextIs();
};

namespace {

/// Of every kind, with moments that can be told.
QVector<Task> tasksOfEveryKind(int count)
{
    RandomTasks random(99);
    const QStringList services{u"kyyReactApiServer"_s, u"kyyAiPower"_s, u"gone"_s};
    QVector<Task> tasks;
    for (int i = 0; i < count; ++i) {
        Task task = random.usual();
        task.number = i + 1;
        task.id = u"vgen_%1"_s.arg(i * 7919 % 1000);
        task.service = services.at(i % 3);
        task.label = i % 4 ? QString() : u"Café %1 森"_s.arg(i);
        task.message = i % 3 ? QString() : u"refused %1"_s.arg(i);
        tasks.append(task);
    }
    return tasks;
}

} // namespace

void PackedRowsTest::rowsAreSortedByWhatTheirTasksSay()
{
    const QVector<Task> tasks = tasksOfEveryKind(400);
    QuietMonitor quiet(tasks);
    TaskTableModel model(quiet.monitor, quiet.clock, quiet.clips);
    int values = 0;
    for (int row = 0; row < tasks.size(); ++row) {
        const Task &task = tasks.at(row);
        const TaskContext context = model.contextOf(task.number);
        for (int column = 0; column < taskColumnCount; ++column) {
            const QVariant expected = sortValue(task, TaskColumn(column), context);
            const QVariant value = model.sortValueAt(row, TaskColumn(column));
            QVERIFY2(value == expected, qPrintable(u"task %1, %2: %3 instead of %4"_s.arg(
                                            QString::number(task.number), columnTitle(TaskColumn(column)),
                                            value.toString(), expected.toString())));
            values += expected.isValid() ? 1 : 0;
            if (!isSortedByText(TaskColumn(column)))
                continue;
            const std::optional<OrderedText> text = model.sortTextAt(row, TaskColumn(column));
            QCOMPARE(text.has_value(), expected.isValid());
            if (text)
                QCOMPARE(std::visit([](const auto &one) { return QString(one); }, *text),
                         expected.toString());
        }
    }
    QCOMPARE_GT(values, tasks.size() * 4);
}

void PackedRowsTest::rowsAreFoundByWhatTheirTasksSay()
{
    const QVector<Task> tasks = tasksOfEveryKind(400);
    QuietMonitor quiet(tasks);
    TaskTableModel model(quiet.monitor, quiet.clock, quiet.clips);
    for (const QString &typed : {u"vgen_7"_s, u"CAFE"_s, u"森"_s, u"refused 3"_s, u"power"_s, u"reason"_s,
                                 u"cafe refused"_s, u"nowhere"_s}) {
        const SearchWords words(typed);
        int found = 0;
        for (int row = 0; row < tasks.size(); ++row) {
            const QString searched = model.data(model.index(row, 0), SearchRole).toString();
            const QStringList wanted = foldedForSearch(typed).split(u' ');
            const bool expected =
                std::ranges::all_of(wanted, [&](const QString &word) { return searched.contains(word); });
            QVERIFY2(model.holds(row, words) == expected,
                     qPrintable(u"%1 in task %2"_s.arg(typed).arg(row + 1)));
            found += expected ? 1 : 0;
        }
        QCOMPARE(found > 0, typed != u"nowhere"_s);
    }
}

void PackedRowsTest::packedTextIsFoundAsTextIs_data()
{
    QTest::addColumn<QString>("label");
    QTest::newRow("ASCII") << u"A Night Train"_s;
    QTest::newRow("Latin-1") << u"A NIGHT Café"_s;
    QTest::newRow("wide") << u"森の朝 nIGHT"_s;
    QTest::newRow("full width") << u"ｎｉｇｈｔ"_s;
    QTest::newRow("other") << u"morning"_s;
    QTest::newRow("empty") << QString();
}

void PackedRowsTest::packedTextIsFoundAsTextIs()
{
    QFETCH(QString, label);
    Task task;
    task.label = label;
    const TaskPack pack(task);
    for (const QString &typed : {u"night"_s, u"cafe"_s, u"森"_s, u"ni train"_s}) {
        const SearchWords words(typed);
        QCOMPARE(words.in(pack.names().label, words.all()), words.in(label, words.all()));
        const QStringList wanted = typed.split(u' ');
        const bool isThere = std::ranges::all_of(
            wanted, [folded = foldedForSearch(label)](const QString &word) { return folded.contains(word); });
        QCOMPARE(words.in(label, words.all()) == words.all(), isThere);
    }
}

QTEST_GUILESS_MAIN(PackedRowsTest)
#include "packed_rows_test.moc"
