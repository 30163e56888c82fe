// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/plain_text.h"
#include "wording/task_text.h"
#include "wording/time_text.h"

#include "core/pause.h"
#include "core/task_rules.h"

#include <QCoreApplication>

namespace rushes {

namespace {

class HeardText
{
    Q_DECLARE_TR_FUNCTIONS(HeardText)
};

/// Until the moment; nothing once it is due.
std::optional<Duration> waitUntil(const std::optional<Moment> &moment, Moment now)
{
    if (!moment || *moment - now < 1s)
        return std::nullopt;
    return *moment - now;
}

QString finishedText(const Task &task, const TaskContext &context)
{
    if (task.clip == ClipState::Online && context.nextCopy) {
        const std::optional<Duration> wait = waitUntil(context.nextCopy, context.now);
        //: the clip is copied again after %1 ("8 s")
        return wait ? HeardText::tr("retrying copy in %1").arg(durationText(*wait))
                    : HeardText::tr("retrying copy now");
    }
    if (!task.firstSeenFinished)
        return statusText(task);
    const QString moment = momentText(*task.firstSeenFinished, context.serviceNow);
    //: %1: a moment, "14:02" or "yesterday 22:10"
    return task.status == Status::Failed ? HeardText::tr("failed %1").arg(moment)
                                         : HeardText::tr("finished %1").arg(moment);
}

QString retryingText(const TaskContext &context)
{
    const std::optional<Duration> wait = waitUntil(context.nextCheck, context.now);
    //: %1: a duration, "8 s"
    return wait ? HeardText::tr("retrying in %1").arg(durationText(*wait)) : HeardText::tr("retrying now");
}

QString neverText(const Task &task, const TaskContext &context)
{
    if (!context.nextCheck)
        //: it is asked for at this moment
        return task.lastAskedAt && context.service ? HeardText::tr("checking now")
                                                   : HeardText::tr("not asked yet");
    if (task.lastAskedAt) // what came of it is forgotten
        return retryingText(context);
    const std::optional<Duration> wait = waitUntil(context.nextCheck, context.now);
    //: %1: a duration, "8 s"
    return wait ? HeardText::tr("first check in %1").arg(durationText(*wait))
                : HeardText::tr("first check now");
}

QString inContactText(const Task &task, const TaskContext &context)
{
    const QString heard =
        task.lastHeardAt ? agoText(context.now - *task.lastHeardAt) : contactText(Contact::Ok);
    if (!context.nextCheck)
        return heard;
    const std::optional<Duration> wait = waitUntil(context.nextCheck, context.now);
    //: when it was last heard of a task ("12 s ago"), and the time to the next check ("18 s")
    return wait ? HeardText::tr("%1 · next %2").arg(heard, durationText(*wait))
                //: when it was last heard of a task ("12 s ago"); it is asked for at this moment
                : HeardText::tr("%1 · checking").arg(heard);
}

QString waitingText(const TaskContext &context)
{
    const std::optional<Duration> wait = waitUntil(context.nextCheck, context.now);
    if (!wait)
        return HeardText::tr("asked to wait");
    if (*wait < 2min)
        //: the service asked to wait; %1: a duration, "40 s"
        return HeardText::tr("waits %1 more").arg(durationText(*wait));
    //: the service asked to wait; %1: a moment, "14:05"
    return HeardText::tr("waits until %1").arg(momentText(*context.nextCheck, context.now));
}

QString lostText(const Task &task, const TaskContext &context)
{
    if (!task.lastHeardAt)
        return HeardText::tr("no contact yet");
    //: %1: a moment, "13:40" or "yesterday 22:10"
    return HeardText::tr("no contact since %1").arg(momentText(*task.lastHeardAt, context.now));
}

/// A completed task of which another link is wanted is asked for again, like a running one.
bool isLineOfInterest(const Task &task)
{
    return !isFinished(task) || (isAtRisk(task) && (task.videoUrl.isEmpty() || task.linkIsDead));
}

/// Nothing else keeps it from being asked.
bool isPausedAlone(const Task &task, const TaskContext &context)
{
    const bool isStopped = task.contact == Contact::NoKey || task.contact == Contact::Refused ||
                           task.contact == Contact::NotFound;
    return !isStopped && isPaused(task, context.allPaused);
}

} // namespace

QString heardText(const Task &task, const TaskContext &context)
{
    if (!isLineOfInterest(task))
        return finishedText(task, context);
    if (isPausedAlone(task, context))
        return HeardText::tr("paused");
    switch (task.contact) {
    case Contact::Never:
        return neverText(task, context);
    case Contact::Ok:
        return inContactText(task, context);
    case Contact::Retrying:
        return retryingText(context);
    case Contact::Lost:
        return lostText(task, context);
    case Contact::Waiting:
        return waitingText(context);
    case Contact::NoKey:
        return HeardText::tr("no key");
    case Contact::Refused:
        return HeardText::tr("key refused");
    case Contact::NotFound:
        return HeardText::tr("not known here");
    }
    Q_UNREACHABLE();
    return {};
}

QString statusDetailText(const Task &task, const TaskContext &context)
{
    if (!isLineOfInterest(task) || isGivenUp(task))
        return {};
    const bool statusTellsOfLine = isWaitingForKey(task);
    if (isPausedAlone(task, context) || (statusTellsOfLine && isPaused(task, context.allPaused)))
        return HeardText::tr("paused");
    if (statusTellsOfLine)
        return {};
    switch (task.contact) {
    case Contact::Never:
    case Contact::Ok:
        break;
    case Contact::Retrying:
        //: below a task's status: the last request failed, and another will be made
        return HeardText::tr("retrying");
    case Contact::Lost:
        //: below a task's status
        return HeardText::tr("no contact");
    case Contact::Waiting:
        return HeardText::tr("asked to wait");
    case Contact::NoKey:
        return HeardText::tr("no key");
    case Contact::Refused:
        return HeardText::tr("key refused");
    case Contact::NotFound:
        return HeardText::tr("not known here");
    }
    return {};
}

QString heardDetailText(const Task &task, const TaskContext &context)
{
    if (task.status == Status::Failed)
        return messageText(task, context.service);
    if (isPausedAlone(task, context) && context.nextCheck)
        //: of a paused task: when it is asked all the same; %1: a moment, "14:05", "tomorrow 02:10" or a date
        //: and time
        return HeardText::tr("next check %1").arg(momentText(*context.nextCheck, context.now));
    if (isLineOfInterest(task) && task.contact == Contact::Lost && context.nextCheck)
        return retryingText(context);
    return {};
}

} // namespace rushes
