// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules_samples.h"

#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

/// What becomes of a completed task's link and clip.
class ClipRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
    void anUnverifiedClipStaysUnverifiedWhenSaved();
    void aHeldClipIsReadyUntilSaved();
    void aClipShorterThanTheServiceSaidIsMarked_data();
    void aClipShorterThanTheServiceSaidIsMarked();
};

void ClipRulesTest::aDeadLinkIsAskedForAfresh()
{
    const Applied applied = linkDied(completed(), {ErrorKind::LinkDead, u"HTTP 403"_s}, nullptr, now);
    QVERIFY(isToBePolled(applied.task));
    QVERIFY(!isToBeCopied(applied.task));
    QVERIFY(applied.events.contains(TaskEvent(LinkChanged{LinkState::Dead, u"HTTP 403"_s})));
}

void ClipRulesTest::anotherLinkIsRenewedAndCopied()
{
    const Task dead = linkDied(completed(), {ErrorKind::LinkDead, {}}, nullptr, now).task;
    const Applied renewed =
        after(dead, answered(result(Status::Completed, u"https://cdn.example.com/b.mp4"_s)));
    QVERIFY(renewed.events.contains(TaskEvent(LinkChanged{LinkState::Renewed, {}})));
    QVERIFY(isToBeCopied(renewed.task));
    QVERIFY(!isToBePolled(renewed.task));
    QCOMPARE(renewed.task.linkDeathsInRow, 0);
    // The end is reckoned from the completion, not from the day of the new link.
    QCOMPARE(renewed.task.firstSeenFinished, completed().firstSeenFinished);
}

void ClipRulesTest::expiredIsSaidOnlyPastTheLatestEndAndAfterAskingAgain()
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
    early =
        linkDied(after(early, answered(result(Status::Completed, early.videoUrl))).task, refused, sora, now)
            .task;
    QCOMPARE(early.clip, ClipState::Online);
    QVERIFY(isToBePolled(early));
}

void ClipRulesTest::aLinksOwnEndIsBelievedAfterSeveralRefusals()
{
    const Family *sora = ServiceCatalogue::builtIn().find(u"kyyReactApiServer"_s)->family(u"sora"_s);
    const Error refused{ErrorKind::LinkDead, u"HTTP 403"_s};
    const auto deathsUntilExpired = [&](Moment linksOwnEnd) {
        Task task = completed();
        task.videoUrl = u"https://cdn.example.com/a.mp4?Signature=s&Key-Pair-Id=k&Expires="_s +
                        QString::number(linksOwnEnd.time_since_epoch() / 1s);
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

void ClipRulesTest::aClipWhoseFileWentIsFetchedAgainUnlessTheSavedOneStandsIn_data()
{
    QTest::addColumn<ClipState>("before");
    QTest::addColumn<bool>("isSavedFileWhole");
    QTest::addColumn<bool>("isLinkPast");
    QTest::addColumn<ClipState>("after");
    QTest::newRow("held") << ClipState::Held << false << false << ClipState::Online;
    QTest::newRow("held, its link past: asked for once more")
        << ClipState::Held << false << true << ClipState::Online;
    QTest::newRow("unverified") << ClipState::Unverified << false << false << ClipState::Online;
    QTest::newRow("unverified, and saved") << ClipState::Unverified << true << false << ClipState::Unverified;
    QTest::newRow("saved") << ClipState::Saved << true << false << ClipState::Saved;
    QTest::newRow("saved file gone too") << ClipState::Saved << false << false << ClipState::Online;
    QTest::newRow("saved file elsewhere, link past") << ClipState::Saved << false << true << ClipState::Saved;
}

void ClipRulesTest::aClipWhoseFileWentIsFetchedAgainUnlessTheSavedOneStandsIn()
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
    task.clipFacts = {
        .heldFile = u"a.mp4"_s, .savedPath = u"/saved/a.mp4"_s, .bytes = 10, .sha256 = QByteArray(32, 'a')};
    const Applied applied = heldFileLost(task, error, isSavedFileWhole, sora,
                                         isLinkPast ? Now{now.ours + 25h, now.services + 25h} : now);
    QCOMPARE(applied.task.clip, after);
    QVERIFY(applied.task.clipFacts.heldFile.isEmpty());
    const bool isFetchedAgain = after == ClipState::Online;
    QCOMPARE(isToBeCopied(applied.task), isFetchedAgain);
    QCOMPARE(count<ClipTrouble>(applied), isFetchedAgain ? 1 : 0);
    QCOMPARE(applied.task.clipTrouble, isFetchedAgain ? std::optional(error) : std::nullopt);
    QCOMPARE(applied.task.clipFacts == ClipFacts(), isFetchedAgain);
    QCOMPARE(applied.task.wholeButWrongInRow, isFetchedAgain ? 0 : 3);
}

void ClipRulesTest::aRefusedLinkIsNeitherCopiedNorPolled()
{
    const Applied applied = linkRefused(completed(), {ErrorKind::LinkRefused, u"file: is no web address"_s});
    QVERIFY(!isToBeCopied(applied.task));
    QVERIFY(!isToBePolled(applied.task));
    QCOMPARE(count<LinkChanged>(applied), 1);
}

void ClipRulesTest::aLinkRefusedForWhereItLeadsCanBeFetchedAnyway()
{
    const QString origin = u"https://10.0.0.1:443"_s;
    const Task refused =
        linkRefused(completed(), {ErrorKind::LinkUntrusted, u"private address"_s}, origin).task;
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
    const Task again =
        linkRefused(allowed.task, {ErrorKind::LinkUntrusted, u"private address"_s}, second).task;
    QCOMPARE(fetchAnyway(again, second).task.allowedOrigins, (QStringList{origin, second}));
}

void ClipRulesTest::whatIsRefusedForWhatItIsStaysRefused()
{
    const Task refused = linkRefused(completed(), {ErrorKind::LinkRefused, u"file:"_s}).task;
    QVERIFY(!canFetchAnyway(refused));
    QCOMPARE(fetchAnyway(refused, u"file://:-1"_s).task, refused);
    Task held =
        linkRefused(completed(), {ErrorKind::LinkUntrusted, u"http:"_s}, u"http://a.example:80"_s).task;
    held.clip = ClipState::Held;
    QVERIFY(!canFetchAnyway(held));
}

void ClipRulesTest::aPermissionIsForOneLinkAlone()
{
    const QString origin = u"https://10.0.0.1:443"_s;
    const Task refused =
        linkRefused(completed(), {ErrorKind::LinkUntrusted, u"private address"_s}, origin).task;
    Task allowed = fetchAnyway(refused, origin).task;
    const auto answeredWith = [&](const QString &link) {
        return after(allowed, answered(result(Status::Completed, link))).task;
    };
    QCOMPARE(answeredWith(allowed.videoUrl).allowedOrigins, QStringList{origin});
    QVERIFY(answeredWith(u"https://10.0.0.1/other.mp4"_s).allowedOrigins.isEmpty());
}

void ClipRulesTest::threeAlikeWrongBodiesAreKeptAsUnverified()
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

void ClipRulesTest::anotherWrongBodyCountsAnew()
{
    const Error error{ErrorKind::ClipIncomplete, {}};
    Task task = copyWasWrong(completed(), error, "one", {}).task;
    task = copyWasWrong(task, error, "one", {}).task;
    task = copyWasWrong(task, error, "two", {}).task;
    QCOMPARE(task.wholeButWrongInRow, 1);
    QCOMPARE(task.clip, ClipState::Online);
}

void ClipRulesTest::anUnverifiedClipStaysUnverifiedWhenSaved()
{
    Task task = completed();
    task.clip = ClipState::Unverified;
    const Task saved = clipSaved(task, u"/v/a.mp4"_s).task;
    QCOMPARE(saved.clip, ClipState::Unverified);
    QCOMPARE(saved.clipFacts.savedPath, u"/v/a.mp4"_s);
    QVERIFY(!isReady(saved));
}

void ClipRulesTest::aHeldClipIsReadyUntilSaved()
{
    const Task held = clipHeld(completed(), {.heldFile = u"a.mp4"_s}).task;
    QVERIFY(isReady(held));
    QVERIFY(isClipSafe(held));
    const Task saved = clipSaved(held, u"/v/a.mp4"_s).task;
    QCOMPARE(saved.clip, ClipState::Saved);
    QVERIFY(!isReady(saved));
}

void ClipRulesTest::aClipShorterThanTheServiceSaidIsMarked_data()
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

void ClipRulesTest::aClipShorterThanTheServiceSaidIsMarked()
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

QTEST_GUILESS_MAIN(ClipRulesTest)
#include "clip_rules_test.moc"
