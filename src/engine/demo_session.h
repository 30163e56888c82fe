// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"
#include "core/result.h"
#include "core/service_catalogue.h"
#include "monitor/task_monitor.h"

#include <QProcess>

#include <memory>

namespace rushes {

/// A running rushes-simulator, and what it told about itself: the services on loopback, its clock, its tasks.
/// Ends with this object (and, should this program be killed, with its standard input). Main thread.
class DemoSession final
{
public:
    struct ScriptedTask
    {
        NewTask task;
        Duration addAfter{}; ///< of the demo's clock, from its start
    };

    /// Starts the simulator and waits for its first line (5 s at most). Errors: SimulatorFailed.
    static Result<std::unique_ptr<DemoSession>> start(const QString &simulatorProgram, double speed);
    ~DemoSession();

    [[nodiscard]] const ServiceCatalogue &catalogue() const { return m_catalogue; }
    [[nodiscard]] Moment epoch() const { return m_epoch; }
    [[nodiscard]] double speed() const { return m_speed; }
    [[nodiscard]] const QString &key() const { return m_key; }
    [[nodiscard]] const QVector<ScriptedTask> &tasks() const { return m_tasks; }

private:
    DemoSession() = default;
    QProcess m_process;
    ServiceCatalogue m_catalogue;
    Moment m_epoch{};
    double m_speed = 1;
    QString m_key;
    QVector<ScriptedTask> m_tasks;
};

} // namespace rushes
