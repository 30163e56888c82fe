// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drawn_text.h"

#include "model/quiet_monitor.h"
#include "model/task_table_model.h"
#include "store/settings.h"
#include "ui/table/cell_delegate.h"
#include "ui/table/task_table_view.h"

#include <QPainter>

namespace rushes::test {

using namespace Qt::StringLiterals;

/// A table over one remembered task, from which single cells are drawn.
struct OneTaskTable
{
    explicit OneTaskTable(const Task &task, int width = 1600)
        : quiet({task})
    {
        table.setModel(&model);
        table.resize(width, 300);
        table.show();
    }
    /// width: of the cell.
    void draw(DrawnText &text, TaskColumn column, int width) const
    {
        QStyleOptionViewItem option;
        option.initFrom(&table);
        option.widget = &table;
        option.font = table.font();
        option.rect = QRect(0, 0, width, taskRowHeight(&table));
        QPainter painter(&text);
        table.itemDelegateForColumn(int(column))->paint(&painter, option, model.index(0, int(column)));
    }
    [[nodiscard]] QStringList drawn(TaskColumn column, int width) const
    {
        DrawnText text;
        draw(text, column, width);
        return text.lines();
    }
    /// As wide as the column is.
    [[nodiscard]] QStringList drawn(TaskColumn column) const
    {
        return drawn(column, table.columnWidth(int(column)));
    }
    [[nodiscard]] bool shows(TaskColumn column) const { return !table.isColumnHidden(int(column)); }

    QuietMonitor quiet;
    Settings settings{quiet.folder.filePath(u"settings.ini"_s)};
    TaskTableModel model{quiet.monitor, quiet.clock, quiet.clips};
    TaskTableView table{settings, quiet.clock};
};

} // namespace rushes::test
