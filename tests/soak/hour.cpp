// SPDX-License-Identifier: GPL-3.0-or-later

// The real program with its window open, over services that run fast: tasks are handed to it without an end,
// run for seconds instead of minutes, fail, are held, and every link ends soon; every 30 s the program is
// looked at. Usage: hour RUSHES FOLDER MINUTES SPEED FOLDER: where the profile is made. One CSV line a look
// on standard output. Ends with 1 where the program does not live as long.

#include "process_look.h"

#include "core/service_catalogue.h"
#include "core/system_clock.h"
#include "engine/instance_channel.h"
#include "simulator/simulator.h"
#include "store/profile.h"
#include "store/service_store.h"
#include "store/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

const QString simulated = u"kyyReactApiServer"_s;
const QString watched = u"soak"_s;
constexpr auto lookEvery = 30s;
constexpr auto addEvery = 20s;
constexpr int addAtOnce = 10;

std::chrono::seconds hastened(std::chrono::seconds time, double speed)
{
    return std::chrono::seconds(std::max<qint64>(1, std::llround(double(time.count()) / speed)));
}

void hasten(std::optional<Estimate> &estimate, double speed)
{
    if (estimate)
        estimate = {hastened(estimate->from, speed), hastened(estimate->to, speed)};
}

/// The simulator's service as a user would add it, whose times are all as much shorter.
Service hastenedService(const Simulator &simulator, double speed)
{
    Service service = *simulator.catalogue().find(simulated);
    service.name = watched;
    service.title = u"Soak"_s;
    const auto shorter = [speed](auto time) {
        return std::max<std::chrono::milliseconds>(200ms, time / int(speed));
    };
    service.polling = {shorter(30'000ms), shorter(30'000ms), shorter(60'000ms)};
    for (Family &family : service.families) {
        hasten(family.estimate, speed);
        for (Mode &mode : family.modes)
            hasten(mode.estimate, speed);
        if (family.linkLifetime)
            family.linkLifetime->duration = hastened(family.linkLifetime->duration, speed);
    }
    return service;
}

class Soak
{
public:
    Soak(const QString &program, const QString &folder, double speed)
        : m_folder(folder)
        , m_speed(speed)
        , m_simulator(m_clock)
    {
        if (!QDir().mkpath(folder) || !writeServices(Profile::servicesPath(folder), {m_service}))
            qFatal("hour: the profile cannot be written");
        Settings(Profile::settingsPath(folder)).setDefaultService(watched);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"RUSHES_API_KEY"_s, m_simulator.key());
        environment.insert(u"RUSHES_DEBUGGABLE"_s, u"1"_s); // it is looked at
        m_program.setProcessEnvironment(environment);
        m_program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_program.setStandardOutputFile(QProcess::nullDevice());
        m_program.start(program, {u"--profile"_s, folder});
        if (!m_program.waitForStarted())
            qFatal("hour: the program does not start");
        m_since.start();
    }
    ~Soak()
    {
        m_program.terminate();
        m_program.waitForFinished(10'000);
    }
    Q_DISABLE_COPY_MOVE(Soak)

    [[nodiscard]] bool lives() const { return m_program.state() == QProcess::Running; }

    /// New tasks begin at the service, and their ids reach the program as a second window hands them over:
    /// the last one alone, so that it is selected, and plays once it is held.
    void addTasks()
    {
        handOverTasks(addAtOnce - 1);
        handOverTasks(1);
        // What ended long ago is nobody's any more.
        for (; m_forgotten < m_made - keptAtService; ++m_forgotten)
            m_simulator.removeTask(simulated, idOf(m_forgotten));
        m_requests += m_simulator.requests().size();
        m_simulator.clearRequests();
    }

    static void printHead()
    {
        std::puts("seconds,tasks,requests,held,own_kib,handles,threads,cpu_ms,database,wal,logs");
    }
    void look()
    {
        const soak::ProcessLook seen = soak::lookAt(m_program.processId());
        const QString database = Profile::databasePath(m_folder);
        std::printf("%lld,%d,%lld,%d,%lld,%d,%d,%lld,%lld,%lld,%lld\n", m_since.elapsed() / 1000, m_added,
                    static_cast<long long>(m_requests),
                    soak::filesIn(Profile::clipsFolder(m_folder), u"*.mp4"_s), seen.ownKib, seen.handles,
                    seen.threads, seen.cpuMs, soak::bytesOf(database), soak::bytesOf(database + u"-wal"),
                    soak::bytesOf(Profile::logFolder(m_folder)));
        std::fflush(stdout);
    }

private:
    static constexpr int keptAtService = 400;

    void handOverTasks(int count)
    {
        QString text;
        for (int i = 0; i < count; ++i) {
            const sim::ScriptedTask task = nextTask();
            m_simulator.setTask(task);
            text += m_service.resultUrl(task.id).toString() + u'\n';
        }
        const auto answer = handOver(m_folder, text);
        if (!answer)
            std::fprintf(stderr, "hour: not taken: %d %s\n", int(answer.error().kind),
                         qPrintable(answer.error().detail));
        m_added += answer ? answer->added : 0;
    }

    static QString idOf(int number) { return u"vgen_%1"_s.arg(number, 12, 16, QChar(u'0')); }
    Duration shortened(int seconds) { return Duration(qint64(seconds * 1000 / m_speed)); }

    sim::ScriptedTask nextTask()
    {
        QRandomGenerator &random = *QRandomGenerator::global();
        sim::ScriptedTask task;
        task.id = idOf(m_made++);
        task.service = simulated;
        task.family = u"veo"_s;
        task.model = u"veo_3_1_fast"_s;
        task.created = m_clock.wall();
        task.queuedFor = shortened(random.bounded(5, 60));
        task.processingFor = shortened(random.bounded(60, 300));
        const QStringList clips{u"kite"_s, u"harbour"_s, u"fireflies"_s};
        task.ending = sim::Completes{.clip = clips.at(random.bounded(int(clips.size()))),
                                     .linkLifetime = hastened(24h, m_speed)};
        switch (random.bounded(20)) {
        case 0:
            task.ending = sim::Fails{u"The prompt was rejected by the content policy."_s};
            break;
        case 1:
            task.answerFaults = {{sim::Html{502}, {.times = 2}}};
            break;
        case 2:
            task.answerFaults = {{sim::AskToWait{.wait = 1s}, sim::once}};
            break;
        case 3:
            task.answerFaults = {{sim::Reset{}, {.times = 2}}};
            break;
        case 4:
            task.clipFaults = {{sim::Cut{20'000}, sim::once}, {sim::Reset{30'000}, sim::afterFirst(1, 1)}};
            break;
        case 5:
            task.clipFaults = {{sim::KillLink{410}, sim::once}};
            break;
        default:
            break;
        }
        return task;
    }

    const QString m_folder;
    const double m_speed;
    SystemClock m_clock;
    Simulator m_simulator;
    const Service m_service = listeningService();
    QProcess m_program;
    QElapsedTimer m_since;
    int m_made = 0;
    int m_forgotten = 0;
    int m_added = 0;
    qint64 m_requests = 0;

    Service listeningService()
    {
        if (!m_simulator.listen())
            qFatal("hour: no port");
        return hastenedService(m_simulator, m_speed);
    }
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const double minutes = arguments.value(3).toDouble();
    const double speed = arguments.value(4).toDouble();
    if (arguments.size() != 5 || minutes <= 0 || speed < 1) {
        std::fputs("hour: usage: hour RUSHES FOLDER MINUTES SPEED\n", stderr);
        return 2;
    }
    Soak soak(arguments.at(1), arguments.at(2), speed);
    Soak::printHead();
    QTimer adding;
    QObject::connect(&adding, &QTimer::timeout, &adding, [&soak] { soak.addTasks(); });
    adding.start(addEvery);
    QTimer looking;
    QObject::connect(&looking, &QTimer::timeout, &looking, [&soak] {
        if (!soak.lives())
            return QCoreApplication::exit(1);
        soak.look();
    });
    looking.start(lookEvery);
    QTimer::singleShot(std::chrono::milliseconds(qint64(minutes * 60'000)), &application,
                       [] { QCoreApplication::exit(0); });
    const int code = QCoreApplication::exec();
    if (code != 0)
        std::fputs("hour: the program ended by itself\n", stderr);
    return code;
}
