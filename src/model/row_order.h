// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <limits>
#include <vector>

namespace rushes {

/// Rows of a source by a key each, and which of them are shown: what sorts and filters a table. Rows of the
/// same key stand in the order of the source. A row's place is found by a binary search; one row changes at
/// the cost of moving integers. Knows no model and tells nobody. A plain value.
class RowOrder
{
public:
    /// What has no value comes last.
    static constexpr qint64 noKey = std::numeric_limits<qint64>::max();

    /// Of every row of the source; none is shown then.
    void setKeys(std::vector<qint64> keys);
    [[nodiscard]] int rowCount() const { return int(m_keys.size()); }
    [[nodiscard]] qint64 keyOf(int row) const { return m_keys[size_t(row)]; }
    /// All rows of the source in their order.
    [[nodiscard]] const std::vector<int> &all() const { return m_all; }

    [[nodiscard]] const std::vector<int> &shown() const { return m_shown; }
    [[nodiscard]] int shownCount() const { return int(m_shown.size()); }
    [[nodiscard]] int rowAt(int place) const { return m_shown[size_t(place)]; }
    /// -1: not shown.
    [[nodiscard]] int placeOf(int row) const;
    /// Where a row with this key is among those that are shown, or belongs; without it, if it is there.
    [[nodiscard]] int placeFor(int row, qint64 key) const;
    /// These, which must be in order.
    void setShown(std::vector<int> rows) { m_shown = std::move(rows); }
    /// All of them belong at this place, in this order.
    void show(int place, const std::vector<int> &rows);
    void hide(int firstPlace, int lastPlace);

    /// Another key: the row goes where it belongs.
    void setKey(int row, qint64 key);
    /// New rows of the source, not shown yet.
    void insertRows(int first, const std::vector<qint64> &keys);
    void removeRows(int first, int last);

private:
    [[nodiscard]] bool isBefore(int row, qint64 key, int otherRow) const;
    [[nodiscard]] std::vector<int>::const_iterator find(const std::vector<int> &rows, int row,
                                                        qint64 key) const;

    std::vector<qint64> m_keys; ///< by row of the source
    std::vector<int> m_all;
    std::vector<int> m_shown; ///< some of all, in the same order
};

} // namespace rushes
