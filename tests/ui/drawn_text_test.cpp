// SPDX-License-Identifier: GPL-3.0-or-later

// What of a text is drawn, and how: cut with dots where it is too long, heavier where it is an alarm.

#include "one_task_table.h"

#include "ui/main_window/status_line.h"
#include "ui/style/text_labels.h"

#include <QTest>

#include <algorithm>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

const QString longText =
    u"Reference video exceeds the maximum total duration of 15 seconds, and there are too many of its frames"_s;

/// Completed, its clip not held, and the link ends in so long.
Task endingIn(Duration left)
{
    const Moment now = ManualClock().wall();
    Task task = numberedTask(1, Status::Completed, ClipState::Online);
    task.contact = Contact::Ok;
    task.videoUrl = u"https://127.0.0.1/a.mp4"_s;
    task.linkIsRefused = true; // nothing is fetched here
    task.created = now - 10min;
    task.firstSeenFinished = now - 1min;
    task.sentExpiresAt = now + left;
    return task;
}

bool endsInDots(const DrawnText &drawn)
{
    return !drawn.pieces().isEmpty() && drawn.lines().constLast().endsWith(u'…');
}

} // namespace

class DrawnTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageTooLongForItsCellEndsInDots();
    void aMessageWithRoomIsDrawnWhole();
    void aLabelTooLongForItsCellLosesItsEnd();
    void linesBeyondTheLastAreToldByDots();
    void whatTheStatusLineHasNoRoomForEndsInDots();
    void anAlarmOfTheExpiryIsHeavier_data();
    void anAlarmOfTheExpiryIsHeavier();
};

void DrawnTextTest::aMessageTooLongForItsCellEndsInDots()
{
    Task task = numberedTask(1, Status::Failed);
    task.contact = Contact::Ok;
    task.message = longText;
    const OneTaskTable cells(task);
    DrawnText drawn;
    cells.draw(drawn, TaskColumn::Heard, 160);
    QVERIFY2(endsInDots(drawn), qPrintable(drawn.lines().join(u'|')));
    for (const DrawnText::Piece &piece : drawn.pieces())
        QVERIFY2(QFontMetricsF(piece.font).horizontalAdvance(piece.text) <= 160, qPrintable(piece.text));
}

void DrawnTextTest::aMessageWithRoomIsDrawnWhole()
{
    Task task = numberedTask(1, Status::Failed);
    task.contact = Contact::Ok;
    task.message = longText;
    const OneTaskTable cells(task);
    DrawnText text;
    cells.draw(text, TaskColumn::Heard, 1500);
    const QString drawn = text.lines().join(u'\n');
    QVERIFY2(drawn.contains(longText) && !drawn.contains(u'…'), qPrintable(drawn));
}

void DrawnTextTest::aLabelTooLongForItsCellLosesItsEnd()
{
    Task task = numberedTask(1);
    task.label = longText;
    const OneTaskTable cells(task);
    DrawnText text;
    cells.draw(text, TaskColumn::Task, 160);
    const QString drawn = text.lines().constFirst();
    QVERIFY2(drawn.endsWith(u'…') && longText.startsWith(drawn.chopped(1)), qPrintable(drawn));
}

void DrawnTextTest::linesBeyondTheLastAreToldByDots()
{
    WrappedLabel label;
    label.setText(longText);
    label.setMaximumLines(2);
    label.resize(200, 60);
    DrawnText cut;
    label.render(&cut, {}, {}, {});
    QCOMPARE(int(cut.lines().size()), 2);
    QVERIFY2(endsInDots(cut), qPrintable(cut.lines().join(u'|')));
    label.setMaximumLines(0);
    label.resize(200, 400);
    DrawnText whole;
    label.render(&whole, {}, {}, {});
    QCOMPARE(whole.lines().join(u' '), longText);
}

void DrawnTextTest::whatTheStatusLineHasNoRoomForEndsInDots()
{
    QuietMonitor quiet({numberedTask(1)}); // for which there is no key
    StatusLine line(quiet.monitor, quiet.clock);
    quiet.monitor.start();
    quiet.clock.advance(2s);
    const auto trouble = [&line] {
        QString told;
        for (const QLabel *label : line.findChildren<QLabel *>())
            told += label->toolTip();
        return told;
    };
    QTRY_VERIFY(!trouble().isEmpty());
    const auto drawnAt = [&line](int width) {
        line.resize(width, line.height());
        line.show();
        DrawnText drawn;
        line.render(&drawn, {}, {}, QWidget::DrawChildren);
        QStringList texts;
        for (const DrawnText::Piece &piece : drawn.pieces())
            texts.append(piece.text);
        return texts;
    };
    const QString whole = trouble();
    QVERIFY(drawnAt(3000).contains(whole));
    const QStringList drawn = drawnAt(line.minimumSizeHint().width() + 60);
    QVERIFY2(std::ranges::any_of(drawn,
                                 [&whole](const QString &text) {
                                     return text.size() > 1 && text.endsWith(u'…') &&
                                            whole.startsWith(text.chopped(1).trimmed());
                                 }),
             qPrintable(drawn.join(u'|')));
}

void DrawnTextTest::anAlarmOfTheExpiryIsHeavier_data()
{
    QTest::addColumn<Duration>("left");
    QTest::addColumn<bool>("heavier");
    QTest::newRow("much time") << Duration(20h) << false;
    QTest::newRow("hours") << Duration(5h) << true;
    QTest::newRow("the last quarter") << Duration(10min) << true;
}

void DrawnTextTest::anAlarmOfTheExpiryIsHeavier()
{
    QFETCH(Duration, left);
    QFETCH(bool, heavier);
    const OneTaskTable cells(endingIn(left));
    DrawnText drawn;
    cells.draw(drawn, TaskColumn::Expires, 300);
    QVERIFY(!drawn.pieces().isEmpty());
    for (const DrawnText::Piece &piece : drawn.pieces())
        QCOMPARE(piece.font.weight() > cells.table.font().weight(), heavier);
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::DrawnTextTest)
#include "drawn_text_test.moc"
