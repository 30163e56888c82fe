// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/row_order.h"
#include "model/search_words.h"
#include "model/task_columns.h"
#include "model/text_order.h"

#include <QAbstractProxyModel>

#include <optional>

namespace rushes {

class TaskTableModel;

/// The rows of a TaskTableModel, sorted by what a column means with the task's number as the second key,
/// which counts upwards in either order, as what has no value comes last in either; filtered by a chip and by
/// words (all must occur, without regard to case, width and diacritics); what
/// settled long ago is left out until it is asked for or searched.
///
/// Made for a hundred thousand rows: a key a row is taken when a column is chosen, a letter more looks at
/// what was found so far, and a row that changes is moved alone. What time alone changes (elapsed, remaining)
/// is put in order when the column is chosen, and for a row when it changes. Another filter or search resets
/// the model; all else is told row by row. Main thread.
class TaskFilterModel final : public QAbstractProxyModel
{
    Q_OBJECT

public:
    explicit TaskFilterModel(QObject *parent = nullptr);
    ~TaskFilterModel() override;

    /// A TaskTableModel.
    void setSourceModel(QAbstractItemModel *model) override;

    void setFilter(TaskFilter filter);
    [[nodiscard]] TaskFilter filter() const { return m_filter; }
    /// Tasks that settled long ago; at first they are shown only by a search.
    void setShowsEarlier(bool shows);
    [[nodiscard]] bool showsEarlier() const { return m_showsEarlier; }
    void setSearch(const QString &text);
    [[nodiscard]] QString search() const { return m_search; }

    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] QModelIndex mapToSource(const QModelIndex &proxyIndex) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex &sourceIndex) const override;
    /// A task by its number (NumberRole, exactly) is found at once.
    [[nodiscard]] QModelIndexList
    match(const QModelIndex &start, int role, const QVariant &value, int hits = 1,
          Qt::MatchFlags flags = Qt::MatchFlags(Qt::MatchStartsWith | Qt::MatchWrap)) const override;

private:
    [[nodiscard]] bool accepts(int row) const;
    [[nodiscard]] std::vector<int> accepted(const std::vector<int> &candidates) const;
    /// Shows what the filter and the search let through of these, which are in order.
    void filterAnew(const std::vector<int> &candidates);

    // task_filter_keys.cpp: what rows are sorted by
    [[nodiscard]] bool sortsByText() const;
    [[nodiscard]] qint64 numberKey(const QVariant &value) const;
    [[nodiscard]] std::vector<qint64> keysOfAll() const;
    /// By what is there; nothing where there is no room left between its neighbours.
    [[nodiscard]] std::optional<qint64> textKey(int row, const QVariant &value) const;
    /// Of a row that changed or came.
    [[nodiscard]] std::optional<qint64> keyFor(int row) const;
    void insertWithKeys(int first, int last);

    // task_filter_changes.cpp: what the source tells
    void takeChanges(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles);
    void takeChange(int row, bool sortedByIt);
    void takeInserted(const QModelIndex &parent, int first, int last);
    void takeRemovedSoon(const QModelIndex &parent, int first, int last);
    void takeRemoved(const QModelIndex &parent, int first, int last);
    void moveRow(int row, int place, qint64 key);
    void sortAnew();
    void rebuild();

    TaskTableModel *m_tasks = nullptr;
    TextOrder m_texts;
    RowOrder m_order;
    TaskFilter m_filter = AllTasks;
    QString m_search;
    SearchWords m_words;
    bool m_showsEarlier = false;
    int m_sortColumn = -1; ///< -1: by the tasks' numbers
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_resetting = false; ///< rows that are about to be removed were told as a reset
};

} // namespace rushes
