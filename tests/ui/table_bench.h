// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine_fixture.h"

#include "model/task_filter_model.h"
#include "store/settings.h"
#include "ui/table/task_table_view.h"

#include <QImage>
#include <QSet>
#include <QTest>

#include <memory>

namespace rushes::test {

using namespace Qt::StringLiterals;

inline const QString service = u"kyyReactApiServer"_s;

/// A table over an engine's tasks, shown.
struct Bench
{
    explicit Bench(int width = 1500)
    {
        filtered.setSourceModel(&fixture.model());
        makeTable(width);
    }

    void makeTable(int width)
    {
        table = std::make_unique<TaskTableView>(fixture.engine().settings(), fixture.clock());
        table->setModel(&filtered);
        table->resize(width, 700);
        table->show();
    }
    void addTasks(int count)
    {
        for (int i = 0; i < count; ++i)
            numbers.append(fixture.addTask(u"vgen_%1"_s.arg(i, 8, 10, QLatin1Char('0')), service));
    }
    [[nodiscard]] int shownColumns() const
    {
        int shown = 0;
        for (int column = 0; column < taskColumnCount; ++column)
            shown += table->isColumnHidden(column) ? 0 : 1;
        return shown;
    }
    [[nodiscard]] QColor pixelAt(int row, TaskColumn column) const
    {
        const QRect cell = table->visualRect(filtered.index(row, int(column)));
        return table->viewport()->grab(cell).toImage().pixelColor(5, 5); // beside the mark of the keyboard
    }

    EngineFixture fixture;
    TaskFilterModel filtered;
    std::unique_ptr<TaskTableView> table;
    QVector<qint64> numbers;
};

inline bool hasColour(const QImage &image, const QColor &colour, int tolerance = 12)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (std::abs(pixel.red() - colour.red()) <= tolerance &&
                std::abs(pixel.green() - colour.green()) <= tolerance &&
                std::abs(pixel.blue() - colour.blue()) <= tolerance)
                return true;
        }
    }
    return false;
}

} // namespace rushes::test
