// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/task_board.h"

#include "simulator/clip_answer.h"
#include "simulator/openai_like.h"
#include "simulator/result_answer.h"

#include <QRandomGenerator>

#include <algorithm>

namespace rushes::sim {

using namespace Qt::StringLiterals;

namespace {

QByteArray newSecret()
{
    QByteArray secret(32, Qt::Uninitialized);
    std::ranges::generate(secret, [] { return char(QRandomGenerator::system()->bounded(256)); });
    return secret;
}

QString pathOf(const ScriptedTask &task)
{
    return u"/clips/"_s + task.service + u'/' + task.id + u".mp4"_s;
}

const KillLink *killingEffect(const QVector<Effect> &effects)
{
    for (const Effect &effect : effects) {
        if (const auto *kill = std::get_if<KillLink>(&effect))
            return kill;
    }
    return nullptr;
}

Reply deadLink(int status)
{
    return status == 403 ? storageError(403, "AccessDenied", "Request has expired")
                         : storageError(status, "NoSuchKey", "The object is gone");
}

} // namespace

TaskBoard::TaskBoard(ClipLibrary &clips)
    : m_clips(clips)
    , m_signer(newSecret())
{
}

void TaskBoard::put(const ScriptedTask &task)
{
    Entry entry{.task = task,
                .answerFaults = FaultCounter(task.answerFaults),
                .clipFaults = FaultCounter(task.clipFaults)};
    if (const auto *completes = std::get_if<Completes>(&task.ending))
        entry.linkExpires = task.endsAt() + completes->linkLifetime;
    m_entries.insert({task.service, task.id}, entry);
}

void TaskBoard::remove(const QString &service, const QString &id)
{
    m_entries.remove({service, id});
}

QUrl TaskBoard::linkOf(const QString &service, const QString &id) const
{
    const auto found = m_entries.constFind({service, id});
    return found == m_entries.cend() ? QUrl() : linkOf(*found);
}

QUrl TaskBoard::linkOf(const Entry &entry) const
{
    QUrl url = m_address;
    url.setPath(pathOf(entry.task));
    const auto *completes = std::get_if<Completes>(&entry.task.ending);
    return m_signer.sign(url, entry.linkExpires, entry.linkVersion,
                         completes ? completes->linkForm : LinkForm::Plain);
}

void TaskBoard::renewDeadLink(Entry &entry, Moment now) const
{
    if (entry.deadVersion < entry.linkVersion)
        return;
    ++entry.linkVersion;
    entry.linkExpires = now + std::get<Completes>(entry.task.ending).linkLifetime;
}

Reply TaskBoard::result(const Request &request, const QString &service, const QString &id)
{
    const auto found = m_entries.find({service, id});
    if (found == m_entries.end())
        return errorReply(404, "No task has this id.");
    Entry &entry = *found;
    const Phase phase = phaseOf(entry.task, request.at);
    QString link;
    double seconds = 0;
    std::optional<Moment> expiresAt;
    if (phase == Phase::Completed) {
        renewDeadLink(entry, request.at);
        const auto &completes = std::get<Completes>(entry.task.ending);
        link = linkOf(entry).toString(QUrl::FullyEncoded);
        seconds = m_clips.find(completes.clip).seconds;
        expiresAt = completes.tellsExpiresAt ? std::optional(entry.linkExpires) : std::nullopt;
    }
    const QVector<Effect> effects = entry.answerFaults.next(request.at);
    ResultAnswer answer =
        service == openAiLikeName
            ? ResultAnswer::openAiLike(entry.task, phase, request.at, seconds, entry.linkExpires)
            : ResultAnswer::of(entry.task, phase, link, seconds, expiresAt);
    answer.alter(effects, request.header("Authorization"));
    Reply reply = jsonReply(200, answer.toJson());
    alter(reply, effects, request.at);
    return reply;
}

Reply TaskBoard::content(const Request &request, const QString &service, const QString &id)
{
    const auto found = m_entries.find({service, id});
    const bool isThere = found != m_entries.end() && phaseOf(found->task, request.at) == Phase::Completed &&
                         request.at < found->linkExpires;
    if (!isThere)
        return errorReply(404, "No video stands here.");
    const QVector<Effect> effects = found->clipFaults.next(request.at);
    if (const KillLink *kill = killingEffect(effects))
        return errorReply(kill->status, "The video is gone.");
    const auto &completes = std::get<Completes>(found->task.ending);
    Reply reply = clipReply(request, m_clips.find(completes.clip), found->task.endsAt(), effects, m_clips);
    alter(reply, effects, request.at);
    return reply;
}

TaskBoard::Entry *TaskBoard::entryOfLink(const QByteArray &path)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&path](const Entry &entry) {
        return pathOf(entry.task).toUtf8() == path;
    });
    return found == m_entries.end() ? nullptr : &*found;
}

Reply TaskBoard::clip(const Request &request)
{
    const QByteArray path = request.path();
    const LinkVerdict verdict = m_signer.check(path, request.query(), request.at);
    if (verdict == LinkVerdict::Forged)
        return storageError(403, "SignatureDoesNotMatch", "The signature does not match the request");
    Entry *entry = entryOfLink(path);
    const auto *completes = entry ? std::get_if<Completes>(&entry->task.ending) : nullptr;
    if (!completes)
        return storageError(404, "NoSuchKey", "The object does not exist");

    const QVector<Effect> effects = entry->clipFaults.next(request.at);
    if (const KillLink *kill = killingEffect(effects)) {
        entry->deadVersion = entry->linkVersion;
        entry->deadStatus = kill->status;
    }
    Reply reply;
    if (LinkSigner::versionOf(request.query()) <= entry->deadVersion)
        reply = deadLink(entry->deadStatus);
    else if (verdict == LinkVerdict::Expired)
        reply = deadLink(403);
    else
        reply = clipReply(request, m_clips.find(completes->clip), entry->task.endsAt(), effects, m_clips);
    alter(reply, effects, request.at);
    return reply;
}

} // namespace rushes::sim
