// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/key_redaction.h"

#include <QTest>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

const QString key = u"sk-Test/9f8e7d6c5b4a+39281=="_s;

} // namespace

class KeyRedactionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySpellingIsCutOut_data();
    void everySpellingIsCutOut();
    void base64IsCutOutAtEveryAlignment();
    void whatIsCutShortCountsFromTwelveCharacters();
    void everyOccurrenceGoes();
    void otherTextStays_data();
    void otherTextStays();
};

void KeyRedactionTest::everySpellingIsCutOut_data()
{
    QTest::addColumn<QByteArray>("spelling");
    const QByteArray raw = key.toUtf8();
    QByteArray smallPercent = raw.toPercentEncoding();
    smallPercent.replace("%2F", "%2f").replace("%2B", "%2b").replace("%3D", "%3d");
    QByteArray everyByte;
    for (const char c : raw)
        everyByte += "%" + QByteArray(1, c).toHex();
    QTest::newRow("as it is") << raw;
    QTest::newRow("percent-encoded") << raw.toPercentEncoding();
    QTest::newRow("percent-encoded in small letters") << smallPercent;
    QTest::newRow("percent-encoded whole") << everyByte;
    QTest::newRow("percent-encoded whole, capitals") << everyByte.toUpper();
    QTest::newRow("base64") << raw.toBase64(QByteArray::OmitTrailingEquals);
    QTest::newRow("base64 for URLs") << raw.toBase64(QByteArray::Base64UrlEncoding |
                                                     QByteArray::OmitTrailingEquals);
    QTest::newRow("escaped by JSON") << QByteArray(raw).replace('/', "\\/");
}

void KeyRedactionTest::everySpellingIsCutOut()
{
    QFETCH(QByteArray, spelling);
    const QByteArray cleaned = withoutKey("before " + spelling + " behind", key);
    QVERIFY2(cleaned.startsWith("before ***"), cleaned.constData());
    QVERIFY2(cleaned.endsWith(" behind"), cleaned.constData());
    // Of base64 the last character can depend on what follows.
    QVERIFY2(cleaned.size() <= qsizetype(strlen("before *** behind")) + 1, cleaned.constData());
}

void KeyRedactionTest::base64IsCutOutAtEveryAlignment()
{
    for (const char *before : {"", "B", "Be", "Bea", "Bearer "}) {
        const QByteArray whole = QByteArray(before + key.toUtf8() + " and more").toBase64();
        const QByteArray cleaned = withoutKey(whole, key);
        for (qsizetype at = 0; at + 16 <= whole.size() - 12; ++at) {
            if (at >= 12)
                QVERIFY(!cleaned.contains(whole.mid(at, 16)));
        }
        QVERIFY(cleaned.contains("***"));
    }
}

void KeyRedactionTest::whatIsCutShortCountsFromTwelveCharacters()
{
    QCOMPARE(withoutKey(u"bad key: "_s + key.left(12) + u"..."_s, key), u"bad key: ***..."_s);
    QCOMPARE(withoutKey(u"bad key: ..."_s + key.right(14), key), u"bad key: ...***"_s);
    QCOMPARE(withoutKey(u"bad key: "_s + key.mid(3, 16) + u"!"_s, key), u"bad key: ***!"_s);
    QCOMPARE(withoutKey(u"bad key: "_s + key.left(11) + u"..."_s, key),
             u"bad key: "_s + key.left(11) + u"..."_s);
    QCOMPARE(withoutKey(u"a secret12 b"_s, u"secret12"_s), u"a *** b"_s);
}

void KeyRedactionTest::everyOccurrenceGoes()
{
    QCOMPARE(withoutKey(key + u" "_s + key + key + u"-"_s + key, key), u"*** ***-***"_s);
    QCOMPARE(withoutKey(u"密钥"_s + key + u"错误"_s, key), u"密钥***错误"_s);
}

void KeyRedactionTest::otherTextStays_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");
    QTest::newRow("no text") << u""_s << key;
    QTest::newRow("no key") << u"Reference video is too long."_s << u""_s;
    QTest::newRow("a key of spaces") << u"a    b"_s << u"    "_s;
    QTest::newRow("another text") << u"{\"status\":\"failed\"}"_s << key;
    QTest::newRow("a key that is a word") << u"a test fails"_s << u"test"_s;
    QTest::newRow("half a character") << QString(QChar(0xD800)) << key;
}

void KeyRedactionTest::otherTextStays()
{
    QFETCH(QString, text);
    QFETCH(QString, key);
    QCOMPARE(withoutKey(text, key), text);
}

QTEST_GUILESS_MAIN(KeyRedactionTest)
#include "key_redaction_test.moc"
