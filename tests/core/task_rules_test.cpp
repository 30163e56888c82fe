// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules_samples.h"

#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

/// What an answer makes of a task, and who is asked again.
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
    void aFinishedTaskIsNotPolledAgain_data();
    void aFinishedTaskIsNotPolledAgain();
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
    const Applied again =
        after(processing(), answered(result(Status::Processing)), {now.ours + 30s, now.services + 30s});
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
