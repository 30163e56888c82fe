// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"
#include "monitor/task_change.h"

#include <QObject>

#include <map>
#include <set>

namespace rushes {

class ClipStore;
class TaskMonitor;

/// Keeps the held clips under a limit, as far as that loses nothing: it removes the held files of clips whose
/// saved file is still there with the same SHA-256, looked at right before, the one that was held first at
/// first. Where that is not enough it tells so, and does nothing: no copy is stopped, and nothing else goes
/// unasked. Unverified clips are never touched. Main thread; disk work on the thread pool.
class ClipQuota final : public QObject
{
    Q_OBJECT

public:
    /// Both are borrowed and outlive this.
    ClipQuota(TaskMonitor &monitor, const ClipStore &store, QObject *parent = nullptr);

    /// Begins with what is remembered.
    void start();
    /// Bytes; 0: no limit.
    void setLimit(qint64 bytes);
    [[nodiscard]] qint64 limit() const { return m_limit; }
    /// What the held clips take; bytes.
    [[nodiscard]] qint64 used() const { return m_used; }

Q_SIGNALS:
    /// Held clips take more than the limit, and none can go without a loss. Once, until they take less.
    void full(qint64 used, qint64 limit);

private:
    /// The order in which they go.
    using Place = std::pair<Moment, qint64>;
    struct Held
    {
        qint64 bytes = 0;
        std::optional<Place> place; ///< where it can go
    };

    void note(const Task &task);
    void drop(qint64 number);
    void settle();
    void evicted(qint64 number, const ClipFacts &facts, bool gone);

    TaskMonitor &m_monitor;
    const ClipStore &m_store;
    qint64 m_limit = 0;
    qint64 m_used = 0;
    std::map<qint64, Held> m_held;
    std::set<Place> m_candidates;
    std::map<qint64, ClipFacts>
        m_refused; ///< whose saved file was not as it should be, as these facts had it
    bool m_isBusy = false;
    bool m_isStarted = false;
    bool m_toldFull = false;
};

} // namespace rushes
