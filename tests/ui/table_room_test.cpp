// SPDX-License-Identifier: GPL-3.0-or-later

// How wide the table's columns are: for the program's own words, in every language, and for what a running
// task has to show in a narrow window.

#include "one_task_table.h"
#include "window_bench.h"

#include "model/column_words.h"
#include "ui/style/fonts.h"
#include "ui/table/cell_lines.h"
#include "wording/translation.h"

#include <QHeaderView>
#include <QSet>
#include <QTranslator>

#include <algorithm>

namespace rushes::test {

namespace {

constexpr double side = 2 * 9;
constexpr double icon = 16 + 6;

Task ended(Duration atLeast, Duration atMost)
{
    const Moment created = ManualClock().wall() - 2h;
    Task task = numberedTask(1, Status::Completed, ClipState::Held);
    task.contact = Contact::Ok;
    task.created = created;
    task.lastSeenUnfinished = created + atLeast;
    task.firstSeenFinished = created + atMost;
    return task;
}

} // namespace

class TableRoomTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { installTranslation(u"en"_s); }
    void theProgramsOwnWordsFit_data();
    void theProgramsOwnWordsFit();
    void aWiderLanguageWidensItsColumns();
    void timesAreOfOneSizeInEveryRow();
    void aReasonHasAllTheLinesOfItsCell();
    void aTextIsPartedWhereItReadsWell_data();
    void aTextIsPartedWhereItReadsWell();
    void aRangeOfOneUnitIsPartedLast_data();
    void aRangeOfOneUnitIsPartedLast();
    void aRangeOfOneUnitStandsOnOneLine_data();
    void aRangeOfOneUnitStandsOnOneLine();
    void progressIsSeenAtNineHundredPixels();
};

void TableRoomTest::theProgramsOwnWordsFit_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("width");
    for (const QString &language : languages()) {
        for (const int width : {590, 900, 1080, 1466, 2200})
            QTest::addRow("%s, %d px", qPrintable(language), width) << language << width;
    }
}

void TableRoomTest::theProgramsOwnWordsFit()
{
    QFETCH(QString, language);
    QFETCH(int, width);
    installTranslation(language);
    const OneTaskTable shown(numberedTask(1), width);
    const QFont plain = shown.table.font();
    for (const TaskColumn column : {TaskColumn::Status, TaskColumn::Clip, TaskColumn::Expires}) {
        const QStringList words = ownWords(column);
        QVERIFY(words.size() > 3);
        const double room =
            shown.table.columnWidth(int(column)) - side - (column == TaskColumn::Expires ? 0 : icon);
        for (const QString &word : words)
            QVERIFY2(shown.table.isColumnHidden(int(column)) || tabularWidth(word, mediumFont(plain)) <= room,
                     qPrintable(word));
    }
    for (const TaskColumn column : {TaskColumn::Elapsed, TaskColumn::Remaining}) {
        const double room = shown.table.columnWidth(int(column)) - side;
        for (const QString &word : ownWords(column)) {
            const QString lines = oneOrTwoLines(word, plain, room).join(u'|');
            QVERIFY2(shown.table.isColumnHidden(int(column)) || !lines.contains(u'…'), qPrintable(lines));
        }
    }
}

void TableRoomTest::aWiderLanguageWidensItsColumns()
{
    class LongStatus final : public QTranslator
    {
    public:
        [[nodiscard]] QString translate(const char *, const char *text, const char *, int) const override
        {
            return qstrcmp(text, "Not asked yet") == 0 ? u"Nobody has been asked about this task yet"_s
                                                       : QString();
        }
        [[nodiscard]] bool isEmpty() const override { return false; }
    };
    const OneTaskTable shown(numberedTask(1));
    const int before = shown.table.columnWidth(int(TaskColumn::Status));
    LongStatus longer;
    QCoreApplication::installTranslator(&longer);
    QTRY_VERIFY(shown.table.columnWidth(int(TaskColumn::Status)) > before);
    QCoreApplication::removeTranslator(&longer);
    QTRY_COMPARE(shown.table.columnWidth(int(TaskColumn::Status)), before);
}

void TableRoomTest::timesAreOfOneSizeInEveryRow()
{
    const auto sizes = [](const Task &task) {
        const OneTaskTable shown(task);
        QSet<double> found;
        DrawnText drawn;
        shown.draw(drawn, TaskColumn::Elapsed, shown.table.columnWidth(int(TaskColumn::Elapsed)));
        for (const DrawnText::Piece &piece : drawn.pieces())
            found.insert(QFontInfo(piece.font).pixelSize());
        return found;
    };
    const QSet<double> ofShort = sizes(ended(18s, 18s));
    QCOMPARE(int(ofShort.size()), 1);
    QCOMPARE(sizes(ended(58min + 12s, 59min + 54s)), ofShort); // on two lines
}

void TableRoomTest::aReasonHasAllTheLinesOfItsCell()
{
    Task task = numberedTask(1, Status::Failed);
    task.contact = Contact::Ok;
    task.firstSeenFinished = ManualClock().wall();
    task.message = u"Reference video exceeds maximum total duration of 15 seconds."_s;
    const OneTaskTable shown(task);
    QVERIFY(!shown.table.isColumnHidden(int(TaskColumn::Heard)));
    QCOMPARE(shown.drawn(TaskColumn::Heard).join(u' ').simplified(), task.message);
}

void TableRoomTest::aTextIsPartedWhereItReadsWell_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("roomFor");
    QTest::addColumn<QStringList>("lines");

    QTest::newRow("fits") << u"3 min 5 s"_s << u"3 min 5 s"_s << QStringList{u"3 min 5 s"_s};
    QTest::newRow("range") << u"1 min 32 s – 4 min 58 s"_s << u"1 min 32 s –"_s
                           << QStringList{u"1 min 32 s –"_s, u"4 min 58 s"_s};
    // Before its first number there is room, too.
    QTest::newRow("a range's ends stand one above the other")
        << u"5 min 2 s – 6 min"_s << u"2 s – 6 min"_s << QStringList{u"5 min 2 s –"_s, u"6 min"_s};
    QTest::newRow("before a number") << u"at most 6 min 55 s"_s << u"6 min 55 s"_s
                                     << QStringList{u"at most"_s, u"6 min 55 s"_s};
    QTest::newRow("between words") << u"longer than usual"_s << u"than usual"_s
                                   << QStringList{u"longer"_s, u"than usual"_s};
    QTest::newRow("a number keeps its unit") << u"any moment, up to 49 min"_s << u"any moment,"_s
                                             << QStringList{u"any moment,"_s, u"up to 49 min"_s};
}

void TableRoomTest::aTextIsPartedWhereItReadsWell()
{
    QFETCH(QString, text);
    QFETCH(QString, roomFor);
    QFETCH(QStringList, lines);
    const QFont font;
    double room = tabularWidth(roomFor, font);
    for (const QString &line : std::as_const(lines))
        room = std::max(room, tabularWidth(line, font));
    QCOMPARE(oneOrTwoLines(text, font, room), lines);
    QVERIFY(narrowestWidth(text, font) <= room);
    QVERIFY(oneOrTwoLines(text, font, narrowestWidth(text, font) - 2).join(u'|').contains(u'…'));
}

void TableRoomTest::aRangeOfOneUnitIsPartedLast_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("lines");
    // With no-break spaces, as wording/time_text writes them.
    QTest::newRow("seconds of one minute")
        << u"13\u00a0min 18–45\u00a0s"_s << QStringList{u"13\u00a0min 18–"_s, u"45\u00a0s"_s};
    QTest::newRow("in Chinese") << u"13\u00a0分 18–45\u00a0秒"_s
                                << QStringList{u"13\u00a0分 18–"_s, u"45\u00a0秒"_s};
    QTest::newRow("minutes") << u"10–58\u00a0min"_s << QStringList{u"10–"_s, u"58\u00a0min"_s};
}

void TableRoomTest::aRangeOfOneUnitIsPartedLast()
{
    QFETCH(QString, text);
    QFETCH(QStringList, lines);
    const QFont font;
    const double whole = tabularWidth(text, font);
    QCOMPARE(narrowestWidth(text, font), whole); // so that a column has room for it
    QCOMPARE(oneOrTwoLines(text, font, whole), QStringList{text});
    QCOMPARE(oneOrTwoLines(text, font, whole - 2), lines);
}

void TableRoomTest::aRangeOfOneUnitStandsOnOneLine_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("width");
    for (const QString &language : languages()) {
        for (const int width : {900, 1080, 1466, 1920})
            QTest::addRow("%s, %d px", qPrintable(language), width) << language << width;
    }
}

void TableRoomTest::aRangeOfOneUnitStandsOnOneLine()
{
    QFETCH(QString, language);
    QFETCH(int, width);
    installTranslation(language);
    const OneTaskTable shown(ended(53min + 48s, 53min + 58s), width);
    if (shown.shows(TaskColumn::Elapsed))
        QCOMPARE(int(shown.drawn(TaskColumn::Elapsed).size()), 1);
    QVERIFY(shown.shows(TaskColumn::Elapsed) || width < 1080);
}

void TableRoomTest::progressIsSeenAtNineHundredPixels()
{
    Bench bench;
    for (int i = 0; i < 20; ++i) // so many that there is a scroll bar
        bench.add(u"sora_%1aaaaaaaaaa"_s.arg(i, 2, 10, QLatin1Char('0')),
                  [](Task &task) { task.status = Status::Processing; });
    bench.window->resize(900, 640);
    for (const TaskColumn column :
         {TaskColumn::Task, TaskColumn::Status, TaskColumn::Progress, TaskColumn::Clip})
        QTRY_VERIFY2(!bench.table->isColumnHidden(int(column)), qPrintable(columnTitle(column)));
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::TableRoomTest)
#include "table_room_test.moc"
