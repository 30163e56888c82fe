// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/end_belief.h"

#include <algorithm>
#include <cmath>

namespace rushes {

namespace {

constexpr double shortestWindow = 1; // s
constexpr double longestWindow = 10 * 365.25 * 86400;
constexpr double surelyFailed = 100 * EndBelief::failureSeconds; // exp(-100) of them are left
constexpr double mostFailures = 0.9; // a belief that leaves nothing else would wait for nothing else

double sensible(double value, double least, double most)
{
    return std::isnan(value) ? least : std::clamp(value, least, most);
}

} // namespace

EndBelief::EndBelief(double from, double to, double shareFailedAtOnce)
    : m_from(sensible(from, shortestWindow, longestWindow))
    , m_to(sensible(to, m_from, longestWindow))
    , m_failed(sensible(shareFailedAtOnce, 0, mostFailures))
    , m_middle(std::sqrt(m_from * m_to))
{
    const double ratio = std::clamp(m_to / m_from, narrowest, widest);
    m_from = m_middle / std::sqrt(ratio);
    m_to = m_middle * std::sqrt(ratio);
    m_steepness = 2 * std::log(9.0) / std::log(ratio);
}

double EndBelief::unfinished(double age) const
{
    const double share = std::max(0.0, age) / m_middle;
    return (1 - shareOutOfTheWay) / (1 + std::pow(share, m_steepness)) + shareOutOfTheWay / (1 + share);
}

double EndBelief::failingOf(double age, double unfinishedThen) const
{
    if (age > surelyFailed)
        return 0;
    const double failing = m_failed * std::exp(-std::max(0.0, age) / failureSeconds);
    return failing / (failing + (1 - m_failed) * unfinishedThen);
}

double EndBelief::failingAtOnce(double age) const
{
    return failingOf(age, unfinished(age));
}

double EndBelief::endRate(double age) const
{
    const double share = std::max(0.0, age) / m_middle;
    const double power = std::pow(share, m_steepness);
    const double told = (1 - shareOutOfTheWay) / (1 + power);
    const double other = shareOutOfTheWay / (1 + share);
    // At the age 0 the quotient would be 0 / 0. A power costs as much as all the rest, so it is taken once.
    const double powerOfOneLess = share > 0 ? power / share : std::pow(share, m_steepness - 1);
    const double toldRate = m_steepness / m_middle * powerOfOneLess / (1 + power);
    const double otherRate = 1 / (m_middle * (1 + share));
    const double later = (told * toldRate + other * otherRate) / (told + other);
    const double failing = failingOf(age, told + other);
    return failing / failureSeconds + (1 - failing) * later;
}

} // namespace rushes
