// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor_fixture.h"

#include <QSignalSpy>
#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

const QString sora = u"sora_abc123def456"_s;
const QByteArray soraId = "sora_abc123def456";

FakeAnswer processing(const QByteArray &id = soraId)
{
    return FakeAnswer::ofJson(MonitorFixture::answer(id, "processing"));
}

/// Answers each request about its own id.
FakeAnswer processingAny(const SentRequest &sent)
{
    return processing(sent.url().fileName().toUtf8());
}

QByteArray httpDate(Moment moment)
{
    return QLocale::c().toString(toDateTime(moment), u"ddd, dd MMM yyyy hh:mm:ss"_s).toLatin1() + " GMT";
}

} // namespace

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
    void retryAfterPausesTheWholeOriginAndKey_data();
    void retryAfterPausesTheWholeOriginAndKey();
    void withoutRetryAfterTheWaitDoublesTo15Minutes();
    void otherTroubleDoublesTo10Minutes();
    void aRefusedKeyStopsItsPollsUntilAnotherIsEntered();
    void aKeyThatOnceWorkedIsTriedAgainAfter5MinutesThenEvery30();
    void aForbiddenTaskStopsAloneWhereTheKeyWorks();
    void threeNotFoundEndThePolls();
    void withoutAKeyNothingIsAskedUntilOneComes();
    void theServicesClockComesFromItsDateHeader();
    void checkNowKeepsTheSpacing();
    void aFixedIntervalReplacesThePlan();
    void aRemovedTaskIsNotAskedAndComesBackByUndo();
    void removedTasksAreGoneAfterARestart();
    void movingToTheOtherServiceAsksThere();
    void onlyTasksInScopeAreAskedWithoutStart();
    void theStateSaysWhatTheStatusBarNeeds();
    void noContactIsToldAfterThreeFailuresInARow();
};

void TaskMonitorTest::anIdIsOnDiskBeforeItsFirstRequest()
{
    MonitorFixture fixture;
    QStringList onDisk;
    fixture.network.answerAll([&](const SentRequest &) {
        const Result<Remembered> remembered = TaskDatabase::readOnly(fixture.folder.filePath(u"tasks.sqlite"_s));
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
    QVERIFY2(fixture.network.count() >= 11 && fixture.network.count() <= 21, qPrintable(QString::number(fixture.network.count())));
}

void TaskMonitorTest::aDuplicateIsFoundAndNotAddedTwice()
{
    MonitorFixture fixture;
    fixture.network.answerAll(processingAny);
    const qint64 number = fixture.add(sora);
    const AddReport again = fixture.monitor->add({{.id = sora, .service = u"kyyReactApiServer"_s, .family = {}, .mode = {}, .label = {}},
                                                  {.id = u"sora_new1"_s, .service = u"kyyReactApiServer"_s, .family = {}, .mode = {}, .label = {}}});
    QCOMPARE(again.alreadyThere, QVector<qint64>{number});
    QCOMPARE(again.added.size(), 1);
}

void TaskMonitorTest::anEventIsToldOnlyAfterItsCommit()
{
    MonitorFixture fixture;
    fixture.network.answerAll(processingAny);
    QStringList statuses;
    connect(fixture.monitor.get(), &TaskMonitor::eventHappened, this, [&](const Task &task, const TaskEvent &event) {
        if (!std::holds_alternative<StatusChanged>(event))
            return;
        const Result<Remembered> remembered = TaskDatabase::readOnly(fixture.folder.filePath(u"tasks.sqlite"_s));
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
        return FakeAnswer::ofJson(MonitorFixture::answer(soraId, "completed", "\"https://cdn.example.com/a.mp4\""));
    });
    fixture.add(sora);
    fixture.advance(1h);
    QCOMPARE(fixture.network.count(), 1);
    fixture.reopen();
    fixture.advance(1h);
    QCOMPARE(fixture.network.count(), 1);
    QCOMPARE(fixture.monitor->checkNow({1}).finished, 1);
    QCOMPARE(fixture.monitor->add({{.id = sora, .service = u"kyyReactApiServer"_s, .family = {}, .mode = {}, .label = {}}}).alreadyThere.size(), 1);
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

void TaskMonitorTest::retryAfterPausesTheWholeOriginAndKey_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::addColumn<int>("seconds");
    const test::ManualClock clock;
    QTest::newRow("429, seconds") << 429 << QByteArray("90") << 90;
    QTest::newRow("503, seconds") << 503 << QByteArray("90") << 90;
    QTest::newRow("429, date") << 429 << httpDate(clock.wall() + 120s) << 119;
    QTest::newRow("never sooner than the task's own interval") << 429 << QByteArray("1") << 30;
    QTest::newRow("nonsense counts as absent") << 429 << QByteArray("soon") << 30;
}

void TaskMonitorTest::retryAfterPausesTheWholeOriginAndKey()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, retryAfter);
    QFETCH(const int, seconds);
    MonitorFixture fixture;
    fixture.network.answerNext(FakeAnswer::ofStatus(status, "Wait", {{"Retry-After", retryAfter}}));
    fixture.network.answerAll(processingAny);
    const qint64 first = fixture.add(sora);
    fixture.advance(200ms);
    QCOMPARE(fixture.monitor->task(first)->contact, Contact::Waiting);
    QCOMPARE(fixture.monitor->state().waits.size(), 1);
    const qint64 second = fixture.add(u"sora_second2"_s);
    QCOMPARE(fixture.monitor->task(second)->contact, Contact::Never);
    fixture.advance(std::chrono::seconds(seconds) - 2s);
    QCOMPARE(fixture.network.count(), 1);
    fixture.advance(1min);
    QVERIFY(fixture.network.count() >= 3);
    QCOMPARE(fixture.monitor->task(first)->contact, Contact::Ok);
    QCOMPARE(fixture.monitor->task(second)->contact, Contact::Ok);
    QVERIFY(fixture.monitor->state().waits.isEmpty());
}

void TaskMonitorTest::withoutRetryAfterTheWaitDoublesTo15Minutes()
{
    MonitorFixture fixture;
    QVector<SteadyMoment> asked;
    fixture.network.answerAll([&](const SentRequest &) {
        asked.append(fixture.clock.steady());
        return FakeAnswer::ofStatus(429, "Too Many Requests");
    });
    fixture.add(sora);
    fixture.advance(2h);
    QVector<Duration> waits;
    for (qsizetype index = 1; index < asked.size(); ++index)
        waits.append(asked.at(index) - asked.at(index - 1));
    QVERIFY(waits.size() >= 8);
    QCOMPARE(waits.mid(0, 7), (QVector<Duration>{30s, 60s, 120s, 240s, 480s, 900s, 900s}));
}

void TaskMonitorTest::otherTroubleDoublesTo10Minutes()
{
    MonitorFixture fixture;
    QVector<SteadyMoment> asked;
    fixture.network.answerAll([&](const SentRequest &) {
        asked.append(fixture.clock.steady());
        return FakeAnswer::ofStatus(502, "Bad Gateway");
    });
    const qint64 number = fixture.add(sora);
    fixture.advance(1h);
    QVector<Duration> waits;
    for (qsizetype index = 1; index < asked.size(); ++index)
        waits.append(asked.at(index) - asked.at(index - 1));
    QCOMPARE(waits.mid(0, 6), (QVector<Duration>{30s, 60s, 120s, 240s, 480s, 600s}));
    QCOMPARE(fixture.monitor->task(number)->contact, Contact::Lost);
    QCOMPARE(fixture.monitor->task(number)->status, Status::Unasked);
}

void TaskMonitorTest::aRefusedKeyStopsItsPollsUntilAnotherIsEntered()
{
    MonitorFixture fixture;
    fixture.network.answerNext(FakeAnswer::ofJson("{}", 401));
    fixture.network.answerAll(processingAny);
    const qint64 number = fixture.add(sora);
    const qint64 other = fixture.add(u"sora_other1"_s);
    fixture.advance(24h);
    QCOMPARE(fixture.network.count(), 1);
    QCOMPARE(fixture.monitor->task(number)->contact, Contact::Refused);
    QCOMPARE(fixture.monitor->task(other)->contact, Contact::Refused);
    QCOMPARE(fixture.monitor->state().keyRefused, QStringList{u"kyyReactApiServer"_s});
    fixture.keys.setKey(u"kyyReactApiServer"_s, u"good-key"_s);
    fixture.advance(1min);
    QVERIFY(fixture.network.count() > 2);
    QCOMPARE(fixture.network.sent().header("Authorization"), QByteArray("Bearer good-key"));
    QCOMPARE(fixture.monitor->task(number)->contact, Contact::Ok);
    QVERIFY(fixture.monitor->state().keyRefused.isEmpty());
}

void TaskMonitorTest::aKeyThatOnceWorkedIsTriedAgainAfter5MinutesThenEvery30()
{
    MonitorFixture fixture;
    fixture.network.answerNext(processing());
    fixture.add(sora);
    fixture.advance(1s);
    QVector<SteadyMoment> refused;
    fixture.network.answerAll([&](const SentRequest &) {
        refused.append(fixture.clock.steady());
        return FakeAnswer::ofJson("{}", 401);
    });
    fixture.advance(70min);
    QVERIFY(refused.size() >= 3);
    QCOMPARE(refused.at(1) - refused.at(0), Duration(5min));
    QCOMPARE(refused.at(2) - refused.at(1), Duration(30min));
    fixture.network.answerAll(processingAny);
    fixture.advance(1h);
    QCOMPARE(fixture.monitor->task(1)->contact, Contact::Ok);
}

void TaskMonitorTest::aForbiddenTaskStopsAloneWhereTheKeyWorks()
{
    MonitorFixture fixture;
    fixture.network.answerAll([](const SentRequest &sent) {
        const QByteArray id = sent.url().fileName().toUtf8();
        return id == "sora_secret" ? FakeAnswer::ofJson("{}", 403) : processing(id);
    });
    const qint64 fine = fixture.add(sora);
    fixture.advance(1s);
    const qint64 forbidden = fixture.add(u"sora_secret"_s);
    fixture.advance(10min);
    QCOMPARE(fixture.monitor->task(forbidden)->contact, Contact::Refused);
    QVERIFY(!fixture.monitor->nextCheck(forbidden));
    QCOMPARE(fixture.monitor->task(fine)->contact, Contact::Ok);
    QVERIFY(fixture.monitor->nextCheck(fine).has_value());
    const auto askedForbidden = std::count_if(fixture.network.requests().cbegin(), fixture.network.requests().cend(),
                                              [](const SentRequest &sent) { return sent.url().fileName() == u"sora_secret"; });
    QCOMPARE(askedForbidden, 1);
}

void TaskMonitorTest::threeNotFoundEndThePolls()
{
    MonitorFixture fixture;
    fixture.network.answerAll([](const SentRequest &) { return FakeAnswer::ofJson("{}", 404); });
    const qint64 number = fixture.add(sora);
    fixture.advance(24h);
    QCOMPARE(fixture.network.count(), 3);
    QCOMPARE(fixture.monitor->task(number)->contact, Contact::NotFound);
    QCOMPARE(fixture.monitor->checkNow({number}).asked, 1);
    fixture.advance(24h);
    QCOMPARE(fixture.network.count(), 6);
}

void TaskMonitorTest::withoutAKeyNothingIsAskedUntilOneComes()
{
    MonitorFixture fixture;
    fixture.keys.setKey(u"kyyReactApiServer"_s, {});
    fixture.network.answerAll(processingAny);
    const qint64 number = fixture.add(sora);
    fixture.advance(1h);
    QCOMPARE(fixture.network.count(), 0);
    QCOMPARE(fixture.monitor->task(number)->contact, Contact::NoKey);
    QCOMPARE(fixture.monitor->state().keyMissing, QStringList{u"kyyReactApiServer"_s});
    fixture.keys.setKey(u"kyyReactApiServer"_s, u"k"_s);
    fixture.advance(1s);
    QCOMPARE(fixture.network.count(), 1);
    QCOMPARE(fixture.monitor->task(number)->contact, Contact::Ok);
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
        return sent.url().path().startsWith(u"/kyyAiPower") ? processing("vgen_abc1") : FakeAnswer::ofJson("{}", 404);
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
        return id == soraId ? FakeAnswer::ofJson(MonitorFixture::answer(id, "completed", "\"https://cdn.example.com/a.mp4\""))
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

void TaskMonitorTest::noContactIsToldAfterThreeFailuresInARow()
{
    MonitorFixture fixture;
    fixture.network.answerAll([](const SentRequest &) { return FakeAnswer::ofError(QNetworkReply::HostNotFoundError); });
    fixture.add(sora);
    fixture.advance(10min);
    QVERIFY(fixture.monitor->state().noContactSince.has_value());
    fixture.network.answerAll(processingAny);
    fixture.advance(15min);
    QVERIFY(!fixture.monitor->state().noContactSince);
    QCOMPARE(fixture.monitor->task(1)->contact, Contact::Ok);
}

QTEST_GUILESS_MAIN(TaskMonitorTest)
#include "task_monitor_test.moc"
