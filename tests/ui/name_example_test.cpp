// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine_fixture.h"

#include "monitor/task_monitor.h"
#include "ui/settings/name_example.h"

#include <QSignalSpy>
#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {
const QString service = u"kyyReactApiServer"_s;
/// More than are looked at in one turn of the event loop, twice.
constexpr int many = int(TaskMonitor::visitedAtOnce) * 2 + 50;
} // namespace

/// Where the name of a saved clip is shown before one is saved.
class NameExampleTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void withoutTasksItIsAMadeUpOne();
    void theNewestClipThatIsHereAndHasALabelComesFirst();
    void inALongListItIsFoundBesideOtherThings();
    void onlyTheLastTemplateIsTold();
    void anEmptyTemplateEndsTheSearch();
    void chosenAnewItIsOfWhoIsThereNow();

private:
    /// Tasks alike, the newest of them being sora_0549aaaaaaaa.
    void addMany();
    [[nodiscard]] QString lastName() const;

    std::unique_ptr<EngineFixture> m_fixture;
    std::unique_ptr<NameExampleSearch> m_search;
    std::unique_ptr<QSignalSpy> m_found;
};

void NameExampleTest::init()
{
    m_found.reset();
    m_search.reset();
    m_fixture = std::make_unique<EngineFixture>();
    m_search = std::make_unique<NameExampleSearch>(m_fixture->engine().monitor());
    m_found = std::make_unique<QSignalSpy>(m_search.get(), &NameExampleSearch::found);
}

void NameExampleTest::addMany()
{
    TaskMonitor &monitor = m_fixture->engine().monitor();
    QVector<NewTask> tasks;
    for (int i = 0; i < many; ++i)
        tasks.append({.id = u"sora_%1aaaaaaaa"_s.arg(i, 4, 10, QLatin1Char('0')),
                      .service = service,
                      .family = {},
                      .mode = {},
                      .label = u"Sea"_s});
    monitor.add(tasks);
    QTRY_COMPARE(monitor.count(), many);
}

QString NameExampleTest::lastName() const
{
    return m_found->isEmpty() ? QString() : m_found->last().first().value<NameExample>().name;
}

void NameExampleTest::withoutTasksItIsAMadeUpOne()
{
    m_search->restart();
    QVERIFY(m_found->isEmpty()); // there is no template yet
    m_search->look(u"{id} {take}"_s);
    QCOMPARE(lastName(), u"vgen_7f31c09ab2e4 03.mp4"_s);
    QVERIFY(!m_found->last().first().value<NameExample>().isReal);
}

void NameExampleTest::theNewestClipThatIsHereAndHasALabelComesFirst()
{
    const auto held = [](Task &task) {
        task.status = Status::Completed;
        task.clip = ClipState::Held;
    };
    const auto labelled = [&](Task &task) {
        held(task);
        task.label = u"Sea"_s;
    };
    const auto labelledOnly = [](Task &task) { task.label = u"Sky"_s; };
    QVERIFY(m_fixture->addTask(u"sora_1aaaaaaaaaaa"_s, service, labelled));
    QVERIFY(m_fixture->addTask(u"sora_2aaaaaaaaaaa"_s, service, labelled));
    QVERIFY(m_fixture->addTask(u"sora_3aaaaaaaaaaa"_s, service, held));
    QVERIFY(m_fixture->addTask(u"sora_4aaaaaaaaaaa"_s, service, labelledOnly));
    m_search->restart();
    m_search->look(u"{id}"_s);
    QCOMPARE(m_found->size(), 1); // a short list, at once
    QCOMPARE(lastName(), u"sora_2aaaaaaaaaaa.mp4"_s);
    QVERIFY(m_found->last().first().value<NameExample>().isReal);
}

void NameExampleTest::inALongListItIsFoundBesideOtherThings()
{
    addMany();
    m_search->restart();
    m_search->look(u"{id} {take}"_s);
    QVERIFY(m_found->isEmpty());
    QTRY_COMPARE(m_found->size(), 1);
    // Its id tells it from all others.
    QCOMPARE(lastName(), u"sora_0549aaaaaaaa 01.mp4"_s);
    m_search->look(u"{label} {take}"_s);
    QCOMPARE(m_found->size(), 1);
    QTRY_COMPARE(m_found->size(), 2);
    QCOMPARE(lastName(), u"Sea 550.mp4"_s);
}

void NameExampleTest::onlyTheLastTemplateIsTold()
{
    addMany();
    m_search->restart();
    m_search->look(u"{label} {take}"_s);
    QTRY_COMPARE(m_found->size(), 1);
    m_search->look(u"x {label} {take}"_s);
    m_search->look(u"{label}"_s);
    QCOMPARE(lastName(), u"Sea.mp4"_s);
    m_search->look(u"y {label} {take}"_s);
    QTRY_COMPARE(lastName(), u"y Sea 550.mp4"_s);
    QCOMPARE(m_found->size(), 3);
}

void NameExampleTest::anEmptyTemplateEndsTheSearch()
{
    addMany();
    m_search->restart();
    m_search->look(u"{label} {take}"_s);
    QTRY_COMPARE(m_found->size(), 1);
    m_search->look(u"x {label} {take}"_s);
    m_search->look({});
    for (int turn = 0; turn < 20; ++turn)
        QCoreApplication::processEvents();
    QCOMPARE(m_found->size(), 1);
}

void NameExampleTest::chosenAnewItIsOfWhoIsThereNow()
{
    m_search->look(u"{id}"_s);
    QVERIFY(m_fixture->addTask(u"sora_1aaaaaaaaaaa"_s, service));
    m_search->look(u"{id}"_s);
    QCOMPARE(lastName(), u"vgen_7f31c09ab2e4.mp4"_s);
    m_search->restart();
    QCOMPARE(lastName(), u"sora_1aaaaaaaaaaa.mp4"_s);
    // Nor of who was there.
    const qint64 labelled =
        m_fixture->addTask(u"sora_2aaaaaaaaaaa"_s, service, [](Task &task) { task.label = u"Sea"_s; });
    m_search->restart();
    QCOMPARE(lastName(), u"sora_2aaaaaaaaaaa.mp4"_s);
    TaskMonitor &monitor = m_fixture->engine().monitor();
    monitor.remove({labelled});
    QTRY_COMPARE(monitor.count(), 1);
    m_search->restart();
    QCOMPARE(lastName(), u"sora_1aaaaaaaaaaa.mp4"_s);
}

QTEST_MAIN(NameExampleTest)
#include "name_example_test.moc"
