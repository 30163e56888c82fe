// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/task_columns.h"

#include <QCoreApplication>

#include <array>

namespace rushes {

namespace {

constexpr Qt::Alignment toTheLeft = Qt::AlignLeft | Qt::AlignVCenter;
constexpr Qt::Alignment toTheRight = Qt::AlignRight | Qt::AlignVCenter;
constexpr Qt::Alignment inTheMiddle = Qt::AlignCenter;

// clang-format off
constexpr std::array<ColumnFacts, taskColumnCount> columns{{
    // column                title                                                 alignment    width  time   shown  priority
    {TaskColumn::Poster,    QT_TRANSLATE_NOOP("TaskColumns", "Picture"),           inTheMiddle,   96, false,  true,  5},
    {TaskColumn::Task,      QT_TRANSLATE_NOOP("TaskColumns", "Task"),              toTheLeft,    260, false,  true,  1},
    {TaskColumn::Service,   QT_TRANSLATE_NOOP("TaskColumns", "Service"),           toTheLeft,    236, false,  true,  9},
    {TaskColumn::Status,    QT_TRANSLATE_NOOP("TaskColumns", "Status"),            toTheLeft,    124, false,  true,  2},
    {TaskColumn::Progress,  QT_TRANSLATE_NOOP("TaskColumns", "Progress"),          toTheLeft,    140,  true,  true,  3},
    {TaskColumn::Elapsed,   QT_TRANSLATE_NOOP("TaskColumns", "Elapsed"),           toTheRight,   120,  true,  true,  7},
    {TaskColumn::Remaining, QT_TRANSLATE_NOOP("TaskColumns", "Remaining"),         toTheRight,   120,  true,  true,  8},
    {TaskColumn::Expires,   QT_TRANSLATE_NOOP("TaskColumns", "Link expires"),      toTheRight,   116,  true,  true,  6},
    {TaskColumn::Clip,      QT_TRANSLATE_NOOP("TaskColumns", "Clip"),              toTheLeft,    104, false,  true,  4},
    {TaskColumn::Heard,     QT_TRANSLATE_NOOP("TaskColumns", "Last heard / next check"), toTheLeft, 190, true, true, 10},
    {TaskColumn::Created,   QT_TRANSLATE_NOOP("TaskColumns", "Created"),           toTheLeft,    124, false, false, 11},
    {TaskColumn::Message,   QT_TRANSLATE_NOOP("TaskColumns", "Message"),           toTheLeft,    260, false, false, 12},
}};
// clang-format on

constexpr bool isInOrder()
{
    for (size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].column != TaskColumn(i))
            return false;
    }
    return true;
}
static_assert(isInOrder(), "the rows of the table stand in the order of TaskColumn");

} // namespace

const ColumnFacts &factsOf(TaskColumn column)
{
    return columns[size_t(column)];
}

QString columnTitle(TaskColumn column)
{
    return QCoreApplication::translate("TaskColumns", factsOf(column).title);
}

} // namespace rushes
