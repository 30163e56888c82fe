// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/add/notice_bar.h"

#include <QAccessible>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// The words of each alert, in the order in which a screen reader would have told them.
QStringList toldAloud;

} // namespace

/// In the place of Qt's own, which listens only where a screen reader runs: the program's calls are linked to
/// this one. What would switch Qt's on is no part of its public interface.
void QAccessible::updateAccessibility(QAccessibleEvent *event)
{
    if (event->type() != QAccessible::Alert)
        return;
    if (const QAccessibleInterface *told = queryAccessibleInterface(event->object()))
        toldAloud.append(told->text(QAccessible::Name));
}

namespace rushes::test {

class NoticeBarTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { toldAloud.clear(); }

    void everyNoticeIsToldAloud();
    void aNoticeThatGoesIsNotToldAgain();
    void otherWordsForANoticeAreNotToldAloud();
};

void NoticeBarTest::everyNoticeIsToldAloud()
{
    NoticeBar bar;
    bar.tell({Tone::Neutral, u"3 added."_s, {}});
    QCOMPARE(toldAloud, QStringList{u"3 added."_s});
    // In the place of the first, and of another kind.
    bar.tell({Tone::Warning, u"The disk is full."_s, {{u"Select"_s, [] {}}}});
    QCOMPARE(toldAloud, (QStringList{u"3 added."_s, u"The disk is full."_s}));
}

void NoticeBarTest::aNoticeThatGoesIsNotToldAgain()
{
    NoticeBar bar;
    bar.tell({Tone::Neutral, u"3 added."_s, {}});
    bar.dismiss();
    QCOMPARE(toldAloud, QStringList{u"3 added."_s});
}

void NoticeBarTest::otherWordsForANoticeAreNotToldAloud()
{
    NoticeBar bar;
    bar.tell({Tone::Warning, u"It ends in 2 min."_s, {}});
    QVERIFY(bar.reword(u"It ends in 2 min."_s, u"It ends in 1 min."_s));
    QCOMPARE(bar.text(), u"It ends in 1 min."_s);
    QVERIFY(!bar.reword(u"It ends in 2 min."_s, u"It has ended."_s));
    bar.dismiss();
    QVERIFY(!bar.reword(u"It ends in 1 min."_s, u"It has ended."_s));
    QCOMPARE(toldAloud, QStringList{u"It ends in 2 min."_s});
}

} // namespace rushes::test

QTEST_MAIN(rushes::test::NoticeBarTest)
#include "notice_bar_test.moc"
