// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/helper_answer.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace rushes;

namespace {

const QByteArray poster("\xff\xd8\xff\xe0 picture \xff\xd9");
const QByteArray facts =
    R"({"duration_s":8.04,"width":1280,"height":720,"fps":23.976,"has_sound":true,"look":"moving","poster_bytes":15})";

QByteArray refusal(const QByteArray &reason)
{
    return "{\"error\":" + reason + "}\n";
}

QByteArray changed(const char *from, const char *to)
{
    QByteArray line = facts;
    Q_ASSERT(line.contains(from));
    return line.replace(from, to) + '\n' + poster;
}

} // namespace

class HelperAnswerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void factsAndPosterAreRead()
    {
        const auto answer = readHelperAnswer(facts + '\n' + poster, 0);
        QVERIFY(answer);
        QCOMPARE(answer->durationSeconds, 8.04);
        QCOMPARE(answer->width, 1280);
        QCOMPARE(answer->height, 720);
        QCOMPARE(answer->framesPerSecond, 23.976);
        QVERIFY(answer->hasSound);
        QCOMPARE(answer->poster, poster);
    }

    void whatIsOddThroughoutIsAMark_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<ClipMarks>("marks");
        QTest::newRow("nothing") << facts + '\n' + poster << ClipMarks();
        QTest::newRow("frozen") << changed("moving", "frozen") << ClipMarks(ClipMark::Frozen);
        QTest::newRow("black") << changed("moving", "black") << ClipMarks(ClipMark::Black);
        QTest::newRow("without sound") << changed("true", "false") << ClipMarks(ClipMark::Silent);
        QTest::newRow("black without sound") << changed(R"(true,"look":"moving")", R"(false,"look":"black")")
                                             << ClipMarks(ClipMark::Silent | ClipMark::Black);
    }
    void whatIsOddThroughoutIsAMark()
    {
        QFETCH(QByteArray, output);
        const auto answer = readHelperAnswer(output, 0);
        QVERIFY(answer);
        QTEST(answer->marks, "marks");
    }

    void aRefusalGivesItsReason_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QString>("reason");
        QTest::newRow("plain") << refusal("\"no frame decodes\"") << u"no frame decodes"_s;
        QTest::newRow("control characters") << refusal("\"a\\u001b[31m\\nb\"") << u"a [31m b"_s;
        QTest::newRow("long") << refusal('"' + QByteArray(1000, 'x') + '"') << QString(200, u'x');
    }
    void aRefusalGivesItsReason()
    {
        QFETCH(QByteArray, output);
        QFETCH(QString, reason);
        const auto answer = readHelperAnswer(output, 1);
        QVERIFY(!answer);
        QCOMPARE(answer.error(), (Error{ErrorKind::ClipUndecodable, reason}));
    }

    void nonsenseIsTheCheckersFailureNotTheClips_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<int>("exitCode");

        QTest::newRow("nothing") << QByteArray() << 0;
        QTest::newRow("nothing, refused") << QByteArray() << 1;
        QTest::newRow("no line end") << facts << 0;
        QTest::newRow("no JSON") << "hello\n"_ba << 0;
        QTest::newRow("an array") << "[1]\n"_ba << 0;
        QTest::newRow("a line too long") << QByteArray(5000, ' ') + facts + '\n' + poster << 0;
        QTest::newRow("facts with a refusal's code") << facts + '\n' + poster << 1;
        QTest::newRow("facts with another code") << facts + '\n' + poster << 3;
        QTest::newRow("a refusal with the code of success") << refusal("\"x\"") << 0;
        QTest::newRow("a refusal and more") << refusal("\"x\"") + "more" << 1;
        QTest::newRow("a refusal without words") << refusal("\"\"") << 1;
        QTest::newRow("a refusal that is a number") << refusal("7") << 1;
        QTest::newRow("a refusal with a second key") << refusal("\"x\",\"key\":1") << 1;
        QTest::newRow("a key missing") << changed(R"("has_sound":true,)", "") << 0;
        QTest::newRow("a key too many") << changed(R"("width")", R"("depth":1,"width")") << 0;
        QTest::newRow("a word for a number") << changed("1280", R"("1280")") << 0;
        QTest::newRow("a number for a truth") << changed("true", "1") << 0;
        QTest::newRow("a look missing") << changed(R"("look":"moving",)", "") << 0;
        QTest::newRow("a look of no kind") << changed(R"("moving")", R"("upside-down")") << 0;
        QTest::newRow("a look in capitals") << changed(R"("moving")", R"("Black")") << 0;
        QTest::newRow("an empty look") << changed(R"("moving")", R"("")") << 0;
        QTest::newRow("a truth for a look") << changed(R"("moving")", "true") << 0;
        QTest::newRow("two looks") << changed(R"("moving")", R"(["frozen","black"])") << 0;
        QTest::newRow("no width") << changed("1280", "0") << 0;
        QTest::newRow("a negative height") << changed("720", "-720") << 0;
        QTest::newRow("half a pixel") << changed("1280", "1280.5") << 0;
        QTest::newRow("too wide") << changed("1280", "65536") << 0;
        QTest::newRow("no duration") << changed("8.04", "0") << 0;
        QTest::newRow("an endless duration") << changed("8.04", "1e999") << 0;
        QTest::newRow("an absurd duration") << changed("8.04", "86401") << 0;
        QTest::newRow("no frame rate") << changed("23.976", "0.000") << 0;
        QTest::newRow("an absurd frame rate") << changed("23.976", "1001") << 0;
        QTest::newRow("poster too short") << facts + '\n' + poster.chopped(1) << 0;
        QTest::newRow("poster too long") << facts + '\n' + poster + poster << 0;
        QTest::newRow("no poster")
            << changed(R"("poster_bytes":15)", R"("poster_bytes":0)").chopped(poster.size()) << 0;
        QTest::newRow("no JPEG") << facts + '\n' + QByteArray(poster.size(), 'x') << 0;
    }
    void nonsenseIsTheCheckersFailureNotTheClips()
    {
        QFETCH(QByteArray, output);
        QFETCH(int, exitCode);
        const auto answer = readHelperAnswer(output, exitCode);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::CheckerFailed);
        QVERIFY(!answer.error().detail.isEmpty());
    }
};

QTEST_APPLESS_MAIN(HelperAnswerTest)
#include "helper_answer_test.moc"
