// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/task_rows.h"

#include "model/earlier_task.h"
#include "model/task_search.h"

#include <algorithm>
#include <bit>

namespace rushes {

int TaskRows::placeOf(qint64 number) const
{
    const auto found =
        std::ranges::lower_bound(m_rows, number, {}, [](const TaskRow &row) { return row.pack.number(); });
    return int(found - m_rows.begin());
}

int TaskRows::rowOf(qint64 number) const
{
    const int place = placeOf(number);
    return place < size() && at(place).pack.number() == number ? place : -1;
}

int TaskRows::count(TaskFilter filter) const
{
    return filter == AllTasks ? size() : m_counts[size_t(std::countr_zero(unsigned(filter)))];
}

int TaskRows::countEarlier(TaskFilter filter) const
{
    return filter == AllTasks ? m_earlierCounts.back()
                              : m_earlierCounts[size_t(std::countr_zero(unsigned(filter)))];
}

void TaskRows::insert(int place, const QVector<TaskPack> &tasks)
{
    std::vector<TaskRow> rows;
    rows.reserve(size_t(tasks.size()));
    for (const TaskPack &task : tasks) {
        TaskRow &row = rows.emplace_back();
        row.pack = task;
        takeFacts(row, task.task());
        addToCounts(row, 1);
    }
    m_rows.insert(m_rows.begin() + place, std::move_iterator(rows.begin()), std::move_iterator(rows.end()));
}

bool TaskRows::replace(int row, const TaskPack &pack)
{
    TaskRow &replaced = at(row);
    const std::pair before(replaced.filterBits, replaced.isEarlier);
    addToCounts(replaced, -1);
    const ClipState clip = replaced.pack.look().clip;
    replaced.pack = pack;
    const SharedTask task = taskOf(replaced);
    if (task->clip != clip)
        replaced.copyProgress = -1;
    takeFacts(replaced, *task);
    addToCounts(replaced, 1);
    return before != std::pair(replaced.filterBits, replaced.isEarlier);
}

bool TaskRows::setEarlierBefore(Moment moment)
{
    m_earlierBefore = moment;
    bool any = false;
    for (TaskRow &row : m_rows) {
        if (row.isEarlier == isEarlier(row))
            continue;
        addToCounts(row, -1);
        row.isEarlier = !row.isEarlier;
        addToCounts(row, 1);
        any = true;
    }
    return any;
}

void TaskRows::remove(int first, int last)
{
    for (int row = first; row <= last; ++row)
        addToCounts(at(row), -1);
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
}

void TaskRows::remove(const QSet<qint64> &numbers)
{
    std::erase_if(m_rows, [&](const TaskRow &row) {
        const bool goes = numbers.contains(row.pack.number());
        if (goes)
            addToCounts(row, -1);
        return goes;
    });
}

void TaskRows::forgetTexts()
{
    m_texts.clear();
    for (TaskRow &row : m_rows)
        row.sharedTexts = -1;
}

int TaskRows::textsOf(TaskRow &row)
{
    if (row.sharedTexts < 0)
        row.sharedTexts = m_texts.indexOf(row.pack.look(), factsOf(row));
    return row.sharedTexts;
}

TaskContext TaskRows::factsOf(const TaskRow &row) const
{
    TaskContext context;
    context.service = row.service;
    context.family = row.family;
    context.familyIsShared = row.familyIsShared;
    return context;
}

const LinkEnd &TaskRows::linkEndOf(TaskRow &row)
{
    static const LinkEnd none;
    if (!row.isCompleted)
        return none;
    if (!row.linkEnd)
        row.linkEnd = std::make_unique<LinkEnd>(linkEnd(*taskOf(row), row.family));
    return *row.linkEnd;
}

const Family *TaskRows::familyOf(const Task &task)
{
    if (task.model.isEmpty())
        return m_catalogue.familyOf(task);
    const std::pair key(task.service, task.model);
    auto found = m_familiesOfModels.constFind(key);
    if (found == m_familiesOfModels.constEnd()) {
        const Service *service = m_catalogue.find(task.service);
        found = m_familiesOfModels.insert(key, service ? service->familyOfModel(task.model) : nullptr);
    }
    return *found ? *found : m_catalogue.familyOf(task);
}

bool TaskRows::isShared(const Family *family)
{
    auto found = m_sharedFamilies.constFind(family);
    if (found == m_sharedFamilies.constEnd()) {
        const auto services = std::ranges::count_if(m_catalogue.services(), [family](const Service &service) {
            return service.family(family->name) != nullptr;
        });
        found = m_sharedFamilies.insert(family, services > 1);
    }
    return *found;
}

void TaskRows::forgetFamilies()
{
    m_services = m_catalogue.services().constData();
    m_familiesOfModels.clear();
    m_sharedFamilies.clear();
}

void TaskRows::takeFacts(TaskRow &row, const Task &task)
{
    if (m_services != m_catalogue.services().constData())
        forgetFamilies();
    row.service = m_catalogue.find(task.service);
    row.family = familyOf(task);
    row.familyIsShared = row.family && isShared(row.family);
    row.filterBits = qint16(filterBits(task));
    row.settledAt = settledAt(task);
    row.isCompleted = task.status == Status::Completed;
    row.hasMessage = !messageSearchText(task).isEmpty();
    row.isEarlier = isEarlier(row);
    row.linkEnd.reset();
    row.sharedTexts = -1;
}

void TaskRows::addToCounts(const TaskRow &row, int difference)
{
    for (int i = 0; i < filterCount; ++i) {
        if (!(row.filterBits & (1 << i)))
            continue;
        m_counts[size_t(i)] += difference;
        m_earlierCounts[size_t(i)] += row.isEarlier ? difference : 0;
    }
    m_earlierCounts.back() += row.isEarlier ? difference : 0;
}

} // namespace rushes
