// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/column_arrangement.h"
#include "ui/table/column_fit.h"

#include <QTest>

#include <algorithm>

namespace rushes::test {

using Fitted = QVector<FittedColumn>;

class ColumnsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLeastNeededIsLeftOutFirst();
    void aColumnIsNarrowedBeforeOneIsLeftOut();
    void whatTheUserAskedForStays();
    void whatTheUserHidTakesNoRoom();
    void whatIsOverIsSharedOutToTheLastPixel();
    void aStiffColumnKeepsItsWidth();
    void theFirstColumnStaysInNoRoomAtAll();
    void noColumnsFitAnywhere();

    void anArrangementComesBackAsItWas();
    void whatCannotBeReadIsAsAtFirst_data();
    void whatCannotBeReadIsAsAtFirst();
    void aColumnThatIsNewerThanTheSettingsStandsLast();
};

void ColumnsTest::theLeastNeededIsLeftOutFirst()
{
    const QVector<ColumnWish> wishes{{.width = 100, .minimum = 100, .priority = 1},
                                     {.width = 100, .minimum = 100, .priority = 3},
                                     {.width = 100, .minimum = 100, .priority = 2}};
    QCOMPARE(fitColumns(wishes, 300), Fitted({{true, 100}, {true, 100}, {true, 100}}));
    QCOMPARE(fitColumns(wishes, 299), Fitted({{true, 100}, {false, 100}, {true, 100}}));
    QCOMPARE(fitColumns(wishes, 150), Fitted({{true, 100}, {false, 100}, {false, 100}}));
}

void ColumnsTest::aColumnIsNarrowedBeforeOneIsLeftOut()
{
    const QVector<ColumnWish> wishes{{.width = 100, .minimum = 60, .priority = 1},
                                     {.width = 100, .minimum = 80, .priority = 2}};
    QCOMPARE(fitColumns(wishes, 140), Fitted({{true, 60}, {true, 80}}));
    QCOMPARE(fitColumns(wishes, 170), Fitted({{true, 80}, {true, 90}}));
    QCOMPARE(fitColumns(wishes, 139), Fitted({{true, 100}, {false, 100}}));
}

void ColumnsTest::whatTheUserAskedForStays()
{
    const QVector<ColumnWish> wishes{{.width = 100, .minimum = 100, .priority = 1},
                                     {.width = 100, .minimum = 100, .priority = 9, .pinned = true},
                                     {.width = 100, .minimum = 100, .priority = 2}};
    QCOMPARE(fitColumns(wishes, 200), Fitted({{true, 100}, {true, 100}, {false, 100}}));
    // Where there is no room even so, the table scrolls.
    QCOMPARE(fitColumns(wishes, 50), Fitted({{true, 100}, {true, 100}, {false, 100}}));
}

void ColumnsTest::whatTheUserHidTakesNoRoom()
{
    const QVector<ColumnWish> wishes{
        {.width = 100, .minimum = 100, .priority = 1, .growth = 1},
        {.width = 100, .minimum = 100, .priority = 2, .wanted = false, .growth = 1}};
    QCOMPARE(fitColumns(wishes, 250), Fitted({{true, 250}, {false, 100}}));
}

void ColumnsTest::whatIsOverIsSharedOutToTheLastPixel()
{
    const QVector<ColumnWish> wishes{{.width = 100, .minimum = 100, .priority = 1, .growth = 1},
                                     {.width = 100, .minimum = 100, .priority = 2, .growth = 1},
                                     {.width = 100, .minimum = 100, .priority = 3, .growth = 1}};
    for (int room = 300; room < 330; ++room) {
        int sum = 0;
        for (const FittedColumn &column : fitColumns(wishes, room))
            sum += column.width;
        QCOMPARE(sum, room);
    }
}

void ColumnsTest::aStiffColumnKeepsItsWidth()
{
    const QVector<ColumnWish> wishes{{.width = 100, .minimum = 100, .priority = 1},
                                     {.width = 90, .minimum = 90, .priority = 2}};
    QCOMPARE(fitColumns(wishes, 500), Fitted({{true, 100}, {true, 90}}));
}

void ColumnsTest::theFirstColumnStaysInNoRoomAtAll()
{
    const QVector<ColumnWish> wishes{{.width = 100, .minimum = 80, .priority = 1},
                                     {.width = 90, .minimum = 90, .priority = 2}};
    QCOMPARE(fitColumns(wishes, 10), Fitted({{true, 80}, {false, 90}}));
}

void ColumnsTest::noColumnsFitAnywhere()
{
    QCOMPARE(fitColumns({}, 100), Fitted());
}

void ColumnsTest::anArrangementComesBackAsItWas()
{
    ColumnArrangement arrangement = ColumnArrangement::initial();
    std::swap(arrangement.order[1], arrangement.order[5]);
    arrangement.of(TaskColumn::Message).shown = true;
    arrangement.of(TaskColumn::Clip).shown = false;
    arrangement.of(TaskColumn::Task).width = 333;
    arrangement.sortColumn = TaskColumn::Expires;
    arrangement.sortOrder = Qt::AscendingOrder;
    QCOMPARE(ColumnArrangement::fromJson(arrangement.toJson()), arrangement);
    QVERIFY(ColumnArrangement::fromJson(arrangement.toJson()) != ColumnArrangement::initial());
}

void ColumnsTest::whatCannotBeReadIsAsAtFirst_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("\x01\x02 not json");
    QTest::newRow("another type") << QByteArray(R"([1, 2, 3])");
    QTest::newRow("unknown words") << QByteArray(
        R"({"order": ["frames", 7], "columns": {"frames": {"width": 5}}, "sort": "x"})");
    QTest::newRow("wrong types") << QByteArray(
        R"({"order": "task", "columns": {"task": {"shown": 1, "width": "wide"}}})");
}

void ColumnsTest::whatCannotBeReadIsAsAtFirst()
{
    QFETCH(QByteArray, json);
    QCOMPARE(ColumnArrangement::fromJson(json), ColumnArrangement::initial());
}

void ColumnsTest::aColumnThatIsNewerThanTheSettingsStandsLast()
{
    const auto arrangement = ColumnArrangement::fromJson(R"({"order": ["clip", "task", "clip"]})");
    QCOMPARE(int(arrangement.order.size()), taskColumnCount);
    QCOMPARE(arrangement.order[0], TaskColumn::Clip);
    QCOMPARE(arrangement.order[1], TaskColumn::Task);
    for (int column = 0; column < taskColumnCount; ++column)
        QCOMPARE(int(std::ranges::count(arrangement.order, TaskColumn(column))), 1);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::ColumnsTest)
#include "columns_test.moc"
