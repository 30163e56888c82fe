// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/folded_text.h"

#include <QTest>

using namespace rushes;
using namespace Qt::StringLiterals;

class FoldedTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldsToPlainAscii_data();
    void foldsToPlainAscii();
    void unfinishedEscapesEndTheTextSafely_data();
    void unfinishedEscapesEndTheTextSafely();
};

void FoldedTextTest::foldsToPlainAscii_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("folded"); // '#' stands for foreignMark, '$' for encodedMark
    const auto row = [](const char *name, const QString &text, const char *folded) {
        QTest::newRow(name) << text << QByteArray(folded);
    };
    row("plain", u"a b\nc: {\"d\"}"_s, "a b\nc: {\"d\"}");
    row("line ends", u"a\r\nb\rc\u2028d\u0085e"_s, "a\n\nb\nc\nd\ne");
    row("control characters", u"a\tb\u0001c\u007Fd"_s, "a b c d");
    row("full-width", u"ａｚＡＺ０９＿－．／：，（"_s, "azAZ09_-./:,(");
    row("Chinese", u"任务a，完成"_s, "#a,#");
    row("one mark a run", u"任务完成"_s, "#");
    row("spaces of all widths", u"a\u00A0b\u3000c\u2009d"_s, "a b c d");
    row("no width", u"a\u200Bb\uFEFFc\u00ADd\u202Ee"_s, "abcde");
    row("typographic signs", u"“a” ‘b’ c‐d‑e…"_s, "\"a\" 'b' c-d-e...");
    row("percent", u"a%5Fb%2fc%3A%0a%20%22%E4%BB%BB100%"_s, "a_b/c:$$$$$$100%");
    row("percent twice", u"a%255Fb%25252Fc%25"_s, "a_b/c$");
    row("no percent-encoding", u"50%ab %zz %5"_s, "50$ %zz %5");
    row("escapes", u"a\\nb\\tc\\\"d\\\"\\/e\\\\\"f"_s, "a\nb c\"d\"/e\"f");
    row("numbered escapes", u"\\u0061\\u4efb\\uff42\\u000a\\u0022"_s, "a#b \"");
    row("no escapes", u"\\x \\u12g \\"_s, "\\x \\u12g \\");
    row("continued lines", u"curl \\\n -i \\\r\n -v"_s, "curl   -i   -v");
    row("colours", u"\u001b[1;32ma\u001b[0mb"_s, " a b");
}

void FoldedTextTest::foldsToPlainAscii()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, folded);
    QCOMPARE(foldedText(text), folded.replace('#', foreignMark).replace('$', encodedMark));
}

void FoldedTextTest::unfinishedEscapesEndTheTextSafely_data()
{
    QTest::addColumn<QString>("text");
    for (const char16_t *text :
         {u"", u"%", u"%2", u"%25", u"%252", u"\\", u"\\u", u"\\u00", u"\u001b", u"\u001b[", u"\u001b[1",
          u"\\\r", u"\u001b[11111111111111111111111111111111111111111111111111"})
        QTest::newRow(QString::fromUtf16(text).toLatin1().toHex()) << QString::fromUtf16(text);
}

void FoldedTextTest::unfinishedEscapesEndTheTextSafely()
{
    QFETCH(QString, text);
    QVERIFY(foldedText(text).size() <= text.size());
    QCOMPARE(foldedText(QString(u"a" + text)).left(1), QByteArray("a"));
}

QTEST_GUILESS_MAIN(FoldedTextTest)
#include "folded_text_test.moc"
