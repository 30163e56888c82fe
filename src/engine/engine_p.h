// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"

#include "engine/event_log.h"
#include "engine/program_log.h"
#include "engine/recovery.h"
#include "engine/sleep_inhibitor.h"
#include "engine/user_services.h"
#include "engine/wake_watch.h"
#include "media/clip_inspector.h"
#include "monitor/clip_keeper.h"
#include "monitor/clip_quota.h"
#include "monitor/clip_saver.h"
#include "monitor/clips_at_risk.h"
#include "monitor/expiry_watch.h"
#include "monitor/held_check.h"
#include "monitor/intake.h"
#include "monitor/key_test.h"
#include "monitor/task_monitor.h"
#include "net/result_client.h"
#include "store/clip_store.h"
#include "store/key_ring.h"
#include "store/key_vault.h"
#include "store/profile.h"
#include "store/settings.h"
#include "store/task_database.h"

#include <QNetworkAccessManager>

namespace rushes {

/// What an Engine owns, and how it is put together (engine_parts.cpp). Members are destroyed from the last to
/// the first: each before what it borrows.
class Engine::Private
{
public:
    Private(EngineOptions options, std::unique_ptr<Profile> ownedProfile);

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

} // namespace rushes
