// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/task_text.h"

#include "wording/task_fixture.h"
#include "wording/time_text.h"

#include <QTest>

namespace rushes::test {

using std::chrono::seconds;

class TaskTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { speakEnglishInUtc(); }
    void everyStatusHasAWord_data();
    void everyStatusHasAWord();
    void whatCannotBeHeardOfSaysWhy_data();
    void whatCannotBeHeardOfSaysWhy();
    void whoWasAskedIsNotSaidToBeUnasked();
    void aModeThatNobodyChoseIsTheTypicalOne();
    void everyContactHasAWord();
    void theClipsStateIsOneWord_data();
    void theClipsStateIsOneWord();
    void whatIsOddAboutAClipIsAFewWords();
    void aLabelStandsForTheId();
    void theKindNamesTheServiceOnlyInDoubt_data();
    void theKindNamesTheServiceOnlyInDoubt();
    void elapsedIsARangeOnceFinished_data();
    void elapsedIsARangeOnceFinished();
    void remainingHasThreeWordings_data();
    void remainingHasThreeWordings();
    void whereNothingIsKnownNoRestIsInvented_data();
    void whereNothingIsKnownNoRestIsInvented();
    void theLinksEndIsCountedDownWhileItIsAThreat_data();
    void theLinksEndIsCountedDownWhileItIsAThreat();
    void messageIsTheServicesElseTheTrouble_data();
    void messageIsTheServicesElseTheTrouble();
    void theMessageCallsAServiceByItsTitle();
};

void TaskTextTest::everyStatusHasAWord_data()
{
    QTest::addColumn<Status>("status");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("text");

    QTest::newRow("unasked") << Status::Unasked << QString() << u"Not asked yet"_s;
    QTest::newRow("queued") << Status::Queued << u"queued"_s << u"Queued"_s;
    QTest::newRow("processing") << Status::Processing << u"in_progress"_s << u"Processing"_s;
    QTest::newRow("completed") << Status::Completed << u"completed"_s << u"Completed"_s;
    QTest::newRow("failed") << Status::Failed << u"failed"_s << u"Failed"_s;
    QTest::newRow("a word of the service") << Status::Unrecognised << u"under_review"_s << u"under_review"_s;
    QTest::newRow("a hostile word") << Status::Unrecognised << u"\x1B[1m"_s << u"␛[1m"_s;
    QTest::newRow("no word") << Status::Unrecognised << QString() << u"Unrecognised"_s;
}

void TaskTextTest::everyStatusHasAWord()
{
    QFETCH(Status, status);
    QFETCH(QString, word);
    QTEST(statusText(status, word), "text");
    Task task = freshTask();
    task.status = status;
    task.statusWord = word;
    QTEST(statusText(task), "text");
}

void TaskTextTest::whatCannotBeHeardOfSaysWhy_data()
{
    QTest::addColumn<Status>("status");
    QTest::addColumn<Contact>("contact");
    QTest::addColumn<QString>("text");

    QTest::newRow("never known") << Status::Unasked << Contact::NotFound << u"Not found"_s;
    QTest::newRow("not known any more") << Status::Processing << Contact::NotFound << u"Not found"_s;
    QTest::newRow("failed before") << Status::Failed << Contact::NotFound << u"Failed"_s;
    QTest::newRow("no key") << Status::Unasked << Contact::NoKey << u"No key"_s;
    QTest::newRow("key refused") << Status::Unasked << Contact::Refused << u"Key refused"_s;
    QTest::newRow("key refused since") << Status::Processing << Contact::Refused << u"Processing"_s;
    QTest::newRow("lost") << Status::Unasked << Contact::Lost << u"No answer yet"_s;
    QTest::newRow("asked to wait") << Status::Unasked << Contact::Waiting << u"No answer yet"_s;
    QTest::newRow("not known at the first try") << Status::Unasked << Contact::Retrying << u"No answer yet"_s;
    QTest::newRow("never asked") << Status::Unasked << Contact::Never << u"Not asked yet"_s;
}

void TaskTextTest::whatCannotBeHeardOfSaysWhy()
{
    QFETCH(Status, status);
    QFETCH(Contact, contact);
    Task task = runningTask(status, 1min);
    task.contact = contact;
    QTEST(statusText(task), "text");
    if (isGivenUp(task)) // no clock runs for it
        QCOMPARE(elapsedText(task, contextOf()), nothingText());
    else if (!isFinished(task))
        QCOMPARE(withPlainSpaces(elapsedText(task, contextOf())), u"1 min"_s);
}

void TaskTextTest::whoWasAskedIsNotSaidToBeUnasked()
{
    Task task = freshTask();
    task.lastAskedAt = noonish; // what came of it is not there yet, or forgotten
    QCOMPARE(statusText(task), u"No answer yet"_s);
}

void TaskTextTest::aModeThatNobodyChoseIsTheTypicalOne()
{
    Family sora = veo();
    sora.title = u"Sora"_s;
    sora.defaultMode = u"reference-image"_s;
    Task task = freshTask();
    task.mode = u"reference-image"_s;
    QCOMPARE(kindText(task, contextOf(&sora)), u"Sora · typically Reference image"_s);
    task.modeIsUsers = true;
    QCOMPARE(kindText(task, contextOf(&sora)), u"Sora · Reference image"_s);
    task.modeIsUsers = false;
    task.mode = u"first-last-frame"_s; // what was chosen for others before
    QCOMPARE(kindText(task, contextOf(&sora)), u"Sora · First/last frame"_s);
    task.mode.clear();
    QCOMPARE(modeText(task, contextOf(&sora)), u"Mode not chosen"_s);
}

void TaskTextTest::everyContactHasAWord()
{
    QStringList words;
    for (int contact = 0; contact <= int(Contact::NotFound); ++contact)
        words.append(contactText(Contact(contact)));
    QCOMPARE(words, QStringList({u"Never asked"_s, u"In contact"_s, u"Retrying"_s, u"No contact"_s,
                                 u"Asked to wait"_s, u"No key"_s, u"Key refused"_s, u"Not known here"_s}));
}

void TaskTextTest::theClipsStateIsOneWord_data()
{
    QTest::addColumn<ClipState>("clip");
    QTest::addColumn<double>("progress");
    QTest::addColumn<QString>("text");

    QTest::newRow("none") << ClipState::None << -1.0 << u"—"_s;
    QTest::newRow("online") << ClipState::Online << -1.0 << u"Online only"_s;
    QTest::newRow("copying, length unknown") << ClipState::Copying << -1.0 << u"Copying"_s;
    QTest::newRow("copying") << ClipState::Copying << 0.62 << u"Copying 62 %"_s;
    QTest::newRow("copying, begun") << ClipState::Copying << 0.0 << u"Copying 0 %"_s;
    QTest::newRow("held, whatever the progress was") << ClipState::Held << 1.0 << u"Held"_s;
    QTest::newRow("unverified") << ClipState::Unverified << -1.0 << u"Unverified"_s;
    QTest::newRow("saved") << ClipState::Saved << -1.0 << u"Saved"_s;
    QTest::newRow("expired") << ClipState::Expired << -1.0 << u"Expired"_s;
}

void TaskTextTest::theClipsStateIsOneWord()
{
    QFETCH(ClipState, clip);
    QFETCH(double, progress);
    QTEST(withPlainSpaces(clipText(completedTask(clip), progress)), "text");
}

void TaskTextTest::whatIsOddAboutAClipIsAFewWords()
{
    QCOMPARE(clipMarksText({}), QString());
    QCOMPARE(clipMarksText(ClipMark::Silent), u"no sound"_s);
    QCOMPARE(clipMarksText(ClipMark::Black), u"black"_s);
    QCOMPARE(clipMarksText(ClipMark::Silent | ClipMark::Frozen | ClipMark::Shorter),
             u"shorter than said · frozen · no sound"_s);
}

void TaskTextTest::aLabelStandsForTheId()
{
    Task task = freshTask();
    QCOMPARE(titleText(task), u"vgen_7f31c09ab2e4"_s);
    task.label = u"Lighthouse,\ntake 3\u202E"_s;
    QCOMPARE(titleText(task), u"Lighthouse, take 3[U+202E]"_s);
}

void TaskTextTest::theKindNamesTheServiceOnlyInDoubt_data()
{
    QTest::addColumn<const Family *>("family");
    QTest::addColumn<bool>("shared");
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("below");

    const Family *none = nullptr;
    QTest::newRow("mode chosen") << &veo() << false << u"reference-image"_s << u"veo_3_1_fast"_s
                                 << u"VEO · Reference image"_s << u"veo_3_1_fast"_s;
    QTest::newRow("mode chosen, two services")
        << &veo() << true << u"reference-image"_s << u"veo_3_1_fast"_s << u"VEO · Reference image"_s
        << u"veo_3_1_fast · kyyReactApiServer"_s;
    QTest::newRow("no mode, two services") << &veo() << true << QString() << u"veo_3_1_fast"_s
                                           << u"VEO · kyyReactApiServer"_s << u"veo_3_1_fast"_s;
    QTest::newRow("no mode, one service")
        << &videos() << false << QString() << u"videos"_s << u"Videos"_s << u"videos"_s;
    QTest::newRow("no mode, two services, model not known yet")
        << &veo() << true << QString() << QString() << u"VEO · kyyReactApiServer"_s << QString();
    QTest::newRow("unknown family, model not known yet")
        << none << false << QString() << QString() << u"kyyReactApiServer"_s << QString();
    QTest::newRow("model not known yet")
        << &videos() << false << QString() << QString() << u"Videos"_s << u"kyyReactApiServer"_s;
    QTest::newRow("unknown family") << none << false << QString() << u"x-1"_s << u"kyyReactApiServer"_s
                                    << u"x-1"_s;
}

void TaskTextTest::theKindNamesTheServiceOnlyInDoubt()
{
    QFETCH(const Family *, family);
    QFETCH(bool, shared);
    QFETCH(QString, mode);
    QFETCH(QString, model);
    TaskContext context = contextOf(family);
    context.familyIsShared = shared;
    Task task = freshTask();
    task.mode = mode;
    task.model = model;
    QTEST(kindText(task, context), "kind");
    QTEST(modelText(task, context), "below");
}

void TaskTextTest::elapsedIsARangeOnceFinished_data()
{
    QTest::addColumn<Task>("task");
    QTest::addColumn<QString>("text");

    Task neverSeenRunning = completedTask(ClipState::Held);
    neverSeenRunning.lastSeenUnfinished.reset();
    Task exact = completedTask(ClipState::Held);
    exact.lastSeenUnfinished = exact.firstSeenFinished;

    QTest::newRow("not asked yet") << freshTask() << u"—"_s;
    QTest::newRow("running") << runningTask(Status::Processing, 2min + 54s) << u"2 min 54 s"_s;
    QTest::newRow("finished") << completedTask(ClipState::Held) << u"3 min 5–36 s"_s;
    QTest::newRow("finished, known exactly") << exact << u"3 min 36 s"_s;
    QTest::newRow("never seen running") << neverSeenRunning << u"at most 3 min 36 s"_s;
    QTest::newRow("failed at once") << failedTask() << u"at most 18 s"_s;
}

void TaskTextTest::elapsedIsARangeOnceFinished()
{
    QFETCH(Task, task);
    QTEST(withPlainSpaces(elapsedText(task, contextOf())), "text");
}

void TaskTextTest::remainingHasThreeWordings_data()
{
    QTest::addColumn<int>("age");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Pace>("pace");

    // Mode not chosen: 2-5 min.
    QTest::newRow("at the start") << 0 << u"2–5 min"_s << Pace::BeforeWindow;
    QTest::newRow("before, rounded outwards") << 12 << u"1–5 min"_s << Pace::BeforeWindow;
    QTest::newRow("before, under a minute") << 75 << u"40 s – 4 min"_s << Pace::BeforeWindow;
    QTest::newRow("just before") << 119 << u"0–4 min"_s << Pace::BeforeWindow;
    QTest::newRow("the window opens") << 120 << u"any moment, up to 3 min"_s << Pace::InWindow;
    QTest::newRow("inside") << 200 << u"any moment, up to 2 min"_s << Pace::InWindow;
    QTest::newRow("inside, near its end") << 271 << u"any moment, up to 30 s"_s << Pace::InWindow;
    QTest::newRow("a second to go") << 299 << u"any moment, up to 10 s"_s << Pace::InWindow;
    QTest::newRow("the window closes") << 300 << u"longer than usual"_s << Pace::PastWindow;
    QTest::newRow("long past") << 100'000 << u"longer than usual"_s << Pace::PastWindow;
}

void TaskTextTest::remainingHasThreeWordings()
{
    QFETCH(int, age);
    const Task task = runningTask(Status::Processing, seconds(age));
    QTEST(withPlainSpaces(remainingText(task, contextOf())), "text");
    QTEST(paceOf(task, contextOf()), "pace");
}

void TaskTextTest::whereNothingIsKnownNoRestIsInvented_data()
{
    QTest::addColumn<Task>("task");
    QTest::addColumn<const Family *>("family");

    const Family *none = nullptr;
    Task unknownHere = runningTask(Status::Processing, 1min);
    unknownHere.contact = Contact::NotFound;
    Task uncreated = runningTask(Status::Queued, 1min);
    uncreated.created.reset();

    QTest::newRow("no estimate") << runningTask(Status::Processing, 1min) << &videos();
    QTest::newRow("no family") << runningTask(Status::Processing, 1min) << none;
    QTest::newRow("finished") << completedTask(ClipState::Held) << &veo();
    QTest::newRow("failed") << failedTask() << &veo();
    QTest::newRow("not asked yet") << freshTask() << &veo();
    QTest::newRow("id unknown there") << unknownHere << &veo();
    QTest::newRow("creation unknown") << uncreated << &veo();
}

void TaskTextTest::whereNothingIsKnownNoRestIsInvented()
{
    QFETCH(Task, task);
    QFETCH(const Family *, family);
    QCOMPARE(withPlainSpaces(remainingText(task, contextOf(family))), u"—"_s);
    QCOMPARE(paceOf(task, contextOf(family)), Pace::Unknown);
}

void TaskTextTest::theLinksEndIsCountedDownWhileItIsAThreat_data()
{
    QTest::addColumn<Task>("task");
    QTest::addColumn<LinkEnd>("end");
    QTest::addColumn<QString>("text");
    QTest::addColumn<ExpiryPhase>("phase");

    const LinkEnd later = promisedEnd(18h + 42min);
    LinkEnd typical = later;
    typical.knownFrom = KnownFrom::Estimate;
    LinkEnd typicalPast = promisedEnd(-2h);
    typicalPast.knownFrom = KnownFrom::Estimate;
    const LinkEnd unknown{.earliest = {}, .latest = noonish + 24h};

    QTest::newRow("running") << runningTask(Status::Processing, 1min) << LinkEnd{} << u"—"_s
                             << ExpiryPhase::NotYet;
    QTest::newRow("failed") << failedTask() << LinkEnd{} << u"—"_s << ExpiryPhase::NotYet;
    QTest::newRow("online") << completedTask(ClipState::Online) << later << u"18 h 42 min"_s
                            << ExpiryPhase::Running;
    QTest::newRow("copying") << completedTask(ClipState::Copying) << later << u"18 h 42 min"_s
                             << ExpiryPhase::Running;
    QTest::newRow("typically") << completedTask(ClipState::Online) << typical << u"≈ 18 h 42 min"_s
                               << ExpiryPhase::Running;
    QTest::newRow("told by the link") << completedTask(ClipState::Online) << toldEnd(2h, Certainty::Exact)
                                      << u"2 h"_s << ExpiryPhase::Running;
    QTest::newRow("by the link, at the latest")
        << completedTask(ClipState::Online) << toldEnd(2h, Certainty::AtLatest) << u"≤ 2 h"_s
        << ExpiryPhase::Running;
    QTest::newRow("by the link, about") << completedTask(ClipState::Online) << toldEnd(2h, Certainty::About)
                                        << u"≈ 2 h"_s << ExpiryPhase::Running;
    QTest::newRow("past what the link tells, before the promise")
        << completedTask(ClipState::Online) << toldEnd(-1s, Certainty::Exact) << u"ended"_s
        << ExpiryPhase::Ended;
    QTest::newRow("past what the link tells about")
        << completedTask(ClipState::Online) << toldEnd(-9h, Certainty::About) << u"may have ended"_s
        << ExpiryPhase::MayHaveEnded;
    QTest::newRow("near") << completedTask(ClipState::Online) << promisedEnd(52min + 9s) << u"52 min"_s
                          << ExpiryPhase::Running;
    QTest::newRow("very near") << completedTask(ClipState::Online) << promisedEnd(1s) << u"1 s"_s
                               << ExpiryPhase::Running;
    QTest::newRow("between its ends") << completedTask(ClipState::Online) << promisedEnd(0s)
                                      << u"may have ended"_s << ExpiryPhase::MayHaveEnded;
    QTest::newRow("past both ends") << completedTask(ClipState::Online) << promisedEnd(-31s) << u"ended"_s
                                    << ExpiryPhase::Ended;
    QTest::newRow("past what is typical") << completedTask(ClipState::Online) << typicalPast
                                          << u"may have ended"_s << ExpiryPhase::MayHaveEnded;
    QTest::newRow("unknown") << completedTask(ClipState::Online) << unknown << u"unknown"_s
                             << ExpiryPhase::Unknown;
    QTest::newRow("held") << completedTask(ClipState::Held) << later << u"held"_s << ExpiryPhase::Safe;
    QTest::newRow("held, link gone") << completedTask(ClipState::Held) << promisedEnd(-9h) << u"held"_s
                                     << ExpiryPhase::Safe;
    QTest::newRow("saved") << completedTask(ClipState::Saved) << unknown << u"held"_s << ExpiryPhase::Safe;
    QTest::newRow("unverified is not held")
        << completedTask(ClipState::Unverified) << later << u"18 h 42 min"_s << ExpiryPhase::Running;
    QTest::newRow("expired") << completedTask(ClipState::Expired) << later << u"ended"_s
                             << ExpiryPhase::Ended;
}

void TaskTextTest::theLinksEndIsCountedDownWhileItIsAThreat()
{
    QFETCH(Task, task);
    QFETCH(LinkEnd, end);
    TaskContext context = contextOf();
    context.linkEnd = end;
    QTEST(withPlainSpaces(expiresText(task, context)), "text");
    QTEST(expiryPhaseOf(task, context), "phase");
    QCOMPARE(timeToLinkEnd(task, context).has_value(), expiryPhaseOf(task, context) == ExpiryPhase::Running);
}

void TaskTextTest::messageIsTheServicesElseTheTrouble_data()
{
    QTest::addColumn<Task>("task");
    QTest::addColumn<QString>("text");

    Task silent = failedTask();
    silent.message.clear();
    Task troubled = runningTask(Status::Processing, 1min);
    troubled.contact = Contact::Retrying;
    troubled.trouble = Error{ErrorKind::HostNotFound, u"api.example"_s};
    Task healed = troubled;
    healed.contact = Contact::Ok;
    Task notCopied = completedTask(ClipState::Online);
    notCopied.clipTrouble = Error{ErrorKind::DiskFull, {}};
    Task held = notCopied;
    held.clip = ClipState::Held;
    Task multiline = failedTask();
    multiline.message = u"first\nsecond"_s;

    QTest::newRow("nothing to say") << runningTask(Status::Processing, 1min) << QString();
    QTest::newRow("the service's error")
        << failedTask() << u"Reference video exceeds maximum total duration of 15 seconds."_s;
    QTest::newRow("one line") << multiline << u"first second"_s;
    QTest::newRow("failed without a reason") << silent << u"The service gave no reason."_s;
    QTest::newRow("the line's trouble") << troubled << u"The host api.example was not found."_s;
    QTest::newRow("trouble that is over") << healed << QString();
    QTest::newRow("the copy's trouble") << notCopied << u"The disk is full."_s;
    QTest::newRow("a copy that came about") << held << QString();
}

void TaskTextTest::messageIsTheServicesElseTheTrouble()
{
    QFETCH(Task, task);
    QTEST(messageText(task), "text");
}

void TaskTextTest::theMessageCallsAServiceByItsTitle()
{
    Service service;
    service.name = u"ok"_s;
    service.title = u"Atelier"_s;
    Task task = freshTask();
    task.service = service.name;
    task.contact = Contact::NoKey;
    task.trouble = Error{ErrorKind::KeyMissing, service.name};
    QCOMPARE(messageText(task, &service), u"There is no API key for Atelier."_s);
    QCOMPARE(messageText(task), u"There is no API key for ok."_s);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::TaskTextTest)
#include "task_text_test.moc"
