// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/due_pool.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rushes {

namespace {

// From once in twelve days to sixteen times a second: beyond, the differences mean nothing.
constexpr int lowestClass = -20;
constexpr int highestClass = 4;
/// Many come due for weighing at once where many were added at once: the rest of them at the next turns.
constexpr int mostWeighedATurn = 64;
/// So often the best of a turn turns out to have fallen, before the next best is taken as it is.
constexpr int mostFallenATurn = 16;
/// Among many each waits long for its turn, so that it need not be weighed as often.
constexpr Duration leastAgePerTask = 20ms;

constexpr int classCount = highestClass - lowestClass + 1;

std::array<double, classCount> ratesOfClasses()
{
    std::array<double, classCount> rates{};
    for (int index = 0; index < classCount; ++index)
        rates[std::size_t(index)] = std::exp2(lowestClass + index + 0.5);
    return rates;
}

} // namespace

int DuePool::classOf(double endRate)
{
    if (!(endRate > 0))
        return lowestClass;
    return std::clamp(std::ilogb(endRate), lowestClass, highestClass);
}

double DuePool::rateOf(int chanceClass)
{
    static const std::array<double, classCount> rates = ratesOfClasses();
    return rates[std::size_t(std::clamp(chanceClass, lowestClass, highestClass) - lowestClass)];
}

int DuePool::weigh(Item &item, SteadyMoment now)
{
    if (!m_weigh)
        return item.chanceClass;
    const PollWeight weight = m_weigh(item.task.number);
    std::optional<SteadyMoment> weighAt;
    if (weight.mayRiseIn)
        weighAt =
            now + std::max(*weight.mayRiseIn, std::max<Duration>(1s, int(m_tasks.size()) * leastAgePerTask));
    planWeighing(item, weighAt);
    return classOf(weight.endRate);
}

void DuePool::planWeighing(Item &item, std::optional<SteadyMoment> moment)
{
    const qint64 number = item.task.number;
    Queue::node_type place;
    if (item.weighAt)
        place = m_toWeigh.extract({*item.weighAt, number});
    item.weighAt = moment;
    if (!moment)
        return;
    if (place.empty()) {
        m_toWeigh.insert({*moment, number});
    } else {
        place.value() = {*moment, number};
        m_toWeigh.insert(std::move(place));
    }
}

void DuePool::putInClass(Item &item, int chanceClass, Queue::node_type place)
{
    item.chanceClass = chanceClass;
    Queue &queue = classesOf(item.task.rank)[chanceClass];
    if (place.empty())
        queue.insert({item.task.since, item.task.number});
    else
        queue.insert(std::move(place));
}

DuePool::Queue::node_type DuePool::leaveClass(const Item &item)
{
    Classes &classes = classesOf(item.task.rank);
    const auto found = classes.find(item.chanceClass);
    Queue::node_type place = found->second.extract({item.task.since, item.task.number});
    if (found->second.empty())
        classes.erase(found);
    return place;
}

void DuePool::insert(const DueTask &task, SteadyMoment now)
{
    erase(task.number);
    Item &item = m_tasks[task.number];
    item.task = task;
    m_byAge.insert({task.since, task.number});
    if (task.rank == PollRank::AtRisk)
        m_atRisk.insert({task.linkEnd, task.number});
    else
        putInClass(item, weigh(item, now), {});
}

void DuePool::erase(qint64 number)
{
    const auto found = m_tasks.find(number);
    if (found == m_tasks.end())
        return;
    Item &item = found->second;
    m_byAge.erase({item.task.since, number});
    if (item.task.rank == PollRank::AtRisk) {
        m_atRisk.erase({item.task.linkEnd, number});
    } else {
        leaveClass(item);
        planWeighing(item, std::nullopt);
    }
    m_tasks.erase(found);
}

bool DuePool::hasFallen(Item &item, SteadyMoment now)
{
    const int before = item.chanceClass;
    const int chanceClass = weigh(item, now);
    if (chanceClass == before)
        return false;
    putInClass(item, chanceClass, leaveClass(item));
    return chanceClass < before;
}

void DuePool::weighAnew(SteadyMoment now)
{
    for (int count = 0; count < mostWeighedATurn && !m_toWeigh.empty() && m_toWeigh.begin()->first <= now;
         ++count)
        (void)hasFallen(m_tasks.at(m_toWeigh.begin()->second), now);
}

qint64 DuePool::bestOf(Classes &classes, SteadyMoment now)
{
    qint64 best = 0;
    for (int tries = 0; tries < mostFallenATurn; ++tries) {
        double bestScore = -1;
        for (const auto &[chanceClass, queue] : classes) {
            const auto &[since, number] = *queue.begin();
            const double age = std::chrono::duration<double>(now - since).count();
            const double score = rateOf(chanceClass) * age * age;
            if (score >= bestScore) { // where nothing else tells: the likelier
                bestScore = score;
                best = number;
            }
        }
        if (!m_weigh || !hasFallen(m_tasks.at(best), now))
            break;
    }
    return best;
}

qint64 DuePool::choose(SteadyMoment now)
{
    if (++m_turn % turnsOfTheEldest == 0)
        return m_byAge.begin()->second;
    if (!m_atRisk.empty())
        return m_atRisk.begin()->second;
    return bestOf(m_wanted.empty() ? m_usual : m_wanted, now);
}

qint64 DuePool::take(SteadyMoment now)
{
    weighAnew(now);
    const qint64 number = choose(now);
    erase(number);
    return number;
}

} // namespace rushes
