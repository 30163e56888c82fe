// SPDX-License-Identifier: GPL-3.0-or-later

// What of the table is painted again, and when.

#include "one_task_table.h"
#include "table_bench.h"

#include "ui/style/theme.h"

#include <QHeaderView>
#include <QPaintEvent>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <functional>

namespace rushes::test {

namespace {

/// What of a widget is painted from now on.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(QWidget *widget)
    {
        QCoreApplication::processEvents(); // what was asked for before
        widget->installEventFilter(this);
    }
    [[nodiscard]] QRegion painted() const
    {
        QRegion all;
        for (const QRegion &region : m_regions)
            all += region;
        return all;
    }
    /// Whether this was painted at a time, and nothing else.
    [[nodiscard]] bool hasPainted(const QRect &rect) const { return m_regions.contains(QRegion(rect)); }
    /// Whether one was painted at a time when the other was not.
    [[nodiscard]] bool hasPaintedWithout(QPoint one, QPoint other) const
    {
        return std::ranges::any_of(m_regions, [one, other](const QRegion &region) {
            return region.contains(one) && !region.contains(other);
        });
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            m_regions.append(static_cast<QPaintEvent *>(event)->region());
        return QObject::eventFilter(watched, event);
    }

private:
    QVector<QRegion> m_regions;
};

QPoint middleOf(const OneTaskTable &shown, TaskColumn column)
{
    return shown.table.visualRect(shown.model.index(0, int(column))).center();
}

} // namespace

class TableRepaintTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void theCurrentRowIsMarkedAndOnlyThatOne();
    void countdownsTickOnlyWhileTheyAreSeen();
    void aTickTellsNothingAndRepaintsTheTimeColumns();
    void whatIsHeardAgainRepaintsNothing();
    void changedCellsAloneArePainted_data();
    void changedCellsAloneArePainted();

private:
    std::unique_ptr<Theme> m_theme;
};

void TableRepaintTest::theCurrentRowIsMarkedAndOnlyThatOne()
{
    Bench bench;
    bench.addTasks(2);
    bench.table->activateWindow();
    bench.table->setFocus();
    QTRY_VERIFY(bench.table->hasFocus());
    bench.table->setCurrentIndex(bench.filtered.index(0, int(TaskColumn::Task)));
    const auto isMarked = [&bench](int row) {
        const QRect cell = bench.table->visualRect(bench.filtered.index(row, int(TaskColumn::Poster)));
        const QImage start = bench.table->viewport()->grab(cell).toImage().copy(0, 0, 3, cell.height() - 2);
        return hasColour(start, themeColours(bench.table->palette()).accent, 2);
    };
    QVERIFY(isMarked(0));
    QVERIFY(!isMarked(1));
    PaintWatch watch(bench.table->viewport());
    // The keyboard goes on without the selection, as with Ctrl and an arrow.
    bench.table->selectionModel()->setCurrentIndex(bench.filtered.index(1, int(TaskColumn::Task)),
                                                   QItemSelectionModel::NoUpdate);
    QTRY_VERIFY(!watch.painted().isEmpty());
    for (const int row : {0, 1})
        QVERIFY(watch.painted().contains(
            bench.table->visualRect(bench.filtered.index(row, int(TaskColumn::Poster))).center()));
}

void TableRepaintTest::countdownsTickOnlyWhileTheyAreSeen()
{
    Bench bench;
    QVERIFY(!bench.table->isTicking()); // nothing to tick
    bench.addTasks(1);
    QVERIFY(bench.table->isTicking());
    bench.table->hide();
    QVERIFY(!bench.table->isTicking());
    bench.table->show();
    QVERIFY(bench.table->isTicking());
    bench.table->showMinimized();
    QTRY_VERIFY(!bench.table->isTicking());
    bench.table->showNormal();
    QTRY_VERIFY(bench.table->isTicking());
}

void TableRepaintTest::aTickTellsNothingAndRepaintsTheTimeColumns()
{
    Task task = numberedTask(1, Status::Processing);
    task.contact = Contact::Ok;
    task.created = ManualClock().wall() - 10s;
    OneTaskTable shown(task);
    const QStringList before = shown.drawn(TaskColumn::Elapsed);
    QSignalSpy told(&shown.model, &QAbstractItemModel::dataChanged);
    shown.quiet.clock.advance(3min);
    QVERIFY(shown.drawn(TaskColumn::Elapsed) != before);

    PaintWatch watch(shown.table.viewport());
    QTRY_VERIFY(watch.painted().contains(middleOf(shown, TaskColumn::Elapsed)));
    QVERIFY(!watch.painted().contains(middleOf(shown, TaskColumn::Task)));
    QVERIFY(!watch.painted().contains(middleOf(shown, TaskColumn::Status)));
    QCOMPARE(told.count(), 0);
}

void TableRepaintTest::whatIsHeardAgainRepaintsNothing()
{
    OneTaskTable shown(numberedTask(1, Status::Processing));
    const QModelIndex heard = shown.model.index(0, int(TaskColumn::Heard));
    const QPoint cell = middleOf(shown, TaskColumn::Heard);
    QVERIFY(shown.shows(TaskColumn::Heard));
    PaintWatch watch(shown.table.viewport());
    // An answer that says nothing new: when it came can only put the row elsewhere.
    Q_EMIT shown.model.dataChanged(heard, heard, {SortRole});
    QCoreApplication::processEvents();
    QVERIFY(!watch.hasPaintedWithout(cell, middleOf(shown, TaskColumn::Elapsed))); // a tick paints both
    Q_EMIT shown.model.dataChanged(heard, heard, {});
    QTRY_VERIFY(watch.painted().contains(cell));
}

void TableRepaintTest::changedCellsAloneArePainted_data()
{
    QTest::addColumn<TaskColumn>("last");
    QTest::addColumn<int>("lastRow");
    QTest::addColumn<std::function<void(TaskTableView &)>>("arrange");
    const std::function<void(TaskTableView &)> asItIs = [](TaskTableView &) {};
    const std::function<void(TaskTableView &)> hidden = [](TaskTableView &table) {
        table.hideColumn(int(TaskColumn::Elapsed));
    };
    const std::function<void(TaskTableView &)> moved = [](TaskTableView &table) {
        QHeaderView *const header = table.horizontalHeader();
        header->moveSection(header->visualIndex(int(TaskColumn::Progress)), taskColumnCount - 1);
    };
    const std::function<void(TaskTableView &)> fromRight = [](TaskTableView &table) {
        table.setLayoutDirection(Qt::RightToLeft);
    };
    QTest::newRow("one cell") << TaskColumn::Status << 1 << asItIs;
    QTest::newRow("some of a row") << TaskColumn::Progress << 1 << asItIs;
    QTest::newRow("rows") << TaskColumn::Progress << 2 << asItIs;
    QTest::newRow("a hidden column") << TaskColumn::Elapsed << 1 << hidden;
    QTest::newRow("a moved column") << TaskColumn::Elapsed << 1 << moved;
    QTest::newRow("from the right") << TaskColumn::Progress << 1 << fromRight;
}

void TableRepaintTest::changedCellsAloneArePainted()
{
    QFETCH(const TaskColumn, last);
    QFETCH(const int, lastRow);
    QFETCH(const std::function<void(TaskTableView &)>, arrange);
    Bench bench;
    bench.addTasks(4);
    arrange(*bench.table);
    const QModelIndex from = bench.filtered.index(1, int(TaskColumn::Status));
    const QModelIndex to = bench.filtered.index(lastRow, int(last));
    QRect cells;
    for (int column = from.column(); column <= to.column(); ++column) {
        for (const QModelIndex &cell : {from.siblingAtColumn(column), to.siblingAtColumn(column)})
            cells |= bench.table->visualRect(cell);
    }
    PaintWatch watch(bench.table->viewport());
    const auto isPaintedAlone = [&] { // told again where the tick came between
        Q_EMIT bench.filtered.dataChanged(from, to);
        QCoreApplication::processEvents();
        return watch.hasPainted(cells);
    };
    QTRY_VERIFY(isPaintedAlone());
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::TableRepaintTest)
#include "table_repaint_test.moc"
