// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/task_tool_tips.h"

#include "wording/task_fixture.h"
#include "wording/time_text.h"

#include <QTest>

namespace rushes::test {

class TaskToolTipsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { speakEnglishInUtc(); }
    void theExpirysNamesAllThatIsKnown_data();
    void theExpirysNamesAllThatIsKnown();
    void theElapsedOnesSaysWhyItIsARange_data();
    void theElapsedOnesSaysWhyItIsARange();
    void theOthersAreInFull();
};

void TaskToolTipsTest::theExpirysNamesAllThatIsKnown_data()
{
    QTest::addColumn<Task>("task");
    QTest::addColumn<const Family *>("family");
    QTest::addColumn<LinkEnd>("end");
    QTest::addColumn<QString>("text");

    const QString promise = u"The service promises its links for 1 d from the task's completion.\n"_s;
    const QString between = u"That is until between 01/03/2026 16:00:00 and 01/03/2026 16:00:31."_s;
    const QString ends = u"The link ends 16:00 at the earliest (promised by the service).\n"_s;
    Task sent = completedTask(ClipState::Online);
    sent.sentExpiresAt = noonish + 3h;
    LinkEnd sentEnd = promisedEnd(2h);
    sentEnd.sent = KnownEnd{noonish + 3h, noonish + 3h, KnownFrom::Service, Certainty::Exact, {}};
    LinkEnd allThree = toldEnd(1h, Certainty::Exact, QLatin1StringView("AWS Signature Version 4"));
    allThree.sent = sentEnd.sent;

    QTest::newRow("running") << runningTask(Status::Queued, 1min) << &veo() << LinkEnd{}
                             << u"The life of the link begins when the task is completed."_s;
    QTest::newRow("promised") << completedTask(ClipState::Online) << &veo() << promisedEnd(2h)
                              << ends + promise + between;
    QTest::newRow("held") << completedTask(ClipState::Held) << &veo() << promisedEnd(2h)
                          << u"A copy is on this computer: the link's end is no threat.\n"_s + ends +
                                 promise + between;
    QTest::newRow("unknown")
        << completedTask(ClipState::Online) << &videos() << LinkEnd{}
        << u"How long the link lives is not known.\nThe service does not say how long its links live."_s;
    QTest::newRow("sent") << sent << &veo() << sentEnd
                          << ends + u"The service sent this end: 01/03/2026 17:00:00.\n"_s + promise +
                                 between;
    QTest::newRow("from the link, sent and promised")
        << sent << &veo() << allThree
        << u"The link ends 15:00 (read from the link).\n"_s +
               u"The link itself says that it ends 01/03/2026 15:00:00. (AWS Signature Version 4)\n"_s +
               u"The service sent this end: 01/03/2026 17:00:00.\n"_s + promise + between;
    QTest::newRow("from the link, at the latest")
        << completedTask(ClipState::Online) << &veo() << toldEnd(1h, Certainty::AtLatest)
        << u"The link ends 15:00 at the latest (read from the link).\n"_s +
               u"The link itself says that it ends 01/03/2026 15:00:00 at the latest; it can end sooner.\n"_s +
               promise + between;
    QTest::newRow("from the link, about")
        << completedTask(ClipState::Online) << &veo() << toldEnd(1h, Certainty::About)
        << u"The link ends about 15:00 (estimated from what the link says).\n"_s +
               u"By what the link itself says it ends about 01/03/2026 15:00:00.\n"_s + promise + between;
}

void TaskToolTipsTest::theExpirysNamesAllThatIsKnown()
{
    QFETCH(Task, task);
    QFETCH(const Family *, family);
    QFETCH(LinkEnd, end);
    TaskContext context = contextOf(family);
    context.linkEnd = end;
    QTEST(withPlainSpaces(expiresToolTip(task, context)), "text");
}

void TaskToolTipsTest::theElapsedOnesSaysWhyItIsARange_data()
{
    QTest::addColumn<Task>("task");
    QTest::addColumn<QString>("text");

    QTest::newRow("not asked yet") << freshTask()
                                   << u"The service has not told yet when the task was created."_s;
    QTest::newRow("running") << runningTask(Status::Queued, 1min)
                             << u"Created 01/03/2026 13:59:00, by the service's clock."_s;
    QTest::newRow("finished") << completedTask(ClipState::Held)
                              << u"Created 01/03/2026 12:56:24, by the service's clock.\n"
                                 u"It ended between two answers, so its time is known as a range."_s;
    QTest::newRow("never seen running")
        << failedTask()
        << u"Created 01/03/2026 12:59:42, by the service's clock.\n"
           u"It was never seen running: it can have ended any time before it was first asked for."_s;
}

void TaskToolTipsTest::theElapsedOnesSaysWhyItIsARange()
{
    QFETCH(Task, task);
    QTEST(withPlainSpaces(elapsedToolTip(task, contextOf())), "text");
}

void TaskToolTipsTest::theOthersAreInFull()
{
    Task task = runningTask(Status::Processing, 1min);
    task.mode = u"reference-image"_s;
    task.lastAskedAt = task.lastHeardAt;
    TaskContext context = contextOf();
    context.nextCheck = noonish + 18s;
    QCOMPARE(kindToolTip(task, context),
             u"Service: kyyReactApiServer\nKind: VEO\nMode: Reference image\nModel: veo_3_1_fast"_s);
    QCOMPARE(withPlainSpaces(remainingToolTip(task, context)),
             u"Estimate for “Reference image”: 2–4 min from the task's creation."_s);
    QCOMPARE(withPlainSpaces(remainingToolTip(task, contextOf(&videos()))),
             u"No estimate was published for this kind of task."_s);
    QCOMPARE(withPlainSpaces(heardToolTip(task, context)),
             u"Last heard of it: 01/03/2026 13:59:48.\nThe service is asked again in 18 s."_s);
    QCOMPARE(statusToolTip(failedTask(), context),
             u"Added: 13:50:00\nReference video exceeds maximum total duration of 15 seconds."_s);
    QCOMPARE(withPlainSpaces(clipToolTip(failedTask(), context)),
             u"There is no clip\nThe service ended this task without one."_s);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::TaskToolTipsTest)
#include "task_tool_tips_test.moc"
