// SPDX-License-Identifier: GPL-3.0-or-later
#include "found_ids.h"

#include <QTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

/// Which ids a text names, and whose they are.
class PastedTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsAreFoundInAnyMess_data();
    void idsAreFoundInAnyMess();
    void theServiceIsCertainWhereTheTextSaysIt_data();
    void theServiceIsCertainWhereTheTextSaysIt();
    void theHostOfAStrangerIsTold();
    void aModeNamedBesideIsTaken_data();
    void aModeNamedBesideIsTaken();
    void everyIdComesOnceInTheOrderOfTheText();
    void whatTheDefaultHasNotGoesToTheFirstThatHas();
    void theProfilesDefaultTakesWhatIsShared();
    void prefixesComeFromTheCatalogue();
    void thePagesOfTheServicesGiveTheirExamples_data();
    void thePagesOfTheServicesGiveTheirExamples();
};

void PastedTextTest::idsAreFoundInAnyMess_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QString &text, const QStringList &expected) {
        QTest::newRow(name) << text << expected;
    };
    const QStringList three{bareVeo, bareSora, bareVideo};

    row("nothing", u""_s, {});
    row("one", u"sora_abc123def456"_s, {bareSora});
    row("lines", u"vgen_abc123def456\nsora_abc123def456\r\nvideo_1234567890\n"_s, three);
    row("commas", u"vgen_abc123def456,sora_abc123def456, video_1234567890"_s, three);
    row("semicolons and tabs", u"vgen_abc123def456;sora_abc123def456\tvideo_1234567890"_s, three);
    row("Chinese commas", u"vgen_abc123def456，sora_abc123def456、video_1234567890。"_s, three);
    row("Chinese letters at both sides",
        u"任务vgen_abc123def456已完成，编号sora_abc123def456失败（video_1234567890）"_s, three);
    row("Chinese brackets", u"【vgen_abc123def456】「sora_abc123def456」《video_1234567890》"_s, three);
    row("full-width",
        u"ｖｇｅｎ＿ａｂｃ１２３ｄｅｆ４５６　ｓｏｒａ＿ａｂｃ１２３ｄｅｆ４５６，ｖｉｄｅｏ＿１２３４５６７８９０"_s,
        three);
    row("full-width in part", u"sora＿abc１２３def456"_s, {bareSora});
    row("emoji around", u"🎬vgen_abc123def456🎉"_s, {bareVeo});
    row("accents around", u"évgen_abc123def456é"_s, {bareVeo});
    row("quotes", u"'vgen_abc123def456' \"sora_abc123def456\" `video_1234567890`"_s, three);
    row("typographic quotes", u"“vgen_abc123def456” ‘sora_abc123def456’ «video_1234567890»"_s, three);
    row("Markdown", u"- **vgen_abc123def456**\n- _sora_abc123def456_\n- [x](video_1234567890)"_s, three);
    row("Markdown, strong", u"__sora_abc123def456__"_s, {bareSora});
    row("a Markdown table", u"| id | s |\n|---|---|\n| sora_abc123def456 | queued |"_s, {bareSora});
    row("a list with numbers", u"1. vgen_abc123def456\n2. sora_abc123def456\n3) video_1234567890"_s, three);
    row("HTML", u"<td>vgen_abc123def456</td><td>sora_abc123def456</td>&quot;video_1234567890&quot;"_s, three);
    row("the end of a sentence", u"Done: sora_abc123def456."_s, {bareSora});
    row("more to come", u"Waiting for sora_abc123def456..."_s, {bareSora});
    row("Chinese, more to come", u"等待sora_abc123def456……"_s, {bareSora});
    row("a colon behind", u"sora_abc123def456: queued"_s, {bareSora});
    row("a status glued on", u"sora_abc123def456:queued"_s, {bareSora});
    row("a value", u"id=sora_abc123def456&x=1"_s, {bareSora});
    row("an option", u"--id=sora_abc123def456"_s, {bareSora});
    row("dashes within", u"vgen_abc-123-def"_s, {u"vgen_abc-123-def kyyReactApiServer/veo shared?"_s});
    row("a UUID", u"sora_550e8400-e29b-41d4-a716-446655440000"_s,
        {u"sora_550e8400-e29b-41d4-a716-446655440000 kyyReactApiServer/sora prefix"_s});
    row("typographic hyphens", u"sora_ab12‐cd34‑ef56"_s,
        {u"sora_ab12-cd34-ef56 kyyReactApiServer/sora prefix"_s});
    row("a dash for a pause", u"sora_abc123def456- done, video_1234567890--failed"_s,
        {bareSora, u"video_1234567890--failed kyyReactApiServer/videos prefix"_s});
    row("characters without a width", u"\uFEFFsora_abc\u200B123\u00ADdef456\u202E"_s, {bareSora});
    row("a no-break space", u"id:\u00A0sora_abc123def456\u00A0ok"_s, {bareSora});
    row("colours of a terminal", u"\x1b[32msora_abc123def456\x1b[0m"_s, {bareSora});
    row("escaped line breaks", u"ids:\\nvgen_abc123def456\\nsora_abc123def456\\tvideo_1234567890"_s, three);
    row("escaped letters", u"\\u4efb\\u52a1sora_abc123def456\\u002c vgen\\u005fabc123def456"_s,
        {bareSora, bareVeo});
    row("percent-encoded", u"q=vgen_abc123def456%2Csora_abc123def456%0Avideo_1234567890%E5%AE%8C"_s, three);
    row("an id encoded whole", u"%73ora%5Fabc123def456"_s, {bareSora});
    row("a log", u"2026-11-21T14:02:33Z INFO [sora_abc123def456] status=processing took=12s"_s, {bareSora});
    row("CSV",
        u"id,model,status\r\nsora_abc123def456,openAiSora2Plus,queued\r\nvideo_1234567890,videos,failed"_s,
        {bareSora, bareVideo});
    row("quoted CSV", u"\"sora_abc123def456\";\"queued\"\n\"video_1234567890\";\"failed\""_s,
        {bareSora, bareVideo});
    row("an array", u"[\"vgen_abc123def456\",\"sora_abc123def456\",\"video_1234567890\"]"_s, three);
    row("short ones in a line of their own", u"vgen_1, sora_a1\nvideo_42"_s,
        {u"vgen_1 kyyReactApiServer/veo shared?"_s, u"sora_a1 kyyReactApiServer/sora prefix"_s,
         u"video_42 kyyReactApiServer/videos prefix"_s});
    row("capitals in the id", u"sora_AbC123dEf"_s, {u"sora_AbC123dEf kyyReactApiServer/sora prefix"_s});
    row("256 characters", u"sora_"_s + QString(251, u'7'),
        {u"sora_"_s + QString(251, u'7') + u" kyyReactApiServer/sora prefix"_s});
    row("a path of a file system", u"/home/me/sora_abc123def456/notes.txt C:\\clips\\vgen_abc123def456\\x"_s,
        {bareSora, bareVeo});
    row("our own list",
        uR"({"id":"vgen_abc123def456","service":"kyyAiPower","family":"veo","status":"queued"})"_s,
        {powerVeo});
}

void PastedTextTest::idsAreFoundInAnyMess()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    QCOMPARE(found(text), expected);
}

void PastedTextTest::theServiceIsCertainWhereTheTextSaysIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QString &text, const QStringList &expected) {
        QTest::newRow(name) << text << expected;
    };
    const QString powerUrl = power + u"/v1/result/vgen_abc123def456"_s;
    const QString reactUrl = react + u"/v1/result/vgen_abc123def456"_s;

    row("one base", powerUrl, {powerVeo});
    row("the other base", reactUrl, {reactVeo});
    row("a query behind", powerUrl + u"?x=sora_zzz999yyy888#f"_s,
        {powerVeo, u"sora_zzz999yyy888 kyyAiPower/ base"_s});
    row("a slash behind", powerUrl + u"/"_s, {powerVeo});
    row("Chinese around", u"查询"_s + powerUrl + u"，谢谢"_s, {powerVeo});
    row("the end of a sentence", u"See "_s + powerUrl + u"."_s, {powerVeo});
    row("a Markdown link", u"[clip]("_s + powerUrl + u")"_s, {powerVeo});
    row("capitals in the host", u"HTTPS://ZCBSERVICE.aizfw.cn:443/kyyAiPower/v1/result/vgen_abc123def456"_s,
        {powerVeo});
    row("without a scheme", u"zcbservice.aizfw.cn/kyyAiPower/v1/result/vgen_abc123def456"_s, {powerVeo});
    row("the path alone, in a log", u"GET /kyyAiPower/v1/result/vgen_abc123def456 HTTP/1.1"_s, {powerVeo});
    row("percent-encoded",
        u"?u=https%3A%2F%2Fzcbservice.aizfw.cn%2FkyyAiPower%2Fv1%2Fresult%2Fvgen_abc123def456"_s, {powerVeo});
    row("encoded twice",
        u"https%253A%252F%252Fzcbservice.aizfw.cn%252FkyyAiPower%252Fv1%252Fresult%252Fvgen_abc123def456"_s,
        {powerVeo});
    row("escaped slashes",
        uR"("url":"https:\/\/zcbservice.aizfw.cn\/kyyAiPower\/v1\/result\/vgen_abc123def456")"_s, {powerVeo});
    row("full-width",
        u"ｈｔｔｐｓ：／／ｚｃｂｓｅｒｖｉｃｅ．ａｉｚｆｗ．ｃｎ／ｋｙｙＡｉＰｏｗｅｒ／ｖ１／ｒｅｓｕｌｔ／ｖｇｅｎ＿ａｂｃ１２３ｄｅｆ４５６"_s,
        {powerVeo});
    row("inside a stranger's URL", u"https://example.com/?to="_s + powerUrl, {powerVeo});
    row("curl over several lines",
        u"curl --request GET \\\n  --url "_s + powerUrl +
            u" \\\n  --header 'Authorization: Bearer {{key}}'"_s,
        {powerVeo});
    row("curl over several lines of Windows",
        u"curl --request GET \\\r\n --url \""_s + reactUrl + u"\" \\\r\n -i"_s, {reactVeo});
    row("two URLs of two bases", powerUrl + u"\n"_s + react + u"/v1/result/vgen_zzz999"_s,
        {powerVeo, u"vgen_zzz999 kyyReactApiServer/veo base"_s});
    row("an id without digits", power + u"/v1/result/vgen_abc"_s, {u"vgen_abc kyyAiPower/veo base"_s});
    row("dots and colons in the URL's id", power + u"/v1/result/vgen_a.b:c"_s,
        {u"vgen_a.b:c kyyAiPower/veo base"_s});
    row("improved by a later appearance", u"vgen_abc123def456\n"_s + powerUrl, {powerVeo});
    row("not spoilt by a later appearance", powerUrl + u"\nvgen_abc123def456"_s, {powerVeo});
    row("a bare one beside another's URL", power + u"/v1/result/vgen_zzz999\nvgen_abc123def456"_s,
        {u"vgen_zzz999 kyyAiPower/veo base"_s, bareVeo});
    row("a bare one before another's URL, in one line",
        u"vgen_abc123def456 "_s + power + u"/v1/result/vgen_zzz999"_s,
        {bareVeo, u"vgen_zzz999 kyyAiPower/veo base"_s});
    row("a base named for all", u"Base URL: "_s + power + u"\nvgen_abc123def456\nvgen_zzz999"_s,
        {powerVeo, u"vgen_zzz999 kyyAiPower/veo base"_s});
    row("a create call and its answer",
        u"curl -X POST "_s + power +
            u"/v1/videos -d '{\"prompt\":\"sea\"}'\n{\"id\":\"vgen_abc123def456\"}"_s,
        {powerVeo});
    row("a template and an id", u"GET "_s + power + u"/v1/result/{id}\nvgen_abc123def456"_s, {powerVeo});
    row("both bases named", u"Base URLs: "_s + power + u" "_s + react + u"\nvgen_abc123def456"_s, {bareVeo});
    row("the service's name beside", u"kyyAiPower: vgen_abc123def456"_s, {powerVeo});
    row("both services' names beside", u"kyyAiPower or kyyReactApiServer? vgen_abc123def456"_s, {bareVeo});

    const QString byPowerModel = u"vgen_abc123def456 kyyAiPower/veo model"_s;
    const QString byReactModel = u"vgen_abc123def456 kyyReactApiServer/veo model"_s;
    row("model beside, in JSON",
        uR"({"id":"vgen_abc123def456","object":"video.generation","model":"veo3.1-fast"})"_s, {byPowerModel});
    row("the other model, over lines",
        u"{\n  \"id\": \"vgen_abc123def456\",\n  \"object\": \"video\",\n  \"model\": \"veo_3_1_fast\"\n}"_s,
        {byReactModel});
    row("model before the id", uR"({"model":"veo3.1-fast","task_id":"vgen_abc123def456"})"_s, {byPowerModel});
    row("JSON within JSON", uR"({"body":"{\"id\":\"vgen_abc123def456\",\"model\":\"veo3.1-fast\"}"})"_s,
        {byPowerModel});
    row("JSON in CSV", uR"(1,"{""id"":""vgen_abc123def456"",""model"":""veo3.1-fast""}")"_s, {byPowerModel});
    row("Python's notation", u"{'id': 'vgen_abc123def456', 'model': 'veo3.1-fast', 'error': None}"_s,
        {byPowerModel});
    row("JSON without its braces", u"\"id\": \"vgen_abc123def456\",\n\"model\": \"veo3.1-fast\","_s,
        {byPowerModel});
    row("two answers without their braces",
        u"\"id\": \"vgen_abc123def456\",\n\"model\": \"veo3.1-fast\",\n\"id\": \"vgen_zzz999\",\n\"model\": \"veo_3_1_fast\""_s,
        {byPowerModel, u"vgen_zzz999 kyyReactApiServer/veo model"_s});
    row("two answers",
        uR"([{"id":"vgen_abc123def456","model":"veo3.1-fast"},{"id":"vgen_zzz999","model":"veo_3_1_fast"}])"_s,
        {byPowerModel, u"vgen_zzz999 kyyReactApiServer/veo model"_s});
    row("a model in another object",
        uR"([{"id":"vgen_abc123def456"},{"id":"vgen_zzz999","model":"veo3.1-fast"}])"_s,
        {bareVeo, u"vgen_zzz999 kyyAiPower/veo model"_s});
    row("a model in a log's line", u"12:00 created vgen_abc123def456 (veo3.1-fast)"_s, {byPowerModel});
    row("a model in a row of CSV", u"vgen_abc123def456,veo_3_1_fast,queued"_s, {byReactModel});
    row("two models in a line", u"vgen_abc123def456 veo3.1-fast veo_3_1_fast"_s, {bareVeo});
    row("two ids beside one model", u"vgen_abc123def456 vgen_zzz999 veo3.1-fast"_s,
        {bareVeo, u"vgen_zzz999 kyyReactApiServer/veo shared?"_s});
    row("an everyday word that is a model", u"my videos: vgen_abc123def456"_s, {bareVeo});
    row("Sora of the other service", uR"({"id":"sora_abc123def456","model":"sora-2-pro"})"_s,
        {u"sora_abc123def456 kyyAiPower/sora model"_s});
    row("an answer that has its link",
        uR"({"id":"vgen_abc123def456","model":"veo_3_1_fast","status":"completed","video_url":"https://cdn.example.com/videos/vgen_abc123def456.mp4","actualDuration":8})"_s,
        {byReactModel});
}

void PastedTextTest::theServiceIsCertainWhereTheTextSaysIt()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    QCOMPARE(found(text), expected);
}

void PastedTextTest::theHostOfAStrangerIsTold()
{
    const ServiceCatalogue &catalogue = ServiceCatalogue::builtIn();
    QCOMPARE(findIds(u"https://me@Evil.Example.:8443/sora_abc123def456", catalogue).value(0).host,
             u"evil.example"_s);
    QCOMPARE(findIds(u"https://[2001:db8::1]:8443/sora_abc123def456", catalogue).value(0).host,
             u"2001:db8::1"_s);
    QCOMPARE(findIds(u"https://cdn.example.com/sora_abc123def456.mp4", catalogue).value(0).host,
             u"cdn.example.com"_s);
    QCOMPARE(findIds(u"file:///home/me/sora_abc123def456.mp4", catalogue).value(0).host, u""_s);
    QCOMPARE(findIds(u"sora_abc123def456", catalogue).value(0).host, u""_s);
}

void PastedTextTest::aModeNamedBesideIsTaken_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("mode");
    QTest::newRow("nearly always none") << u"sora_abc123def456"_s << u""_s;
    QTest::newRow("JSON") << uR"({"id":"sora_abc123def456","mode":"12s"})"_s << u"12s"_s;
    QTest::newRow("an option") << u"watch --mode 4s sora_abc123def456"_s << u"4s"_s;
    QTest::newRow("a log") << u"vgen_abc123def456 mode=first-last-frame"_s << u"first-last-frame"_s;
    QTest::newRow("of another family") << u"vgen_abc123def456 mode=12s"_s << u""_s;
    QTest::newRow("of two ids") << u"mode=12s sora_abc123def456 sora_zzz999"_s << u""_s;
    QTest::newRow("a length of time") << u"sora_abc123def456 took 12s"_s << u""_s;
}

void PastedTextTest::aModeNamedBesideIsTaken()
{
    QFETCH(QString, text);
    QFETCH(QString, mode);
    QCOMPARE(findIds(text, ServiceCatalogue::builtIn()).value(0).mode, mode);
}

void PastedTextTest::everyIdComesOnceInTheOrderOfTheText()
{
    const QString text = u"sora_bbb222 {\"id\":\"job-1a2b\",\"status\":\"queued\",\"by\":\"sora_ccc333\"} "
                         u"vgen_aaa111 sora_bbb222\n"
                         "video_9\nvgen_aaa111"_s;
    QCOMPARE(idsIn(text), (QStringList{u"sora_bbb222"_s, u"job-1a2b"_s, u"sora_ccc333"_s, u"vgen_aaa111"_s,
                                       u"video_9"_s}));
}

void PastedTextTest::whatTheDefaultHasNotGoesToTheFirstThatHas()
{
    const Result<ServiceCatalogue> read = ServiceCatalogue::fromJson(
        R"({"default":"c","services":[
            {"name":"a","base":"https://example.com/a","families":[{"name":"x","id_prefixes":["x_"],"models":["m-1"]}]},
            {"name":"b","base":"https://example.com/b","families":[{"name":"x","id_prefixes":["x_"],"models":["m-.*"]}]},
            {"name":"c","base":"https://example.com/c"}]})");
    QVERIFY(read.ok());
    QCOMPARE(found(u"x_abc123def456"_s, *read), QStringList{u"x_abc123def456 a/x shared?"_s});
    // A model of two services tells nothing.
    QCOMPARE(found(u"x_abc123def456 m-1"_s, *read), QStringList{u"x_abc123def456 a/x shared?"_s});
    QCOMPARE(found(u"x_abc123def456 m-2"_s, *read), QStringList{u"x_abc123def456 b/x model"_s});
}

void PastedTextTest::theProfilesDefaultTakesWhatIsShared()
{
    const ServiceCatalogue other = ServiceCatalogue::builtIn().withDefault(u"kyyAiPower"_s);
    QCOMPARE(found(u"vgen_abc123def456"_s, other),
             QStringList{u"vgen_abc123def456 kyyAiPower/veo shared?"_s});
    QCOMPARE(found(u"sora_abc123def456"_s, other), QStringList{bareSora});
    QCOMPARE(found(u"vgen_abc123def456"_s, ServiceCatalogue()), QStringList());
}

void PastedTextTest::prefixesComeFromTheCatalogue()
{
    const Result<ServiceCatalogue> read = ServiceCatalogue::fromJson(
        R"({"services":[{"name":"own","base":"http://127.0.0.1:8080/api","path":"/tasks/{id}/state","families":[
            {"name":"clips","id_prefixes":["clip-"]},{"name":"long","id_prefixes":["clip-long-"]}]}]})");
    QVERIFY(read.ok());
    QCOMPARE(found(u"clip-7f31c09 vgen_abc123def456"_s, *read),
             QStringList{u"clip-7f31c09 own/clips prefix"_s});
    QCOMPARE(found(u"clip-long-7f31c09"_s, *read), QStringList{u"clip-long-7f31c09 own/long prefix"_s});
    QCOMPARE(found(u"http://127.0.0.1:8080/api/tasks/job-7/state"_s, *read),
             QStringList{u"job-7 own/ base"_s});
    QCOMPARE(found(u"127.0.0.1:8080/api/tasks/job-7/state"_s, *read), QStringList{u"job-7 own/ base"_s});
    QCOMPARE(found(u"http://127.0.0.1:8081/api/tasks/job-7/state"_s, *read), QStringList());
    QCOMPARE(found(u"http://127.0.0.1:8080/api/tasks/job-7/other"_s, *read), QStringList());
}

void PastedTextTest::thePagesOfTheServicesGiveTheirExamples_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("1") << u"page-veo-power.txt"_s << QStringList{powerVeo};
    QTest::newRow("2") << u"page-veo-react.txt"_s << QStringList{reactVeo};
    QTest::newRow("3") << u"page-videos-react.txt"_s
                       << QStringList{u"video_1234567890 kyyReactApiServer/videos base"_s};
    QTest::newRow("4") << u"page-sora-react.txt"_s
                       << QStringList{u"sora_abc123def456 kyyReactApiServer/sora base"_s};
}

void PastedTextTest::thePagesOfTheServicesGiveTheirExamples()
{
    QFETCH(QString, page);
    QFETCH(QStringList, expected);
    QFile file(QStringLiteral(TEST_DATA_DIR "/pasted/") + page);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(found(QString::fromUtf8(file.readAll())), expected);
}

QTEST_GUILESS_MAIN(PastedTextTest)
#include "pasted_text_test.moc"
