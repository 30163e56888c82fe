// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "net/origin.h"

#include <QHash>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>

namespace rushes {

/// What a service's limits count together: an origin and a key.
struct PollLane
{
    Origin origin;
    QString key;
    bool operator==(const PollLane &) const = default;
};
size_t qHash(const PollLane &lane, size_t seed = 0);

/// Numbers behind the politeness; resources/SERVICES.md, "Polling".
struct PollLimits
{
    int inFlightPerOrigin = 4;
    Duration gap = 250ms;           ///< between the starts of two requests of a lane, so that nothing bursts; none on loopback
    Duration gapAfterWait = 1s;     ///< the same, for what piled up while a lane had to wait
};

/// Decides when each task's request starts: one ordered queue a lane, one alarm for all. It never decides how long a task waits between
/// polls (core/poll_plan.h); it keeps what must hold whatever is clicked: the spacing of a task's requests, the requests in flight, the
/// waits that a service imposed, one probe after a wait. Main thread.
class PollScheduler final
{
public:
    using Start = std::function<void(qint64 number)>;

    /// clock is borrowed. start is called when a task's request is to be made; the caller answers with finished().
    PollScheduler(Clock &clock, PollLimits limits, Start start);
    ~PollScheduler();

    /// Has the task asked at due, or as soon after as the rules allow. Replaces what was planned for it. spacing: the least time between the
    /// starts of its requests. No effect while it is in flight. Urgent ones go before all others that are due.
    void plan(qint64 number, const PollLane &lane, SteadyMoment due, Duration spacing, bool urgent = false);
    /// The task is not asked any more. Its last start is remembered as long as forget() is not called.
    void cancel(qint64 number);
    void forget(qint64 number);
    /// Tells of a request that was made before this program ran.
    void noteEarlierStart(qint64 number, SteadyMoment moment);

    /// The task's request is over; ok: the service answered about a task, so that a lane on probation is open again.
    void finished(qint64 number, bool ok);
    /// No request of the lane starts before the moment; then one, alone, until it is answered.
    void hold(const PollLane &lane, SteadyMoment until);
    /// Nothing of the lane starts until it is opened.
    void close(const PollLane &lane);
    void open(const PollLane &lane);

    [[nodiscard]] bool isInFlight(qint64 number) const;
    /// When the task is asked, as far as is known now; nothing when it is not planned or its lane is closed.
    [[nodiscard]] std::optional<SteadyMoment> due(qint64 number) const;
    /// The earliest moment at which the spacing allows to ask it.
    [[nodiscard]] SteadyMoment earliest(qint64 number, Duration spacing) const;
    [[nodiscard]] std::optional<SteadyMoment> nextStart() const;
    [[nodiscard]] std::optional<SteadyMoment> heldUntil(const PollLane &lane) const;

private:
    struct Lane;
    struct Entry
    {
        Lane *lane = nullptr;
        SteadyMoment due{};
        bool urgent = false;
        bool queued = false;
        bool inFlight = false;
        std::optional<SteadyMoment> lastStart;
    };
    using Queue = std::set<std::pair<SteadyMoment, qint64>>;
    struct Lane
    {
        PollLane id;
        Queue urgent;
        Queue normal;
        Duration gap{};
        SteadyMoment notBefore{};       ///< by the gap
        SteadyMoment held{};            ///< by the service
        SteadyMoment backlogUntil{};    ///< what was due by then piled up in a wait
        int inFlight = 0;
        bool closed = false;
        bool probing = false;
    };

    Lane &laneOf(const PollLane &id);
    [[nodiscard]] const Lane *findLane(const PollLane &id) const;
    /// Which entry of the lane comes next and when it may start; nothing while it must wait for an answer or is empty.
    [[nodiscard]] std::optional<std::pair<SteadyMoment, qint64>> nextOf(const Lane &lane) const;
    void unqueue(qint64 number, Entry &entry);
    void startOne(Lane &lane, qint64 number);
    void pump();
    void wakeLater();

    Clock &m_clock;
    PollLimits m_limits;
    Start m_start;
    std::map<qint64, Entry> m_entries;
    QHash<PollLane, std::shared_ptr<Lane>> m_lanes;
    QHash<QString, int> m_inFlightOfOrigin;
    std::unique_ptr<Alarm> m_alarm;
    std::optional<SteadyMoment> m_alarmMoment;
};

} // namespace rushes
