// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/clip_quota.h"

#include "core/background.h"
#include "core/task_rules.h"
#include "monitor/task_monitor.h"
#include "store/clip_store.h"

namespace rushes {

ClipQuota::ClipQuota(TaskMonitor &monitor, const ClipStore &store, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
    , m_store(store)
{
    connect(&monitor, &TaskMonitor::taskChanged, this, [this](const Task &task, TaskChanges changes) {
        if (changes & TaskChange::Clip) {
            note(task);
            settle();
        }
    });
    connect(&monitor, &TaskMonitor::tasksAdded, this, [this](const QVector<Task> &tasks) {
        for (const Task &task : tasks)
            note(task);
        settle();
    });
    connect(&monitor, &TaskMonitor::tasksRemoved, this, [this](const QVector<qint64> &numbers) {
        for (const qint64 number : numbers)
            drop(number);
    });
}

void ClipQuota::start()
{
    m_monitor.visitInPortions(
        this, [this](const Task &task) { note(task); },
        [this] {
            m_isStarted = true;
            settle();
        });
}

void ClipQuota::setLimit(qint64 bytes)
{
    if (std::exchange(m_limit, bytes) == bytes)
        return;
    m_toldFull = false;
    m_refused.clear();
    settle();
}

void ClipQuota::note(const Task &task)
{
    drop(task.number);
    const ClipFacts &facts = task.clipFacts;
    if (facts.heldFile.isEmpty())
        return;
    Held held{.bytes = facts.bytes, .place = std::nullopt};
    const auto refused = m_refused.find(task.number);
    const bool isRefused = refused != m_refused.end() && refused->second == facts;
    if (task.clip == ClipState::Saved && !facts.savedPath.isEmpty() && !isRefused) {
        held.place = Place(facts.heldAt.value_or(Moment::min()), task.number);
        m_candidates.insert(*held.place);
    }
    m_used += held.bytes;
    m_held.emplace(task.number, held);
}

void ClipQuota::drop(qint64 number)
{
    const auto found = m_held.find(number);
    if (found == m_held.end())
        return;
    m_used -= found->second.bytes;
    if (found->second.place)
        m_candidates.erase(*found->second.place);
    m_held.erase(found);
}

void ClipQuota::settle()
{
    if (!m_isStarted || m_isBusy)
        return;
    if (m_limit <= 0 || m_used <= m_limit) {
        m_toldFull = false;
        return;
    }
    if (m_candidates.empty()) {
        if (!std::exchange(m_toldFull, true))
            Q_EMIT full(m_used, m_limit);
        return;
    }
    const qint64 number = m_candidates.begin()->second;
    const SharedTask task = m_monitor.latest(number);
    if (!task) {
        drop(number);
        settle();
        return;
    }
    m_isBusy = true;
    runInBackground(
        this,
        [store = m_store, facts = task->clipFacts] {
            const Result<bool> gone = store.evict(facts);
            return gone && *gone;
        },
        [this, number, facts = task->clipFacts](bool gone) { evicted(number, facts, gone); });
}

void ClipQuota::evicted(qint64 number, const ClipFacts &facts, bool gone)
{
    m_isBusy = false;
    const SharedTask task = m_monitor.latest(number);
    if (task && gone) {
        Task latest = *task;
        drop(number); // its row follows
        m_monitor.commit(clipEvicted(latest));
    } else if (task) {
        m_refused[number] = facts;
        note(Task(*task));
    }
    settle();
}

} // namespace rushes
