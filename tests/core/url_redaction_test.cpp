// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/url_redaction.h"

#include <QTest>

using namespace rushes;
using namespace Qt::StringLiterals;

class UrlRedactionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsOfUrlsAreFolded_data();
    void secretsOfUrlsAreFolded();
    void noStrangersTextTiresIt_data();
    void noStrangersTextTiresIt();
};

void UrlRedactionTest::secretsOfUrlsAreFolded_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");
    const auto row = [](const char *name, const QString &text, const QString &folded) {
        QTest::newRow(name) << text << folded;
    };
    row("nothing", u""_s, u""_s);
    row("no URL", u"what? a=b"_s, u"what? a=b"_s);
    row("a query", u"https://h/a?b=c&d=e end"_s, u"https://h/a?… end"_s);
    row("two of them", u"https://h/a?b=c\thttps://h/d?e=f"_s, u"https://h/a?…\thttps://h/d?…"_s);
    row("a query without a path's host", u"/a?b=c"_s, u"/a?…"_s);
    row("a query with a question in it", u"/a?b?c=d"_s, u"/a?…"_s);
    row("a token alone", u"https://h/a?abcdef"_s, u"https://h/a?…"_s);
    row("an empty query", u"https://h/a?"_s, u"https://h/a?"_s);
    row("a fragment", u"https://h/a#token"_s, u"https://h/a?…"_s);
    row("a fragment before a query", u"https://h/a#token?b=c"_s, u"https://h/a?…"_s);
    row("a question before the URL", u"see?https://h/a#token"_s, u"see?https://h/a?…"_s);
    row("in quotation marks", u"\"https://h/a?b=c\", then"_s, u"\"https://h/a?…\", then"_s);
    row("in angle brackets", u"<https://h/a?b=c>, then"_s, u"<https://h/a?…>, then"_s);
    row("a user", u"https://u:p@h/"_s, u"https://…@h/"_s);
    row("a user and a query", u"https://u:p@h/?b=c"_s, u"https://…@h/?…"_s);
    row("a password with a question", u"https://u:p?q@h/"_s, u"https://…@h/"_s);
    row("a user behind a fold", u"https://h?b=/<c@d"_s, u"https://h?…<c@d"_s);
    row("folded already", u"https://…@h/a?…"_s, u"https://…@h/a?…"_s);
}

void UrlRedactionTest::secretsOfUrlsAreFolded()
{
    QFETCH(QString, text);
    QFETCH(QString, folded);
    QCOMPARE(withoutQueries(text), folded);
    QCOMPARE(withoutQueries(folded), folded);
}

void UrlRedactionTest::noStrangersTextTiresIt_data()
{
    QTest::addColumn<QString>("piece");
    for (const char *piece : {"?", "://", "//", "//h", "?=", "#", "@", "h?", "=/"})
        QTest::newRow(piece) << QString::fromLatin1(piece);
}

void UrlRedactionTest::noStrangersTextTiresIt()
{
    QFETCH(QString, piece);
    const QString text = piece.repeated(1024 * 1024) + u" /a?b=c https://u:p@h/a?b=c"_s;
    const QString folded = withoutQueries(text);
    QVERIFY2(folded.endsWith(u" /a?… https://…@h/a?…"), qPrintable(folded.right(100)));
    QCOMPARE(withoutQueries(folded), folded);
}

QTEST_GUILESS_MAIN(UrlRedactionTest)
#include "url_redaction_test.moc"
