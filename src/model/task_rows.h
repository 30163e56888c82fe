// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expiry.h"
#include "core/service_catalogue.h"
#include "core/task.h"
#include "model/task_columns.h"

#include <array>
#include <memory>
#include <vector>

namespace rushes {

/// One row: a task as last told, with what follows from it and the catalogue, so that painting and sorting
/// look nothing up.
struct TaskRow
{
    Task task;
    const Service *service = nullptr;
    const Family *family = nullptr;
    bool familyIsShared = false;
    LinkEnd linkEnd;
    double copyProgress = -1; ///< 0..1; negative: unknown
    int filterBits = AllTasks;
    // Made when first asked for; empty until then.
    QString searchText;
    QString kindText; ///< what the service column is sorted by
};

/// The rows of the table, ordered by the tasks' numbers, with the counts of the filters kept along. Tells
/// nobody: that is the model's business. Main thread.
class TaskRows
{
public:
    /// Borrowed; its services and families are pointed to by the rows.
    explicit TaskRows(const ServiceCatalogue &catalogue)
        : m_catalogue(catalogue)
    {
    }

    [[nodiscard]] int size() const { return int(m_rows.size()); }
    [[nodiscard]] const TaskRow &at(int row) const { return *m_rows[size_t(row)]; }
    [[nodiscard]] TaskRow &at(int row) { return *m_rows[size_t(row)]; }
    /// -1 when it is not there. A binary search, which no insertion or removal has to bring up to date.
    [[nodiscard]] int rowOf(qint64 number) const;
    /// Where a task of this number is, or belongs.
    [[nodiscard]] int placeOf(qint64 number) const;
    [[nodiscard]] int count(TaskFilter filter) const;

    /// Tasks ordered by number, that all belong at this place.
    void insert(int place, const QVector<Task> &tasks);
    /// Whether a count changed.
    bool replace(int row, const Task &task);
    void remove(int first, int last);
    /// Drops what is made of translated texts.
    void forgetTexts();

private:
    void takeFacts(TaskRow &row) const;
    static void forgetTexts(TaskRow &row);
    void addToCounts(int filterBits, int difference);

    static constexpr int filterCount = 5;
    const ServiceCatalogue &m_catalogue;
    std::vector<std::unique_ptr<TaskRow>> m_rows;
    std::array<int, filterCount> m_counts{};
};

} // namespace rushes
