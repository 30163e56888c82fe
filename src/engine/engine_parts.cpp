// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine_p.h"

#include "core/custom_service.h"
#include "core/spare_memory.h"
#include "core/system_clock.h"
#include "media/installed_program.h"
#include "net/proxy.h"
#include "store/database_backup.h"
#include "store/free_space.h"

#include <QRandomGenerator>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>

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

/// Of the shared pool. What runs there waits for disks more than it computes: a folder far away that takes
/// its time with a save must not hold up the clip that comes in.
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

Engine::Private::Private(EngineOptions options, std::unique_ptr<Profile> ownedProfile)
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
    QThreadPool *const pool = QThreadPool::globalInstance();
    pool->setMaxThreadCount(std::max(leastThreads, pool->maxThreadCount()));
    // A key is known to the redactor before anyone who could tell it.
    QObject::connect(&keys, &KeyRing::changed, &log,
                     [this](const QString &service) { log.redactor().addKey(keys.key(service)); });
}

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

} // namespace rushes
