// SPDX-License-Identifier: GPL-3.0-or-later

// The table of tasks with many rows: sorting, filtering, single changes, memory, and frames while scrolling,
// beside a plain QTableView of text of the same size in the same window's place. Usage: table [ROWS]
// [ROUNDS]; 100000 and 20 unless told. One JSON object on standard output; milliseconds of the machine's
// time, bytes of the heap. Frames want a display of their own (X11: each frame is counted up to the server's
// answer).

#include "remembered_tasks.h"

#include "core/heaps.h"
#include "model/quiet_monitor.h"
#include "model/task_filter_model.h"
#include "model/task_table_model.h"
#include "store/settings.h"
#include "ui/style/theme.h"
#include "ui/table/task_table_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cstdio>

#include <malloc.h>
#include <xcb/xcb.h>

namespace rushes::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int framesARound = 120;

/// Runs a step and returns its milliseconds.
template<typename Step>
double timed(Step step)
{
    QElapsedTimer timer;
    timer.start();
    step();
    return double(timer.nsecsElapsed()) / 1e6;
}

double rank(QVector<double> values, double share)
{
    std::ranges::sort(values);
    return values.at(std::min(values.size() - 1, qsizetype(double(values.size()) * share)));
}

QJsonObject summary(const QVector<double> &values)
{
    return {{u"median"_s, rank(values, 0.5)},
            {u"p95"_s, rank(values, 0.95)},
            {u"p99"_s, rank(values, 0.99)},
            {u"max"_s, rank(values, 1)}};
}

qint64 heapBytes()
{
    return qint64(mallinfo2().uordblks) + qint64(mallinfo2().hblkhd);
}

/// What a QTableView shows at its cheapest: as many rows and columns, one text a cell.
class PlainModel final : public QAbstractTableModel
{
public:
    PlainModel(int rows, int columns)
        : m_rows(rows)
        , m_columns(columns)
    {
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : m_rows;
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : m_columns;
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(u"text %1 of %2"_s.arg(index.column()).arg(index.row()))
                                       : QVariant();
    }

private:
    int m_rows;
    int m_columns;
};

/// Waits until the server has drawn what it was sent.
void waitForServer()
{
    const auto *x11 = qApp->nativeInterface<QNativeInterface::QX11Application>();
    if (!x11)
        return;
    xcb_connection_t *connection = x11->connection();
    std::free(xcb_get_input_focus_reply(connection, xcb_get_input_focus(connection), nullptr));
}

struct Frames
{
    QVector<double> wheel;
    QVector<double> page;
};

void takeFrame(QTableView &view, QVector<double> &frames, const std::function<void()> &move)
{
    frames.append(timed([&] {
        move();
        QApplication::processEvents();               // posts the update, then paints it
        view.viewport()->repaint(QRect(0, 0, 1, 1)); // nothing may be left unpainted
        waitForServer();
    }));
}

void scroll(QTableView &view, int round, Frames &frames)
{
    view.show();
    view.raise();
    QScrollBar &bar = *view.verticalScrollBar();
    bar.setValue(int(double(bar.maximum()) * ((round * 37 % 90) / 100.0)));
    QApplication::processEvents();
    for (int frame = 0; frame < framesARound; ++frame) {
        takeFrame(view, frames.wheel, [&] {
            const QPointF middle = QRectF(view.viewport()->rect()).center();
            QWheelEvent wheel(middle, view.viewport()->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton,
                              Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(view.viewport(), &wheel);
        });
    }
    for (int frame = 0; frame < framesARound; ++frame)
        takeFrame(view, frames.page, [&] { bar.triggerAction(QAbstractSlider::SliderPageStepAdd); });
    view.hide();
}

QJsonObject toJson(const Frames &frames)
{
    return {{u"wheel"_s, summary(frames.wheel)}, {u"page"_s, summary(frames.page)}};
}

class TableBench
{
public:
    TableBench(int rows, int rounds)
        : m_rows(rows)
        , m_rounds(rounds)
    {
    }

    QJsonObject run()
    {
        build();
        QJsonObject figures{{u"rows"_s, m_rows},
                            {u"rounds"_s, m_rounds},
                            {u"bytes_a_task"_s, m_memory},
                            {u"build_ms"_s, m_build}};
        figures[u"sort_ms"_s] = sort();
        figures[u"filter_ms"_s] = filter();
        figures[u"change_ms"_s] = change();
        figures[u"rows_ms"_s] = insertAndRemove();
        figures[u"frame_ms"_s] = frames();
        return figures;
    }

private:
    void build()
    {
        qint64 before = heapBytes();
        const auto note = [&](const QString &name) {
            const qint64 now = heapBytes();
            m_memory[name] = double(now - before) / m_rows;
            before = now;
        };
        QVector<Task> tasks = rememberedTasks(m_rows, test::ManualClock().wall());
        note(u"tasks_as_read"_s);
        m_build[u"monitor"_s] = timed([&] { m_quiet = std::make_unique<test::QuietMonitor>(tasks); });
        tasks.clear(); // what the monitor shares with them is its own now
        note(u"monitor_beyond"_s);
        m_build[u"model"_s] = timed([&] {
            m_model = std::make_unique<TaskTableModel>(m_quiet->monitor, m_quiet->clock, m_quiet->clips);
        });
        note(u"model"_s);
        m_filtered.setShowsEarlier(true);
        m_build[u"filter"_s] = timed([&] { m_filtered.setSourceModel(m_model.get()); });
        m_settings = std::make_unique<Settings>(m_quiet->folder.filePath(u"settings.ini"_s));
        m_view = std::make_unique<TaskTableView>(*m_settings, m_quiet->clock);
        m_build[u"view"_s] = timed([&] { m_view->setModel(&m_filtered); });
        note(u"filter_and_view"_s);
        m_filtered.setSearch(u"harbour"_s);
        m_filtered.setSearch({});
        note(u"search"_s);
        m_view->setFocusPolicy(Qt::NoFocus);
        m_view->resize(1700, 900);
        m_view->show();
        QApplication::processEvents();
    }

    QJsonObject sort()
    {
        QJsonObject all;
        for (int column = 0; column < taskColumnCount; ++column) {
            QVector<double> times;
            for (int round = 0; round < m_rounds; ++round) {
                const auto order = round % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
                times.append(timed([&] { m_filtered.sort(column, order); }));
                QApplication::processEvents();
            }
            QJsonObject row = summary(times);
            row[u"first"_s] = times.first();
            all[columnTitle(TaskColumn(column))] = row;
        }
        m_filtered.sort(int(TaskColumn::Created), Qt::DescendingOrder);
        return all;
    }

    QJsonObject filter()
    {
        QMap<QString, QVector<double>> times;
        const auto take = [&](const QString &name, const auto &step) {
            times[name].append(timed([&] {
                step();
                QApplication::processEvents();
            }));
        };
        QVector<double> first;
        for (int round = 0; round < m_rounds; ++round) {
            const QString word = round % 2 == 0 ? u"harbour"_s : u"sora-2"_s;
            for (int letters = 1; letters <= word.size(); ++letters)
                take(letters == 1 ? u"first letter"_s : u"next letter"_s,
                     [&] { m_filtered.setSearch(word.left(letters)); });
            for (int letters = int(word.size()) - 1; letters >= 1; --letters)
                take(u"letter taken back"_s, [&] { m_filtered.setSearch(word.left(letters)); });
            take(u"search cleared"_s, [&] { m_filtered.setSearch({}); });
            take(u"chip"_s, [&] { m_filtered.setFilter(RunningTasks); });
            take(u"chip cleared"_s, [&] { m_filtered.setFilter(AllTasks); });
        }
        QJsonObject all;
        for (const auto &[name, values] : times.asKeyValueRange())
            all[name] = summary(values);
        return all;
    }

    /// One row that moves (its sort value is another) and one that does not.
    QJsonObject change()
    {
        QVector<double> staying;
        QVector<double> moving;
        m_filtered.sort(int(TaskColumn::Heard), Qt::AscendingOrder);
        QApplication::processEvents();
        for (int round = 0; round < m_rounds * 10; ++round) {
            const qint64 number = 1 + qint64(round) * 7919 % m_rows;
            Task task = *m_model->task(number);
            task.label = u"another %1"_s.arg(round);
            staying.append(timed([&] { Q_EMIT m_quiet->monitor.taskChanged(task, TaskChange::Identity); }));
            task.lastHeardAt = m_quiet->clock.wall() - std::chrono::minutes(round * 997);
            moving.append(timed([&] { Q_EMIT m_quiet->monitor.taskChanged(task, TaskChange::Contact); }));
            QApplication::processEvents();
        }
        m_filtered.sort(int(TaskColumn::Created), Qt::DescendingOrder);
        return {{u"stays"_s, summary(staying)}, {u"moves"_s, summary(moving)}};
    }

    QJsonObject insertAndRemove()
    {
        QVector<double> inserted;
        QVector<double> removed;
        QVector<double> scattered;
        for (int round = 0; round < m_rounds; ++round) {
            QVector<Task> tasks = rememberedTasks(200, m_quiet->clock.wall());
            QVector<qint64> numbers;
            for (Task &task : tasks) {
                task.number += m_rows;
                numbers.append(task.number);
            }
            inserted.append(timed([&] { Q_EMIT m_quiet->monitor.tasksAdded(tasks); }));
            removed.append(timed([&] { Q_EMIT m_quiet->monitor.tasksRemoved(numbers); }));
        }
        QVector<qint64> everySecond;
        for (qint64 number = 2; number <= m_rows / 5; number += 2)
            everySecond.append(number);
        QVector<Task> kept;
        for (const qint64 number : everySecond)
            kept.append(*m_model->task(number));
        scattered.append(timed([&] { Q_EMIT m_quiet->monitor.tasksRemoved(everySecond); }));
        Q_EMIT m_quiet->monitor.tasksAdded(kept);
        return {{u"insert 200"_s, summary(inserted)},
                {u"remove 200"_s, summary(removed)},
                {u"remove every second of a fifth"_s, summary(scattered)}};
    }

    QJsonObject frames()
    {
        int columns = 0;
        for (int column = 0; column < taskColumnCount; ++column)
            columns += m_view->isColumnHidden(column) ? 0 : 1;
        PlainModel plain(m_rows, columns);
        QTableView control;
        control.setFocusPolicy(Qt::NoFocus);
        control.setModel(&plain);
        control.verticalHeader()->hide();
        control.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        control.verticalHeader()->setDefaultSectionSize(m_view->verticalHeader()->defaultSectionSize());
        control.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
        control.setShowGrid(false);
        control.setAlternatingRowColors(true);
        control.resize(m_view->size());
        for (int column = 0; column < columns; ++column)
            control.setColumnWidth(column, m_view->viewport()->width() / columns);
        Frames ours;
        Frames theirs;
        m_view->hide();
        scroll(*m_view, 0, ours);
        scroll(control, 0, theirs);
        ours = {};
        theirs = {};
        for (int round = 0; round < m_rounds; ++round) {
            control.verticalScrollBar()->setSingleStep(m_view->verticalScrollBar()->singleStep());
            scroll(control, round, theirs);
            scroll(*m_view, round, ours);
        }
        return {{u"control"_s, toJson(theirs)},
                {u"rushes"_s, toJson(ours)},
                {u"columns"_s, columns},
                {u"wheel_p99_ratio"_s, rank(ours.wheel, 0.99) / rank(theirs.wheel, 0.99)},
                {u"page_p99_ratio"_s, rank(ours.page, 0.99) / rank(theirs.page, 0.99)}};
    }

    const int m_rows;
    const int m_rounds;
    QJsonObject m_memory;
    QJsonObject m_build;
    std::unique_ptr<test::QuietMonitor> m_quiet;
    std::unique_ptr<TaskTableModel> m_model;
    TaskFilterModel m_filtered;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<TaskTableView> m_view;
};

} // namespace

} // namespace rushes::bench

int main(int argc, char *argv[])
{
    rushes::arrangeHeaps(); // as the program does
    QApplication application(argc, argv);
    rushes::Theme theme(application);
    const QStringList arguments = application.arguments();
    rushes::bench::TableBench bench(
        std::max(10, arguments.value(1).isEmpty() ? 100'000 : arguments.value(1).toInt()),
        std::max(1, arguments.value(2).isEmpty() ? 20 : arguments.value(2).toInt()));
    const QByteArray json = QJsonDocument(bench.run()).toJson(QJsonDocument::Indented);
    std::fwrite(json.constData(), 1, size_t(json.size()), stdout);
    return 0;
}
