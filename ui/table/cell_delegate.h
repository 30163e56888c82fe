// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/task_columns.h"

#include <QStyledItemDelegate>

namespace rushes {

struct ThemeColours;

/// What every cell of the task table shares: the row's ground (selected, alternate), the hairline below, the
/// room inside, and the tool tip, which begins with the whole text where the cell had to cut it. Delegates
/// know roles (model/task_columns.h), never tasks.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const final;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) final;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// The colour that this cell's row is painted on.
    static QColor groundColour(const QStyleOptionViewItem &option);
    /// The room for the content: the cell without its padding.
    static QRectF contentRect(const QStyleOptionViewItem &option);
    /// What of a cell's width is no room for its content.
    static int sideRoom(const QWidget *table);
    /// How large a second line is beside the first.
    static constexpr double secondLineShare = 0.88;

protected:
    virtual void paintContent(QPainter &painter, const QRectF &content, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const = 0;
    /// Whether paintContent() had to cut a text of the cell, in this room.
    [[nodiscard]] virtual bool isCut(const QRectF &content, const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const;

    static QColor toneOf(const QModelIndex &index, const QStyleOptionViewItem &option,
                         Tone otherwise = Tone::Neutral);
    /// Height of a row, designed as 59 px.
    static int rowHeight(const QWidget *widget);
};

/// Height of a row of the task table in a widget's font.
int taskRowHeight(const QWidget *widget);

} // namespace rushes
