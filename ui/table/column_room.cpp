// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/column_room.h"

#include "model/column_words.h"
#include "ui/style/fonts.h"
#include "ui/table/cell_delegates.h"
#include "ui/table/cell_lines.h"

#include <QWidget>

#include <algorithm>
#include <cmath>

namespace rushes {

namespace {

/// How a column's cells are drawn.
enum class Drawing { OneLine, OneOrTwoLines, IconAndWord };

Drawing drawingOf(TaskColumn column)
{
    switch (column) {
    case TaskColumn::Status:
    case TaskColumn::Clip:
        return Drawing::IconAndWord;
    case TaskColumn::Elapsed:
    case TaskColumn::Remaining:
        return Drawing::OneOrTwoLines;
    default: // what counts down to a loss is read at a glance
        return Drawing::OneLine;
    }
}

} // namespace

int roomForOwnWords(TaskColumn column, const QWidget *table)
{
    const Drawing drawing = drawingOf(column);
    // The heavier font, in which a status always and a countdown at times is written.
    const QFont font = mediumFont(table->font());
    double widest = 0;
    for (const QString &word : ownWords(column))
        widest = std::max(widest, drawing == Drawing::OneOrTwoLines ? narrowestWidth(word, table->font())
                                                                    : tabularWidth(word, font));
    const QFont small = scaledFont(table->font(), CellDelegate::secondLineShare);
    for (const QString &line : ownSecondLines(column))
        widest = std::max(widest, tabularWidth(line, small));
    if (widest <= 0)
        return 0;
    const int icon = drawing == Drawing::IconAndWord ? IconWordDelegate::iconRoom(table) : 0;
    return int(std::ceil(widest)) + icon + CellDelegate::sideRoom(table);
}

} // namespace rushes
