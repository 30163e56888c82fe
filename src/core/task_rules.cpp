// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/task_rules.h"

#include "core/expiry.h"

#include <algorithm>

namespace rushes {

namespace {

bool isPast(const std::optional<Moment> &end, Moment now)
{
    return end && now > *end;
}

// Lengths are told in rounded numbers, and a last frame more or less is no loss.
constexpr double secondsThatMayBeMissing = 0.5;
constexpr double shareThatMayBeMissing = 0.1;

bool isShorterThanSaid(const Task &task, const ClipFacts &facts)
{
    if (!task.actualDuration || facts.durationSeconds <= 0)
        return false;
    const double missing = *task.actualDuration - facts.durationSeconds;
    return missing > std::min(secondsThatMayBeMissing, *task.actualDuration * shareThatMayBeMissing);
}

/// The model corrects the family that the id's prefix suggested; a finished clip's length corrects the mode.
void correctFamilyAndMode(Task &task, const Service &service)
{
    const Family *family = service.familyOfModel(task.model);
    if (family && family->name != task.family) {
        task.family = family->name;
        if (!family->mode(task.mode)) {
            task.mode = family->defaultMode;
            task.modeIsUsers = false;
        }
    }
    if (!family)
        family = service.family(task.family);
    if (!family || !task.actualDuration)
        return;
    if (const Mode *mode = family->modeOfLength(*task.actualDuration)) {
        task.mode = mode->name;
        task.modeIsUsers = true;
    }
}

void moveStatus(Applied &applied, const TaskResult &result, Moment serviceNow)
{
    Task &task = applied.task;
    const bool changed = task.status != result.status ||
                         (result.status == Status::Unrecognised && task.statusWord != result.word);
    const std::optional<Moment> lastSeenOtherwise =
        task.lastSeenUnfinished ? task.lastSeenUnfinished : task.created;
    const Status previous = task.status;
    task.status = result.status;
    task.statusWord = result.word;
    if (!isFinished(task)) {
        task.lastSeenUnfinished = serviceNow;
        task.firstSeenFinished.reset();
    } else if (!task.firstSeenFinished) {
        task.firstSeenFinished = serviceNow;
    }
    if (!changed)
        return;
    task.transitions.append({.status = result.status,
                             .word = result.status == Status::Unrecognised ? result.word : QString(),
                             .notBefore = lastSeenOtherwise,
                             .seenAt = serviceNow});
    applied.events.append(
        StatusChanged{previous == Status::Unasked ? std::nullopt : std::optional(previous)});
}

/// A completed answer's link: the first one, the same again, or a fresh one in the place of a dead one.
void takeLink(Applied &applied, const TaskResult &result)
{
    Task &task = applied.task;
    if (task.status != Status::Completed)
        return;
    if (result.videoUrl.isEmpty()) {
        if (!isClipSafe(task) && task.clip != ClipState::Expired && task.videoUrl.isEmpty())
            task.clipTrouble = Error{ErrorKind::LinkMissing, {}};
        return;
    }
    const bool renewed = !task.videoUrl.isEmpty() && task.videoUrl != result.videoUrl;
    if (renewed) {
        applied.events.append(LinkChanged{LinkState::Renewed, {}});
        task.linkIsRefused = false;
        task.refusedOrigin.clear();
        task.allowedOrigins.clear();
        task.linkDeathsInRow = 0;
    }
    task.videoUrl = result.videoUrl;
    // The same link once more: perhaps the server refused it only in passing, so it is tried again.
    task.linkIsDead = false;
    if (task.clip == ClipState::None)
        task.clip = ClipState::Online;
    if (task.clipTrouble && task.clipTrouble->kind == ErrorKind::LinkMissing)
        task.clipTrouble.reset();
}

void setContact(Applied &applied, Contact contact, std::optional<Error> trouble, bool tellAlways = false)
{
    Task &task = applied.task;
    const bool changed = task.contact != contact || tellAlways;
    task.contact = contact;
    task.trouble = std::move(trouble);
    if (changed)
        applied.events.append(ContactChanged{});
}

class AnswerRule
{
public:
    AnswerRule(Applied &applied, const ServiceCatalogue &catalogue, Now now)
        : m_applied(applied)
        , m_task(applied.task)
        , m_catalogue(catalogue)
        , m_now(now)
    {
    }

    void operator()(const Answered &answer)
    {
        const TaskResult &result = answer.result;
        m_task.lastHeardAt = m_now.ours;
        m_task.troublesInRow = 0;
        m_task.notFoundInRow = 0;
        m_task.lastAnswer = result.raw;
        m_task.model = result.model.isEmpty() ? m_task.model : result.model;
        m_task.created = result.created ? result.created : m_task.created;
        m_task.actualDuration = result.actualDuration ? result.actualDuration : m_task.actualDuration;
        m_task.sentExpiresAt = result.expiresAt;
        m_task.message = result.message;
        m_task.progressTold = result.progress;
        if (const Service *service = m_catalogue.find(m_task.service))
            correctFamilyAndMode(m_task, *service);
        setContact(m_applied, Contact::Ok, std::nullopt);
        moveStatus(m_applied, result, m_now.services);
        takeLink(m_applied, result);
    }

    void operator()(const WaitAsked &answer)
    {
        // Each wait is told, for each has an end of its own.
        setContact(m_applied, Contact::Waiting, Error{ErrorKind::AskedToWait, answer.detail}, true);
    }

    void operator()(const KeyWasRefused &answer)
    {
        setContact(m_applied, Contact::Refused, Error{ErrorKind::KeyRefused, answer.detail});
    }

    void operator()(const Forbidden &answer)
    {
        setContact(m_applied, Contact::Refused, Error{ErrorKind::KeyRefused, answer.detail});
    }

    void operator()(const NotFound &answer)
    {
        ++m_task.notFoundInRow;
        const bool final = m_task.notFoundInRow >= notFoundToGiveUp && m_task.status != Status::Completed;
        setContact(m_applied, final ? Contact::NotFound : Contact::Retrying,
                   Error{ErrorKind::NotFoundHere, answer.detail});
        const LinkEnd end = linkEnd(m_task, m_catalogue.familyOf(m_task));
        if (m_task.linkIsDead && isPast(end.latest, m_now.services)) {
            m_task.clip = ClipState::Expired;
            m_applied.events.append(ClipExpired{});
        }
    }

    void operator()(const Trouble &answer)
    {
        ++m_task.troublesInRow;
        setContact(m_applied, m_task.troublesInRow >= troublesToBeLost ? Contact::Lost : Contact::Retrying,
                   answer.error);
    }

private:
    Applied &m_applied;
    Task &m_task;
    const ServiceCatalogue &m_catalogue;
    Now m_now;
};

Applied unchanged(const Task &task)
{
    return {task, {}};
}

} // namespace

Applied apply(const Task &task, const PollAnswer &answer, const ServiceCatalogue &catalogue, Now now)
{
    Applied applied = unchanged(task);
    std::visit(AnswerRule(applied, catalogue, now), answer.outcome);
    return applied;
}

Applied keyIsMissing(const Task &task)
{
    Applied applied = unchanged(task);
    setContact(applied, Contact::NoKey, Error{ErrorKind::KeyMissing, task.service});
    return applied;
}

Applied askAgain(const Task &task)
{
    Applied applied = unchanged(task);
    if (task.contact != Contact::Refused && task.contact != Contact::NotFound &&
        task.contact != Contact::NoKey)
        return applied;
    applied.task.notFoundInRow = 0;
    setContact(applied, task.lastHeardAt ? Contact::Retrying : Contact::Never, std::nullopt);
    return applied;
}

Applied copyStarted(const Task &task)
{
    Applied applied = unchanged(task);
    applied.task.clip = ClipState::Copying;
    return applied;
}

Applied copyFailed(const Task &task, const Error &error)
{
    Applied applied = unchanged(task);
    applied.task.clip = ClipState::Online;
    applied.task.clipTrouble = error;
    applied.events.append(ClipTrouble{});
    return applied;
}

Applied copyWasWrong(const Task &task, const Error &error, const QByteArray &sha256, const ClipFacts &facts)
{
    const bool alike = task.wholeButWrongInRow > 0 && task.wholeButWrongSha256 == sha256;
    Applied applied = copyFailed(task, error);
    applied.task.wholeButWrongInRow = alike ? task.wholeButWrongInRow + 1 : 1;
    applied.task.wholeButWrongSha256 = sha256;
    if (applied.task.wholeButWrongInRow < alikeFailuresToKeep)
        return applied;
    applied.task.clip = ClipState::Unverified;
    applied.task.clipFacts = facts;
    applied.events = {ClipUnverified{}};
    return applied;
}

Applied clipHeld(const Task &task, const ClipFacts &facts)
{
    Applied applied = unchanged(task);
    applied.task.clip = ClipState::Held;
    applied.task.clipFacts = facts;
    applied.task.clipFacts.marks.setFlag(ClipMark::Shorter, isShorterThanSaid(task, facts));
    applied.task.clipTrouble.reset();
    applied.task.linkDeathsInRow = 0;
    applied.task.wholeButWrongInRow = 0;
    applied.task.wholeButWrongSha256.clear();
    applied.events.append(ClipHeld{});
    return applied;
}

Applied clipSaved(const Task &task, const QString &path)
{
    Applied applied = unchanged(task);
    applied.task.clipFacts.savedPath = path;
    if (task.clip == ClipState::Held)
        applied.task.clip = ClipState::Saved;
    applied.events.append(ClipSaved{});
    return applied;
}

Applied clipEvicted(const Task &task)
{
    Applied applied = unchanged(task);
    if (task.clip == ClipState::Saved)
        applied.task.clipFacts.heldFile.clear();
    return applied;
}

Applied heldFileLost(const Task &task, const Error &error, bool isSavedFileWhole, const Family *family,
                     Now now)
{
    Applied applied = unchanged(task);
    applied.task.clipFacts.heldFile.clear();
    const bool wasSaved = task.clip == ClipState::Saved;
    if (isSavedFileWhole || (wasSaved && isPast(linkEnd(task, family).latest, now.services)))
        return applied;
    applied = copyFailed(task, error);
    applied.task.clipFacts = {};
    applied.task.wholeButWrongInRow = 0;
    applied.task.wholeButWrongSha256.clear();
    return applied;
}

Applied linkDied(const Task &task, const Error &error, const Family *family, Now now)
{
    Applied applied = copyFailed(task, error);
    applied.events = {LinkChanged{LinkState::Dead, error.detail}};
    applied.task.linkIsDead = true;
    ++applied.task.linkDeathsInRow;
    const LinkEnd end = linkEnd(task, family);
    const bool ownEndIsPast = end.inLink && isSure(*end.inLink) && isPast(end.inLink->latest, now.services);
    // Deaths after the first: the service was asked in between each, and brought no other link.
    const int deaths = applied.task.linkDeathsInRow;
    if ((deaths > 1 && isPast(end.latest, now.services)) ||
        (deaths >= deathsToBelieveTheLink && ownEndIsPast)) {
        applied.task.clip = ClipState::Expired;
        applied.events.append(ClipExpired{});
    }
    return applied;
}

Applied linkRefused(const Task &task, const Error &error, const QString &origin)
{
    Applied applied = copyFailed(task, error);
    applied.task.linkIsRefused = true;
    applied.task.refusedOrigin = origin;
    applied.events = {LinkChanged{LinkState::Refused, error.detail}};
    return applied;
}

bool canFetchAnyway(const Task &task)
{
    return isAtRisk(task) && task.linkIsRefused && task.clipTrouble &&
           task.clipTrouble->kind == ErrorKind::LinkUntrusted;
}

Applied fetchAnyway(const Task &task, const QString &origin)
{
    Applied applied = unchanged(task);
    if (!canFetchAnyway(task))
        return applied;
    applied.task.allowedOrigins.append(origin);
    applied.task.linkIsRefused = false;
    applied.task.refusedOrigin.clear();
    applied.task.clipTrouble.reset();
    return applied;
}

bool isToBePolled(const Task &task)
{
    switch (task.status) {
    case Status::Failed:
        return false;
    case Status::Completed:
        return isAtRisk(task) && (task.videoUrl.isEmpty() || task.linkIsDead) &&
               task.contact != Contact::Refused;
    case Status::Unasked:
    case Status::Queued:
    case Status::Processing:
    case Status::Unrecognised:
        return task.contact != Contact::NotFound && task.contact != Contact::Refused;
    }
    Q_UNREACHABLE();
    return false;
}

bool isToBeCopied(const Task &task)
{
    return isAtRisk(task) && !task.videoUrl.isEmpty() && !task.linkIsDead && !task.linkIsRefused;
}

bool isClipToBeHad(const Task &task)
{
    return isToBeCopied(task) || (isAtRisk(task) && isToBePolled(task) && task.contact != Contact::NoKey);
}

} // namespace rushes
