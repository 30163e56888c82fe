// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/search_words.h"
#include "model/task_columns.h"
#include "model/text_order.h"
#include "monitor/task_monitor.h"
#include "wording/task_context.h"

#include <QAbstractTableModel>

#include <functional>
#include <memory>
#include <optional>

namespace rushes {

class Clock;
class ClipStore;

/// The monitor's tasks as a table. Changes are told by row and column; what only time changes (elapsed,
/// remaining, countdowns) is computed when asked and never told: the view repaints those columns itself. Main
/// thread.
class TaskTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// All are borrowed and outlive this.
    TaskTableModel(TaskMonitor &monitor, Clock &clock, const ClipStore &clips, QObject *parent = nullptr);
    ~TaskTableModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    /// A task by its number (NumberRole, exactly) is found at once.
    [[nodiscard]] QModelIndexList
    match(const QModelIndex &start, int role, const QVariant &value, int hits = 1,
          Qt::MatchFlags flags = Qt::MatchFlags(Qt::MatchStartsWith | Qt::MatchWrap)) const override;

    // The same as by their roles, for whoever asks about every row.
    [[nodiscard]] int stateAt(int row) const;
    [[nodiscard]] QVariant sortValueAt(int row, TaskColumn column) const;
    /// Of a column that is sorted by text; nothing where there is none. May lie in the row: valid until one
    /// changes.
    [[nodiscard]] std::optional<OrderedText> sortTextAt(int row, TaskColumn column) const;
    /// Whether all the words occur in what SearchRole tells.
    [[nodiscard]] bool holds(int row, const SearchWords &words) const;

    [[nodiscard]] qint64 numberAt(int row) const;
    [[nodiscard]] int rowOf(qint64 number) const; ///< -1 when it is not there
    /// As last told; null for a number that is not there.
    [[nodiscard]] SharedTask task(qint64 number) const;
    /// The same, packed; none for a number that is not there.
    [[nodiscard]] TaskPack pack(qint64 number) const;
    /// What the texts of wording/ need beside the task, at this moment; only the times for a number that is
    /// not there.
    [[nodiscard]] TaskContext contextOf(qint64 number) const;
    /// Tells when a failed copy is tried again (ClipKeeper::nextTry); without it, that is not said.
    using NextCopy = std::function<std::optional<Moment>(qint64 number)>;
    void setNextCopy(NextCopy nextCopy);
    /// How many tasks fall under a filter.
    [[nodiscard]] int count(TaskFilter filter) const;
    /// Of those that are out of the way: settled long ago (earlier_task.h). Looked at anew once a day.
    [[nodiscard]] int countEarlier(TaskFilter filter) const;

    /// After a change of language: everything is said anew.
    void retranslate();

Q_SIGNALS:
    void countsChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace rushes
