// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/flow_layout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace rushes {

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

QVector<FlowLayout::Place> FlowLayout::placed(int width) const
{
    QVector<Place> places;
    int left = 0;
    int top = 0;
    int rowHeight = 0;
    qsizetype inFirstRow = 0;
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size(std::min(item->sizeHint().width(), width), item->sizeHint().height());
        if (left > 0 && left + size.width() > width) {
            top += rowHeight + spacing();
            left = 0;
            rowHeight = 0;
        }
        places.append({item, QRect(QPoint(left, top), size)});
        inFirstRow += top == 0 ? 1 : 0;
        left += size.width() + spacing();
        rowHeight = std::max(rowHeight, size.height());
    }
    if (inFirstRow == 0)
        return places;
    const Place &first = places.constFirst();
    const int over = std::min(width - (places[inFirstRow - 1].rectangle.right() + 1),
                              std::max(0, first.item->maximumSize().width() - first.rectangle.width()));
    places.first().rectangle.setWidth(first.rectangle.width() + over);
    for (qsizetype i = 1; i < inFirstRow; ++i)
        places[i].rectangle.translate(over, 0);
    return places;
}

int FlowLayout::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    int height = 0;
    const QVector<Place> places = placed(width - margins.left() - margins.right());
    for (const Place &place : places)
        height = std::max(height, place.rectangle.bottom() + 1);
    return height + margins.top() + margins.bottom();
}

QSize FlowLayout::sizeHint() const
{
    const QMargins margins = contentsMargins();
    int width = -spacing();
    int height = 0;
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        width += item->sizeHint().width() + spacing();
        height = std::max(height, item->sizeHint().height());
    }
    return {std::max(0, width) + margins.left() + margins.right(), height + margins.top() + margins.bottom()};
}

QSize FlowLayout::minimumSize() const
{
    const QMargins margins = contentsMargins();
    QSize size(0, 0);
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(margins);
}

void FlowLayout::setGeometry(const QRect &rectangle)
{
    QLayout::setGeometry(rectangle);
    const QRect room = contentsRect();
    const QVector<Place> places = placed(room.width());
    for (const Place &place : places)
        place.item->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), room,
                                                   place.rectangle.translated(room.topLeft())));
}

} // namespace rushes
