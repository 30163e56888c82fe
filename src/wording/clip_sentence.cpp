// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/clip_sentence.h"

#include "core/expiry.h"
#include "wording/error_text.h"
#include "wording/plain_text.h"
#include "wording/sentences.h"
#include "wording/task_text.h"
#include "wording/time_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace rushes {

namespace {

class ClipText
{
    Q_DECLARE_TR_FUNCTIONS(ClipText)

public:
    static ClipSentence noClip(const Task &task, const TaskContext &context);
    static ClipSentence online(const Task &task, const TaskContext &context);
    static ClipSentence unverified(const Task &task, const TaskContext &context);
    static ClipSentence saved(const Task &task, const TaskContext &context);
    static QString endToCome(const TaskContext &context);
};

QString troubleText(const Task &task, const TaskContext &context)
{
    return task.clipTrouble ? errorText(*task.clipTrouble, context.service) : QString();
}

/// The facts as a sentence of their own.
QString factsSentence(const ClipFacts &facts)
{
    const QString text = clipFactsText(facts);
    //: %1: facts of a clip, "7.9 MB, 8.0 s, 1280×720, sound"
    return text.isEmpty() ? text : ClipText::tr("%1.", "facts").arg(text);
}

ClipSentence ClipText::noClip(const Task &task, const TaskContext &context)
{
    if (isGivenUp(task))
        return {tr("There is no clip to copy"), {}}; // why is in what is next
    if (isWaitingForKey(task))
        return {tr("No clip yet"),
                tr("Nothing can be heard of the task without a key that the service takes.")};
    const bool isAskedFor = task.contact != Contact::NoKey && task.contact != Contact::Refused;
    switch (task.status) {
    case Status::Failed:
        return {tr("There is no clip"), tr("The service ended this task without one.")};
    case Status::Completed:
        return {tr("The service has not given a link to the clip yet"), troubleText(task, context)};
    case Status::Unasked:
    case Status::Queued:
    case Status::Processing:
    case Status::Unrecognised:
        break;
    }
    return {tr("No clip yet"),
            isAskedFor
                ? tr("It is copied to this computer as soon as the task is completed.")
                : tr("It is copied to this computer once the service can be asked again and the task is "
                     "completed.")};
}

ClipSentence ClipText::online(const Task &task, const TaskContext &context)
{
    if (task.linkIsRefused)
        return {tr("The clip is online only, and its link is not fetched"),
                joinedSentences({troubleText(task, context), linkEndSentence(task, context)})};
    if (task.linkIsDead)
        return {tr("The link to the clip no longer works"), tr("The service is asked for another.")};
    return {tr("The clip is online only"),
            joinedSentences({linkEndSentence(task, context), troubleText(task, context)})};
}

ClipSentence ClipText::unverified(const Task &task, const TaskContext &context)
{
    const QString savedAs =
        task.clipFacts.savedPath.isEmpty()
            ? QString()
            : tr("It was saved as %1.").arg(shownText(task.clipFacts.savedPath, longestShown));
    return {tr("An unverified copy is on this computer"),
            joinedSentences({tr("The clip came whole, several times alike, and fails a check all the same."),
                             troubleText(task, context), savedAs, linkEndSentence(task, context),
                             factsSentence(task.clipFacts)})};
}

ClipSentence ClipText::saved(const Task &task, const TaskContext &context)
{
    return {tr("The clip is saved"),
            joinedSentences({tr("It is at %1.").arg(shownText(task.clipFacts.savedPath, longestShown)),
                             clipMarksSentence(task), linkEndSentence(task, context),
                             factsSentence(task.clipFacts)})};
}

QString ClipText::endToCome(const TaskContext &context)
{
    const QString moment = momentText(*context.linkEnd.earliest, context.serviceNow);
    if (context.linkEnd.knownFrom == KnownFrom::Estimate)
        //: %1: a moment, "16:00", "tomorrow 08:44" or a date and time
        return tr("The link ends about %1 (links of this service typically live so long).").arg(moment);
    if (context.linkEnd.knownFrom == KnownFrom::Link && context.linkEnd.certainty == Certainty::About)
        //: %1: a moment, "16:00", "tomorrow 08:44" or a date and time
        return tr("The link ends about %1 (estimated from what the link says).").arg(moment);
    const QString knownFrom = knownFromText(context.linkEnd.knownFrom);
    switch (context.linkEnd.certainty) {
    case Certainty::Exact:
        //: %1: a moment, "tomorrow 08:44"; %2: how it is known, "promised by the service"
        return tr("The link ends %1 (%2).").arg(moment, knownFrom);
    case Certainty::AtLatest:
        //: %1: a moment, "tomorrow 08:44"; %2: how it is known, "read from the link"
        return tr("The link ends %1 at the latest (%2).").arg(moment, knownFrom);
    case Certainty::About:
    case Certainty::Unknown:
        break;
    }
    //: %1: a moment, "tomorrow 08:44"; %2: how it is known, "promised by the service"
    return tr("The link ends %1 at the earliest (%2).").arg(moment, knownFrom);
}

} // namespace

QString linkEndSentence(const Task &task, const TaskContext &context)
{
    if (task.status != Status::Completed)
        return {};
    if (!context.linkEnd.earliest)
        return ClipText::tr("How long the link lives is not known.");
    const Moment earliest = *context.linkEnd.earliest;
    if (context.serviceNow < earliest)
        return ClipText::endToCome(context);
    return hasSurelyEnded(context.linkEnd, context.serviceNow) ? ClipText::tr("The link has ended.")
                                                               : ClipText::tr("The link may have ended.");
}

QString clipMarksSentence(const Task &task)
{
    const ClipFacts &facts = task.clipFacts;
    QStringList sentences;
    if (facts.marks.testFlag(ClipMark::Shorter) && task.actualDuration)
        //: of a clip; %1 and %2: durations, "6.0 s" and "8.0 s"
        sentences.append(
            ClipText::tr("It is %1 long; the service says %2.")
                .arg(clipLengthText(facts.durationSeconds), clipLengthText(*task.actualDuration)));
    if (facts.marks.testFlag(ClipMark::Black))
        //: of a clip
        sentences.append(ClipText::tr("It is black from start to end."));
    if (facts.marks.testFlag(ClipMark::Frozen))
        //: of a clip
        sentences.append(ClipText::tr("It shows one still picture from start to end."));
    return joinedSentences(sentences);
}

QString clipFactsText(const ClipFacts &facts)
{
    QStringList parts;
    if (facts.bytes > 0)
        parts.append(sizeText(facts.bytes));
    if (facts.durationSeconds > 0)
        parts.append(clipLengthText(facts.durationSeconds));
    if (facts.width > 0 && facts.height > 0)
        //: width and height in pixels
        parts.append(ClipText::tr("%1×%2").arg(facts.width).arg(facts.height));
    // Whether there is sound is known only of what was decoded.
    if (facts.width > 0)
        parts.append(facts.hasSound ? ClipText::tr("sound", "facts") : ClipText::tr("no sound", "facts"));
    //: parts the facts of a clip
    return parts.join(ClipText::tr(", ", "facts"));
}

ClipSentence clipSentence(const Task &task, const TaskContext &context)
{
    switch (task.clip) {
    case ClipState::None:
        return ClipText::noClip(task, context);
    case ClipState::Online:
        return ClipText::online(task, context);
    case ClipState::Copying:
        return {ClipText::tr("The clip is being copied to this computer"), linkEndSentence(task, context)};
    case ClipState::Held:
        return {ClipText::tr("A verified copy is on this computer"),
                joinedSentences({clipMarksSentence(task), linkEndSentence(task, context),
                                 factsSentence(task.clipFacts)})};
    case ClipState::Unverified:
        return ClipText::unverified(task, context);
    case ClipState::Saved:
        return ClipText::saved(task, context);
    case ClipState::Expired:
        return {ClipText::tr("The clip is gone"),
                ClipText::tr("Its link ended before a copy came about, and the service gave no other.")};
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace rushes
