// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor_fixture.h"

#include <QSignalSpy>
#include <QTest>

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
    void aKeyThatIsRefusedMeanwhileStopsAll();
    void aKeyThatIsReplacedMeanwhileFreesAll();

private:
    QVector<qint64> addMany(int wanted);
    /// Another run, that has not begun to ask.
    void restartWithoutStart();
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

void TaskWalkTest::restartWithoutStart()
{
    m_fixture->settle();
    m_fixture->monitor.reset();
    m_fixture->client.reset();
    m_fixture->database.reset();
    m_fixture->open();
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
    restartWithoutStart();
    QCOMPARE(planned(), 0);
    m_fixture->monitor->start();
    QCOMPARE(planned(), portion);
    QTRY_COMPARE(planned() + m_fixture->client->inFlight(), count);
}

void TaskWalkTest::aKeyThatIsRefusedMeanwhileStopsAll()
{
    m_fixture->monitor->start();
    m_fixture->keys.setKey(service, {});
    addMany(count);
    QVERIFY(allAre(Contact::NoKey));
    m_fixture->network.answerAll([](const SentRequest &) { return FakeAnswer::ofStatus(401); });
    m_fixture->keys.setKey(service, u"wrong-key"_s);
    m_fixture->advance(2s);
    // The first portion goes on, and is refused before the last one's turn.
    QTRY_VERIFY(allAre(Contact::Refused));
    m_fixture->settle();
    QVERIFY(allAre(Contact::Refused));
    QCOMPARE(planned(), 0);
}

void TaskWalkTest::aKeyThatIsReplacedMeanwhileFreesAll()
{
    m_fixture->monitor->start();
    m_fixture->network.answerAll([](const SentRequest &) { return FakeAnswer::ofStatus(401); });
    addMany(count);
    m_fixture->advance(2s);
    QTRY_VERIFY(allAre(Contact::Refused));
    m_fixture->network.answerAll(processing);
    m_fixture->keys.setKey(service, u"good-key"_s);
    m_fixture->settle();
    const auto isStopped = [this] {
        bool any = false;
        m_fixture->monitor->visit([&](const Task &task) { any = any || task.contact == Contact::Refused; });
        return any;
    };
    QTRY_VERIFY(!isStopped());
    QTRY_COMPARE(planned() + m_fixture->client->inFlight(), count);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::TaskWalkTest)
#include "task_walk_test.moc"
