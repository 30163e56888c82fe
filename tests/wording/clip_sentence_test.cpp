// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/clip_sentence.h"

#include "wording/task_fixture.h"
#include "wording/time_text.h"

#include <QTest>

namespace rushes::test {

class ClipSentenceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { speakEnglishInUtc(); }
    void itSaysHowSafeTheClipIs_data();
    void itSaysHowSafeTheClipIs();
    void theLinksEndSaysHowItIsKnown_data();
    void theLinksEndSaysHowItIsKnown();
    void onlyWhatIsKnownOfAClipIsSaid_data();
    void onlyWhatIsKnownOfAClipIsSaid();
    void noLinkIsEverInASentence();
};

static ClipFacts heldFacts()
{
    ClipFacts facts;
    facts.heldFile = u"held.mp4"_s;
    facts.bytes = 7'900'000;
    facts.durationSeconds = 8.0;
    facts.width = 1280;
    facts.height = 720;
    facts.hasSound = true;
    return facts;
}

static Task withFacts(ClipState clip)
{
    Task task = completedTask(clip);
    task.clipFacts = heldFacts();
    return task;
}

void ClipSentenceTest::itSaysHowSafeTheClipIs_data()
{
    QTest::addColumn<Task>("task");
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QString>("body");

    const QString end = u"The link ends tomorrow 08:42 at the earliest (promised by the service)."_s;
    const QString facts = u" 7.9 MB, 8.0 s, 1280×720, sound."_s;

    Task noLink = completedTask(ClipState::None);
    noLink.videoUrl.clear();
    noLink.clipTrouble = Error{ErrorKind::LinkMissing, {}};
    Task brokenOff = completedTask(ClipState::Online);
    brokenOff.clipTrouble = Error{ErrorKind::TransferBroken, u"reset"_s};
    Task dead = completedTask(ClipState::Online);
    dead.linkIsDead = true;
    Task refused = completedTask(ClipState::Online);
    refused.linkIsRefused = true;
    refused.clipTrouble = Error{ErrorKind::LinkRefused, u"private address"_s};
    Task wrong = withFacts(ClipState::Unverified);
    wrong.clipTrouble = Error{ErrorKind::ClipIncomplete, u"no moov"_s};
    Task saved = withFacts(ClipState::Saved);
    saved.clipFacts.savedPath = u"/videos/Lighthouse.mp4"_s;

    QTest::newRow("running") << runningTask(Status::Queued, 1min) << u"No clip yet"_s
                             << u"It is copied to this computer as soon as the task is completed."_s;
    Task notFound = freshTask();
    notFound.contact = Contact::NotFound;
    Task noKey = freshTask();
    noKey.contact = Contact::NoKey;
    Task keyRefused = runningTask(Status::Processing, 1min);
    keyRefused.contact = Contact::Refused;
    QTest::newRow("not found") << notFound << u"There is no clip to copy"_s << QString();
    QTest::newRow("no key") << noKey << u"No clip yet"_s
                            << u"Nothing can be heard of the task without a key that the service takes."_s;
    QTest::newRow("key refused since")
        << keyRefused << u"No clip yet"_s
        << u"It is copied to this computer once the service can be asked again and the task is completed."_s;
    QTest::newRow("failed") << failedTask() << u"There is no clip"_s
                            << u"The service ended this task without one."_s;
    QTest::newRow("no link") << noLink << u"The service has not given a link to the clip yet"_s
                             << u"The task is completed, but the service gave no link."_s;
    QTest::newRow("online") << completedTask(ClipState::Online) << u"The clip is online only"_s << end;
    QTest::newRow("broken off") << brokenOff << u"The clip is online only"_s
                                << end + u" The transfer broke off: reset."_s;
    QTest::newRow("link dead") << dead << u"The link to the clip no longer works"_s
                               << u"The service is asked for another."_s;
    QTest::newRow("link refused") << refused << u"The clip is online only, and its link is not fetched"_s
                                  << u"This link is not fetched: private address. "_s + end;
    QTest::newRow("copying") << completedTask(ClipState::Copying)
                             << u"The clip is being copied to this computer"_s << end;
    QTest::newRow("held") << withFacts(ClipState::Held) << u"A verified copy is on this computer"_s
                          << end + facts;
    Task shorter = withFacts(ClipState::Held);
    shorter.actualDuration = 12;
    shorter.clipFacts.marks = ClipMark::Shorter;
    Task black = withFacts(ClipState::Held);
    black.clipFacts.marks = ClipMark::Black;
    Task frozen = withFacts(ClipState::Saved);
    frozen.clipFacts.savedPath = u"/v/a.mp4"_s;
    frozen.clipFacts.marks = ClipMark::Frozen;
    Task silent = withFacts(ClipState::Held);
    silent.clipFacts.hasSound = false;
    silent.clipFacts.marks = ClipMark::Silent;
    QTest::newRow("held, shorter than said")
        << shorter << u"A verified copy is on this computer"_s
        << u"It is 8.0 s long; the service says 12.0 s. "_s + end + facts;
    QTest::newRow("held, black") << black << u"A verified copy is on this computer"_s
                                 << u"It is black from start to end. "_s + end + facts;
    QTest::newRow("saved, frozen") << frozen << u"The clip is saved"_s
                                   << u"It is at /v/a.mp4. It shows one still picture from start to end. "_s +
                                          end + facts;
    QTest::newRow("held, silent, which is said once") << silent << u"A verified copy is on this computer"_s
                                                      << end + u" 7.9 MB, 8.0 s, 1280×720, no sound."_s;
    QTest::newRow("unverified")
        << wrong << u"An unverified copy is on this computer"_s
        << u"The clip came whole, several times alike, and fails a check all the same. "
           u"The clip is not a whole MP4: no moov. "_s +
               end + facts;
    QTest::newRow("saved") << saved << u"The clip is saved"_s
                           << u"It is at /videos/Lighthouse.mp4. "_s + end + facts;
    QTest::newRow("expired") << completedTask(ClipState::Expired) << u"The clip is gone"_s
                             << u"Its link ended before a copy came about, and the service gave no other."_s;
}

void ClipSentenceTest::itSaysHowSafeTheClipIs()
{
    QFETCH(Task, task);
    TaskContext context = contextOf();
    context.linkEnd = promisedEnd(18h + 42min);
    const ClipSentence sentence = clipSentence(task, context);
    QTEST(sentence.heading, "heading");
    QTEST(withPlainSpaces(sentence.body), "body");
}

void ClipSentenceTest::theLinksEndSaysHowItIsKnown_data()
{
    QTest::addColumn<LinkEnd>("end");
    QTest::addColumn<QString>("text");

    const Moment moment = noonish + 2h;
    const auto end = [moment](KnownFrom from, Certainty certainty) {
        return LinkEnd{moment, moment, from, certainty};
    };
    QTest::newRow("unknown") << LinkEnd{} << u"How long the link lives is not known."_s;
    QTest::newRow("promised") << end(KnownFrom::Service, Certainty::About)
                              << u"The link ends 16:00 at the earliest (promised by the service)."_s;
    QTest::newRow("sent") << end(KnownFrom::Service, Certainty::Exact)
                          << u"The link ends 16:00 (promised by the service)."_s;
    QTest::newRow("in the link") << end(KnownFrom::Link, Certainty::Exact)
                                 << u"The link ends 16:00 (read from the link)."_s;
    QTest::newRow("in the link, can be sooner")
        << end(KnownFrom::Link, Certainty::AtLatest)
        << u"The link ends 16:00 at the latest (read from the link)."_s;
    QTest::newRow("typical")
        << end(KnownFrom::Estimate, Certainty::About)
        << u"The link ends about 16:00 (links of this service typically live so long)."_s;
    LinkEnd tomorrow = end(KnownFrom::Estimate, Certainty::About);
    tomorrow.earliest = tomorrow.latest = noonish + 18h;
    QTest::newRow("typical, on another day")
        << tomorrow
        << u"The link ends about tomorrow 08:00 (links of this service typically live so long)."_s;
    QTest::newRow("between its ends") << promisedEnd(-1s) << u"The link may have ended."_s;
    QTest::newRow("past") << promisedEnd(-1h) << u"The link has ended."_s;
}

void ClipSentenceTest::theLinksEndSaysHowItIsKnown()
{
    QFETCH(LinkEnd, end);
    TaskContext context = contextOf();
    context.linkEnd = end;
    QTEST(linkEndSentence(completedTask(ClipState::Online), context), "text");
    QCOMPARE(linkEndSentence(runningTask(Status::Processing, 1min), context), QString());
}

void ClipSentenceTest::onlyWhatIsKnownOfAClipIsSaid_data()
{
    QTest::addColumn<ClipFacts>("facts");
    QTest::addColumn<QString>("text");

    ClipFacts silent = heldFacts();
    silent.hasSound = false;
    ClipFacts sizeOnly;
    sizeOnly.bytes = 1000;

    QTest::newRow("all") << heldFacts() << u"7.9 MB, 8.0 s, 1280×720, sound"_s;
    QTest::newRow("without sound") << silent << u"7.9 MB, 8.0 s, 1280×720, no sound"_s;
    QTest::newRow("never decoded") << sizeOnly << u"1.0 kB"_s;
    QTest::newRow("nothing") << ClipFacts{} << QString();
}

void ClipSentenceTest::onlyWhatIsKnownOfAClipIsSaid()
{
    QFETCH(ClipFacts, facts);
    QTEST(withPlainSpaces(clipFactsText(facts)), "text");
}

void ClipSentenceTest::noLinkIsEverInASentence()
{
    for (int clip = 0; clip <= int(ClipState::Expired); ++clip) {
        const ClipSentence sentence = clipSentence(completedTask(ClipState(clip)), contextOf());
        QVERIFY(!sentence.heading.contains(u"cdn.example"));
        QVERIFY(!sentence.body.contains(u"cdn.example"));
    }
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::ClipSentenceTest)
#include "clip_sentence_test.moc"
