// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/task_tool_tips.h"

#include "core/expiry.h"
#include "wording/catalogue_text.h"
#include "wording/clip_sentence.h"
#include "wording/error_text.h"
#include "wording/link_end_text.h"
#include "wording/plain_text.h"
#include "wording/task_text.h"
#include "wording/time_line.h"
#include "wording/time_text.h"
#include "wording/what_next.h"

#include <QCoreApplication>

namespace rushes {

namespace {

class TaskToolTips
{
    Q_DECLARE_TR_FUNCTIONS(TaskToolTips)

public:
    //: a line of a tool tip: %1: what it is, %2: what is known of it
    static QString line(const QString &name, const QString &value)
    {
        return tr("%1: %2", "line").arg(name, value);
    }
};

QString lines(QStringList lines)
{
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace

QString kindToolTip(const Task &task, const TaskContext &context)
{
    return lines({TaskToolTips::line(TaskToolTips::tr("Service"), serviceText(context.service, task.service)),
                  TaskToolTips::line(TaskToolTips::tr("Kind"), familyText(context.family)),
                  TaskToolTips::line(TaskToolTips::tr("Mode"), modeText(task, context)),
                  task.model.isEmpty()
                      ? QString()
                      : TaskToolTips::line(TaskToolTips::tr("Model"), shownText(task.model, longestShown))});
}

QString statusToolTip(const Task &task, const TaskContext &context)
{
    QStringList tip;
    for (const TimeLineEntry &entry : timeLine(task, context))
        tip.append(entry.when.isEmpty() ? entry.what : TaskToolTips::line(entry.what, entry.when));
    tip.append(messageText(task, context.service));
    return lines(tip);
}

QString elapsedToolTip(const Task &task, const TaskContext &context)
{
    if (isGivenUp(task))
        return messageText(task);
    const std::optional<Elapsed> time = elapsed(task, context.serviceNow);
    if (!time || !task.created)
        return TaskToolTips::tr("The service has not told yet when the task was created.");
    //: %1: a moment
    const QString created =
        TaskToolTips::tr("Created %1, by the service's clock.").arg(fullMomentText(*task.created));
    if (time->atMostOnly)
        return lines(
            {created,
             TaskToolTips::tr(
                 "It was never seen running: it can have ended any time before it was first asked for.")});
    if (time->atLeast != time->atMost)
        return lines(
            {created, TaskToolTips::tr("It ended between two answers, so its time is known as a range.")});
    return created;
}

QString remainingToolTip(const Task &task, const TaskContext &context)
{
    if (isGivenUp(task))
        return messageText(task);
    const std::optional<Estimate> estimate = context.estimateOf(task);
    if (!estimate)
        return TaskToolTips::tr("No estimate was published for this kind of task.");
    //: %1: a mode, "Reference image"; %2: a range, "2–5 min"
    return TaskToolTips::tr("Estimate for “%1”: %2 from the task's creation.")
        .arg(modeText(context.family, task.mode), estimateText(estimate));
}

QString expiresToolTip(const Task &task, const TaskContext &context)
{
    if (task.status != Status::Completed)
        return TaskToolTips::tr("The life of the link begins when the task is completed.");
    const QString safe = expiryPhaseOf(task, context) == ExpiryPhase::Safe
                             ? TaskToolTips::tr("A copy is on this computer: the link's end is no threat.")
                             : QString();
    return lines(QStringList{safe, linkEndSentence(task, context)} + linkEndSources(context));
}

QString clipToolTip(const Task &task, const TaskContext &context)
{
    const ClipSentence sentence = clipSentence(task, context);
    return lines({sentence.heading, sentence.body});
}

QString heardToolTip(const Task &task, const TaskContext &context)
{
    //: %1: a moment
    return lines({task.status == Status::Failed ? messageText(task) : QString(),
                  task.lastHeardAt
                      ? TaskToolTips::tr("Last heard of it: %1.").arg(fullMomentText(*task.lastHeardAt))
                      : TaskToolTips::tr("Nothing was heard of it yet."),
                  task.lastAskedAt && task.lastAskedAt != task.lastHeardAt
                      //: %1: a moment
                      ? TaskToolTips::tr("Last asked: %1.").arg(fullMomentText(*task.lastAskedAt))
                      : QString(),
                  whatNextText(task, context)});
}

} // namespace rushes
