// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QObject>

#include <functional>
#include <memory>

namespace rushes {

class ClipsAtRisk;
class TaskMonitor;

/// Keeps the machine from going to sleep while a clip is still to be had, through logind
/// (org.freedesktop.login1.Manager.Inhibit, "sleep" in mode "block"): the lock is the file descriptor that it
/// answers with, and ends with it, should this program die. Where nothing gets any further for as long as
/// patience, sleeping costs nothing and is let be. Nothing here waits: without a bus or logind, or where it
/// says no, all goes on as it does. Main thread.
class SleepInhibitor final : public QObject
{
    Q_OBJECT

public:
    /// The bus that logind is on; called when it is first needed.
    using Bus = std::function<QDBusConnection()>;
    /// Since the last byte, answer about a clip, or clip that came or went.
    static constexpr Duration patience = 30min;

    /// All but bus are borrowed and outlive this.
    SleepInhibitor(ClipsAtRisk &clips, TaskMonitor &monitor, Clock &clock,
                   Bus bus = &QDBusConnection::systemBus, QObject *parent = nullptr);
    ~SleepInhibitor() override;

    [[nodiscard]] bool holds() const { return m_lock.isValid(); }

private:
    void goneFurther();
    void decide();
    void ask();
    void release();

    ClipsAtRisk &m_clips;
    Clock &m_clock;
    Bus m_bus;
    bool m_wanted = false;
    bool m_asked = false; ///< in this need; a refusal is not asked about again
    bool m_underWay = false;
    SteadyMoment m_furtherAt{};
    QDBusUnixFileDescriptor m_lock;
    std::unique_ptr<Alarm> m_alarm;
};

} // namespace rushes
