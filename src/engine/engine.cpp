// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"

#include "engine/event_log.h"
#include "engine/program_log.h"

#include "core/custom_service.h"
#include "core/spare_memory.h"
#include "core/system_clock.h"
#include "engine/recovery.h"
#include "engine/sleep_inhibitor.h"
#include "engine/user_services.h"
#include "engine/wake_watch.h"
#include "media/clip_inspector.h"
#include "media/installed_program.h"
#include "monitor/clip_keeper.h"
#include "monitor/clip_quota.h"
#include "monitor/clip_saver.h"
#include "monitor/clips_at_risk.h"
#include "monitor/expiry_watch.h"
#include "monitor/held_check.h"
#include "monitor/intake.h"
#include "monitor/key_test.h"
#include "monitor/task_monitor.h"
#include "net/proxy.h"
#include "net/result_client.h"
#include "store/clip_store.h"
#include "store/database_backup.h"
#include "store/free_space.h"
#include "store/key_ring.h"
#include "store/key_vault.h"
#include "store/profile.h"
#include "store/settings.h"
#include "store/task_database.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QRandomGenerator>
#include <QThreadPool>
#include <QTimer>

namespace rushes {

namespace {

ProxySettings proxyFrom(const Settings &settings)
{
    switch (settings.proxyChoice()) {
    case ProxyChoice::System:
        return {.mode = ProxyMode::System};
    case ProxyChoice::None:
        return {.mode = ProxyMode::None};
    case ProxyChoice::Http:
        return {ProxyMode::Manual, QNetworkProxy::HttpProxy, settings.proxyHost(), settings.proxyPort()};
    case ProxyChoice::Socks5:
        return {ProxyMode::Manual, QNetworkProxy::Socks5Proxy, settings.proxyHost(), settings.proxyPort()};
    }
    Q_UNREACHABLE();
    return {};
}

/// So many remembered tasks are handed on in one turn of the event loop.
constexpr qsizetype tasksAtOnce = 1000;

/// What runs there waits for the disk, not for a processor.
constexpr int leastThreads = 8;

/// The machine's own time, of the demo too: what happened beside it in other logs is looked for by it.
Moment machineTime()
{
    return SystemClock().wall();
}

double randomShare()
{
    return QRandomGenerator::global()->generateDouble();
}

/// Services that an earlier run was given by --base-url are known again by the tasks that are watched there.
void addCustomServices(ServiceCatalogue &catalogue, const QVector<Task> &tasks)
{
    for (const Task &task : tasks) {
        const std::optional<QUrl> base =
            catalogue.find(task.service) ? std::nullopt : baseOfCustomService(task.service);
        if (base)
            catalogue = catalogue.withService(customService(*base, catalogue));
    }
}

} // namespace

// Members are destroyed from the last to the first: each before what it borrows.
class Engine::Private
{
public:
    Private(EngineOptions options, std::unique_ptr<Profile> ownedProfile)
        : clock(options.clock ? std::move(options.clock) : std::make_unique<SystemClock>())
        , profile(std::move(ownedProfile))
        , log(profile->logFolder(), machineTime)
        , settings(profile->settingsPath())
        , catalogue(std::move(options.catalogue))
        , cataloguesDefault(catalogue.defaultService())
        , userServices(profile->servicesPath(), catalogue)
        , clips(profile->clipsFolder())
        , inspector(options.clipHelper.isEmpty() ? programOfOurs(QStringLiteral("rushes-clip-helper"))
                                                 : options.clipHelper)
        , client(resultNetwork, *clock)
        , database(profile->databasePath())
        , fixedInterval(options.fixedInterval)
        , watchRemembered(options.watchRemembered)
        , keyTrials(options.keyTrials)
        , keyStore(std::move(options.keyStore))
        , vault(keys, *clock, settings, keyStore.get())
    {
        // A key is known to the redactor before anyone who could tell it.
        QObject::connect(&keys, &KeyRing::changed, &log,
                         [this](const QString &service) { log.redactor().addKey(keys.key(service)); });
    }

    void build(Remembered remembered);
    /// What came after the patience had ended: handed on in parts, so that no frame is late.
    void takeHistory(Engine &engine, Remembered remembered);
    void takePart(Engine &engine);
    void useSettings();
    /// Now and every day from now on.
    void backUp();

    std::unique_ptr<Clock> clock;
    std::unique_ptr<Profile> profile;
    ProgramLog log;
    Settings settings;
    ServiceCatalogue catalogue;
    QString cataloguesDefault;
    UserServices userServices;
    KeyRing keys;
    ClipStore clips;
    ClipInspector inspector;
    QNetworkAccessManager resultNetwork; ///< carries keys
    QNetworkAccessManager clipNetwork;   ///< never sees one; what a service gives itself goes over the other
    ResultClient client;
    TaskDatabase database;
    SystemNetworkHint networkHint;
    std::unique_ptr<TaskMonitor> monitor;
    std::unique_ptr<ClipKeeper> keeper;
    std::unique_ptr<ClipSaver> saver;
    std::unique_ptr<ClipQuota> quota;
    std::unique_ptr<HeldCheck> heldCheck;
    std::unique_ptr<Intake> intake;
    std::unique_ptr<ClipsAtRisk> clipsAtRisk;
    std::unique_ptr<ExpiryWatch> expiryWatch;
    std::unique_ptr<SleepInhibitor> sleepInhibitor;
    std::unique_ptr<WakeWatch> wakeWatch;
    std::optional<Duration> fixedInterval;
    bool watchRemembered;
    bool keyTrials;
    std::optional<Remembered> history; ///< while it comes; its tasks go from the end
    bool isReading = false;
    bool isToStart = false;           ///< as soon as all is read
    std::shared_ptr<Engine *> toTell; ///< of what is read later; null in it once it is too late
    std::unique_ptr<KeyStore> keyStore;
    KeyVault vault;
    std::unique_ptr<KeyTest> keyTest;
    std::optional<Recovery> recovery;
    std::unique_ptr<Alarm> backup;
    std::unique_ptr<EventLog> events;
};

void Engine::Private::build(Remembered remembered)
{
    recovery = mend(remembered, database, clips);
    addCustomServices(catalogue, remembered.tasks);
    vault.setServices(catalogue.services());
    monitor = std::make_unique<TaskMonitor>(
        TaskMonitor::Parts{*clock, catalogue, database, client, keys, randomShare, keyTrials, &networkHint},
        remembered);
    keyTest = std::make_unique<KeyTest>(*clock, *monitor, client);
    keeper = std::make_unique<ClipKeeper>(ClipKeeper::Parts{*clock, *monitor, clipNetwork, clips, inspector,
                                                            randomShare, systemFreeSpace, freeSpaceFloor,
                                                            &resultNetwork, &keys});
    saver = std::make_unique<ClipSaver>(*monitor, clips);
    quota = std::make_unique<ClipQuota>(*monitor, clips);
    heldCheck = std::make_unique<HeldCheck>(*monitor, clips, *clock);
    intake = std::make_unique<Intake>(*monitor, database, settings, remembered.undecided);
    clipsAtRisk = std::make_unique<ClipsAtRisk>(*monitor);
    expiryWatch = std::make_unique<ExpiryWatch>(*monitor, *clock);
    sleepInhibitor = std::make_unique<SleepInhibitor>(*clipsAtRisk, *monitor, *clock);
    wakeWatch = std::make_unique<WakeWatch>(*monitor);
    useSettings();
}

void Engine::Private::takeHistory(Engine &engine, Remembered remembered)
{
    recovery = mend(remembered, database, clips);
    addCustomServices(catalogue, remembered.tasks);
    vault.setServices(catalogue.services());
    useSettings();
    history = std::move(remembered);
    monitor->expect(history->tasks.size());
    takePart(engine);
}

void Engine::Private::takePart(Engine &engine)
{
    // The newest ones first: they are looked at.
    const qsizetype count = std::min(tasksAtOnce, history->tasks.size());
    monitor->remember({.tasks = history->tasks.last(count),
                       .undecided = {},
                       .lastNumber = history->lastNumber,
                       .endedCleanly = history->endedCleanly,
                       .damage = {},
                       .setAsidePath = {}});
    history->tasks.resize(history->tasks.size() - count);
    if (!history->tasks.isEmpty()) {
        // By a timer, not a queued call: what is to be painted and typed comes first.
        QTimer::singleShot(0, &engine, [this, &engine] { takePart(engine); });
        return;
    }
    const QVector<FoundId> undecided = history->undecided;
    history.reset();
    // What was read is packed by now: several times as much is free, and most of it was the database's
    // thread's.
    QThreadPool::globalInstance()->start([] { giveBackSpareMemory(); });
    isReading = false;
    if (isToStart)
        engine.start();
    intake->release(undecided);
    Q_EMIT engine.historyRead();
}

void Engine::Private::backUp()
{
    // A backup that fails is tried again an hour later; what hinders it is told where it hinders the work.
    database.backUpWhenDue(clock->wall(), [this](const Outcome &done) {
        backup = clock->callIn(done ? Duration(backupEvery) : Duration(1h), [this] { backUp(); });
    });
}

void Engine::Private::useSettings()
{
    catalogue.setDefaultService(cataloguesDefault);
    catalogue.setDefaultService(settings.defaultService()); // where it is still a service
    const ProxySettings proxy = proxyFrom(settings);
    setProxy(resultNetwork, proxy);
    setProxy(clipNetwork, proxy);
    quota->setLimit(settings.heldQuota());
    monitor->setFixedInterval(fixedInterval ? fixedInterval : std::optional<Duration>(settings.pollEvery()));
}

Engine::Engine(std::unique_ptr<Private> parts)
    : d(std::move(parts))
{
    d->events = std::make_unique<EventLog>(*this);
    connect(&d->settings, &Settings::changed, this, [this] { d->useSettings(); });
    connect(&d->userServices, &UserServices::changed, this, [this](const QSet<QString> &names) {
        d->useSettings();
        // First the keys: one that was entered for another address is none here.
        d->vault.setServices(d->catalogue.services());
        d->vault.load(names.values());
        d->monitor->servicesChanged(names);
    });
    connect(d->saver.get(), &ClipSaver::failed, this, [this](qint64 number, const Error &error) {
        if (error.kind == ErrorKind::HeldClipChanged || error.kind == ErrorKind::FileUnreadable)
            d->heldCheck->look(number, Look::Content);
    });
}

Engine::~Engine()
{
    Q_ASSERT(QCoreApplication::instance()); // no thread gets its events without it: requests would not end
    if (d->toTell)
        *d->toTell = nullptr;
    d->monitor->writeNotes();
    d->database.flush();
}

Result<std::unique_ptr<Engine>> Engine::open(EngineOptions options)
{
    Result<std::unique_ptr<Profile>> profile = Profile::own(options.profileFolder);
    if (!profile)
        return profile.error();
    const std::optional<Duration> patience = options.readPatience;
    auto parts = std::make_unique<Private>(std::move(options), std::move(profile).value());
    if (!patience) {
        Result<Remembered> remembered = parts->database.open();
        if (!remembered)
            return remembered.error();
        parts->build(std::move(remembered).value());
        return std::unique_ptr<Engine>(new Engine(std::move(parts)));
    }
    // Called later on this thread, and only while the database is there: the engine, which owns it, is too.
    const auto engine = std::make_shared<Engine *>(nullptr);
    auto remembered = parts->database.open(*patience, [engine](Result<Remembered> late) {
        if (!*engine)
            return;
        Engine &opened = **engine;
        if (late)
            opened.d->takeHistory(opened, std::move(late).value());
        else
            Q_EMIT opened.openingFailed(late.error());
    });
    if (remembered && !*remembered)
        return remembered->error();
    parts->isReading = !remembered;
    parts->build(remembered ? std::move(*remembered).value() : Remembered{});
    if (parts->isReading)
        parts->intake->hold();
    parts->toTell = engine;
    std::unique_ptr<Engine> opened(new Engine(std::move(parts)));
    *engine = opened.get();
    return opened;
}

bool Engine::isReading() const
{
    return d->isReading;
}

void Engine::whenRead(QObject *context, std::function<void()> what)
{
    if (!d->isReading)
        what();
    else
        connect(this, &Engine::historyRead, context, std::move(what), Qt::SingleShotConnection);
}

void Engine::start()
{
    d->isToStart = d->isReading;
    if (d->isToStart)
        return;
    d->backUp();
    d->quota->start();
    if (!d->watchRemembered)
        return;
    QStringList services;
    for (const Service &service : d->catalogue.services())
        services.append(service.name);
    // Before its key is there, a task would be told to have none.
    d->vault.load(services, [this] { d->monitor->start(); });
    d->keeper->start();
    d->heldCheck->start();
    d->clipsAtRisk->start();
    d->expiryWatch->start();
}

void Engine::startOne(qint64 number)
{
    d->monitor->startOne(number);
    d->keeper->startOne(number);
    d->clipsAtRisk->startOne(number);
    d->expiryWatch->startOne(number);
}

void Engine::afterCommit(std::function<void(const Outcome &)> done)
{
    // Answers come in the order of the writes.
    d->database.write({}, std::move(done));
}

Clock &Engine::clock()
{
    return *d->clock;
}
const ServiceCatalogue &Engine::catalogue() const
{
    return d->catalogue;
}
UserServices &Engine::userServices()
{
    return d->userServices;
}
TaskMonitor &Engine::monitor()
{
    return *d->monitor;
}
Intake &Engine::intake()
{
    return *d->intake;
}
ClipKeeper &Engine::keeper()
{
    return *d->keeper;
}
ClipSaver &Engine::saver()
{
    return *d->saver;
}
ClipQuota &Engine::quota()
{
    return *d->quota;
}
HeldCheck &Engine::heldCheck()
{
    return *d->heldCheck;
}
ClipsAtRisk &Engine::clipsAtRisk()
{
    return *d->clipsAtRisk;
}
ExpiryWatch &Engine::expiryWatch()
{
    return *d->expiryWatch;
}
const ClipStore &Engine::clips() const
{
    return d->clips;
}
Settings &Engine::settings()
{
    return d->settings;
}
KeyRing &Engine::keys()
{
    return d->keys;
}
KeyVault &Engine::keyVault()
{
    return d->vault;
}
KeyTest &Engine::keyTest()
{
    return *d->keyTest;
}
ProgramLog &Engine::log()
{
    return d->log;
}
const Profile &Engine::profile() const
{
    return *d->profile;
}
const std::optional<Recovery> &Engine::recovery() const
{
    return d->recovery;
}

} // namespace rushes
