// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/task_columns.h"

#include <QCollator>
#include <QSortFilterProxyModel>

#include <compare>

namespace rushes {

/// Sorts by SortRole with the task's number as the second key, which counts upwards in either order, as what
/// has no value comes last in either; filters by a chip and by words (all must occur, without regard to case,
/// width and diacritics). Knows roles, not tasks. Main thread.
class TaskFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit TaskFilterModel(QObject *parent = nullptr);

    void setFilter(TaskFilter filter);
    [[nodiscard]] TaskFilter filter() const { return m_filter; }
    void setSearch(const QString &text);
    [[nodiscard]] QString search() const { return m_search; }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    [[nodiscard]] std::partial_ordering compare(const QVariant &left, const QVariant &right) const;

    QCollator m_collator;
    TaskFilter m_filter = AllTasks;
    QString m_search;
    QStringList m_words;
};

} // namespace rushes
