// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/task_filter_model.h"

#include "model/earlier_task.h"
#include "model/task_table_model.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace rushes {

TaskFilterModel::TaskFilterModel(QObject *parent)
    : QAbstractProxyModel(parent)
{
}

TaskFilterModel::~TaskFilterModel() = default;

void TaskFilterModel::setSourceModel(QAbstractItemModel *model)
{
    beginResetModel();
    if (m_tasks)
        disconnect(m_tasks, nullptr, this, nullptr);
    QAbstractProxyModel::setSourceModel(model);
    m_tasks = qobject_cast<TaskTableModel *>(model);
    Q_ASSERT(m_tasks || !model);
    if (m_tasks) {
        connect(m_tasks, &QAbstractItemModel::dataChanged, this, &TaskFilterModel::takeChanges);
        connect(m_tasks, &QAbstractItemModel::rowsInserted, this, &TaskFilterModel::takeInserted);
        connect(m_tasks, &QAbstractItemModel::rowsAboutToBeRemoved, this, &TaskFilterModel::takeRemovedSoon);
        connect(m_tasks, &QAbstractItemModel::rowsRemoved, this, &TaskFilterModel::takeRemoved);
        connect(m_tasks, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
        connect(m_tasks, &QAbstractItemModel::modelReset, this, [this] {
            rebuild();
            endResetModel();
        });
        connect(m_tasks, &QAbstractItemModel::headerDataChanged, this,
                [this](Qt::Orientation orientation, int first, int last) {
                    // A new language has an order of its own; its headers come before its data.
                    m_texts.setLocale(QLocale());
                    Q_EMIT headerDataChanged(orientation, first, last);
                });
    }
    rebuild();
    endResetModel();
}

void TaskFilterModel::rebuild()
{
    m_order.setKeys(keysOfAll());
    m_order.setShown(accepted(m_order.all()));
}

bool TaskFilterModel::accepts(int row) const
{
    const int state = m_tasks->stateAt(row);
    if (m_filter != AllTasks && !(state & m_filter))
        return false;
    if ((state & earlierBit) && !m_showsEarlier && m_words.isEmpty())
        return false;
    return m_words.isEmpty() || m_tasks->holds(row, m_words);
}

std::vector<int> TaskFilterModel::accepted(const std::vector<int> &candidates) const
{
    if (m_filter == AllTasks && m_words.isEmpty() && m_showsEarlier)
        return candidates;
    std::vector<int> rows;
    std::ranges::copy_if(candidates, std::back_inserter(rows), [this](int row) { return accepts(row); });
    return rows;
}

void TaskFilterModel::filterAnew(const std::vector<int> &candidates)
{
    std::vector<int> rows = accepted(candidates);
    if (rows == m_order.shown())
        return;
    beginResetModel();
    m_order.setShown(std::move(rows));
    endResetModel();
}

void TaskFilterModel::setFilter(TaskFilter filter)
{
    if (std::exchange(m_filter, filter) != filter)
        filterAnew(m_order.all());
}

void TaskFilterModel::setShowsEarlier(bool shows)
{
    if (std::exchange(m_showsEarlier, shows) != shows)
        filterAnew(m_order.all());
}

void TaskFilterModel::setSearch(const QString &text)
{
    m_search = text;
    const SearchWords before = std::exchange(m_words, SearchWords(text));
    if (m_words == before)
        return;
    // The first letter brings earlier tasks too.
    const bool narrows = m_words.narrows(before) && (m_showsEarlier || !before.isEmpty());
    filterAnew(narrows ? m_order.shown() : m_order.all());
}

void TaskFilterModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    sortAnew();
}

void TaskFilterModel::sortAnew()
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<int> rows;
    for (const QModelIndex &index : before)
        rows.push_back(m_order.rowAt(index.row()));

    std::vector<bool> wasShown(size_t(m_order.rowCount()));
    for (const int row : m_order.shown())
        wasShown[size_t(row)] = true;
    m_order.setKeys(keysOfAll());
    std::vector<int> shown;
    std::ranges::copy_if(m_order.all(), std::back_inserter(shown),
                         [&wasShown](int row) { return wasShown[size_t(row)]; });
    m_order.setShown(std::move(shown));

    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(createIndex(m_order.placeOf(rows[size_t(i)]), before[i].column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

QModelIndex TaskFilterModel::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex TaskFilterModel::parent(const QModelIndex &) const
{
    return {};
}

int TaskFilterModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_order.shownCount();
}

int TaskFilterModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_tasks ? 0 : m_tasks->columnCount();
}

QVariant TaskFilterModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    // The base class asks through a row, and there may be none.
    return m_tasks ? m_tasks->headerData(section, orientation, role) : QVariant();
}

QModelIndex TaskFilterModel::mapToSource(const QModelIndex &proxyIndex) const
{
    if (!proxyIndex.isValid() || !m_tasks)
        return {};
    return m_tasks->index(m_order.rowAt(proxyIndex.row()), proxyIndex.column());
}

QModelIndex TaskFilterModel::mapFromSource(const QModelIndex &sourceIndex) const
{
    const int place = sourceIndex.isValid() ? m_order.placeOf(sourceIndex.row()) : -1;
    return place < 0 ? QModelIndex() : createIndex(place, sourceIndex.column());
}

QModelIndexList TaskFilterModel::match(const QModelIndex &start, int role, const QVariant &value, int hits,
                                       Qt::MatchFlags flags) const
{
    if (role != NumberRole || flags != Qt::MatchExactly || !m_tasks)
        return QAbstractProxyModel::match(start, role, value, hits, flags);
    const int row = m_tasks->rowOf(value.toLongLong());
    const QModelIndex found = row < 0 ? QModelIndex() : mapFromSource(m_tasks->index(row, start.column()));
    return found.isValid() && found.row() >= start.row() ? QModelIndexList{found} : QModelIndexList();
}

} // namespace rushes
