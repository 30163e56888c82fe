// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/task_cells.h"

#include "wording/plain_text.h"
#include "wording/task_text.h"
#include "wording/task_tool_tips.h"
#include "wording/time_text.h"

#include <QCoreApplication>

namespace rushes {

namespace {

class TaskCells
{
    Q_DECLARE_TR_FUNCTIONS(TaskCells)

public:
    static QString progressAloud(const Task &task, const TaskContext &context);
    static QString expiresAloud(const Task &task, const TaskContext &context);
    static QString posterAloud(const Task &task);
};

QString bothLines(const QString &first, const QString &second)
{
    //: the two lines of a cell, said aloud one after the other
    return second.isEmpty() ? first : TaskCells::tr("%1, %2", "two lines").arg(first, second);
}

/// A dash says nothing aloud.
QString aloud(const QString &shown)
{
    //: said by a screen reader of a cell that shows a dash
    return shown.isEmpty() || shown == nothingText() ? TaskCells::tr("nothing") : shown;
}

/// Why a task failed takes all the lines there are: when it did is in the tool tip and the time line.
bool isReason(const Task &task)
{
    return task.status == Status::Failed;
}

QString plainToolTip(const Task &task, TaskColumn column, const TaskContext &context)
{
    switch (column) {
    case TaskColumn::Poster:
    case TaskColumn::Clip:
        return clipToolTip(task, context);
    case TaskColumn::Task:
        return task.label.isEmpty() ? titleText(task)
                                    : titleText(task) + u'\n' + shownText(task.id, longestShown);
    case TaskColumn::Service:
        return kindToolTip(task, context);
    case TaskColumn::Status:
        return statusToolTip(task, context);
    case TaskColumn::Progress:
        return toldProgressText(task).isEmpty() ? remainingToolTip(task, context) : toldProgressText(task);
    case TaskColumn::Remaining:
        return remainingToolTip(task, context);
    case TaskColumn::Elapsed:
        return elapsedToolTip(task, context);
    case TaskColumn::Expires:
        return expiresToolTip(task, context);
    case TaskColumn::Heard:
        return heardToolTip(task, context);
    case TaskColumn::Created:
        return task.created ? fullMomentText(*task.created) : QString();
    case TaskColumn::Message:
        return messageText(task, context.service);
    }
    Q_UNREACHABLE();
    return {};
}

QString TaskCells::posterAloud(const Task &task)
{
    //: %1: the name of a task
    return task.clipFacts.posterFile.isEmpty() ? tr("No picture of %1 yet").arg(titleText(task))
                                               : tr("Picture of %1").arg(titleText(task));
}

QString TaskCells::progressAloud(const Task &task, const TaskContext &context)
{
    if (const QString told = toldProgressText(task); !told.isEmpty())
        return tr("%1, %2", "two lines").arg(statusText(task), told);
    const QString elapsed = elapsedText(task, context);
    if (elapsed == nothingText())
        return statusText(task);
    const QString remaining = remainingText(task, context);
    if (remaining == nothingText())
        //: %1: a status, %2: how long it took
        return tr("%1, elapsed: %2").arg(statusText(task), elapsed);
    //: %1: a status, %2: how long it has taken, %3: how long it will take
    return tr("%1, elapsed: %2, remaining: %3").arg(statusText(task), elapsed, remaining);
}

QString TaskCells::expiresAloud(const Task &task, const TaskContext &context)
{
    const std::optional<Duration> left = timeToLinkEnd(task, context);
    if (!left)
        return aloud(expiresText(task, context));
    const QString time = countdownText(*left);
    if (isEstimated(context.linkEnd))
        //: %1: a duration, "18 h 42 min"
        return tr("the link ends in about %1").arg(time);
    if (context.linkEnd.certainty == Certainty::AtLatest)
        //: %1: a duration, "18 h 42 min"
        return tr("the link ends in %1 at the latest").arg(time);
    //: %1: a duration, "18 h 42 min"
    return tr("the link ends in %1").arg(time);
}

} // namespace

QString displayText(const Task &task, TaskColumn column, const TaskContext &context)
{
    switch (column) {
    case TaskColumn::Poster:
    case TaskColumn::Progress:
        return {};
    case TaskColumn::Task:
        return titleText(task);
    case TaskColumn::Service:
        return kindText(task, context);
    case TaskColumn::Status:
        return statusText(task);
    case TaskColumn::Elapsed:
        return elapsedText(task, context);
    case TaskColumn::Remaining:
        return remainingText(task, context);
    case TaskColumn::Expires:
        return expiresText(task, context);
    case TaskColumn::Clip:
        return clipText(task, context.copyProgress);
    case TaskColumn::Heard:
        return isReason(task) ? heardDetailText(task, context) : heardText(task, context);
    case TaskColumn::Created:
        return task.created ? momentText(*task.created, context.serviceNow) : nothingText();
    case TaskColumn::Message:
        return messageText(task, context.service);
    }
    Q_UNREACHABLE();
    return {};
}

QString secondLine(const Task &task, TaskColumn column, const TaskContext &context)
{
    switch (column) {
    case TaskColumn::Task:
        return task.label.isEmpty() ? QString() : shownText(task.id, longestShown);
    case TaskColumn::Service:
        return modelText(task, context);
    case TaskColumn::Status:
        return statusDetailText(task, context);
    case TaskColumn::Heard:
        return isReason(task) ? QString() : heardDetailText(task, context);
    case TaskColumn::Clip:
        return clipMarksText(task.clipFacts.marks);
    default:
        return {};
    }
}

QString toolTip(const Task &task, TaskColumn column, const TaskContext &context)
{
    return toolTipText(plainToolTip(task, column, context));
}

QString accessibleText(const Task &task, TaskColumn column, const TaskContext &context)
{
    switch (column) {
    case TaskColumn::Poster:
        return TaskCells::posterAloud(task);
    case TaskColumn::Progress:
        return TaskCells::progressAloud(task, context);
    case TaskColumn::Expires:
        return TaskCells::expiresAloud(task, context);
    case TaskColumn::Clip:
        return task.clip == ClipState::None
                   ? TaskCells::tr("No clip")
                   : bothLines(clipText(task, context.copyProgress), secondLine(task, column, context));
    case TaskColumn::Heard:
        return bothLines(heardText(task, context), heardDetailText(task, context));
    default:
        return bothLines(aloud(displayText(task, column, context)), secondLine(task, column, context));
    }
}

} // namespace rushes
