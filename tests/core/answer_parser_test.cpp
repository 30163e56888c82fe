// SPDX-License-Identifier: GPL-3.0-or-later
#include "answer_samples.h"

#include <QFile>
#include <QTest>

#include <random>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

std::optional<ErrorKind> faultOf(const QByteArray &body)
{
    const Result<TaskResult> result = parsed(body);
    return result.ok() ? std::nullopt : std::optional(result.error().kind);
}

} // namespace

/// Whether an answer is one about the task, and whose.
class AnswerParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExamplesOfThePagesAreRead_data();
    void theExamplesOfThePagesAreRead();
    void whatIsNoAnswerAboutTheTaskIsAnError_data();
    void whatIsNoAnswerAboutTheTaskIsAnError();
    void anotherIdIsNamed();
    void theObjectFieldTellsNothing();
    void theLaterOfTwoEqualKeysCounts();
    void aServiceWithItsOwnFieldsIsRead();
    void anEchoedKeyIsCutOutOfEverything_data();
    void anEchoedKeyIsCutOutOfEverything();
    void brokenAnswersNeverCrash();
    void anOpenAiLikeAnswerIsReadByDataAlone_data();
    void anOpenAiLikeAnswerIsReadByDataAlone();
    void theIdOfAnExampleIsFound();
};

void AnswerParserTest::theExamplesOfThePagesAreRead_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("askedId");
    QTest::addColumn<Status>("status");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("videoUrl");
    QTest::addColumn<double>("duration"); // 0: nothing
    QTest::addColumn<QString>("message");
    const QString veo = u"vgen_abc123def456"_s;
    const QString videos = u"video_1234567890"_s;
    const QString sora = u"sora_abc123def456"_s;
    QTest::newRow("page 1, processing") << u"page-1-processing.json"_s << veo << Status::Processing
                                        << u"veo3.1-fast"_s << u""_s << 0.0 << u""_s;
    QTest::newRow("page 2, processing") << u"page-2-processing.json"_s << veo << Status::Processing
                                        << u"veo_3_1_fast"_s << u""_s << 0.0 << u""_s;
    QTest::newRow("page 2, completed")
        << u"page-2-completed.json"_s << veo << Status::Completed << u"veo_3_1_fast"_s
        << u"https://cdn.example.com/videos/vgen_abc123def456.mp4"_s << 8.0 << u""_s;
    QTest::newRow("page 3, processing") << u"page-3-processing.json"_s << videos << Status::Processing
                                        << u"videos"_s << u""_s << 0.0 << u""_s;
    QTest::newRow("page 3, completed")
        << u"page-3-completed.json"_s << videos << Status::Completed << u"videos"_s
        << u"https://cdn.example.com/video_1234567890.mp4"_s << 5.0 << u""_s;
    QTest::newRow("page 3, failed") << u"page-3-failed.json"_s << videos << Status::Failed << u"videos"_s
                                    << u""_s << 0.0
                                    << u"Reference video exceeds maximum total duration of 15 seconds."_s;
    QTest::newRow("page 4, processing") << u"page-4-processing.json"_s << sora << Status::Processing
                                        << u"openAiSora2Plus"_s << u""_s << 0.0 << u""_s;
    QTest::newRow("page 4, completed")
        << u"page-4-completed.json"_s << sora << Status::Completed << u"openAiSora2Plus"_s
        << u"https://cdn.example.com/videos/sora_abc123def456.mp4"_s << 8.0 << u""_s;
}

void AnswerParserTest::theExamplesOfThePagesAreRead()
{
    QFETCH(QString, file);
    QFETCH(QString, askedId);
    QFETCH(Status, status);
    QFETCH(QString, model);
    QFETCH(QString, videoUrl);
    QFETCH(double, duration);
    QFETCH(QString, message);
    QFile source(QStringLiteral(TEST_DATA_DIR "/answers/") + file);
    QVERIFY(source.open(QIODevice::ReadOnly));
    const QByteArray body = source.readAll();
    for (const Service &one : ServiceCatalogue::builtIn().services()) {
        const Result<TaskResult> result = parseAnswer(body, askedId, one, key);
        QVERIFY(result.ok());
        QCOMPARE(result->status, status);
        QCOMPARE(result->model, model);
        QCOMPARE(msOf(result->created), 1761635478000);
        QCOMPARE(result->videoUrl, videoUrl);
        QCOMPARE(result->actualDuration.value_or(0), duration);
        QCOMPARE(result->message, message);
        QCOMPARE(msOf(result->expiresAt), -1);
        QCOMPARE(result->raw, body);
    }
}

void AnswerParserTest::whatIsNoAnswerAboutTheTaskIsAnError_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    const auto unreadable = [](const char *name, const QByteArray &body) {
        QTest::newRow(name) << body << ErrorKind::AnswerUnreadable;
    };
    const auto foreign = [](const char *name, const QByteArray &body) {
        QTest::newRow(name) << body << ErrorKind::AnswerForeign;
    };
    unreadable("nothing", "");
    unreadable("spaces", "  \n");
    unreadable("a page", "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>");
    unreadable("a word", "ok");
    unreadable("a number", "42");
    unreadable("a text", "\"completed\"");
    unreadable("null", "null");
    unreadable("an array", R"([{"id":"vgen_abc123def456","status":"completed"}])");
    unreadable("cut short", R"({"id":"vgen_abc123def456","status":"comp)");
    unreadable("cut within a character", answerWith(R"(,"model":")").left(60) + "\xE4\xBB");
    unreadable("more behind it", answerWith("") + "x");
    unreadable("two answers", answerWith("") + answerWith(""));
    unreadable("no number", answerWith(R"(,"created":NaN)"));
    unreadable("a number that does not fit", answerWith(R"(,"created":1e999)"));
    unreadable("single quotes", "{'id':'vgen_abc123def456','status':'completed'}");
    unreadable("invalid UTF-8", answerWith(",\"model\":\"\xFF\xFE\""));
    unreadable("overlong UTF-8", answerWith(",\"model\":\"\xC0\xAF\""));
    unreadable("UTF-16", QByteArray("\xFF\xFE{\0}\0", 6));
    unreadable("nulls", QByteArray(100, '\0'));
    unreadable("gzip", QByteArray("\x1F\x8B\x08\0\0\0\0\0", 8));
    unreadable("too deep", QByteArray(5000, '[') + QByteArray(5000, ']'));
    unreadable("too deep within", answerWith(",\"x\":" + QByteArray(64, '[') + QByteArray(64, ']')));
    unreadable("no status", R"({"id":"vgen_abc123def456"})");
    unreadable("a status of null", answerWith(R"(,"status":null)"));
    unreadable("a status that is a number", answerWith(R"(,"status":3)"));
    unreadable("a status that is true", answerWith(R"(,"status":true)"));
    unreadable("a status in an object", answerWith(R"(,"status":{"state":"completed"})"));
    unreadable("an empty status", answerWith(R"(,"status":"  ")"));
    foreign("an empty object", "{}");
    foreign("no id", R"({"status":"completed"})");
    foreign("another id", R"({"id":"vgen_other","status":"completed"})");
    foreign("other letters", R"({"id":"VGEN_ABC123DEF456","status":"completed"})");
    foreign("a space behind", R"({"id":"vgen_abc123def456 ","status":"completed"})");
    foreign("an id of null", answerWith(R"(,"id":null)"));
    foreign("an id that is a number", answerWith(R"(,"id":7)"));
    foreign("a null in the id", QByteArray("{\"id\":\"vgen_abc123def456\0\"}", 27));
    foreign("an id in an array", answerWith(R"(,"id":["vgen_abc123def456"])"));
    QTest::newRow("too large") << answerWith(",\"x\":\"" + QByteArray(answerSizeCap, 'x') + "\"")
                               << ErrorKind::AnswerTooLarge;
}

void AnswerParserTest::whatIsNoAnswerAboutTheTaskIsAnError()
{
    QFETCH(QByteArray, body);
    QFETCH(ErrorKind, kind);
    QCOMPARE(faultOf(body), std::optional(kind));
}

void AnswerParserTest::anotherIdIsNamed()
{
    QCOMPARE(parsed(R"({"id":"vgen_other","status":"completed"})").error(),
             (Error{ErrorKind::AnswerForeign, u"vgen_other"_s}));
    QCOMPARE(parsed(R"({"id":"sk-test-0123456789abcdef","status":"completed"})").error(),
             (Error{ErrorKind::AnswerForeign, u"***"_s}));
}

void AnswerParserTest::theObjectFieldTellsNothing()
{
    Result<TaskResult> without = parsed(answerWith(""));
    for (const QByteArray object :
         {"\"video\"", "\"video.generation\"", "\"chat.completion\"", "null", "7", "{}"}) {
        TaskResult with = *parsed(answerWith(",\"object\":" + object));
        with.raw = without->raw;
        QCOMPARE(with, *without);
    }
}

void AnswerParserTest::theLaterOfTwoEqualKeysCounts()
{
    const Result<TaskResult> result =
        parsed(R"({"id":"vgen_other","status":"failed","id":"vgen_abc123def456","status":"queued"})");
    QVERIFY(result.ok());
    QCOMPARE(result->status, Status::Queued);
    QCOMPARE(faultOf(answerWith(R"(,"id":"vgen_other")")), std::optional(ErrorKind::AnswerForeign));
}

void AnswerParserTest::aServiceWithItsOwnFieldsIsRead()
{
    const Result<ServiceCatalogue> read = ServiceCatalogue::fromJson(R"({"services":[{
        "name":"own","base":"https://example.com","status":{"completed":["SUCCEEDED"],"failed":["error"]},
        "fields":{"id":"/data/task_id","status":"/data/state","video_url":["/data/urls/1","/data/urls/0"],
                  "error":"/data/a~1b~0c"}}]})");
    QVERIFY(read.ok());
    const Service &own = read->services().first();
    const Result<TaskResult> result = parseAnswer(
        R"({"data":{"task_id":"t1","state":"Succeeded","urls":["https://example.com/0",null],"a/b~c":"none"}})",
        u"t1"_s, own, key);
    QVERIFY(result.ok());
    QCOMPARE(result->status, Status::Completed);
    QCOMPARE(result->videoUrl, u"https://example.com/0"_s);
    QCOMPARE(result->message, u"none"_s);
    QCOMPARE(parseAnswer(R"({"data":7})", u"t1"_s, own, key).error().kind, ErrorKind::AnswerForeign);
}

void AnswerParserTest::anEchoedKeyIsCutOutOfEverything_data()
{
    QTest::addColumn<QByteArray>("echo");
    QByteArray escaped;
    for (const char c : key.toLatin1())
        escaped += "\\u00" + QByteArray(1, c).toHex();
    QTest::newRow("as it is") << key.toLatin1();
    QTest::newRow("in a sentence") << "Key " + key.toLatin1() + " is wrong";
    QTest::newRow("cut short") << key.left(18).toLatin1() + "***";
    QTest::newRow("base64") << QByteArray("Bearer " + key.toLatin1()).toBase64();
    QTest::newRow("escaped") << escaped;
}

void AnswerParserTest::anEchoedKeyIsCutOutOfEverything()
{
    QFETCH(QByteArray, echo);
    const Result<TaskResult> result =
        parsed(answerWith(",\"model\":\"" + echo + "\",\"status\":\"" + echo + "\",\"error\":\"" + echo +
                          "\",\"video_url\":\"https://cdn.example.com/?k=" + echo + "\",\"" + echo + "\":1"));
    QVERIFY(result.ok());
    const QByteArray everything = result->raw + '\n' + result->model.toUtf8() + '\n' + result->word.toUtf8() +
                                  '\n' + result->message.toUtf8() + '\n' + result->videoUrl.toUtf8();
    const QByteArray base64 = QByteArray("Bearer " + key.toLatin1()).toBase64();
    for (qsizetype at = 0; at + 16 <= key.size(); ++at)
        QVERIFY2(!everything.contains(key.mid(at, 16).toLatin1()), everything.constData());
    for (qsizetype at = 12; at + 16 <= base64.size(); ++at)
        QVERIFY2(!everything.contains(base64.mid(at, 16)), everything.constData());
    QVERIFY2(!everything.contains("\\u0073\\u006b"), everything.constData());
}

void AnswerParserTest::brokenAnswersNeverCrash()
{
    const QByteArray whole = answerWith(
        R"(,"created":1761635478,"model":"veo_3_1_fast","video_url":"https://cdn.example.com/a.mp4","actualDuration":8,"error":{"message":"\u4efb"})");
    QVERIFY(parsed(whole).ok());
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY(!parsed(whole.left(size)).ok());
    std::mt19937 random(3);
    for (int round = 0; round < 5000; ++round) {
        QByteArray broken = whole;
        for (int i = 0; i < 3; ++i)
            broken[qsizetype(random() % size_t(broken.size()))] = char(random());
        const Result<TaskResult> result = parsed(broken);
        QVERIFY(result.ok() || !broken.isEmpty());
    }
}

void AnswerParserTest::anOpenAiLikeAnswerIsReadByDataAlone_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<Status>("status");
    QTest::addColumn<int>("progress");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("link");
    const QString content = u"https://api.example/x/v1/videos/video_1/content"_s;
    QTest::newRow("queued") << QByteArray(R"("status":"queued","progress":0,"error":null)") << Status::Queued
                            << 0 << u""_s << u""_s;
    QTest::newRow("in progress") << QByteArray(R"("status":"in_progress","progress":33,"error":null)")
                                 << Status::Processing << 33 << u""_s << u""_s;
    QTest::newRow("completed") << QByteArray(R"("status":"completed","progress":100,"error":null)")
                               << Status::Completed << 100 << u""_s << content;
    QTest::newRow("failed")
        << QByteArray(
               R"("status":"failed","progress":0,"error":{"code":"moderation","message":"Not allowed."})")
        << Status::Failed << 0 << u"Not allowed."_s << u""_s;
    QTest::newRow("failed with a code alone")
        << QByteArray(R"("status":"failed","error":{"code":"moderation","message":null})") << Status::Failed
        << -1 << u"{\"code\":\"moderation\",\"message\":null}"_s << u""_s;
}

void AnswerParserTest::anOpenAiLikeAnswerIsReadByDataAlone()
{
    QFETCH(QByteArray, fields);
    QFETCH(Status, status);
    QFETCH(int, progress);
    QFETCH(QString, message);
    QFETCH(QString, link);
    const QByteArray body = R"({"id":"video_1","object":"video","model":"sora-2","created_at":1761635478,)"
                            R"("expires_at":1761721878,"seconds":"8",)" +
                            fields + "}";
    const Result<TaskResult> result = parseAnswer(body, u"video_1"_s, openAiLikeService(), key);
    QVERIFY(result.ok());
    QCOMPARE(result->status, status);
    QCOMPARE(result->progress.value_or(-1), progress);
    QCOMPARE(result->message, message);
    QCOMPARE(result->videoUrl, link);
    QCOMPARE(msOf(result->created), 1761635478000);
    QCOMPARE(msOf(result->expiresAt), 1761721878000);
    QCOMPARE(result->actualDuration.value_or(-1), 8.0);
}

void AnswerParserTest::theIdOfAnExampleIsFound()
{
    QCOMPARE(idInAnswer("{\"id\":\"video_1\"}", openAiLikeService()), u"video_1"_s);
    QCOMPARE(idInAnswer("{\"task\":\"video_1\"}", openAiLikeService()), QString());
    QCOMPARE(idInAnswer("<html>", openAiLikeService()), QString());
}

QTEST_GUILESS_MAIN(AnswerParserTest)
#include "answer_parser_test.moc"
