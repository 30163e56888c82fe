// SPDX-License-Identifier: GPL-3.0-or-later

// A clip of 1 GiB from the simulator on loopback to a held file: fetched, boxes walked, a frame decoded,
// hashed and synced, as the program does it; and beside it `curl`, then `sha256sum` and `sync` for the same
// bytes. Usage: download RUNS FOLDER HELPER [MIB] One JSON object on standard output: for each of control,
// rushes, and rushes with a small clip (what a program without a clip to speak of costs): {"ms": [...],
// "cpu_ms": [...], "kib": [...], "stall_ms": [...]}, the last being the longest time in which its event loop
// answered nobody.

#include "measured_command.h"

#include "core/heaps.h"
#include "core/system_clock.h"
#include "media/clip_inspector.h"
#include "monitor/clip_copy.h"
#include "net/proxy.h"
#include "simulator/simulator.h"
#include "store/clip_store.h"
#include "store/free_space.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QNetworkAccessManager>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

QByteArray bigEndian(quint32 value)
{
    QByteArray bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += char(value >> shift & 0xff);
    return bytes;
}

/// A clip, and after it a box of nothing that is as large as it takes.
QByteArray grown(QByteArray clip, qint64 bytes)
{
    const qint64 box = bytes - clip.size();
    clip += bigEndian(quint32(box)) + "free";
    clip.resize(bytes, '\x5a');
    return clip;
}

sim::ScriptedTask task(const QString &clip, Moment now)
{
    sim::ScriptedTask scripted;
    scripted.id = u"vgen_"_s + clip;
    scripted.service = u"kyyReactApiServer"_s;
    scripted.family = u"veo"_s;
    scripted.model = u"veo_3_1_fast"_s;
    scripted.created = now - 5min;
    scripted.ending = sim::Completes{.clip = clip};
    return scripted;
}

/// Serves both clips, and says their links, until its input ends.
int serve(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const qint64 largeBytes = std::atoll(argv[2]) << 20;
    SystemClock clock;
    Simulator simulator(clock);
    if (!simulator.listen())
        return 1;
    const QByteArray small = simulator.clip(simulator.clipNames().first());
    simulator.setClip(u"small"_s, small, 1);
    simulator.setClip(u"large"_s, grown(small, largeBytes), 1);
    for (const QString &name : {u"small"_s, u"large"_s}) {
        const sim::ScriptedTask scripted = task(name, clock.wall());
        simulator.setTask(scripted);
        std::printf("%s\n", simulator.linkOf(scripted.service, scripted.id).toEncoded().constData());
    }
    std::fflush(stdout);
    return QCoreApplication::exec();
}

qint64 peakKib()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray status = file.readAll();
    return status.mid(status.indexOf("VmHWM:") + 6).simplified().split(' ').value(0).toLongLong();
}

/// Longest time in which the event loop did not come round.
class Heartbeat
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_since.start();
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_longest = std::max(m_longest, double(m_since.nsecsElapsed()) / 1e6 - period);
            m_since.start();
        });
        m_timer.start(period);
    }
    [[nodiscard]] double longest() const { return m_longest; }

private:
    static constexpr int period = 4; // ms
    QTimer m_timer;
    QElapsedTimer m_since;
    double m_longest = 0;
};

/// fetch LINK FOLDER HELPER: one copy as ClipKeeper makes it; says its peak of memory and its longest stall.
int fetch(int argc, char **argv)
{
    arrangeHeaps(); // as the program does
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    SystemClock clock;
    QNetworkAccessManager network;
    setProxy(network, {.mode = ProxyMode::None});
    const ClipStore store(arguments.at(3));
    ClipInspector inspector(arguments.at(4));
    Task copied;
    copied.number = 1;
    copied.id = u"vgen_bench"_s;
    copied.videoUrl = arguments.at(2);
    ClipCopy copy({clock, network, store, inspector, systemFreeSpace, 0}, copied, true);
    Heartbeat heartbeat;
    QObject::connect(&copy, &ClipCopy::finished, &copy, [&](const CopyOutcome &outcome) {
        if (const auto *failure = std::get_if<CopyFailure>(&outcome))
            std::fprintf(stderr, "download: %d %s\n", int(failure->error.kind),
                         qPrintable(failure->error.detail));
        std::printf("%lld %.2f\n", static_cast<long long>(peakKib()), heartbeat.longest());
        QCoreApplication::exit(std::holds_alternative<ClipFacts>(outcome) ? 0 : 1);
    });
    copy.start();
    return QCoreApplication::exec();
}

struct Measures
{
    std::vector<double> milliseconds;
    std::vector<double> cpu;
    std::vector<double> stalls;
    std::vector<double> kib;
};

/// Runs a program to its end; its standard output is given back.
bool measure(const std::vector<std::string> &command, Measures &measures)
{
    using SteadyClock = std::chrono::steady_clock;
    int output[2];
    if (pipe(output) != 0)
        return false;
    const auto start = SteadyClock::now();
    const pid_t child = fork();
    if (child == 0) {
        dup2(output[1], 1);
        close(output[0]);
        close(output[1]);
        std::vector<char *> arguments;
        for (const std::string &argument : command)
            arguments.push_back(const_cast<char *>(argument.c_str()));
        arguments.push_back(nullptr);
        execvp(arguments.front(), arguments.data());
        _exit(127);
    }
    close(output[1]);
    std::string said;
    char block[256];
    for (ssize_t got = 0; (got = read(output[0], block, sizeof block)) > 0;)
        said.append(block, size_t(got));
    close(output[0]);
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    measures.milliseconds.push_back(
        std::chrono::duration<double, std::milli>(SteadyClock::now() - start).count());
    measures.cpu.push_back((seconds(usage.ru_utime) + seconds(usage.ru_stime)) * 1000);
    long peak = usage.ru_maxrss;
    double stall = 0;
    if (std::sscanf(said.c_str(), "%ld %lf", &peak, &stall) == 2)
        measures.stalls.push_back(stall);
    measures.kib.push_back(double(peak));
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

void print(const char *name, const Measures &measures, const char *end)
{
    std::printf("\"%s\":{", name);
    bench::printArray("ms", measures.milliseconds);
    std::printf(",");
    bench::printArray("cpu_ms", measures.cpu);
    std::printf(",");
    bench::printArray("kib", measures.kib);
    std::printf(",");
    bench::printArray("stall_ms", measures.stalls);
    std::printf("}%s", end);
}

/// The server as a process of its own, so that what it costs is nobody's.
class Server
{
public:
    Server(const std::string &program, const std::string &mib)
    {
        int output[2];
        if (pipe(output) != 0)
            return;
        m_process = fork();
        if (m_process == 0) {
            dup2(output[1], 1);
            close(output[0]);
            execl(program.c_str(), program.c_str(), "serve", mib.c_str(), nullptr);
            _exit(127);
        }
        close(output[1]);
        FILE *lines = fdopen(output[0], "r");
        for (std::string *link : {&small, &large}) {
            char line[4096] = "";
            if (std::fgets(line, sizeof line, lines))
                *link = std::string(line, strcspn(line, "\n"));
        }
        std::fclose(lines);
    }
    ~Server()
    {
        kill(m_process, SIGTERM);
        waitpid(m_process, nullptr, 0);
    }
    Q_DISABLE_COPY_MOVE(Server)

    std::string small;
    std::string large;

private:
    pid_t m_process = -1;
};

int drive(int runs, const std::string &program, const std::string &folder, const std::string &helper,
          const std::string &mib)
{
    const Server server(program, mib);
    if (server.large.empty()) {
        std::fputs("download: the simulator does not serve\n", stderr);
        return 1;
    }
    const std::string part = folder + "/control";
    const std::string held = folder + "/held";
    const std::vector<std::string> control{
        "sh", "-c",         "curl -sS -o \"$2\" \"$1\" && sha256sum \"$2\" >/dev/null && sync \"$2\"",
        "sh", server.large, part};
    Measures measures[3];
    for (int run = -1; run < runs; ++run) {
        const std::vector<std::string> commands[3]{control,
                                                   {program, "fetch", server.large, held, helper},
                                                   {program, "fetch", server.small, held, helper}};
        for (int index = 0; index < 3; ++index) {
            if (!measure(commands[index], measures[index])) {
                std::fprintf(stderr, "download: %s failed\n", commands[index].front().c_str());
                return 1;
            }
            std::remove(part.c_str());
            QDir(QString::fromStdString(held)).removeRecursively();
            if (run < 0)
                measures[index] = {}; // it only warmed the caches
        }
    }
    std::printf("{");
    print("control", measures[0], ",");
    print("rushes", measures[1], ",");
    print("rushes_small_clip", measures[2], "}\n");
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const std::string mode = argc > 1 ? argv[1] : "";
    if (mode == "serve" && argc == 3)
        return serve(argc, argv);
    if (mode == "fetch" && argc == 5)
        return fetch(argc, argv);
    const int runs = argc == 4 || argc == 5 ? std::atoi(argv[1]) : 0;
    if (runs < 1) {
        std::fputs("download: usage: download RUNS FOLDER HELPER [MIB]\n", stderr);
        return 2;
    }
    return drive(runs, argv[0], argv[2], argv[3], argc == 5 ? argv[4] : "1024");
}
