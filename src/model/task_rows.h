// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expiry.h"
#include "core/recent_tasks.h"
#include "core/service_catalogue.h"
#include "core/task_pack.h"
#include "model/shared_texts.h"
#include "model/task_columns.h"

#include <QHash>
#include <QSet>
#include <QVector>

#include <array>
#include <memory>
#include <vector>

namespace rushes {

/// One row: a task as last told, packed, and kept once with the monitor; and what follows from it and the
/// catalogue, so that painting and sorting look nothing up. Its members stand so that it is small: there is
/// one for each task.
struct TaskRow
{
    TaskPack pack; ///< never none
    const Service *service = nullptr;
    const Family *family = nullptr;
    std::optional<Moment> settledAt; ///< earlier_task.h
    // Made when first asked for, since most rows are never looked at.
    std::unique_ptr<LinkEnd> linkEnd; ///< only of a completed task
    int sharedTexts = -1;             ///< of TaskRows::texts()
    qint16 filterBits = AllTasks;
    bool familyIsShared = false;
    bool isEarlier = false;
    bool isCompleted = false;
    bool hasMessage = false;  ///< something stands in its message column
    double copyProgress = -1; ///< 0..1; negative: unknown
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
    /// Valid until rows come or go.
    [[nodiscard]] const TaskRow &at(int row) const { return m_rows[size_t(row)]; }
    [[nodiscard]] TaskRow &at(int row) { return m_rows[size_t(row)]; }
    [[nodiscard]] SharedTask taskOf(const TaskRow &row) { return m_recent.of(row.pack); }
    /// -1 when it is not there. A binary search, which no insertion or removal has to bring up to date.
    [[nodiscard]] int rowOf(qint64 number) const;
    /// Where a task of this number is, or belongs.
    [[nodiscard]] int placeOf(qint64 number) const;
    [[nodiscard]] int count(TaskFilter filter) const;
    /// Of those that are out of the way.
    [[nodiscard]] int countEarlier(TaskFilter filter) const;
    /// What settled before this is out of the way from now on; whether that changes a row.
    bool setEarlierBefore(Moment moment);

    /// What is known without looking at the clock: for the texts that do not tell the time.
    [[nodiscard]] TaskContext factsOf(const TaskRow &row) const;
    [[nodiscard]] const LinkEnd &linkEndOf(TaskRow &row);
    [[nodiscard]] SharedTexts &texts() { return m_texts; }
    /// Of SharedTexts.
    int textsOf(TaskRow &row);

    /// Tasks ordered by number, that all belong at this place.
    void insert(int place, const QVector<TaskPack> &tasks);
    /// Whether a count changed.
    bool replace(int row, const TaskPack &task);
    void remove(int first, int last);
    /// All of these, wherever they are.
    void remove(const QSet<qint64> &numbers);
    /// Drops what is made of translated texts.
    void forgetTexts();

private:
    void takeFacts(TaskRow &row, const Task &task);
    [[nodiscard]] const Family *familyOf(const Task &task);
    [[nodiscard]] bool isShared(const Family *family);
    void forgetFamilies();
    void addToCounts(const TaskRow &row, int difference);
    [[nodiscard]] bool isEarlier(const TaskRow &row) const
    {
        return row.settledAt && *row.settledAt < m_earlierBefore;
    }

    static constexpr int filterCount = 5;
    const ServiceCatalogue &m_catalogue;
    std::vector<TaskRow> m_rows;
    RecentTasks m_recent;
    std::array<int, filterCount> m_counts{};
    std::array<int, filterCount + 1> m_earlierCounts{}; ///< the last: of all
    Moment m_earlierBefore = Moment::min();
    SharedTexts m_texts;
    // Looking a family up tries patterns: kept as long as the catalogue's services are the same ones.
    const Service *m_services = nullptr;
    QHash<std::pair<QString, QString>, const Family *> m_familiesOfModels; ///< by service and model
    QHash<const Family *, bool> m_sharedFamilies;
};

} // namespace rushes
