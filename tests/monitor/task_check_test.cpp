// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor_fixture.h"

#include <QSignalSpy>
#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

const QString service = u"kyyReactApiServer"_s;

FakeAnswer processing(const SentRequest &sent)
{
    return FakeAnswer::ofJson(MonitorFixture::answer(sent.url().fileName().toUtf8(), "processing"));
}

FakeAnswer refused(const SentRequest &)
{
    return FakeAnswer::ofJson("{}", 401);
}

} // namespace

/// "Check now", and what it says that it came to.
class TaskCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aRefusedKeyIsTriedWithOneTask();
    void theTrialKeepsTheSpacing();
    void aTrialThatIsUnderWayIsTheOnlyOne();
    void whoCameSinceTheRefusalWaitsForTheTrial();
    void servicesThatShareALaneAreTriedTheSame();
    void othersInTheLaneWaitForTheTrial();
    void anotherPathIsAnotherQuestion();
    void theTrialIsOfAClipAtRiskFirst();
    void aKeyThatIsTakenAgainFreesTheOthers();
    void withoutAKeyNobodyIsSaidToBeAsked();
    void ofAServiceThatIsGoneNobodyIsSaidToBeAsked();
    void whatIsFinishedIsNotAsked();
    void whileRequestsAreUnderWayTheStateSaysSo();
    void allPausedNoneIsSaidToBeAskedAsTheBudgetAllows();

private:
    /// Tasks of which the service was asked, and refused the key.
    QVector<qint64> addRefused(int count);
    /// Another one of the same origin, with the same key.
    QString serviceOfTheSameLane();
    [[nodiscard]] Contact contactOf(qint64 number) const { return m_fixture->monitor->task(number)->contact; }
    TaskMonitor &monitor() { return *m_fixture->monitor; }
    FakeNetwork &network() { return m_fixture->network; }

    std::unique_ptr<MonitorFixture> m_fixture;
};

void TaskCheckTest::init()
{
    m_fixture = std::make_unique<MonitorFixture>();
}

QVector<qint64> TaskCheckTest::addRefused(int count)
{
    network().answerAll(refused);
    QVector<qint64> numbers;
    for (int i = 0; i < count; ++i)
        numbers.append(m_fixture->add(u"sora_task%1"_s.arg(i)));
    m_fixture->advance(1min);
    network().forgetRequests();
    return numbers;
}

QString TaskCheckTest::serviceOfTheSameLane()
{
    m_fixture->keys.setKey(u"kyyAiPower"_s, u"secret-key"_s);
    return u"kyyAiPower"_s;
}

void TaskCheckTest::aRefusedKeyIsTriedWithOneTask()
{
    const QVector<qint64> numbers = addRefused(3);
    const CheckReport report = monitor().checkNow(numbers);
    QCOMPARE(report.asked, 1);
    QCOMPARE(report.afterTrial, 2);
    QCOMPARE(report.tooSoon + report.withoutKey + report.finished, 0);
    m_fixture->advance(1s);
    QCOMPARE(network().count(), 1);
    m_fixture->advance(4min);
    QCOMPARE(network().count(), 1); // refused again, for all
    for (const qint64 number : numbers)
        QCOMPARE(contactOf(number), Contact::Refused);
    QCOMPARE(monitor().state().keyRefused, QStringList{service});
}

void TaskCheckTest::theTrialKeepsTheSpacing()
{
    const qint64 number = addRefused(1).constFirst();
    (void)monitor().checkNow({number});
    m_fixture->advance(10s);
    QCOMPARE(network().count(), 1);
    const CheckReport report = monitor().checkNow({number});
    QCOMPARE(report.asked, 0);
    QCOMPARE(report.tooSoon, 1);
    QVERIFY(report.longestWait && *report.longestWait <= 20s && *report.longestWait > 19s);
    m_fixture->advance(19s);
    QCOMPARE(network().count(), 1);
    m_fixture->advance(1s);
    QCOMPARE(network().count(), 2);
    QCOMPARE(contactOf(number), Contact::Refused);
}

void TaskCheckTest::aTrialThatIsUnderWayIsTheOnlyOne()
{
    const QVector<qint64> numbers = addRefused(3);
    network().answerAll([](const SentRequest &) { return FakeAnswer::ofSilence(); });
    QCOMPARE(monitor().checkNow({numbers[0]}).asked, 1);
    m_fixture->advance(1s);
    for (int click = 0; click < 10; ++click) {
        const CheckReport report = monitor().checkNow(numbers);
        QCOMPARE(report.afterTrial, 2);
        QCOMPARE(monitor().checkNow({numbers[1]}).afterTrial, 1);
        m_fixture->settle();
    }
    m_fixture->advance(5s);
    QCOMPARE(network().count(), 1);
    network().reply()->give(FakeAnswer::ofJson("{}", 401));
    network().answerAll(refused);
    m_fixture->advance(1s);
    QCOMPARE(network().count(), 1);
    QCOMPARE(monitor().checkNow({numbers[1]}).asked, 1); // that one is over
}

void TaskCheckTest::whoCameSinceTheRefusalWaitsForTheTrial()
{
    const qint64 old = addRefused(1).constFirst();
    const qint64 added = m_fixture->add(u"sora_new"_s);
    m_fixture->advance(10s);
    QCOMPARE(network().count(), 0);
    QCOMPARE(contactOf(added), Contact::Refused); // that is said at once
    network().answerAll([](const SentRequest &) { return FakeAnswer::ofSilence(); });
    QCOMPARE(monitor().checkNow({old}).asked, 1);
    const qint64 late = m_fixture->add(u"sora_late"_s);
    m_fixture->advance(5s);
    QCOMPARE(network().count(), 1);
    QCOMPARE(network().sent().url().fileName(), u"sora_task0"_s);
    network().answerAll(processing);
    network().reply()->give(processing(network().sent()));
    m_fixture->advance(1min);
    for (const qint64 number : {old, added, late})
        QCOMPARE(contactOf(number), Contact::Ok);
}

void TaskCheckTest::servicesThatShareALaneAreTriedTheSame()
{
    const QString other = serviceOfTheSameLane();
    (void)addRefused(1);
    const qint64 number = m_fixture->add(u"vgen_1"_s, other);
    m_fixture->advance(10s);
    QCOMPARE(network().count(), 0);
    QCOMPARE(monitor().checkNow({number}).asked, 1);
    m_fixture->advance(1s);
    QCOMPARE(network().count(), 1);
    QCOMPARE(contactOf(number), Contact::Refused);
}

void TaskCheckTest::othersInTheLaneWaitForTheTrial()
{
    const QString other = serviceOfTheSameLane();
    network().answerAll(processing);
    const qint64 planned = m_fixture->add(u"vgen_1"_s, other);
    m_fixture->advance(1s);
    const qint64 tried = addRefused(1).constFirst(); // and the other one is due since
    network().answerAll([](const SentRequest &) { return FakeAnswer::ofSilence(); });
    QCOMPARE(monitor().checkNow({tried}).asked, 1);
    m_fixture->advance(5s);
    QCOMPARE(network().count(), 1);
    QCOMPARE(network().sent().url().fileName(), u"sora_task0"_s);
    network().answerAll(processing);
    network().reply()->give(processing(network().sent()));
    m_fixture->advance(1min);
    QCOMPARE(contactOf(tried), Contact::Ok);
    QVERIFY(*monitor().task(planned)->lastAskedAt > m_fixture->clock.wall() - 1min);
}

void TaskCheckTest::anotherPathIsAnotherQuestion()
{
    const QVector<qint64> numbers = addRefused(2);
    network().answerAll(processing);
    monitor().servicesChanged({service});
    m_fixture->advance(1min);
    for (const qint64 number : numbers)
        QCOMPARE(contactOf(number), Contact::Ok);
}

void TaskCheckTest::theTrialIsOfAClipAtRiskFirst()
{
    network().answerAll([](const SentRequest &sent) {
        const QByteArray id = sent.url().fileName().toUtf8();
        return FakeAnswer::ofJson(MonitorFixture::answer(id, id == "sora_done" ? "completed" : "processing"));
    });
    const qint64 running = m_fixture->add(u"sora_runs"_s);
    const qint64 done = m_fixture->add(u"sora_done"_s); // without a link
    m_fixture->advance(1s);
    network().answerAll(refused);
    m_fixture->advance(4min);
    QCOMPARE(contactOf(done), Contact::Refused);
    network().forgetRequests();
    QCOMPARE(monitor().checkNow({running, done}).asked, 1);
    m_fixture->advance(1s);
    QCOMPARE(network().count(), 1);
    QCOMPARE(network().sent().url().fileName(), u"sora_done"_s);
}

void TaskCheckTest::aKeyThatIsTakenAgainFreesTheOthers()
{
    const QVector<qint64> numbers = addRefused(3);
    network().answerAll(processing);
    QCOMPARE(monitor().checkNow({numbers[2]}).asked, 1);
    m_fixture->advance(1min);
    for (const qint64 number : numbers)
        QCOMPARE(contactOf(number), Contact::Ok);
    QVERIFY(monitor().state().keyRefused.isEmpty());
}

void TaskCheckTest::withoutAKeyNobodyIsSaidToBeAsked()
{
    m_fixture->keys.setKey(service, {});
    const QVector<qint64> numbers{m_fixture->add(u"sora_1"_s), m_fixture->add(u"sora_2"_s)};
    m_fixture->advance(1s);
    QSignalSpy changes(m_fixture->monitor.get(), &TaskMonitor::taskChanged);
    const CheckReport report = monitor().checkNow(numbers);
    QCOMPARE(report.withoutKey, 2);
    QCOMPARE(report.asked + report.tooSoon + report.afterTrial + report.finished, 0);
    m_fixture->advance(1min);
    QCOMPARE(network().count(), 0);
    QCOMPARE(changes.size(), 0); // nothing is new
}

void TaskCheckTest::ofAServiceThatIsGoneNobodyIsSaidToBeAsked()
{
    const qint64 number = m_fixture->add(u"job-1"_s, u"gone"_s);
    const CheckReport report = monitor().checkNow({number});
    QCOMPARE(report.withoutService, 1);
    QCOMPARE(report.asked + report.tooSoon + report.withoutKey, 0);
}

void TaskCheckTest::whatIsFinishedIsNotAsked()
{
    network().answerAll([](const SentRequest &sent) {
        return FakeAnswer::ofJson(MonitorFixture::answer(sent.url().fileName().toUtf8(), "failed"));
    });
    const qint64 number = m_fixture->add(u"sora_1"_s);
    m_fixture->advance(1s);
    network().forgetRequests();
    const CheckReport report = monitor().checkNow({number});
    QCOMPARE(report.finished, 1);
    QCOMPARE(report.asked + report.tooSoon + report.afterTrial + report.withoutKey, 0);
    m_fixture->advance(1min);
    QCOMPARE(network().count(), 0);
}

void TaskCheckTest::whileRequestsAreUnderWayTheStateSaysSo()
{
    QVERIFY(!monitor().state().isAsking);
    network().answerAll([](const SentRequest &) { return FakeAnswer::ofSilence(); });
    for (int i = 0; i < 8; ++i)
        m_fixture->add(u"sora_%1"_s.arg(i));
    m_fixture->advance(5s);
    QCOMPARE(network().count(), 4); // all that may be under way at once
    QVERIFY(!monitor().state().nextCheck);
    QVERIFY(monitor().state().isAsking);
    network().answerAll(processing);
    network().reply(0)->give(processing(network().sent(0)));
    m_fixture->advance(10s);
    QVERIFY(monitor().state().nextCheck);
    QVERIFY(!monitor().state().isAsking);
}

void TaskCheckTest::allPausedNoneIsSaidToBeAskedAsTheBudgetAllows()
{
    network().answerAll(processing);
    QVector<NewTask> wanted;
    for (int i = 0; i < 400; ++i)
        wanted.append(
            {.id = u"sora_task%1"_s.arg(i), .service = service, .family = {}, .mode = {}, .label = {}});
    (void)monitor().add(wanted);
    m_fixture->advance(1min);
    QCOMPARE(monitor().state().stretches.size(), 1);
    monitor().setAllPaused(true);
    QCOMPARE(monitor().state().stretches.size(), 0);
    m_fixture->settle();
    QCOMPARE(monitor().state().stretches.size(), 0);
    monitor().setAllPaused(false);
    m_fixture->advance(1min);
    QCOMPARE(monitor().state().stretches.size(), 1);
}

QTEST_GUILESS_MAIN(TaskCheckTest)
#include "task_check_test.moc"
