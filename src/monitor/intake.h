// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pasted_key.h"
#include "core/pasted_text.h"
#include "monitor/task_monitor.h"

#include <QObject>

#include <functional>

namespace rushes {

class Settings;

/// What became of text that was taken in.
struct IntakeReport
{
    QVector<qint64> added;
    QVector<qint64> alreadyThere;
    int undecided = 0; ///< now waiting for a decision
};

/// Text in: what is certain is added at once, what is not waits for a decision, through a restart. Main
/// thread.
class Intake final : public QObject
{
    Q_OBJECT

public:
    Intake(TaskMonitor &monitor, TaskDatabase &database, Settings &settings,
           const QVector<FoundId> &undecided, QObject *parent = nullptr);

    /// Until release(), text waits: whether its ids are watched already is not known yet.
    void hold() { m_isHeld = true; }
    /// undecided: what waited for a decision when the program ended last.
    void release(const QVector<FoundId> &undecided);

    using Taken = std::function<void(const IntakeReport &)>;
    /// Long text is read off the main thread, and while this is held text waits: taken is called at once, or
    /// later.
    void takeIn(const QString &text, const Taken &taken);
    [[nodiscard]] const QVector<FoundId> &undecided() const { return m_undecided; }
    /// Adds all that wait, with this choice, which is remembered for their prefix. mode may be empty (not
    /// chosen).
    AddReport decide(const QString &service, const QString &mode);
    /// Drops all that wait.
    void dismiss();
    /// The service and mode to offer first.
    [[nodiscard]] QString offeredService() const;
    [[nodiscard]] QString offeredMode(const QString &service) const;

Q_SIGNALS:
    void undecidedChanged();
    /// Text that was taken in has a key of this service. It is for a person to decide whether to use it; it
    /// is kept nowhere here.
    void keyFound(const rushes::FoundKey &key);

private:
    /// What stands in a text.
    struct Findings
    {
        QVector<FoundId> ids;
        QVector<FoundKey> keys;
    };
    static Findings read(const QString &text, const ServiceCatalogue &catalogue);
    IntakeReport takeIn(const Findings &findings);
    void keepUndecided(const QVector<FoundId> &undecided);
    [[nodiscard]] std::optional<qint64> watchedAnywhere(const QString &id) const;

    TaskMonitor &m_monitor;
    TaskDatabase &m_database;
    Settings &m_settings;
    QVector<FoundId> m_undecided;
    bool m_isHeld = false;
    QVector<std::pair<QString, Taken>> m_waiting;
};

} // namespace rushes
