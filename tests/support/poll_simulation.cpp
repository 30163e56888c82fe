// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/poll_simulation.h"

#include "core/poll_plan.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <random>
#include <vector>

namespace rushes::test {

namespace {

using Seconds = std::chrono::duration<double>;
using namespace Qt::StringLiterals;

constexpr double failing = 0.05;
constexpr double failsWithin = 15; // s
constexpr double addedWithin = 30; // s
constexpr double addedLate = 0.15;
constexpr double answerTakes = 0.25; // s
constexpr int taughtBefore = 300;
constexpr double ninetiethNormal = 1.2815515655446004;

Duration milliseconds(double seconds)
{
    return std::chrono::round<Duration>(Seconds(seconds));
}

/// Random numbers that are the same with every library.
class Dice
{
public:
    explicit Dice(quint32 seed)
        : m_engine(seed)
    {
    }
    double share() { return (double(m_engine()) + 0.5) / 4294967296.0; }
    double normal()
    {
        const double radius = std::sqrt(-2 * std::log(share()));
        return radius * std::cos(2 * std::numbers::pi * share());
    }

private:
    std::mt19937 m_engine;
};

struct LogNormal
{
    explicit LogNormal(const Estimate &window)
        : mean(std::log(double(window.from.count()) * double(window.to.count())) / 2)
        , deviation(std::log(double(window.to.count()) / double(window.from.count())) / 2 / ninetiethNormal)
    {
    }
    double mean;
    double deviation;
};

double ageAtSuccess(const PollKind &kind, const PollWorld &world, Dice &dice)
{
    const double from = double(kind.truth.from.count());
    const double to = double(kind.truth.to.count());
    const double normal = dice.normal();
    const double share = dice.share();
    switch (world.shape) {
    case PollWorld::Shape::LogNormal: {
        const LogNormal shape(kind.truth);
        return world.stretch * std::exp(shape.mean + shape.deviation * normal);
    }
    case PollWorld::Shape::Uniform:
        return world.stretch * std::lerp(from - (to - from) / 8, to + (to - from) / 8, share);
    case PollWorld::Shape::TwoPeaks:
        return world.stretch * (share < 0.5 ? from : to) * std::max(0.5, 1 + 0.05 * normal);
    }
    return 0;
}

Task taskOf(const PollKind &kind, qint64 number)
{
    Task task;
    task.number = number;
    task.service = kind.service->name;
    task.family = kind.family;
    task.mode = kind.mode;
    return task;
}

} // namespace

QString PollKind::title() const
{
    return QStringList{service->name, family, mode}.join(u' ').trimmed();
}

QVector<PollKind> pollKinds()
{
    QVector<PollKind> kinds;
    for (const Service &service : ServiceCatalogue::builtIn().services()) {
        for (const Family &family : service.families) {
            const auto add = [&](const QString &mode) {
                kinds.append(
                    {&service, family.name, mode, family.estimateFor(mode).value_or(Estimate{120s, 360s})});
            };
            for (const Mode &mode : family.modes)
                add(mode.name);
            if (family.defaultMode.isEmpty())
                add(QString());
        }
    }
    return kinds;
}

PollFigures &PollFigures::operator+=(const PollFigures &other)
{
    tasks += other.tasks;
    requests += other.requests;
    delay += other.delay;
    longestDelay = std::max(longestDelay, other.longestDelay);
    return *this;
}

PollComparison &PollComparison::operator+=(const PollComparison &other)
{
    loop += other.loop;
    plan += other.plan;
    learned += other.learned;
    return *this;
}

PollPolicy loop()
{
    return [](const Task &, Moment) { return milliseconds(30 - answerTakes); };
}

PollPolicy rushesPlan(const PollKind &kind, const DurationHistory *history)
{
    return [service = kind.service, history](const Task &task, Moment serviceNow) {
        const auto learned = history ? history->of(task, *service) : std::nullopt;
        return waitBeforeNextPoll(task, *service, learned, std::nullopt, serviceNow);
    };
}

double priceOfRequest(const PollKind &kind)
{
    return pollPlan::priceOfRequest * Seconds(kind.service->polling.from).count();
}

PollPolicy bestPlan(const PollKind &kind)
{
    const PollingAdvice &advice = kind.service->polling;
    const int shortest = int(Seconds(advice.minimum).count());
    const int longest = int(pollPlan::longestEver * Seconds(advice.to).count());
    const int longestBefore = int(pollPlan::longestBeforeWindow * Seconds(advice.to).count());
    const int last = 4 * int(kind.truth.to.count());
    const double price = priceOfRequest(kind);
    const LogNormal shape(kind.truth);
    // By seconds of age: the share unfinished, its integral, the least cost from here on (of all tasks), and
    // the wait that has it.
    std::vector<double> unfinished(last + longest + 1);
    std::vector<double> integral(unfinished.size());
    std::vector<double> cost(unfinished.size());
    const auto waits = std::make_shared<std::vector<int>>(last, longest);
    for (int age = 0; age < int(unfinished.size()); ++age) {
        const double normal = age == 0 ? -100 : (std::log(age) - shape.mean) / shape.deviation;
        unfinished[age] = failing * std::max(0.0, 1 - age / failsWithin) +
                          (1 - failing) * std::erfc(normal / std::numbers::sqrt2) / 2;
        integral[age] = age == 0 ? 0 : integral[age - 1] + (unfinished[age - 1] + unfinished[age]) / 2;
    }
    for (int age = last - 1; age >= 0; --age) {
        cost[age] = std::numeric_limits<double>::max();
        for (int wait = shortest; wait <= (age < kind.truth.from.count() ? longestBefore : longest); ++wait) {
            const double delay = unfinished[age] * wait - (integral[age + wait] - integral[age]);
            const double here = price * unfinished[age] + delay + cost[age + wait];
            if (here < cost[age]) {
                cost[age] = here;
                (*waits)[age] = wait;
            }
        }
    }
    return [waits](const Task &task, Moment serviceNow) {
        const auto age = std::chrono::floor<std::chrono::seconds>(serviceNow - *task.created).count();
        return Duration(std::chrono::seconds((*waits)[std::min<std::size_t>(age, waits->size() - 1)]));
    };
}

PollFigures ask(const PollKind &kind, const PollWorld &world, const PollPolicy &policy, int tasks,
                quint32 seed, DurationHistory *history)
{
    Dice dice(seed);
    PollFigures figures;
    Moment begin{std::chrono::seconds(1761635478)};
    for (int number = 1; number <= tasks; ++number, begin += 10min) {
        // Each takes as many numbers from the dice, so that all policies meet the same tasks.
        const double success = ageAtSuccess(kind, world, dice);
        const bool failed = dice.share() < failing;
        const double failure = dice.share() * failsWithin;
        const bool late = dice.share() < addedLate;
        const double added = dice.share() * (late ? 2 * double(kind.truth.to.count()) : addedWithin);
        const double end = failed ? failure : success;

        Task task = taskOf(kind, number);
        task.created = std::chrono::floor<std::chrono::seconds>(begin);
        task.addedAt = begin + milliseconds(added);
        double asked = added;
        for (;; asked += answerTakes) {
            ++figures.requests;
            const Moment answered = begin + milliseconds(asked + answerTakes);
            if (asked >= end) {
                task.status = failed ? Status::Failed : Status::Completed;
                task.firstSeenFinished = answered;
                break;
            }
            task.status = Status::Processing;
            task.lastSeenUnfinished = answered;
            asked += Seconds(policy(task, answered)).count();
        }
        ++figures.tasks;
        const double delay = asked - std::max(end, added);
        figures.delay += delay;
        if (end <= 3 * double(kind.truth.to.count()))
            figures.longestDelay = std::max(figures.longestDelay, delay);
        if (history)
            history->note(task);
    }
    return figures;
}

PollComparison compare(const PollKind &kind, const PollWorld &world, int tasks, quint32 seed)
{
    DurationHistory history;
    ask(kind, world, rushesPlan(kind, &history), taughtBefore, seed + 1, &history);
    return {ask(kind, world, loop(), tasks, seed), ask(kind, world, rushesPlan(kind, nullptr), tasks, seed),
            ask(kind, world, rushesPlan(kind, &history), tasks, seed, &history)};
}

} // namespace rushes::test
