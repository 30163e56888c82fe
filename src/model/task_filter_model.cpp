// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/task_filter_model.h"

#include "model/task_search.h"

#include <QLocale>

#include <algorithm>

namespace rushes {

TaskFilterModel::TaskFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    // "take 10" after "take 9", "äpfel" beside "apfel".
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    setSortRole(SortRole);
    // A new language has an order of its own; its headers come before its data.
    connect(this, &QAbstractItemModel::headerDataChanged, this, [this] { m_collator.setLocale(QLocale()); });
}

void TaskFilterModel::setFilter(TaskFilter filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    invalidateFilter();
}

void TaskFilterModel::setSearch(const QString &text)
{
    m_search = text;
    QStringList words = foldedForSearch(text).simplified().split(u' ', Qt::SkipEmptyParts);
    if (m_words == words)
        return;
    m_words = std::move(words);
    invalidateFilter();
}

bool TaskFilterModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (m_filter != AllTasks && !(index.data(StateRole).toInt() & m_filter))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString text = index.data(SearchRole).toString();
    return std::ranges::all_of(m_words, [&text](const QString &word) { return text.contains(word); });
}

std::partial_ordering TaskFilterModel::compare(const QVariant &left, const QVariant &right) const
{
    switch (left.typeId()) {
    case QMetaType::QString:
        return m_collator.compare(left.toString(), right.toString()) <=> 0;
    case QMetaType::Double:
        return left.toDouble() <=> right.toDouble();
    default:
        return left.toLongLong() <=> right.toLongLong();
    }
}

bool TaskFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant leftValue = left.data(SortRole);
    const QVariant rightValue = right.data(SortRole);
    // The order that is asked for turns this round once more: what is missing stays last, equals stay in the
    // order of their numbers.
    const bool ascending = sortOrder() == Qt::AscendingOrder;
    if (leftValue.isValid() != rightValue.isValid())
        return leftValue.isValid() == ascending;
    const auto order =
        leftValue.isValid() ? compare(leftValue, rightValue) : std::partial_ordering::equivalent;
    if (order != std::partial_ordering::equivalent)
        return order == std::partial_ordering::less;
    const qint64 leftNumber = left.data(NumberRole).toLongLong();
    const qint64 rightNumber = right.data(NumberRole).toLongLong();
    return ascending ? leftNumber < rightNumber : leftNumber > rightNumber;
}

} // namespace rushes
