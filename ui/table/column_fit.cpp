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

int narrowest(const ColumnWish &wish)
{
    return wish.minimum;
}

int comfortable(const ColumnWish &wish)
{
    return std::clamp(wish.comfort, wish.minimum, std::max(wish.width, wish.minimum));
}

int natural(const ColumnWish &wish)
{
    return wish.width;
}

/// The one that can be left out with the least loss; -1 where none can.
qsizetype leastNeeded(const QVector<ColumnWish> &wishes, const QVector<FittedColumn> &fitted)
{
    qsizetype least = -1;
    for (qsizetype i = 0; i < wishes.size(); ++i) {
        const bool canGo = fitted[i].shown && !wishes[i].pinned && wishes[i].priority > 1;
        if (canGo && (least < 0 || wishes[i].priority >= wishes[least].priority))
            least = i;
    }
    return least;
}

void leaveOutLeastNeeded(const QVector<ColumnWish> &wishes, QVector<FittedColumn> &fitted, int room)
{
    for (qsizetype least = leastNeeded(wishes, fitted); least >= 0; least = leastNeeded(wishes, fitted)) {
        const auto needed = wishes[least].dispensable ? comfortable : narrowest;
        if (sumOfShown(wishes, fitted, needed) <= room)
            return;
        fitted[least].shown = false;
    }
}

/// Gives each shown column its part of change, which is all of it together; of nothing where part is zero.
template<typename Part>
void share(const QVector<ColumnWish> &wishes, QVector<FittedColumn> &fitted, int change, Part part)
{
    const double whole = sumOfShown(wishes, fitted, part);
    if (change == 0 || whole <= 0)
        return;
    // Rounding is carried on from column to column, so that the last one ends exactly at the edge.
    double carried = 0;
    for (qsizetype i = 0; i < wishes.size(); ++i) {
        if (!fitted[i].shown)
            continue;
        const double own = part(wishes[i]);
        const double exact = std::max(change < 0 ? -own : 0.0, change * own / whole);
        const int rounded = int(std::lround(exact + carried));
        carried += exact - rounded;
        fitted[i].width += rounded;
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

    const int over = room - sumOfShown(wishes, fitted, natural);
    if (over >= 0) {
        share(wishes, fitted, over, [](const ColumnWish &wish) { return wish.growth; });
        return fitted;
    }
    const int toComfort =
        std::max(over, sumOfShown(wishes, fitted, comfortable) - sumOfShown(wishes, fitted, natural));
    share(wishes, fitted, toComfort,
          [](const ColumnWish &wish) { return double(natural(wish) - comfortable(wish)); });
    share(wishes, fitted, over - toComfort,
          [](const ColumnWish &wish) { return double(comfortable(wish) - narrowest(wish)); });
    return fitted;
}

} // namespace rushes
