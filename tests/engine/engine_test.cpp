// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/custom_service.h"
#include "core/task_rules.h"
#include "engine/engine.h"
#include "engine/recovery.h"
#include "monitor/clip_saver.h"
#include "monitor/intake.h"
#include "monitor/task_monitor.h"
#include "store/clip_store.h"
#include "store/database_backup.h"
#include "store/key_ring.h"
#include "store/profile.h"
#include "store/settings.h"
#include "support/busy_pool.h"
#include "support/fake_key_store.h"
#include "support/manual_clock.h"
#include "support/taken_in.h"

#include <QSemaphore>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QtTest>

using namespace rushes;
using rushes::test::takenIn;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 30'000;

} // namespace

class EngineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void textTakenInIsThereAfterARestart();
    void theUncertainWaitsThroughARestartAndTheChoiceIsRemembered();
    void dismissingForgetsTheUncertain();
    void longTextIsReadBesideTheMainThread();
    void slowDisksDoNotHoldUpTheRest();
    void whatIsWatchedAlreadyIsNotAskedAbout();
    void onlyOneOwnsAProfile();
    void theUsersDefaultServiceCounts();
    void aCustomServiceIsKnownAgainByItsTasks();
    void aDamagedDatabaseIsToldAndDoesNotBlock();
    void aListThatIsGoneFindsItsHeldClipsAgain();
    void aHeldFileThatWentIsSeenWithTheStartAndWhenItIsSaved();
    void aBackupIsMadeWithTheStart();
    void askingBeginsOnceTheStoredKeysAreRead();

private:
    [[nodiscard]] std::unique_ptr<Engine> open(ServiceCatalogue catalogue = ServiceCatalogue::builtIn(),
                                               std::unique_ptr<KeyStore> keyStore = {}) const
    {
        EngineOptions options;
        options.keyStore = std::move(keyStore);
        options.profileFolder = m_folder->filePath(u"profile"_s);
        options.catalogue = std::move(catalogue);
        options.clock = std::make_unique<test::ManualClock>();
        options.clipHelper = u"/none"_s;
        auto engine = Engine::open(std::move(options));
        return engine ? std::move(engine).value() : nullptr;
    }

    static void waitForDisk(Engine &engine)
    {
        bool written = false;
        engine.afterCommit([&written](const Outcome &outcome) { written = outcome.ok(); });
        QTRY_VERIFY_WITH_TIMEOUT(written, patienceMs);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void EngineTest::textTakenInIsThereAfterARestart()
{
    {
        const auto engine = open();
        const IntakeReport report = takenIn(
            engine->intake(),
            u"{\"id\": \"sora_abc123def456\"}, video_1234567890，https://zcbservice.aizfw.cn/kyyAiPower/v1/result/vgen_abc123def456"_s);
        QCOMPARE(report.added.size(), 3);
        QCOMPARE(report.undecided, 0);
    }
    const auto engine = open();
    QCOMPARE(engine->monitor().count(), 3);
    const auto power = engine->monitor().find(u"vgen_abc123def456"_s, u"kyyAiPower"_s);
    QVERIFY(power.has_value());
    QCOMPARE(engine->monitor().task(*power)->family, u"veo"_s);
    const auto sora = engine->monitor().find(u"sora_abc123def456"_s, u"kyyReactApiServer"_s);
    QCOMPARE(engine->monitor().task(*sora)->mode, u"8s"_s); // the typical length
    QCOMPARE(takenIn(engine->intake(), u"sora_abc123def456"_s).alreadyThere, QVector<qint64>{*sora});
}

void EngineTest::theUncertainWaitsThroughARestartAndTheChoiceIsRemembered()
{
    {
        const auto engine = open();
        QCOMPARE(
            takenIn(engine->intake(), u"vgen_7f31c09ab2e4 vgen_c2d81e55f01b vgen_7f31c09ab2e4"_s).undecided,
            2);
        QCOMPARE(engine->monitor().count(), 0);
    }
    {
        const auto engine = open();
        QCOMPARE(engine->intake().undecided().size(), 2);
        QCOMPARE(engine->intake().offeredService(), u"kyyReactApiServer"_s);
        const AddReport report = engine->intake().decide(u"kyyAiPower"_s, u"first-last-frame"_s);
        QCOMPARE(report.added.size(), 2);
        waitForDisk(*engine);
        QCOMPARE(engine->monitor().task(report.added.first())->mode, u"first-last-frame"_s);
    }
    const auto engine = open();
    QVERIFY(engine->intake().undecided().isEmpty());
    QCOMPARE(takenIn(engine->intake(), u"vgen_0aa94f3d6c21"_s).undecided, 1);
    QCOMPARE(engine->intake().offeredService(), u"kyyAiPower"_s);
    QCOMPARE(engine->intake().offeredMode(u"kyyAiPower"_s), u"first-last-frame"_s);
}

void EngineTest::longTextIsReadBesideTheMainThread()
{
    const auto engine = open();
    QString text;
    for (int i = 0; i < 3000; ++i)
        text += u"sora_abc%1def\n"_s.arg(i);
    // While every thread but the main one is busy, nobody reads it.
    test::BusyPool others;
    std::optional<IntakeReport> report;
    engine->intake().takeIn(text, [&report](const IntakeReport &told) { report = told; });
    QCoreApplication::processEvents();
    QVERIFY(!report.has_value());
    others.letGo();
    QTRY_VERIFY(report.has_value());
    QCOMPARE(report->added.size(), 3000);
    waitForDisk(*engine);
    QCOMPARE(engine->monitor().count(), 3000);
}

void EngineTest::dismissingForgetsTheUncertain()
{
    {
        const auto engine = open();
        takenIn(engine->intake(), u"vgen_7f31c09ab2e4"_s);
        engine->intake().dismiss();
    }
    QVERIFY(open()->intake().undecided().isEmpty());
}

void EngineTest::slowDisksDoNotHoldUpTheRest()
{
    const test::PoolOfThreads one(1); // as where there is one processor
    const auto engine = open();
    QVERIFY(engine);
    QSemaphore written;
    const test::BusyPool disks(5); // a save, a look at what is held, and what else can be under way
    QThreadPool::globalInstance()->start([&written] { written.release(); });
    QVERIFY(written.tryAcquire(1, patienceMs));
}

void EngineTest::whatIsWatchedAlreadyIsNotAskedAbout()
{
    const auto engine = open();
    takenIn(engine->intake(), u"https://zcbservice.aizfw.cn/kyyAiPower/v1/result/vgen_abc123def456"_s);
    const IntakeReport again = takenIn(engine->intake(), u"vgen_abc123def456"_s);
    QCOMPARE(again.alreadyThere.size(), 1);
    QCOMPARE(again.undecided, 0);
}

void EngineTest::onlyOneOwnsAProfile()
{
    const auto first = open();
    QVERIFY(first);
    EngineOptions options;
    options.profileFolder = m_folder->filePath(u"profile"_s);
    options.catalogue = ServiceCatalogue::builtIn();
    const auto second = Engine::open(std::move(options));
    QVERIFY(!second.ok());
    QCOMPARE(second.error().kind, ErrorKind::ProfileInUse);
}

void EngineTest::theUsersDefaultServiceCounts()
{
    {
        const auto engine = open();
        engine->settings().setDefaultService(u"kyyAiPower"_s);
        QCOMPARE(engine->catalogue().defaultService(), u"kyyAiPower"_s); // at once
    }
    const auto engine = open();
    QCOMPARE(engine->catalogue().defaultService(), u"kyyAiPower"_s);
    QCOMPARE(takenIn(engine->intake(), u"vgen_7f31c09ab2e4"_s).undecided, 1);
    QCOMPARE(engine->intake().offeredService(), u"kyyAiPower"_s);
}

void EngineTest::aCustomServiceIsKnownAgainByItsTasks()
{
    const Service custom = customService(QUrl(u"http://127.0.0.1:8123/base/"_s), ServiceCatalogue::builtIn());
    QCOMPARE(serviceWord(custom.name), u"custom"_s);
    QCOMPARE(custom.polling.minimum, Duration(100ms));
    {
        const auto engine = open(ServiceCatalogue::builtIn().withService(custom));
        engine->monitor().add(
            {{.id = u"sora_abc1"_s, .service = custom.name, .family = {}, .mode = {}, .label = {}}});
    }
    const auto engine = open();
    const Service *known = engine->catalogue().find(custom.name);
    QVERIFY(known);
    QCOMPARE(known->base, QUrl(u"http://127.0.0.1:8123/base"_s));
    QVERIFY(!engine->keys().has(custom.name));
}

void EngineTest::aDamagedDatabaseIsToldAndDoesNotBlock()
{
    {
        const auto engine = open();
        takenIn(engine->intake(), u"sora_abc123def456"_s);
    }
    QFile database(Profile::databasePath(m_folder->filePath(u"profile"_s)));
    QVERIFY(database.open(QIODevice::ReadWrite));
    database.write(QByteArray(100, 'x'));
    database.close();
    const auto engine = open();
    QVERIFY(engine);
    QVERIFY(engine->recovery().has_value());
    takenIn(engine->intake(), u"sora_new123def456"_s);
    waitForDisk(*engine);
    QVERIFY(engine->monitor().count() >= 1);
}

void EngineTest::aListThatIsGoneFindsItsHeldClipsAgain()
{
    const ClipStore clips(m_folder->filePath(u"profile/clips"_s));
    QVERIFY(clips.prepare().ok());
    for (const int number : {3, 8}) {
        Task task;
        task.number = number;
        task.id = u"sora_lost%1"_s.arg(number);
        task.service = u"kyyReactApiServer"_s;
        task.family = u"sora"_s;
        task.status = Status::Completed;
        task.clip = ClipState::Held;
        task.clipFacts.bytes = 4;
        QFile part(clips.partPath(task));
        QVERIFY(part.open(QIODevice::WriteOnly));
        part.write("clip");
        part.close();
        QVERIFY(clips.keepFacts(task).ok());
        QVERIFY(clips.hold(part.fileName(), task).ok());
    }
    {
        const auto engine = open();
        QVERIFY(engine);
        QVERIFY(engine->recovery().has_value());
        QCOMPARE(engine->recovery()->why.kind, ErrorKind::DatabaseVanished);
        QCOMPARE(engine->recovery()->clipsFoundAgain, 2);
        const auto number = engine->monitor().find(u"sora_lost8"_s, u"kyyReactApiServer"_s);
        QCOMPARE(number, std::optional<qint64>(8));
        QCOMPARE(engine->monitor().task(*number)->clip, ClipState::Held);
        // No number is given twice.
        takenIn(engine->intake(), u"sora_new123def456"_s);
        waitForDisk(*engine);
        QCOMPARE(engine->monitor().find(u"sora_new123def456"_s, u"kyyReactApiServer"_s),
                 std::optional<qint64>(9));
    }
    const auto engine = open();
    QVERIFY(!engine->recovery());
    QCOMPARE(engine->monitor().count(), 3);
}

void EngineTest::aHeldFileThatWentIsSeenWithTheStartAndWhenItIsSaved()
{
    const auto engine = open();
    takenIn(engine->intake(), u"sora_abc123def456 sora_def456abc123"_s);
    QTRY_COMPARE(engine->monitor().count(), 2);
    QVERIFY(engine->clips().prepare().ok());
    for (const Task &added : engine->monitor().tasks()) {
        Task task = added;
        task.status = Status::Completed;
        task.videoUrl = u"https://127.0.0.1:1/a.mp4"_s; // which is not fetched
        const QString name = u"%1.mp4"_s.arg(task.number);
        QFile file(engine->clips().pathOf(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("clip") == 4);
        engine->monitor().commit(
            clipHeld(task, {.heldFile = name, .bytes = 4, .sha256 = QByteArray(32, 'a')}));
    }
    waitForDisk(*engine);
    const auto clipOf = [&engine](qint64 number) { return engine->monitor().task(number)->clip; };
    // With the start one is gone; the other is no longer what it was, which only reading it tells.
    QVERIFY(QFile::remove(engine->clips().pathOf(u"1.mp4"_s)));
    engine->start();
    QTRY_COMPARE(clipOf(1), ClipState::Online);
    QCOMPARE(clipOf(2), ClipState::Held);
    engine->saver().save({2}, m_folder->filePath(u"out"_s), u"{id}"_s);
    QTRY_COMPARE(clipOf(2), ClipState::Online);
}

void EngineTest::aBackupIsMadeWithTheStart()
{
    {
        const auto engine = open();
        takenIn(engine->intake(), u"sora_abc123def456"_s);
    }
    const auto engine = open();
    engine->start();
    waitForDisk(*engine);
    QCOMPARE(backupsOf(engine->profile().databasePath()).size(), 1);
}

void EngineTest::askingBeginsOnceTheStoredKeysAreRead()
{
    const QString id = u"sora_abc123def456"_s;
    Service service = *ServiceCatalogue::builtIn().find(u"kyyReactApiServer"_s);
    service.base = QUrl(u"http://127.0.0.1:1/kyyReactApiServer"_s); // nobody is there
    const ServiceCatalogue catalogue = ServiceCatalogue::builtIn().withService(service);
    const auto openWithStore = [this, &catalogue](test::FakeKeyStore *&store) {
        auto made = std::make_unique<test::FakeKeyStore>();
        store = made.get();
        return open(catalogue, std::move(made));
    };
    test::FakeKeyStore *store = nullptr;
    {
        const auto engine = openWithStore(store);
        engine->keys().setKey(service.name, u"sk-0123456789"_s);
        takenIn(engine->intake(), id);
        waitForDisk(*engine);
        engine->settings().makeKeyStoreName(); // a key was stored once
    }
    const auto engine = openWithStore(store);
    const qint64 number = *engine->monitor().find(id, service.name);
    engine->start();
    QVERIFY(store->isAsked());
    waitForDisk(*engine);
    QVERIFY(engine->monitor().latest(number)->contact != Contact::NoKey);
    store->answer(); // there is none any more
    waitForDisk(*engine);
    QCOMPARE(engine->monitor().latest(number)->contact, Contact::NoKey);
}

QTEST_GUILESS_MAIN(EngineTest)
#include "engine_test.moc"
