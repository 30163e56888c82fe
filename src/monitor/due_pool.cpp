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
    forgetWeighing(item);
    if (weight.mayRiseIn) {
        item.weighAt =
            now + std::max(*weight.mayRiseIn, std::max<Duration>(1s, int(m_tasks.size()) * leastAgePerTask));
        m_toWeigh.insert({*item.weighAt, item.task.number});
    }
    return classOf(weight.endRate);
}

void DuePool::forgetWeighing(Item &item)
{
    if (item.weighAt)
        m_toWeigh.erase({*item.weighAt, item.task.number});
    item.weighAt.reset();
}

void DuePool::putInClass(Item &item, int chanceClass)
{
    item.chanceClass = chanceClass;
    classesOf(item.task.rank)[chanceClass].insert({item.task.since, item.task.number});
}

void DuePool::leaveClass(const Item &item)
{
    Classes &classes = classesOf(item.task.rank);
    const auto found = classes.find(item.chanceClass);
    found->second.erase({item.task.since, item.task.number});
    if (found->second.empty())
        classes.erase(found);
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
        putInClass(item, weigh(item, now));
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
        forgetWeighing(item);
    }
    m_tasks.erase(found);
}

bool DuePool::hasFallen(Item &item, SteadyMoment now)
{
    const int before = item.chanceClass;
    const int chanceClass = weigh(item, now);
    if (chanceClass == before)
        return false;
    leaveClass(item);
    putInClass(item, chanceClass);
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
