// SPDX-License-Identifier: GPL-3.0-or-later

// A task that was taken in, pasted or handed over by another start of the program, stays in view.

#include "window_bench.h"

#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

#include <functional>

namespace rushes::test {

namespace {

constexpr Moment created(std::chrono::seconds(1772366000));
constexpr int many = 20; ///< more rows than there is room for

/// A window over many tasks that are sorted by when they were created, the latest first.
struct Many : Bench
{
    explicit Many(bool asked = true)
    {
        for (int i = 0; i < many; ++i)
            add(u"sora_%1aaaaaaaaaa"_s.arg(i, 2, 10, QLatin1Char('0')), [asked, i](Task &task) {
                if (asked)
                    task.created = created + std::chrono::seconds(i);
            });
    }
    /// One that was not asked for yet, and so stands last; its number.
    qint64 takeInOne()
    {
        window->takeInText(u"sora_newcomer1234"_s);
        [&] {
            QTRY_COMPARE(rows(), many + 1);
            QTRY_COMPARE(int(table->selectedNumbers().size()), 1);
        }();
        return table->currentNumber().value_or(0);
    }
    /// The service says when it was created: now the task stands first.
    void answer(qint64 number)
    {
        QVERIFY(fixture.changeTask(number, [](Task &task) { task.created = created + 1h; }));
        QTRY_COMPARE(table->currentIndex().row(), 0);
    }
    [[nodiscard]] bool isInView() const
    {
        return table->viewport()->rect().contains(
            table->visualRect(table->currentIndex()).adjusted(0, 0, -1, -1));
    }
};

using Touch = std::function<void(TaskTableView &)>;

void wheel(TaskTableView &table)
{
    const QPointF place(table.viewport()->rect().center());
    QWheelEvent event(place, table.viewport()->mapToGlobal(place), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(table.viewport(), &event);
}

} // namespace

class FollowedRowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTaskThatWasTakenInIsFollowedToItsPlace();
    void aNoticeDoesNotCoverIt();
    void aSmallerWindowStillShowsIt();
    void rowsThatComeAboveDoNotPushItOut();
    void untilTheUserDoesSomethingElse_data();
    void untilTheUserDoesSomethingElse();
    void anotherRowIsNotFollowed();
};

void FollowedRowTest::aTaskThatWasTakenInIsFollowedToItsPlace()
{
    Many bench;
    const qint64 number = bench.takeInOne();
    QCOMPARE(bench.table->currentIndex().row(), many);
    QTRY_VERIFY(bench.isInView());
    bench.answer(number);
    QTRY_VERIFY(bench.isInView());
    QCOMPARE(bench.table->selectedNumbers(), QVector<qint64>{number});
}

void FollowedRowTest::aNoticeDoesNotCoverIt()
{
    Many bench(false);
    const int before = bench.table->viewport()->height();
    bench.window->takeInText(u"sora_%1aaaaaaaaaa"_s.arg(many - 1)); // known: it is found at once
    QTRY_COMPARE(bench.table->selectedNumbers().size(), 1);
    QCOMPARE(bench.table->currentIndex().row(), many - 1);
    QTRY_VERIFY(bench.table->viewport()->height() < before); // the notice of it took room
    QVERIFY(bench.isInView());
}

void FollowedRowTest::aSmallerWindowStillShowsIt()
{
    Many bench;
    bench.takeInOne();
    QTRY_VERIFY(bench.isInView());
    const int before = bench.table->viewport()->height();
    bench.window->resize(1400, 560);
    QTRY_VERIFY(bench.table->viewport()->height() < before - 100);
    QVERIFY(bench.isInView());
}

void FollowedRowTest::rowsThatComeAboveDoNotPushItOut()
{
    Many bench;
    bench.takeInOne();
    for (int i = 0; i < many; ++i)
        bench.add(u"sora_%1bbbbbbbbbb"_s.arg(i, 2, 10, QLatin1Char('0')),
                  [](Task &task) { task.created = created + 2h; });
    QCOMPARE(bench.table->currentIndex().row(), 2 * many);
    QVERIFY(bench.isInView());
}

void FollowedRowTest::untilTheUserDoesSomethingElse_data()
{
    QTest::addColumn<Touch>("touch");
    QTest::newRow("scrolls") << Touch([](TaskTableView &table) {
        table.verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepSub);
    });
    QTest::newRow("turns the wheel") << Touch(wheel);
    QTest::newRow("clicks") << Touch([](TaskTableView &table) {
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                          table.visualRect(table.currentIndex()).center());
    });
    QTest::newRow("types") << Touch([](TaskTableView &table) { QTest::keyClick(&table, Qt::Key_End); });
}

void FollowedRowTest::untilTheUserDoesSomethingElse()
{
    QFETCH(Touch, touch);
    Many bench;
    const qint64 number = bench.takeInOne();
    QTRY_VERIFY(bench.isInView());
    touch(*bench.table);
    const int scrolled = bench.table->verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    bench.answer(number);
    QCoreApplication::processEvents();
    QCOMPARE(bench.table->verticalScrollBar()->value(), scrolled);
    QVERIFY(!bench.isInView());
}

void FollowedRowTest::anotherRowIsNotFollowed()
{
    Many bench;
    const qint64 number = bench.takeInOne();
    bench.table->step(-1);
    const int scrolled = bench.table->verticalScrollBar()->value();
    QVERIFY(bench.fixture.changeTask(number, [](Task &task) { task.created = created + 1h; }));
    QTRY_COMPARE(bench.table->model()->index(0, 0).data(NumberRole).toLongLong(), number);
    QCOMPARE(bench.table->currentIndex().row(), many);
    QCOMPARE(bench.table->verticalScrollBar()->value(), scrolled);
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::FollowedRowTest)
#include "followed_row_test.moc"
