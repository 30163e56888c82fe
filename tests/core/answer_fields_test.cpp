// SPDX-License-Identifier: GPL-3.0-or-later
#include "answer_samples.h"

#include <QFile>
#include <QTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

/// What the fields of an answer may hold, and what is made of them.
class AnswerFieldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusWordsAreReadLeniently_data();
    void statusWordsAreReadLeniently();
    void momentsAreReadHoweverTheyAreSent_data();
    void momentsAreReadHoweverTheyAreSent();
    void aLinkIsTextOrNothing_data();
    void aLinkIsTextOrNothing();
    void aLengthIsANumberOfSeconds_data();
    void aLengthIsANumberOfSeconds();
    void anErrorBecomesItsMessage_data();
    void anErrorBecomesItsMessage();
    void longTextsAreCut();
    void aProgressIsAWholePercent_data();
    void aProgressIsAWholePercent();
    void onlyACompletedAnswerWithoutALinkHasTheServicesOwn();
};

void AnswerFieldsTest::statusWordsAreReadLeniently_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<Status>("status");
    QTest::addColumn<QString>("word");
    QTest::newRow("queued") << QByteArray("queued") << Status::Queued << u"queued"_s;
    QTest::newRow("processing") << QByteArray("processing") << Status::Processing << u"processing"_s;
    QTest::newRow("completed") << QByteArray("completed") << Status::Completed << u"completed"_s;
    QTest::newRow("failed") << QByteArray("failed") << Status::Failed << u"failed"_s;
    QTest::newRow("capitals") << QByteArray("COMPLETED") << Status::Completed << u"COMPLETED"_s;
    QTest::newRow("spaces") << QByteArray(" Queued\\n") << Status::Queued << u"Queued"_s;
    QTest::newRow("another") << QByteArray("paused") << Status::Unrecognised << u"paused"_s;
    QTest::newRow("a near one") << QByteArray("complete") << Status::Unrecognised << u"complete"_s;
    QTest::newRow("our own word") << QByteArray("unasked") << Status::Unrecognised << u"unasked"_s;
    QTest::newRow("Chinese") << QByteArray("已完成") << Status::Unrecognised << u"已完成"_s;
    QTest::newRow("endless") << QByteArray(1000, 'x') << Status::Unrecognised << QString(64, u'x');
}

void AnswerFieldsTest::statusWordsAreReadLeniently()
{
    QFETCH(QByteArray, sent);
    QFETCH(Status, status);
    QFETCH(QString, word);
    const Result<TaskResult> result = parsed(answerWith(",\"status\":\"" + sent + "\""));
    QVERIFY(result.ok());
    QCOMPARE(result->status, status);
    QCOMPARE(result->word, word);
}

void AnswerFieldsTest::momentsAreReadHoweverTheyAreSent_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<qint64>("ms"); // -1: nothing
    const auto row = [](const char *name, const char *sent, qint64 ms) {
        QTest::newRow(name) << QByteArray(sent) << ms;
    };
    row("seconds", "1761635478", 1761635478000);
    row("seconds with a fraction", "1761635478.5", 1761635478500);
    row("milliseconds", "1761635478123", 1761635478123);
    row("seconds as text", "\"1761635478\"", 1761635478000);
    row("milliseconds as text", "\"1761635478123\"", 1761635478123);
    row("RFC 3339", "\"2025-10-28T07:11:18Z\"", 1761635478000);
    row("RFC 3339 with an offset", "\" 2025-10-28T15:11:18+08:00 \"", 1761635478000);
    row("with an exponent", "1.761635478e9", 1761635478000);
    row("nought", "0", -1);
    row("a lifetime", "86400", -1);
    row("negative", "-1761635478", -1);
    row("microseconds", "1761635478123456", -1);
    row("huge", "1e300", -1);

    row("huger", "123456789012345678901234567890", -1);
    row("not a number", "\"NaN\"", -1);
    row("endless", "\"Infinity\"", -1);
    row("endless, short", "\"inf\"", -1);
    row("true", "true", -1);
    row("null", "null", -1);
    row("an object", "{\"seconds\":1761635478}", -1);
    row("an array", "[1761635478]", -1);
    row("empty", "\"\"", -1);
    row("words", "\"yesterday\"", -1);
    row("a local time", "\"2025-10-28 07:11:18\"", -1);
}

void AnswerFieldsTest::momentsAreReadHoweverTheyAreSent()
{
    QFETCH(QByteArray, sent);
    QFETCH(qint64, ms);
    for (const QByteArray name : {"created", "expires_at", "expiresAt"}) {
        const Result<TaskResult> result = parsed(answerWith(",\"" + name + "\":" + sent));
        QVERIFY(result.ok());
        QCOMPARE(msOf(name == "created" ? result->created : result->expiresAt), ms);
    }
}

void AnswerFieldsTest::aLinkIsTextOrNothing_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QString>("link");
    const QString link = u"https://cdn.example.com/a.mp4?sig=x%2By&e=1"_s;
    QTest::newRow("a link") << QByteArray("\"https://cdn.example.com/a.mp4?sig=x%2By&e=1\"") << link;
    QTest::newRow("spaces around") << QByteArray("\" https://cdn.example.com/a.mp4?sig=x%2By&e=1\\n\"")
                                   << link;
    QTest::newRow("escaped slashes") << QByteArray(R"("https:\/\/cdn.example.com\/a.mp4?sig=x%2By\u0026e=1")")
                                     << link;
    QTest::newRow("a file") << QByteArray("\"file:///etc/passwd\"") << u"file:///etc/passwd"_s;
    QTest::newRow("null") << QByteArray("null") << u""_s;
    QTest::newRow("empty") << QByteArray("\"\"") << u""_s;
    QTest::newRow("spaces") << QByteArray("\"   \"") << u""_s;
    QTest::newRow("false") << QByteArray("false") << u""_s;
    QTest::newRow("a number") << QByteArray("7") << u""_s;
    QTest::newRow("an object") << QByteArray(R"({"url":"https://cdn.example.com/a.mp4"})") << u""_s;
    QTest::newRow("an array") << QByteArray(R"(["https://cdn.example.com/a.mp4"])") << u""_s;
    QTest::newRow("endless") << "\"https://cdn.example.com/" + QByteArray(40000, 'x') + "\"" << u""_s;
}

void AnswerFieldsTest::aLinkIsTextOrNothing()
{
    QFETCH(QByteArray, sent);
    QFETCH(QString, link);
    const Result<TaskResult> result = parsed(answerWith(",\"video_url\":" + sent));
    QVERIFY(result.ok());
    QCOMPARE(result->videoUrl, link);
}

void AnswerFieldsTest::aLengthIsANumberOfSeconds_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<double>("seconds"); // 0: nothing
    const auto row = [](const char *sent, double seconds) {
        QTest::newRow(sent) << QByteArray(sent) << seconds;
    };
    row("8", 8);
    row("7.96", 7.96);
    row("\"8\"", 8);
    row("0", 0);
    row("-8", 0);
    row("1e300", 0);
    row("86401", 0);
    row("\"NaN\"", 0);
    row("\"8 s\"", 0);
    row("null", 0);
    row("[8]", 0);
}

void AnswerFieldsTest::aLengthIsANumberOfSeconds()
{
    QFETCH(QByteArray, sent);
    QFETCH(double, seconds);
    const Result<TaskResult> result = parsed(answerWith(",\"actualDuration\":" + sent));
    QVERIFY(result.ok());
    QCOMPARE(result->actualDuration, seconds > 0 ? std::optional(seconds) : std::nullopt);
}

void AnswerFieldsTest::anErrorBecomesItsMessage_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *sent, const QString &message) {
        QTest::newRow(sent) << QByteArray(sent) << message;
    };
    row(R"("Too long.")", u"Too long."_s);
    row(R"(" Too long.\n")", u"Too long."_s);
    row(R"("<b>&\u202E")", u"<b>&\u202E"_s);
    row(R"({"message":"Too long.","code":7})", u"Too long."_s);
    row(R"({"code":7})", u"{\"code\":7}"_s);
    row(R"({"message":7})", u"{\"message\":7}"_s);
    row(R"(["a","b"])", u"[\"a\",\"b\"]"_s);
    row("7", u"7"_s);
    row("null", u""_s);
    row("\"\"", u""_s);
    row("{}", u""_s);
    row("[]", u""_s);
    row("false", u""_s);
}

void AnswerFieldsTest::anErrorBecomesItsMessage()
{
    QFETCH(QByteArray, sent);
    QFETCH(QString, message);
    const Result<TaskResult> result = parsed(answerWith(",\"status\":\"failed\",\"error\":" + sent));
    QVERIFY(result.ok());
    QCOMPARE(result->message, message);
}

void AnswerFieldsTest::longTextsAreCut()
{
    const QByteArray much(200 * 1024, 'x');
    const Result<TaskResult> result =
        parsed(answerWith(",\"error\":\"" + much + "\",\"model\":\"" + much + "\""));
    QVERIFY(result.ok());
    QCOMPARE(result->raw.size(), 64 * 1024);
    QCOMPARE(result->message.size(), 4096);
    QCOMPARE(result->model.size(), 256);
}

void AnswerFieldsTest::aProgressIsAWholePercent_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<int>("read"); // -1: nothing
    QTest::newRow("a number") << QByteArray("40") << 40;
    QTest::newRow("a fraction") << QByteArray("99.9") << 99;
    QTest::newRow("as text") << QByteArray("\"12\"") << 12;
    QTest::newRow("too much") << QByteArray("101") << -1;
    QTest::newRow("too little") << QByteArray("-1") << -1;
    QTest::newRow("huge") << QByteArray("1e300") << -1;
    QTest::newRow("words") << QByteArray("\"half\"") << -1;
    QTest::newRow("no number at all") << QByteArray("\"nan\"") << -1;
    QTest::newRow("an object") << QByteArray("{}") << -1;
    QTest::newRow("true") << QByteArray("true") << -1;
    QTest::newRow("null") << QByteArray("null") << -1;
}

void AnswerFieldsTest::aProgressIsAWholePercent()
{
    QFETCH(QByteArray, sent);
    QFETCH(int, read);
    const Result<TaskResult> result = parseAnswer(
        R"({"id":"v","status":"in_progress","progress":)" + sent + "}", u"v"_s, openAiLikeService(), key);
    QVERIFY(result.ok());
    QCOMPARE(result->progress.value_or(-1), read);
}

void AnswerFieldsTest::onlyACompletedAnswerWithoutALinkHasTheServicesOwn()
{
    const Service giving = openAiLikeService();
    const auto linkIn = [&](const QByteArray &fields) {
        return parseAnswer(R"({"id":"video_1",)" + fields + "}", u"video_1"_s, giving, key)->videoUrl;
    };
    // Outside the macros: moc takes what follows "//" in them for a comment.
    const QString running = linkIn(R"("status":"in_progress")");
    const QString linked = linkIn(R"("status":"completed","video_url":"https://cdn.example/a.mp4")");
    const QString own = linkIn(R"("status":"completed","video_url":null)");
    QCOMPARE(running, QString());
    QCOMPARE(linked, u"https://cdn.example/a.mp4"_s);
    QCOMPARE(own, giving.contentUrl(u"video_1"_s).toString());
    QCOMPARE(parsed(answerWith(""))->videoUrl, QString()); // of a service that gives no clips itself
}

QTEST_GUILESS_MAIN(AnswerFieldsTest)
#include "answer_fields_test.moc"
