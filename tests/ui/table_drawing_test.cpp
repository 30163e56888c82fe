// SPDX-License-Identifier: GPL-3.0-or-later
#include "table_bench.h"

#include "model/quiet_monitor.h"
#include "support/busy_pool.h"
#include "ui/style/theme.h"
#include "ui/table/poster_cache.h"
#include "ui/table/strip_painter.h"

#include <QLabel>
#include <QPainter>
#include <QScopeGuard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

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

/// Saves one of a colour, of the kind that its name says.
QString savedPicture(const QString &path, QSize size, const QColor &colour)
{
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(colour);
    if (!picture.save(path))
        qFatal("no picture can be saved at %s", qPrintable(path));
    return path;
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

/// What is painted in the table, and when.
class TableDrawingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void everyStateIsDrawn_data();
    void everyStateIsDrawn();
    void everyPartOfARowIsDrawn();
    void numbersStandOnTheRight();
    void aRowLooksTheSameWhereverItIsScrolled_data();
    void aRowLooksTheSameWhereverItIsScrolled();
    void thePosterIsDrawnInTheTable();
    void selectedRowsAreTintedWhole();
    void thePosterIsShownOnceItIsRead();
    void aFileThatIsNoPictureLeavesThePlaceholder();
    void thePosterCacheKeepsToItsBound();
    void picturesDoNotWaitForDisksElsewhere();
    void theStripsPartsAreDrawn();
    void theStripsOverdueTimeIsAmber();

private:
    std::unique_ptr<Theme> m_theme;
};

void TableDrawingTest::everyStateIsDrawn_data()
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

void TableDrawingTest::everyStateIsDrawn()
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

void TableDrawingTest::everyPartOfARowIsDrawn()
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

void TableDrawingTest::numbersStandOnTheRight()
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

void TableDrawingTest::aRowLooksTheSameWhereverItIsScrolled_data()
{
    QTest::addColumn<int>("pixels");
    for (const int pixels : {13, 14, 15, 20})
        QTest::addRow("%d", pixels) << pixels;
}

void TableDrawingTest::aRowLooksTheSameWhereverItIsScrolled()
{
    QFETCH(const int, pixels);
    const QFont usual = QApplication::font();
    QFont font = usual;
    font.setPixelSize(pixels);
    QApplication::setFont(font);
    const auto putBack = qScopeGuard([&usual] { QApplication::setFont(usual); });
    QVector<Task> tasks;
    for (int number = 1; number <= 40; ++number) {
        Task task = numberedTask(number, number % 2 == 0 ? Status::Processing : Status::Failed);
        if (number % 3 != 0)
            task.label = u"Long corridor"_s;
        task.message = number % 4 == 0 ? u"One line"_s : u"The prompt was rejected by the content policy."_s;
        tasks.append(task);
    }
    Still shown(tasks);
    const auto from = [&shown](int value) {
        shown.table.verticalScrollBar()->setValue(value);
        return shown.table.viewport()->grab().toImage();
    };
    const QImage whole = from(0);
    for (int value = 1; value <= 2 * shown.table.rowHeight(0); ++value) {
        const int height = whole.height() - value;
        const QImage moved = from(value);
        QVERIFY2(moved.copy(0, 0, whole.width(), height) == whole.copy(0, value, whole.width(), height),
                 qPrintable(QString::number(value)));
    }
}

void TableDrawingTest::thePosterIsDrawnInTheTable()
{
    Bench bench;
    const QString path =
        savedPicture(bench.fixture.folder() + u"/poster.png"_s, {160, 90}, QColor(200, 40, 40));
    QVERIFY(bench.fixture.putClip(path, u"a.png"_s));
    bench.fixture.addTask(u"vgen_1"_s, service, [](Task &task) { task.clipFacts.posterFile = u"a.png"_s; });
    const QRect cell = bench.table->visualRect(bench.filtered.index(0, int(TaskColumn::Poster)));
    QTRY_VERIFY(hasColour(bench.table->viewport()->grab(cell).toImage(), QColor(200, 40, 40)));
}

void TableDrawingTest::selectedRowsAreTintedWhole()
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

void TableDrawingTest::thePosterIsShownOnceItIsRead()
{
    QTemporaryDir folder;
    const QString path = savedPicture(folder.filePath(u"poster.jpg"_s), {480, 270}, QColor(200, 40, 40));
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

void TableDrawingTest::aFileThatIsNoPictureLeavesThePlaceholder()
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
    QVERIFY(posters.isReading());
    QTRY_VERIFY(!posters.isReading());
    QVERIFY(posters.poster(file.fileName(), {80, 45}, 1).isNull());
    QCOMPARE(loaded.count(), 0);
}

void TableDrawingTest::thePosterCacheKeepsToItsBound()
{
    QTemporaryDir folder;
    const QString path = savedPicture(folder.filePath(u"poster.png"_s), {160, 90}, Qt::blue);
    PosterCache posters;
    QSignalSpy loaded(&posters, &PosterCache::loaded);
    // 1000 x 562 x 4 bytes: four of them are over the bound.
    for (int extra = 0; extra < 4; ++extra)
        (void)posters.poster(path, {1000 + extra, 562}, 1);
    QTRY_COMPARE(loaded.count(), 4);
    int kept = 0;
    for (int extra = 0; extra < 4; ++extra)
        kept += posters.poster(path, {1000 + extra, 562}, 1).isNull() ? 0 : 1;
    QVERIFY(kept >= 1 && kept < 4);
}

void TableDrawingTest::picturesDoNotWaitForDisksElsewhere()
{
    QTemporaryDir folder;
    const QString path = savedPicture(folder.filePath(u"poster.png"_s), {160, 90}, Qt::blue);
    const BusyPool disks;
    PosterCache posters;
    QVERIFY(posters.poster(path, {80, 45}, 1).isNull());
    QTRY_VERIFY(!posters.poster(path, {80, 45}, 1).isNull());
}

void TableDrawingTest::theStripsPartsAreDrawn()
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

void TableDrawingTest::theStripsOverdueTimeIsAmber()
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

} // namespace rushes::test

QTEST_MAIN(rushes::test::TableDrawingTest)
#include "table_drawing_test.moc"
