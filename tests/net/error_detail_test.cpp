// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/error_detail.h"

#include "core/key_redaction.h"

#include <QTest>

using namespace rushes;
using namespace Qt::StringLiterals;

class ErrorDetailTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anErrorBodysWordsAreFound_data();
    void anErrorBodysWordsAreFound();
    void aLineIsCleanAndShort();
    void sizesAreTold();
};

void ErrorDetailTest::anErrorBodysWordsAreFound_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *body, const QString &words) {
        QTest::newRow(name) << QByteArray(body) << words;
    };
    row("error", R"({"error":"no credit"})", u"no credit"_s);
    row("error.message", R"({"error":{"message":"no credit","code":1}})", u"no credit"_s);
    row("message", R"({"message":"no credit"})", u"no credit"_s);
    row("msg", R"({"code":401,"msg":"令牌无效"})", u"令牌无效"_s);
    row("detail", R"({"detail":"no credit"})", u"no credit"_s);
    row("first place counts", R"({"message":"b","error":"a"})", u"a"_s);
    row("number", R"({"error":17})", {});
    row("array", R"(["no credit"])", {});
    row("HTML", "<html><body>502 Bad Gateway</body></html>", {});
    row("cut", R"({"error":"no cre)", {});
    row("nothing", "", {});
    row("invalid UTF-8", "{\"error\":\"a\xff\"}", {});
    row("key", R"({"error":"bad key sk-0123456789abcdef!"})", u"bad key ***!"_s);
    row("key's beginning", R"({"error":"bad key sk-0123456789ab.."})", u"bad key ***.."_s);
    row("key with a zero-width space inside", "{\"error\":\"bad sk-01234567\u200b89abcdef\"}", u"bad ***"_s);
    row("signed link", R"({"error":"see https://a.example/b?sig=1234 now"})",
        u"see https://a.example/b now"_s);
    row("control characters", R"({"error":"a\u001b[31m\nb\u202e"})", u"a[31m b"_s);
}

void ErrorDetailTest::anErrorBodysWordsAreFound()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    QCOMPARE(wordsOfErrorBody(body, KeySpellings(u"sk-0123456789abcdef"_s)), words);
}

void ErrorDetailTest::aLineIsCleanAndShort()
{
    QCOMPARE(cleanLine(u"  a \r\n b\u0007 "_s), u"a b"_s);
    QCOMPARE(cleanLine(u"Error transferring https://a.example/b?sig=12&e=3#f - server replied: No"_s),
             u"Error transferring https://a.example/b - server replied: No"_s);
    const QString longLine(1000, u'x');
    QCOMPARE(cleanLine(longLine).size(), 200);
    QVERIFY(cleanLine(longLine).endsWith(u'…'));
    QCOMPARE(cleanLine(longLine.left(200)), longLine.left(200));
}

void ErrorDetailTest::sizesAreTold()
{
    QCOMPARE(sizeDetail(8 * 1024 * 1024), u"8 MiB"_s);
    QCOMPARE(sizeDetail(4ll << 30), u"4 GiB"_s);
}

QTEST_GUILESS_MAIN(ErrorDetailTest)
#include "error_detail_test.moc"
