// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/user_services.h"

#include "core/catalogue_import.h"
#include "core/catalogue_writer.h"
#include "core/system_clock.h"
#include "engine/engine.h"
#include "monitor/intake.h"
#include "monitor/task_monitor.h"
#include "simulator/openai_like.h"
#include "simulator/simulator.h"
#include "store/key_ring.h"
#include "store/key_vault.h"
#include "store/profile.h"
#include "store/settings.h"
#include "support/taken_in.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace rushes;
using rushes::test::takenIn;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 20'000;
const QString ownService = sim::openAiLikeName.toString();
const sim::SimulatedPolling often{std::chrono::seconds(1), std::chrono::seconds(1), std::chrono::seconds(1)};

} // namespace

/// The user's services in a running program: what they change, and when.
class UserServicesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aServiceCountsFromTheMomentItIsKept();
    void itIsThereAfterARestart();
    void whatIsWatchedAtARemovedServiceStaysAndIsNotAsked();
    void anotherAddressIsAskedAndGetsNoKeyOfTheFirst();
    void anImportNeverLeadsTheKeyOfTheEnvironmentElsewhere();
    void aServiceThatComesBackIsAskedAgain();
    void aBuiltInServiceIsNeverReplaced();
    void aBrokenFileIsSetAsideAndTold();
    void whatCannotBeKeptChangesNothing();
    void pointersOfBeforeStayGood();

private:
    [[nodiscard]] std::unique_ptr<Engine> open() const
    {
        EngineOptions options;
        options.profileFolder = profile();
        options.catalogue = ServiceCatalogue::builtIn();
        options.clock = std::make_unique<SystemClock>(m_clock->wall(), 20);
        options.clipHelper = u"/none"_s;
        auto engine = Engine::open(std::move(options));
        return engine ? std::move(engine).value() : nullptr;
    }
    [[nodiscard]] QString profile() const { return m_folder->filePath(u"profile"_s); }
    [[nodiscard]] Service own(const Simulator &simulator) const { return simulator.openAiLike(often); }
    static std::unique_ptr<Simulator> listening(Clock &clock)
    {
        auto simulator = std::make_unique<Simulator>(clock);
        simulator->setKey(u"sk-own-0123456789"_s);
        sim::ScriptedTask task;
        task.id = u"video_1"_s;
        task.service = ownService;
        task.model = u"sora-2"_s;
        task.created = clock.wall();
        if (!simulator->listen())
            return nullptr;
        simulator->setTask(task); // never ends
        return simulator;
    }
    qint64 watch(Engine &engine) const
    {
        engine.keys().setKey(ownService, m_simulator->key());
        return engine.monitor()
            .add({{.id = u"video_1"_s,
                   .service = ownService,
                   .family = {},
                   .mode = {},
                   .modeIsUsers = false,
                   .label = {}}})
            .added.value(0);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SystemClock> m_clock;
    std::unique_ptr<Simulator> m_simulator;
};

void UserServicesTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock = std::make_unique<SystemClock>(Moment(std::chrono::seconds(1772366400)), 20);
    m_simulator = listening(*m_clock);
    QVERIFY(m_simulator);
}

void UserServicesTest::cleanup()
{
    m_simulator.reset();
    m_folder.reset();
}

void UserServicesTest::aServiceCountsFromTheMomentItIsKept()
{
    const auto engine = open();
    engine->start();
    QVERIFY(!engine->catalogue().find(ownService));
    QSignalSpy changed(&engine->userServices(), &UserServices::changed);
    QVERIFY(engine->userServices().replace({own(*m_simulator)}).ok());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].value<QSet<QString>>(), QSet<QString>{ownService});
    QVERIFY(engine->catalogue().find(ownService));
    const qint64 number = watch(*engine);
    QTRY_VERIFY_WITH_TIMEOUT(engine->monitor().task(number) &&
                                 engine->monitor().task(number)->status == Status::Processing,
                             patienceMs);
    // The same again is no change.
    QVERIFY(engine->userServices().replace({own(*m_simulator)}).ok());
    QCOMPARE(changed.count(), 1);
}

void UserServicesTest::itIsThereAfterARestart()
{
    {
        const auto engine = open();
        QVERIFY(engine->userServices().replace({own(*m_simulator)}).ok());
        engine->settings().setDefaultService(ownService);
        QCOMPARE(engine->catalogue().defaultService(), ownService);
    }
    const auto engine = open();
    QCOMPARE(engine->userServices().services(), QVector<Service>{own(*m_simulator)});
    QCOMPARE(*engine->catalogue().find(ownService), own(*m_simulator));
    QCOMPARE(engine->catalogue().defaultService(), ownService);
    QCOMPARE(engine->userServices().builtIn().services(), ServiceCatalogue::builtIn().services());
    // Its prefix is also that of a family that is built in.
    QCOMPARE(takenIn(engine->intake(), u"video_abc123"_s).undecided, 1);
}

void UserServicesTest::whatIsWatchedAtARemovedServiceStaysAndIsNotAsked()
{
    // One that goes on tells how much time has passed.
    const auto second = listening(*m_clock);
    Service other = own(*second);
    other.name = u"other"_s;
    const auto engine = open();
    engine->start();
    QVERIFY(engine->userServices().replace({own(*m_simulator), other}).ok());
    const qint64 number = watch(*engine);
    engine->keys().setKey(other.name, second->key());
    engine->monitor().add({{.id = u"video_1"_s,
                            .service = other.name,
                            .family = {},
                            .mode = {},
                            .modeIsUsers = false,
                            .label = {}}});
    QTRY_VERIFY_WITH_TIMEOUT(m_simulator->requests().size() > 1, patienceMs);

    QVERIFY(engine->userServices().replace({other}).ok());

    QVERIFY(!engine->catalogue().find(ownService));
    QVERIFY(engine->monitor().task(number));
    QVERIFY(!engine->monitor().nextCheck(number));
    QVERIFY(!engine->keys().has(ownService));
    m_simulator->clearRequests();
    second->clearRequests();
    QTRY_VERIFY_WITH_TIMEOUT(second->requests().size() > 5, patienceMs);
    QVERIFY(m_simulator->requests().size() <= 1); // what was on its way
}

void UserServicesTest::anotherAddressIsAskedAndGetsNoKeyOfTheFirst()
{
    const auto second = listening(*m_clock);
    const auto engine = open();
    engine->start();
    QVERIFY(engine->userServices().replace({own(*m_simulator)}).ok());
    const qint64 number = watch(*engine);
    QTRY_VERIFY_WITH_TIMEOUT(!m_simulator->requests().isEmpty(), patienceMs);

    QVERIFY(engine->userServices().replace({own(*second)}).ok());

    QVERIFY(!engine->keys().has(ownService));
    QTRY_COMPARE_WITH_TIMEOUT(engine->monitor().task(number)->contact, Contact::NoKey, patienceMs);
    QVERIFY(second->requests().isEmpty());
    engine->keys().setKey(ownService, second->key());
    QTRY_VERIFY_WITH_TIMEOUT(!second->requests().isEmpty(), patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(engine->monitor().task(number)->contact, Contact::Ok, patienceMs);
}

void UserServicesTest::anImportNeverLeadsTheKeyOfTheEnvironmentElsewhere()
{
    const auto strangers = listening(*m_clock);
    {
        const auto engine = open();
        engine->start();
        UserServices &services = engine->userServices();
        QVERIFY(services.replace({own(*m_simulator)}).ok());
        engine->settings().setDefaultService(ownService);
        const qint64 number = watch(*engine);
        QTRY_VERIFY_WITH_TIMEOUT(engine->monitor().task(number), patienceMs);
        const auto planned =
            planImport(catalogueToJson({own(*strangers)}), services.builtIn(), services.services());
        if (const auto *import = std::get_if<ServiceImport>(&planned))
            QVERIFY(services.replace(import->services).ok());
    }
    m_simulator->clearRequests();
    // The next start, as the window makes it.
    const auto engine = open();
    engine->keyVault().useForSession(engine->catalogue().defaultService(), m_simulator->key(),
                                     KeySource::Variable);
    engine->start();
    QTRY_VERIFY_WITH_TIMEOUT(!m_simulator->requests().isEmpty() || !strangers->requests().isEmpty(),
                             patienceMs);
    QVERIFY(strangers->requests().isEmpty());
}

void UserServicesTest::aServiceThatComesBackIsAskedAgain()
{
    qint64 number = 0;
    {
        const auto engine = open();
        engine->start();
        QVERIFY(engine->userServices().replace({own(*m_simulator)}).ok());
        number = watch(*engine);
        QTRY_VERIFY_WITH_TIMEOUT(engine->monitor().task(number), patienceMs);
        QVERIFY(engine->userServices().replace({}).ok());
    }
    const auto engine = open();
    engine->start();
    QVERIFY(engine->monitor().task(number));
    m_simulator->clearRequests();
    QVERIFY(engine->userServices().replace({own(*m_simulator)}).ok());
    engine->keys().setKey(ownService, m_simulator->key());
    QTRY_VERIFY_WITH_TIMEOUT(!m_simulator->requests().isEmpty(), patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(engine->monitor().task(number)->status, Status::Processing, patienceMs);
}

void UserServicesTest::aBuiltInServiceIsNeverReplaced()
{
    const auto engine = open();
    Service namesake = own(*m_simulator);
    namesake.name = u"kyyAiPower"_s;
    QVERIFY(engine->userServices().replace({namesake}).ok());
    QCOMPARE(*engine->catalogue().find(u"kyyAiPower"_s), *ServiceCatalogue::builtIn().find(u"kyyAiPower"_s));
    QCOMPARE(engine->userServices().services(), QVector<Service>{namesake}); // kept, for the user to mend
}

void UserServicesTest::aBrokenFileIsSetAsideAndTold()
{
    const QString path = Profile::servicesPath(profile());
    QVERIFY(QDir().mkpath(profile()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"services":[{"name":"a","base":"http://a.example"}]})");
    file.close();
    const auto engine = open();
    QVERIFY(engine);
    QVERIFY(engine->userServices().services().isEmpty());
    QVERIFY(engine->userServices().trouble().has_value());
    QCOMPARE(engine->userServices().trouble()->detail,
             u"services[0].base: must begin with https://; http:// is for this machine alone"_s);
    QVERIFY(QFile::exists(engine->userServices().setAsidePath()));
    QVERIFY(!QFile::exists(path));
    QCOMPARE(engine->catalogue().services().size(), 2);
}

void UserServicesTest::whatCannotBeKeptChangesNothing()
{
    const auto engine = open();
    // What cannot be replaced by a file.
    QVERIFY(QDir().mkpath(Profile::servicesPath(profile()) + u"/full"_s));
    QSignalSpy changed(&engine->userServices(), &UserServices::changed);
    QVERIFY(!engine->userServices().replace({own(*m_simulator)}).ok());
    QCOMPARE(changed.count(), 0);
    QVERIFY(!engine->catalogue().find(ownService));
    QVERIFY(engine->userServices().services().isEmpty());
}

void UserServicesTest::pointersOfBeforeStayGood()
{
    const auto engine = open();
    QVERIFY(engine->userServices().replace({own(*m_simulator)}).ok());
    const Service *before = engine->catalogue().find(ownService);
    QVERIFY(engine->userServices().replace({}).ok());
    QCOMPARE(before->name, ownService);
    QCOMPARE(before->families.constFirst().name, u"sora"_s);
}

QTEST_GUILESS_MAIN(UserServicesTest)
#include "user_services_test.moc"
