// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

#include <QObject>

#include <set>

namespace rushes {

class TaskMonitor;

/// Which completed clips are neither here nor gone, followed as tasks change: what quitting and sleeping
/// would leave behind. A change of a task costs O(log n). Main thread.
class ClipsAtRisk final : public QObject
{
    Q_OBJECT

public:
    /// monitor is borrowed and outlives this.
    explicit ClipsAtRisk(TaskMonitor &monitor, QObject *parent = nullptr);
    ~ClipsAtRisk() override;

    /// Takes up what was remembered. What changes is followed without it.
    void start();
    /// One of those, as start() does with all.
    void startOne(qint64 number);

    /// Those that this program still gets, or tries to, by itself (isClipToBeHad).
    [[nodiscard]] const std::set<qint64> &toBeHad() const { return m_toBeHad; }
    /// Those that it does not: the link is not followed, or the service wants another key.
    [[nodiscard]] const std::set<qint64> &leftAlone() const { return m_leftAlone; }

Q_SIGNALS:
    /// A task came into one of the sets or went out of it.
    void changed();

private:
    void consider(const Task &task);
    void put(qint64 number, bool toBeHad, bool leftAlone);

    TaskMonitor &m_monitor;
    std::set<qint64> m_toBeHad;
    std::set<qint64> m_leftAlone;
};

} // namespace rushes
