// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/task_text.h"

#include "wording/task_fixture.h"
#include "wording/time_text.h"

#include <QTest>

namespace rushes::test {

/// When the next check or copy is, in seconds from now; none is far below zero.
constexpr int none = -1'000'000;

class HeardTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { speakEnglishInUtc(); }
    void itSaysWhatIsHeardAndWhatComesNext_data();
    void itSaysWhatIsHeardAndWhatComesNext();
    void theLineIsToldBelowTheStatus_data();
    void theLineIsToldBelowTheStatus();
};

static Task withContact(Task task, Contact contact)
{
    task.contact = contact;
    return task;
}

void HeardTextTest::itSaysWhatIsHeardAndWhatComesNext_data()
{
    QTest::addColumn<Task>("task");
    QTest::addColumn<int>("nextCheck");
    QTest::addColumn<int>("nextCopy");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("below");

    const Task running = runningTask(Status::Processing, 2min);
    Task neverHeard = withContact(freshTask(), Contact::Lost);
    Task longSilent = withContact(running, Contact::Lost);
    longSilent.lastHeardAt = noonish - 20min;
    Task linkGone = completedTask(ClipState::Online);
    linkGone.linkIsDead = true;
    linkGone.lastHeardAt = noonish - 4s;
    Task yesterdays = completedTask(ClipState::Saved);
    yesterdays.firstSeenFinished = noonish - 15h - 50min;
    const QString nothing;

    QTest::newRow("not asked yet") << freshTask() << none << none << u"not asked yet"_s << nothing;
    QTest::newRow("about to be asked") << freshTask() << 3 << none << u"first check in 3 s"_s << nothing;
    QTest::newRow("being asked") << freshTask() << 0 << none << u"first check now"_s << nothing;
    Task asked = freshTask();
    asked.lastAskedAt = noonish - 2s;
    QTest::newRow("the first request is under way") << asked << none << none << u"checking now"_s << nothing;
    QTest::newRow("asked afresh") << asked << 8 << none << u"retrying in 8 s"_s << nothing;
    QTest::newRow("in contact") << running << 18 << none << u"12 s ago · next 18 s"_s << nothing;
    QTest::newRow("in contact, due") << running << -5 << none << u"12 s ago · checking"_s << nothing;
    QTest::newRow("in contact, not planned") << running << none << none << u"12 s ago"_s << nothing;
    QTest::newRow("retrying") << withContact(running, Contact::Retrying) << 8 << none << u"retrying in 8 s"_s
                              << nothing;
    QTest::newRow("retrying now") << withContact(running, Contact::Retrying) << 0 << none << u"retrying now"_s
                                  << nothing;
    QTest::newRow("no contact") << longSilent << 240 << none << u"no contact since 13:40"_s
                                << u"retrying in 4 min"_s;
    QTest::newRow("never heard") << neverHeard << 240 << none << u"no contact yet"_s
                                 << u"retrying in 4 min"_s;
    QTest::newRow("asked to wait") << withContact(running, Contact::Waiting) << 300 << none
                                   << u"waits until 14:05"_s << nothing;
    QTest::newRow("asked to wait briefly")
        << withContact(running, Contact::Waiting) << 40 << none << u"waits 40 s more"_s << nothing;
    QTest::newRow("asked to wait, unknown how long")
        << withContact(running, Contact::Waiting) << none << none << u"asked to wait"_s << nothing;
    QTest::newRow("paused") << paused(running) << 3600 << none << u"paused"_s << u"next check 15:00"_s;
    QTest::newRow("paused over night")
        << paused(running) << 18 * 3600 << none << u"paused"_s << u"next check tomorrow 08:00"_s;
    QTest::newRow("paused before the first answer")
        << paused(freshTask()) << none << none << u"paused"_s << nothing;
    QTest::newRow("paused, and no contact either")
        << paused(withContact(running, Contact::Lost)) << none << none << u"paused"_s << nothing;
    QTest::newRow("paused, but without a key")
        << paused(withContact(running, Contact::NoKey)) << none << none << u"no key"_s << nothing;
    QTest::newRow("paused, but not known here")
        << paused(withContact(running, Contact::NotFound)) << none << none << u"not known here"_s << nothing;
    QTest::newRow("a pause ends with the task")
        << paused(completedTask(ClipState::Held)) << none << none << u"finished 13:00"_s << nothing;
    QTest::newRow("no key") << withContact(running, Contact::NoKey) << none << none << u"no key"_s << nothing;
    QTest::newRow("key refused") << withContact(running, Contact::Refused) << none << none << u"key refused"_s
                                 << nothing;
    QTest::newRow("not known here") << withContact(running, Contact::NotFound) << none << none
                                    << u"not known here"_s << nothing;
    QTest::newRow("finished") << completedTask(ClipState::Held) << none << none << u"finished 13:00"_s
                              << nothing;
    QTest::newRow("finished yesterday")
        << yesterdays << none << none << u"finished yesterday 22:10"_s << nothing;
    QTest::newRow("failed") << failedTask() << none << none << u"failed 13:00"_s << failedTask().message;
    QTest::newRow("copying") << completedTask(ClipState::Copying) << none << none << u"finished 13:00"_s
                             << nothing;
    QTest::newRow("copy to be tried again")
        << completedTask(ClipState::Online) << none << 8 << u"retrying copy in 8 s"_s << nothing;
    QTest::newRow("copy due") << completedTask(ClipState::Online) << none << 0 << u"retrying copy now"_s
                              << nothing;
    QTest::newRow("another link is asked for")
        << linkGone << 26 << none << u"4 s ago · next 26 s"_s << nothing;
    QTest::newRow("another link, no contact")
        << withContact(linkGone, Contact::Retrying) << 26 << none << u"retrying in 26 s"_s << nothing;
    QTest::newRow("a finished one's line is of no interest")
        << withContact(completedTask(ClipState::Held), Contact::Refused) << none << none
        << u"finished 13:00"_s << nothing;
}

void HeardTextTest::itSaysWhatIsHeardAndWhatComesNext()
{
    QFETCH(Task, task);
    QFETCH(int, nextCheck);
    QFETCH(int, nextCopy);
    TaskContext context = contextOf();
    if (nextCheck != none)
        context.nextCheck = noonish + std::chrono::seconds(nextCheck);
    if (nextCopy != none)
        context.nextCopy = noonish + std::chrono::seconds(nextCopy);
    QTEST(withPlainSpaces(heardText(task, context)), "text");
    QTEST(withPlainSpaces(heardDetailText(task, context)), "below");
}

void HeardTextTest::theLineIsToldBelowTheStatus_data()
{
    QTest::addColumn<Task>("task");
    QTest::addColumn<bool>("allPaused");
    QTest::addColumn<QString>("text");

    const Task running = runningTask(Status::Processing, 2min);
    const Task fresh = freshTask();
    Task linkGone = completedTask(ClipState::Online);
    linkGone.linkIsDead = true;
    const QString nothing;

    QTest::newRow("in order") << running << false << nothing;
    QTest::newRow("not asked yet") << fresh << false << nothing;
    QTest::newRow("retrying") << withContact(fresh, Contact::Retrying) << false << u"retrying"_s;
    QTest::newRow("no contact") << withContact(fresh, Contact::Lost) << false << u"no contact"_s;
    QTest::newRow("asked to wait") << withContact(fresh, Contact::Waiting) << false << u"asked to wait"_s;
    QTest::newRow("no key since") << withContact(running, Contact::NoKey) << false << u"no key"_s;
    QTest::newRow("no key, as the status says") << withContact(fresh, Contact::NoKey) << false << nothing;
    QTest::newRow("no key, as the status says, and paused")
        << paused(withContact(fresh, Contact::NoKey)) << false << u"paused"_s;
    QTest::newRow("key refused since") << withContact(running, Contact::Refused) << false << u"key refused"_s;
    QTest::newRow("key refused, as the status says")
        << withContact(fresh, Contact::Refused) << false << nothing;
    QTest::newRow("paused") << paused(running) << false << u"paused"_s;
    QTest::newRow("all paused") << running << true << u"paused"_s;
    QTest::newRow("all paused, and no key") << withContact(running, Contact::NoKey) << true << u"no key"_s;
    QTest::newRow("all paused, but not found") << withContact(running, Contact::NotFound) << true << nothing;
    QTest::newRow("another link is wanted")
        << withContact(linkGone, Contact::Lost) << false << u"no contact"_s;
    QTest::newRow("held") << withContact(completedTask(ClipState::Held), Contact::Lost) << true << nothing;
    QTest::newRow("failed") << withContact(failedTask(), Contact::Refused) << true << nothing;
}

void HeardTextTest::theLineIsToldBelowTheStatus()
{
    QFETCH(Task, task);
    QFETCH(bool, allPaused);
    TaskContext context = contextOf();
    context.allPaused = allPaused;
    QTEST(statusDetailText(task, context), "text");
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::HeardTextTest)
#include "heard_text_test.moc"
