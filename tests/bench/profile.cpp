// SPDX-License-Identifier: GPL-3.0-or-later

// Makes a profile with tasks in it, through the store, as an earlier run would have left it. Nothing in it
// leads off this machine. Usage: profile FOLDER remembered COUNT     what years leave behind
// (remembered_tasks.h); what still runs is asked in an hour
//        profile FOLDER running COUNT        all run, and none is asked within the hour
//        profile FOLDER asked COUNT PORT     all run, and one a second is asked, at bench_server on that port

#include "remembered_tasks.h"
#include "steady_answer.h"

#include "core/service_catalogue.h"
#include "core/system_clock.h"
#include "store/profile.h"
#include "store/service_store.h"
#include "store/settings.h"
#include "store/task_database.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdio>
#include <optional>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

const QString serviceName = u"bench"_s;
constexpr auto quiet = 1h;
constexpr quint16 nobodysPort = 9;

/// The user's own service on loopback: a copy of a built-in one that is asked this seldom.
Service serviceAt(quint16 port, std::chrono::milliseconds every)
{
    Service service = *ServiceCatalogue::builtIn().find(u"kyyReactApiServer"_s);
    service.name = serviceName;
    service.title = u"Bench"_s;
    service.base = QUrl(u"http://127.0.0.1:%1/bench"_s.arg(port));
    service.polling = {.minimum = every, .from = every, .to = every};
    return service;
}

/// As they are once their clips went from here: no file is looked for, and no link followed.
QVector<Task> remembered(int count, Moment now)
{
    QVector<Task> tasks = bench::rememberedTasks(count, now);
    for (Task &task : tasks) {
        if (!isFinished(task)) {
            task.service = serviceName;
            task.lastAskedAt = now;
        } else if (task.clip == ClipState::Held || task.clip == ClipState::Saved) {
            task.clip = ClipState::Saved;
            task.clipFacts.heldFile.clear();
            task.clipFacts.posterFile.clear();
            task.clipFacts.savedPath = u"/nonexistent/%1.mp4"_s.arg(task.id);
        }
    }
    return tasks;
}

QVector<Task> running(int count, Moment now, std::optional<Duration> apart)
{
    QVector<Task> tasks;
    for (int i = 0; i < count; ++i) {
        Task task;
        task.number = i + 1;
        task.id = u"vgen_%1"_s.arg(i, 12, 16, QChar(u'0'));
        task.service = serviceName;
        task.family = u"veo"_s;
        task.mode = u"reference-image"_s;
        task.model = u"veo_3_1_fast"_s;
        task.addedAt = now - 2min;
        task.created = now - 2min;
        task.status = Status::Processing;
        task.statusWord = u"processing"_s;
        task.contact = Contact::Ok;
        if (apart) { // what is answered is known already
            task.created = Moment(std::chrono::seconds(bench::answeredCreated));
            task.lastAnswer = bench::answerAbout(task.id.toLatin1(), "processing");
        }
        // Its turn comes once the spacing is over.
        task.lastAskedAt = apart ? now - (count - i) * *apart : now;
        task.lastHeardAt = task.lastSeenUnfinished = task.lastAskedAt;
        task.transitions = {{Status::Processing, {}, now - 2min, now - 1min}};
        tasks.append(task);
    }
    return tasks;
}

int fail(const QString &why)
{
    std::fprintf(stderr, "profile: %s\n", qPrintable(why));
    return 1;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString folder = arguments.value(1);
    const QString kind = arguments.value(2);
    const int count = arguments.value(3).toInt();
    const quint16 port = arguments.value(4).toUShort();
    const bool isAsked = kind == u"asked"_s && port > 0;
    if (count < 1 || (kind != u"remembered"_s && kind != u"running"_s && !isAsked))
        return fail(u"usage: profile FOLDER remembered|running|asked COUNT [PORT]"_s);

    const Moment now = SystemClock().wall();
    const Service service = isAsked ? serviceAt(port, count * 1s) : serviceAt(nobodysPort, quiet);
    const QVector<Task> tasks =
        kind == u"remembered"_s ? remembered(count, now)
                                : running(count, now, isAsked ? std::optional<Duration>(1s) : std::nullopt);
    if (!QDir().mkpath(folder))
        return fail(u"the folder cannot be made"_s);
    if (const Outcome written = writeServices(Profile::servicesPath(folder), {service}); !written)
        return fail(written.error().detail);
    Settings(Profile::settingsPath(folder)).setDefaultService(serviceName);
    TaskDatabase database(Profile::databasePath(folder));
    if (const auto opened = database.open(); !opened)
        return fail(opened.error().detail);
    std::optional<Error> trouble;
    database.write({.changed = tasks, .removed = {}, .restored = {}, .undecided = {}},
                   [&trouble](const Outcome &written) {
                       if (!written)
                           trouble = written.error();
                   });
    database.flush();
    return trouble ? fail(trouble->detail) : 0;
}
