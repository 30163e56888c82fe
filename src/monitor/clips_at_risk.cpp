// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/clips_at_risk.h"

#include "core/task_rules.h"
#include "monitor/task_monitor.h"

namespace rushes {

namespace {

/// Whether that changed anything.
bool setMember(std::set<qint64> &set, qint64 number, bool isMember)
{
    return isMember ? set.insert(number).second : set.erase(number) > 0;
}

} // namespace

ClipsAtRisk::ClipsAtRisk(TaskMonitor &monitor, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
{
    connect(&monitor, &TaskMonitor::taskChanged, this, [this](const Task &task) { consider(task); });
    connect(&monitor, &TaskMonitor::tasksAdded, this, [this](const QVector<Task> &tasks) {
        for (const Task &task : tasks)
            consider(task); // brought back by Undo
    });
    connect(&monitor, &TaskMonitor::tasksRemoved, this, [this](const QVector<qint64> &numbers) {
        for (const qint64 number : numbers)
            put(number, false, false);
    });
}

ClipsAtRisk::~ClipsAtRisk() = default;

void ClipsAtRisk::start()
{
    m_monitor.visitInPortions(this, [this](const Task &task) { consider(task); });
}

void ClipsAtRisk::startOne(qint64 number)
{
    if (const SharedTask task = m_monitor.task(number))
        consider(*task);
}

void ClipsAtRisk::consider(const Task &task)
{
    const bool toBeHad = isClipToBeHad(task);
    put(task.number, toBeHad, isAtRisk(task) && !toBeHad);
}

void ClipsAtRisk::put(qint64 number, bool toBeHad, bool leftAlone)
{
    const bool first = setMember(m_toBeHad, number, toBeHad);
    const bool second = setMember(m_leftAlone, number, leftAlone);
    if (first || second)
        Q_EMIT changed();
}

} // namespace rushes
