// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/learned_durations.h"
#include "core/pause.h"
#include "monitor/key_watch.h"
#include "monitor/lane_waits.h"
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
    /// A killed program did not write when it asked last ("unchanged: no write"): each may have been asked a
    /// moment ago.
    void suspectRecentRequests(const QVector<Task> &tasks);
    /// Has the number of every task visited, in portions (TaskMonitor::visitInPortions()).
    void walk(QObject *context, const std::function<void(qint64)> &visit,
              const std::function<void()> &done = {}, qint64 after = 0);
    /// Each task, as decided last.
    void walkLatest(QObject *context, const Visitor &visitor, const std::function<void()> &done = {});
    /// By the plan, or by the back-off where the last request failed.
    void planNext(const Task &task);
    /// After a pause or its end: by the plan, counted from the last request.
    void replan(const Task &task);
    /// By the plan, with what was learned.
    [[nodiscard]] Duration plannedWait(const Task &task, const Service &service) const;
    /// Has what is remembered teach how long tasks take, in portions, beside whatever else goes on. Once.
    void learnRemembered();
    /// The user said in which mode the task was made.
    void modeWasSet(const Task &before, const Task &after);
    /// In this run: the command line asks whom it was told to ask.
    [[nodiscard]] bool isPausedHere(const Task &task) const { return asksAll && isPaused(task, allPaused); }
    /// urgent: a person asks for it. A clip at risk needs no saying: it is seen.
    void planAt(const Task &task, SteadyMoment due, bool urgent);
    /// Whether a person's wish that the task be asked for can be met.
    enum class Askable { Yes, Finished, NoService, NoKey, KeyRefused };
    [[nodiscard]] Askable askable(const Task &task) const;
    /// By a person's wish: what stopped its polls is forgotten.
    void askAfresh(const Task &task);
    /// Tries the refused key of the service with one of these tasks, and says who are asked now: the command
    /// line asks all of them, one after the other.
    [[nodiscard]] QVector<qint64> tryKeyWith(const Service &service, const QVector<qint64> &stopped);
    /// Until it is asked, with all that puts it off: spacing, waits, budget.
    [[nodiscard]] Duration waitOf(qint64 number) const;

    /// Once a turn of the event loop, however much happened in it.
    void tellState();

    /// Whether this run asks for the task: all after start(), else those that it added or was told to ask.
    [[nodiscard]] bool isInScope(qint64 number) const { return asksAll || scope.contains(number); }

    void keyTestAnswered(const QString &service, const QString &key, std::optional<qint64> number,
                         const PollAnswer &answer);

    [[nodiscard]] PollLane laneOf(const Service &service) const;
    [[nodiscard]] WatchState watchState();
    /// Sees whether the machine slept or its clock was set since this was called last.
    void noticeClock();
    [[nodiscard]] Moment wallOf(SteadyMoment moment) const
    {
        return parts.clock.wall() + (moment - parts.clock.steady());
    }

    TaskMonitor &q;
    Parts parts;
    TaskLedger ledger;
    PollScheduler scheduler;
    ServiceClocks serviceClocks;
    KeyWatch keyWatch;
    DurationHistory durations;
    QHash<qint64, ResultClient::Ticket> tickets;
    std::optional<Duration> fixedInterval;
    bool asksAll = false;
    bool allPaused = false;
    bool diskIsFull = false;
    QSet<qint64> scope;

private:
    [[nodiscard]] SteadyMoment pauseEndOf(const Task &task, const Service &service) const;
    [[nodiscard]] PollWish wishFor(const Task &task, bool urgent) const;
    [[nodiscard]] PollWeight weigh(qint64 number) const;
    [[nodiscard]] std::optional<Duration> fixedIntervalFor(const Service &service) const;
    void learnAfter(qint64 number);
    void networkChanged();
    void addLaneStates(WatchState &state) const;
    void ask(qint64 number);
    void answered(qint64 number, const QString &key, const PollAnswer &answer);
    /// What the answer means for others: waits, rests, refused keys.
    void obey(const Task &task, const Service &service, const PollAnswer &answer);
    /// An answer that changes nothing but the moments it came at costs no write.
    void keep(const Task &before, const Applied &applied);
    void refuseKey(const QString &service, const PollAnswer &answer);
    /// Whoever came after the refusal goes on with the others.
    void stopForRefusedKey(const Task &task);
    [[nodiscard]] bool isKeyRefused(const Service &service) const;
    void tryKeyAgain(const QString &service);
    /// One request, alone until it is answered.
    void tryKey(const Service &service, const Task &task);
    /// The task with which the refused key is being tried.
    [[nodiscard]] std::optional<qint64> keyTrialOf(const QString &service) const;
    [[nodiscard]] qint64 firstToTryKeyWith(const Service &service, const QVector<qint64> &stopped) const;
    void keyChanged(const QString &service);
    /// Tasks of the service that a refused or missing key stopped go on.
    void goOn(const QString &service);
    void noteOutcome(const PollAnswer &answer);

    std::deque<SteadyMoment> m_starts; ///< of the last minute
    LaneWaits m_laneWaits;
    QHash<QString, qint64> m_keyTrials;  ///< by service: the task of the last trial
    std::optional<Duration> m_wallAhead; ///< of the steady clock, when it was looked at last
    int m_noContactInRow = 0;
    Moment m_noContactSince{}; ///< the first of these
    bool m_stateToTell = false;
    bool m_isLearning = false;
};

} // namespace rushes
