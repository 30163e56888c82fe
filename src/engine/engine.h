// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "core/service_catalogue.h"
#include "store/key_store.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace rushes {

class ClipInspector;
class ClipKeeper;
class ClipQuota;
class ClipSaver;
class ClipStore;
class ClipsAtRisk;
class DemoSession;
class ExpiryWatch;
class HeldCheck;
class Intake;
class KeyRing;
class KeyTest;
class KeyVault;
class Profile;
class ProgramLog;
struct Recovery;
class Settings;
class TaskMonitor;
class UserServices;

/// What an engine is built from.
struct EngineOptions
{
    QString profileFolder;
    ServiceCatalogue catalogue;
    std::unique_ptr<Clock> clock; ///< owned by the engine
    QString clipHelper;           ///< path of rushes-clip-helper; empty: where programs of ours are installed
    std::optional<Duration> fixedInterval; ///< --poll-every
    /// False: only tasks that this run adds or names are asked (the command line).
    bool watchRemembered = true;
    std::unique_ptr<KeyStore> keyStore;   ///< null: keys are for this session only (the demo)
    std::optional<Duration> readPatience; ///< the start waits no longer for what is remembered (the window);
                                          ///< nothing: until it is read
    bool keyTrials = true;                ///< try a refused key again that once worked (the window)
};

/// Builds the object graph over one owned profile, for both faces. Everything is handed on by reference. Main
/// thread.
class Engine final : public QObject
{
    Q_OBJECT

public:
    /// Errors: ProfileInUse, FolderNotWritable, and those of TaskDatabase::open() (with readPatience:
    /// openingFailed() later).
    static Result<std::unique_ptr<Engine>> open(EngineOptions options);
    ~Engine() override;

    /// What is remembered comes still: part of it is not known to the monitor, and start() waits for it.
    [[nodiscard]] bool isReading() const;
    /// At once, or when all is read. what is not called when context goes before that.
    void whenRead(QObject *context, std::function<void()> what);

    /// Starts polling and copying what is remembered; asking begins once the stored keys are read, or do not
    /// come.
    void start();
    /// The same for one task, where not all that is remembered is watched.
    void startOne(qint64 number);

    /// Calls back once all that was decided so far is on disk, with the error when it cannot be written.
    void afterCommit(std::function<void(const Outcome &)> done);

    [[nodiscard]] Clock &clock();
    /// The built-in services and the user's.
    [[nodiscard]] const ServiceCatalogue &catalogue() const;
    [[nodiscard]] UserServices &userServices();
    [[nodiscard]] TaskMonitor &monitor();
    [[nodiscard]] Intake &intake();
    [[nodiscard]] ClipKeeper &keeper();
    [[nodiscard]] ClipSaver &saver();
    [[nodiscard]] ClipQuota &quota();
    [[nodiscard]] HeldCheck &heldCheck();
    [[nodiscard]] ProgramLog &log();
    /// Completed clips that are neither here nor gone. While there are some to be had, the machine is kept
    /// from sleeping.
    [[nodiscard]] ClipsAtRisk &clipsAtRisk();
    [[nodiscard]] ExpiryWatch &expiryWatch();
    [[nodiscard]] const ClipStore &clips() const;
    [[nodiscard]] Settings &settings();
    /// What requests are made with.
    [[nodiscard]] KeyRing &keys();
    /// How a key gets there, and into the system's key store.
    [[nodiscard]] KeyVault &keyVault();
    [[nodiscard]] KeyTest &keyTest();
    [[nodiscard]] const Profile &profile() const;
    /// What the start had to mend.
    [[nodiscard]] const std::optional<Recovery> &recovery() const;

Q_SIGNALS:
    /// After open() did not wait for it: all that is remembered is known, and what the start had to mend.
    void historyRead();
    /// The same, but it cannot be read (the errors of open()): nothing can be done with this engine.
    void openingFailed(const rushes::Error &error);

private:
    class Private;
    explicit Engine(std::unique_ptr<Private> parts);
    std::unique_ptr<Private> d;
};

} // namespace rushes
