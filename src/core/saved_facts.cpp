// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saved_facts.h"

#include "core/url_redaction.h"
#include "core/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr int formatVersion = 1;

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(withoutQueries(text));
}

QJsonValue momentOrNull(const std::optional<Moment> &moment)
{
    return moment ? QJsonValue(toRfc3339(*moment)) : QJsonValue();
}

/// 0 stands for "not known" in ClipFacts.
QJsonValue numberOrNull(double number)
{
    return number > 0 ? QJsonValue(number) : QJsonValue();
}

QJsonArray transitionsOf(const Task &task)
{
    QJsonArray transitions;
    for (const Transition &transition : task.transitions) {
        transitions.append(QJsonObject{{u"status"_s, wordOf(transition.status)},
                                       {u"word"_s, textOrNull(transition.word)},
                                       {u"not_before"_s, momentOrNull(transition.notBefore)},
                                       {u"seen_at"_s, toRfc3339(transition.seenAt)}});
    }
    return transitions;
}

QJsonObject clipOf(const Task &task)
{
    const ClipFacts &facts = task.clipFacts;
    return {{u"verified"_s, task.clip != ClipState::Unverified},
            {u"bytes"_s, facts.bytes},
            {u"sha256"_s, textOrNull(QString::fromLatin1(facts.sha256.toHex()))},
            {u"duration_s"_s, numberOrNull(facts.durationSeconds)},
            {u"width"_s, numberOrNull(facts.width)},
            {u"height"_s, numberOrNull(facts.height)},
            {u"frames_per_second"_s, numberOrNull(facts.framesPerSecond)},
            {u"sound"_s, facts.hasSound},
            {u"marks"_s, QJsonArray::fromStringList(wordsOf(facts.marks))},
            {u"held_at"_s, momentOrNull(facts.heldAt)}};
}

} // namespace

QByteArray savedFacts(const Task &task)
{
    const QJsonObject facts{{u"rushes"_s, formatVersion},
                            {u"id"_s, task.id},
                            {u"service"_s, task.service},
                            {u"family"_s, textOrNull(task.family)},
                            {u"model"_s, textOrNull(task.model)},
                            {u"mode"_s, textOrNull(task.mode)},
                            {u"label"_s, textOrNull(task.label)},
                            {u"status"_s, wordOf(task.status)},
                            {u"message"_s, textOrNull(task.message)},
                            {u"created"_s, momentOrNull(task.created)},
                            {u"transitions"_s, transitionsOf(task)},
                            {u"clip"_s, clipOf(task)}};
    return QJsonDocument(facts).toJson(QJsonDocument::Indented);
}

} // namespace rushes
