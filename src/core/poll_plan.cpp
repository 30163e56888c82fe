// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/poll_plan.h"

#include "core/back_off.h"
#include "core/end_belief.h"

#include <algorithm>

namespace rushes {

namespace {

using Seconds = std::chrono::duration<double>;

// Nobody waits for a task for so long, and sums of moments beyond it might not fit.
constexpr Duration longestAge = 24h * 365 * 100;
// The integral's first steps, as a share of the shortest wait, and how much longer each is than the one
// before.
constexpr double firstStep = 1.0 / 6;
constexpr double stepGrowth = 1.15;

/// A completed task whose link is missing or dead: asked for another, ever more rarely, for its clip is at
/// risk.
Duration waitForAnotherLink(const Task &task, const PollingAdvice &advice)
{
    const BackOff backOff{advice.from, std::max(troubleBackOff.longest, advice.to), 0.0};
    return backOff.wait(std::max(1, task.linkDeathsInRow), 0.0);
}

Duration between(Moment earlier, Moment later)
{
    if (later <= earlier)
        return Duration::zero();
    // The difference of two moments far apart may not fit, half of each does.
    const bool isFar = later.time_since_epoch() / 2 - earlier.time_since_epoch() / 2 > longestAge / 2;
    return isFar ? longestAge : later - earlier;
}

/// Since its creation, as far as is known; a service that does not tell that one has it counted from when it
/// was added.
double ageAt(const Task &task, Moment moment)
{
    return Seconds(between(task.created.value_or(task.addedAt), moment)).count();
}

EndBelief beliefOf(const Estimate &window, const std::optional<LearnedDurations> &learned)
{
    return {double(window.from.count()), double(window.to.count()),
            learned ? learned->failedAtOnce : pollPlan::shareFailedAtOnce};
}

/// The wait from the age on after which the delay to be expected has come to the price; at most the longest.
double balancedWait(const EndBelief &belief, double age, double price, double shortest, double longest)
{
    const double unfinishedNow = belief.unfinished(age);
    double step = shortest * firstStep;
    double endedBefore = 0;
    double delay = 0;
    double wait = 0;
    for (; wait < longest; wait += step, step *= stepGrowth) {
        const double ended = 1 - belief.unfinished(age + wait + step) / unfinishedNow;
        const double more = step * (endedBefore + ended) / 2;
        if (delay + more >= price) {
            wait += step * (price - delay) / more;
            break;
        }
        delay += more;
        endedBefore = ended;
    }
    return std::min(wait, longest);
}

double plannedWait(const EndBelief &belief, double age, const PollingAdvice &advice)
{
    const double shortest = Seconds(std::max(advice.minimum, Duration(1ms))).count();
    const double longer = Seconds(advice.to).count();
    const double price = pollPlan::priceOfRequest * Seconds(advice.from).count();
    double longest = pollPlan::longestEver * longer;
    if (age < belief.windowFrom()) {
        const double soFar = std::max(pollPlan::longestBeforeWindow * longer,
                                      pollPlan::longestShareBeforeWindow * belief.windowFrom());
        longest = std::min(longest, soFar);
    }
    const double wait = std::max(shortest, balancedWait(belief, age, price, shortest, longest));
    const bool earlyPays = belief.failingAtOnce(age) * (wait - shortest) >= price;
    return earlyPays ? shortest : wait;
}

} // namespace

Duration waitBeforeNextPoll(const Task &task, const Service &service,
                            const std::optional<LearnedDurations> &learned,
                            std::optional<Duration> fixedInterval, Moment serviceNow)
{
    const PollingAdvice &advice = service.polling;
    if (fixedInterval)
        return std::max(*fixedInterval, advice.minimum);
    if (task.status == Status::Completed)
        return std::max(waitForAnotherLink(task, advice), advice.minimum);
    const EndBelief belief = beliefOf(expectedWindow(task, service, learned), learned);
    const double wait = plannedWait(belief, ageAt(task, serviceNow), advice);
    return std::max(std::chrono::round<Duration>(Seconds(wait)), advice.minimum);
}

double endRate(const Task &task, const Service &service, const std::optional<LearnedDurations> &learned,
               Moment serviceNow)
{
    return endRate(task, expectedWindow(task, service, learned), learned, serviceNow);
}

double endRate(const Task &task, const Estimate &window, const std::optional<LearnedDurations> &learned,
               Moment serviceNow)
{
    return beliefOf(window, learned).endRate(ageAt(task, serviceNow));
}

Estimate expectedWindow(const Task &task, const Service &service,
                        const std::optional<LearnedDurations> &learned)
{
    if (learned)
        return {std::chrono::duration_cast<std::chrono::seconds>(learned->tenth),
                std::chrono::duration_cast<std::chrono::seconds>(learned->ninetieth)};
    const Family *family = service.family(task.family);
    const std::optional<Estimate> published = family ? family->estimateFor(task.mode) : std::nullopt;
    return published.value_or(pollPlan::withoutEstimate);
}

} // namespace rushes
