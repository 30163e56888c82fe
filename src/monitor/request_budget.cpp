// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/request_budget.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace rushes {

namespace {

constexpr Duration minute = 1min;

} // namespace

RequestBudget::RequestBudget(BudgetLimits limits)
    : m_limits(limits)
    , m_perMinute(limits.first)
{
}

Duration RequestBudget::pace() const
{
    return Duration(Duration::rep(std::ceil(double(minute.count()) / m_perMinute)));
}

SteadyMoment RequestBudget::next(SteadyMoment now) const
{
    const SteadyMoment byBucket = m_fullAt - (m_limits.burst - 1) * pace();
    SteadyMoment earliest = std::max(now, byBucket);
    // The budget may have been cut since: what was asked before counts against it all the same.
    const auto most = std::size_t(m_perMinute);
    if (m_lastMinute.size() >= most)
        earliest = std::max(earliest, m_lastMinute[m_lastMinute.size() - most] + minute);
    return earliest;
}

void RequestBudget::dropOldStarts(SteadyMoment now)
{
    while (!m_lastMinute.empty() && m_lastMinute.front() <= now - minute)
        m_lastMinute.pop_front();
}

void RequestBudget::spend(SteadyMoment now)
{
    dropOldStarts(now);
    m_lastMinute.push_back(now);
    m_fullAt = std::max(m_fullAt, now) + pace();
}

double RequestBudget::ceiling(SteadyMoment now, bool isWanted) const
{
    const double ceiling = isWanted ? m_limits.most : std::max(m_perMinute, m_limits.first);
    const bool isFresh = m_refusal && now - m_refusal->at < m_limits.remembered;
    return isFresh ? std::min(ceiling, std::max(m_limits.least, m_refusal->perMinute * m_limits.clearOf))
                   : ceiling;
}

void RequestBudget::answered(SteadyMoment now, bool isWanted)
{
    // At most a minute's growth for one answer: a long rest taught nothing.
    const Duration since =
        std::clamp(now - std::exchange(m_grownAt, now).value_or(now), Duration::zero(), minute);
    const double grown = m_perMinute + m_limits.growth * double(since.count()) / double(minute.count());
    m_perMinute = std::max(m_perMinute, std::min(grown, ceiling(now, isWanted)));
}

void RequestBudget::refused(SteadyMoment now, SteadyMoment askedAt)
{
    if (m_cutAt && askedAt <= *m_cutAt)
        return;
    m_cutAt = now;
    m_grownAt = now;
    // A probe that is refused tells nothing of a pace.
    dropOldStarts(now);
    if (double(m_lastMinute.size()) >= m_perMinute / 2)
        m_refusal = Refusal{now, m_perMinute};
    m_perMinute = std::max(m_limits.least, m_perMinute * m_limits.cut);
    // Nothing is left of the burst.
    m_fullAt = std::max(m_fullAt, now + m_limits.burst * pace());
}

} // namespace rushes
