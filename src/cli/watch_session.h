// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/exit_code.h"
#include "cli/watch_arguments.h"
#include "cli/watch_report.h"
#include "core/system_clock.h"
#include "monitor/task_monitor.h"

#include <QObject>

#include <map>
#include <memory>
#include <set>

namespace rushes {

class Engine;
struct ExpiryWarning;

/// Follows the ids of one "rushes watch" until each is done, the time is out or the user stops it. Main
/// thread.
class WatchSession final : public QObject
{
    Q_OBJECT

public:
    /// engine and report are borrowed and outlive this. arguments.nameTemplate and saveTo are as they are to
    /// be used.
    WatchSession(Engine &engine, WatchReport &report, WatchArguments arguments, QObject *parent = nullptr);
    ~WatchSession() override;

    /// Adds the tasks, or takes up those that the profile knows.
    void follow(const QVector<NewTask> &tasks);
    /// The same, later; the session does not end before.
    void followIn(Duration wait, const NewTask &task);
    /// Begins the time-out, and ends at once where nothing is to be followed.
    void begin();
    void interrupt();

Q_SIGNALS:
    void ended(rushes::ExitCode code);

private:
    struct Followed
    {
        bool done = false;
        bool saveAsked = false;
        bool saveFailed = false;
        bool saved = false;
        /// False while it is looked whether its clip is still here: nothing is told meanwhile.
        bool isLookedAt = true;
    };

    void takeUp(qint64 number);
    /// Its clip was looked at, and what that meant is on the disk.
    void takeUpLookedAt(qint64 number, bool isSavedFileWhole);
    void tellKnown(const Task &task, bool isSavedFileWhole);
    void warn(const QVector<ExpiryWarning> &warnings);
    void judgeSoon(qint64 number);
    void judge(qint64 number);
    [[nodiscard]] std::optional<WatchOutcome> outcomeOf(const Task &task, Followed &followed);
    void askToSave(qint64 number, Followed &followed);
    void finish(qint64 number, WatchOutcome outcome);
    void endIfDone();
    void end();
    void tick();
    [[nodiscard]] WatchedTask watched(const Task &task) const;
    [[nodiscard]] ExitCode exitCode() const;

    Engine &m_engine;
    WatchReport &m_report;
    WatchArguments m_arguments;
    SystemClock m_realClock; ///< time-outs are the user's seconds, in the demo too
    std::map<qint64, Followed> m_followed;
    std::vector<std::unique_ptr<Alarm>> m_additions;
    std::unique_ptr<Alarm> m_timeout;
    std::unique_ptr<Alarm> m_tick;
    int m_additionsToCome = 0;
    std::set<WatchOutcome> m_outcomes;
    WatchSummary m_summary;
    bool m_clipMissing = false; ///< unverified, or not saved
    bool m_timedOut = false;
    bool m_interrupted = false;
    bool m_ended = false;
};

} // namespace rushes
