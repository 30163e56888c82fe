// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

#include <QHash>
#include <QStringList>

namespace rushes {

/// How many tasks stand how: kept up with each change, so that the status bar never walks all of them. A
/// plain value.
class TaskCounts
{
public:
    /// The task is one more, or one less, as it is at this moment.
    void add(const Task &task) { count(task, 1); }
    void remove(const Task &task) { count(task, -1); }

    int watched = 0;
    int running = 0;
    int ready = 0;
    int notHeld = 0; ///< completed, at risk
    int paused = 0;  ///< by themselves

    /// Services of which a task says so, in order of their names.
    [[nodiscard]] QStringList withoutKey() const { return sorted(m_withoutKey); }
    [[nodiscard]] QStringList refused() const { return sorted(m_refused); }

private:
    void count(const Task &task, int by);
    static void countService(QHash<QString, int> &services, const QString &service, int by);
    [[nodiscard]] static QStringList sorted(const QHash<QString, int> &services);

    QHash<QString, int> m_withoutKey;
    QHash<QString, int> m_refused;
};

} // namespace rushes
