// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/copy_queue.h"

#include <algorithm>

namespace rushes {

CopyQueue::Place CopyQueue::placeOf(const Entry &entry)
{
    return {entry.linkEnd.value_or(Moment::min()), entry.number};
}

void CopyQueue::put(const Entry &entry)
{
    take(entry.number);
    m_entries[entry.number] = entry;
    m_order.insert(placeOf(entry));
    m_hostOf[entry.number] = entry.host;
}

void CopyQueue::take(qint64 number)
{
    const auto found = m_entries.find(number);
    if (found == m_entries.end())
        return;
    m_order.erase(placeOf(found->second));
    m_entries.erase(found);
}

void CopyQueue::forget(qint64 number)
{
    take(number);
    m_waits.erase(number);
    m_hostOf.erase(number);
}

void CopyQueue::holdBack(qint64 number, SteadyMoment until)
{
    Wait &wait = m_waits[number];
    ++wait.failuresInRow;
    wait.until = until;
}

int CopyQueue::failuresInRow(qint64 number) const
{
    const auto found = m_waits.find(number);
    return found == m_waits.end() ? 0 : found->second.failuresInRow;
}

void CopyQueue::release(qint64 number)
{
    if (const auto found = m_waits.find(number); found != m_waits.end())
        found->second.until = {};
}

void CopyQueue::holdHost(const QString &host, SteadyMoment until)
{
    SteadyMoment &held = m_hosts[host];
    held = std::max(held, until);
}

std::optional<qint64> CopyQueue::first(SteadyMoment now, const std::function<bool(qint64)> &isLet) const
{
    const auto found = std::ranges::find_if(
        m_order, [&](const Place &place) { return until(place.second) <= now && isLet(place.second); });
    return found == m_order.end() ? std::nullopt : std::optional(found->second);
}

SteadyMoment CopyQueue::until(qint64 number) const
{
    const auto wait = m_waits.find(number);
    const auto host = m_hostOf.find(number);
    return std::max(wait == m_waits.end() ? SteadyMoment{} : wait->second.until,
                    host == m_hostOf.end() ? SteadyMoment{} : m_hosts.value(host->second));
}

std::optional<SteadyMoment> CopyQueue::nextStart(SteadyMoment now) const
{
    std::optional<SteadyMoment> next;
    for (const auto &[number, entry] : m_entries) {
        const SteadyMoment end = until(number);
        if (end > now)
            next = std::min(next.value_or(end), end);
    }
    return next;
}

Duration waitAfterFailedCopy(Duration backOff, std::optional<Duration> retryAfter,
                             std::optional<Duration> timeLeft)
{
    // Enough for a clip of some size over a fair line.
    constexpr Duration beforeTheEnd = 2min;
    if (!retryAfter)
        return backOff;
    Duration wait = *retryAfter;
    if (timeLeft && *timeLeft > Duration::zero())
        wait = std::min(wait, std::max(*timeLeft - beforeTheEnd, *timeLeft / 2));
    return std::max(backOff, wait);
}

} // namespace rushes
