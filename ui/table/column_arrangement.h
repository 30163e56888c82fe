// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/task_columns.h"

#include <QByteArray>
#include <QVector>

#include <array>
#include <optional>

namespace rushes {

/// How the user arranged the table's columns: a plain value, remembered as JSON under the columns' own words,
/// so that a column of a later version changes nothing of what was chosen.
struct ColumnArrangement
{
    struct Choice
    {
        std::optional<bool>
            shown;     ///< nothing: as the column is at first, and left out where the window is narrow
        int width = 0; ///< 0: its natural width
        bool operator==(const Choice &) const = default;
    };
    QVector<TaskColumn> order; ///< every column once
    std::array<Choice, taskColumnCount> choices;
    TaskColumn sortColumn = TaskColumn::Created;
    Qt::SortOrder sortOrder = Qt::DescendingOrder;
    bool operator==(const ColumnArrangement &) const = default;

    /// As the program starts out.
    static ColumnArrangement initial();
    /// What cannot be read is as at first.
    static ColumnArrangement fromJson(const QByteArray &json);
    [[nodiscard]] QByteArray toJson() const;

    [[nodiscard]] const Choice &of(TaskColumn column) const { return choices[std::size_t(column)]; }
    Choice &of(TaskColumn column) { return choices[std::size_t(column)]; }
};

} // namespace rushes
