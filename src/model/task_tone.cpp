// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/task_tone.h"

#include "core/expiry_warning.h"
#include "wording/task_text.h"

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

Tone statusTone(Status status)
{
    switch (status) {
    case Status::Unasked:
        return Tone::Muted;
    case Status::Queued:
        return Tone::Queued;
    case Status::Processing:
        return Tone::Active;
    case Status::Completed:
        return Tone::Good;
    case Status::Failed:
        return Tone::Danger;
    case Status::Unrecognised:
        return Tone::Warning;
    }
    Q_UNREACHABLE();
    return Tone::Neutral;
}

Tone statusTone(const Task &task)
{
    return isGivenUp(task) || isWaitingForKey(task) ? Tone::Warning : statusTone(task.status);
}

Tone remainingTone(const Task &task, const TaskContext &context)
{
    switch (paceOf(task, context)) {
    case Pace::Unknown:
        return Tone::Muted;
    case Pace::BeforeWindow:
    case Pace::InWindow:
        return Tone::Neutral;
    case Pace::PastWindow:
        return Tone::Warning;
    }
    Q_UNREACHABLE();
    return Tone::Neutral;
}

/// Of a countdown, by the step of the warnings that it has reached.
Tone runningTone(std::optional<ExpiryStep> step)
{
    if (!step)
        return Tone::Neutral;
    return *step == ExpiryStep::LastQuarter ? Tone::Danger : Tone::Warning;
}

Tone expiresTone(const Task &task, const TaskContext &context)
{
    switch (expiryPhaseOf(task, context)) {
    case ExpiryPhase::NotYet:
    case ExpiryPhase::Safe:
        return Tone::Muted;
    case ExpiryPhase::Unknown:
        return Tone::Neutral;
    case ExpiryPhase::Running:
        return runningTone(expiryStepReached(task, context.linkEnd, context.serviceNow));
    case ExpiryPhase::MayHaveEnded:
    case ExpiryPhase::Ended:
        return isClipSafe(task) ? Tone::Muted : Tone::Warning;
    }
    Q_UNREACHABLE();
    return Tone::Neutral;
}

Tone clipTone(const Task &task, const TaskContext &context)
{
    switch (task.clip) {
    case ClipState::None:
    case ClipState::Saved:
        return Tone::Muted;
    case ClipState::Online:
        return task.linkIsDead || task.linkIsRefused ? Tone::Warning : expiresTone(task, context);
    case ClipState::Copying:
        return Tone::Active;
    case ClipState::Held:
        return Tone::Good;
    case ClipState::Unverified:
    case ClipState::Expired:
        return Tone::Warning;
    }
    Q_UNREACHABLE();
    return Tone::Neutral;
}

/// Of the line to the service: only what does not mend itself, or has not for a while, wants attention.
Tone heardTone(const Task &task)
{
    if (task.status == Status::Failed)
        return Tone::Danger;
    if (isFinished(task) && !isAtRisk(task))
        return Tone::Muted;
    switch (task.contact) {
    case Contact::Lost:
    case Contact::NoKey:
    case Contact::Refused:
    case Contact::NotFound:
        return Tone::Warning;
    case Contact::Never:
    case Contact::Ok:
    case Contact::Retrying:
    case Contact::Waiting:
        break;
    }
    return Tone::Muted;
}

QString statusIcon(Status status)
{
    switch (status) {
    case Status::Unasked:
        return u"status-unasked"_s;
    case Status::Queued:
        return u"status-queued"_s;
    case Status::Processing:
        return u"status-processing"_s;
    case Status::Completed:
        return u"status-completed"_s;
    case Status::Failed:
        return u"status-failed"_s;
    case Status::Unrecognised:
        return u"status-unrecognised"_s;
    }
    Q_UNREACHABLE();
    return {};
}

QString statusIcon(const Task &task)
{
    if (isGivenUp(task))
        return u"status-unrecognised"_s;
    return isWaitingForKey(task) ? u"key"_s : statusIcon(task.status);
}

QString clipIcon(ClipState clip)
{
    switch (clip) {
    case ClipState::None:
        return {}; // its text is a dash already
    case ClipState::Online:
        return u"clip-online"_s;
    case ClipState::Copying:
        return u"clip-copying"_s;
    case ClipState::Held:
        return u"clip-held"_s;
    case ClipState::Unverified:
        return u"clip-unverified"_s;
    case ClipState::Saved:
        return u"clip-saved"_s;
    case ClipState::Expired:
        return u"clip-expired"_s;
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace

Tone toneOf(const Task &task, TaskColumn column, const TaskContext &context)
{
    switch (column) {
    case TaskColumn::Poster:
    case TaskColumn::Status:
        return statusTone(task);
    case TaskColumn::Task:
    case TaskColumn::Service:
        return Tone::Neutral;
    case TaskColumn::Progress:
        return paceOf(task, context) == Pace::PastWindow ? Tone::Warning : statusTone(task);
    case TaskColumn::Elapsed:
        return task.created && !isGivenUp(task) ? Tone::Neutral : Tone::Muted;
    case TaskColumn::Remaining:
        return remainingTone(task, context);
    case TaskColumn::Expires:
        return expiresTone(task, context);
    case TaskColumn::Clip:
        return clipTone(task, context);
    case TaskColumn::Heard:
        return heardTone(task);
    case TaskColumn::Created:
        return Tone::Muted;
    case TaskColumn::Message:
        return task.status == Status::Failed ? Tone::Danger : Tone::Neutral;
    }
    Q_UNREACHABLE();
    return Tone::Neutral;
}

QString iconName(const Task &task, TaskColumn column)
{
    switch (column) {
    case TaskColumn::Poster:
    case TaskColumn::Status:
        return statusIcon(task);
    case TaskColumn::Clip:
        return clipIcon(task.clip);
    default:
        return {};
    }
}

} // namespace rushes
