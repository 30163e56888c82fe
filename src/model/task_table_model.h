// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/task_columns.h"
#include "monitor/task_monitor.h"

#include <QAbstractTableModel>

namespace rushes {

class Clock;
class ClipStore;

/// The monitor's tasks as a table. Changes are told by row and column; what only time changes (elapsed, remaining, countdowns) is computed
/// when asked and never told: the view repaints those columns itself. Main thread.
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
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    [[nodiscard]] qint64 numberAt(int row) const;
    [[nodiscard]] int rowOf(qint64 number) const;   ///< -1 when it is not there
    /// How many tasks fall under a filter.
    [[nodiscard]] int count(TaskFilter filter) const;

    /// After a change of language: everything is said anew.
    void retranslate();

Q_SIGNALS:
    void countsChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace rushes
