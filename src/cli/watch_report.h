// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/task_event.h"
#include "wording/task_context.h"

#include <QString>

namespace rushes {

/// How the following of one id ended.
enum class WatchOutcome { Completed, Failed, Expired, NotKept, NotFound, Refused, Unfinished };
QString wordOf(WatchOutcome outcome);

struct WatchSummary
{
    int completed = 0; ///< expired and not kept count here
    int failed = 0;
    int unfinished = 0; ///< not found and refused count here
    void count(WatchOutcome outcome);
};

/// What is told about one task: the task as published, what its words are reckoned from, and absolute paths.
struct WatchedTask
{
    const Task &task;
    TaskContext context;
    QString heldPath;
};

/// Where "rushes watch" tells what happens; one form for scripts, one for people. Main thread.
class WatchReport
{
public:
    virtual ~WatchReport() = default;

    /// An event as it happens. Progress is told by it too, as often as it comes.
    virtual void tell(const WatchedTask &watched, const TaskEvent &event) = 0;
    virtual void finished(const WatchedTask &watched, WatchOutcome outcome) = 0;
    virtual void summary(const WatchSummary &summary) = 0;
    /// The link comes near its end and the clip is not held. For people: the events of scripts are a closed
    /// set.
    virtual void warn(const WatchedTask &watched, Duration left)
    {
        Q_UNUSED(watched)
        Q_UNUSED(left)
    }
    /// Where the watching stands, about once a second. For a terminal.
    virtual void progress(const QString &line) { Q_UNUSED(line) }
    /// Whether copies wait for room on the disk. Once told when they begin to and once when they go on,
    /// however often it is said.
    void tellRoom(bool diskIsFull);
    /// The clip is held, and could not be saved to the folder.
    void tellNotSaved(const Task &task, const QString &folder, const Error &error);
    /// Nobody reads standard output any more.
    [[nodiscard]] bool isBroken() const { return m_broken; }

protected:
    /// A sentence beside the events, for people: on standard error.
    virtual void remark(const QString &sentence);
    bool m_broken = false;

private:
    bool m_diskIsFull = false;
};

} // namespace rushes
