// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/task_text.h"

#include "core/expiry.h"
#include "core/task_rules.h"
#include "wording/catalogue_text.h"
#include "wording/error_text.h"
#include "wording/plain_text.h"
#include "wording/time_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace rushes {

namespace {

class TaskText
{
    Q_DECLARE_TR_FUNCTIONS(TaskText)
};

/// Rounded outwards to what a person wants to know of a rest: minutes, or tens of seconds under a minute.
Duration roundedDown(Duration rest)
{
    const Duration step = rest < 1min ? Duration(10s) : Duration(1min);
    return std::max(rest, Duration::zero()) / step * step;
}
Duration roundedUp(Duration rest)
{
    const Duration step = rest <= 50s ? Duration(10s) : Duration(1min);
    return (std::max(rest, Duration(1)) + step - Duration(1)) / step * step;
}

/// What is left until the two ends of the estimate's window; negative past them.
struct Rest
{
    Duration toFrom{};
    Duration toEnd{};
};

std::optional<Rest> restOf(const Task &task, const TaskContext &context)
{
    if (isFinished(task) || isGivenUp(task))
        return std::nullopt;
    const std::optional<Estimate> estimate = context.estimateOf(task);
    const std::optional<Elapsed> running = elapsed(task, context.serviceNow);
    if (!estimate || !running)
        return std::nullopt;
    return Rest{estimate->from - running->atMost, estimate->to - running->atMost};
}

Pace paceOf(const Rest &rest)
{
    if (rest.toEnd <= Duration::zero())
        return Pace::PastWindow;
    return rest.toFrom > Duration::zero() ? Pace::BeforeWindow : Pace::InWindow;
}

} // namespace

QString nothingText()
{
    //: stands in a cell about which there is nothing to say
    return TaskText::tr("—");
}

QString titleText(const Task &task)
{
    return shownText(task.label.isEmpty() ? task.id : task.label, longestShown);
}

QString statusText(Status status, const QString &word)
{
    switch (status) {
    case Status::Unasked:
        //: status: the service was not asked about the task yet
        return TaskText::tr("Not asked yet");
    case Status::Queued:
        return TaskText::tr("Queued", "status");
    case Status::Processing:
        return TaskText::tr("Processing", "status");
    case Status::Completed:
        return TaskText::tr("Completed", "status");
    case Status::Failed:
        return TaskText::tr("Failed", "status");
    case Status::Unrecognised:
        //: status: the service used a word for it that is not known
        return word.isEmpty() ? TaskText::tr("Unrecognised") : shownText(word, longestQuoted);
    }
    Q_UNREACHABLE();
    return {};
}

QString statusText(const Task &task)
{
    if (isGivenUp(task))
        //: status: the service does not know this task
        return TaskText::tr("Not found", "status");
    if (isWaitingForKey(task))
        return contactText(task.contact);
    if (task.status == Status::Unasked && (task.lastAskedAt || task.contact != Contact::Never))
        //: status: the service was asked about the task, and did not say yet how it stands
        return TaskText::tr("No answer yet");
    return statusText(task.status, task.statusWord);
}

bool isGivenUp(const Task &task)
{
    return !isFinished(task) && task.contact == Contact::NotFound;
}

bool isWaitingForKey(const Task &task)
{
    return task.status == Status::Unasked &&
           (task.contact == Contact::NoKey || task.contact == Contact::Refused);
}

QString contactText(Contact contact)
{
    switch (contact) {
    case Contact::Never:
        return TaskText::tr("Never asked", "contact");
    case Contact::Ok:
        return TaskText::tr("In contact", "contact");
    case Contact::Retrying:
        return TaskText::tr("Retrying", "contact");
    case Contact::Lost:
        return TaskText::tr("No contact", "contact");
    case Contact::Waiting:
        return TaskText::tr("Asked to wait", "contact");
    case Contact::NoKey:
        return TaskText::tr("No key", "contact");
    case Contact::Refused:
        return TaskText::tr("Key refused", "contact");
    case Contact::NotFound:
        return TaskText::tr("Not known here", "contact");
    }
    Q_UNREACHABLE();
    return {};
}

QString clipText(ClipState clip)
{
    switch (clip) {
    case ClipState::None:
        return nothingText();
    case ClipState::Online:
        return TaskText::tr("Online only", "clip");
    case ClipState::Copying:
        return TaskText::tr("Copying", "clip");
    case ClipState::Held:
        //: clip: a verified copy is on this computer
        return TaskText::tr("Held", "clip");
    case ClipState::Unverified:
        return TaskText::tr("Unverified", "clip");
    case ClipState::Saved:
        return TaskText::tr("Saved", "clip");
    case ClipState::Expired:
        return TaskText::tr("Expired", "clip");
    }
    Q_UNREACHABLE();
    return {};
}

QString clipText(const Task &task, double progress)
{
    if (task.clip == ClipState::Copying && progress >= 0)
        //: %1: "62 %"
        return TaskText::tr("Copying %1").arg(percentText(progress));
    return clipText(task.clip);
}

QString clipMarkText(ClipMark mark)
{
    switch (mark) {
    case ClipMark::Shorter:
        //: of a clip: shorter than the service said
        return TaskText::tr("shorter than said", "clip mark");
    case ClipMark::Black:
        //: of a clip: black from start to end
        return TaskText::tr("black", "clip mark");
    case ClipMark::Frozen:
        //: of a clip: one still picture from start to end
        return TaskText::tr("frozen", "clip mark");
    case ClipMark::Silent:
        //: of a clip: there is no sound in the file
        return TaskText::tr("no sound", "clip mark");
    }
    Q_UNREACHABLE();
    return {};
}

QString clipMarksText(ClipMarks marks)
{
    QStringList texts;
    for (const ClipMark mark : {ClipMark::Shorter, ClipMark::Black, ClipMark::Frozen, ClipMark::Silent}) {
        if (marks.testFlag(mark))
            texts.append(clipMarkText(mark));
    }
    //: parts what is odd about a clip, "black · no sound"
    return texts.join(TaskText::tr(" · ", "clip marks"));
}

QString knownFromText(KnownFrom knownFrom)
{
    switch (knownFrom) {
    case KnownFrom::None:
        //: how the end of a link is known
        return TaskText::tr("not known");
    case KnownFrom::Link:
        //: how the end of a link is known
        return TaskText::tr("read from the link");
    case KnownFrom::Service:
        //: how the end of a link is known
        return TaskText::tr("promised by the service");
    case KnownFrom::Estimate:
        //: how the end of a link is known
        return TaskText::tr("what is usual at the service");
    }
    Q_UNREACHABLE();
    return {};
}

QString modeText(const Task &task, const TaskContext &context)
{
    const QString mode = modeText(context.family, task.mode);
    const bool isAssumed = !task.modeIsUsers && !task.mode.isEmpty() && context.family &&
                           task.mode == context.family->defaultMode;
    //: %1: the mode ("8 s") that most tasks of this kind have; nobody said that this one has it
    return isAssumed ? TaskText::tr("typically %1").arg(mode) : mode;
}

QString kindText(const Task &task, const TaskContext &context)
{
    if (!context.family)
        return serviceText(context.service, task.service);
    const QString family = familyText(context.family);
    if (!task.mode.isEmpty())
        //: %1: the kind of task ("VEO"), %2: its mode ("Reference image") or its service
        return TaskText::tr("%1 · %2", "kind").arg(family, modeText(task, context));
    if (context.familyIsShared)
        return TaskText::tr("%1 · %2", "kind").arg(family, serviceText(context.service, task.service));
    return family;
}

QString modelText(const Task &task, const TaskContext &context)
{
    const QString service = serviceText(context.service, task.service);
    const QString model = shownText(task.model, longestQuoted);
    const bool isNamedAbove = !context.family || (context.familyIsShared && task.mode.isEmpty());
    if (model.isEmpty())
        return isNamedAbove ? QString() : service;
    const bool serviceInDoubt = context.familyIsShared && !isNamedAbove;
    //: %1: a model ("veo_3_1_fast"), %2: the service
    return serviceInDoubt ? TaskText::tr("%1 · %2", "model").arg(model, service) : model;
}

QString elapsedText(const Task &task, const TaskContext &context)
{
    const std::optional<Elapsed> time = elapsed(task, context.serviceNow);
    if (!time || isGivenUp(task))
        return nothingText();
    if (time->atMostOnly)
        //: %1: a duration, "6 min"
        return TaskText::tr("at most %1").arg(durationText(time->atMost));
    return durationRangeText(time->atLeast, time->atMost);
}

Pace paceOf(const Task &task, const TaskContext &context)
{
    const std::optional<Rest> rest = restOf(task, context);
    return rest ? paceOf(*rest) : Pace::Unknown;
}

QString toldProgressText(const Task &task)
{
    if (!task.progressTold || isFinished(task) || isGivenUp(task))
        return {};
    //: %1: how much of a task is done, "40 %"
    return TaskText::tr("%1, as the service tells").arg(percentText(*task.progressTold / 100.0));
}

QString remainingText(const Task &task, const TaskContext &context)
{
    const std::optional<Rest> rest = restOf(task, context);
    if (!rest)
        return nothingText();
    switch (paceOf(*rest)) {
    case Pace::Unknown:
        break;
    case Pace::BeforeWindow:
        return durationRangeText(roundedDown(rest->toFrom), roundedUp(rest->toEnd));
    case Pace::InWindow:
        //: a task can end at any moment, and at the latest after %1 ("2 min") if it is like the others
        return TaskText::tr("any moment, up to %1").arg(durationText(roundedUp(rest->toEnd)));
    case Pace::PastWindow:
        //: a task runs longer than its estimate
        return TaskText::tr("longer than usual");
    }
    return nothingText();
}

ExpiryPhase expiryPhaseOf(const Task &task, const TaskContext &context)
{
    if (task.status != Status::Completed)
        return ExpiryPhase::NotYet;
    if (task.clip == ClipState::Held || task.clip == ClipState::Saved)
        return ExpiryPhase::Safe;
    if (task.clip == ClipState::Expired)
        return ExpiryPhase::Ended;
    if (!context.linkEnd.earliest)
        return ExpiryPhase::Unknown;
    if (context.serviceNow < *context.linkEnd.earliest)
        return ExpiryPhase::Running;
    return hasSurelyEnded(context.linkEnd, context.serviceNow) ? ExpiryPhase::Ended
                                                               : ExpiryPhase::MayHaveEnded;
}

std::optional<Duration> timeToLinkEnd(const Task &task, const TaskContext &context)
{
    if (expiryPhaseOf(task, context) != ExpiryPhase::Running)
        return std::nullopt;
    return *context.linkEnd.earliest - context.serviceNow;
}

bool isEstimated(const LinkEnd &end)
{
    return end.knownFrom == KnownFrom::Estimate ||
           (end.knownFrom == KnownFrom::Link && end.certainty == Certainty::About);
}

QString expiresText(const Task &task, const TaskContext &context)
{
    switch (expiryPhaseOf(task, context)) {
    case ExpiryPhase::NotYet:
        return nothingText();
    case ExpiryPhase::Safe:
        //: a copy is on this computer, so that the end of the link is no threat
        return TaskText::tr("held", "expires");
    case ExpiryPhase::Unknown:
        //: how long the link lives is unknown
        return TaskText::tr("unknown", "expires");
    case ExpiryPhase::Running: {
        const QString left = countdownText(*timeToLinkEnd(task, context));
        if (isEstimated(context.linkEnd))
            //: about %1 ("18 h 42 min")
            return TaskText::tr("≈ %1").arg(left);
        //: at most %1 ("18 h 42 min")
        return context.linkEnd.certainty == Certainty::AtLatest ? TaskText::tr("≤ %1").arg(left) : left;
    }
    case ExpiryPhase::MayHaveEnded:
        //: the link may have ended
        return TaskText::tr("may have ended", "expires");
    case ExpiryPhase::Ended:
        //: the link has ended
        return TaskText::tr("ended", "expires");
    }
    Q_UNREACHABLE();
    return {};
}

QString messageText(const Task &task, const Service *service)
{
    if (!task.message.isEmpty())
        return shownText(task.message, longestShown);
    if (task.status == Status::Failed)
        return TaskText::tr("The service gave no reason.");
    if (task.contact != Contact::Ok && task.trouble)
        return errorText(*task.trouble, service);
    if (task.clipTrouble && (isAtRisk(task) || task.clip == ClipState::Unverified))
        return errorText(*task.clipTrouble, service);
    return {};
}

} // namespace rushes
