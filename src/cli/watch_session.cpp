// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/watch_session.h"

#include "cli/terminal.h"
#include "engine/engine.h"
#include "monitor/clip_keeper.h"
#include "monitor/clip_saver.h"
#include "monitor/expiry_watch.h"
#include "monitor/held_check.h"
#include "store/clip_store.h"
#include "wording/error_text.h"
#include "wording/time_text.h"
#include "wording/watch_text.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>

namespace rushes {

WatchSession::WatchSession(Engine &engine, WatchReport &report, WatchArguments arguments, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_report(report)
    , m_arguments(std::move(arguments))
{
    TaskMonitor &monitor = engine.monitor();
    connect(&monitor, &TaskMonitor::eventHappened, this, [this](const Task &task, const TaskEvent &event) {
        const auto found = m_followed.find(task.number);
        if (found == m_followed.end() || found->second.done || !found->second.isLookedAt)
            return;
        found->second.saved = found->second.saved || std::holds_alternative<ClipSaved>(event);
        m_report.tell(watched(task), event);
        judgeSoon(task.number);
    });
    connect(&monitor, &TaskMonitor::storeTrouble, this,
            [](const Error &error) { complain(errorText(error)); });
    connect(&engine.saver(), &ClipSaver::failed, this, [this](qint64 number, const Error &error) {
        if (const SharedTask task = m_engine.monitor().task(number))
            m_report.tellNotSaved(*task, m_arguments.saveTo, error);
        m_followed[number].saveFailed = true;
        m_clipMissing = true;
        judgeSoon(number);
    });
    connect(&engine.expiryWatch(), &ExpiryWatch::reached, this, &WatchSession::warn);
}

WatchSession::~WatchSession() = default;

WatchedTask WatchSession::watched(const Task &task) const
{
    TaskMonitor &monitor = m_engine.monitor();
    const ServiceCatalogue &catalogue = monitor.catalogue();
    TaskContext context;
    context.now = m_engine.clock().wall();
    context.serviceNow = monitor.serviceNow(task.service);
    context.service = catalogue.find(task.service);
    context.family = catalogue.familyOf(task);
    context.nextCheck = monitor.nextCheck(task.number);
    context.nextCopy = m_engine.keeper().nextTry(task.number);
    context.linkEnd = monitor.linkEndOf(task);
    context.copyProgress = m_engine.keeper().progress(task.number);
    const QString held =
        task.clipFacts.heldFile.isEmpty() ? QString() : m_engine.clips().pathOf(task.clipFacts.heldFile);
    return {task, context, held};
}

void WatchSession::follow(const QVector<NewTask> &tasks)
{
    const AddReport report = m_engine.monitor().add(tasks);
    for (const qint64 number : report.added)
        m_followed[number];
    for (const qint64 number : report.alreadyThere)
        takeUp(number);
}

void WatchSession::followIn(Duration wait, const NewTask &task)
{
    ++m_additionsToCome;
    m_additions.push_back(m_engine.clock().callIn(wait, [this, task] {
        --m_additionsToCome;
        follow({task});
    }));
}

void WatchSession::takeUp(qint64 number)
{
    if (m_followed.contains(number))
        return;
    m_followed[number].isLookedAt = false;
    const auto goOn = [self = QPointer(this), number](bool isSavedFileWhole) {
        const auto lookedAt = [self, number, isSavedFileWhole](const Outcome &) {
            if (self)
                self->takeUpLookedAt(number, isSavedFileWhole);
        };
        if (self)
            self->m_engine.afterCommit(lookedAt);
    };
    const SharedTask task = m_engine.monitor().task(number);
    if (task && isClipSafe(*task))
        m_engine.heldCheck().look(number, Look::Size, goOn);
    else
        takeUpLookedAt(number, false);
}

void WatchSession::takeUpLookedAt(qint64 number, bool isSavedFileWhole)
{
    Followed &followed = m_followed[number];
    followed.isLookedAt = true;
    const SharedTask task = m_engine.monitor().task(number); // what follows puts another in its place
    if (!task)
        return;
    // A copy in the wanted folder, still there, need not be made again.
    followed.saved = isSavedFileWhole && QFileInfo(task->clipFacts.savedPath).absolutePath() ==
                                             QDir(m_arguments.saveTo).absolutePath();
    tellKnown(*task, isSavedFileWhole);
    m_engine.startOne(number);
    // What an earlier run was told (no key, not known) may be other today.
    m_engine.monitor().checkNow({number});
    // All others are judged by what the service says now.
    if (task->status == Status::Failed || isClipSafe(*task) || task->clip == ClipState::Expired ||
        task->linkIsRefused)
        judgeSoon(number);
}

void WatchSession::tellKnown(const Task &task, bool isSavedFileWhole)
{
    const WatchedTask known = watched(task);
    m_report.tell(known, TaskAdded{});
    if (task.status != Status::Unasked)
        m_report.tell(known, StatusChanged{});
    if ((task.clip == ClipState::Held || task.clip == ClipState::Saved) && !task.clipFacts.heldFile.isEmpty())
        m_report.tell(known, ClipHeld{});
    if (task.clip == ClipState::Unverified)
        m_report.tell(known, ClipUnverified{});
    if (isSavedFileWhole)
        m_report.tell(known, ClipSaved{});
    if (task.clipTrouble && isAtRisk(task))
        m_report.tell(known, ClipTrouble{});
    if (task.clip == ClipState::Expired)
        m_report.tell(known, ClipExpired{});
}

void WatchSession::warn(const QVector<ExpiryWarning> &warnings)
{
    for (const ExpiryWarning &warning : warnings) {
        const auto found = m_followed.find(warning.number);
        const SharedTask task = m_engine.monitor().task(warning.number);
        if (task && found != m_followed.end() && !found->second.done)
            m_report.warn(watched(*task), warning.left);
    }
}

void WatchSession::begin()
{
    if (m_arguments.timeout) {
        m_timeout = m_realClock.callIn(*m_arguments.timeout, [this] {
            m_timedOut = true;
            end();
        });
    }
    tick();
    QMetaObject::invokeMethod(
        this, [this] { endIfDone(); }, Qt::QueuedConnection);
}

void WatchSession::tick()
{
    if (m_report.isBroken()) {
        interrupt();
        return;
    }
    const WatchState state = m_engine.monitor().state();
    m_report.tellRoom(state.diskIsFull);
    m_report.progress(
        watchedText(int(m_followed.size()) - m_summary.completed - m_summary.failed - m_summary.unfinished) +
        QStringLiteral("  ") +
        withPlainSpaces(nextCheckText(state.nextCheck, m_engine.clock().wall(), state.isAsking)));
    m_tick = m_realClock.callIn(1s, [this] { tick(); });
}

void WatchSession::judgeSoon(qint64 number)
{
    // The events of one commit come one by one: judged is what stands after the last of them.
    QMetaObject::invokeMethod(
        this, [this, number] { judge(number); }, Qt::QueuedConnection);
}

void WatchSession::judge(qint64 number)
{
    const auto found = m_followed.find(number);
    const SharedTask task = m_engine.monitor().task(number);
    if (found == m_followed.end() || found->second.done || !task)
        return;
    if (const auto outcome = outcomeOf(*task, found->second))
        finish(number, *outcome);
    endIfDone();
}

std::optional<WatchOutcome> WatchSession::outcomeOf(const Task &task, Followed &followed)
{
    if (task.status == Status::Failed)
        return WatchOutcome::Failed;
    switch (task.clip) {
    case ClipState::Held:
    case ClipState::Saved:
        if (m_arguments.saveTo.isEmpty() || followed.saved || followed.saveFailed)
            return WatchOutcome::Completed;
        askToSave(task.number, followed);
        return std::nullopt;
    case ClipState::Unverified:
        m_clipMissing = true;
        return WatchOutcome::Completed;
    case ClipState::Expired:
        return WatchOutcome::Expired;
    case ClipState::None:
    case ClipState::Online:
    case ClipState::Copying:
        break;
    }
    if (task.linkIsRefused)
        return WatchOutcome::NotKept;
    switch (task.contact) {
    case Contact::NotFound:
        return WatchOutcome::NotFound;
    case Contact::Refused:
    case Contact::NoKey:
        // A clip that has its link needs no key.
        return isToBeCopied(task) ? std::nullopt : std::optional(WatchOutcome::Refused);
    default:
        return std::nullopt;
    }
}

void WatchSession::askToSave(qint64 number, Followed &followed)
{
    if (std::exchange(followed.saveAsked, true))
        return;
    m_engine.saver().save({number}, m_arguments.saveTo, m_arguments.nameTemplate);
}

void WatchSession::finish(qint64 number, WatchOutcome outcome)
{
    m_followed[number].done = true;
    m_outcomes.insert(outcome);
    m_summary.count(outcome);
    if (const SharedTask task = m_engine.monitor().task(number))
        m_report.finished(watched(*task), outcome);
}

void WatchSession::endIfDone()
{
    const bool allDone = std::all_of(m_followed.cbegin(), m_followed.cend(),
                                     [](const auto &entry) { return entry.second.done; });
    if (allDone && m_additionsToCome == 0)
        end();
}

void WatchSession::interrupt()
{
    m_interrupted = true;
    end();
}

void WatchSession::end()
{
    if (std::exchange(m_ended, true))
        return;
    m_tick.reset();
    m_timeout.reset();
    for (const auto &[number, followed] : m_followed) {
        if (!followed.done)
            finish(number, WatchOutcome::Unfinished);
    }
    m_report.tellRoom(m_engine.monitor().state().diskIsFull);
    m_report.summary(m_summary);
    Q_EMIT ended(exitCode());
}

ExitCode WatchSession::exitCode() const
{
    const auto had = [this](WatchOutcome outcome) { return m_outcomes.contains(outcome); };
    if (m_interrupted)
        return ExitCode::Interrupted;
    if (had(WatchOutcome::Refused))
        return ExitCode::KeyRefused;
    if (m_timedOut)
        return ExitCode::TimedOut;
    if (had(WatchOutcome::Failed) || had(WatchOutcome::Expired) || had(WatchOutcome::NotKept) ||
        m_clipMissing)
        return ExitCode::TaskFailed;
    if (had(WatchOutcome::NotFound))
        return ExitCode::NotFound;
    return ExitCode::AllWell;
}

} // namespace rushes
