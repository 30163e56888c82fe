// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/at_risk_text.h"

#include "wording/plain_text.h"
#include "wording/task_text.h"
#include "wording/time_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace rushes {

namespace {

class AtRiskText
{
    Q_DECLARE_TR_FUNCTIONS(AtRiskText)

public:
    static QString ofCopying(const Task &task, const TaskContext &context);
    static QString ofAsking(const Task &task, const TaskContext &context);
};

/// A name inside a sentence.
QString quotedTitle(const Task &task)
{
    return shownText(task.label.isEmpty() ? task.id : task.label, longestQuoted);
}

std::optional<Duration> waitUntil(const std::optional<Moment> &moment, Moment now)
{
    if (!moment || *moment - now < 1s)
        return std::nullopt;
    return *moment - now;
}

QString AtRiskText::ofCopying(const Task &task, const TaskContext &context)
{
    if (task.clip == ClipState::Copying)
        return clipText(task, context.copyProgress);
    if (const std::optional<Duration> wait = waitUntil(context.nextCopy, context.now))
        //: what happens to a clip: when it is tried again to copy it; %1: a duration, "20 s"
        return tr("Next try in %1").arg(durationText(*wait));
    //: what happens to a clip: it is copied after others
    return tr("Waits for its turn");
}

QString AtRiskText::ofAsking(const Task &task, const TaskContext &context)
{
    switch (task.contact) {
    case Contact::NoKey:
        //: what happens to a clip: the service is not asked for a link, for there is no key
        return tr("Needs a key");
    case Contact::Refused:
        //: what happens to a clip: the service is not asked for a link, for it refused the key
        return tr("Key refused", "clip");
    default:
        break;
    }
    if (const std::optional<Duration> wait = waitUntil(context.nextCheck, context.now))
        //: what happens to a clip: the service is asked for a link that works; %1: a duration, "20 s"
        return tr("Asked for a link in %1").arg(durationText(*wait));
    //: what happens to a clip: the service is being asked for a link that works
    return tr("Asking for a link");
}

} // namespace

QString leftText(Duration left)
{
    using std::chrono::ceil;
    return left > 1min ? durationText(ceil<std::chrono::minutes>(left))
                       : durationText(ceil<std::chrono::seconds>(left));
}

Duration untilLeftTextChanges(Duration left)
{
    using std::chrono::ceil;
    const Duration unit = left > 1min ? Duration(1min) : Duration(1s);
    const Duration said =
        left > 1min ? Duration(ceil<std::chrono::minutes>(left)) : Duration(ceil<std::chrono::seconds>(left));
    return std::clamp(left - (said - unit), Duration(1), Duration(1min));
}

QString linkEndsSoonText(const LinkEnd &end, Duration left)
{
    if (isEstimated(end))
        //: %1: a duration, "1 h"
        return AtRiskText::tr("The link ends in about %1, and the clip is not held yet.").arg(leftText(left));
    if (end.certainty == Certainty::AtLatest)
        //: %1: a duration, "1 h"
        return AtRiskText::tr("The link ends in %1 at the latest, and the clip is not held yet.")
            .arg(leftText(left));
    //: %1: a duration, "1 h"
    return AtRiskText::tr("The link ends in %1, and the clip is not held yet.").arg(leftText(left));
}

QString linkOfTaskEndsSoonText(const Task &task, const LinkEnd &end, Duration left)
{
    if (isEstimated(end))
        //: %1: the name of a task, %2: a duration, "1 h"
        return AtRiskText::tr("The link of %1 ends in about %2, and its clip is not held yet.")
            .arg(quotedTitle(task), leftText(left));
    if (end.certainty == Certainty::AtLatest)
        //: %1: the name of a task, %2: a duration, "1 h"
        return AtRiskText::tr("The link of %1 ends in %2 at the latest, and its clip is not held yet.")
            .arg(quotedTitle(task), leftText(left));
    //: %1: the name of a task, %2: a duration, "1 h"
    return AtRiskText::tr("The link of %1 ends in %2, and its clip is not held yet.")
        .arg(quotedTitle(task), leftText(left));
}

QString linksEndSoonText(int count, const Task &first, Duration left)
{
    //: %n is 2 or more; %1: the name of the task whose link ends first, %2: a duration, "1 h"
    return AtRiskText::tr("%Ln clips are not held yet, and their links end soon: the first, of %1, in %2.",
                          nullptr, count)
        .arg(quotedTitle(first), leftText(left));
}

QString linksMayHaveEndedText(int count, const Task &first)
{
    if (count > 1)
        //: %n is 2 or more
        return AtRiskText::tr("%Ln clips are not held, and their links may have ended.", nullptr, count);
    //: %1: the name of a task
    return AtRiskText::tr("The link of %1 may have ended, and its clip is not held.").arg(quotedTitle(first));
}

QString linkLifeText(const Task &task, const TaskContext &context)
{
    switch (expiryPhaseOf(task, context)) {
    case ExpiryPhase::NotYet:
    case ExpiryPhase::Safe:
        return {};
    case ExpiryPhase::Unknown:
        return AtRiskText::tr("End of the link unknown");
    case ExpiryPhase::Running:
        //: %1: a duration, "18 h 42 min", "≈ 18 h 42 min", "≤ 18 h 42 min"
        return AtRiskText::tr("Link ends in %1").arg(expiresText(task, context));
    case ExpiryPhase::MayHaveEnded:
        return AtRiskText::tr("Link may have ended");
    case ExpiryPhase::Ended:
        return AtRiskText::tr("Link has ended");
    }
    Q_UNREACHABLE();
    return {};
}

QString clipHappeningText(const Task &task, const TaskContext &context)
{
    if (isClipSafe(task) || task.clip == ClipState::Expired)
        return clipText(task.clip);
    if (task.linkIsRefused)
        //: what happens to a clip: its link is not followed, for it is not safe to do so
        return AtRiskText::tr("Not fetched");
    if (task.clip != ClipState::Copying && (task.videoUrl.isEmpty() || task.linkIsDead))
        return AtRiskText::ofAsking(task, context);
    return AtRiskText::ofCopying(task, context);
}

} // namespace rushes
