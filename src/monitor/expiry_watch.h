// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/expiry_warning.h"

#include <QHash>
#include <QObject>
#include <QVector>

#include <map>
#include <memory>
#include <set>

namespace rushes {

class TaskMonitor;

/// A clip that is not held while the end of its link comes near.
struct ExpiryWarning
{
    qint64 number = 0;
    ExpiryStep step = ExpiryStep::Hours;
    Duration left{}; ///< to the cautious end
    bool operator==(const ExpiryWarning &) const = default;
};

/// Tells when the links of clips that are not held reach a step of expiry_warning.h: each step of a link
/// once, after a restart only the innermost one reached. Steps are counted on the service's clock; one alarm
/// serves all tasks. A task that is already within a step when its clip comes to be at risk is given
/// timeToCopy first: most clips are held by then, and there was nothing to warn of. A change of a task costs
/// O(log n). Main thread.
class ExpiryWatch final : public QObject
{
    Q_OBJECT

public:
    /// How long a clip may be at risk, within a step, before that is told; at most half of what is left.
    static constexpr Duration timeToCopy = 1min;
    /// The steady clock stands still in a suspend and services' clocks are corrected: what is next is looked
    /// at no less often than this.
    static constexpr Duration longestLook = 1min;

    /// Both are borrowed and outlive this.
    ExpiryWatch(TaskMonitor &monitor, Clock &clock, QObject *parent = nullptr);
    ~ExpiryWatch() override;

    /// Takes up what was remembered. What changes is followed without it.
    void start();
    /// One of those, as start() does with all.
    void startOne(qint64 number);

Q_SIGNALS:
    /// All that came to be at one moment; the nearest to its end first.
    void reached(const QVector<rushes::ExpiryWarning> &warnings);
    /// Clips that were told of and are at risk no more: held, gone, or no longer watched.
    void settled(const QVector<qint64> &numbers);

private:
    using Due = std::pair<Moment, qint64>; ///< service's clock
    struct Watched
    {
        QString service;
        Moment end{};
        Moment due{};
    };
    struct Told
    {
        ExpiryStep step;
        Moment end{};
    };

    void consider(const Task &task);
    void forget(qint64 number);
    void settle(qint64 number);
    /// When the task is to be looked at; nothing where nothing is left to tell.
    [[nodiscard]] std::optional<Moment> dueOf(const Task &task, const LinkEnd &end, Moment serviceNow) const;
    [[nodiscard]] bool isNews(qint64 number, ExpiryStep step) const;
    void look();
    void setAlarm();

    TaskMonitor &m_monitor;
    Clock &m_clock;
    std::map<QString, std::set<Due>> m_due; ///< by service, whose clocks differ
    QHash<qint64, Watched> m_watched;
    QHash<qint64, Told> m_told;
    std::unique_ptr<Alarm> m_alarm;
};

} // namespace rushes
