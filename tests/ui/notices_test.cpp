// SPDX-License-Identifier: GPL-3.0-or-later
#include "adding_bench.h"

#include "ui/add/notice_bar.h"

#include <QAbstractEventDispatcher>
#include <QLabel>
#include <QTest>
#include <QToolButton>

namespace rushes::test {

using namespace Qt::StringLiterals;

/// How long a notice stays, and what can be done from it.
class NoticesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNoticeOffersAnActionOnce();
    void aNewerNoticeTakesTheOldOnesPlace();
    void aNoticeStaysAsLongAsItIsNeeded();
    void aNoticeWaitsUnderTheMouse();
    void aNoticeIsClosedByItsButton();
};

void NoticesTest::aNoticeOffersAnActionOnce()
{
    NoticeBar bar;
    int undone = 0;
    bar.tell({Tone::Neutral, u"Removed: 1."_s, {{u"Undo"_s, [&undone] { ++undone; }}}});
    QCOMPARE(bar.text(), u"Removed: 1."_s);
    buttonNamed(bar, u"Undo"_s)->click();
    QCOMPARE(undone, 1);
    QVERIFY(bar.isHidden());
    QCOMPARE(bar.text(), QString());
}

void NoticesTest::aNewerNoticeTakesTheOldOnesPlace()
{
    NoticeBar bar;
    bar.tell({Tone::Neutral, u"One."_s, {{u"Undo"_s, [] {}}}});
    bar.tell({Tone::Danger, u"<b>Two</b>."_s, {}});
    QCOMPARE(bar.text(), u"<b>Two</b>."_s);
    QTRY_VERIFY(!buttonNamed(bar, u"Undo"_s));
    for (const QLabel *label : bar.findChildren<QLabel *>()) {
        if (!label->text().isEmpty())
            QCOMPARE(label->textFormat(), Qt::PlainText); // text from outside is text
    }
}

void NoticesTest::aNoticeStaysAsLongAsItIsNeeded()
{
    NoticeBar bar;
    const auto interval = [&bar] {
        const auto timers = QAbstractEventDispatcher::instance()->registeredTimers(&bar);
        return timers.isEmpty() ? 0 : timers.constFirst().interval;
    };
    bar.tell({Tone::Neutral, u"Told."_s, {}});
    const int reading = interval();
    QVERIFY(reading > 0);
    bar.tell({Tone::Good, u"Saved."_s, {{u"Undo"_s, [] {}}}});
    QVERIFY(interval() > reading); // there is something to decide
    for (const Tone tone : {Tone::Warning, Tone::Danger}) {
        bar.tell({tone, u"Look."_s, {}});
        QCOMPARE(interval(), 0); // until it is closed
    }
}

void NoticesTest::aNoticeWaitsUnderTheMouse()
{
    NoticeBar bar;
    const auto isLeaving = [&bar] {
        return !QAbstractEventDispatcher::instance()->registeredTimers(&bar).isEmpty();
    };
    bar.tell({Tone::Neutral, u"Told."_s, {}});
    QEnterEvent enter(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5));
    QCoreApplication::sendEvent(&bar, &enter);
    QVERIFY(!isLeaving());
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&bar, &leave);
    QVERIFY(isLeaving());
}

void NoticesTest::aNoticeIsClosedByItsButton()
{
    NoticeBar bar;
    bar.tell({Tone::Warning, u"Look."_s, {}});
    bar.findChild<QToolButton *>()->click();
    QVERIFY(bar.isHidden());
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::NoticesTest)
#include "notices_test.moc"
