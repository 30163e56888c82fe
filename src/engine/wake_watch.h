// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>

#include <functional>

namespace rushes {

class TaskMonitor;

/// Has the monitor look at the clocks as soon as the machine woke, as logind says
/// (org.freedesktop.login1.Manager.PrepareForSleep(false)): a hidden window would notice only with its next
/// request, which can be an hour of steady time away. The bus is not touched before something is to be asked
/// later. Without a bus or logind all goes on as it does. Main thread.
class WakeWatch final : public QObject
{
    Q_OBJECT

public:
    /// The bus that logind is on; called when it is first needed.
    using Bus = std::function<QDBusConnection()>;

    /// monitor is borrowed and outlives this.
    explicit WakeWatch(TaskMonitor &monitor, Bus bus = &QDBusConnection::systemBus,
                       QObject *parent = nullptr);

private Q_SLOTS:
    void prepareForSleep(bool begins);

private:
    void listenOnceNeeded();

    TaskMonitor &m_monitor;
    Bus m_bus;
    QMetaObject::Connection m_need;
};

} // namespace rushes
