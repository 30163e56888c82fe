// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/problem_report.h"

#include "core/log_redaction.h"
#include "core/words.h"
#include "engine/engine.h"
#include "engine/recovery.h"
#include "engine/event_log.h"
#include "monitor/task_monitor.h"
#include "store/key_ring.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>
#include <QSysInfo>

#include <map>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// "3 completed, 1 failed"
template<typename Count>
QString counted(const std::map<QString, Count> &counts)
{
    QStringList parts;
    for (const auto &[word, count] : counts)
        parts.append(u"%1 %2"_s.arg(count).arg(word));
    return parts.isEmpty() ? u"none"_s : parts.join(u", "_s);
}

/// A service of the user's own is told without its name.
QString servicesOf(Engine &engine)
{
    QStringList parts;
    int own = 0;
    for (const Service &service : engine.catalogue().services()) {
        const bool isBuiltIn = ServiceCatalogue::builtIn().find(service.name);
        const QString name = isBuiltIn ? service.name : u"own service %1"_s.arg(++own);
        parts.append(engine.keys().has(service.name) ? name + u" (key set)"_s : name);
    }
    return parts.join(u", "_s);
}

/// What is only of this user and this machine.
QString withoutPerson(QString text)
{
    const QString home = QDir::homePath();
    if (home.size() > 1)
        text.replace(home, u"~"_s);
    const QString user = QDir(home).dirName();
    if (user.size() > 2 && user != u"root")
        text.replace(user, u"<user>"_s);
    if (const QString host = QSysInfo::machineHostName(); host.size() > 2 && host != u"localhost")
        text.replace(host, u"<machine>"_s);
    return withoutPaths(text);
}

} // namespace

QString problemReport(Engine &engine, const QStringList &logLines)
{
    std::map<QString, int> statuses;
    std::map<QString, int> contacts;
    std::map<QString, int> clips;
    const QVector<Task> tasks = engine.monitor().tasks();
    for (const Task &task : tasks) {
        ++statuses[wordOf(task.status)];
        ++contacts[wordOf(task.contact)];
        ++clips[wordOf(task.clip)];
    }
    QStringList lines{
        u"Rushes %1, Qt %2 (built with %3)"_s.arg(QCoreApplication::applicationVersion(), QLatin1StringView(qVersion()),
                                                  QLatin1StringView(QT_VERSION_STR)),
        u"%1, %2, %3"_s.arg(QSysInfo::prettyProductName(), QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture()),
        u"Locale %1"_s.arg(QLocale::system().name()),
        u"Services: "_s + servicesOf(engine),
        u"Tasks: %1 (%2)"_s.arg(tasks.size()).arg(counted(statuses)),
        u"Contact: "_s + counted(contacts),
        u"Clips: "_s + counted(clips),
    };
    if (const auto &recovery = engine.recovery())
        lines.append(u"The list was recovered: "_s + loggedError(recovery->why));
    lines.append({QString(), u"The log's last lines:"_s});
    for (const QString &line : logLines.mid(std::max<qsizetype>(0, logLines.size() - reportedLines)))
        lines.append(withoutPerson(line));
    return lines.join(u'\n') + u'\n';
}

} // namespace rushes
