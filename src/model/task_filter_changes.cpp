// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/task_filter_model.h"

#include "model/task_table_model.h"

#include <algorithm>
#include <utility>

namespace rushes {

// What the source tells, told on. Rows go and come in runs; where there would be very many of them, the model
// is reset, since each run costs a view what a whole table does.

namespace {

constexpr size_t mostRuns = 32;
/// More changed rows than this are put in order together.
constexpr int mostRowsOneByOne = 64;

/// Neighbouring places; both ends included.
struct Run
{
    int first;
    int last;
};

std::vector<Run> runsOf(const std::vector<int> &places)
{
    std::vector<Run> runs;
    for (const int place : places) {
        if (!runs.empty() && runs.back().last == place - 1)
            runs.back().last = place;
        else
            runs.push_back({place, place});
    }
    return runs;
}

} // namespace

void TaskFilterModel::takeChanges(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                                  const QList<int> &roles)
{
    const bool sortedByIt = m_sortColumn >= topLeft.column() && m_sortColumn <= bottomRight.column();
    const int first = topLeft.row();
    const int last = bottomRight.row();
    // A place among texts is found by those of the others, of which none may have changed.
    if (last - first >= mostRowsOneByOne || (last > first && sortedByIt && sortsByText())) {
        if (sortedByIt)
            sortAnew();
        filterAnew(m_order.all());
        if (const int rows = rowCount(); rows > 0)
            Q_EMIT dataChanged(index(0, topLeft.column()), index(rows - 1, bottomRight.column()), roles);
        return;
    }
    for (int row = first; row <= last; ++row) {
        takeChange(row, sortedByIt);
        if (const int place = m_order.placeOf(row); place >= 0)
            Q_EMIT dataChanged(index(place, topLeft.column()), index(place, bottomRight.column()), roles);
    }
}

void TaskFilterModel::takeChange(int row, bool sortedByIt)
{
    std::optional<qint64> key = sortedByIt ? keyFor(row) : m_order.keyOf(row);
    if (!key) {
        sortAnew();
        key = m_order.keyOf(row);
    }
    const int place = m_order.placeOf(row);
    const bool isAccepted = accepts(row);
    if (place >= 0 && isAccepted) {
        moveRow(row, place, *key);
    } else if (place >= 0) {
        beginRemoveRows({}, place, place);
        m_order.hide(place, place);
        m_order.setKey(row, *key);
        endRemoveRows();
    } else if (isAccepted) {
        m_order.setKey(row, *key);
        const int newPlace = m_order.placeFor(row, *key);
        beginInsertRows({}, newPlace, newPlace);
        m_order.show(newPlace, {row});
        endInsertRows();
    } else {
        m_order.setKey(row, *key);
    }
}

void TaskFilterModel::moveRow(int row, int place, qint64 key)
{
    if (m_order.keyOf(row) == key)
        return;
    const int newPlace = m_order.placeFor(row, key);
    if (newPlace == place) {
        m_order.setKey(row, key);
        return;
    }
    // Qt counts the row itself where it goes downwards.
    beginMoveRows({}, place, place, {}, newPlace > place ? newPlace + 1 : newPlace);
    m_order.setKey(row, key);
    endMoveRows();
}

void TaskFilterModel::takeInserted(const QModelIndex &, int first, int last)
{
    insertWithKeys(first, last);
    std::vector<int> fresh;
    for (int row = first; row <= last; ++row) {
        if (accepts(row))
            fresh.push_back(row);
    }
    std::ranges::sort(fresh, {}, [this](int row) { return std::pair(m_order.keyOf(row), row); });

    /// Rows that belong at one place of those that are shown now.
    struct Arrival
    {
        int place;
        std::vector<int> rows;
    };
    std::vector<Arrival> arrivals;
    for (const int row : fresh) {
        const int place = m_order.placeFor(row, m_order.keyOf(row));
        if (arrivals.empty() || arrivals.back().place != place)
            arrivals.push_back({place, {}});
        arrivals.back().rows.push_back(row);
    }
    if (arrivals.size() > mostRuns) {
        beginResetModel();
        m_order.setShown(accepted(m_order.all()));
        endResetModel();
        return;
    }
    for (auto arrival = arrivals.rbegin(); arrival != arrivals.rend(); ++arrival) {
        beginInsertRows({}, arrival->place, arrival->place + int(arrival->rows.size()) - 1);
        m_order.show(arrival->place, arrival->rows);
        endInsertRows();
    }
}

void TaskFilterModel::takeRemovedSoon(const QModelIndex &, int first, int last)
{
    std::vector<int> places;
    for (int row = first; row <= last; ++row) {
        if (const int place = m_order.placeOf(row); place >= 0)
            places.push_back(place);
    }
    std::ranges::sort(places);
    const std::vector<Run> runs = runsOf(places);
    m_resetting = runs.size() > mostRuns;
    if (m_resetting) {
        beginResetModel();
        return;
    }
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        beginRemoveRows({}, run->first, run->last);
        m_order.hide(run->first, run->last);
        endRemoveRows();
    }
}

void TaskFilterModel::takeRemoved(const QModelIndex &, int first, int last)
{
    m_order.removeRows(first, last);
    if (std::exchange(m_resetting, false))
        endResetModel();
}

} // namespace rushes
