// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"
#include "core/task_rules.h"
#include "monitor/lane_waits.h"
#include "monitor/poll_scheduler.h"
#include "monitor/service_clock.h"
#include "support/manual_clock.h"

#include <QHash>
#include <QRandomGenerator>

#include <deque>
#include <memory>
#include <unordered_map>
#include <vector>

namespace rushes::test {

struct DayOptions
{
    int services = 2;   ///< each with a key, and so a budget, of its own; 1 or 2
    int tasks = 10'000; ///< running at any moment: each that ended is followed by another
    Duration length = 24h;
    /// From then on none is added, and all that run end within the quarter of the day that follows.
    double addedUntil = 0.5;
    bool isDisturbed =
        true; ///< by sleeps, clicks, 429 storms, outages, changes of network and clocks that are set
    bool tellsNextChecks = false; ///< now and then, of some tasks, to see whether it is true
    double servicesLimit = 90;    ///< requests a minute and key that the services answer; 429 beyond
    quint32 seed = 1;
};

/// What came of a day.
struct DayReport
{
    qint64 requests = 0;
    qint64 tooMany = 0; ///< answered 429
    qint64 failed = 0;  ///< not answered
    int added = 0;
    int noticed = 0; ///< ends that were seen
    int missed = 0;  ///< that were not, though they came before the last quarter of the day
    int disturbances = 0;
    Duration shortestSpacing = 1000h; ///< between two requests about a task, by the steady clock
    double fullestMinute =
        0; ///< requests of a lane within a minute, of the budget that it had at the end of it
    qint64 mostInAMinute = 0; ///< requests of a lane
    /// Requests of its lane between two of a task that wanted one, of all that its lane had: 1 is once
    /// around.
    double longestRound = 0;
    Duration meanDelay{};     ///< from an end to its being noticed
    double forecastError = 0; ///< median of |told - true| / true of next checks that were told at random
};

/// A day of the scheduler, the plan, the rules and the waits, with services that behave as the pages tell and
/// worse, in virtual time; without database and network. Answers take a while, as they do. Moments are the
/// manual clock's, so a day takes a second or two.
class ScheduleDay
{
public:
    explicit ScheduleDay(DayOptions options);
    ~ScheduleDay();

    DayReport run();

private:
    struct Watched
    {
        Task task;
        const Service *service = nullptr;
        Duration runs{}; ///< from its creation to its end
        bool fails = false;
        std::optional<SteadyMoment> lastStart;
        qint64 laneCount = 0; ///< requests of its lane when it was asked last, or due first
        std::optional<std::pair<SteadyMoment, SteadyMoment>>
            told; ///< when its next check was told, and for when
    };
    struct LaneLog
    {
        std::deque<SteadyMoment> lastMinute;
        std::deque<Moment> seenByService;
        qint64 requests = 0;
        int running = 0;
        int mostRunning = 0;
    };

    void add();
    void ask(qint64 number);
    void answered(qint64 number, SteadyMoment askedAt, bool isLost);
    void planNext(Watched &watched, const Service &service);
    void judgeStart(Watched &watched, const Service &service);
    [[nodiscard]] PollAnswer answerAbout(const Watched &watched, LaneLog &lane);
    void noticeClock();
    void disturb();
    void tellSome();
    void finish();

    [[nodiscard]] static PollLane laneOf(const Service &service);
    [[nodiscard]] LaneLog &logOf(const Service &service) { return m_lanes[service.name]; }
    /// The time that passed in truth, in sleep too.
    [[nodiscard]] Moment truth() const;
    [[nodiscard]] Moment serviceNow(const Task &task) const
    {
        return m_serviceClocks.now(task.service, m_clock.wall());
    }
    [[nodiscard]] Duration upTo(Duration longest)
    {
        return Duration(m_random.bounded(qint64(longest.count()) + 1));
    }

    DayOptions m_options;
    DayReport m_report;
    const ServiceCatalogue &m_catalogue = ServiceCatalogue::builtIn();
    QRandomGenerator m_random;
    ManualClock m_clock;
    const Moment m_begin;
    const SteadyMoment m_steadyBegin;
    Duration m_slept{};
    std::optional<Duration> m_wallAhead;
    ServiceClocks m_serviceClocks;
    LaneWaits m_waits;
    PollScheduler m_scheduler;
    std::vector<std::unique_ptr<Watched>> m_tasks; ///< by number, from 1
    std::unordered_map<qint64, std::unique_ptr<Alarm>> m_answers;
    QHash<QString, LaneLog> m_lanes;
    std::unique_ptr<Alarm> m_nextDisturbance;
    std::unique_ptr<Alarm> m_nextTold;
    Moment m_stormUntil{};
    Moment m_outageUntil{};
    std::chrono::duration<double, std::milli> m_delays{};
    std::vector<double> m_forecastErrors;
};

} // namespace rushes::test
