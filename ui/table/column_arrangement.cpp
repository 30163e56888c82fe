// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/column_arrangement.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

struct ColumnWord
{
    TaskColumn column;
    const char *word;
};
// Never change a word: settings of earlier versions hold it.
constexpr std::array<ColumnWord, taskColumnCount> words{{
    {TaskColumn::Poster, "poster"},
    {TaskColumn::Task, "task"},
    {TaskColumn::Service, "service"},
    {TaskColumn::Status, "status"},
    {TaskColumn::Progress, "progress"},
    {TaskColumn::Elapsed, "elapsed"},
    {TaskColumn::Remaining, "remaining"},
    {TaskColumn::Expires, "expires"},
    {TaskColumn::Clip, "clip"},
    {TaskColumn::Heard, "heard"},
    {TaskColumn::Created, "created"},
    {TaskColumn::Message, "message"},
}};
constexpr int widest = 4000;

QString wordOf(TaskColumn column)
{
    const auto *row = std::ranges::find(words, column, &ColumnWord::column);
    return QString::fromLatin1(row->word);
}

std::optional<TaskColumn> columnOf(const QString &word)
{
    for (const ColumnWord &row : words) {
        if (word == QLatin1StringView(row.word))
            return row.column;
    }
    return std::nullopt;
}

} // namespace

ColumnArrangement ColumnArrangement::initial()
{
    ColumnArrangement arrangement;
    for (const ColumnWord &row : words)
        arrangement.order.append(row.column);
    return arrangement;
}

ColumnArrangement ColumnArrangement::fromJson(const QByteArray &json)
{
    ColumnArrangement arrangement = initial();
    const QJsonObject root = QJsonDocument::fromJson(json).object();

    QVector<TaskColumn> order;
    for (const QJsonValue &value : root[QLatin1StringView("order")].toArray()) {
        const auto column = columnOf(value.toString());
        if (column && !order.contains(*column))
            order.append(*column);
    }
    for (const TaskColumn column : std::as_const(arrangement.order)) {
        if (!order.contains(column)) // a column that is newer than what was remembered
            order.append(column);
    }
    arrangement.order = order;

    const QJsonObject columns = root[QLatin1StringView("columns")].toObject();
    for (auto entry = columns.begin(); entry != columns.end(); ++entry) {
        const auto column = columnOf(entry.key());
        if (!column)
            continue;
        const QJsonObject choice = entry->toObject();
        if (choice[QLatin1StringView("shown")].isBool())
            arrangement.of(*column).shown = choice[QLatin1StringView("shown")].toBool();
        arrangement.of(*column).width = std::clamp(choice[QLatin1StringView("width")].toInt(), 0, widest);
    }
    if (const auto column = columnOf(root[QLatin1StringView("sort")].toString())) {
        arrangement.sortColumn = *column;
        arrangement.sortOrder =
            root[QLatin1StringView("descending")].toBool() ? Qt::DescendingOrder : Qt::AscendingOrder;
    }
    return arrangement;
}

QByteArray ColumnArrangement::toJson() const
{
    QJsonArray orderWords;
    for (const TaskColumn column : order)
        orderWords.append(wordOf(column));
    QJsonObject columns;
    for (const ColumnWord &row : words) {
        QJsonObject choice;
        if (of(row.column).shown)
            choice[QLatin1StringView("shown")] = *of(row.column).shown;
        if (of(row.column).width > 0)
            choice[QLatin1StringView("width")] = of(row.column).width;
        if (!choice.isEmpty())
            columns[wordOf(row.column)] = choice;
    }
    const QJsonObject root{{u"order"_s, orderWords},
                           {u"columns"_s, columns},
                           {u"sort"_s, wordOf(sortColumn)},
                           {u"descending"_s, sortOrder == Qt::DescendingOrder}};
    return QJsonDocument(root).toJson(QJsonDocument::Compact);
}

} // namespace rushes
