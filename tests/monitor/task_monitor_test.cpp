// SPDX-License-Identifier: GPL-3.0-or-later
#include "sora_answers.h"

#include <QSignalSpy>
#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

/// Tasks as they are added, asked about, told and kept.
class TaskMonitorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anIdIsOnDiskBeforeItsFirstRequest();
    void theFirstPollComesAtOnceThenByTheCatalogue();
    void aDuplicateIsFoundAndNotAddedTwice();
    void anEventIsToldOnlyAfterItsCommit();
    void anUnchangedAnswerIsNotWritten();
    void aFinishedTaskIsNotPolledAgainNotEvenAfterARestart();
    void everythingShownIsThereAfterARestart();
    void aKillDoesNotShortenTheSpacing();
    void theServicesClockComesFromItsDateHeader();
    void checkNowKeepsTheSpacing();
    void aFixedIntervalReplacesThePlan();
    void aRemovedTaskIsNotAskedAndComesBackByUndo();
    void removedTasksAreGoneAfterARestart();
    void movingToTheOtherServiceAsksThere();
    void onlyTasksInScopeAreAskedWithoutStart();
    void theStateSaysWhatTheStatusBarNeeds();
};

void TaskMonitorTest::anIdIsOnDiskBeforeItsFirstRequest()
{
    MonitorFixture fixture;
    QStringList onDisk;
    fixture.network.answerAll([&](const SentRequest &) {
        const Result<Remembered> remembered =
            TaskDatabase::readOnly(fixture.folder.filePath(u"tasks.sqlite"_s));
        for (const Task &task : remembered->tasks)
            onDisk.append(task.id);
        return processing();
    });
    fixture.add(sora);
    fixture.advance(1s);
    QCOMPARE(fixture.network.count(), 1);
    QCOMPARE(onDisk, QStringList{sora});
}

void TaskMonitorTest::theFirstPollComesAtOnceThenByTheCatalogue()
{
    MonitorFixture fixture;
    fixture.network.answerAll(processingAny);
    const qint64 number = fixture.add(sora);
    fixture.advance(1s);
    QCOMPARE(fixture.network.count(), 1);
    QCOMPARE(fixture.network.sent().url(),
             QUrl(u"https://zcbservice.aizfw.cn/kyyReactApiServer/v1/result/sora_abc123def456"_s));
    QCOMPARE(fixture.network.sent().header("Authorization"), QByteArray("Bearer secret-key"));
    QVERIFY(fixture.monitor->nextCheck(number).has_value());
    fixture.advance(10min);
    // 30-60 s: between 10 and 20 more.
    QVERIFY2(fixture.network.count() >= 11 && fixture.network.count() <= 21,
             qPrintable(QString::number(fixture.network.count())));
}

void TaskMonitorTest::aDuplicateIsFoundAndNotAddedTwice()
{
    MonitorFixture fixture;
    fixture.network.answerAll(processingAny);
    const qint64 number = fixture.add(sora);
    const AddReport again = fixture.monitor->add(
        {{.id = sora, .service = u"kyyReactApiServer"_s, .family = {}, .mode = {}, .label = {}},
         {.id = u"sora_new1"_s, .service = u"kyyReactApiServer"_s, .family = {}, .mode = {}, .label = {}}});
    QCOMPARE(again.alreadyThere, QVector<qint64>{number});
    QCOMPARE(again.added.size(), 1);
}

void TaskMonitorTest::anEventIsToldOnlyAfterItsCommit()
{
    MonitorFixture fixture;
    fixture.network.answerAll(processingAny);
    QStringList statuses;
    connect(fixture.monitor.get(), &TaskMonitor::eventHappened, this,
            [&](const Task &task, const TaskEvent &event) {
                if (!std::holds_alternative<StatusChanged>(event))
                    return;
                const Result<Remembered> remembered =
                    TaskDatabase::readOnly(fixture.folder.filePath(u"tasks.sqlite"_s));
                QCOMPARE(remembered->tasks.first().status, task.status);
                statuses.append(task.statusWord);
            });
    fixture.add(sora);
    fixture.advance(1s);
    QCOMPARE(statuses, QStringList{u"processing"_s});
}

void TaskMonitorTest::anUnchangedAnswerIsNotWritten()
{
    MonitorFixture fixture;
    fixture.network.answerAll(processingAny);
    fixture.add(sora);
    fixture.advance(1s);
    const auto stored = [&fixture] {
        return TaskDatabase::readOnly(fixture.folder.filePath(u"tasks.sqlite"_s))->tasks.first();
    };
    const Task before = stored();
    fixture.advance(5min);
    QVERIFY(fixture.network.count() > 4);
    QCOMPARE(stored(), before);
    fixture.monitor->writeNotes();
    fixture.settle();
    QVERIFY(stored().lastAskedAt > before.lastAskedAt);
}

void TaskMonitorTest::aFinishedTaskIsNotPolledAgainNotEvenAfterARestart()
{
    MonitorFixture fixture;
    fixture.network.answerAll([](const SentRequest &) {
        return FakeAnswer::ofJson(
            MonitorFixture::answer(soraId, "completed", "\"https://cdn.example.com/a.mp4\""));
    });
    fixture.add(sora);
    fixture.advance(1h);
    QCOMPARE(fixture.network.count(), 1);
    fixture.reopen();
    fixture.advance(1h);
    QCOMPARE(fixture.network.count(), 1);
    QCOMPARE(fixture.monitor->checkNow({1}).finished, 1);
    QCOMPARE(
        fixture.monitor
            ->add({{.id = sora, .service = u"kyyReactApiServer"_s, .family = {}, .mode = {}, .label = {}}})
            .alreadyThere.size(),
        1);
    fixture.advance(1h);
    QCOMPARE(fixture.network.count(), 1);
}

void TaskMonitorTest::everythingShownIsThereAfterARestart()
{
    MonitorFixture fixture;
    fixture.network.answerAll(processingAny);
    const qint64 number = fixture.add(sora);
    fixture.advance(2min);
    fixture.monitor->setLabel({number}, u"Paper boats"_s);
    fixture.monitor->setMode({number}, u"12s"_s);
    fixture.settle();
    const Task shown = *fixture.monitor->task(number);
    fixture.reopen();
    Task found = *fixture.monitor->task(number);
    QCOMPARE(found.label, u"Paper boats"_s);
    QCOMPARE(found, shown);
    // Asked again, but not within the spacing.
    const int before = fixture.network.count();
    fixture.advance(1min);
    QVERIFY(fixture.network.count() > before);
}

void TaskMonitorTest::aKillDoesNotShortenTheSpacing()
{
    MonitorFixture fixture;
    fixture.network.answerAll(processingAny);
    fixture.add(sora);
    // The last answers changed nothing, so nothing was written of them.
    fixture.advance(10min);
    const int asked = fixture.network.count();
    while (fixture.network.count() == asked)
        fixture.advance(1s);
    const int before = fixture.network.count();
    fixture.reopenAfterKill();
    fixture.advance(29s);
    QCOMPARE(fixture.network.count(), before);
    fixture.advance(2s);
    QCOMPARE(fixture.network.count(), before + 1);
}

void TaskMonitorTest::theServicesClockComesFromItsDateHeader()
{
    MonitorFixture fixture;
    fixture.network.answerAll([&](const SentRequest &) {
        FakeAnswer answer = processing();
        answer.headers.append({"Date", httpDate(fixture.clock.wall() + 7min)});
        return answer;
    });
    fixture.add(sora);
    fixture.advance(1s);
    const Duration skew = fixture.monitor->serviceNow(u"kyyReactApiServer"_s) - fixture.clock.wall();
    QVERIFY(skew > 6min + 58s && skew < 7min + 2s);
    QCOMPARE(fixture.monitor->serviceNow(u"kyyAiPower"_s), fixture.clock.wall());
}

void TaskMonitorTest::checkNowKeepsTheSpacing()
{
    MonitorFixture fixture;
    fixture.network.answerAll(processingAny);
    const qint64 number = fixture.add(sora);
    fixture.advance(10s);
    const CheckReport report = fixture.monitor->checkNow({number});
    QCOMPARE(report.tooSoon, 1);
    QVERIFY(report.longestWait && *report.longestWait <= 20s && *report.longestWait > 19s);
    for (int click = 0; click < 10; ++click)
        fixture.monitor->checkNow({number});
    QCOMPARE(fixture.network.count(), 1);
    fixture.advance(20s);
    QCOMPARE(fixture.network.count(), 2);
}

void TaskMonitorTest::aFixedIntervalReplacesThePlan()
{
    MonitorFixture fixture;
    fixture.monitor->setFixedInterval(Duration(100s));
    fixture.network.answerAll(processingAny);
    fixture.add(sora);
    fixture.advance(1000s);
    QCOMPARE(fixture.network.count(), 11);
}

void TaskMonitorTest::aRemovedTaskIsNotAskedAndComesBackByUndo()
{
    MonitorFixture fixture;
    fixture.network.answerAll(processingAny);
    const qint64 number = fixture.add(sora);
    fixture.advance(1s);
    QSignalSpy removed(fixture.monitor.get(), &TaskMonitor::tasksRemoved);
    fixture.monitor->remove({number});
    fixture.advance(10min);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(fixture.network.count(), 1);
    QCOMPARE(fixture.monitor->count(), 0);
    fixture.monitor->restore({number});
    fixture.advance(2min);
    QCOMPARE(fixture.monitor->count(), 1);
    QCOMPARE(fixture.monitor->task(number)->status, Status::Processing);
    QVERIFY(fixture.network.count() > 1);
}

void TaskMonitorTest::removedTasksAreGoneAfterARestart()
{
    MonitorFixture fixture;
    fixture.network.answerAll(processingAny);
    const qint64 number = fixture.add(sora);
    fixture.monitor->remove({number});
    fixture.reopen();
    QCOMPARE(fixture.monitor->count(), 0);
    // Its number is not given again.
    QVERIFY(fixture.add(u"sora_next1"_s) > number);
}

void TaskMonitorTest::movingToTheOtherServiceAsksThere()
{
    MonitorFixture fixture;
    fixture.keys.setKey(u"kyyAiPower"_s, u"power-key"_s);
    fixture.network.answerAll([](const SentRequest &sent) {
        return sent.url().path().startsWith(u"/kyyAiPower") ? processing("vgen_abc1")
                                                            : FakeAnswer::ofJson("{}", 404);
    });
    const qint64 number = fixture.add(u"vgen_abc1"_s);
    fixture.advance(1s);
    fixture.monitor->moveToService(number, u"kyyAiPower"_s);
    fixture.advance(1min);
    QCOMPARE(fixture.monitor->task(number)->service, u"kyyAiPower"_s);
    QCOMPARE(fixture.monitor->task(number)->contact, Contact::Ok);
    QCOMPARE(fixture.network.sent().header("Authorization"), QByteArray("Bearer power-key"));
}

void TaskMonitorTest::onlyTasksInScopeAreAskedWithoutStart()
{
    MonitorFixture fixture;
    fixture.network.answerAll(processingAny);
    fixture.add(sora);
    fixture.advance(1min);
    fixture.monitor->writeNotes();
    fixture.settle();
    fixture.monitor.reset();
    fixture.client.reset();
    fixture.database.reset();
    fixture.open(); // without start()
    fixture.network.forgetRequests();
    const qint64 added = fixture.add(u"sora_only1"_s);
    fixture.keys.setKey(u"kyyReactApiServer"_s, u"another"_s);
    fixture.advance(10min);
    QVERIFY(fixture.network.count() > 1);
    for (const SentRequest &sent : fixture.network.requests())
        QCOMPARE(sent.url().fileName(), u"sora_only1"_s);
    fixture.monitor->startOne(added - 1);
    fixture.advance(1min);
    QVERIFY(std::any_of(fixture.network.requests().cbegin(), fixture.network.requests().cend(),
                        [](const SentRequest &sent) { return sent.url().fileName() == sora; }));
}

void TaskMonitorTest::theStateSaysWhatTheStatusBarNeeds()
{
    MonitorFixture fixture;
    fixture.network.answerAll([](const SentRequest &sent) {
        const QByteArray id = sent.url().fileName().toUtf8();
        return id == soraId ? FakeAnswer::ofJson(MonitorFixture::answer(id, "completed",
                                                                        "\"https://cdn.example.com/a.mp4\""))
                            : processing(id);
    });
    fixture.add(sora);
    fixture.add(u"sora_running1"_s);
    fixture.advance(1s);
    const WatchState state = fixture.monitor->state();
    QCOMPARE(state.watched, 2);
    QCOMPARE(state.running, 1);
    QCOMPARE(state.notHeld, 1);
    QCOMPARE(state.requestsLastMinute, 2);
    QVERIFY(state.nextCheck && *state.nextCheck > fixture.clock.wall());
    fixture.monitor->commit(clipHeld(*fixture.monitor->latest(1), {}));
    fixture.settle();
    QCOMPARE(fixture.monitor->state().ready, 1);
    QCOMPARE(fixture.monitor->state().notHeld, 0);
}

QTEST_GUILESS_MAIN(TaskMonitorTest)
#include "task_monitor_test.moc"
