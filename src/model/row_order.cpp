// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/row_order.h"

#include <algorithm>
#include <utility>

namespace rushes {

void RowOrder::setKeys(std::vector<qint64> keys)
{
    // Sorted with their keys beside them: the keys of rows far apart would be fetched for every comparison.
    std::vector<std::pair<qint64, int>> sorted;
    sorted.reserve(keys.size());
    for (size_t row = 0; row < keys.size(); ++row)
        sorted.emplace_back(keys[row], int(row));
    if (!std::ranges::is_sorted(sorted))
        std::ranges::sort(sorted);
    m_keys = std::move(keys);
    m_all.resize(sorted.size());
    std::ranges::transform(sorted, m_all.begin(), &std::pair<qint64, int>::second);
    m_shown.clear();
}

/// Whether a row stands before where another one with this key would.
bool RowOrder::isBefore(int row, qint64 key, int otherRow) const
{
    const qint64 own = keyOf(row);
    return own != key ? own < key : row < otherRow;
}

std::vector<int>::const_iterator RowOrder::find(const std::vector<int> &rows, int row, qint64 key) const
{
    return std::partition_point(rows.begin(), rows.end(),
                                [&](int other) { return isBefore(other, key, row); });
}

int RowOrder::placeOf(int row) const
{
    const auto found = find(m_shown, row, keyOf(row));
    return found != m_shown.end() && *found == row ? int(found - m_shown.begin()) : -1;
}

int RowOrder::placeFor(int row, qint64 key) const
{
    // The row itself stands by its old key, which is no matter: it is before or behind, and taken off then.
    const int place = int(find(m_shown, row, key) - m_shown.begin());
    const int now = placeOf(row);
    return now >= 0 && now < place ? place - 1 : place;
}

void RowOrder::show(int place, const std::vector<int> &rows)
{
    m_shown.insert(m_shown.begin() + place, rows.begin(), rows.end());
}

void RowOrder::hide(int firstPlace, int lastPlace)
{
    m_shown.erase(m_shown.begin() + firstPlace, m_shown.begin() + lastPlace + 1);
}

void RowOrder::setKey(int row, qint64 key)
{
    const auto move = [&](std::vector<int> &rows) {
        const auto old = find(rows, row, keyOf(row));
        if (old == rows.end() || *old != row)
            return;
        const auto from = rows.begin() + (old - rows.cbegin());
        const auto to = rows.begin() + (find(rows, row, key) - rows.cbegin());
        if (from < to)
            std::rotate(from, from + 1, to);
        else
            std::rotate(to, from, from + 1);
    };
    move(m_all);
    move(m_shown);
    m_keys[size_t(row)] = key;
}

void RowOrder::insertRows(int first, const std::vector<qint64> &keys)
{
    const int count = int(keys.size());
    if (first < rowCount()) {
        const auto shift = [first, count](std::vector<int> &rows) {
            for (int &row : rows)
                row += row >= first ? count : 0;
        };
        shift(m_all);
        shift(m_shown);
    }
    m_keys.insert(m_keys.begin() + first, keys.begin(), keys.end());
    std::vector<int> fresh(keys.size());
    for (int i = 0; i < count; ++i)
        fresh[size_t(i)] = first + i;
    const auto before = [this](int left, int right) { return isBefore(left, keyOf(right), right); };
    std::ranges::sort(fresh, before);
    const auto middle = qptrdiff(m_all.size());
    m_all.insert(m_all.end(), fresh.begin(), fresh.end());
    // What belongs behind all others, as what is new does by its number, is there already.
    std::inplace_merge(
        std::upper_bound(m_all.begin(), m_all.begin() + middle, fresh.empty() ? 0 : fresh.front(), before),
        m_all.begin() + middle, m_all.end(), before);
}

void RowOrder::removeRows(int first, int last)
{
    const int count = last - first + 1;
    const auto take = [first, last, count](std::vector<int> &rows) {
        std::erase_if(rows, [first, last](int row) { return row >= first && row <= last; });
        for (int &row : rows)
            row -= row > last ? count : 0;
    };
    take(m_all);
    take(m_shown);
    m_keys.erase(m_keys.begin() + first, m_keys.begin() + last + 1);
}

} // namespace rushes
