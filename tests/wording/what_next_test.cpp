// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/what_next.h"

#include "wording/task_fixture.h"
#include "wording/time_text.h"

#include <QTest>

namespace rushes::test {

class WhatNextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { speakEnglishInUtc(); }
    void itSaysWhatHappensAndWhatToDo_data();
    void itSaysWhatHappensAndWhatToDo();
    void everyTaskHasANext();
};

void WhatNextTest::itSaysWhatHappensAndWhatToDo_data()
{
    QTest::addColumn<Task>("task");
    QTest::addColumn<bool>("planned");
    QTest::addColumn<QString>("text");

    const Task running = runningTask(Status::Processing, 1min);
    const auto withContact = [running](Contact contact) {
        Task task = running;
        task.contact = contact;
        return task;
    };
    Task retrying = withContact(Contact::Retrying);
    retrying.trouble = Error{ErrorKind::TimedOut, u"the answer"_s};
    Task linkGone = completedTask(ClipState::Online);
    linkGone.linkIsDead = true;
    Task noLink = completedTask(ClipState::None);
    noLink.videoUrl.clear();
    Task linkRefused = completedTask(ClipState::Online);
    linkRefused.linkIsRefused = true;
    Task linkUntrusted = linkRefused;
    linkUntrusted.clipTrouble = Error{ErrorKind::LinkUntrusted, u"private address 10.0.0.1"_s};
    Task brokenOff = completedTask(ClipState::Online);
    brokenOff.clipTrouble = Error{ErrorKind::TransferBroken, {}};

    QTest::newRow("first") << freshTask() << true << u"The service is asked for the first time in 18 s."_s;
    QTest::newRow("first, waiting for a request")
        << freshTask() << false << u"The service is asked for the first time as soon as a request is free."_s;
    Task forgotten = freshTask(); // a refusal, since it is to be asked again
    forgotten.lastAskedAt = noonish - 1min;
    QTest::newRow("not the first time") << forgotten << true << u"The service is asked again in 18 s."_s;
    QTest::newRow("again") << running << true << u"The service is asked again in 18 s."_s;
    QTest::newRow("being asked") << running << false << u"The service is being asked."_s;
    QTest::newRow("retrying") << retrying << true
                              << u"Nothing came in time: the answer. The service is asked again in 18 s."_s;
    QTest::newRow("asked to wait")
        << withContact(Contact::Waiting) << true
        << u"kyyReactApiServer asked to wait. Nothing is asked there before 14:00:18."_s;
    QTest::newRow("asked to wait, unknown how long")
        << withContact(Contact::Waiting) << false
        << u"kyyReactApiServer asked to wait, and is asked again after that."_s;
    QTest::newRow("paused")
        << paused(running) << true
        << u"Paused since 13:30. The service is asked once all the same (14:00), so that a clip that is finished by then is not lost."_s;
    QTest::newRow("paused, not known until when") << paused(running) << false << u"Paused since 13:30."_s;
    QTest::newRow("paused, but the key is refused")
        << paused(withContact(Contact::Refused)) << false
        << u"kyyReactApiServer refused the key. Enter another in Settings, and the watching goes on."_s;
    QTest::newRow("no key")
        << withContact(Contact::NoKey) << false
        << u"A key for kyyReactApiServer is needed: enter it in Settings, and the watching goes on."_s;
    QTest::newRow("key refused")
        << withContact(Contact::Refused) << false
        << u"kyyReactApiServer refused the key. Enter another in Settings, and the watching goes on."_s;
    QTest::newRow("not found") << withContact(Contact::NotFound) << false
                               << u"kyyReactApiServer does not know this id and is not asked again. "
                                  u"Look whether the id is right and belongs to this service."_s;
    QTest::newRow("failed") << failedTask() << false
                            << u"Nothing more has to happen: the service is not asked again."_s;
    QTest::newRow("link gone") << linkGone << true
                               << u"The service is asked for a link that works in 18 s."_s;
    QTest::newRow("no link") << noLink << false << u"The service is being asked for a link that works."_s;
    QTest::newRow("link refused")
        << linkRefused << false
        << u"The link is not fetched, for it is not safe to do so. The clip is not copied."_s;
    QTest::newRow("link untrusted")
        << linkUntrusted << false
        << u"The link is not fetched unless you say so, for it leads where it is not safe."_s;
    QTest::newRow("copy again") << brokenOff << true
                                << u"The transfer broke off. The clip is copied again in 18 s."_s;
    QTest::newRow("copy waits its turn")
        << completedTask(ClipState::Online) << false << u"The clip is copied as soon as it is its turn."_s;
    QTest::newRow("copying") << completedTask(ClipState::Copying) << false
                             << u"The clip is being copied, then checked."_s;
    QTest::newRow("held") << completedTask(ClipState::Held) << false
                          << u"Nothing more has to happen: the clip is here. Save it where you want it."_s;
    QTest::newRow("unverified")
        << completedTask(ClipState::Unverified) << false
        << u"The clip is kept as it came. It is not played here: save it to look at it elsewhere."_s;
    QTest::newRow("saved") << completedTask(ClipState::Saved) << false
                           << u"Nothing more has to happen: the clip is here and saved."_s;
    QTest::newRow("expired") << completedTask(ClipState::Expired) << false
                             << u"Nothing more can be done here: the service no longer gives the clip."_s;
}

void WhatNextTest::itSaysWhatHappensAndWhatToDo()
{
    QFETCH(Task, task);
    QFETCH(bool, planned);
    TaskContext context = contextOf();
    if (planned)
        context.nextCheck = context.nextCopy = noonish + 18s;
    QTEST(withPlainSpaces(whatNextText(task, context)), "text");
}

void WhatNextTest::everyTaskHasANext()
{
    Task task = freshTask();
    for (int status = 0; status <= int(Status::Unrecognised); ++status) {
        for (int contact = 0; contact <= int(Contact::NotFound); ++contact) {
            for (int clip = 0; clip <= int(ClipState::Expired); ++clip) {
                task.status = Status(status);
                task.contact = Contact(contact);
                task.clip = ClipState(clip);
                QVERIFY(whatNextText(task, contextOf()).endsWith(u'.'));
                QVERIFY(whatNextText(task, TaskContext{}).endsWith(u'.'));
            }
        }
    }
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::WhatNextTest)
#include "what_next_test.moc"
