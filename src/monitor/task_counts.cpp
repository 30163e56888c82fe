// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/task_counts.h"

#include "core/pause.h"

namespace rushes {

void TaskCounts::count(const Task &task, int by)
{
    watched += by;
    running += isFinished(task) ? 0 : by;
    ready += isReady(task) ? by : 0;
    notHeld += isAtRisk(task) ? by : 0;
    paused += isPaused(task, false) ? by : 0;
    if (task.contact == Contact::NoKey)
        countService(m_withoutKey, task.service, by);
    else if (task.contact == Contact::Refused)
        countService(m_refused, task.service, by);
}

void TaskCounts::countService(QHash<QString, int> &services, const QString &service, int by)
{
    int &count = services[service];
    count += by;
    if (count == 0)
        services.remove(service);
}

QStringList TaskCounts::sorted(const QHash<QString, int> &services)
{
    QStringList names = services.keys();
    names.sort();
    return names;
}

} // namespace rushes
