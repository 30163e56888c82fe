// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/event_log.h"

#include "core/log_categories.h"
#include "core/log_redaction.h"
#include "core/words.h"
#include "engine/engine.h"
#include "engine/recovery.h"
#include "monitor/clip_quota.h"
#include "monitor/clip_saver.h"
#include "monitor/expiry_watch.h"
#include "monitor/task_monitor.h"
#include "store/key_ring.h"
#include "store/stored_words.h"

#include <QCoreApplication>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// How much of an id is told.
constexpr qsizetype idShown = 9;

/// Whose detail is a path: names of folders and files tell of people, and no pattern finds every one.
bool isAboutFiles(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::FileUnreadable:
    case ErrorKind::FolderNotWritable:
    case ErrorKind::FileWriteFailed:
    case ErrorKind::HeldClipGone:
    case ErrorKind::HeldClipChanged:
    case ErrorKind::DatabaseVanished:
    case ErrorKind::ProfileAway:
    case ErrorKind::FolderNotEmpty:
    case ErrorKind::DiskFull:
    case ErrorKind::LockBlocked:
        return true;
    default:
        return false;
    }
}

/// What an event is called in the log, and what is worth telling beside it; progress is not.
struct EventLine
{
    const Task &task;

    void operator()(const TaskAdded &) const {} // many at once: told together
    void operator()(const CopyProgress &) const {}
    void operator()(const StatusChanged &changed) const
    {
        qCInfo(logPoll).noquote() << loggedTask(task) << "is" << wordOf(task.status) << "after"
                                  << (changed.previous ? wordOf(*changed.previous) : u"nothing"_s);
    }
    void operator()(const ContactChanged &) const
    {
        qCInfo(logPoll).noquote() << loggedTask(task) << "contact" << wordOf(task.contact)
                                  << loggedError(task.trouble);
    }
    void operator()(const LinkChanged &changed) const
    {
        qCInfo(logClip).noquote() << loggedTask(task) << "link" << wordOf(changed.state)
                                  << withoutPaths(withoutLinks(changed.detail));
    }
    void operator()(const ClipHeld &) const
    {
        const ClipFacts &facts = task.clipFacts;
        qCInfo(logClip).noquote() << loggedTask(task) << "held," << facts.bytes << "bytes,"
                                  << facts.durationSeconds << "s,"
                                  << u"%1x%2"_s.arg(facts.width).arg(facts.height)
                                  << wordsOf(facts.marks).join(u' ');
    }
    void operator()(const ClipUnverified &) const
    {
        qCWarning(logClip).noquote() << loggedTask(task) << "kept unverified"
                                     << loggedError(task.clipTrouble);
    }
    void operator()(const ClipSaved &) const { qCInfo(logClip).noquote() << loggedTask(task) << "saved"; }
    void operator()(const ClipExpired &) const
    {
        qCWarning(logClip).noquote() << loggedTask(task) << "expired";
    }
    void operator()(const ClipTrouble &) const
    {
        qCInfo(logClip).noquote() << loggedTask(task) << "not copied" << loggedError(task.clipTrouble);
    }
};

} // namespace

QString loggedTask(const Task &task)
{
    const QString id = task.id.left(std::min(idShown, task.id.size() / 2)) + u'…';
    return u"#%1 %2"_s.arg(QString::number(task.number), id);
}

QString loggedError(const Error &error)
{
    const QString detail = isAboutFiles(error.kind) ? QString() : withoutPaths(withoutLinks(error.detail));
    return detail.isEmpty() ? storedWordOf(error.kind) : u"%1 (%2)"_s.arg(storedWordOf(error.kind), detail);
}

QString loggedError(const std::optional<Error> &error)
{
    return error ? loggedError(*error) : QString();
}

EventLog::EventLog(Engine &engine, QObject *parent)
    : QObject(parent)
{
    TaskMonitor &monitor = engine.monitor();
    engine.whenRead(this, [&engine, &monitor] {
        qCInfo(logProgram).noquote() << "Rushes" << QCoreApplication::applicationVersion() << "with Qt"
                                     << qVersion() << "watches" << monitor.count() << "tasks";
        if (const auto &recovery = engine.recovery())
            qCWarning(logStore).noquote()
                << "the list was recovered:" << loggedError(recovery->why) << recovery->tasks << "tasks,"
                << recovery->clipsFoundAgain << "clips found again";
    });
    connect(&monitor, &TaskMonitor::eventHappened, this, &EventLog::tell);
    connect(&monitor, &TaskMonitor::tasksAdded, this,
            [](const QVector<Task> &tasks) { qCInfo(logPoll) << tasks.size() << "tasks added"; });
    connect(&monitor, &TaskMonitor::tasksRemoved, this,
            [](const QVector<qint64> &numbers) { qCInfo(logPoll) << numbers.size() << "tasks removed"; });
    connect(&monitor, &TaskMonitor::storeTrouble, this, [](const Error &error) {
        qCWarning(logStore).noquote() << "the database:" << loggedError(error);
    });
    connect(&engine.saver(), &ClipSaver::failed, this, [](qint64 number, const Error &error) {
        qCWarning(logClip).noquote() << u"#%1"_s.arg(number) << "not saved" << loggedError(error);
    });
    connect(&engine.quota(), &ClipQuota::full, this, [](qint64 used, qint64 limit) {
        qCWarning(logStore) << "held clips take" << used << "of" << limit << "bytes, and none can go";
    });
    connect(&engine.expiryWatch(), &ExpiryWatch::reached, this, [](const QVector<ExpiryWarning> &warnings) {
        for (const ExpiryWarning &warning : warnings)
            qCWarning(logClip).noquote() << u"#%1"_s.arg(warning.number)
                                         << "is not held, and its link ends in" << warning.left / 1s << "s";
    });
    connect(&engine.keys(), &KeyRing::changed, this, [keys = &engine.keys()](const QString &service) {
        const bool isBuiltIn = ServiceCatalogue::builtIn().find(service);
        qCInfo(logProgram).noquote() << (keys->has(service) ? "a key is set for" : "no key any more for")
                                     << (isBuiltIn ? service : u"a service of the user's"_s);
    });
}

void EventLog::tell(const Task &task, const TaskEvent &event)
{
    std::visit(EventLine{task}, event);
}

} // namespace rushes
