// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/what_next.h"

#include "core/pause.h"
#include "core/task_rules.h"
#include "wording/catalogue_text.h"
#include "wording/error_text.h"
#include "wording/sentences.h"
#include "wording/time_text.h"

#include <QCoreApplication>

namespace rushes {

namespace {

class WhatNext
{
    Q_DECLARE_TR_FUNCTIONS(WhatNext)

public:
    static QString ofLine(const Task &task, const TaskContext &context);
    static QString ofWaits(const Task &task, const TaskContext &context, const QString &service);
    static QString ofNotFound(const Task &task, const TaskContext &context);
    static QString ofPaused(const Task &task, const TaskContext &context);
    static QString ofAsking(const Task &task, const TaskContext &context);
    static QString ofOnlineClip(const Task &task, const TaskContext &context);
    static QString ofClip(const Task &task, const TaskContext &context);
};

std::optional<Duration> waitUntil(const std::optional<Moment> &moment, Moment now)
{
    if (!moment || *moment - now < 1s)
        return std::nullopt;
    return *moment - now;
}

QString troubleText(const Task &task, const TaskContext &context)
{
    return task.trouble ? errorText(*task.trouble, context.service) : QString();
}

QString WhatNext::ofAsking(const Task &task, const TaskContext &context)
{
    const std::optional<Duration> wait = waitUntil(context.nextCheck, context.now);
    if (task.contact == Contact::Never && !task.lastAskedAt) {
        //: %1: a duration, "8 s"
        return wait ? tr("The service is asked for the first time in %1.").arg(durationText(*wait))
                    : tr("The service is asked for the first time as soon as a request is free.");
    }
    if (task.status == Status::Completed) {
        //: %1: a duration, "18 s"
        return wait ? tr("The service is asked for a link that works in %1.").arg(durationText(*wait))
                    : tr("The service is being asked for a link that works.");
    }
    //: %1: a duration, "18 s"
    return wait ? tr("The service is asked again in %1.").arg(durationText(*wait))
                : tr("The service is being asked.");
}

/// When it is asked all the same, and why: a pause that costs a clip would be no pause.
QString WhatNext::ofPaused(const Task &task, const TaskContext &context)
{
    const QString since = context.allPaused ? tr("Asking is paused for all tasks.")
                          //: %1: a moment, "14:05" or "yesterday 22:10"
                          : task.pausedAt
                              ? tr("Paused since %1.").arg(momentText(*task.pausedAt, context.now))
                              : tr("Paused.");
    if (!context.nextCheck)
        return since;
    //: of a paused task; %1: a moment, "14:05", "tomorrow 02:10" or a date and time
    return joinedSentences({since, tr("The service is asked once all the same (%1), so that a clip that is "
                                      "finished by then is not lost.")
                                       .arg(momentText(*context.nextCheck, context.now))});
}

QString WhatNext::ofNotFound(const Task &task, const TaskContext &context)
{
    //: %1: a service
    return tr("%1 does not know this id and is not asked again. Look whether the id is right and belongs to "
              "this service.")
        .arg(serviceText(context.service, task.service));
}

/// While an answer of the service is wanted.
QString WhatNext::ofLine(const Task &task, const TaskContext &context)
{
    const QString service = serviceText(context.service, task.service);
    if (!context.service)
        //: %1: a service
        return tr("%1 is not among the services any more, so nothing is asked. Add it in Settings, and the "
                  "watching goes on.")
            .arg(service);
    switch (task.contact) {
    case Contact::NoKey:
        //: %1: a service
        return tr("A key for %1 is needed: enter it in Settings, and the watching goes on.").arg(service);
    case Contact::Refused:
        //: %1: a service
        return tr("%1 refused the key. Enter another in Settings, and the watching goes on.").arg(service);
    case Contact::NotFound:
        return ofNotFound(task, context);
    case Contact::Waiting:
    case Contact::Retrying:
    case Contact::Lost:
    case Contact::Never:
    case Contact::Ok:
        break;
    }
    return isPaused(task, context.allPaused) ? ofPaused(task, context) : ofWaits(task, context, service);
}

/// While it is asked, or waited for.
QString WhatNext::ofWaits(const Task &task, const TaskContext &context, const QString &service)
{
    if (task.contact == Contact::Retrying || task.contact == Contact::Lost)
        return joinedSentences({troubleText(task, context), ofAsking(task, context)});
    if (task.contact != Contact::Waiting)
        return ofAsking(task, context);
    if (!context.nextCheck)
        //: %1: a service
        return tr("%1 asked to wait, and is asked again after that.").arg(service);
    //: %1: a service, %2: a moment, "14:05:10"
    return tr("%1 asked to wait. Nothing is asked there before %2.")
        .arg(service, exactMomentText(*context.nextCheck, context.now));
}

QString WhatNext::ofOnlineClip(const Task &task, const TaskContext &context)
{
    if (canFetchAnyway(task))
        return tr("The link is not fetched unless you say so, for it leads where it is not safe.");
    if (task.linkIsRefused)
        return tr("The link is not fetched, for it is not safe to do so. The clip is not copied.");
    const QString trouble = task.clipTrouble ? errorText(*task.clipTrouble, context.service) : QString();
    if (task.clipTrouble && task.clipTrouble->kind == ErrorKind::DiskFull)
        return joinedSentences({trouble, tr("The clip is copied as soon as there is room.")});
    const std::optional<Duration> wait = waitUntil(context.nextCopy, context.now);
    //: %1: a duration, "8 s"
    return joinedSentences({trouble, wait ? tr("The clip is copied again in %1.").arg(durationText(*wait))
                                          : tr("The clip is copied as soon as it is its turn.")});
}

/// Of a completed task that is not asked for any more.
QString WhatNext::ofClip(const Task &task, const TaskContext &context)
{
    switch (task.clip) {
    case ClipState::None:
    case ClipState::Online:
        return ofOnlineClip(task, context);
    case ClipState::Copying:
        return tr("The clip is being copied, then checked.");
    case ClipState::Held:
        return tr("Nothing more has to happen: the clip is here. Save it where you want it.");
    case ClipState::Unverified:
        return tr("The clip is kept as it came. It is not played here: save it to look at it elsewhere.");
    case ClipState::Saved:
        return tr("Nothing more has to happen: the clip is here and saved.");
    case ClipState::Expired:
        return tr("Nothing more can be done here: the service no longer gives the clip.");
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace

QString whatNextText(const Task &task, const TaskContext &context)
{
    if (task.status == Status::Failed)
        return WhatNext::tr("Nothing more has to happen: the service is not asked again.");
    const bool linkWanted = isAtRisk(task) && (task.videoUrl.isEmpty() || task.linkIsDead);
    return !isFinished(task) || linkWanted ? WhatNext::ofLine(task, context)
                                           : WhatNext::ofClip(task, context);
}

} // namespace rushes
