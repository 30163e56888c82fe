// SPDX-License-Identifier: GPL-3.0-or-later

// How long from a click on a row until the first picture of its held clip is shown: the first click in a
// program, for which the player is made, and the next one; and beside them mpv on the same file, from its
// start to its own word that the first picture is shown. Usage: first_picture RUNS CLIP HELPER One JSON
// object on standard output, milliseconds, arrays of the runs: {"first", "made", "control"}.

#include "measured_command.h"

#include "core/heaps.h"
#include "core/service_catalogue.h"
#include "core/system_clock.h"
#include "engine/engine.h"
#include "store/clip_store.h"
#include "store/profile.h"
#include "store/task_database.h"
#include "ui/main_window/main_window.h"
#include "ui/preview/media_backend.h"
#include "ui/preview/preview_panel.h"
#include "ui/style/theme.h"
#include "ui/table/task_table_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QMouseEvent>
#include <QTemporaryDir>
#include <QTimer>

#include <csignal>
#include <cstring>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 15'000; // ms
constexpr int clips = 2;

void letPass(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

Task heldTask(qint64 number, const QString &clip, Moment now)
{
    Task task;
    task.number = number;
    task.id = u"vgen_bench%1"_s.arg(number);
    task.service = u"kyyReactApiServer"_s;
    task.family = u"veo"_s;
    task.addedAt = now;
    task.created = now;
    task.status = Status::Completed;
    task.statusWord = u"completed"_s;
    task.contact = Contact::Ok;
    task.firstSeenFinished = now;
    task.videoUrl = u"http://127.0.0.1:9/clip.mp4"_s;
    task.clip = ClipState::Held;
    task.clipFacts.heldFile = task.id + u".mp4"_s;
    task.clipFacts.bytes = QFileInfo(clip).size();
    task.clipFacts.durationSeconds = 8;
    task.clipFacts.width = 1280;
    task.clipFacts.height = 720;
    task.clipFacts.hasSound = true;
    task.clipFacts.heldAt = now;
    return task;
}

/// A profile with clips that are held, all of the same content.
bool fillProfile(const QString &folder, const QString &clip)
{
    const ClipStore store(Profile::clipsFolder(folder));
    TaskDatabase database(Profile::databasePath(folder));
    if (!store.prepare() || !database.open())
        return false;
    QVector<Task> tasks;
    for (int number = 1; number <= clips; ++number) {
        tasks.append(heldTask(number, clip, SystemClock().wall()));
        if (!QFile::copy(clip, store.pathOf(tasks.last().clipFacts.heldFile)))
            return false;
    }
    bool written = false;
    database.write({.changed = tasks, .removed = {}, .restored = {}, .undecided = {}},
                   [&](const Outcome &outcome) { written = outcome.ok(); });
    database.flush();
    return written;
}

int fail(const char *why)
{
    std::fprintf(stderr, "first_picture: %s\n", why);
    return 1;
}

/// Clicks on a row, and says how long it took until a picture was shown; negative when none was.
double click(TaskTableView &table, const PlaybackController &playback, int row)
{
    const QPointF place = table.visualRect(table.model()->index(row, int(TaskColumn::Task))).center();
    const QPointF global = table.viewport()->mapToGlobal(place);
    const QString before = playback.clip().path;
    QElapsedTimer timer;
    timer.start();
    for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
        QMouseEvent event(type, place, global, Qt::LeftButton,
                          type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton, {});
        QCoreApplication::sendEvent(table.viewport(), &event);
    }
    while (!playback.pictureShown() || playback.clip().path == before) {
        if (timer.hasExpired(patience))
            return -1;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    QGuiApplication::sync(); // until the server has it
    return double(timer.nsecsElapsed()) / 1e6;
}

/// once CLIP HELPER: a window of its own; prints both times.
int once(int argc, char **argv)
{
    arrangeHeaps(); // as the program does
    QApplication application(argc, argv);
    const Theme theme(application);
    chooseMediaBackend();
    const QTemporaryDir folder;
    const QString profile = folder.filePath(u"profile"_s);
    if (!QDir().mkpath(profile) || !fillProfile(profile, QString::fromLocal8Bit(argv[2])))
        return fail("the profile cannot be made");
    EngineOptions options;
    options.profileFolder = profile;
    options.catalogue = ServiceCatalogue::builtIn();
    options.clipHelper = QString::fromLocal8Bit(argv[3]);
    auto engine = Engine::open(std::move(options));
    if (!engine)
        return fail("the engine does not open");
    MainWindow window(*engine.value());
    window.resize(1440, 820);
    window.show();
    engine.value()->start();
    letPass(1000);
    auto *table = window.findChild<TaskTableView *>();
    const PlaybackController &playback = window.findChild<PreviewPanel *>()->playback();
    if (playback.state() != Playback::Empty)
        return fail("a clip plays that nobody clicked");
    const double first = click(*table, playback, 0);
    letPass(700);
    const double made = click(*table, playback, 1);
    if (first < 0 || made < 0)
        return fail("no picture was shown in time");
    std::printf("%.3f %.3f\n", first, made);
    std::fflush(stdout);
    return 0;
}

/// Starts a command and gives its output line by line until one of them is enough; then the command is ended.
template<typename Enough>
bool readLines(const std::vector<std::string> &command, Enough enough)
{
    int output[2];
    if (pipe(output) != 0)
        return false;
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
    FILE *lines = fdopen(output[0], "r");
    char line[4096];
    bool found = false;
    while (!found && std::fgets(line, sizeof line, lines))
        found = enough(line);
    kill(child, SIGTERM);
    std::fclose(lines);
    waitpid(child, nullptr, 0);
    return found;
}

int drive(int runs, const std::string &program, const std::string &clip, const std::string &helper)
{
    using SteadyClock = std::chrono::steady_clock;
    std::vector<double> first;
    std::vector<double> made;
    std::vector<double> control;
    for (int run = -1; run < runs; ++run) {
        double times[2]{};
        const auto isTimes = [&](const char *line) {
            return std::sscanf(line, "%lf %lf", &times[0], &times[1]) == 2 && times[0] > 0 && times[1] > 0;
        };
        if (!readLines({program, "once", clip, helper}, isTimes)) {
            std::fputs("first_picture: the window showed no picture\n", stderr);
            return 1;
        }
        const auto start = SteadyClock::now();
        const auto isShown = [](const char *line) {
            return std::strstr(line, "first video frame after restart shown") != nullptr;
        };
        if (!readLines({"mpv", "--no-config", "--ao=null", "--msg-level=cplayer=v", clip}, isShown)) {
            std::fputs("first_picture: mpv showed no picture\n", stderr);
            return 1;
        }
        if (run < 0)
            continue; // it only warmed the caches
        control.push_back(std::chrono::duration<double, std::milli>(SteadyClock::now() - start).count());
        first.push_back(times[0]);
        made.push_back(times[1]);
    }
    std::printf("{");
    bench::printArray("first", first);
    std::printf(",");
    bench::printArray("made", made);
    std::printf(",");
    bench::printArray("control", control);
    std::printf("}\n");
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 4 && std::strcmp(argv[1], "once") == 0)
        return once(argc, argv);
    const int runs = argc == 4 ? std::atoi(argv[1]) : 0;
    if (runs < 1) {
        std::fputs("first_picture: usage: first_picture RUNS CLIP HELPER\n", stderr);
        return 2;
    }
    return drive(runs, argv[0], argv[2], argv[3]);
}
