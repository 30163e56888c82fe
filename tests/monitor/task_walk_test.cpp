// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor_fixture.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int portion = int(TaskMonitor::visitedAtOnce);
constexpr int count = 3 * portion + 7;
const QString service = QLatin1StringView(MonitorFixture::service);

FakeAnswer processing(const SentRequest &sent)
{
    return FakeAnswer::ofJson(MonitorFixture::answer(sent.url().fileName().toUtf8(), "processing"));
}

} // namespace

/// What is done with all tasks is done a few at a time, and is right whatever happens in between.
class TaskWalkTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void allAreToldInPortionsAndTheEndOnce();
    void whereThereAreFewAllIsDoneAtOnce();
    void whoIsRemovedBeforeItsTurnIsLeftOut();
    void eachIsToldAsItIsByThen();
    void theWalkEndsWithWhoeverWantedIt();
    void whatIsRememberedIsPlannedInPortions();
    void whoWasAskedMeanwhileIsNotAskedAgain();
    void whoIsAskedForMeanwhileIsAskedFirst_data();
    void whoIsAskedForMeanwhileIsAskedFirst();
    void whoIsAskedForMeanwhileKeepsItsSpacing();
    void aKeyThatIsRefusedMeanwhileStopsAll();
    void whoTriesTheKeyMeanwhileIsNotStopped();
    void aKeyThatIsReplacedMeanwhileFreesAll();

private:
    QVector<qint64> addMany(int wanted);
    /// Many are remembered that were asked so long ago, and answered; another run has not begun to ask.
    void rememberAskedBefore(Duration since);
    [[nodiscard]] bool isHeardNow(qint64 number) const;
    [[nodiscard]] Duration untilNextCheck(qint64 number) const;
    /// Each that is told of the task from now on, as long as the monitor lives.
    void noteContacts(qint64 number, QVector<Contact> &told);
    [[nodiscard]] bool isRefused(qint64 number) const;
    /// Adds many, and has the first of them told that the key was refused; the last are not told yet.
    QVector<qint64> refuseHalfway();
    [[nodiscard]] int planned() const;
    [[nodiscard]] bool allAre(Contact contact) const;

    std::unique_ptr<MonitorFixture> m_fixture;
};

void TaskWalkTest::init()
{
    m_fixture = std::make_unique<MonitorFixture>(false);
}

void TaskWalkTest::cleanup()
{
    m_fixture.reset();
}

QVector<qint64> TaskWalkTest::addMany(int wanted)
{
    QVector<NewTask> tasks;
    for (int i = 0; i < wanted; ++i)
        tasks.append({.id = u"sora_%1"_s.arg(i), .service = service, .family = {}, .mode = {}, .label = {}});
    const QVector<qint64> numbers = m_fixture->monitor->add(tasks).added;
    m_fixture->settle();
    return numbers;
}

void TaskWalkTest::rememberAskedBefore(Duration since)
{
    QVector<Task> tasks;
    for (qint64 number = 1; number <= count; ++number) {
        Task task;
        task.number = number;
        task.id = u"sora_%1"_s.arg(number);
        task.service = service;
        task.status = Status::Processing;
        task.contact = Contact::Ok;
        task.lastAskedAt = m_fixture->clock.wall() - since;
        task.lastHeardAt = task.lastAskedAt;
        tasks.append(task);
    }
    m_fixture->database->write({.changed = tasks, .removed = {}, .restored = {}, .undecided = {}}, {});
    m_fixture->restartWithoutStart();
    m_fixture->network.answerAll(processing);
    m_fixture->monitor->setFixedInterval(1h);
    m_fixture->settle();
}

bool TaskWalkTest::isHeardNow(qint64 number) const
{
    return m_fixture->clock.wall() - *m_fixture->monitor->task(number)->lastHeardAt <= 1s;
}

Duration TaskWalkTest::untilNextCheck(qint64 number) const
{
    const auto next = m_fixture->monitor->nextCheck(number);
    return next ? *next - m_fixture->clock.wall() : Duration::max();
}

void TaskWalkTest::noteContacts(qint64 number, QVector<Contact> &told)
{
    connect(m_fixture->monitor.get(), &TaskMonitor::taskChanged, m_fixture->monitor.get(),
            [number, &told](const Task &task, TaskChanges changes) {
                if (task.number == number && changes.testFlag(TaskChange::Contact))
                    told.append(task.contact);
            });
}

bool TaskWalkTest::isRefused(qint64 number) const
{
    return m_fixture->monitor->latest(number)->contact == Contact::Refused;
}

QVector<qint64> TaskWalkTest::refuseHalfway()
{
    m_fixture->monitor->start();
    m_fixture->network.answerAll([](const SentRequest &) { return FakeAnswer::ofStatus(401); });
    const QVector<qint64> numbers = addMany(count);
    m_fixture->clock.advanceToNextAlarm();
    for (int turn = 0; turn < 1000 && !isRefused(numbers.constFirst()); ++turn)
        QCoreApplication::processEvents();
    return numbers;
}

int TaskWalkTest::planned() const
{
    int found = 0;
    m_fixture->monitor->visit(
        [&](const Task &task) { found += m_fixture->monitor->nextCheck(task.number).has_value(); });
    return found;
}

bool TaskWalkTest::allAre(Contact contact) const
{
    bool all = true;
    m_fixture->monitor->visit([&](const Task &task) { all = all && task.contact == contact; });
    return all;
}

void TaskWalkTest::allAreToldInPortionsAndTheEndOnce()
{
    const QVector<qint64> numbers = addMany(count);
    QVector<qint64> told;
    int ends = 0;
    m_fixture->monitor->visitInPortions(
        this, [&](const Task &task) { told.append(task.number); }, [&] { ++ends; });
    QCOMPARE(told.size(), portion);
    while (ends == 0) {
        const qsizetype before = told.size();
        QCoreApplication::processEvents();
        QVERIFY(told.size() - before <= portion);
    }
    QCOMPARE(told, numbers);
    m_fixture->settle();
    QCOMPARE(ends, 1);
}

void TaskWalkTest::whereThereAreFewAllIsDoneAtOnce()
{
    int told = 0;
    int ends = 0;
    const auto walk = [&] {
        m_fixture->monitor->visitInPortions(
            this, [&](const Task &) { ++told; }, [&] { ++ends; });
    };
    walk();
    QCOMPARE(told, 0);
    QCOMPARE(ends, 1);
    addMany(3);
    walk();
    QCOMPARE(told, 3);
    QCOMPARE(ends, 2);
}

void TaskWalkTest::whoIsRemovedBeforeItsTurnIsLeftOut()
{
    const QVector<qint64> numbers = addMany(count);
    QVector<qint64> told;
    bool ended = false;
    m_fixture->monitor->visitInPortions(
        this,
        [&](const Task &task) {
            if (told.isEmpty()) // the next one, and one of the last portion
                m_fixture->monitor->remove({numbers[1], numbers.constLast()});
            told.append(task.number);
        },
        [&] { ended = true; });
    QTRY_VERIFY(ended);
    QVERIFY(!told.contains(numbers[1]));
    QVERIFY(!told.contains(numbers.constLast()));
    QCOMPARE(told.size(), count - 2);
}

void TaskWalkTest::eachIsToldAsItIsByThen()
{
    const QVector<qint64> numbers = addMany(count);
    QString label;
    bool ended = false;
    m_fixture->monitor->visitInPortions(
        this,
        [&](const Task &task) {
            if (task.number == numbers.constLast())
                label = task.label;
        },
        [&] { ended = true; });
    m_fixture->monitor->setLabel({numbers.constLast()}, u"renamed"_s);
    m_fixture->database->flush();
    QTRY_VERIFY(ended);
    QCOMPARE(label, u"renamed"_s);
}

void TaskWalkTest::theWalkEndsWithWhoeverWantedIt()
{
    addMany(count);
    int told = 0;
    {
        QObject context;
        m_fixture->monitor->visitInPortions(&context, [&](const Task &) { ++told; });
    }
    m_fixture->settle();
    QCOMPARE(told, portion);
}

void TaskWalkTest::whatIsRememberedIsPlannedInPortions()
{
    addMany(count);
    m_fixture->restartWithoutStart();
    QCOMPARE(planned(), 0);
    m_fixture->monitor->start();
    QCOMPARE(planned(), portion);
    QTRY_COMPARE(planned() + m_fixture->client->inFlight(), count);
}

void TaskWalkTest::whoWasAskedMeanwhileIsNotAskedAgain()
{
    rememberAskedBefore(1h);
    m_fixture->monitor->start();
    m_fixture->monitor->checkNow({count});
    m_fixture->advance(1s);
    QVERIFY(isHeardNow(count));
    QTRY_VERIFY(m_fixture->monitor->nextCheck(count - 1).has_value()); // the walk is over
    QVERIFY(untilNextCheck(count) > 59min);
}

void TaskWalkTest::whoIsAskedForMeanwhileIsAskedFirst_data()
{
    QTest::addColumn<std::function<void(TaskMonitor &)>>("walk");
    using Walk = std::function<void(TaskMonitor &)>;
    QTest::newRow("at the start") << Walk([](TaskMonitor &monitor) { monitor.start(); });
    QTest::newRow("another interval") << Walk([](TaskMonitor &monitor) { monitor.setFixedInterval(2h); });
    QTest::newRow("a pause") << Walk([](TaskMonitor &monitor) { monitor.setAllPaused(true); });
}

void TaskWalkTest::whoIsAskedForMeanwhileIsAskedFirst()
{
    QFETCH(std::function<void(TaskMonitor &)>, walk);
    rememberAskedBefore(1h);
    if (QTest::currentDataTag() != "at the start"_ba) {
        m_fixture->monitor->start();
        QTRY_COMPARE(planned(), count);
    }
    walk(*m_fixture->monitor);
    m_fixture->monitor->checkNow({count});
    m_fixture->settle();
    QCOMPARE(untilNextCheck(count), Duration::zero());
    m_fixture->clock.advanceToNextAlarm();
    QCOMPARE(m_fixture->network.sent(0).url().fileName(), u"sora_%1"_s.arg(count));
}

void TaskWalkTest::whoIsAskedForMeanwhileKeepsItsSpacing()
{
    rememberAskedBefore(4s);
    m_fixture->monitor->start();
    m_fixture->monitor->checkNow({count});
    const Duration spacing = ServiceCatalogue::builtIn().find(service)->polling.minimum;
    QCOMPARE(untilNextCheck(count), spacing - 4s);
}

void TaskWalkTest::aKeyThatIsRefusedMeanwhileStopsAll()
{
    m_fixture->monitor->start();
    m_fixture->keys.setKey(service, {});
    const QVector<qint64> numbers = addMany(count);
    QVERIFY(allAre(Contact::NoKey));
    m_fixture->network.answerAll([](const SentRequest &) { return FakeAnswer::ofStatus(401); });
    QVector<Contact> told;
    noteContacts(numbers.constLast(), told);
    m_fixture->keys.setKey(service, u"wrong-key"_s);
    // The first portion goes on, and is refused before the last one's turn.
    m_fixture->clock.advanceToNextAlarm();
    QTRY_VERIFY(allAre(Contact::Refused));
    m_fixture->settle();
    QVERIFY(allAre(Contact::Refused));
    QCOMPARE(planned(), 0);
    QCOMPARE(told, QVector<Contact>{Contact::Refused});
}

void TaskWalkTest::whoTriesTheKeyMeanwhileIsNotStopped()
{
    const QVector<qint64> numbers = refuseHalfway();
    const qint64 last = numbers.constLast();
    QVERIFY(isRefused(numbers.constFirst()) && !isRefused(last));
    m_fixture->network.answerAll(processing);
    QCOMPARE(m_fixture->monitor->checkNow({last}).afterTrial, 0);
    m_fixture->settle();
    QTRY_VERIFY(isRefused(numbers.at(count - 2)));
    m_fixture->clock.advanceToNextAlarm();
    QTRY_COMPARE(m_fixture->monitor->latest(last)->contact, Contact::Ok);
    QTRY_VERIFY(std::ranges::none_of(numbers, [this](qint64 number) { return isRefused(number); }));
}

void TaskWalkTest::aKeyThatIsReplacedMeanwhileFreesAll()
{
    const QVector<qint64> numbers = refuseHalfway();
    const qint64 last = numbers.constLast();
    QVERIFY(isRefused(numbers.constFirst()) && !isRefused(last));
    QVector<Contact> told;
    noteContacts(last, told);
    m_fixture->network.answerAll(processing);
    m_fixture->keys.setKey(service, u"good-key"_s);
    m_fixture->settle();
    QTRY_VERIFY(std::ranges::none_of(numbers, [this](qint64 number) { return isRefused(number); }));
    QTRY_COMPARE(planned() + m_fixture->client->inFlight(), count);
    QVERIFY(!told.contains(Contact::Refused));
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::TaskWalkTest)
#include "task_walk_test.moc"
