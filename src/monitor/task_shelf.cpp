// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/task_shelf.h"

#include <algorithm>
#include <utility>

namespace rushes {

std::vector<TaskShelf::Place>::iterator TaskShelf::placeOf(qint64 number)
{
    return std::ranges::lower_bound(m_places, number, {}, &Place::number);
}

TaskShelf::Iterator TaskShelf::after(qint64 number) const
{
    return std::ranges::upper_bound(m_places, number, {}, &Place::number);
}

TaskPack TaskShelf::find(qint64 number) const
{
    const auto place = std::ranges::lower_bound(m_places, number, {}, &Place::number);
    return place != m_places.end() && place->number == number ? place->task : TaskPack();
}

void TaskShelf::put(TaskPack task)
{
    const qint64 number = task.number();
    const auto place = placeOf(number);
    if (place != m_places.end() && place->number == number)
        place->task = std::move(task);
    else
        m_places.insert(place, {number, std::move(task)});
}

void TaskShelf::put(const std::vector<TaskPack> &tasks)
{
    std::vector<Place> fresh;
    fresh.reserve(tasks.size());
    for (const TaskPack &task : tasks)
        fresh.push_back({task.number(), task});
    if (fresh.empty())
        return;
    const auto place = placeOf(fresh.front().number);
    const bool goBetween = place == m_places.end() || fresh.back().number < place->number;
    const auto before = m_places.size();
    m_places.insert(goBetween ? place : m_places.end(), std::move_iterator(fresh.begin()),
                    std::move_iterator(fresh.end()));
    if (!goBetween)
        std::ranges::inplace_merge(m_places, m_places.begin() + qsizetype(before), {}, &Place::number);
}

TaskPack TaskShelf::take(qint64 number)
{
    const auto place = placeOf(number);
    if (place == m_places.end() || place->number != number)
        return {};
    TaskPack task = std::move(place->task);
    m_places.erase(place);
    return task;
}

} // namespace rushes
