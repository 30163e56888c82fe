// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"

#include "engine/engine_p.h"

#include <QCoreApplication>

namespace rushes {

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
