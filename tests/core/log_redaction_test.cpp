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
    void aLongKeyGoesInEverySpelling_data();
    void aLongKeyGoesInEverySpelling();
    void pathsAreFoldedAway_data();
    void pathsAreFoldedAway();
};

namespace {
const QByteArray key = "sk-0123456789ABCDEFGHIJ/+xyz";
}

void LogRedactionTest::noSpellingOfAKeyIsLeft_data()
{
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, const QByteArray &line) {
        QTest::newRow(name) << QString::fromUtf8(line);
    };
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
    QCOMPARE(
        LogRedactor().redacted(u"GET https://u:p@cdn.example.com/a.mp4?Expires=1&Signature=abc failed"_s),
        u"GET https://…@cdn.example.com/a.mp4?… failed"_s);
}

void LogRedactionTest::linksKeepTheirHostAlone()
{
    QCOMPARE(
        withoutLinks(
            u"(http://127.0.0.1:18102/login/capability-token/task_1) and https://a.example?x=1 and https://b.example"_s),
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
    const QString line =
        QString(LogRedactor::longestLine - 20, u'x') + QString::fromLatin1(key) + QString(5000, u'y');
    const QString cut = redactor.redacted(line);
    QCOMPARE(cut.size(), LogRedactor::longestLine);
    QVERIFY(cut.endsWith(u'…'));
    QVERIFY(!test::PlantedKey(key).isIn(cut));
}

void LogRedactionTest::aLongKeyGoesInEverySpelling_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {512, 513, 1024, 4096})
        QTest::addRow("%d characters", size) << size;
}

void LogRedactionTest::aLongKeyGoesInEverySpelling()
{
    QFETCH(int, size);
    // As a token of signed claims: nothing in it comes twice.
    QByteArray token("eyJ");
    for (int i = 0; token.size() < size; ++i)
        token += QByteArray::number(0x9e3779b9U * uint(i + 1), 36) + (i % 2 ? '_' : '/');
    token.truncate(size);
    const test::PlantedKey planted(token);
    LogRedactor redactor;
    redactor.addKey(QString::fromLatin1(token));
    const QByteArray whole = token.toPercentEncoding();
    for (const QByteArray &line :
         {QByteArray("told " + token + " is all"), QByteArray("told " + whole), token.toBase64(),
          QByteArray(" " + token).toBase64(), token.left(512), token.right(512), token.mid(size / 2, 16),
          QByteArray(QByteArray(3000, 'x') + token)}) {
        QVERIFY(planted.isIn(line));
        const QString redacted = redactor.redacted(QString::fromLatin1(line));
        QVERIFY2(!planted.isIn(redacted), qPrintable(redacted));
        QVERIFY(redacted.size() <= LogRedactor::longestLine);
    }
}

void LogRedactionTest::pathsAreFoldedAway_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");
    QTest::newRow("file") << u"/home/ann/Videos/My clip.mp4: No such file"_s << u"<path>: No such file"_s;
    QTest::newRow("home") << u"in ~/Videos/a.mp4"_s << u"in <path>"_s;
    QTest::newRow("Windows") << u"C:\\Users\\ann\\a.mp4"_s << u"<path>"_s;
    QTest::newRow("one segment") << u"cannot open /secret.mp4"_s << u"cannot open <path>"_s;
    QTest::newRow("one segment with spaces") << u"(/My secret.mp4: gone)"_s << u"(<path>: gone)"_s;
    QTest::newRow("one segment at home") << u"in ~/x"_s << u"in <path>"_s;
    QTest::newRow("somebody's home") << u"in ~ann/x: no"_s << u"in <path>: no"_s;
    QTest::newRow("file URL") << u"loading file:///x failed"_s << u"loading <path>"_s;
    QTest::newRow("file URL with a colon behind")
        << u"file:///home/ann/My%20clip.mp4: no"_s << u"<path>: no"_s;
    QTest::newRow("file URL, small") << u"FILE:/x"_s << u"<path>"_s;
    QTest::newRow("spaces in quotes")
        << u"open \"/home/ann/a: b.mp4\" failed"_s << u"open \"<path>\" failed"_s;
    QTest::newRow("quotes in quotes")
        << u"open \"/home/ann/the \\\"last\\\" one.mp4\" failed"_s << u"open \"<path>\" failed"_s;
    QTest::newRow("single quotes") << u"open '/Ann's: film.mp4' failed"_s << u"open '<path>' failed"_s;
    QTest::newRow("round quotes") << u"open “/Ann’s: film.mp4” failed"_s << u"open “<path>” failed"_s;
    QTest::newRow("an apostrophe") << u"/home/ann/Ann's film.mp4: no"_s << u"<path>: no"_s;
    QTest::newRow("double spaces") << u"/home/ann/My  last   clip.mp4: no"_s << u"<path>: no"_s;
    QTest::newRow("a space of another width")
        << QString(u"/home/ann/My"_s + QChar(0x3000) + u"clip.mp4: no"_s) << u"<path>: no"_s;
    QTest::newRow("a colon in a name") << u"/home/ann/12:30.mp4: no"_s << u"<path>: no"_s;
    QTest::newRow("behind a sign of equation") << u"path=/secret.mp4"_s << u"path=<path>"_s;
    QTest::newRow("two slashes") << u"/home//ann"_s << u"<path>"_s;
    const QString name(20'000, u'x');
    QTest::newRow("a long name") << QString(u"/home/"_s + name + u": no"_s) << u"<path>: no"_s;
    QTest::newRow("a long name in quotes") << QString(u"\"/home/"_s + name + u": x\""_s) << u"\"<path>\""_s;
    QTest::newRow("a long name in single quotes")
        << QString(u"'/home/"_s + name + u": x'"_s) << u"'<path>'"_s;
    QTest::newRow("many folders") << QString(u"/a b"_s.repeated(5000) + u": no"_s) << u"<path>: no"_s;
    QTest::newRow("a type of media stays") << u"video/mp4 or n/a"_s << u"video/mp4 or n/a"_s;
    QTest::newRow("a URL to a literal stays") << u"http://[::1]/v1/x"_s << u"http://[::1]/v1/x"_s;
    QTest::newRow("a folded URL stays")
        << u"https://a.example/… and more"_s << u"https://a.example/… and more"_s;
    QTest::newRow("a URL to a stand-in stays")
        << u"https://<host>/… and <host>/x"_s << u"https://<host>/… and <host>/x"_s;
    QTest::newRow("a lonely slash stays") << u"a / b"_s << u"a / b"_s;
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
