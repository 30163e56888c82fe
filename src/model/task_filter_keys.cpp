// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/task_filter_model.h"

#include "model/task_sort.h"
#include "model/task_table_model.h"

#include <algorithm>
#include <bit>

namespace rushes {

// What rows are sorted by: a key of 64 bits each, which already stands for the order that is asked for.

namespace {

/// A number of the same order.
qint64 orderedBits(double value)
{
    const auto bits = std::bit_cast<qint64>(value + 0.0); // no negative zero
    return bits >= 0 ? bits : bits ^ std::numeric_limits<qint64>::max();
}

} // namespace

bool TaskFilterModel::sortsByText() const
{
    return m_sortColumn >= 0 && isSortedByText(TaskColumn(m_sortColumn));
}

qint64 TaskFilterModel::numberKey(const QVariant &value) const
{
    if (!value.isValid())
        return RowOrder::noKey;
    const qint64 key =
        value.typeId() == QMetaType::Double ? orderedBits(value.toDouble()) : value.toLongLong();
    return m_sortOrder == Qt::AscendingOrder ? key : ~key;
}

std::vector<qint64> TaskFilterModel::keysOfAll() const
{
    const auto rows = size_t(m_tasks ? m_tasks->rowCount() : 0);
    std::vector<qint64> keys(rows, 0);
    if (m_sortColumn < 0)
        return keys;
    const auto column = TaskColumn(m_sortColumn);
    if (!sortsByText()) {
        for (size_t row = 0; row < rows; ++row)
            keys[row] = numberKey(m_tasks->sortValueAt(int(row), column));
        return keys;
    }
    std::vector<OrderedText> texts;
    std::vector<size_t> rowsOfTexts;
    texts.reserve(rows);
    rowsOfTexts.reserve(rows);
    for (size_t row = 0; row < rows; ++row) {
        if (std::optional<OrderedText> text = m_tasks->sortTextAt(int(row), column)) {
            texts.push_back(*std::move(text));
            rowsOfTexts.push_back(row);
        } else {
            keys[row] = RowOrder::noKey;
        }
    }
    const std::vector<qint64> places = m_texts.placesOf(texts);
    for (size_t i = 0; i < places.size(); ++i)
        keys[rowsOfTexts[i]] = m_sortOrder == Qt::AscendingOrder ? places[i] : ~places[i];
    return keys;
}

std::optional<qint64> TaskFilterModel::textKey(int row, const QVariant &value) const
{
    if (!value.isValid())
        return RowOrder::noKey;
    // All others that have a text, in order; the row itself, if it is among them, stands by its old one.
    std::vector<int>::const_iterator begin = m_order.all().begin();
    const auto end = std::partition_point(
        begin, m_order.all().end(), [this](int other) { return m_order.keyOf(other) != RowOrder::noKey; });
    const bool isThere = row < m_order.rowCount() && m_order.keyOf(row) != RowOrder::noKey;
    const auto own = isThere ? std::lower_bound(begin, end, row,
                                                [this](int left, int right) {
                                                    return std::pair(m_order.keyOf(left), left) <
                                                           std::pair(m_order.keyOf(right), right);
                                                })
                             : end;
    const auto column = TaskColumn(m_sortColumn);
    const QString text = value.toString();
    const auto compared = [&](int other) {
        const int order = m_texts.compare(m_tasks->sortValueAt(other, column).toString(), text);
        return m_sortOrder == Qt::AscendingOrder ? order : -order;
    };
    const auto comesBefore = [&](int other) { return compared(other) < 0; };
    auto place = std::partition_point(begin, own, comesBefore);
    auto before = place;
    if (place == own && own != end) {
        place = std::partition_point(own + 1, end, comesBefore);
        before = place == own + 1 ? own : place;
    }
    if (place != end && compared(*place) == 0)
        return m_order.keyOf(*place);
    const bool isFirst = before == begin;
    const bool isLast = place == end;
    if (isFirst && isLast)
        return 0;
    if (isFirst)
        return m_order.keyOf(*place) - TextOrder::placeGap;
    const qint64 low = m_order.keyOf(*(before - 1));
    if (isLast)
        return low + TextOrder::placeGap;
    const qint64 middle = low + (m_order.keyOf(*place) - low) / 2;
    return middle == low ? std::nullopt : std::optional(middle);
}

std::optional<qint64> TaskFilterModel::keyFor(int row) const
{
    if (m_sortColumn < 0)
        return 0;
    const QVariant value = m_tasks->sortValueAt(row, TaskColumn(m_sortColumn));
    return sortsByText() ? textKey(row, value) : numberKey(value);
}

void TaskFilterModel::insertWithKeys(int first, int last)
{
    constexpr int mostTextsOneByOne = 64;
    const int count = last - first + 1;
    if (!sortsByText()) {
        std::vector<qint64> keys;
        keys.reserve(size_t(count));
        for (int row = first; row <= last; ++row)
            keys.push_back(*keyFor(row));
        m_order.insertRows(first, keys);
        return;
    }
    m_order.insertRows(first, std::vector<qint64>(size_t(count), RowOrder::noKey));
    bool isRoom = count <= mostTextsOneByOne;
    for (int row = first; row <= last && isRoom; ++row) {
        const auto key = keyFor(row);
        isRoom = key.has_value();
        if (key)
            m_order.setKey(row, *key);
    }
    if (!isRoom)
        sortAnew();
}

} // namespace rushes
