// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/followed_row.h"

#include "model/task_columns.h"

#include <QEvent>
#include <QScrollBar>
#include <QTableView>

namespace rushes {

FollowedRow::FollowedRow(QTableView &table)
    : QObject(&table)
    , m_table(table)
{
    table.installEventFilter(this);
    table.viewport()->installEventFilter(this);
    for (const QScrollBar *bar : {table.verticalScrollBar(), table.horizontalScrollBar()})
        connect(bar, &QAbstractSlider::actionTriggered, this, &FollowedRow::letGo); // by a person alone
    connect(table.verticalScrollBar(), &QAbstractSlider::rangeChanged, this, &FollowedRow::keepInView);
}

void FollowedRow::watchModel()
{
    const QAbstractItemModel *model = m_table.model();
    connect(model, &QAbstractItemModel::rowsMoved, this, &FollowedRow::keepInView);
    connect(model, &QAbstractItemModel::rowsInserted, this, &FollowedRow::keepInView);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &FollowedRow::keepInView);
    connect(model, &QAbstractItemModel::layoutChanged, this, &FollowedRow::keepInView);
    connect(model, &QAbstractItemModel::modelReset, this, &FollowedRow::keepInView);
}

void FollowedRow::follow()
{
    const QModelIndex current = m_table.currentIndex();
    m_number = current.isValid() ? std::optional(current.data(NumberRole).toLongLong()) : std::nullopt;
    keepInView();
}

void FollowedRow::keepInView()
{
    const QModelIndex current = m_table.currentIndex();
    if (!m_number || !current.isValid())
        return;
    if (current.data(NumberRole).toLongLong() == *m_number)
        m_table.scrollTo(current);
    else
        letGo();
}

bool FollowedRow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::KeyPress)
        letGo();
    return QObject::eventFilter(watched, event);
}

} // namespace rushes
