// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/answer_text.h"
#include "ui/details/preview_choice.h"
#include "ui/details/safety_text.h"
#include "ui/details/task_actions.h"
#include "ui/preview/media_backend.h"
#include "ui/preview/preview_content.h"
#include "ui/preview/scrub_bar.h"

#include <QTest>

using namespace rushes;
using namespace Qt::StringLiterals;

/// The rules behind the details: what is shown and offered for a task in each state.
class DetailsRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyAClipThatPassedTheCheckIsPlayed_data();
    void onlyAClipThatPassedTheCheckIsPlayed();
    void whereNothingPlaysWordsSayWhy_data();
    void whereNothingPlaysWordsSayWhy();
    void aCopyTellsItsProgress();
    void everyClipStateHasAnIconAndAHeading();
    void theMostLikelyActionComesFirst_data();
    void theMostLikelyActionComesFirst();
    void anIdThatTwoServicesUseCanBeAskedForAtTheOther();
    void aLinkThatLeadsInsideCanBeFetchedAnyway();
    void answersAreLaidOut_data();
    void answersAreLaidOut();
    void noQueryOfAnAnswerIsShown_data();
    void noQueryOfAnAnswerIsShown();
    void aDeepAnswerStaysSmall();
    void onlyBackEndsThatAreThereAreAskedFor_data();
    void onlyBackEndsThatAreThereAreAskedFor();
    void clipTimesReadAlike_data();
    void clipTimesReadAlike();
    void clipsKeepTheirShape_data();
    void clipsKeepTheirShape();
    void marksOfAScaleHaveRoom();
};

namespace {

Task taskOf(Status status, ClipState clip)
{
    Task task;
    task.number = 1;
    task.id = u"vgen_7f31c09ab2e4"_s;
    task.service = u"kyyReactApiServer"_s;
    task.family = u"veo"_s;
    task.status = status;
    task.clip = clip;
    task.contact = Contact::Ok;
    task.clipFacts.durationSeconds = 8;
    task.clipFacts.width = 1280;
    task.clipFacts.height = 720;
    task.clipFacts.hasSound = true;
    return task;
}

const ClipFiles files{u"/clips/1.mp4"_s, u"/clips/1.jpg"_s};

} // namespace

void DetailsRulesTest::onlyAClipThatPassedTheCheckIsPlayed_data()
{
    QTest::addColumn<ClipState>("clip");
    QTest::addColumn<bool>("fileIsThere");
    QTest::addColumn<bool>("plays");
    QTest::newRow("held") << ClipState::Held << true << true;
    QTest::newRow("saved") << ClipState::Saved << true << true;
    QTest::newRow("held, but the file is gone") << ClipState::Held << false << false;
    QTest::newRow("unverified") << ClipState::Unverified << true << false;
    QTest::newRow("copying") << ClipState::Copying << true << false;
    QTest::newRow("online") << ClipState::Online << true << false;
    QTest::newRow("expired") << ClipState::Expired << true << false;
    QTest::newRow("none") << ClipState::None << true << false;
}

void DetailsRulesTest::onlyAClipThatPassedTheCheckIsPlayed()
{
    QFETCH(ClipState, clip);
    QFETCH(bool, fileIsThere);
    QFETCH(bool, plays);
    const ShownTask shown{taskOf(Status::Completed, clip), {}};
    const PreviewContent content = previewOf(shown, fileIsThere ? files : ClipFiles{});
    QCOMPARE(content.clip.has_value(), plays);
    QCOMPARE(content.heading.isEmpty(), plays);
    if (plays) {
        QCOMPARE(*content.clip, (PlayableClip{files.clip, Duration(8s), true}));
        QCOMPARE(content.poster, files.poster);
        QCOMPARE(content.shape, QSize(1280, 720));
    }
}

void DetailsRulesTest::whereNothingPlaysWordsSayWhy_data()
{
    QTest::addColumn<Status>("status");
    QTest::addColumn<Contact>("contact");
    QTest::addColumn<ClipState>("clip");
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QString>("bodyHas");
    QTest::addColumn<Tone>("tone");
    const auto row = [](const char *name, Status status, Contact contact, ClipState clip,
                        const QString &heading, const QString &bodyHas, Tone tone) {
        QTest::newRow(name) << status << contact << clip << heading << bodyHas << tone;
    };
    const QString later = u"once it is complete"_s;
    row("not asked", Status::Unasked, Contact::Never, ClipState::None, u"Not asked yet"_s, later,
        Tone::Muted);
    row("queued", Status::Queued, Contact::Ok, ClipState::None, u"Queued"_s, later, Tone::Queued);
    row("processing", Status::Processing, Contact::Ok, ClipState::None, u"Processing"_s, later, Tone::Active);
    row("failed", Status::Failed, Contact::Ok, ClipState::None, u"Failed"_s, u"too long"_s, Tone::Danger);
    row("not found", Status::Unasked, Contact::NotFound, ClipState::None, u"Not found"_s, {}, Tone::Warning);
    row("no key", Status::Unasked, Contact::NoKey, ClipState::None, u"No key"_s, {}, Tone::Warning);
    row("no link yet", Status::Completed, Contact::Ok, ClipState::None, u"Completed"_s, u"copy"_s,
        Tone::Warning);
    row("online", Status::Completed, Contact::Ok, ClipState::Online, u"Online only"_s, u"copy"_s,
        Tone::Warning);
    row("copying", Status::Completed, Contact::Ok, ClipState::Copying, u"Copying"_s, u"copy"_s, Tone::Active);
    row("unverified", Status::Completed, Contact::Ok, ClipState::Unverified, u"Unverified"_s,
        u"can still be saved"_s, Tone::Warning);
    row("expired", Status::Completed, Contact::Ok, ClipState::Expired, u"Expired"_s, u"gone"_s, Tone::Muted);
}

void DetailsRulesTest::whereNothingPlaysWordsSayWhy()
{
    QFETCH(Status, status);
    QFETCH(Contact, contact);
    QFETCH(ClipState, clip);
    QFETCH(QString, heading);
    QFETCH(QString, bodyHas);
    QFETCH(Tone, tone);
    ShownTask shown{taskOf(status, clip), {}};
    shown.task.contact = contact;
    if (status == Status::Failed)
        shown.task.message = u"Reference video is too long."_s;
    const PreviewContent content = previewOf(shown, {});
    QCOMPARE(content.heading, heading);
    QVERIFY2(content.body.contains(bodyHas), qPrintable(content.body));
    QCOMPARE(content.tone, tone);
    QVERIFY(QFile::exists(QStringLiteral(RESOURCES_DIR "/icons/%1.svg").arg(content.icon)));
}

void DetailsRulesTest::aCopyTellsItsProgress()
{
    ShownTask shown{taskOf(Status::Completed, ClipState::Copying), {}};
    shown.context.copyProgress = 0.62;
    const PreviewContent content = previewOf(shown, {});
    QCOMPARE(content.progress, std::optional(0.62));
    QVERIFY2(content.heading.contains(u"62"), qPrintable(content.heading));
}

void DetailsRulesTest::everyClipStateHasAnIconAndAHeading()
{
    for (const ClipState clip : {ClipState::None, ClipState::Online, ClipState::Copying, ClipState::Held,
                                 ClipState::Unverified, ClipState::Saved, ClipState::Expired}) {
        const SafetyText text = safetyTextOf({taskOf(Status::Completed, clip), {}});
        QVERIFY(QFile::exists(QStringLiteral(RESOURCES_DIR "/icons/%1.svg").arg(text.icon)));
        QVERIFY(!text.heading.isEmpty());
        QVERIFY(!text.next.isEmpty());
    }
    QCOMPARE(safetyTextOf({taskOf(Status::Completed, ClipState::Held), {}}).tone, Tone::Good);
    QCOMPARE(safetyTextOf({taskOf(Status::Completed, ClipState::Unverified), {}}).tone, Tone::Warning);
}

void DetailsRulesTest::theMostLikelyActionComesFirst_data()
{
    QTest::addColumn<Status>("status");
    QTest::addColumn<ClipState>("clip");
    QTest::addColumn<QVector<TaskAction>>("actions");
    QTest::addColumn<bool>("firstIsEnabled");
    using Actions = QVector<TaskAction>;
    QTest::newRow("processing") << Status::Processing << ClipState::None
                                << Actions{TaskAction::Save, TaskAction::CheckNow} << false;
    QTest::newRow("copying") << Status::Completed << ClipState::Copying
                             << Actions{TaskAction::Save, TaskAction::CheckNow} << false;
    QTest::newRow("held") << Status::Completed << ClipState::Held
                          << Actions{TaskAction::Save, TaskAction::SaveAs} << true;
    QTest::newRow("unverified") << Status::Completed << ClipState::Unverified
                                << Actions{TaskAction::Save, TaskAction::SaveAs} << true;
    QTest::newRow("saved") << Status::Completed << ClipState::Saved
                           << Actions{TaskAction::ShowInFolder, TaskAction::SaveAgain} << true;
    QTest::newRow("failed") << Status::Failed << ClipState::None << Actions{} << false;
    QTest::newRow("expired") << Status::Completed << ClipState::Expired << Actions{} << false;
}

void DetailsRulesTest::theMostLikelyActionComesFirst()
{
    QFETCH(Status, status);
    QFETCH(ClipState, clip);
    QFETCH(QVector<TaskAction>, actions);
    QFETCH(bool, firstIsEnabled);
    const QVector<OfferedAction> offered = actionsFor(taskOf(status, clip), ServiceCatalogue::builtIn());
    QVector<TaskAction> got;
    for (const OfferedAction &each : offered)
        got.append(each.action);
    QCOMPARE(got, actions);
    QCOMPARE(!offered.isEmpty() && offered.first().enabled, firstIsEnabled);
}

void DetailsRulesTest::anIdThatTwoServicesUseCanBeAskedForAtTheOther()
{
    Task task = taskOf(Status::Unasked, ClipState::None);
    task.contact = Contact::NotFound;
    const auto atBoth = actionsFor(task, ServiceCatalogue::builtIn());
    QCOMPARE(atBoth.first(), (OfferedAction{.action = TaskAction::AskElsewhere, .service = u"kyyAiPower"_s}));
    task.id = u"video_1234567890"_s;
    const auto atOne = actionsFor(task, ServiceCatalogue::builtIn());
    QCOMPARE(atOne, QVector<OfferedAction>{{.action = TaskAction::CheckNow}});
    // What one service knew is not the other's.
    task.id = u"vgen_abc123def456"_s;
    QCOMPARE(otherServicesOf(task, ServiceCatalogue::builtIn()), QVector<QString>{u"kyyAiPower"_s});
    task.lastHeardAt = Moment{1h};
    QVERIFY(otherServicesOf(task, ServiceCatalogue::builtIn()).isEmpty());
}

void DetailsRulesTest::aLinkThatLeadsInsideCanBeFetchedAnyway()
{
    Task task = taskOf(Status::Completed, ClipState::Online);
    task.linkIsRefused = true;
    task.clipTrouble = Error{ErrorKind::LinkUntrusted, u"private address 10.0.0.1"_s};
    const auto first = [&task] { return actionsFor(task, ServiceCatalogue::builtIn()).first(); };
    QCOMPARE(first(), OfferedAction{.action = TaskAction::FetchAnyway});
    task.clipTrouble->kind = ErrorKind::LinkRefused; // file:, a user name ..
    QVERIFY(first().action != TaskAction::FetchAnyway);
}

void DetailsRulesTest::answersAreLaidOut_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("text");
    QTest::newRow("order and numbers as sent")
        << R"({"b":1772366400,"a":0.10,"c":null})"_ba
        << u"{\n  \"b\": 1772366400,\n  \"a\": 0.10,\n  \"c\": null\n}"_s;
    QTest::newRow("nested")
        << R"({ "x" : [1, {"y":[]}], "z":{ } })"_ba
        << u"{\n  \"x\": [\n    1,\n    {\n      \"y\": []\n    }\n  ],\n  \"z\": {}\n}"_s;
    QTest::newRow("brackets in strings") << R"({"s":"{[,:\"]}"})"_ba << u"{\n  \"s\": \"{[,:\\\"]}\"\n}"_s;
    QTest::newRow("no JSON") << "<html>\n502</html>"_ba << u"<html>\n502</html>"_s;
    QTest::newRow("cut off") << R"({"a":)"_ba << uR"({"a":)"_s;
    QTest::newRow("nothing") << QByteArray() << QString();
}

void DetailsRulesTest::answersAreLaidOut()
{
    QFETCH(QByteArray, raw);
    QFETCH(QString, text);
    QCOMPARE(answerText(raw), text);
}

void DetailsRulesTest::noQueryOfAnAnswerIsShown_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::newRow("a link") << R"({"video_url":"https://cdn.example/v.mp4?sig=S3CRET&e=1"})"_ba;
    QTest::newRow("escaped slashes") << R"({"video_url":"https:\/\/cdn.example\/v.mp4?sig=S3CRET"})"_ba;
    QTest::newRow("an escaped question mark")
        << R"({"video_url":"https://cdn.example/v.mp4\u003fsig=S3CRET"})"_ba;
    QTest::newRow("an escaped equals sign")
        << R"({"video_url":"https://cdn.example/v.mp4?sig\u003dS3CRET"})"_ba;
    QTest::newRow("user and password") << R"({"video_url":"https://me:S3CRET@cdn.example/v.mp4"})"_ba;
    QTest::newRow("in a sentence") << R"({"error":"gone: https://cdn.example/v.mp4?sig=S3CRET, sorry"})"_ba;
    QTest::newRow("no JSON") << "<a href=\"https://cdn.example/v.mp4?sig=S3CRET\">"_ba;
    QTest::newRow("JSON cut off") << R"({"video_url":"https://cdn.example/v.mp4?sig=S3CRET)"_ba;
}

void DetailsRulesTest::noQueryOfAnAnswerIsShown()
{
    QFETCH(QByteArray, raw);
    const QString text = answerText(raw);
    QVERIFY2(!text.contains(u"S3CRET"), qPrintable(text));
    QVERIFY2(text.contains(u"cdn.example") && text.contains(u'…'), qPrintable(text));
}

void DetailsRulesTest::aDeepAnswerStaysSmall()
{
    constexpr int depth = 900;
    QByteArray raw = QByteArray(depth, '[');
    for (int i = 0; i < 30000; ++i)
        raw += "1,";
    raw += '1' + QByteArray(depth, ']');
    QVERIFY(answerText(raw).size() < 2'000'000);
}

void DetailsRulesTest::onlyBackEndsThatAreThereAreAskedFor_data()
{
    QTest::addColumn<QByteArray>("wanted");
    QTest::addColumn<QStringList>("plugins");
    QTest::addColumn<QByteArray>("used");
    const QStringList both{u"libgstreamermediaplugin.so"_s, u"libffmpegmediaplugin.so"_s};
    const QStringList gstreamer{u"libgstreamermediaplugin.so"_s};
    QTest::newRow("nothing is wanted") << ""_ba << both << "ffmpeg"_ba;
    QTest::newRow("what is wanted is there") << "gstreamer"_ba << both << "gstreamer"_ba;
    QTest::newRow("what is wanted is missing") << "ffmpeg"_ba << gstreamer << "gstreamer"_ba;
    QTest::newRow("nonsense is wanted") << "quicktime"_ba << both << "ffmpeg"_ba;
    QTest::newRow("part of a name is wanted") << "media"_ba << both << "ffmpeg"_ba;
    QTest::newRow("nothing is there") << "ffmpeg"_ba << QStringList() << ""_ba;
}

void DetailsRulesTest::onlyBackEndsThatAreThereAreAskedFor()
{
    QFETCH(QByteArray, wanted);
    QFETCH(QStringList, plugins);
    QFETCH(QByteArray, used);
    QCOMPARE(mediaBackendToUse(wanted, plugins), used);
}

void DetailsRulesTest::clipTimesReadAlike_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64(0) << u"00:00.0"_s;
    QTest::newRow("not rounded up") << qint64(4099) << u"00:04.0"_s;
    QTest::newRow("minutes") << qint64(61250) << u"01:01.2"_s;
    QTest::newRow("hours") << qint64(3'600'000 + 2'500) << u"1:00:02.5"_s;
    QTest::newRow("never negative") << qint64(-5) << u"00:00.0"_s;
}

void DetailsRulesTest::clipTimesReadAlike()
{
    QFETCH(qint64, ms);
    QFETCH(QString, text);
    QLocale::setDefault(QLocale::c());
    QCOMPARE(clockText(Duration(ms)), text);
}

void DetailsRulesTest::clipsKeepTheirShape_data()
{
    QTest::addColumn<QSize>("shape");
    QTest::addColumn<QRect>("rectangle");
    QTest::newRow("landscape") << QSize(1280, 720) << QRect(0, 0, 320, 180);
    QTest::newRow("portrait") << QSize(720, 1280) << QRect(109, 0, 101, 180);
    QTest::newRow("wider than the area") << QSize(2000, 500) << QRect(0, 50, 320, 80);
    QTest::newRow("no seam of a pixel") << QSize(1274, 720) << QRect(0, 0, 320, 180);
    QTest::newRow("not known") << QSize() << QRect(0, 0, 320, 180);
}

void DetailsRulesTest::clipsKeepTheirShape()
{
    QFETCH(QSize, shape);
    QFETCH(QRect, rectangle);
    QCOMPARE(fitted(shape, QRect(0, 0, 320, 180)), rectangle);
}

void DetailsRulesTest::marksOfAScaleHaveRoom()
{
    QCOMPARE(ScrubBar::markDistance(8s, 400, 40), Duration(1s));
    QCOMPARE(ScrubBar::markDistance(12s, 300, 40), Duration(2s));
    QCOMPARE(ScrubBar::markDistance(10min, 300, 40), Duration(2min));
    QCOMPARE(ScrubBar::markDistance(0s, 300, 40), Duration(30min));
}

QTEST_MAIN(DetailsRulesTest)
#include "details_rules_test.moc"
