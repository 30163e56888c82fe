// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pasted_text.h"
#include "core/task.h"

#include <QLatin1StringView>
#include <QSqlQuery>
#include <QVariant>

#include <span>

namespace rushes {

/// A column of a table, and where its value stands in a T. A new column is one row here and one migration in
/// database_schema.cpp.
template<typename T>
struct StoredColumn
{
    QLatin1StringView name;
    QVariant (*stored)(const T &);
    void (*read)(const QVariant &, T &);
};

/// All that is kept of a task but its transitions.
std::span<const StoredColumn<Task>> taskColumns();
/// Those that lie before the answer in the file. The answer can be long, and then it and what later versions
/// added behind it are on pages of their own.
std::span<const StoredColumn<Task>> taskColumnsBeforeAnswer();
/// The name of the column with the answer.
inline constexpr QLatin1StringView answerColumn("last_answer");
std::span<const StoredColumn<Transition>> transitionColumns();
std::span<const StoredColumn<FoundId>> undecidedColumns();

/// "id, service, .."
template<typename T>
QString columnNames(std::span<const StoredColumn<T>> columns)
{
    QStringList names;
    for (const auto &column : columns)
        names += column.name;
    return names.join(QLatin1StringView(", "));
}

/// The same for reading from a table that has only these columns (none: not known): what an older version's
/// lacks is NULL.
template<typename T>
QString columnNames(std::span<const StoredColumn<T>> columns, const QStringList &there)
{
    QStringList names;
    for (const auto &column : columns)
        names +=
            there.isEmpty() || there.contains(column.name) ? QString(column.name) : QStringLiteral("NULL");
    return names.join(QLatin1StringView(", "));
}

/// Binds the value to the places from first on.
template<typename T>
void bindTo(QSqlQuery &query, int first, std::span<const StoredColumn<T>> columns, const T &value)
{
    for (const auto &column : columns)
        query.bindValue(first++, column.stored(value));
}

/// Reads the columns of the current row, from first on. Never fails.
template<typename T>
T readFrom(const QSqlQuery &query, int first, std::span<const StoredColumn<T>> columns)
{
    T value;
    for (const auto &column : columns)
        column.read(query.value(first++), value);
    return value;
}

} // namespace rushes
