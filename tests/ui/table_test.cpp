// SPDX-License-Identifier: GPL-3.0-or-later
#include "table_bench.h"

#include "monitor/task_monitor.h"
#include "ui/style/theme.h"
#include "ui/table/column_arrangement.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

#include <algorithm>

namespace rushes::test {

using namespace Qt::StringLiterals;

/// What stands in the table, in which order, and how one moves in it.
class TableTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void cellsExplainThemselves();
    void columnsFitTheWidth_data();
    void columnsFitTheWidth();
    void whatTheUserArrangedIsRememberedOverARestart();
    void resettingBringsAllColumnsBack();
    void aDoubleClickOnAnEdgeForgetsItsWidth();
    void theColumnMenuPutsAllBack();
    void sortingIsRemembered();
    void selectionAndScrollSurviveAReset();
    void selectionSurvivesSortingAndChanges();
    void tasksAreFoundAndSelected();
    void steppingStopsAtTheEnds();
    void homeAndEndSelectTheFirstAndTheLastRow_data();
    void homeAndEndSelectTheFirstAndTheLastRow();
    void theNextRowIsSelectedAfterARemoval_data();
    void theNextRowIsSelectedAfterARemoval();
    void aRowThatGoesByAFilterSelectsNoOther();
    void whatIsSteppedToIsInView();
    void severalRowsAreSelectedByKeys();

private:
    std::unique_ptr<Theme> m_theme;
};

void TableTest::cellsExplainThemselves()
{
    Bench bench;
    bench.addTasks(1);
    const QPoint place = bench.table->visualRect(bench.filtered.index(0, int(TaskColumn::Status))).center();
    QHelpEvent asked(QEvent::ToolTip, place, bench.table->viewport()->mapToGlobal(place));
    QCoreApplication::sendEvent(bench.table->viewport(), &asked);
    QVERIFY(!QToolTip::text().isEmpty());
    QToolTip::hideText();
}

void TableTest::columnsFitTheWidth_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {560, 700, 900, 1000, 1280, 1600, 2200})
        QTest::addRow("%d", width) << width;
}

void TableTest::columnsFitTheWidth()
{
    QFETCH(int, width);
    Bench bench(width);
    bench.addTasks(1);
    QCOMPARE(bench.table->horizontalHeader()->length(), bench.table->viewport()->width());
    QVERIFY(!bench.table->horizontalScrollBar()->isVisible());
    QVERIFY(!bench.table->isColumnHidden(int(TaskColumn::Task)));
    QVERIFY(!bench.table->isColumnHidden(int(TaskColumn::Status)));
    const int shown = bench.shownColumns();
    bench.table->resize(2200, 700); // what was left out comes back
    QVERIFY(bench.shownColumns() >= shown);
    QCOMPARE(bench.shownColumns(), 10);
}

void TableTest::whatTheUserArrangedIsRememberedOverARestart()
{
    Bench bench;
    bench.addTasks(1);
    QHeaderView *header = bench.table->horizontalHeader();
    header->moveSection(header->visualIndex(int(TaskColumn::Clip)), 1);
    header->resizeSection(int(TaskColumn::Task), 260);
    QMenu menu;
    bench.table->fillColumnMenu(menu);
    const auto entry = [&menu](TaskColumn column) {
        const QList<QAction *> actions = menu.actions();
        return *std::ranges::find(actions, columnTitle(column), &QAction::text);
    };
    entry(TaskColumn::Message)->trigger();
    entry(TaskColumn::Remaining)->trigger();
    QVERIFY(!entry(TaskColumn::Task)->isEnabled());

    for (int start = 0; start < 2; ++start) {
        QCOMPARE(bench.table->horizontalHeader()->visualIndex(int(TaskColumn::Clip)), 1);
        QCOMPARE(bench.table->columnWidth(int(TaskColumn::Task)), 260);
        QVERIFY(!bench.table->isColumnHidden(int(TaskColumn::Message)));
        QVERIFY(bench.table->isColumnHidden(int(TaskColumn::Remaining)));
        bench.makeTable(1500);
    }
}

void TableTest::resettingBringsAllColumnsBack()
{
    Bench bench;
    bench.addTasks(1);
    const int width = bench.table->columnWidth(int(TaskColumn::Task));
    bench.table->horizontalHeader()->moveSection(3, 1);
    bench.table->horizontalHeader()->resizeSection(int(TaskColumn::Task), 300);
    bench.table->resetColumns();
    QCOMPARE(bench.table->horizontalHeader()->visualIndex(3), 3);
    QCOMPARE(bench.table->columnWidth(int(TaskColumn::Task)), width);
    QCOMPARE(ColumnArrangement::fromJson(bench.fixture.engine().settings().layout(u"table"_s)),
             ColumnArrangement::initial());
}

void TableTest::aDoubleClickOnAnEdgeForgetsItsWidth()
{
    Bench bench;
    bench.addTasks(1);
    QHeaderView *header = bench.table->horizontalHeader();
    const int width = bench.table->columnWidth(int(TaskColumn::Task));
    header->resizeSection(int(TaskColumn::Task), width + 40);
    Q_EMIT header->sectionHandleDoubleClicked(int(TaskColumn::Task));
    QCOMPARE(bench.table->columnWidth(int(TaskColumn::Task)), width);
}

void TableTest::theColumnMenuPutsAllBack()
{
    Bench bench;
    bench.addTasks(1);
    bench.table->horizontalHeader()->moveSection(3, 1);
    QMenu menu;
    bench.table->fillColumnMenu(menu);
    menu.actions().constLast()->trigger();
    QCOMPARE(bench.table->horizontalHeader()->visualIndex(3), 3);
}

void TableTest::sortingIsRemembered()
{
    Bench bench;
    bench.addTasks(3);
    bench.table->sortByColumn(int(TaskColumn::Task), Qt::AscendingOrder);
    QCOMPARE(bench.filtered.index(0, 0).data(NumberRole).toLongLong(), bench.numbers.first());
    bench.table->sortByColumn(int(TaskColumn::Task), Qt::DescendingOrder);
    QCOMPARE(bench.filtered.index(0, 0).data(NumberRole).toLongLong(), bench.numbers.last());
    bench.makeTable(1500);
    QCOMPARE(bench.table->horizontalHeader()->sortIndicatorSection(), int(TaskColumn::Task));
    QCOMPARE(bench.table->horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
}

void TableTest::selectionAndScrollSurviveAReset()
{
    Bench bench;
    bench.addTasks(40);
    bench.table->sortByColumn(int(TaskColumn::Task), Qt::AscendingOrder);
    bench.table->selectNumbers({bench.numbers[30], bench.numbers[31]});
    const int scrolled = bench.table->verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    bench.fixture.model().retranslate();
    TaskTableModel another(bench.fixture.engine().monitor(), bench.fixture.clock(),
                           bench.fixture.engine().clips());
    bench.filtered.setSourceModel(&another); // one reset
    QCOMPARE(bench.table->selectedNumbers(), QVector<qint64>({bench.numbers[30], bench.numbers[31]}));
    QCOMPARE(bench.table->currentNumber(), std::optional(bench.numbers[30]));
    QCOMPARE(bench.table->verticalScrollBar()->value(), scrolled);
    bench.filtered.setSourceModel(&bench.fixture.model());
}

void TableTest::selectionSurvivesSortingAndChanges()
{
    Bench bench;
    bench.addTasks(5);
    bench.table->selectNumbers({bench.numbers[2]});
    bench.table->sortByColumn(int(TaskColumn::Task), Qt::DescendingOrder);
    QCOMPARE(bench.table->selectedNumbers(), QVector<qint64>({bench.numbers[2]}));
    QVERIFY(bench.fixture.changeTask(bench.numbers[2], [](Task &task) { task.label = u"Aardvark"_s; }));
    bench.addTasks(1);
    QCOMPARE(bench.table->selectedNumbers(), QVector<qint64>({bench.numbers[2]}));
}

void TableTest::tasksAreFoundAndSelected()
{
    Bench bench;
    bench.addTasks(30);
    QSignalSpy chosen(bench.table.get(), &TaskTableView::chosen);
    QVERIFY(bench.table->selectNumbers({bench.numbers[3]}));
    QVERIFY(chosen.count() > 0);
    QCOMPARE(bench.table->currentNumber(), std::optional(bench.numbers[3]));
    QVERIFY(bench.table->viewport()->rect().intersects(bench.table->visualRect(bench.table->currentIndex())));
    QVERIFY(!bench.table->selectNumbers({9999}));
}

void TableTest::steppingStopsAtTheEnds()
{
    Bench bench;
    bench.table->step(1); // no rows, no step
    bench.addTasks(2);
    bench.table->clearSelection();
    bench.table->step(1);
    bench.table->step(1);
    bench.table->step(1);
    QCOMPARE(bench.table->currentIndex().row(), 1);
    bench.table->step(-1);
    bench.table->step(-1);
    QCOMPARE(bench.table->currentIndex().row(), 0);
    QCOMPARE(int(bench.table->selectedNumbers().size()), 1);
}

void TableTest::homeAndEndSelectTheFirstAndTheLastRow_data()
{
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::newRow("alone") << Qt::KeyboardModifiers();
    QTest::newRow("with Control") << Qt::KeyboardModifiers(Qt::ControlModifier);
}

void TableTest::homeAndEndSelectTheFirstAndTheLastRow()
{
    QFETCH(Qt::KeyboardModifiers, modifiers);
    Bench bench;
    bench.addTasks(30);
    bench.table->selectNumbers({bench.numbers[15]});
    const int rows = bench.filtered.rowCount();
    for (const auto &[key, row] : {std::pair(Qt::Key_End, rows - 1), std::pair(Qt::Key_Home, 0)}) {
        QTest::keyClick(bench.table.get(), key, modifiers);
        QCOMPARE(bench.table->currentIndex().row(), row);
        QCOMPARE(bench.table->selectedNumbers(),
                 QVector<qint64>{bench.filtered.index(row, 0).data(NumberRole).toLongLong()});
        QVERIFY(
            bench.table->viewport()->rect().contains(bench.table->visualRect(bench.table->currentIndex())));
    }
    QTest::keyClick(bench.table.get(), Qt::Key_End, modifiers | Qt::ShiftModifier);
    QCOMPARE(int(bench.table->selectedNumbers().size()), rows);
}

void TableTest::theNextRowIsSelectedAfterARemoval_data()
{
    QTest::addColumn<QVector<int>>("selected");
    QTest::addColumn<int>("next");
    QTest::newRow("first") << QVector<int>{0} << 1;
    QTest::newRow("one between") << QVector<int>{2} << 3;
    QTest::newRow("last") << QVector<int>{5} << 4;
    QTest::newRow("several") << QVector<int>{1, 3} << 4;
    QTest::newRow("several at the end") << QVector<int>{2, 4, 5} << 3;
    QTest::newRow("all") << QVector<int>{0, 1, 2, 3, 4, 5} << -1;
}

void TableTest::theNextRowIsSelectedAfterARemoval()
{
    QFETCH(QVector<int>, selected);
    QFETCH(int, next);
    Bench bench;
    bench.addTasks(6);
    const auto numberAt = [&bench](int row) {
        return bench.filtered.index(row, 0).data(NumberRole).toLongLong();
    };
    QVector<qint64> numbers;
    for (const int row : selected)
        numbers.append(numberAt(row));
    const QVector<qint64> expected = next < 0 ? QVector<qint64>() : QVector<qint64>{numberAt(next)};
    bench.table->selectNumbers(numbers);
    bench.table->selectAfterRemoval(numbers);
    bench.fixture.engine().monitor().remove(numbers);
    QTRY_COMPARE(bench.filtered.rowCount(), 6 - int(selected.size()));
    QCOMPARE(bench.table->selectedNumbers(), expected);
}

void TableTest::aRowThatGoesByAFilterSelectsNoOther()
{
    Bench bench;
    bench.addTasks(3);
    bench.table->selectNumbers({bench.numbers[1]});
    bench.filtered.setSearch(u"vgen_00000000"_s);
    QCOMPARE(bench.filtered.rowCount(), 1);
    QCOMPARE(bench.table->selectedNumbers(), QVector<qint64>());
}

void TableTest::whatIsSteppedToIsInView()
{
    Bench bench;
    bench.addTasks(40);
    const auto isInView = [&bench] {
        return bench.table->viewport()->rect().contains(
            bench.table->visualRect(bench.table->currentIndex()).center());
    };
    QSet<int> rows;
    for (const qint64 number : {bench.numbers.first(), bench.numbers.last()}) {
        bench.table->selectNumbers({number});
        rows.insert(bench.table->currentIndex().row());
        QVERIFY(isInView());
    }
    QCOMPARE(rows, (QSet<int>{0, 39}));
    bench.table->selectRow(0);
    bench.table->scrollToTop();
    for (int i = 0; i < 30; ++i) {
        bench.table->step(1);
        QVERIFY(isInView());
    }
}

void TableTest::severalRowsAreSelectedByKeys()
{
    Bench bench;
    bench.addTasks(3);
    bench.table->selectRow(0);
    QTest::keyClick(bench.table.get(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(int(bench.table->selectedNumbers().size()), 2);
    QTest::keyClick(bench.table.get(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(int(bench.table->selectedNumbers().size()), 3);
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::TableTest)
#include "table_test.moc"
