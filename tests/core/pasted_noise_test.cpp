// SPDX-License-Identifier: GPL-3.0-or-later
#include "found_ids.h"

#include <QTest>

#include <random>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

/// What is no id, and texts that mean no good.
class PastedNoiseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void strangersAndFilesAreNeverAsked_data();
    void strangersAndFilesAreNeverAsked();
    void wordsAreNotIds_data();
    void wordsAreNotIds();
    void anUnknownPrefixCountsOnlyWhereItIsCertain_data();
    void anUnknownPrefixCountsOnlyWhereItIsCertain();
    void noiseHidesNoIdAndMakesNone();
    void hostileLengthsEnd_data();
    void hostileLengthsEnd();
    void anyBytesAreText();
};

void PastedNoiseTest::strangersAndFilesAreNeverAsked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QString &text, const QStringList &expected) {
        QTest::newRow(name) << text << expected;
    };
    const QString strangers = u"sora_abc123def456 /sora stranger?"_s;
    const QString path = u"/v1/result/sora_abc123def456"_s;
    const QString file = u"sora_abc123def456 kyyReactApiServer/sora file?"_s;

    row("another host", u"https://evil.example/kyyReactApiServer"_s + path, {strangers});
    row("another base of the same host", u"https://zcbservice.aizfw.cn/kyyOther"_s + path, {strangers});
    row("a longer base", react + u"2"_s + path, {strangers});
    row("the host alone", u"https://zcbservice.aizfw.cn"_s + path, {strangers});
    row("plain http", u"http://zcbservice.aizfw.cn/kyyReactApiServer"_s + path, {strangers});
    row("another port", u"https://zcbservice.aizfw.cn:8443/kyyReactApiServer"_s + path, {strangers});
    row("no port at all", u"https://zcbservice.aizfw.cn:x/kyyReactApiServer"_s + path, {strangers});
    row("the host as a user name", u"https://zcbservice.aizfw.cn@evil.example/kyyReactApiServer"_s + path,
        {strangers});
    row("a user name", u"https://me:pw@zcbservice.aizfw.cn/kyyReactApiServer"_s + path, {strangers});
    row("the host as a part", u"https://zcbservice.aizfw.cn.evil.example/kyyReactApiServer"_s + path,
        {strangers});
    row("a base that climbs out", react + u"/../kyyOther"_s + path, {strangers});
    row("a base that climbs out, encoded", react + u"/%2e%2e/kyyOther"_s + path, {strangers});
    row("another host's query", u"https://evil.example/?a=b%20c&id=sora_abc123def456"_s, {strangers});
    row("another scheme", u"ws://evil.example/sora_abc123def456"_s, {strangers});
    row("a file", u"sora_abc123def456.mp4"_s, {file});
    row("a file in a folder", u"/home/me/Videos/sora_abc123def456.MP4"_s, {file});
    row("a file on a CDN", u"https://cdn.example.com/videos/sora_abc123def456.mp4?sig=x"_s, {file});
    row("a file under a known base", react + u"/files/sora_abc123def456.webm"_s, {file});
    row("a file in the id's place", react + u"/v1/result/sora_abc123def456.mp4"_s, {file});
    row("a file that is shared", u"vgen_abc123def456.mov"_s,
        {u"vgen_abc123def456 kyyReactApiServer/veo file?"_s});
    row("a file, and a mention", u"sora_abc123def456.mp4 is sora_abc123def456"_s, {bareSora});
    row("a stranger, and a mention", u"https://evil.example"_s + path + u"\nsora_abc123def456"_s,
        {u"sora_abc123def456 kyyReactApiServer/sora prefix?"_s});
    row("a stranger, and a known base", u"https://evil.example"_s + path + u"\n"_s + react + path,
        {u"sora_abc123def456 kyyReactApiServer/sora base"_s});
    row("a stranger's base decides nothing", u"https://evil.example/v1\nvgen_abc123def456"_s, {bareVeo});
    row("after the stranger's URL", u"https://evil.example/, sora_abc123def456"_s, {bareSora});
}

void PastedNoiseTest::strangersAndFilesAreNeverAsked()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    QCOMPARE(found(text), expected);
}

void PastedNoiseTest::wordsAreNotIds_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const QString &text) { QTest::newRow(qPrintable(text.left(60))) << text; };
    for (const char16_t *text : {
             u"vgen_",
             u"vgen_ ",
             u"sora_",
             u"video_",
             u"vgen",
             u"video",
             u"video_url",
             u"\"video_url\": null",
             u"video_id",
             u"sora_model",
             u"video_generation",
             u"video.generation",
             u"video_url2 = x",
             u"video_1080p.mkv and video_h264",
             u"sora_2_pro beats veo_3_1_fast",
             u"model: videos_fast",
             u"openAiSora2Plus",
             u"sora-2-stable",
             u"veo3.1-fast",
             u"const video_1 = video_2 + 1;",
             u"video_frames(video_10s)",
             u"vgen_../x",
             u"vgen_..%2fx",
             u"vgen_abc123/../x",
             u"vgen_abc123def456/../../etc",
             u"vgen_abc123def456..%2f..%2fx",
             u"vgen_abc123def456\\..\\x",
             u"vgen_%2e%2e%2fabc123",
             u"my_vgen_abc123def456",
             u"myvgen_abc123def456",
             u"x-sora_abc123def456",
             u"VGEN_ABC123DEF456",
             u"vgen-abc123def456",
             u"vgen abc123def456",
             u"vgen_ abc123def456",
             u"$sora_abc123def456",
             u"${sora_abc123def456}",
             u"sora_abc123...def456",
             u"sora_abc123…def456",
             u"任务 video_url 为空",
             u"ｖｉｄｅｏ＿ｕｒｌ",
             u"％２Ｆ",
             u"https://zcbservice.aizfw.cn/kyyAiPower/v1/result/{id}",
             u"https://zcbservice.aizfw.cn/kyyAiPower/v1/result/<id>",
             u"https://zcbservice.aizfw.cn/kyyAiPower/v1/result/:id",
             u"https://zcbservice.aizfw.cn/kyyAiPower/v1/result/TASK_ID",
             u"https://zcbservice.aizfw.cn/kyyAiPower/v1/result/",
             u"https://zcbservice.aizfw.cn/kyyAiPower/v1/result/..",
             u"https://zcbservice.aizfw.cn/kyyAiPower/v1/result/%2e%2e%2fkeys",
             u"https://zcbservice.aizfw.cn/kyyAiPower/v1/result/vgen_abc123/../../keys",
             u"https://zcbservice.aizfw.cn/kyyAiPower/v1/result/vgen_abc%00def",
             u"{\"id\":\"vgen_\"}",
             u"{\"id\":\"video_id\",\"status\":\"queued\"}",
             u"{\"id\":12345678,\"status\":\"queued\"}",
             u"{\"id\":\"../../x\",\"status\":\"queued\"}",
             u"{\"id\":null,\"model\":\"videos\"}",
         })
        row(QString::fromUtf16(text));
    QTest::newRow("257 characters") << u"sora_"_s + QString(252, u'7');
    QTest::newRow("257 characters in a URL") << power + u"/v1/result/"_s + QString(257, u'7');
}

void PastedNoiseTest::wordsAreNotIds()
{
    QFETCH(QString, text);
    QCOMPARE(found(text), QStringList());
}

void PastedNoiseTest::anUnknownPrefixCountsOnlyWhereItIsCertain_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QString &text, const QStringList &expected) {
        QTest::newRow(name) << text << expected;
    };
    row("in a known URL", power + u"/v1/result/task-7f31c09"_s, {u"task-7f31c09 kyyAiPower/ base"_s});
    row("in a known URL, a prefix of the other service", power + u"/v1/result/sora_7f31c09"_s,
        {u"sora_7f31c09 kyyAiPower/ base"_s});
    row("elsewhere under a known base", power + u"/v1/other/task-7f31c09"_s, {});
    row("in a stranger's URL", u"https://evil.example/v1/result/task-7f31c09"_s, {});
    row("bare", u"task-7f31c09"_s, {});
    row("JSON with a status", uR"({"id":"task-7f31c09","status":"Queued"})"_s,
        {u"task-7f31c09 kyyReactApiServer/ shared?"_s});
    row("JSON with a model", uR"({"id":"task-7f31c09","model":"sora-2"})"_s,
        {u"task-7f31c09 kyyAiPower/sora model"_s});
    row("JSON with an object", uR"({"id":"task-7f31c09","object":"video.generation"})"_s,
        {u"task-7f31c09 kyyReactApiServer/ shared?"_s});
    row("JSON with another object", uR"({"id":"pi_3Mtw","object":"payment_intent","status":"processing"})"_s,
        {});
    row("JSON of a chat", uR"({"id":"chatcmpl-123","object":"chat.completion","model":"gpt-4o"})"_s, {});
    row("JSON with another status", uR"({"id":"task-7f31c09","status":"active"})"_s, {});
    row("JSON with dots and colons in the id", uR"({"id":"vgen_abc123.b2:c3","status":"queued"})"_s,
        {u"vgen_abc123.b2:c3 kyyReactApiServer/veo shared?"_s});
    row("JSON with two ids, ours first", uR"({"task_id":"sora_7f31c09","id":"req-77","status":"queued"})"_s,
        {u"sora_7f31c09 kyyReactApiServer/sora prefix"_s});
    row("JSON with two ids, ours last", uR"({"id":"req-77","task_id":"sora_7f31c09","status":"queued"})"_s,
        {u"sora_7f31c09 kyyReactApiServer/sora prefix"_s});
    row("JSON alone", uR"({"id":"task-7f31c09"})"_s, {});
    row("JSON with a status elsewhere", uR"({"id":"task-7f31c09","x":{"status":"queued"}})"_s, {});
    row("JSON under a named base", power + uR"(/v1/videos {"id":"task-7f31c09","status":"queued"})"_s,
        {u"task-7f31c09 kyyAiPower/ base"_s});
}

void PastedNoiseTest::anUnknownPrefixCountsOnlyWhereItIsCertain()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    QCOMPARE(found(text), expected);
}

void PastedNoiseTest::noiseHidesNoIdAndMakesNone()
{
    // 10 MB of words, signs and Chinese, with an id now and then.
    std::mt19937 random(7);
    const QStringList pieces{u"video_url"_s, u"lorem"_s,    u" "_s,   u"\n"_s,     u"任务"_s, u"{"_s, u"}"_s,
                             u"\""_s,        u"https://"_s, u"%2F"_s, u"vgen_"_s,  u"."_s,    u"/"_s, u":"_s,
                             u"，"_s,        u"0"_s,        u"\\"_s,  u" sora "_s, u"ＡＢ"_s};
    QString text;
    QStringList expected;
    while (text.size() < 10'000'000) {
        for (int i = 0; i < 2000; ++i)
            text += pieces[qsizetype(random() % size_t(pieces.size()))];
        const QString id = u"sora_q%1z7"_s.arg(random());
        text += u"\n"_s + id + u"\n"_s;
        expected += id;
    }
    QStringList ids = idsIn(text);
    ids.removeIf([](const QString &id) { return !id.contains(u'z'); });
    QCOMPARE(ids, expected);
}

void PastedNoiseTest::hostileLengthsEnd_data()
{
    QTest::addColumn<QString>("piece");
    QTest::newRow("letters") << u"a"_s;
    QTest::newRow("prefixes") << u"vgen_"_s;
    QTest::newRow("prefixes apart") << u"vgen_ "_s;
    QTest::newRow("URLs within URLs") << u"https://"_s;
    QTest::newRow("known URLs within URLs") << power + u"/v1/result/"_s;
    QTest::newRow("hosts") << u"zcbservice.aizfw.cn/"_s;
    QTest::newRow("open braces") << u"{"_s;
    QTest::newRow("closed braces") << u"}"_s;
    QTest::newRow("keys") << u"\"id\":"_s;
    QTest::newRow("keys with spaces") << u"\"id\"                                                        "_s;
    QTest::newRow("keys with values") << u"\"id\":\"vgen_a1\","_s;
    QTest::newRow("open quotes") << u"\"id\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"_s;
    QTest::newRow("percent signs") << u"%25"_s;
    QTest::newRow("backslashes") << u"\\"_s;
    QTest::newRow("dots") << u"vgen_abc123...."_s;
    QTest::newRow("escapes") << u"\x1b["_s;
    QTest::newRow("underscores") << u"_"_s;
    QTest::newRow("short ids") << u"vgen_1 "_s;
    QTest::newRow("colons") << u"://"_s;
}

void PastedNoiseTest::hostileLengthsEnd()
{
    QFETCH(QString, piece);
    // A scan that is not linear would take hours.
    QVERIFY(idsIn(piece.repeated(2'000'000 / piece.size())).size() <= 1);
}

void PastedNoiseTest::anyBytesAreText()
{
    std::mt19937 random(11);
    const QString alphabet =
        u"vgensoraid_-.:/\\%{}[]\"'0129 \n=&?#@$任，ｖ＿"_s + QChar(0) + QChar(0xD800) + QChar(0xDC00);
    for (int round = 0; round < 5000; ++round) {
        QString text;
        for (int i = 0; i < 60; ++i)
            text += random() % 8 == 0 ? u"vgen_a1b2c3"_s
                                      : QString(alphabet[qsizetype(random() % size_t(alphabet.size()))]);
        for (const FoundId &one : findIds(text, ServiceCatalogue::builtIn()))
            QVERIFY2(isPossibleId(one.id), qPrintable(text));
    }
}

QTEST_GUILESS_MAIN(PastedNoiseTest)
#include "pasted_noise_test.moc"
