// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/time_line.h"

#include "wording/plain_text.h"
#include "wording/task_text.h"
#include "wording/time_text.h"

#include <QCoreApplication>

namespace rushes {

namespace {

class TimeLine
{
    Q_DECLARE_TR_FUNCTIONS(TimeLine)

public:
    static TimeLineEntry ofTransition(const Transition &transition, bool isFirst, const TaskContext &context);
    static std::optional<TimeLineEntry> ofContact(const Task &task, const TaskContext &context);
    static std::optional<TimeLineEntry> ofClip(const Task &task, const TaskContext &context);
};

TimeLineEntry TimeLine::ofTransition(const Transition &transition, bool isFirst, const TaskContext &context)
{
    TimeLineEntry entry{.kind = TimeLineEntry::Kind::Status,
                        .status = transition.status,
                        .what = statusText(transition.status, transition.word),
                        .when = {},
                        .toolTip = {}};
    // A task is queued from its creation on: there is no moment at which it came to be so.
    const bool hasInterval = transition.notBefore && *transition.notBefore < transition.seenAt &&
                             !(isFirst && transition.status == Status::Queued);
    if (!hasInterval) {
        entry.when = exactMomentText(transition.seenAt, context.serviceNow);
        //: %1: a moment
        entry.toolTip = tr("First seen so at %1.").arg(fullMomentText(transition.seenAt));
        return entry;
    }
    entry.when = exactRangeText(*transition.notBefore, transition.seenAt, context.serviceNow);
    //: when a status came to be; %1 and %2: moments
    entry.toolTip = tr("Not yet so at %1, seen so at %2.")
                        .arg(fullMomentText(*transition.notBefore), fullMomentText(transition.seenAt));
    return entry;
}

/// Nothing was heard when it was last asked, and nothing will be until a person does something.
std::optional<TimeLineEntry> TimeLine::ofContact(const Task &task, const TaskContext &context)
{
    if (isFinished(task) || !task.lastAskedAt ||
        (task.contact != Contact::NotFound && task.contact != Contact::Refused))
        return std::nullopt;
    return TimeLineEntry{.kind = TimeLineEntry::Kind::Unheard,
                         .status = task.status,
                         .what = isGivenUp(task) ? statusText(task) : contactText(task.contact),
                         .when = exactMomentText(*task.lastAskedAt, context.now),
                         //: %1: a moment
                         .toolTip = tr("Last asked at %1.").arg(fullMomentText(*task.lastAskedAt))};
}

/// Only an end that is told outright is a moment to show.
QString endedText(const TaskContext &context)
{
    const LinkEnd &end = context.linkEnd;
    const bool isKnown =
        end.earliest && end.certainty == Certainty::Exact && *end.earliest <= context.serviceNow;
    return isKnown ? exactMomentText(*end.earliest, context.serviceNow) : QString();
}

std::optional<TimeLineEntry> TimeLine::ofClip(const Task &task, const TaskContext &context)
{
    const QString heldAt =
        task.clipFacts.heldAt ? exactMomentText(*task.clipFacts.heldAt, context.now) : QString();
    switch (task.clip) {
    case ClipState::None:
    case ClipState::Online:
    case ClipState::Copying:
        return std::nullopt;
    case ClipState::Held:
    case ClipState::Saved:
        return TimeLineEntry{TimeLineEntry::Kind::Held, task.status, tr("Copy held, verified"), heldAt, {}};
    case ClipState::Unverified:
        return TimeLineEntry{
            TimeLineEntry::Kind::Unverified, task.status, tr("Copy kept, unverified"), heldAt, {}};
    case ClipState::Expired:
        return TimeLineEntry{
            TimeLineEntry::Kind::Expired, task.status, tr("Link ended, clip gone"), endedText(context), {}};
    }
    Q_UNREACHABLE();
    return std::nullopt;
}

} // namespace

QVector<TimeLineEntry> timeLine(const Task &task, const TaskContext &context)
{
    QVector<TimeLineEntry> entries;
    entries.append({TimeLineEntry::Kind::Added, Status::Unasked, TimeLine::tr("Added"),
                    exactMomentText(task.addedAt, context.now), fullMomentText(task.addedAt)});
    for (qsizetype i = 0; i < task.transitions.size(); ++i)
        entries.append(TimeLine::ofTransition(task.transitions[i], i == 0, context));
    if (const auto entry = TimeLine::ofContact(task, context))
        entries.append(*entry);
    if (const auto entry = TimeLine::ofClip(task, context))
        entries.append(*entry);
    if (!task.clipFacts.savedPath.isEmpty())
        entries.append({TimeLineEntry::Kind::Saved,
                        task.status,
                        TimeLine::tr("Saved"),
                        {},
                        shownText(task.clipFacts.savedPath, longestShown)});
    return entries;
}

} // namespace rushes
