// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log_redaction.h"
#include "support/planted_key.h"

#include <QtTest>

using namespace rushes;
using namespace Qt::StringLiterals;

class LogRedactionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noSpellingOfAKeyIsLeft_data();
    void noSpellingOfAKeyIsLeft();
    void credentialsGoThoughTheirKeyIsUnknown_data();
    void credentialsGoThoughTheirKeyIsUnknown();
    void signedLinksLoseTheirQuery();
    void linksKeepTheirHostAlone();
    void aReplacedKeyStaysOne();
    void whatWouldMoveOrHideTextIsMadeVisible_data();
    void whatWouldMoveOrHideTextIsMadeVisible();
    void aLongLineIsCutAfterItsKeysAreOut();
    void pathsAreFoldedAway_data();
    void pathsAreFoldedAway();
};

namespace {
const QByteArray key = "sk-0123456789ABCDEFGHIJ/+xyz";
}

void LogRedactionTest::noSpellingOfAKeyIsLeft_data()
{
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, const QByteArray &line) { QTest::newRow(name) << QString::fromUtf8(line); };
    row("raw", "the key is " + key + ", it says");
    row("percent", "key=" + key.toPercentEncoding());
    row("base64", QByteArray(" " + key).toBase64());
    row("base64 for URLs", QByteArray("user:" + key).toBase64(QByteArray::Base64UrlEncoding));
    row("JSON", R"({"k":"sk-0123456789ABCDEFGHIJ\/+xyz"})");
    row("the end of it", "..." + key.right(16));
    row("twice", key + key);
}

void LogRedactionTest::noSpellingOfAKeyIsLeft()
{
    QFETCH(QString, line);
    LogRedactor redactor;
    const test::PlantedKey planted(key);
    QVERIFY(planted.isIn(line));
    redactor.addKey(QString::fromLatin1(key));
    const QString redacted = redactor.redacted(line);
    QVERIFY2(!planted.isIn(redacted), qPrintable(redacted));
    QVERIFY(redacted.contains(u"***"));
}

void LogRedactionTest::credentialsGoThoughTheirKeyIsUnknown_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("redacted");
    QTest::newRow("header") << u"Authorization: Bearer abcdef123"_s << u"Authorization: Bearer ***"_s;
    QTest::newRow("bearer alone") << u"sent bearer abc-123.x, then"_s << u"sent bearer ***, then"_s;
    QTest::newRow("JSON") << uR"({"Authorization":"Bearer abc"})"_s << uR"({"Authorization":"Bearer ***"})"_s;
    QTest::newRow("another scheme") << u"Authorization: Token sk-abc"_s << u"Authorization: Token ***"_s;
    QTest::newRow("another header") << u"x-api-key: sk-abc, and"_s << u"x-api-key: ***, and"_s;
    QTest::newRow("percent") << u"Bearer%20sk-abc"_s << u"Bearer%20***"_s;
    QTest::newRow("no scheme") << u"authorization=abcdef"_s << u"authorization=***"_s;
    QTest::newRow("basic") << u"Basic dXNlcjpwYXNz"_s << u"Basic ***"_s;
    QTest::newRow("none") << u"nothing of that"_s << u"nothing of that"_s;
}

void LogRedactionTest::credentialsGoThoughTheirKeyIsUnknown()
{
    QFETCH(QString, line);
    QTEST(LogRedactor().redacted(line), "redacted");
}

void LogRedactionTest::signedLinksLoseTheirQuery()
{
    QCOMPARE(LogRedactor().redacted(u"GET https://u:p@cdn.example.com/a.mp4?Expires=1&Signature=abc failed"_s),
             u"GET https://…@cdn.example.com/a.mp4?… failed"_s);
}

void LogRedactionTest::linksKeepTheirHostAlone()
{
    QCOMPARE(withoutLinks(u"(http://127.0.0.1:18102/login/capability-token/task_1) and https://a.example?x=1 and https://b.example"_s),
             u"(http://127.0.0.1:18102/…) and https://a.example/… and https://b.example"_s);
}

void LogRedactionTest::aReplacedKeyStaysOne()
{
    LogRedactor redactor;
    redactor.addKey(QString());
    redactor.addKey(u"first-key-of-all-1234"_s);
    redactor.addKey(u"other-one-987654321"_s);
    QCOMPARE(redactor.redacted(u"first-key-of-all-1234 other-one-987654321"_s), u"*** ***"_s);
}

void LogRedactionTest::whatWouldMoveOrHideTextIsMadeVisible_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("visible");
    QTest::newRow("colour of a terminal") << u"a\x1b[31mb"_s << u"a\\u001b[31mb"_s;
    QTest::newRow("lines") << u"a\nb\r\nc"_s << u"a\\u000ab\\u000d\\u000ac"_s;
    QTest::newRow("right to left") << QString(u"a"_s + QChar(0x202e) + u'b') << u"a\\u202eb"_s;
    QTest::newRow("lonely surrogate") << QString(u"a"_s + QChar(0xd800)) << u"a\\ud800"_s;
    QTest::newRow("a picture") << u"a😀b"_s << u"a😀b"_s;
    QTest::newRow("Chinese") << u"视频，完成"_s << u"视频，完成"_s;
}

void LogRedactionTest::whatWouldMoveOrHideTextIsMadeVisible()
{
    QFETCH(QString, line);
    QTEST(LogRedactor().redacted(line), "visible");
}

void LogRedactionTest::aLongLineIsCutAfterItsKeysAreOut()
{
    LogRedactor redactor;
    redactor.addKey(QString::fromLatin1(key));
    // The cut would leave 20 characters of the key.
    const QString line = QString(LogRedactor::longestLine - 20, u'x') + QString::fromLatin1(key) + QString(5000, u'y');
    const QString cut = redactor.redacted(line);
    QCOMPARE(cut.size(), LogRedactor::longestLine);
    QVERIFY(cut.endsWith(u'…'));
    QVERIFY(!test::PlantedKey(key).isIn(cut));
}

void LogRedactionTest::pathsAreFoldedAway_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");
    QTest::newRow("file") << u"/home/ann/Videos/My clip.mp4: No such file"_s << u"<path>: No such file"_s;
    QTest::newRow("home") << u"in ~/Videos/a.mp4"_s << u"in <path>"_s;
    QTest::newRow("Windows") << u"C:\\Users\\ann\\a.mp4"_s << u"<path>"_s;
    QTest::newRow("a URL stays") << u"https://example.com/a/b"_s << u"https://example.com/a/b"_s;
    QTest::newRow("a fraction stays") << u"3/4 of 1/2"_s << u"3/4 of 1/2"_s;
    QTest::newRow("no path") << u"HTTP 403"_s << u"HTTP 403"_s;
}

void LogRedactionTest::pathsAreFoldedAway()
{
    QFETCH(QString, text);
    QTEST(withoutPaths(text), "folded");
}

QTEST_GUILESS_MAIN(LogRedactionTest)
#include "log_redaction_test.moc"
