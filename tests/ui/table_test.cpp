// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine_fixture.h"

#include "model/quiet_monitor.h"
#include "model/task_filter_model.h"
#include "monitor/task_monitor.h"
#include "store/settings.h"
#include "ui/style/theme.h"
#include "ui/table/column_arrangement.h"
#include "ui/table/empty_state.h"
#include "ui/table/filter_bar.h"
#include "ui/table/poster_cache.h"
#include "ui/table/strip_painter.h"
#include "ui/table/task_table_view.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QPaintEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>
#include <QToolTip>

#include <algorithm>
#include <memory>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

const QString service = u"kyyReactApiServer"_s;

/// A table over an engine's tasks, shown.
struct Bench
{
    explicit Bench(int width = 1500)
    {
        filtered.setSourceModel(&fixture.model());
        makeTable(width);
    }

    void makeTable(int width)
    {
        table = std::make_unique<TaskTableView>(fixture.engine().settings(), fixture.clock());
        table->setModel(&filtered);
        table->resize(width, 700);
        table->show();
    }
    void addTasks(int count)
    {
        for (int i = 0; i < count; ++i)
            numbers.append(fixture.addTask(u"vgen_%1"_s.arg(i, 8, 10, QLatin1Char('0')), service));
    }
    [[nodiscard]] int shownColumns() const
    {
        int shown = 0;
        for (int column = 0; column < taskColumnCount; ++column)
            shown += table->isColumnHidden(column) ? 0 : 1;
        return shown;
    }
    [[nodiscard]] QColor pixelAt(int row, TaskColumn column) const
    {
        const QRect cell = table->visualRect(filtered.index(row, int(column)));
        return table->viewport()->grab(cell).toImage().pixelColor(5, 5); // beside the mark of the keyboard
    }

    EngineFixture fixture;
    TaskFilterModel filtered;
    std::unique_ptr<TaskTableView> table;
    QVector<qint64> numbers;
};

/// A table over remembered tasks that nobody asks about: they stay as they are told.
struct Still
{
    explicit Still(const QVector<Task> &tasks)
        : quiet(tasks)
    {
        filtered.setSourceModel(&model);
        table.setModel(&filtered);
        table.resize(1700, 700);
        table.show();
    }
    [[nodiscard]] QImage cell(TaskColumn column)
    {
        return table.viewport()->grab(table.visualRect(filtered.index(0, int(column)))).toImage();
    }

    QuietMonitor quiet;
    Settings settings{quiet.folder.filePath(u"settings.ini"_s)};
    TaskTableModel model{quiet.monitor, quiet.clock, quiet.clips};
    TaskFilterModel filtered;
    TaskTableView table{settings, quiet.clock};
};

/// What of a widget is painted from now on.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(QWidget *widget)
    {
        QCoreApplication::processEvents(); // what was asked for before
        widget->installEventFilter(this);
    }
    [[nodiscard]] QRegion painted() const { return m_painted; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            m_painted += static_cast<QPaintEvent *>(event)->region();
        return QObject::eventFilter(watched, event);
    }

private:
    QRegion m_painted;
};

bool hasColour(const QImage &image, const QColor &colour, int tolerance = 12)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (std::abs(pixel.red() - colour.red()) <= tolerance &&
                std::abs(pixel.green() - colour.green()) <= tolerance &&
                std::abs(pixel.blue() - colour.blue()) <= tolerance)
                return true;
        }
    }
    return false;
}

QImage paintedStrip(const ProgressStrip &strip)
{
    QImage image(200, 40, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    QPalette palette;
    palette.setColor(QPalette::Window, Qt::white);
    paintStrip(painter, image.rect(), strip, palette, Qt::white, 1);
    return image;
}

} // namespace

class TableTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void everyStateIsDrawn_data();
    void everyStateIsDrawn();
    void everyPartOfARowIsDrawn();
    void numbersStandOnTheRight();
    void thePosterIsDrawnInTheTable();
    void selectedRowsAreTintedWhole();
    void theCurrentRowIsMarkedAndOnlyThatOne();
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
    void countdownsTickOnlyWhileTheyAreSeen();
    void aTickTellsNothingAndRepaintsTheTimeColumns();
    void thePosterIsShownOnceItIsRead();
    void aFileThatIsNoPictureLeavesThePlaceholder();
    void thePosterCacheKeepsToItsBound();
    void theStripsPartsAreDrawn();
    void theStripsOverdueTimeIsAmber();
    void chipsSayTheirNumbersAndSwitch();
    void everyChipHasItsOwnNumber();
    void earlierTasksHaveAChipWhereThereAreSome();
    void theChosenChipLooksChosen();
    void chipsAreReachedByKeys();
    void theEmptyStateOffersWhatCanBeDone();

private:
    std::unique_ptr<Theme> m_theme;
};

void TableTest::everyStateIsDrawn_data()
{
    QTest::addColumn<Status>("status");
    QTest::addColumn<Contact>("contact");
    QTest::addColumn<ClipState>("clip");
    for (const Status status :
         {Status::Unasked, Status::Queued, Status::Processing, Status::Failed, Status::Unrecognised})
        QTest::addRow("status %d", int(status)) << status << Contact::Ok << ClipState::None;
    for (const Contact contact : {Contact::Never, Contact::Retrying, Contact::Lost, Contact::Waiting,
                                  Contact::NoKey, Contact::Refused, Contact::NotFound})
        QTest::addRow("contact %d", int(contact)) << Status::Processing << contact << ClipState::None;
    for (const ClipState clip : {ClipState::Online, ClipState::Copying, ClipState::Held,
                                 ClipState::Unverified, ClipState::Saved, ClipState::Expired})
        QTest::addRow("clip %d", int(clip)) << Status::Completed << Contact::Ok << clip;
}

void TableTest::everyStateIsDrawn()
{
    QFETCH(Status, status);
    QFETCH(Contact, contact);
    QFETCH(ClipState, clip);
    Task task = numberedTask(1, status, clip);
    task.label = u"A label that is a good deal longer than the column that it stands in, عربي 中文 🎬"_s;
    task.statusWord = u"paused"_s;
    task.contact = contact;
    task.created = ManualClock().wall() - 3min;
    task.message = status == Status::Failed
                       ? u"Reference video exceeds the maximum total duration of 15 seconds."_s
                       : QString();
    task.model = u"veo_3_1_fast"_s;
    Still bench({task});
    for (int column = 0; column < taskColumnCount; ++column)
        bench.table.setColumnHidden(column, false);
    for (const ColourScheme scheme : {ColourScheme::Dark, ColourScheme::Light}) {
        m_theme->setScheme(scheme);
        const ThemeColours &colours = themeColours(bench.table.palette());
        QVERIFY(hasColour(bench.table.grab().toImage(), colours.text));
        const QModelIndex index = bench.filtered.index(0, int(TaskColumn::Status));
        const QColor tone = toneColour(Tone(index.data(ToneRole).toInt()), bench.table.palette());
        QVERIFY(hasColour(bench.cell(TaskColumn::Status), tone, 30));
    }
}

void TableTest::everyPartOfARowIsDrawn()
{
    Task task = numberedTask(1, Status::Processing);
    task.contact = Contact::Ok;
    task.label = u"Lighthouse"_s;
    task.created = ManualClock().wall() - 30s;
    Still bench({task});
    m_theme->setScheme(ColourScheme::Light);
    const ThemeColours &colours = themeColours(bench.table.palette());
    const QImage title = bench.cell(TaskColumn::Task);
    QVERIFY(hasColour(title.copy(0, 0, title.width(), title.height() / 2), colours.text, 40));
    const QImage id = title.copy(0, title.height() / 2 + 4, title.width(), title.height() / 2 - 8);
    QVERIFY(hasColour(id, colours.muted, 40)); // the id below the label
    const QImage status = bench.cell(TaskColumn::Status);
    const QColor tone = toneColour(Tone::Active, bench.table.palette());
    QVERIFY(hasColour(status.copy(0, 0, 9 + 16, status.height()), tone, 40)); // the icon before the word
    QVERIFY(hasColour(bench.cell(TaskColumn::Progress), colours.track, 4));
}

void TableTest::numbersStandOnTheRight()
{
    Task task = numberedTask(1, Status::Processing);
    task.contact = Contact::Ok;
    task.created = ManualClock().wall() - 5s;
    Still bench({task});
    m_theme->setScheme(ColourScheme::Light);
    const QColor ink = themeColours(bench.table.palette()).text;
    const QImage cell = bench.cell(TaskColumn::Elapsed);
    QVERIFY(hasColour(cell.copy(cell.width() / 2, 0, cell.width() / 2, cell.height()), ink, 60));
    QVERIFY(!hasColour(cell.copy(4, 0, cell.width() / 4, cell.height()), ink, 60));
}

void TableTest::thePosterIsDrawnInTheTable()
{
    Bench bench;
    const QString path = bench.fixture.folder() + u"/poster.png"_s;
    QImage picture(160, 90, QImage::Format_RGB32);
    picture.fill(QColor(200, 40, 40));
    QVERIFY(picture.save(path));
    QVERIFY(bench.fixture.putClip(path, u"a.png"_s));
    bench.fixture.addTask(u"vgen_1"_s, service, [](Task &task) { task.clipFacts.posterFile = u"a.png"_s; });
    const QRect cell = bench.table->visualRect(bench.filtered.index(0, int(TaskColumn::Poster)));
    QTRY_VERIFY(hasColour(bench.table->viewport()->grab(cell).toImage(), QColor(200, 40, 40)));
}

void TableTest::selectedRowsAreTintedWhole()
{
    Bench bench;
    bench.addTasks(3);
    bench.table->selectNumbers({bench.numbers[1]});
    const int row = bench.table->currentIndex().row();
    const ThemeColours &colours = themeColours(bench.table->palette());
    for (const TaskColumn column :
         {TaskColumn::Poster, TaskColumn::Task, TaskColumn::Status, TaskColumn::Progress, TaskColumn::Clip})
        QCOMPARE(bench.pixelAt(row, column), colours.selection);
    QVERIFY(bench.pixelAt(row == 0 ? 1 : 0, TaskColumn::Task) != colours.selection);
    bench.table->clearSelection();
    QVERIFY(bench.pixelAt(0, TaskColumn::Task) != bench.pixelAt(1, TaskColumn::Task)); // row from row
}

void TableTest::theCurrentRowIsMarkedAndOnlyThatOne()
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
        QVERIFY(bench.table->viewport()->rect().contains(bench.table->visualRect(bench.table->currentIndex())));
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
    const auto numberAt = [&bench](int row) { return bench.filtered.index(row, 0).data(NumberRole).toLongLong(); };
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

void TableTest::countdownsTickOnlyWhileTheyAreSeen()
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

void TableTest::aTickTellsNothingAndRepaintsTheTimeColumns()
{
    Task task = numberedTask(1, Status::Processing);
    task.contact = Contact::Ok;
    task.created = ManualClock().wall() - 10s;
    Still bench({task});
    const QImage before = bench.cell(TaskColumn::Elapsed);
    QSignalSpy told(&bench.filtered, &QAbstractItemModel::dataChanged);
    bench.quiet.clock.advance(3min);
    QVERIFY(bench.cell(TaskColumn::Elapsed) != before);

    PaintWatch watch(bench.table.viewport());
    const auto middleOf = [&](TaskColumn column) {
        return bench.table.visualRect(bench.filtered.index(0, int(column))).center();
    };
    QTRY_VERIFY(watch.painted().contains(middleOf(TaskColumn::Elapsed)));
    QVERIFY(!watch.painted().contains(middleOf(TaskColumn::Task)));
    QVERIFY(!watch.painted().contains(middleOf(TaskColumn::Status)));
    QCOMPARE(told.count(), 0);
}

void TableTest::thePosterIsShownOnceItIsRead()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"poster.jpg"_s);
    QImage picture(480, 270, QImage::Format_RGB32);
    picture.fill(QColor(200, 40, 40));
    QVERIFY(picture.save(path, "JPG"));
    PosterCache posters;
    QSignalSpy loaded(&posters, &PosterCache::loaded);
    QVERIFY(posters.poster(path, {80, 45}, 2).isNull());
    QVERIFY(posters.poster(path, {80, 45}, 2).isNull()); // asked again, read once
    QVERIFY(loaded.wait());
    const QPixmap shown = posters.poster(path, {80, 45}, 2);
    QCOMPARE(shown.size(), QSize(160, 90));
    QCOMPARE(shown.devicePixelRatio(), 2.0);
    const QImage image = shown.toImage();
    QVERIFY(std::abs(image.pixelColor(80, 45).red() - 200) < 10);
    QCOMPARE(image.pixelColor(0, 0).alpha(), 0); // the corners are round
    QCOMPARE(loaded.count(), 1);
}

void TableTest::aFileThatIsNoPictureLeavesThePlaceholder()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"poster.jpg"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("no picture");
    file.close();
    PosterCache posters;
    QSignalSpy loaded(&posters, &PosterCache::loaded);
    QVERIFY(posters.poster(file.fileName(), {80, 45}, 1).isNull());
    QVERIFY(posters.poster(u"/nonexistent"_s, {80, 45}, 1).isNull());
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QVERIFY(posters.poster(file.fileName(), {80, 45}, 1).isNull());
    QCOMPARE(loaded.count(), 0);
}

void TableTest::thePosterCacheKeepsToItsBound()
{
    QTemporaryDir folder;
    QImage picture(160, 90, QImage::Format_RGB32);
    picture.fill(Qt::blue);
    const QString path = folder.filePath(u"poster.png"_s);
    QVERIFY(picture.save(path, "PNG"));
    PosterCache posters;
    QSignalSpy loaded(&posters, &PosterCache::loaded);
    // 2000 x 1125 x 4 bytes: four of them are over the bound.
    for (int extra = 0; extra < 4; ++extra)
        (void)posters.poster(path, {2000 + extra, 1125}, 1);
    QTRY_COMPARE(loaded.count(), 4);
    int kept = 0;
    for (int extra = 0; extra < 4; ++extra)
        kept += posters.poster(path, {2000 + extra, 1125}, 1).isNull() ? 0 : 1;
    QVERIFY(kept >= 1 && kept < 4);
}

void TableTest::theStripsPartsAreDrawn()
{
    const ThemeColours &colours = themeColours(QPalette(Qt::white));
    ProgressStrip strip{.visible = true,
                        .windowFrom = 0.5,
                        .windowTo = 0.75,
                        .queuedTo = 0.2,
                        .now = 0.4,
                        .tone = Tone::Active,
                        .running = true};
    const QImage image = paintedStrip(strip);
    QVERIFY(hasColour(image.copy(0, 16, 38, 8), colours.queued, 60));
    QCOMPARE(image.pixelColor(60, 20), colours.active);
    QCOMPARE(image.pixelColor(125, 14), colours.estimate); // the window is higher than the track
    QCOMPARE(image.pixelColor(170, 20), colours.track);
    QCOMPARE(image.pixelColor(80, 15), colours.active); // the marker as well
    QCOMPARE(image.pixelColor(95, 15).rgb(), QColor(Qt::white).rgb());
    strip.windowTo = strip.windowFrom;
    QVERIFY(!hasColour(paintedStrip(strip), colours.estimate, 2));
}

void TableTest::theStripsOverdueTimeIsAmber()
{
    const ThemeColours &colours = themeColours(QPalette(Qt::white));
    const QImage image = paintedStrip({.visible = true,
                                       .windowFrom = 0.3,
                                       .windowTo = 0.5,
                                       .queuedTo = 0,
                                       .now = 0.9,
                                       .tone = Tone::Warning,
                                       .running = true});
    QCOMPARE(image.pixelColor(100, 20), colours.warning);
    QCOMPARE(image.pixelColor(199, 20).alpha(), 255);
}

void TableTest::chipsSayTheirNumbersAndSwitch()
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

void TableTest::everyChipHasItsOwnNumber()
{
    FilterBar bar;
    bar.setCounts([](TaskFilter filter) { return int(filter) + 100; });
    bar.setEarlierCount(99);
    QSet<int> numbers;
    for (const FilterChip *chip : bar.findChildren<FilterChip *>())
        numbers.insert(chip->count());
    QCOMPARE(int(numbers.size()), 7);
}

void TableTest::earlierTasksHaveAChipWhereThereAreSome()
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

void TableTest::theChosenChipLooksChosen()
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

void TableTest::chipsAreReachedByKeys()
{
    FilterBar bar;
    bar.show();
    bar.activateWindow();
    const auto chips = bar.findChildren<FilterChip *>();
    chips[0]->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(chips[0]->hasFocus());
    QTest::keyClick(chips[0], Qt::Key_Right);
    QCOMPARE(bar.filter(), RunningTasks);
}

void TableTest::theEmptyStateOffersWhatCanBeDone()
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

QTEST_MAIN(rushes::test::TableTest)
#include "table_test.moc"
