// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json_report.h"

#include "cli/terminal.h"
#include "core/custom_service.h"
#include "core/words.h"
#include "wording/plain_text.h"

#include <QJsonArray>

namespace rushes {

namespace {

using namespace Qt::StringLiterals;

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue momentOrNull(const std::optional<Moment> &moment)
{
    return moment ? QJsonValue(toRfc3339(*moment)) : QJsonValue();
}

QJsonObject begun(const WatchedTask &watched, const QString &event)
{
    return {{u"event"_s, event}, {u"id"_s, watched.task.id}, {u"at"_s, toRfc3339(watched.context.now)}};
}

class EventObject
{
public:
    explicit EventObject(const WatchedTask &watched)
        : m_watched(watched)
        , m_task(watched.task)
    {
    }

    QJsonObject operator()(const TaskAdded &) const
    {
        QJsonObject object = begun(m_watched, u"added"_s);
        object[u"service"] = serviceWord(m_task.service);
        object[u"family"] = m_task.family.isEmpty() ? u"unknown"_s : m_task.family;
        object[u"mode"] = textOrNull(m_task.mode);
        object[u"label"] = textOrNull(m_task.label);
        return object;
    }

    QJsonObject operator()(const StatusChanged &event) const
    {
        QJsonObject object = begun(m_watched, u"status"_s);
        object[u"status"] = rushes::wordOf(m_task.status);
        object[u"previous"] = event.previous ? QJsonValue(rushes::wordOf(*event.previous)) : QJsonValue();
        if (m_task.status == Status::Unrecognised)
            object[u"word"] = m_task.statusWord;
        object[u"model"] = textOrNull(m_task.model);
        object[u"created"] = momentOrNull(m_task.created);
        object[u"duration_s"] = m_task.actualDuration ? QJsonValue(*m_task.actualDuration) : QJsonValue();
        object[u"error"] = textOrNull(m_task.message);
        if (m_task.status == Status::Completed) {
            const LinkEnd &end = m_watched.context.linkEnd;
            object[u"expires_at"] = momentOrNull(end.earliest);
            object[u"known_from"] = rushes::wordOf(end.knownFrom);
            object[u"certainty"] = rushes::wordOf(end.certainty);
        }
        return object;
    }

    QJsonObject operator()(const ContactChanged &) const
    {
        QJsonObject object = begun(m_watched, u"contact"_s);
        object[u"state"] = rushes::wordOf(m_task.contact);
        object[u"detail"] = m_task.trouble ? textOrNull(m_task.trouble->detail) : QJsonValue();
        object[u"next_check_at"] = momentOrNull(m_watched.context.nextCheck);
        return object;
    }

    QJsonObject operator()(const CopyProgress &event) const
    {
        QJsonObject object = begun(m_watched, u"copying"_s);
        object[u"bytes"] = event.bytes;
        object[u"total"] = event.total ? QJsonValue(*event.total) : QJsonValue();
        return object;
    }

    QJsonObject operator()(const LinkChanged &event) const
    {
        QJsonObject object = begun(m_watched, u"link"_s);
        object[u"state"] = rushes::wordOf(event.state);
        object[u"detail"] = textOrNull(event.detail);
        return object;
    }

    QJsonObject operator()(const ClipHeld &) const
    {
        QJsonObject object = withClip(u"held"_s, m_watched.heldPath);
        object[u"marks"] = QJsonArray::fromStringList(wordsOf(m_task.clipFacts.marks));
        return object;
    }
    QJsonObject operator()(const ClipUnverified &) const
    {
        QJsonObject object = withClip(u"unverified"_s, m_watched.heldPath);
        object[u"detail"] = m_task.clipTrouble ? textOrNull(m_task.clipTrouble->detail) : QJsonValue();
        return object;
    }
    QJsonObject operator()(const ClipSaved &) const
    {
        return withClip(u"saved"_s, m_task.clipFacts.savedPath);
    }
    QJsonObject operator()(const ClipExpired &) const { return begun(m_watched, u"expired"_s); }
    // A try that failed is followed by another: what scripts are promised are its outcomes.
    QJsonObject operator()(const ClipTrouble &) const { return {}; }

private:
    [[nodiscard]] QJsonObject withClip(const QString &event, const QString &path) const
    {
        QJsonObject object = begun(m_watched, event);
        object[u"path"] = path;
        object[u"bytes"] = m_task.clipFacts.bytes;
        object[u"sha256"] = QString::fromLatin1(m_task.clipFacts.sha256.toHex());
        return object;
    }

    const WatchedTask &m_watched;
    const Task &m_task;
};

} // namespace

QJsonObject eventObject(const WatchedTask &watched, const TaskEvent &event)
{
    return std::visit(EventObject(watched), event);
}

void JsonReport::tell(const WatchedTask &watched, const TaskEvent &event)
{
    if (std::holds_alternative<CopyProgress>(event)) {
        const auto last = m_lastCopying.constFind(watched.task.number);
        if (last != m_lastCopying.constEnd() && watched.context.now - *last < 1s)
            return;
        m_lastCopying.insert(watched.task.number, watched.context.now);
    }
    if (const QJsonObject object = eventObject(watched, event); !object.isEmpty())
        print(object);
}

void JsonReport::finished(const WatchedTask &watched, WatchOutcome outcome)
{
    QJsonObject object = begun(watched, u"finished"_s);
    object[u"outcome"] = rushes::wordOf(outcome);
    print(object);
}

void JsonReport::summary(const WatchSummary &summary)
{
    print({{u"event"_s, u"summary"_s},
           {u"completed"_s, summary.completed},
           {u"failed"_s, summary.failed},
           {u"unfinished"_s, summary.unfinished}});
}

void JsonReport::print(const QJsonObject &object)
{
    m_broken = !printLine(jsonLine(object)) || m_broken;
}

} // namespace rushes
