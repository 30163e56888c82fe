// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "monitor/key_watch.h"
#include "monitor/poll_scheduler.h"
#include "monitor/service_clock.h"
#include "monitor/task_ledger.h"
#include "monitor/task_monitor.h"
#include "net/result_client.h"
#include "store/key_ring.h"

#include <deque>

namespace rushes {

/// The polling half of TaskMonitor: plans, asks, applies what came of it, and plans again.
class TaskMonitor::Private
{
public:
    Private(TaskMonitor &monitor, Parts monitorParts, const Remembered &remembered);

    /// The task as it begins.
    [[nodiscard]] Task made(const NewTask &wanted) const;

    void planRemembered(const Task &task);
    /// By the plan, or by the back-off where the last request failed.
    void planNext(const Task &task);
    /// Plans and gives how long the spacing or an imposed wait puts it off.
    Duration planAt(const Task &task, SteadyMoment due, bool urgent);

    /// Once a turn of the event loop, however much happened in it.
    void tellState();

    /// Whether this run asks for the task: all after start(), else those that it added or was told to ask.
    [[nodiscard]] bool isInScope(qint64 number) const { return asksAll || scope.contains(number); }

    void keyTestAnswered(const QString &service, const QString &key, std::optional<qint64> number, const PollAnswer &answer);

    [[nodiscard]] WatchState watchState() const;
    [[nodiscard]] Moment wallOf(SteadyMoment moment) const { return parts.clock.wall() + (moment - parts.clock.steady()); }

    TaskMonitor &q;
    Parts parts;
    TaskLedger ledger;
    PollScheduler scheduler;
    ServiceClocks serviceClocks;
    KeyWatch keyWatch;
    QHash<qint64, ResultClient::Ticket> tickets;
    std::optional<Duration> fixedInterval;
    bool asksAll = false;
    bool diskIsFull = false;
    QSet<qint64> scope;

private:
    /// A killed program did not write when it asked last ("unchanged: no write"): each may have been asked a moment ago.
    void suspectRecentRequests(const QVector<Task> &tasks);
    [[nodiscard]] PollLane laneOf(const Service &service) const;
    void ask(qint64 number);
    void answered(qint64 number, const QString &key, const PollAnswer &answer);
    void obey(const Task &task, const Service &service, const PollAnswer &answer);
    /// An answer that changes nothing but the moments it came at costs no write.
    void keep(const Task &before, const Applied &applied);
    void refuseKey(const QString &service, const PollAnswer &answer);
    void tryKeyAgain(const QString &service);
    void keyChanged(const QString &service);
    /// Tasks of the service that a refused or missing key stopped go on.
    void goOn(const QString &service);
    void noteOutcome(const PollAnswer &answer);

    mutable std::deque<SteadyMoment> m_starts;  ///< of the last minute
    QHash<PollLane, int> m_waitsInRow;
    int m_noContactInRow = 0;
    Moment m_noContactSince{};                  ///< the first of these
    bool m_stateToTell = false;
};

} // namespace rushes
