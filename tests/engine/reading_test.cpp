// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"
#include "engine/recovery.h"
#include "model/task_filter_model.h"
#include "model/task_table_model.h"
#include "monitor/clips_at_risk.h"
#include "monitor/intake.h"
#include "monitor/task_monitor.h"
#include "store/profile.h"
#include "store/task_database.h"
#include "support/manual_clock.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QtTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 30'000;
constexpr int count = 3500; // more than are handed on in one turn

QString idOf(qint64 number)
{
    return u"vgen_%1"_s.arg(number, 32, 10, QLatin1Char('0'));
}

} // namespace

/// A start that does not wait for what is remembered.
class ReadingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void allComesInTheEnd();
    void anIdPastedMeanwhileIsNotAddedTwice();
    void whatStartsWaitsUntilAllIsRead();
    void aNewIdPastedMeanwhileGetsANewNumber();
    void aDamagedListIsToldOnceItIsRead();
    void endingMeanwhileLosesNothing();
    void whatIsReadInTimeIsThereAtOnce();

private:
    [[nodiscard]] std::unique_ptr<Engine> open(Duration patience = Duration::zero()) const
    {
        EngineOptions options;
        options.profileFolder = m_folder->filePath(u"profile"_s);
        options.catalogue = ServiceCatalogue::builtIn();
        options.clock = std::make_unique<ManualClock>();
        options.readPatience = patience;
        auto engine = Engine::open(std::move(options));
        return engine ? std::move(engine).value() : nullptr;
    }
    /// In the profile, while no engine is in it.
    void write(const QVector<TaskWrite> &writes) const;
    [[nodiscard]] QString databasePath() const { return m_folder->filePath(u"profile/tasks.sqlite"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ReadingTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    {
        const auto profile = Profile::own(m_folder->filePath(u"profile"_s));
        QVERIFY(profile.ok());
        QCOMPARE((*profile)->databasePath(), databasePath());
    }
    QVector<Task> tasks;
    for (qint64 number = 1; number <= count; ++number) {
        Task task;
        task.number = number;
        task.id = idOf(number);
        task.service = u"kyyReactApiServer"_s;
        task.status = Status::Failed;
        tasks.append(task);
    }
    write({{.changed = tasks, .removed = {}, .restored = {}, .undecided = {}}});
}

void ReadingTest::write(const QVector<TaskWrite> &writes) const
{
    TaskDatabase database(databasePath());
    QVERIFY(database.open().ok());
    for (const TaskWrite &each : writes)
        database.write(each, [](const Outcome &outcome) { QVERIFY(outcome.ok()); });
    database.flush();
}

void ReadingTest::allComesInTheEnd()
{
    const auto engine = open();
    QVERIFY(engine->isReading());
    QCOMPARE(engine->monitor().count(), 0);
    TaskTableModel model(engine->monitor(), engine->clock(), engine->clips());
    TaskFilterModel proxy;
    proxy.setSourceModel(&model);
    proxy.sort(int(TaskColumn::Task));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QAbstractItemModelTester proxyTester(&proxy, QAbstractItemModelTester::FailureReportingMode::Fatal);
    bool inParts = false;
    connect(&engine->monitor(), &TaskMonitor::tasksRemembered, engine.get(),
            [&] { inParts = inParts || engine->monitor().count() < count; });
    QTRY_VERIFY_WITH_TIMEOUT(!engine->isReading(), patienceMs);
    QVERIFY(inParts);
    QCOMPARE(engine->monitor().count(), count);
    QCOMPARE(model.rowCount(), count);
    QCOMPARE(model.count(FailedTasks), count);
    QCOMPARE(proxy.rowCount(), count);
    for (int row = 0; row < count; ++row)
        QCOMPARE(proxy.index(row, 0).data(NumberRole).toLongLong(), row + 1);
}

void ReadingTest::anIdPastedMeanwhileIsNotAddedTwice()
{
    const auto engine = open();
    std::optional<IntakeReport> report;
    engine->intake().takeIn(idOf(7), [&](const IntakeReport &taken) { report = taken; });
    QVERIFY(!report);
    QTRY_VERIFY_WITH_TIMEOUT(report, patienceMs);
    QCOMPARE(report->alreadyThere, QVector<qint64>{7});
    QVERIFY(report->added.isEmpty());
    QCOMPARE(engine->monitor().count(), count);
}

void ReadingTest::aNewIdPastedMeanwhileGetsANewNumber()
{
    // The last number belonged to one that was removed.
    Task removed;
    removed.number = count + 1;
    removed.id = idOf(removed.number);
    removed.service = u"kyyReactApiServer"_s;
    write({{.changed = {removed}, .removed = {}, .restored = {}, .undecided = {}},
           {.changed = {}, .removed = {removed.number}, .restored = {}, .undecided = {}}});
    const auto engine = open();
    QVector<qint64> added;
    engine->whenRead(engine.get(), [&] {
        added = engine->monitor()
                    .add({{.id = u"vgen_new"_s,
                           .service = u"kyyReactApiServer"_s,
                           .family = {},
                           .mode = {},
                           .label = {}}})
                    .added;
    });
    QVERIFY(added.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(!added.isEmpty(), patienceMs);
    QCOMPARE(added, QVector<qint64>{count + 2});
}

void ReadingTest::whatStartsWaitsUntilAllIsRead()
{
    Task task;
    task.number = count + 1;
    task.id = idOf(task.number);
    task.service = u"kyyReactApiServer"_s;
    task.status = Status::Completed;
    task.clip = ClipState::Online;
    task.videoUrl = u"https://127.0.0.1/a.mp4"_s;
    task.linkIsDead = true; // nothing is fetched
    write({{.changed = {task}, .removed = {}, .restored = {}, .undecided = {}}});
    const auto engine = open();
    engine->start();
    QSignalSpy read(engine.get(), &Engine::historyRead);
    QVERIFY(engine->isReading());
    QTRY_COMPARE_WITH_TIMEOUT(read.count(), 1, patienceMs);
    QVERIFY(!engine->isReading());
    QTRY_VERIFY(engine->clipsAtRisk().leftAlone().contains(count + 1)); // there is no key to ask for it with
}

void ReadingTest::aDamagedListIsToldOnceItIsRead()
{
    {
        QFile file(databasePath());
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(QByteArray(4096, 'x'));
    }
    const auto engine = open();
    QVERIFY(engine);
    QVERIFY(!engine->recovery());
    QTRY_VERIFY_WITH_TIMEOUT(!engine->isReading(), patienceMs);
    QVERIFY(engine->recovery().has_value());
    QVERIFY(!engine->recovery()->setAsidePath.isEmpty());
}

void ReadingTest::endingMeanwhileLosesNothing()
{
    {
        const auto engine = open();
        QVERIFY(engine->isReading());
        engine->start();
    }
    const auto remembered = TaskDatabase::readOnly(databasePath());
    QVERIFY(remembered.ok());
    QCOMPARE(remembered->tasks.size(), count);
    QVERIFY(remembered->endedCleanly);
}

void ReadingTest::whatIsReadInTimeIsThereAtOnce()
{
    const auto engine = open(std::chrono::milliseconds(patienceMs));
    QVERIFY(!engine->isReading());
    QCOMPARE(engine->monitor().count(), count);
    bool called = false;
    engine->whenRead(engine.get(), [&called] { called = true; });
    QVERIFY(called);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::ReadingTest)
#include "reading_test.moc"
