// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/task_shelf.h"

#include <QtTest>

#include <algorithm>

using namespace rushes;
using namespace Qt::StringLiterals;

class TaskShelfTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPutStandsByItsNumber_data();
    void whatIsPutStandsByItsNumber();
    void aTaskTakesThePlaceOfItsNumber();
    void whatIsTakenIsGone();
    void whatComesAfterANumberIsFound();
};

namespace {

TaskPack numbered(qint64 number, const QString &label = {})
{
    Task task;
    task.number = number;
    task.label = label;
    return TaskPack(task);
}

std::vector<TaskPack> numbered(const QVector<qint64> &numbers)
{
    std::vector<TaskPack> tasks;
    for (const qint64 number : numbers)
        tasks.push_back(numbered(number));
    return tasks;
}

QVector<qint64> numbersOf(const TaskShelf &shelf)
{
    QVector<qint64> numbers;
    for (const auto &[number, task] : shelf)
        numbers.append(number);
    return numbers;
}

} // namespace

void TaskShelfTest::whatIsPutStandsByItsNumber_data()
{
    QTest::addColumn<QVector<qint64>>("there");
    QTest::addColumn<QVector<qint64>>("put");

    using Numbers = QVector<qint64>;
    QTest::newRow("nothing") << Numbers{1, 2} << Numbers{};
    QTest::newRow("into nothing") << Numbers{} << Numbers{1, 2, 3};
    QTest::newRow("at the end") << Numbers{1, 2} << Numbers{3, 4};
    QTest::newRow("at the beginning") << Numbers{8, 9} << Numbers{1, 2};
    QTest::newRow("into one gap") << Numbers{1, 9} << Numbers{3, 4, 5};
    QTest::newRow("into many gaps") << Numbers{2, 5, 9} << Numbers{1, 3, 4, 6, 12};
    QTest::newRow("around all") << Numbers{5, 6} << Numbers{1, 9};
}

void TaskShelfTest::whatIsPutStandsByItsNumber()
{
    QFETCH(QVector<qint64>, there);
    QFETCH(QVector<qint64>, put);
    TaskShelf shelf;
    shelf.put(numbered(there));
    shelf.put(numbered(put));
    QVector<qint64> expected = there + put;
    std::ranges::sort(expected);
    QCOMPARE(numbersOf(shelf), expected);
    QCOMPARE(shelf.size(), expected.size());
    for (const qint64 number : std::as_const(expected)) {
        const TaskPack found = shelf.find(number);
        QVERIFY(bool(found));
        QCOMPARE(found.number(), number);
    }
    QVERIFY(!shelf.find(7));
}

void TaskShelfTest::aTaskTakesThePlaceOfItsNumber()
{
    TaskShelf shelf;
    shelf.put(numbered({1, 2, 3}));
    shelf.put(numbered(2, u"another"_s));
    shelf.put(numbered(4, u"a new one"_s));
    QCOMPARE(numbersOf(shelf), QVector<qint64>({1, 2, 3, 4}));
    QCOMPARE(shelf.find(2).names().label.toString(), u"another"_s);
}

void TaskShelfTest::whatIsTakenIsGone()
{
    TaskShelf shelf;
    shelf.put(numbered({1, 2, 3}));
    QCOMPARE(shelf.take(2).number(), qint64(2));
    QVERIFY(!shelf.take(2));
    QVERIFY(!shelf.find(2));
    QCOMPARE(numbersOf(shelf), QVector<qint64>({1, 3}));
}

void TaskShelfTest::whatComesAfterANumberIsFound()
{
    TaskShelf shelf;
    shelf.put(numbered({2, 4}));
    QCOMPARE(shelf.after(0)->number, qint64(2));
    QCOMPARE(shelf.after(2)->number, qint64(4));
    QCOMPARE(shelf.after(3)->number, qint64(4));
    QVERIFY(shelf.after(4) == shelf.end());
}

QTEST_GUILESS_MAIN(TaskShelfTest)
#include "task_shelf_test.moc"
