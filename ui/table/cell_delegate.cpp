// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/cell_delegate.h"

#include "ui/style/flat_style.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "wording/plain_text.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QTableView>
#include <QToolTip>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr double sideMargin = 9;

/// The first cell of the row that has the keyboard: it is marked there, since a selection can have many rows.
bool isCurrentRowsStart(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    return table && table->hasFocus() && table->currentIndex().row() == index.row() &&
           table->columnViewportPosition(index.column()) == -table->horizontalHeader()->offset();
}

} // namespace

int taskRowHeight(const QWidget *widget)
{
    return scaled(59, widget);
}

int CellDelegate::rowHeight(const QWidget *widget)
{
    return taskRowHeight(widget);
}

QColor CellDelegate::groundColour(const QStyleOptionViewItem &option)
{
    const ThemeColours &colours = themeColours(option.palette);
    if (option.state & QStyle::State_Selected)
        return colours.selection;
    return option.features & QStyleOptionViewItem::Alternate ? colours.alternate : colours.card;
}

int CellDelegate::sideRoom(const QWidget *table)
{
    return 2 * scaled(sideMargin, table);
}

QRectF CellDelegate::contentRect(const QStyleOptionViewItem &option)
{
    const int side = scaled(sideMargin, option.widget);
    return QRectF(option.rect).adjusted(side, 3, -side, -4);
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const ThemeColours &colours = themeColours(option.palette);
    painter->fillRect(option.rect, groundColour(option));
    drawHairline(*painter, option.rect, Qt::BottomEdge, colours.hairline);
    if (isCurrentRowsStart(option, index))
        painter->fillRect(
            QRect(option.rect.topLeft(), QSize(scaled(3, option.widget), option.rect.height() - 1)),
            colours.accent);
    painter->save();
    painter->setClipRect(option.rect);
    painter->setFont(option.font);
    painter->setRenderHint(QPainter::Antialiasing);
    paintContent(*painter, contentRect(option), option, index);
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {factsOf(TaskColumn(index.column())).width, rowHeight(option.widget)};
}

bool CellDelegate::isCut(const QRectF &, const QStyleOptionViewItem &, const QModelIndex &) const
{
    return false;
}

QColor CellDelegate::toneOf(const QModelIndex &index, const QStyleOptionViewItem &option, Tone otherwise)
{
    const QVariant tone = index.data(ToneRole);
    return toneColour(tone.isValid() ? Tone(tone.toInt()) : otherwise, option.palette);
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QStyleOptionViewItem full(option);
    initStyleOption(&full, index);
    QString tip = index.data(Qt::ToolTipRole).toString();
    if (tip.isEmpty() && isCut(contentRect(full), full, index)) {
        QStringList lines{index.data(Qt::DisplayRole).toString(), index.data(SecondLineRole).toString()};
        lines.removeAll(QString());
        tip = toolTipText(lines.join(u'\n'));
    }
    QToolTip::showText(event->globalPos(), tip, view->viewport(), view->visualRect(index));
    return true;
}

} // namespace rushes
