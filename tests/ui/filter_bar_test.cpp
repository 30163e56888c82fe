// SPDX-License-Identifier: GPL-3.0-or-later
#include "table_bench.h"

#include "ui/style/theme.h"
#include "ui/table/empty_state.h"
#include "ui/table/filter_bar.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace rushes::test {

using namespace Qt::StringLiterals;

/// The chips over the table, and what stands in its place where nothing is to be shown.
class FilterBarTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void chipsSayTheirNumbersAndSwitch();
    void everyChipHasItsOwnNumber();
    void earlierTasksHaveAChipWhereThereAreSome();
    void chipsWrapWhereThereIsNoRoom_data();
    void chipsWrapWhereThereIsNoRoom();
    void noNumberIsShownBeforeItIsKnown();
    void theChosenChipLooksChosen();
    void chipsAreReachedByKeys();
    void theEmptyStateOffersWhatCanBeDone();

private:
    std::unique_ptr<Theme> m_theme;
};

void FilterBarTest::chipsSayTheirNumbersAndSwitch()
{
    FilterBar bar;
    bar.setCounts([](TaskFilter filter) { return int(filter) + 1; });
    QSignalSpy chosen(&bar, &FilterBar::filterChosen);
    const auto chips = bar.findChildren<FilterChip *>();
    QCOMPARE(int(chips.size()), 7); // the last is that of earlier tasks
    const auto failed = std::ranges::find_if(
        chips, [](const FilterChip *chip) { return chip->count() == int(FailedTasks) + 1; });
    QVERIFY(failed != chips.end());
    QCOMPARE((*failed)->accessibleName(), u"Failed: 9"_s);
    bar.show();
    QTest::mouseClick(*failed, Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(bar.filter(), FailedTasks);
    bar.setFilter(AllTasks);
    QVERIFY(!(*failed)->isChecked());
}

void FilterBarTest::everyChipHasItsOwnNumber()
{
    FilterBar bar;
    bar.setCounts([](TaskFilter filter) { return int(filter) + 100; });
    bar.setEarlierCount(99);
    QSet<int> numbers;
    for (const FilterChip *chip : bar.findChildren<FilterChip *>()) {
        QVERIFY(chip->count());
        numbers.insert(*chip->count());
    }
    QCOMPARE(int(numbers.size()), 7);
}

void FilterBarTest::earlierTasksHaveAChipWhereThereAreSome()
{
    FilterBar bar;
    bar.show();
    FilterChip *earlier = bar.findChildren<FilterChip *>().last();
    QVERIFY(!earlier->isVisible());
    bar.setEarlierCount(12);
    QVERIFY(earlier->isVisible());
    QCOMPARE(earlier->accessibleName(), u"Earlier: 12"_s);
    QVERIFY(earlier->toolTip().contains(u"30 day"_s));
    const QSignalSpy toggled(&bar, &FilterBar::earlierToggled);
    QTest::mouseClick(earlier, Qt::LeftButton);
    QCOMPARE(toggled.count(), 1);
    QVERIFY(bar.isEarlierShown());
    QCOMPARE(bar.filter(), AllTasks);
    bar.setEarlierShown(false);
    QCOMPARE(toggled.count(), 2);
}

/// Those that are not as wide as they want to be, or not wholly in the bar, or under another one.
static QStringList cutChips(const FilterBar &bar)
{
    QStringList cut;
    const auto chips = bar.findChildren<FilterChip *>();
    for (const FilterChip *chip : chips) {
        const bool isUnderOther = std::ranges::any_of(chips, [chip](const FilterChip *other) {
            return other != chip && other->geometry().intersects(chip->geometry());
        });
        if (chip->size() != chip->sizeHint() || !bar.rect().contains(chip->geometry()) || isUnderOther)
            cut.append(chip->accessibleName());
    }
    return cut;
}

void FilterBarTest::chipsWrapWhereThereIsNoRoom_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<bool>("inOneRow");
    QTest::newRow("wide") << 1500 << Qt::LeftToRight << true;
    QTest::newRow("narrow") << 650 << Qt::LeftToRight << false;
    QTest::newRow("narrow, from the right") << 650 << Qt::RightToLeft << false;
    QTest::newRow("hardly wider than a chip") << 300 << Qt::LeftToRight << false;
}

void FilterBarTest::chipsWrapWhereThereIsNoRoom()
{
    QFETCH(int, width);
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(bool, inOneRow);
    QWidget column;
    column.setLayoutDirection(direction);
    auto *layout = new QVBoxLayout(&column);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *bar = new FilterBar(&column);
    layout->addWidget(bar);
    layout->addStretch();
    column.resize(width, 600);
    column.show();
    bar->setEarlierCount(88'621);
    bar->setCounts([](TaskFilter filter) { return 10'000 + int(filter); }); // wider than what it began with
    QTRY_COMPARE(cutChips(*bar), QStringList());                            // once all is laid out
    QCOMPARE(column.width(), width);
    QCOMPARE(bar->height() == bar->sizeHint().height(), inOneRow);
    const auto chips = bar->findChildren<FilterChip *>();
    // Those that filter from the beginning, that of earlier tasks at the end of the first row.
    QCOMPARE(chips.constLast()->y(), chips.constFirst()->y());
    const bool fromLeft = direction == Qt::LeftToRight;
    const FilterChip *const left = fromLeft ? chips.constFirst() : chips.constLast();
    const FilterChip *const right = fromLeft ? chips.constLast() : chips.constFirst();
    QCOMPARE(left->x(), bar->width() - (right->geometry().right() + 1));
    // With shorter numbers there is room again.
    bar->setEarlierCount(1);
    bar->setCounts([](TaskFilter) { return 1; });
    QTRY_COMPARE(bar->height() == bar->sizeHint().height(), width >= 650);
    QTRY_COMPARE(cutChips(*bar), QStringList());
}

void FilterBarTest::noNumberIsShownBeforeItIsKnown()
{
    FilterBar bar;
    bar.show();
    FilterChip *all = bar.findChildren<FilterChip *>().constFirst();
    const int width = all->sizeHint().width();
    const QImage bare = all->grab().toImage();
    QCOMPARE(all->accessibleName(), u"All"_s);
    bar.setCounts([](TaskFilter) { return 8; });
    QCOMPARE(all->accessibleName(), u"All: 8"_s);
    QVERIFY(all->sizeHint().width() > width);
    QVERIFY(all->grab().toImage() != bare);
}

void FilterBarTest::theChosenChipLooksChosen()
{
    FilterBar bar;
    bar.setFilter(FailedTasks);
    bar.show();
    const QColor fill = themeColours(bar.palette()).accentFill;
    for (FilterChip *chip : bar.findChildren<FilterChip *>()) {
        chip->setCount(1);
        const QImage one = chip->grab().toImage();
        QCOMPARE(hasColour(one, fill, 2), chip->isChecked());
        chip->setCount(8);
        QVERIFY(chip->grab().toImage() != one); // the number is seen
    }
}

void FilterBarTest::chipsAreReachedByKeys()
{
    FilterBar bar;
    bar.show();
    bar.activateWindow();
    const auto chips = bar.findChildren<FilterChip *>();
    bar.setEarlierCount(1);
    bar.resize(300, 200);
    QTRY_VERIFY(chips[5]->y() > chips[0]->y()); // in rows
    chips[0]->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(chips[0]->hasFocus());
    const TaskFilter inOrder[] = {RunningTasks, ReadyTasks, NotHeldTasks,
                                  FailedTasks,  SavedTasks, SavedTasks};
    for (const TaskFilter filter : inOrder) {
        QTest::keyClick(bar.focusWidget(), Qt::Key_Right);
        QCOMPARE(bar.filter(), filter);
    }
    QVERIFY(chips[5]->hasFocus());
    QTest::keyClick(chips[5], Qt::Key_Left);
    QCOMPARE(bar.filter(), FailedTasks);
    bar.setLayoutDirection(Qt::RightToLeft);
    QTest::keyClick(chips[4], Qt::Key_Left);
    QCOMPARE(bar.filter(), SavedTasks);
}

void FilterBarTest::theEmptyStateOffersWhatCanBeDone()
{
    EmptyState empty;
    empty.show();
    const auto visible = [&empty] {
        int count = 0;
        for (const QPushButton *button : empty.findChildren<QPushButton *>())
            count += button->isVisible() ? 1 : 0;
        return count;
    };
    const auto says = [&empty](const QString &text) {
        const auto labels = empty.findChildren<QLabel *>();
        return std::ranges::any_of(
            labels, [&text](const QLabel *label) { return label->isVisible() && label->text() == text; });
    };
    QCOMPARE(visible(), 3);
    QVERIFY(says(u"video_1234567890"_s)); // what ids look like
    empty.setDemoOffered(false);
    QCOMPARE(visible(), 2);
    empty.setKind(EmptyState::Kind::NoMatch);
    QCOMPARE(visible(), 1);
    QVERIFY(says(u"No task matches"_s));
    QVERIFY(!says(u"video_1234567890"_s));
    QSignalSpy all(&empty, &EmptyState::showAllRequested);
    for (QPushButton *button : empty.findChildren<QPushButton *>()) {
        if (button->isVisible())
            button->click();
    }
    QCOMPARE(all.count(), 1);
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::FilterBarTest)
#include "filter_bar_test.moc"
