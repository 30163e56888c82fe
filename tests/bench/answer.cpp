// SPDX-License-Identifier: GPL-3.0-or-later

// What one answer costs the whole program, from the socket to the repainted row, with the write in between:
// the window is open over an engine that asks bench_server. An answer that says another status, one that says
// the same, and beside it `curl` and `jq` for the same answer. Usage: answer RUNS SERVER [POLLS]     SERVER:
// the program; POLLS: of the control in each run; none unless told One JSON object on standard output:
// milliseconds of CPU for each answer, an array of the runs; what the unchanged ones wrote (bytes) and
// repainted (times the table was painted, but for the tick that moves its clocks), all runs together.

#include "measured_command.h"

#include "core/heaps.h"
#include "core/service_catalogue.h"
#include "engine/engine.h"
#include "monitor/task_monitor.h"
#include "store/key_ring.h"
#include "store/profile.h"
#include "ui/main_window/main_window.h"
#include "ui/style/theme.h"
#include "ui/table/task_table_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QHash>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

constexpr int rowsInView =
    8; // of a window of the usual size: one below its edge would be waited for until the tick
constexpr int turns = 8;         ///< changes of each row in a run
constexpr int patience = 10'000; // ms
const QString serviceName = u"bench"_s;
const QString key = u"bench-key"_s;

Service serviceAt(const QString &port)
{
    Service service = *ServiceCatalogue::builtIn().find(u"kyyReactApiServer"_s);
    service.name = serviceName;
    service.title = u"Bench"_s;
    service.base = QUrl(u"http://127.0.0.1:%1/bench"_s.arg(port));
    service.polling = {.minimum = 100ms, .from = 1h, .to = 1h};
    return service;
}

double ownCpu()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return bench::cpuMilliseconds(usage);
}

/// Counts how often the table is painted for another reason than its tick.
class PaintCount final : public QObject
{
public:
    explicit PaintCount(TaskTableView &table)
        : m_table(table)
    {
        table.installEventFilter(this);
        table.viewport()->installEventFilter(this);
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == &m_table && event->type() == QEvent::Timer)
            m_ticked = true;
        else if (watched == m_table.viewport() && event->type() == QEvent::Paint)
            (std::exchange(m_ticked, false) ? ticks : paints) += 1;
        return false;
    }
    int paints = 0;
    int ticks = 0;

private:
    TaskTableView &m_table;
    bool m_ticked = false;
};

class AnswerBench
{
public:
    AnswerBench(const QString &port, const QString &folder)
        : m_catalogue(ServiceCatalogue::builtIn().withService(serviceAt(port)).withDefault(serviceName))
    {
        EngineOptions options;
        options.profileFolder = folder;
        options.catalogue = m_catalogue;
        options.fixedInterval = 1h;
        auto opened = Engine::open(std::move(options));
        if (!opened)
            qFatal("answer: %s", qPrintable(opened.error().detail));
        m_engine = std::move(opened).value();
        m_engine->keys().setKey(serviceName, key);
        m_window = std::make_unique<MainWindow>(*m_engine);
        m_window->show();
        m_engine->start();
        QObject::connect(&monitor(), &TaskMonitor::taskChanged, m_window.get(),
                         [this](const Task &task, TaskChanges) { m_heard[task.number] = task.lastHeardAt; });
        m_paints = std::make_unique<PaintCount>(*m_window->findChild<TaskTableView *>());
    }

    /// As many rows as are seen, each asked once.
    QVector<qint64> fill(const QString &prefix)
    {
        QVector<NewTask> wanted;
        for (int i = 0; i < rowsInView; ++i)
            wanted.append({.id = prefix + QString::number(m_made++),
                           .service = serviceName,
                           .family = u"veo"_s,
                           .mode = {},
                           .label = {}});
        const QVector<qint64> numbers = monitor().add(wanted).added;
        for (const qint64 number : numbers)
            waitUntil("the first answer", [&] { return heard(number).has_value(); });
        rest();
        return numbers;
    }
    void clear(const QVector<qint64> &numbers)
    {
        monitor().remove(numbers);
        rest();
    }

    /// CPU of one answer; each is waited for, and painted before the next where it changes something.
    double ask(const QVector<qint64> &numbers, int times, bool changes)
    {
        const double before = ownCpu();
        for (int time = 0; time < times; ++time) {
            for (const qint64 number : numbers) {
                const auto last = heard(number);
                const int painted = m_paints->paints + m_paints->ticks;
                monitor().checkNow({number});
                waitUntil("an answer", [&] { return heard(number) != last; });
                if (changes)
                    waitUntil("a picture", [&] { return m_paints->paints + m_paints->ticks > painted; });
            }
        }
        rest();
        return (ownCpu() - before) / double(times) / double(numbers.size());
    }

    [[nodiscard]] qint64 bytesWritten() const
    {
        const QString path = m_engine->profile().databasePath();
        return QFileInfo(path).size() + QFileInfo(path + u"-wal").size();
    }
    [[nodiscard]] int paints() const { return m_paints->paints; }

private:
    [[nodiscard]] TaskMonitor &monitor() const { return m_engine->monitor(); }
    /// As last published.
    [[nodiscard]] std::optional<Moment> heard(qint64 number) const { return m_heard.value(number); }
    template<typename Condition>
    static void waitUntil(const char *what, Condition condition)
    {
        QElapsedTimer waited;
        waited.start();
        while (!condition()) {
            if (waited.hasExpired(patience))
                qFatal("answer: %s does not come", what);
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents); // the window ticks
        }
    }
    /// Lets what was set off come to its end.
    static void rest()
    {
        QEventLoop loop;
        QTimer::singleShot(150, &loop, &QEventLoop::quit);
        loop.exec();
    }

    ServiceCatalogue m_catalogue;
    QHash<qint64, std::optional<Moment>> m_heard; ///< told by the monitor: asking it unpacks a task
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<PaintCount> m_paints;
    int m_made = 0;
};

double controlCpu(const QString &port, int polls)
{
    const std::string loop = "i=0; while [ $i -lt \"$1\" ]; do curl -sS -H \"Authorization: Bearer $2\" "
                             "\"$3\" | jq -r .status; i=$((i+1)); done";
    const std::string url = u"http://127.0.0.1:%1/bench/v1/result/vgen_control"_s.arg(port).toStdString();
    const auto cost =
        bench::measured({"sh", "-c", loop, "sh", std::to_string(polls), key.toStdString(), url});
    if (!cost)
        qFatal("answer: the control failed");
    return cost->cpu / polls;
}

} // namespace

int main(int argc, char *argv[])
{
    arrangeHeaps(); // as the program does
    QApplication application(argc, argv);
    const Theme theme(application);
    const QStringList arguments = QCoreApplication::arguments();
    const int runs = arguments.value(1).toInt();
    const int polls = arguments.value(3).toInt();
    QProcess server;
    server.start(arguments.value(2), {});
    if (runs < 1 || !server.waitForReadyRead()) {
        std::fputs("answer: usage: answer RUNS SERVER [POLLS]\n", stderr);
        return 2;
    }
    const QString port = QString::fromLatin1(server.readLine().trimmed());
    const QTemporaryDir folder;
    AnswerBench bench(port, folder.filePath(u"profile"_s));

    std::vector<double> changed;
    std::vector<double> unchanged;
    std::vector<double> control;
    qint64 written = 0;
    int painted = 0;
    int asked = 0;
    bench.clear(bench.fill(u"vgen_warm"_s)); // the caches
    for (int run = 0; run < runs; ++run) {
        const QVector<qint64> steady = bench.fill(u"vgen_steady"_s);
        const qint64 bytesBefore = bench.bytesWritten();
        const int paintsBefore = bench.paints();
        unchanged.push_back(bench.ask(steady, turns, false));
        written += bench.bytesWritten() - bytesBefore;
        painted += bench.paints() - paintsBefore;
        asked += turns * rowsInView;
        bench.clear(steady); // what is not in view is not painted
        if (polls > 0) {
            control.push_back(controlCpu(port, polls));
            continue;
        }
        const QVector<qint64> turning = bench.fill(u"vgen_turning"_s);
        changed.push_back(bench.ask(turning, turns, true));
        bench.clear(turning);
    }
    std::printf("{");
    bench::printArray("changed_cpu_ms", changed);
    std::printf(",");
    bench::printArray("unchanged_cpu_ms", unchanged);
    std::printf(",");
    bench::printArray("control_cpu_ms", control);
    std::printf(R"(,"unchanged":%d,"unchanged_bytes":%lld,"unchanged_paints":%d})"
                "\n",
                asked, static_cast<long long>(written), painted);
    server.closeWriteChannel();
    server.waitForFinished();
    return 0;
}
