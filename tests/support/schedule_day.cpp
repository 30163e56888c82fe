// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/schedule_day.h"

#include "core/poll_plan.h"
#include "monitor/poll_weight.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

constexpr double shareThatFailsAtOnce = 0.05;
/// Of tasks that hang: they end at any time, long after their window.
constexpr double shareThatHangs = 0.25;
constexpr Duration longestDelayOfAnAnswer = 2s;
constexpr Duration timeout = 30s;
constexpr Duration betweenDisturbances = 12min;
constexpr Duration betweenTold = 3min;
constexpr int clicksAtOnce = 20;

struct Kind
{
    const char *service;
    const char *family;
    const char *model;
};
constexpr auto kinds = std::to_array<Kind>({{"kyyReactApiServer", "veo", "veo_3_1_fast"},
                                            {"kyyReactApiServer", "sora", "openAiSora2Plus"},
                                            {"kyyReactApiServer", "videos", "videos"},
                                            {"kyyAiPower", "veo", "veo3.1-fast"},
                                            {"kyyAiPower", "sora", "sora-2"}});
constexpr int kindsOfTheFirst = 3;

} // namespace

ScheduleDay::ScheduleDay(DayOptions options)
    : m_options(options)
    , m_random(options.seed)
    , m_begin(m_clock.wall())
    , m_steadyBegin(m_clock.steady())
    , m_scheduler(
          m_clock, PollLimits{}, [this](qint64 number) { ask(number); },
          [this](qint64 number) {
              const Watched &watched = *m_tasks[std::size_t(number - 1)];
              return weightOf(watched.task, *watched.service, std::nullopt, serviceNow(watched.task));
          })
{
}

ScheduleDay::~ScheduleDay() = default;

PollLane ScheduleDay::laneOf(const Service &service)
{
    return {originOf(service.base), service.name};
}

Moment ScheduleDay::truth() const
{
    return m_begin + (m_clock.steady() - m_steadyBegin) + m_slept;
}

void ScheduleDay::add()
{
    const Duration passed = truth() - m_begin;
    if (passed > std::chrono::duration_cast<Duration>(m_options.length * m_options.addedUntil))
        return;
    const Kind &kind =
        kinds[std::size_t(m_random.bounded(m_options.services > 1 ? int(kinds.size()) : kindsOfTheFirst))];
    auto watched = std::make_unique<Watched>();
    Task &task = watched->task;
    task.number = qint64(m_tasks.size()) + 1;
    task.id = u"task_%1"_s.arg(task.number);
    task.service = QString::fromLatin1(kind.service);
    watched->service = m_catalogue.find(task.service);
    const Service &service = *watched->service;
    task.family = QString::fromLatin1(kind.family);
    task.model = QString::fromLatin1(kind.model);
    task.mode = service.family(task.family)->defaultMode;
    task.addedAt = m_clock.wall();
    task.created = truth();
    const Estimate window = expectedWindow(task, service, std::nullopt);
    const double chance = m_random.generateDouble();
    watched->fails = chance < shareThatFailsAtOnce;
    if (watched->fails)
        watched->runs = upTo(20s);
    else if (chance < shareThatFailsAtOnce + shareThatHangs)
        watched->runs = window.to + upTo(m_options.length / 4 - window.to);
    else
        watched->runs = window.from + upTo(window.to - window.from);
    LaneLog &lane = logOf(service);
    lane.mostRunning = std::max(lane.mostRunning, ++lane.running);
    watched->laneCount = lane.requests;
    ++m_report.added;
    m_tasks.push_back(std::move(watched));
    m_scheduler.plan(task.number, laneOf(service), m_clock.steady(), service.polling.minimum,
                     {PollRank::Wanted, {}});
}

void ScheduleDay::judgeStart(Watched &watched, const Service &service)
{
    const SteadyMoment now = m_clock.steady();
    if (watched.lastStart)
        m_report.shortestSpacing = std::min(m_report.shortestSpacing, now - *watched.lastStart);
    watched.lastStart = now;
    LaneLog &lane = logOf(service);
    ++lane.requests;
    m_report.longestRound = std::max(m_report.longestRound, double(lane.requests - watched.laneCount) /
                                                                double(std::max(lane.mostRunning, 1000)));
    watched.laneCount = lane.requests;
    lane.lastMinute.push_back(now);
    while (lane.lastMinute.front() <= now - 1min)
        lane.lastMinute.pop_front();
    const auto inAMinute = qint64(lane.lastMinute.size());
    m_report.mostInAMinute = std::max(m_report.mostInAMinute, inAMinute);
    const double budget = m_scheduler.paceOf(laneOf(service)).perMinute;
    m_report.fullestMinute = std::max(m_report.fullestMinute, double(inAMinute) / budget);
    if (watched.told) {
        const auto &[at, told] = *watched.told;
        const auto truly = std::chrono::duration<double>(now - at).count();
        m_forecastErrors.push_back(std::abs(std::chrono::duration<double>(told - now).count()) /
                                   std::max(truly, 60.0));
        watched.told.reset();
    }
}

void ScheduleDay::ask(qint64 number)
{
    noticeClock();
    Watched &watched = *m_tasks[std::size_t(number - 1)];
    judgeStart(watched, *watched.service);
    ++m_report.requests;
    watched.task.lastAskedAt = m_clock.wall();
    const bool isLost = truth() < m_outageUntil;
    const SteadyMoment askedAt = m_clock.steady();
    m_answers[number] =
        m_clock.callIn(isLost ? upTo(timeout) : upTo(longestDelayOfAnAnswer),
                       [this, number, askedAt, isLost] { answered(number, askedAt, isLost); });
}

PollAnswer ScheduleDay::answerAbout(const Watched &watched, LaneLog &lane)
{
    const Moment now = truth();
    while (!lane.seenByService.empty() && lane.seenByService.front() <= now - 1min)
        lane.seenByService.pop_front();
    lane.seenByService.push_back(now);
    const std::optional<Moment> date = std::chrono::floor<std::chrono::seconds>(now);
    if (now < m_stormUntil || double(lane.seenByService.size()) > m_options.servicesLimit) {
        const auto retryAfter = m_random.bounded(2) ? std::optional(1s + upTo(3min)) : std::nullopt;
        return {WaitAsked{retryAfter, {}, true}, date};
    }
    TaskResult result;
    const bool isOver = now >= *watched.task.created + watched.runs;
    result.status = !isOver ? Status::Processing : watched.fails ? Status::Failed : Status::Completed;
    result.word = isOver ? u"completed"_s : u"processing"_s;
    result.model = watched.task.model;
    result.created = watched.task.created;
    if (result.status == Status::Completed)
        result.videoUrl = u"https://cdn.example.com/%1.mp4"_s.arg(watched.task.id);
    return {Answered{result}, date};
}

void ScheduleDay::answered(qint64 number, SteadyMoment askedAt, bool isLost)
{
    noticeClock();
    const auto alarm = m_answers.extract(number);
    Watched &watched = *m_tasks[std::size_t(number - 1)];
    const Service &service = *watched.service;
    LaneLog &lane = logOf(service);
    const PollAnswer answer =
        isLost ? PollAnswer{Trouble{{ErrorKind::ConnectionFailed, {}}}, {}} : answerAbout(watched, lane);
    const auto *wait = std::get_if<WaitAsked>(&answer.outcome);
    m_report.tooMany += wait ? 1 : 0;
    m_report.failed += isLost ? 1 : 0;
    if (wait && wait->isTooMany)
        m_scheduler.wasTooMany(number);
    m_scheduler.finished(number, std::holds_alternative<Answered>(answer.outcome));
    if (answer.serverDate)
        m_serviceClocks.heard(service.name, *answer.serverDate, m_clock.wall());
    watched.task = apply(watched.task, answer, m_catalogue, {m_clock.wall(), serviceNow(watched.task)}).task;
    const LaneWaits::Manners manners{
        .interval = service.polling.to, .fixedInterval = {}, .firstBackOff = service.polling.from};
    const SteadyMoment now = m_clock.steady();
    if (const auto rest =
            m_waits.after(answer, laneOf(service), manners, askedAt, now, m_random.generateDouble()))
        m_scheduler.hold(laneOf(service), now + rest->length, rest->reason);
    if (isToBePolled(watched.task)) {
        planNext(watched, service);
        return;
    }
    m_scheduler.forget(number);
    --lane.running;
    ++m_report.noticed;
    m_delays += truth() - (*watched.task.created + watched.runs);
    add();
}

void ScheduleDay::planNext(Watched &watched, const Service &service)
{
    Duration wait =
        waitBeforeNextPoll(watched.task, service, std::nullopt, std::nullopt, serviceNow(watched.task));
    if (watched.task.troublesInRow > 0)
        wait = troubleBackOffFor(service.polling.from, std::nullopt)
                   .wait(watched.task.troublesInRow, m_random.generateDouble());
    m_scheduler.plan(watched.task.number, laneOf(service), m_clock.steady() + wait, service.polling.minimum);
}

void ScheduleDay::noticeClock()
{
    const Duration ahead = m_clock.wall().time_since_epoch() - m_clock.steady().time_since_epoch();
    const Duration jump = ahead - std::exchange(m_wallAhead, ahead).value_or(ahead);
    if (jump >= 30s)
        m_scheduler.catchUp(jump);
    else if (jump <= -30s)
        m_serviceClocks.ourClockWasSetBack(-jump);
}

void ScheduleDay::disturb()
{
    const auto click = [this](std::size_t index) {
        const Watched &watched = *m_tasks[index];
        const Service &service = *watched.service;
        if (isToBePolled(watched.task))
            m_scheduler.plan(watched.task.number, laneOf(service), m_clock.steady(), service.polling.minimum,
                             {PollRank::Wanted, {}});
    };
    ++m_report.disturbances;
    switch (m_random.bounded(12)) {
    case 0: {
        const Duration sleeps = upTo(1h);
        m_clock.suspend(sleeps);
        m_slept += sleeps;
        break;
    }
    case 1:
        m_clock.setWall(m_clock.wall() + upTo(3h));
        break;
    case 2:
        m_clock.setWall(m_clock.wall() - upTo(3h));
        break;
    case 3:
        m_stormUntil = truth() + upTo(15min);
        break;
    case 4:
        m_outageUntil = truth() + upTo(30min);
        break;
    case 5:
        m_scheduler.probeNow();
        break;
    case 6:
        for (std::size_t index = 0; index < m_tasks.size(); ++index)
            click(index);
        break;
    default:
        for (int clicked = 0; clicked < clicksAtOnce; ++clicked)
            click(std::size_t(m_random.bounded(quint64(m_tasks.size()))));
    }
    m_nextDisturbance = m_clock.callIn(upTo(2 * betweenDisturbances), [this] { disturb(); });
}

void ScheduleDay::tellSome()
{
    for (int count = 0; count < clicksAtOnce; ++count) {
        Watched &watched = *m_tasks[std::size_t(m_random.bounded(quint64(m_tasks.size())))];
        if (const auto due = m_scheduler.due(watched.task.number); due && !watched.told)
            watched.told = {m_clock.steady(), *due};
    }
    m_nextTold = m_clock.callIn(betweenTold, [this] { tellSome(); });
}

void ScheduleDay::finish()
{
    const Moment judged = m_begin + m_options.length * 3 / 4;
    for (const auto &watched : m_tasks) {
        if (!isFinished(watched->task) && *watched->task.created + watched->runs < judged)
            ++m_report.missed;
    }
    if (m_report.noticed > 0)
        m_report.meanDelay = std::chrono::duration_cast<Duration>(m_delays / m_report.noticed);
    if (!m_forecastErrors.empty()) {
        const auto middle = m_forecastErrors.begin() + qptrdiff(m_forecastErrors.size() / 2);
        std::nth_element(m_forecastErrors.begin(), middle, m_forecastErrors.end());
        m_report.forecastError = *middle;
    }
}

DayReport ScheduleDay::run()
{
    for (int count = 0; count < m_options.tasks; ++count)
        add();
    if (m_options.isDisturbed)
        disturb();
    if (m_options.tellsNextChecks)
        tellSome();
    while (truth() < m_begin + m_options.length && m_clock.advanceToNextAlarm()) {
    }
    finish();
    return m_report;
}

} // namespace rushes::test
