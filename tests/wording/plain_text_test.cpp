// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/plain_text.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

class PlainTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTreacherousIsMadeVisible_data();
    void whatIsTreacherousIsMadeVisible();
    void whatIsTooLongIsElided_data();
    void whatIsTooLongIsElided();
    void ofAHugeTextOnlyTheShownPartIsLookedAt();
    void aLineOfJsonDoesNothingToATerminal();
    void aLongTextIsFolded_data();
    void aLongTextIsFolded();
    void aToolTipIsNeverRichText_data();
    void aToolTipIsNeverRichText();
};

void PlainTextTest::whatIsTreacherousIsMadeVisible_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");

    QTest::newRow("plain") << u"Lighthouse, take 3"_s << u"Lighthouse, take 3"_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("Chinese") << u"灯塔"_s << u"灯塔"_s;
    QTest::newRow("line breaks") << u"one\r\ntwo\tthree"_s << u"one two three"_s;
    QTest::newRow("escape") << u"\x1B[31mred"_s << u"␛[31mred"_s;
    QTest::newRow("null and delete") << QString(u"a%1b%2c"_s).arg(QChar(0)).arg(QChar(0x7F)) << u"a␀b␡c"_s;
    QTest::newRow("C1") << QString(QChar(0x9B)) << u"[U+009B]"_s;
    QTest::newRow("right-to-left override") << u"cod\u202Egpj.exe"_s << u"cod[U+202E]gpj.exe"_s;
    QTest::newRow("isolates") << u"\u2066x\u2069"_s << u"[U+2066]x[U+2069]"_s;
    QTest::newRow("zero-width space") << u"a\u200Bb"_s << u"a[U+200B]b"_s;
    QTest::newRow("line separator") << u"a\u2028b"_s << u"a[U+2028]b"_s;
    QTest::newRow("tag character") << QString(u"a\U000E0041"_s) << u"a[U+E0041]"_s;
    QTest::newRow("lone surrogate") << QString(QChar(0xD83D)) << u"[U+D83D]"_s;
    QTest::newRow("emoji of several") << u"👩\u200D🚀"_s << u"👩\u200D🚀"_s;
    QTest::newRow("Arabic stays") << u"مرحبا"_s << u"مرحبا"_s;
}

void PlainTextTest::whatIsTreacherousIsMadeVisible()
{
    QFETCH(QString, text);
    QTEST(shownText(text, 100), "shown");
}

void PlainTextTest::whatIsTooLongIsElided_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("maxLength");
    QTest::addColumn<QString>("shown");

    QTest::newRow("fits exactly") << u"abcde"_s << 5 << u"abcde"_s;
    QTest::newRow("one too many") << u"abcdef"_s << 5 << u"abcd…"_s;
    QTest::newRow("only the ellipsis") << u"abc"_s << 1 << u"…"_s;
    QTest::newRow("nothing") << u"abc"_s << 0 << QString();
    QTest::newRow("a pair is not cut") << u"ab🚀cd"_s << 4 << u"ab…"_s;
    QTest::newRow("an escape is not cut") << u"ab\u202Ecd"_s << 6 << u"ab…"_s;
}

void PlainTextTest::whatIsTooLongIsElided()
{
    QFETCH(QString, text);
    QFETCH(int, maxLength);
    const QString shown = shownText(text, maxLength);
    QTEST(shown, "shown");
    QVERIFY(shown.size() <= maxLength);
}

void PlainTextTest::ofAHugeTextOnlyTheShownPartIsLookedAt()
{
    const QString text = QString(64'000'000, QChar(0x202E));
    QCOMPARE(shownText(text, 17), u"[U+202E][U+202E]…"_s);
}

void PlainTextTest::aLineOfJsonDoesNothingToATerminal()
{
    const QString treacherous =
        u"a\x1B[31m\u202E\u2066\u2028\n\""_s + QChar(0x9B) + QChar(0x7F) + QChar(0) + u"\U000E0041"_s;
    const QJsonObject object{{u"error"_s, treacherous}, {u"label"_s, u"灯塔 👩\u200D🚀 é"_s}};
    const QByteArray line = jsonLine(object);
    QCOMPARE(QJsonDocument::fromJson(line).object(), object);
    QCOMPARE(line,
             QByteArray(
                 "{\"error\":\"a\\u001b[31m\\u202e\\u2066\\u2028\\n\\\"\\u009b\\u007f\\u0000\\udb40\\udc41\","
                 "\"label\":\"灯塔 👩\u200D🚀 é\"}"));
    QCOMPARE(jsonLine({{u"event"_s, u"held"_s}}), QByteArray("{\"event\":\"held\"}"));
}

void PlainTextTest::aToolTipIsNeverRichText_data()
{
    QTest::addColumn<QString>("plain");
    QTest::addColumn<QString>("toolTip");

    QTest::newRow("plain") << u"Tom & Jerry\n\"x\" > y"_s << u"Tom & Jerry\n\"x\" > y"_s;
    QTest::newRow("markup") << u"<b>bold</b>"_s << u"<qt>&lt;b&gt;bold&lt;/b&gt;</qt>"_s;
    QTest::newRow("a long id") << QString(600, u'a')
                               << QStringList(QList<QString>(6, QString(88, u'a'))).join(u'\n') + u'\n' +
                                      QString(72, u'a');
    QTest::newRow("lines") << u"<img src=x>\n& more"_s << u"<qt>&lt;img src=x&gt;<br>&amp; more</qt>"_s;
}

void PlainTextTest::aLongTextIsFolded_data()
{
    QTest::addColumn<QString>("plain");
    QTest::addColumn<QString>("folded");

    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("short") << u"one two"_s << u"one two"_s;
    QTest::newRow("just fits") << u"one two ab"_s << u"one two ab"_s;
    QTest::newRow("at a space") << u"one two abcd"_s << u"one two\nabcd"_s;
    QTest::newRow("several") << u"one two abcd efg hij klm"_s << u"one two\nabcd efg\nhij klm"_s;
    QTest::newRow("inside a word") << u"abcdefghijklmno"_s << u"abcdefghij\nklmno"_s;
    QTest::newRow("a word behind others") << u"ab cdefghijklmno"_s << u"ab\ncdefghijkl\nmno"_s;
    QTest::newRow("lines of its own") << u"one two\nabc def\n\nghi"_s << u"one two\nabc def\n\nghi"_s;
    QTest::newRow("wide") << u"灯塔灯塔灯塔灯"_s << u"灯塔灯塔灯\n塔灯"_s;
    QTest::newRow("pairs stay together") << u"aaaaaaaaa👩\u200D🚀b"_s << u"aaaaaaaaa\n👩\u200D🚀b"_s;
}

void PlainTextTest::aLongTextIsFolded()
{
    QFETCH(QString, plain);
    QTEST(foldedText(plain, 10), "folded");
    // Nothing invisible comes in: what is read off it is the text.
    QString unfolded = foldedText(plain, 10);
    QString expected = plain;
    QCOMPARE(unfolded.remove(u'\n').remove(u' '), expected.remove(u'\n').remove(u' '));
}

void PlainTextTest::aToolTipIsNeverRichText()
{
    QFETCH(QString, plain);
    QTEST(toolTipText(plain), "toolTip");
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::PlainTextTest)
#include "plain_text_test.moc"
