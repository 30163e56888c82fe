// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/task_rows.h"

#include "model/task_search.h"

#include <algorithm>
#include <bit>

namespace rushes {

int TaskRows::placeOf(qint64 number) const
{
    const auto found = std::ranges::lower_bound(
        m_rows, number, {}, [](const std::unique_ptr<TaskRow> &row) { return row->task.number; });
    return int(found - m_rows.begin());
}

int TaskRows::rowOf(qint64 number) const
{
    const int place = placeOf(number);
    return place < size() && at(place).task.number == number ? place : -1;
}

int TaskRows::count(TaskFilter filter) const
{
    return filter == AllTasks ? size() : m_counts[size_t(std::countr_zero(unsigned(filter)))];
}

void TaskRows::insert(int place, const QVector<Task> &tasks)
{
    std::vector<std::unique_ptr<TaskRow>> rows;
    rows.reserve(size_t(tasks.size()));
    for (const Task &task : tasks) {
        rows.push_back(std::make_unique<TaskRow>());
        rows.back()->task = task;
        takeFacts(*rows.back());
        addToCounts(rows.back()->filterBits, 1);
    }
    m_rows.insert(m_rows.begin() + place, std::move_iterator(rows.begin()), std::move_iterator(rows.end()));
}

bool TaskRows::replace(int row, const Task &task)
{
    TaskRow &replaced = at(row);
    const int before = replaced.filterBits;
    if (replaced.task.clip != task.clip)
        replaced.copyProgress = -1;
    replaced.task = task;
    takeFacts(replaced);
    if (replaced.filterBits == before)
        return false;
    addToCounts(before, -1);
    addToCounts(replaced.filterBits, 1);
    return true;
}

void TaskRows::remove(int first, int last)
{
    for (int row = first; row <= last; ++row)
        addToCounts(at(row).filterBits, -1);
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
}

void TaskRows::forgetTexts()
{
    for (const auto &row : m_rows)
        forgetTexts(*row);
}

void TaskRows::forgetTexts(TaskRow &row)
{
    row.searchText.clear();
    row.kindText.clear();
}

void TaskRows::takeFacts(TaskRow &row) const
{
    row.service = m_catalogue.find(row.task.service);
    row.family = m_catalogue.familyOf(row.task);
    row.familyIsShared =
        row.family && std::ranges::count_if(m_catalogue.services(), [&row](const Service &service) {
                          return service.family(row.family->name) != nullptr;
                      }) > 1;
    row.linkEnd = linkEnd(row.task, row.family);
    row.filterBits = filterBits(row.task);
    forgetTexts(row);
}

void TaskRows::addToCounts(int filterBits, int difference)
{
    for (int i = 0; i < filterCount; ++i) {
        if (filterBits & (1 << i))
            m_counts[size_t(i)] += difference;
    }
}

} // namespace rushes
