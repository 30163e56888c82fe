// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "monitor/due_pool.h"
#include "monitor/poll_forecast.h"
#include "monitor/poll_limits.h"
#include "monitor/request_budget.h"
#include "net/origin.h"

#include <QHash>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace rushes {

/// What a service's limits count together: an origin and a key.
struct PollLane
{
    Origin origin;
    QString key;
    bool operator==(const PollLane &) const = default;
};
size_t qHash(const PollLane &lane, size_t seed = 0);

/// How much a task's request is wanted, where there are more than can be made.
struct PollWish
{
    PollRank rank = PollRank::Usual;
    SteadyMoment linkEnd{}; ///< of one at risk; the beginning of time where it is not known
};

/// Why a lane waits.
enum class HoldReason {
    Asked, ///< the service said so
    Down,  ///< it does not answer, or nonsense
};

/// How a lane is asked.
struct LanePace
{
    int tasks = 0;        ///< that are asked there
    double perMinute = 0; ///< requests; 0: no budget
    Duration
        interval{}; ///< between two polls of a task, on the average, if all of them waited for the budget
    bool isBehind = false; ///< more are due than can be asked within half a minute
};

/// Decides when each task's request starts: one queue a lane, one alarm for all. It never decides how long a
/// task waits between polls (core/poll_plan.h); it keeps what must hold whatever is clicked: the spacing of a
/// task's requests, the requests in flight, the budget of each lane, the waits that a service imposed, one
/// probe after a wait and then a spread release. Where more are due than the budget has, due_pool.h says who
/// is next. Main thread.
class PollScheduler final
{
public:
    using Start = std::function<void(qint64 number)>;

    /// clock is borrowed. start is called when a task's request is to be made; the caller answers with
    /// finished(). weigh tells what a request is worth; without it all are alike.
    PollScheduler(Clock &clock, PollLimits limits, Start start, DuePool::Weigh weigh = {});
    ~PollScheduler();

    /// Has the task asked at due, or as soon after as the rules allow. Replaces what was planned for it.
    /// spacing: the least time between the starts of its requests. No effect while it is in flight.
    void plan(qint64 number, const PollLane &lane, SteadyMoment due, Duration spacing, PollWish wish = {});
    /// The task is not asked any more. Its last start is remembered as long as forget() is not called.
    void cancel(qint64 number);
    void forget(qint64 number);
    /// Tells of a request that was made before this program ran, or beside the plan.
    void noteEarlierStart(qint64 number, SteadyMoment moment);
    /// Tells of a request that is in no queue: it counts against the lane's budget.
    void spend(const PollLane &lane);

    /// The task's request is over; ok: the service answered about a task, so that a lane on probation is open
    /// again.
    void finished(qint64 number, bool ok);
    /// Before finished(): the service said that it is asked too often.
    void wasTooMany(qint64 number);
    /// A request that is in no queue (the test of a key) takes one of the origin's places in flight; false:
    /// none is free. It is given back when the request is over.
    [[nodiscard]] bool takePlace(const Origin &origin);
    void givePlaceBack(const Origin &origin);
    /// No request of the lane starts before the moment; then one, alone, until it is answered. What waited is
    /// released spread out.
    void hold(const PollLane &lane, SteadyMoment until, HoldReason reason = HoldReason::Asked);
    /// Nothing of the lane starts until it is opened.
    void close(const PollLane &lane);
    void open(const PollLane &lane);
    /// The network is another: lanes that are down are probed now.
    void probeNow();
    /// The machine slept so long, in which no time passed here: what fell due meanwhile is asked now, spread
    /// out. What a service asked to wait for stays.
    void catchUp(Duration slept);

    [[nodiscard]] bool isInFlight(qint64 number) const;
    /// How often something was planned so far: a mark in time that a standing clock does not blur.
    [[nodiscard]] unsigned plans() const { return m_plans; }
    /// A person waits for the task (PollRank::Wanted), and does so since this mark or later.
    [[nodiscard]] bool isWantedSince(qint64 number, unsigned plans = 0) const;
    /// When the task is asked, as far as can be said; nothing when it is not planned or its lane is closed.
    /// Where the budget puts it off this is a forecast, made anew every few seconds if it is asked for.
    [[nodiscard]] std::optional<SteadyMoment> due(qint64 number) const;
    /// The earliest moment at which the spacing allows to ask it.
    [[nodiscard]] SteadyMoment earliest(qint64 number, Duration spacing) const;
    [[nodiscard]] std::optional<SteadyMoment> lastStart(qint64 number) const;
    [[nodiscard]] std::optional<SteadyMoment> nextStart() const;
    [[nodiscard]] std::optional<SteadyMoment> heldUntil(const PollLane &lane,
                                                        HoldReason reason = HoldReason::Asked) const;
    [[nodiscard]] LanePace paceOf(const PollLane &lane) const;

private:
    struct Lane;
    struct Entry
    {
        Lane *lane = nullptr;
        SteadyMoment due{};
        Duration spacing{};
        PollWish wish;
        bool queued = false;
        bool inFlight = false;
        unsigned plannedAs = 0; ///< the how manieth plan
        SteadyMoment since{};   ///< its last start; before the first one, when it was planned
        std::optional<SteadyMoment> lastStart;
    };
    using Queue = std::set<std::pair<SteadyMoment, qint64>>;

    Lane &laneOf(const PollLane &id);
    [[nodiscard]] const Lane *findLane(const PollLane &id) const;
    [[nodiscard]] std::shared_ptr<int> inFlightAt(const Origin &origin);
    /// When the lane's next request may start; nothing while it must wait for an answer or is empty.
    [[nodiscard]] std::optional<SteadyMoment> nextOf(const Lane &lane) const;
    void enqueue(qint64 number, Entry &entry);
    void unqueue(qint64 number, Entry &entry);
    /// What is due goes into the pool.
    void ripen(Lane &lane);
    [[nodiscard]] Duration gapAfter(const Lane &lane) const;
    void startOne(Lane &lane);
    void pump();
    void wakeLater();
    [[nodiscard]] PollForecast::Entry forForecast(qint64 number, const Entry &entry) const;
    void refreshForecast(Lane &lane) const;

    Clock &m_clock;
    PollLimits m_limits;
    Start m_start;
    DuePool::Weigh m_weigh;
    std::map<qint64, Entry> m_entries;
    QHash<PollLane, std::shared_ptr<Lane>> m_lanes;
    std::vector<Lane *> m_allLanes;                  ///< of m_lanes, for going through them: none ever goes
    QHash<QString, std::shared_ptr<int>> m_inFlight; ///< by origin
    std::unique_ptr<Alarm> m_alarm;
    std::optional<SteadyMoment> m_alarmMoment;
    unsigned m_plans = 0;
};

} // namespace rushes
