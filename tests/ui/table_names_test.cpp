// SPDX-License-Identifier: GPL-3.0-or-later

// What names a task in the table can be read: it has the room, and what is cut is cut where it reads well.

#include "one_task_table.h"

#include "ui/style/fonts.h"
#include "ui/table/cell_lines.h"
#include "ui/table/column_fit.h"

#include <QFontMetricsF>
#include <QTest>

#include <algorithm>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

using Fitted = QVector<FittedColumn>;

Task named(const QString &label)
{
    Task task = numberedTask(1, Status::Processing);
    task.label = label;
    return task;
}

} // namespace

class TableNamesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameIsCutAtItsEndAndAnIdInItsMiddle();
    void modelAndServiceAreCutEachByItself_data();
    void modelAndServiceAreCutEachByItself();
    void aNameBeginsWhereItsScriptDoes_data();
    void aNameBeginsWhereItsScriptDoes();
    void theDispensableGoBeforeANameIsCut();
    void theOthersAreNarrowedBeforeANameIs();
    void theServiceGoesBeforeTheRemainingTime();
    void aMomentStandsWhereItsHeaderDoes();
};

void TableNamesTest::aNameIsCutAtItsEndAndAnIdInItsMiddle()
{
    const QString label = u"Harvest, long reference, second take"_s;
    const QString cut = OneTaskTable(named(label)).drawn(TaskColumn::Task, 130).constFirst();
    QVERIFY2(cut.endsWith(u'…') && label.startsWith(cut.chopped(1)), qPrintable(cut));
    Task unnamed = numberedTask(1);
    unnamed.id = u"vgen_0123456789abcdefghij"_s;
    const QString id = OneTaskTable(unnamed).drawn(TaskColumn::Task, 130).constFirst();
    QVERIFY2(id.contains(u'…') && id.startsWith(u"vgen_"_s) && id.endsWith(u"hij"_s), qPrintable(id));
}

void TableNamesTest::modelAndServiceAreCutEachByItself_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("roomFor");
    QTest::addColumn<QString>("shown"); // "…" stands for any rest
    QTest::newRow("room") << u"veo · kyyAiPower"_s << u"veo · kyyAiPower"_s << u"veo · kyyAiPower"_s;
    QTest::newRow("both are long") << u"openAiSora2Plus · kyyReactApiServer"_s << u"openAiSora · kyyReactAp"_s
                                   << u"open… · kyy…"_s;
    QTest::newRow("the service is long")
        << u"veo_3_1 · kyyReactApiServer"_s << u"veo_3_1 · kyyReact"_s << u"veo_3_1 · kyy…"_s;
    QTest::newRow("the model is long")
        << u"openAiSora2Plus_turbo · kyy"_s << u"openAiSora2 · kyy"_s << u"openAiS… · kyy"_s;
    QTest::newRow("what the model leaves is the service's")
        << u"veo · kyyReactApiServer"_s << u"veo · kyyReactAp"_s << u"veo · kyyRea…"_s;
    QTest::newRow("one part") << u"openAiSora2Plus"_s << u"openAiSora"_s << u"open…"_s;
    QTest::newRow("hardly any room") << u"veo_3_1 · kyyReactApiServer"_s << u"veo_3_"_s << u"v…"_s;
}

void TableNamesTest::modelAndServiceAreCutEachByItself()
{
    QFETCH(QString, text);
    QFETCH(QString, roomFor);
    QFETCH(QString, shown);
    const QFont font;
    const double room = QFontMetricsF(font).horizontalAdvance(roomFor) + 1;
    const QString cut = elidedInParts(text, font, room);
    QVERIFY2(QFontMetricsF(font).horizontalAdvance(cut) <= room + 1, qPrintable(cut));
    const QStringList parts = cut.split(u" · "_s);
    const QStringList wholeParts = text.split(u" · "_s);
    const QStringList expected = shown.split(u" · "_s);
    QCOMPARE(parts.size(), expected.size());
    for (qsizetype i = 0; i < parts.size(); ++i) {
        QCOMPARE(parts[i].endsWith(u'…'), expected[i].endsWith(u'…'));
        QVERIFY2(wholeParts[i].startsWith(parts[i].endsWith(u'…') ? parts[i].chopped(1) : parts[i]),
                 qPrintable(cut));
        QVERIFY2(parts[i].startsWith(QString(expected[i]).remove(u'…')), qPrintable(cut));
    }
}

void TableNamesTest::aNameBeginsWhereItsScriptDoes_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<bool>("atTheRight");
    QTest::newRow("Latin") << u"Harbour"_s << false;
    QTest::newRow("Latin, cut") << u"Harbour at dawn, long reference, second take"_s << false;
    QTest::newRow("Hebrew") << u"קרוב"_s << true;
    QTest::newRow("mixed, cut") << u"مشهد المينا عند الفجر (final) קרוב קרוב קרוב"_s << true;
}

void TableNamesTest::aNameBeginsWhereItsScriptDoes()
{
    QFETCH(QString, label);
    QFETCH(bool, atTheRight);
    constexpr int width = 200;
    constexpr double side = 9;
    const OneTaskTable shown(named(label));
    DrawnText drawn;
    shown.draw(drawn, TaskColumn::Task, width);
    double left = width;
    double right = 0;
    const double baseline = drawn.pieces().constFirst().at.y();
    for (const DrawnText::Piece &piece : drawn.pieces()) {
        if (piece.at.y() != baseline)
            continue; // the id below
        left = std::min(left, piece.at.x());
        right = std::max(right, piece.at.x() + QFontMetricsF(piece.font).horizontalAdvance(piece.text));
    }
    QVERIFY2(left >= side - 1, qPrintable(QString::number(left)));
    QVERIFY2(right <= width - side + 1.5, qPrintable(QString::number(right)));
    if (atTheRight)
        QVERIFY2(right >= width - side - 8, qPrintable(QString::number(right)));
    else
        QVERIFY2(left <= side + 2, qPrintable(QString::number(left)));
}

void TableNamesTest::theDispensableGoBeforeANameIsCut()
{
    const QVector<ColumnWish> wishes{{.width = 200, .minimum = 100, .priority = 1, .comfort = 180},
                                     {.width = 100, .minimum = 100, .priority = 2},
                                     {.width = 100, .minimum = 100, .priority = 9, .dispensable = true}};
    QCOMPARE(fitColumns(wishes, 400), Fitted({{true, 200}, {true, 100}, {true, 100}}));
    QCOMPARE(fitColumns(wishes, 380), Fitted({{true, 180}, {true, 100}, {true, 100}}));
    QCOMPARE(fitColumns(wishes, 379), Fitted({{true, 200}, {true, 100}, {false, 100}}));
    QCOMPARE(fitColumns(wishes, 210),
             Fitted({{true, 110}, {true, 100}, {false, 100}})); // one that is needed stays
}

void TableNamesTest::theOthersAreNarrowedBeforeANameIs()
{
    const QVector<ColumnWish> wishes{{.width = 200, .minimum = 100, .priority = 1, .comfort = 200},
                                     {.width = 100, .minimum = 60, .priority = 2}};
    QCOMPARE(fitColumns(wishes, 280), Fitted({{true, 200}, {true, 80}}));
    QCOMPARE(fitColumns(wishes, 230), Fitted({{true, 170}, {true, 60}}));
}

void TableNamesTest::theServiceGoesBeforeTheRemainingTime()
{
    // As long as has room where the column has its comfort, or nearly.
    constexpr double comfort = 0.9 * 260 - 2 * 9 - 12;
    QString label = u"Harvest"_s;
    const auto widthOf = [](const QString &text) {
        return QFontMetricsF(mediumFont(QFont())).horizontalAdvance(text);
    };
    while (widthOf(label + u", long"_s) < comfort)
        label += u", long"_s;
    const Task task = named(label);
    for (int width = 560; width < 1700; width += 20) {
        const OneTaskTable shown(task, width);
        QVERIFY2(shown.shows(TaskColumn::Remaining) || !shown.shows(TaskColumn::Service),
                 qPrintable(QString::number(width)));
        // Nothing that can be done without costs the name its end.
        if (shown.shows(TaskColumn::Service))
            QCOMPARE(
                shown.drawn(TaskColumn::Task, shown.table.columnWidth(int(TaskColumn::Task))).constFirst(),
                task.label);
    }
}

void TableNamesTest::aMomentStandsWhereItsHeaderDoes()
{
    Task task = numberedTask(1, Status::Processing);
    task.contact = Contact::Ok;
    task.created = ManualClock().wall() - 10min;
    const OneTaskTable shown(task);
    for (const TaskColumn column : {TaskColumn::Created, TaskColumn::Elapsed}) {
        DrawnText drawn;
        shown.draw(drawn, column, 300);
        QVERIFY(!drawn.pieces().isEmpty());
        const auto header =
            Qt::Alignment(shown.model.headerData(int(column), Qt::Horizontal, Qt::TextAlignmentRole).toInt());
        QCOMPARE(header.testFlag(Qt::AlignRight), drawn.pieces().constFirst().at.x() > 100);
    }
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::TableNamesTest)
#include "table_names_test.moc"
