// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service_catalogue.h"
#include "core/task_rules.h"

#include <QtTest>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

constexpr Moment created{std::chrono::seconds(1761635478)};
const Now now{created + 200s, created + 200s};

Task soraTask()
{
    Task task;
    task.number = 1;
    task.id = u"sora_abc123def456"_s;
    task.service = u"kyyReactApiServer"_s;
    task.family = u"sora"_s;
    task.mode = u"8s"_s;
    return task;
}

TaskResult result(Status status, const QString &url = {})
{
    TaskResult answer;
    answer.status = status;
    answer.word = u"word"_s;
    answer.model = u"openAiSora2Plus"_s;
    answer.created = created;
    answer.videoUrl = url;
    return answer;
}

PollAnswer answered(const TaskResult &content)
{
    return {Answered{content}, {}};
}

Applied after(const Task &task, const PollAnswer &answer, Now at = now)
{
    return apply(task, answer, ServiceCatalogue::builtIn(), at);
}

Task processing()
{
    return after(soraTask(), answered(result(Status::Processing))).task;
}

Task completed()
{
    return after(processing(), answered(result(Status::Completed, u"https://cdn.example.com/a.mp4"_s))).task;
}

template<typename Event>
int count(const Applied &applied)
{
    return int(std::count_if(applied.events.cbegin(), applied.events.cend(),
                             [](const TaskEvent &event) { return std::holds_alternative<Event>(event); }));
}

} // namespace

class TaskRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstAnswerTellsStatusContactAndTransition();
    void anUnchangedStatusTellsNothing();
    void aTransitionKeepsTheIntervalInWhichItHappened();
    void aFailureOfTheLineNeverMovesTheStatus_data();
    void aFailureOfTheLineNeverMovesTheStatus();
    void threeTroublesInARowMeanNoContact();
    void threeNotFoundAreFinal();
    void everyImposedWaitIsTold();
    void theModelCorrectsTheFamily();
    void theLengthOfAFinishedSoraClipCorrectsTheMode_data();
    void theLengthOfAFinishedSoraClipCorrectsTheMode();
    void anUnknownWordIsShownAndAskedOn();
    void aCompletedTaskWithALinkIsCopiedAndNotPolled();
    void aCompletedTaskWithoutALinkIsAskedAgain();
    void aDeadLinkIsAskedForAfresh();
    void anotherLinkIsRenewedAndCopied();
    void expiredIsSaidOnlyPastTheLatestEndAndAfterAskingAgain();
    void aLinksOwnEndIsBelievedAfterSeveralRefusals();
    void aClipWhoseFileWentIsFetchedAgainUnlessTheSavedOneStandsIn_data();
    void aClipWhoseFileWentIsFetchedAgainUnlessTheSavedOneStandsIn();
    void aRefusedLinkIsNeitherCopiedNorPolled();
    void aLinkRefusedForWhereItLeadsCanBeFetchedAnyway();
    void whatIsRefusedForWhatItIsStaysRefused();
    void aPermissionIsForOneLinkAlone();
    void threeAlikeWrongBodiesAreKeptAsUnverified();
    void anotherWrongBodyCountsAnew();
    void aFinishedTaskIsNotPolledAgain_data();
    void aFinishedTaskIsNotPolledAgain();
    void anUnverifiedClipStaysUnverifiedWhenSaved();
    void aHeldClipIsReadyUntilSaved();
    void aClipShorterThanTheServiceSaidIsMarked_data();
    void aClipShorterThanTheServiceSaidIsMarked();
    void askingAgainForgetsWhatStoppedThePolls_data();
    void askingAgainForgetsWhatStoppedThePolls();
};

void TaskRulesTest::theFirstAnswerTellsStatusContactAndTransition()
{
    const Applied applied = after(soraTask(), answered(result(Status::Queued)));
    QCOMPARE(applied.task.status, Status::Queued);
    QCOMPARE(applied.task.contact, Contact::Ok);
    QCOMPARE(applied.task.created, created);
    QCOMPARE(applied.task.transitions.size(), 1);
    QCOMPARE(applied.task.transitions.first().notBefore, std::optional(created));
    QCOMPARE(applied.task.transitions.first().seenAt, now.services);
    QVERIFY(applied.events.contains(TaskEvent(StatusChanged{std::nullopt})));
    QCOMPARE(count<ContactChanged>(applied), 1);
}

void TaskRulesTest::anUnchangedStatusTellsNothing()
{
    const Applied again = after(processing(), answered(result(Status::Processing)), {now.ours + 30s, now.services + 30s});
    QVERIFY(again.events.isEmpty());
    QCOMPARE(again.task.transitions.size(), 1);
    QCOMPARE(again.task.lastSeenUnfinished, std::optional(now.services + 30s));
}

void TaskRulesTest::aTransitionKeepsTheIntervalInWhichItHappened()
{
    const Applied done = after(processing(), answered(result(Status::Completed, u"https://a/b"_s)),
                               {now.ours + 30s, now.services + 30s});
    QCOMPARE(done.task.transitions.size(), 2);
    QCOMPARE(done.task.transitions.last().notBefore, std::optional(now.services));
    QCOMPARE(done.task.transitions.last().seenAt, now.services + 30s);
    QCOMPARE(done.task.firstSeenFinished, std::optional(now.services + 30s));
    QVERIFY(done.events.contains(TaskEvent(StatusChanged{Status::Processing})));
}

void TaskRulesTest::aFailureOfTheLineNeverMovesTheStatus_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<Contact>("contact");
    QTest::newRow("asked to wait") << 0 << Contact::Waiting;
    QTest::newRow("key refused") << 1 << Contact::Refused;
    QTest::newRow("forbidden") << 2 << Contact::Refused;
    QTest::newRow("not found") << 3 << Contact::Retrying;
    QTest::newRow("trouble") << 4 << Contact::Retrying;
}

void TaskRulesTest::aFailureOfTheLineNeverMovesTheStatus()
{
    QFETCH(const int, outcome);
    QFETCH(const Contact, contact);
    const QVector<PollAnswer> answers{{WaitAsked{}, {}},
                                      {KeyWasRefused{}, {}},
                                      {Forbidden{}, {}},
                                      {NotFound{}, {}},
                                      {Trouble{{ErrorKind::TimedOut, {}}}, {}}};
    const Applied applied = after(processing(), answers.at(outcome));
    QCOMPARE(applied.task.status, Status::Processing);
    QCOMPARE(applied.task.transitions, processing().transitions);
    QCOMPARE(applied.task.clip, ClipState::None);
    QCOMPARE(applied.task.contact, contact);
    QVERIFY(applied.task.trouble.has_value());
    QCOMPARE(count<ContactChanged>(applied), 1);
}

void TaskRulesTest::threeTroublesInARowMeanNoContact()
{
    const PollAnswer trouble{Trouble{{ErrorKind::ConnectionFailed, {}}}, {}};
    const Task once = after(processing(), trouble).task;
    const Task twice = after(once, trouble).task;
    const Applied third = after(twice, trouble);
    QCOMPARE(twice.contact, Contact::Retrying);
    QCOMPARE(third.task.contact, Contact::Lost);
    const Applied back = after(third.task, answered(result(Status::Processing)));
    QCOMPARE(back.task.contact, Contact::Ok);
    QCOMPARE(back.task.troublesInRow, 0);
    QVERIFY(!back.task.trouble);
}

void TaskRulesTest::threeNotFoundAreFinal()
{
    const PollAnswer missing{NotFound{u"no such task"_s}, {}};
    Task task = soraTask();
    for (int answer = 1; answer < notFoundToGiveUp; ++answer) {
        task = after(task, missing).task;
        QVERIFY(isToBePolled(task));
    }
    task = after(task, missing).task;
    QCOMPARE(task.contact, Contact::NotFound);
    QCOMPARE(task.status, Status::Unasked);
    QVERIFY(!isToBePolled(task));
}

void TaskRulesTest::everyImposedWaitIsTold()
{
    const PollAnswer wait{WaitAsked{20s, {}}, {}};
    const Applied first = after(processing(), wait);
    const Applied second = after(first.task, wait);
    QCOMPARE(count<ContactChanged>(first), 1);
    QCOMPARE(count<ContactChanged>(second), 1);
}

void TaskRulesTest::theModelCorrectsTheFamily()
{
    TaskResult videos = result(Status::Processing);
    videos.model = u"videos_fast"_s;
    const Task task = after(soraTask(), answered(videos)).task;
    QCOMPARE(task.family, u"videos"_s);
    QCOMPARE(task.mode, QString());
}

void TaskRulesTest::theLengthOfAFinishedSoraClipCorrectsTheMode_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("mode");
    QTest::newRow("4 s") << 4.0 << u"4s"_s;
    QTest::newRow("8 s") << 8.0 << u"8s"_s;
    QTest::newRow("12 s") << 12.0 << u"12s"_s;
    QTest::newRow("another length tells nothing") << 6.5 << u"8s"_s;
}

void TaskRulesTest::theLengthOfAFinishedSoraClipCorrectsTheMode()
{
    QFETCH(const double, seconds);
    QFETCH(const QString, mode);
    TaskResult done = result(Status::Completed, u"https://a/b"_s);
    done.actualDuration = seconds;
    QCOMPARE(after(processing(), answered(done)).task.mode, mode);
}

void TaskRulesTest::anUnknownWordIsShownAndAskedOn()
{
    TaskResult odd = result(Status::Unrecognised);
    odd.word = u"moderating"_s;
    const Applied applied = after(processing(), answered(odd));
    QCOMPARE(applied.task.status, Status::Unrecognised);
    QCOMPARE(applied.task.transitions.last().word, u"moderating"_s);
    QVERIFY(isToBePolled(applied.task));
    odd.word = u"upscaling"_s;
    QCOMPARE(count<StatusChanged>(after(applied.task, answered(odd))), 1);
}

void TaskRulesTest::aCompletedTaskWithALinkIsCopiedAndNotPolled()
{
    const Task task = completed();
    QCOMPARE(task.clip, ClipState::Online);
    QVERIFY(isAtRisk(task));
    QVERIFY(isToBeCopied(task));
    QVERIFY(!isToBePolled(task));
}

void TaskRulesTest::aCompletedTaskWithoutALinkIsAskedAgain()
{
    const Applied applied = after(processing(), answered(result(Status::Completed)));
    QVERIFY(isToBePolled(applied.task));
    QVERIFY(!isToBeCopied(applied.task));
    QCOMPARE(applied.task.clipTrouble->kind, ErrorKind::LinkMissing);
}

void TaskRulesTest::aDeadLinkIsAskedForAfresh()
{
    const Applied applied = linkDied(completed(), {ErrorKind::LinkDead, u"HTTP 403"_s}, nullptr, now);
    QVERIFY(isToBePolled(applied.task));
    QVERIFY(!isToBeCopied(applied.task));
    QVERIFY(applied.events.contains(TaskEvent(LinkChanged{LinkState::Dead, u"HTTP 403"_s})));
}

void TaskRulesTest::anotherLinkIsRenewedAndCopied()
{
    const Task dead = linkDied(completed(), {ErrorKind::LinkDead, {}}, nullptr, now).task;
    const Applied renewed = after(dead, answered(result(Status::Completed, u"https://cdn.example.com/b.mp4"_s)));
    QVERIFY(renewed.events.contains(TaskEvent(LinkChanged{LinkState::Renewed, {}})));
    QVERIFY(isToBeCopied(renewed.task));
    QVERIFY(!isToBePolled(renewed.task));
    QCOMPARE(renewed.task.linkDeathsInRow, 0);
    // The end is reckoned from the completion, not from the day of the new link.
    QCOMPARE(renewed.task.firstSeenFinished, completed().firstSeenFinished);
}

void TaskRulesTest::expiredIsSaidOnlyPastTheLatestEndAndAfterAskingAgain()
{
    const Family *sora = ServiceCatalogue::builtIn().find(u"kyyReactApiServer"_s)->family(u"sora"_s);
    const Error refused{ErrorKind::LinkDead, u"HTTP 403"_s};
    const Now late{now.ours + 25h, now.services + 25h};
    const auto sameLinkAgain = [&late](const Task &task) {
        return after(task, answered(result(Status::Completed, task.videoUrl)), late).task;
    };
    // Long past its end, but not asked again yet.
    const Applied first = linkDied(completed(), refused, sora, late);
    QCOMPARE(first.task.clip, ClipState::Online);
    QCOMPARE(count<ClipExpired>(first), 0);
    const Applied second = linkDied(sameLinkAgain(first.task), refused, sora, late);
    QCOMPARE(second.task.clip, ClipState::Expired);
    QCOMPARE(count<ClipExpired>(second), 1);
    QVERIFY(!isToBePolled(second.task));
    // Before the latest end it is only dead.
    Task early = linkDied(completed(), refused, sora, now).task;
    early = linkDied(after(early, answered(result(Status::Completed, early.videoUrl))).task, refused, sora, now).task;
    QCOMPARE(early.clip, ClipState::Online);
    QVERIFY(isToBePolled(early));
}

void TaskRulesTest::aLinksOwnEndIsBelievedAfterSeveralRefusals()
{
    const Family *sora = ServiceCatalogue::builtIn().find(u"kyyReactApiServer"_s)->family(u"sora"_s);
    const Error refused{ErrorKind::LinkDead, u"HTTP 403"_s};
    const auto deathsUntilExpired = [&](Moment linksOwnEnd) {
        Task task = completed();
        task.videoUrl = u"https://cdn.example.com/a.mp4?Signature=s&Key-Pair-Id=k&Expires="_s
            + QString::number(linksOwnEnd.time_since_epoch() / 1s);
        for (int deaths = 1; deaths <= 20; ++deaths) {
            task = linkDied(task, refused, sora, now).task;
            if (task.clip == ClipState::Expired)
                return deaths;
            task = after(task, answered(result(Status::Completed, task.videoUrl))).task;
        }
        return 0;
    };
    QCOMPARE(deathsUntilExpired(now.services - 2s), deathsToBelieveTheLink);
    QCOMPARE(deathsUntilExpired(now.services + 1h), 0);
}

void TaskRulesTest::aClipWhoseFileWentIsFetchedAgainUnlessTheSavedOneStandsIn_data()
{
    QTest::addColumn<ClipState>("before");
    QTest::addColumn<bool>("isSavedFileWhole");
    QTest::addColumn<bool>("isLinkPast");
    QTest::addColumn<ClipState>("after");
    QTest::newRow("held") << ClipState::Held << false << false << ClipState::Online;
    QTest::newRow("held, its link past: asked for once more") << ClipState::Held << false << true << ClipState::Online;
    QTest::newRow("unverified") << ClipState::Unverified << false << false << ClipState::Online;
    QTest::newRow("unverified, and saved") << ClipState::Unverified << true << false << ClipState::Unverified;
    QTest::newRow("saved") << ClipState::Saved << true << false << ClipState::Saved;
    QTest::newRow("saved file gone too") << ClipState::Saved << false << false << ClipState::Online;
    QTest::newRow("saved file elsewhere, link past") << ClipState::Saved << false << true << ClipState::Saved;
}

void TaskRulesTest::aClipWhoseFileWentIsFetchedAgainUnlessTheSavedOneStandsIn()
{
    QFETCH(ClipState, before);
    QFETCH(bool, isSavedFileWhole);
    QFETCH(bool, isLinkPast);
    QFETCH(ClipState, after);
    const Family *sora = ServiceCatalogue::builtIn().find(u"kyyReactApiServer"_s)->family(u"sora"_s);
    const Error error{ErrorKind::HeldClipGone, u"/clips/a.mp4"_s};
    Task task = completed();
    task.clip = before;
    task.wholeButWrongInRow = 3;
    task.clipFacts = {.heldFile = u"a.mp4"_s, .savedPath = u"/saved/a.mp4"_s, .bytes = 10, .sha256 = QByteArray(32, 'a')};
    const Applied applied = heldFileLost(task, error, isSavedFileWhole, sora, isLinkPast ? Now{now.ours + 25h, now.services + 25h} : now);
    QCOMPARE(applied.task.clip, after);
    QVERIFY(applied.task.clipFacts.heldFile.isEmpty());
    const bool isFetchedAgain = after == ClipState::Online;
    QCOMPARE(isToBeCopied(applied.task), isFetchedAgain);
    QCOMPARE(count<ClipTrouble>(applied), isFetchedAgain ? 1 : 0);
    QCOMPARE(applied.task.clipTrouble, isFetchedAgain ? std::optional(error) : std::nullopt);
    QCOMPARE(applied.task.clipFacts == ClipFacts(), isFetchedAgain);
    QCOMPARE(applied.task.wholeButWrongInRow, isFetchedAgain ? 0 : 3);
}

void TaskRulesTest::aRefusedLinkIsNeitherCopiedNorPolled()
{
    const Applied applied = linkRefused(completed(), {ErrorKind::LinkRefused, u"file: is no web address"_s});
    QVERIFY(!isToBeCopied(applied.task));
    QVERIFY(!isToBePolled(applied.task));
    QCOMPARE(count<LinkChanged>(applied), 1);
}

void TaskRulesTest::aLinkRefusedForWhereItLeadsCanBeFetchedAnyway()
{
    const QString origin = u"https://10.0.0.1:443"_s;
    const Task refused = linkRefused(completed(), {ErrorKind::LinkUntrusted, u"private address"_s}, origin).task;
    QVERIFY(canFetchAnyway(refused));
    QVERIFY(!isToBeCopied(refused));
    QCOMPARE(refused.refusedOrigin, origin);
    const Applied allowed = fetchAnyway(refused, origin);
    QVERIFY(isToBeCopied(allowed.task));
    QVERIFY(!canFetchAnyway(allowed.task));
    QCOMPARE(allowed.task.allowedOrigins, QStringList{origin});
    QVERIFY(allowed.task.refusedOrigin.isEmpty());
    QVERIFY(!allowed.task.clipTrouble);
    // A redirect of it stops at another: the first stays allowed.
    const QString second = u"https://10.0.0.2:443"_s;
    const Task again = linkRefused(allowed.task, {ErrorKind::LinkUntrusted, u"private address"_s}, second).task;
    QCOMPARE(fetchAnyway(again, second).task.allowedOrigins, (QStringList{origin, second}));
}

void TaskRulesTest::whatIsRefusedForWhatItIsStaysRefused()
{
    const Task refused = linkRefused(completed(), {ErrorKind::LinkRefused, u"file:"_s}).task;
    QVERIFY(!canFetchAnyway(refused));
    QCOMPARE(fetchAnyway(refused, u"file://:-1"_s).task, refused);
    Task held = linkRefused(completed(), {ErrorKind::LinkUntrusted, u"http:"_s}, u"http://a.example:80"_s).task;
    held.clip = ClipState::Held;
    QVERIFY(!canFetchAnyway(held));
}

void TaskRulesTest::aPermissionIsForOneLinkAlone()
{
    const QString origin = u"https://10.0.0.1:443"_s;
    const Task refused = linkRefused(completed(), {ErrorKind::LinkUntrusted, u"private address"_s}, origin).task;
    Task allowed = fetchAnyway(refused, origin).task;
    const auto answeredWith = [&](const QString &link) {
        return after(allowed, answered(result(Status::Completed, link))).task;
    };
    QCOMPARE(answeredWith(allowed.videoUrl).allowedOrigins, QStringList{origin});
    QVERIFY(answeredWith(u"https://10.0.0.1/other.mp4"_s).allowedOrigins.isEmpty());
}

void TaskRulesTest::threeAlikeWrongBodiesAreKeptAsUnverified()
{
    const Error error{ErrorKind::ClipIncomplete, {}};
    const ClipFacts facts{.heldFile = u"a.mp4"_s, .bytes = 5};
    Task task = completed();
    for (int body = 1; body < alikeFailuresToKeep; ++body) {
        const Applied applied = copyWasWrong(task, error, "same", facts);
        QCOMPARE(applied.task.clip, ClipState::Online);
        QVERIFY(applied.task.clipFacts.heldFile.isEmpty());
        task = applied.task;
    }
    const Applied kept = copyWasWrong(task, error, "same", facts);
    QCOMPARE(kept.task.clip, ClipState::Unverified);
    QCOMPARE(kept.task.clipFacts, facts);
    QCOMPARE(count<ClipUnverified>(kept), 1);
    QCOMPARE(count<ClipHeld>(kept), 0);
    QVERIFY(isReady(kept.task));
}

void TaskRulesTest::anotherWrongBodyCountsAnew()
{
    const Error error{ErrorKind::ClipIncomplete, {}};
    Task task = copyWasWrong(completed(), error, "one", {}).task;
    task = copyWasWrong(task, error, "one", {}).task;
    task = copyWasWrong(task, error, "two", {}).task;
    QCOMPARE(task.wholeButWrongInRow, 1);
    QCOMPARE(task.clip, ClipState::Online);
}

void TaskRulesTest::aFinishedTaskIsNotPolledAgain_data()
{
    QTest::addColumn<ClipState>("clip");
    QTest::addColumn<Status>("status");
    QTest::newRow("failed") << ClipState::None << Status::Failed;
    QTest::newRow("held") << ClipState::Held << Status::Completed;
    QTest::newRow("saved") << ClipState::Saved << Status::Completed;
    QTest::newRow("unverified") << ClipState::Unverified << Status::Completed;
    QTest::newRow("expired") << ClipState::Expired << Status::Completed;
}

void TaskRulesTest::aFinishedTaskIsNotPolledAgain()
{
    QFETCH(const ClipState, clip);
    QFETCH(const Status, status);
    Task task = soraTask();
    task.status = status;
    task.clip = clip;
    task.linkIsDead = true;
    QVERIFY(!isToBePolled(task));
    QVERIFY(!isToBeCopied(task));
}

void TaskRulesTest::anUnverifiedClipStaysUnverifiedWhenSaved()
{
    Task task = completed();
    task.clip = ClipState::Unverified;
    const Task saved = clipSaved(task, u"/v/a.mp4"_s).task;
    QCOMPARE(saved.clip, ClipState::Unverified);
    QCOMPARE(saved.clipFacts.savedPath, u"/v/a.mp4"_s);
    QVERIFY(!isReady(saved));
}

void TaskRulesTest::aHeldClipIsReadyUntilSaved()
{
    const Task held = clipHeld(completed(), {.heldFile = u"a.mp4"_s}).task;
    QVERIFY(isReady(held));
    QVERIFY(isClipSafe(held));
    const Task saved = clipSaved(held, u"/v/a.mp4"_s).task;
    QCOMPARE(saved.clip, ClipState::Saved);
    QVERIFY(!isReady(saved));
}

void TaskRulesTest::aClipShorterThanTheServiceSaidIsMarked_data()
{
    QTest::addColumn<double>("said");
    QTest::addColumn<double>("found");
    QTest::addColumn<bool>("shorter");
    QTest::newRow("as long") << 8.0 << 8.0 << false;
    QTest::newRow("longer") << 8.0 << 12.0 << false;
    QTest::newRow("a frame short") << 8.0 << 7.958 << false;
    QTest::newRow("half a second short") << 8.0 << 7.5 << false;
    QTest::newRow("more than half a second") << 8.0 << 7.49 << true;
    QTest::newRow("half of it") << 8.0 << 4.0 << true;
    QTest::newRow("a tenth of a short one") << 2.0 << 1.81 << false;
    QTest::newRow("more than a tenth of a short one") << 2.0 << 1.79 << true;
    QTest::newRow("not told") << -1.0 << 4.0 << false;
    QTest::newRow("nothing promised") << 0.0 << 4.0 << false;
    QTest::newRow("not known") << 8.0 << 0.0 << false;
}

void TaskRulesTest::aClipShorterThanTheServiceSaidIsMarked()
{
    QFETCH(double, said);
    QFETCH(double, found);
    QFETCH(bool, shorter);
    Task task = completed();
    task.actualDuration = said < 0 ? std::nullopt : std::optional(said);
    const ClipFacts facts{.heldFile = u"a.mp4"_s, .durationSeconds = found, .marks = ClipMark::Silent};
    const Applied applied = clipHeld(task, facts);
    QCOMPARE(applied.task.clip, ClipState::Held); // marked or not
    QCOMPARE(count<ClipHeld>(applied), 1);
    const ClipMarks marks = applied.task.clipFacts.marks;
    QCOMPARE(marks.testFlag(ClipMark::Shorter), shorter);
    QVERIFY(marks.testFlag(ClipMark::Silent));
    // Held anew with its true length, it is not marked any more.
    ClipFacts longer = applied.task.clipFacts;
    longer.durationSeconds = 20;
    QVERIFY(!clipHeld(task, longer).task.clipFacts.marks.testFlag(ClipMark::Shorter));
}

void TaskRulesTest::askingAgainForgetsWhatStoppedThePolls_data()
{
    QTest::addColumn<Contact>("contact");
    QTest::newRow("refused") << Contact::Refused;
    QTest::newRow("not found") << Contact::NotFound;
    QTest::newRow("no key") << Contact::NoKey;
}

void TaskRulesTest::askingAgainForgetsWhatStoppedThePolls()
{
    QFETCH(const Contact, contact);
    Task task = processing();
    task.contact = contact;
    task.notFoundInRow = 3;
    const Applied applied = askAgain(task);
    QVERIFY(isToBePolled(applied.task));
    QCOMPARE(applied.task.contact, Contact::Retrying);
    QCOMPARE(applied.task.notFoundInRow, 0);
    QCOMPARE(askAgain(soraTask()).task, soraTask());
}

QTEST_GUILESS_MAIN(TaskRulesTest)
#include "task_rules_test.moc"
