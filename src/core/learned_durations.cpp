// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learned_durations.h"

#include "core/end_belief.h"
#include "core/poll_plan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

namespace rushes {

namespace {

using Seconds = std::chrono::duration<double>;

// Bins of ages: from 8 s, each an eighth longer than the one before, to over a week.
constexpr double firstEdge = 8;
constexpr double growth = 1.125;
constexpr int binCount = 100;
// It moves little after so many rounds, and a few too few only keep it smoother.
constexpr int rounds = 20;

using Bins = std::array<double, binCount>;

double edge(int bin)
{
    return bin <= 0 ? 0 : firstEdge * std::pow(growth, bin - 1);
}

double binAt(double age)
{
    if (age <= firstEdge)
        return std::max(0.0, age / firstEdge);
    return std::min<double>(binCount, 1 + std::log(age / firstEdge) / std::log(growth));
}

/// How much of each bin an interval covers.
struct Cover
{
    int first = 0;
    std::vector<double> shares;
};

Cover cover(double after, double notAfter)
{
    const double from = std::min(binAt(after), binCount - 1.0);
    const double to = std::clamp(binAt(notAfter), from + 1e-3, double(binCount));
    Cover result;
    result.first = int(from);
    for (int bin = result.first; bin < binCount && bin < to; ++bin)
        result.shares.push_back(std::min(to, bin + 1.0) - std::max(from, double(bin)));
    return result;
}

/// The published estimate as weights of bins.
Bins published(const Estimate &window)
{
    const EndBelief belief(double(window.from.count()), double(window.to.count()), 0);
    Bins weights;
    for (int bin = 0; bin < binCount; ++bin)
        weights[bin] =
            belief.unfinished(edge(bin)) - (bin + 1 < binCount ? belief.unfinished(edge(bin + 1)) : 0);
    return weights;
}

/// One round of self-consistency: every end is shared among its bins as likely as these are now.
Bins shared(const Bins &now, const Bins &prior, const std::vector<Cover> &ends)
{
    Bins next = prior;
    for (const Cover &end : ends) {
        double all = 0;
        for (std::size_t index = 0; index < end.shares.size(); ++index)
            all += now[end.first + index] * end.shares[index];
        for (std::size_t index = 0; index < end.shares.size(); ++index)
            next[end.first + index] += now[end.first + index] * end.shares[index] / all;
    }
    return next;
}

Duration quantile(const Bins &weights, double share)
{
    double left = share * std::accumulate(weights.begin(), weights.end(), 0.0);
    int bin = 0;
    for (; bin + 1 < binCount && left > weights[bin]; ++bin)
        left -= weights[bin];
    const double age = std::lerp(edge(bin), edge(bin + 1), std::clamp(left / weights[bin], 0.0, 1.0));
    return std::chrono::round<Duration>(Seconds(age));
}

template<typename Ends>
void keepNewest(Ends &ends)
{
    while (ends.size() > std::size_t(DurationHistory::newest))
        ends.erase(ends.begin());
}

} // namespace

std::optional<DurationHistory::End> DurationHistory::endOf(const Task &task)
{
    if (!isFinished(task) || !task.created || !task.firstSeenFinished)
        return std::nullopt;
    const Moment created = *task.created;
    const Moment seen = *task.firstSeenFinished;
    const Moment unfinished = std::max(task.lastSeenUnfinished.value_or(created), created);
    // Clocks that disagree, or were set in between.
    if (seen <= created || unfinished > seen || seen - created > 24h * 365)
        return std::nullopt;
    const Duration after = unfinished - created;
    const Duration notAfter = seen - created;
    if (notAfter - after > vague && notAfter - after > after)
        return std::nullopt;
    const bool early = task.status == Status::Failed && after < atOnce;
    if (early && notAfter > 2 * atOnce)
        return std::nullopt; // at once, or not: it cannot be told
    return End{Seconds(after).count(), Seconds(notAfter).count(), early};
}

QString DurationHistory::kindOf(const Task &task)
{
    return task.service + u'\n' + task.family + u'\n' + task.mode;
}

void DurationHistory::note(const Task &task)
{
    const std::optional<End> end = endOf(task);
    if (!end)
        return;
    Kind &kind = m_kinds[kindOf(task)];
    auto &ends = end->failedAtOnce ? kind.failures : kind.ends;
    ends.insert_or_assign({*task.firstSeenFinished, task.number}, *end);
    keepNewest(ends);
    ++kind.changes;
}

void DurationHistory::forget(const Task &task)
{
    const auto kind = m_kinds.find(kindOf(task));
    if (kind == m_kinds.end() || !task.firstSeenFinished)
        return;
    const std::pair key{*task.firstSeenFinished, task.number};
    kind->changes += kind->ends.erase(key) + kind->failures.erase(key);
}

std::optional<LearnedDurations> DurationHistory::of(const Task &task, const Service &service) const
{
    const auto kind = m_kinds.find(kindOf(task));
    if (kind == m_kinds.end() || kind->ends.size() < std::size_t(publishedWeight))
        return std::nullopt;
    const Family *family = service.family(task.family);
    const std::optional<Estimate> estimate = family ? family->estimateFor(task.mode) : std::nullopt;
    if (!kind->outcome || kind->joinedWith != estimate || kind->changes * 16 >= kind->ends.size()) {
        kind->outcome = learn(*kind, estimate);
        kind->joinedWith = estimate;
        kind->changes = 0;
    }
    return kind->outcome;
}

LearnedDurations DurationHistory::learn(const Kind &kind, const std::optional<Estimate> &estimate)
{
    // A guess of ours counts half of what a service publishes.
    const double weight = estimate ? publishedWeight : publishedWeight / 2;
    Bins prior = published(estimate.value_or(pollPlan::withoutEstimate));
    for (double &share : prior)
        share *= weight;
    std::vector<Cover> ends;
    ends.reserve(kind.ends.size());
    Moment oldest = Moment::max();
    for (const auto &[key, end] : kind.ends) {
        ends.push_back(cover(end.after, end.notAfter));
        oldest = std::min(oldest, key.first);
    }
    Bins weights = prior;
    for (int round = 0; round < rounds; ++round)
        weights = shared(weights, prior, ends);

    // Both lists keep their newest alone: only what both reach back to can be counted against each other.
    const bool reachesBack = kind.ends.size() < std::size_t(newest);
    const auto failures = std::count_if(kind.failures.begin(), kind.failures.end(), [&](const auto &entry) {
        return reachesBack || entry.first.first >= oldest;
    });
    LearnedDurations learned;
    learned.tenth = quantile(weights, 0.1);
    learned.median = quantile(weights, 0.5);
    learned.ninetieth = quantile(weights, 0.9);
    learned.ends = int(kind.ends.size());
    learned.failedAtOnce = (pollPlan::shareFailedAtOnce * failuresWeight + double(failures)) /
                           (failuresWeight + double(failures) + double(kind.ends.size()));
    return learned;
}

} // namespace rushes
