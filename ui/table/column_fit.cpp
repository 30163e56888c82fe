// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/column_fit.h"

#include <algorithm>
#include <cmath>

namespace rushes {

namespace {

template<typename Value>
auto sumOfShown(const QVector<ColumnWish> &wishes, const QVector<FittedColumn> &fitted, Value value)
{
    decltype(value(wishes.first())) sum{};
    for (qsizetype i = 0; i < wishes.size(); ++i) {
        if (fitted[i].shown)
            sum += value(wishes[i]);
    }
    return sum;
}

void leaveOutLeastNeeded(const QVector<ColumnWish> &wishes, QVector<FittedColumn> &fitted, int room)
{
    while (sumOfShown(wishes, fitted, [](const ColumnWish &wish) { return wish.minimum; }) > room) {
        qsizetype least = -1;
        for (qsizetype i = 0; i < wishes.size(); ++i) {
            const bool canGo = fitted[i].shown && !wishes[i].pinned && wishes[i].priority > 1;
            if (canGo && (least < 0 || wishes[i].priority >= wishes[least].priority))
                least = i;
        }
        if (least < 0)
            return;
        fitted[least].shown = false;
    }
}

} // namespace

QVector<FittedColumn> fitColumns(const QVector<ColumnWish> &wishes, int room)
{
    QVector<FittedColumn> fitted(wishes.size());
    if (wishes.isEmpty())
        return fitted;
    for (qsizetype i = 0; i < wishes.size(); ++i)
        fitted[i] = {wishes[i].wanted, wishes[i].width};
    leaveOutLeastNeeded(wishes, fitted, room);

    const int natural = sumOfShown(wishes, fitted, [](const ColumnWish &wish) { return wish.width; });
    const int over = room - natural;
    const double give = sumOfShown(wishes, fitted, [over](const ColumnWish &wish) {
        return over < 0 ? double(wish.width - wish.minimum) : wish.growth;
    });
    if (over == 0 || give <= 0)
        return fitted;

    // Rounding is carried on from column to column, so that the last one ends exactly at the edge.
    double carried = 0;
    for (qsizetype i = 0; i < wishes.size(); ++i) {
        if (!fitted[i].shown)
            continue;
        const double part = over < 0 ? wishes[i].width - wishes[i].minimum : wishes[i].growth;
        const double exact = over < 0 ? std::max(-part, over * part / give) : over * part / give;
        const int change = int(std::lround(exact + carried));
        carried += exact - change;
        fitted[i].width += change;
    }
    return fitted;
}

} // namespace rushes
