// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/result_answer.h"

#include "simulator/overloaded.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace rushes::sim {

using namespace Qt::StringLiterals;

namespace {

/// In what the pages differ from each other.
struct Page
{
    QLatin1StringView service;
    QLatin1StringView family;
    QLatin1StringView object;
    bool tellsLength; ///< actualDuration stands in a completed answer
};
// kyyAiPower's Sora has no page of its own: it is served in the form of its base's only page.
constexpr auto pages = std::to_array<Page>({
    {QLatin1StringView("kyyAiPower"), QLatin1StringView("veo"), QLatin1StringView("video.generation"), false},
    {QLatin1StringView("kyyAiPower"), QLatin1StringView("sora"), QLatin1StringView("video.generation"),
     false},
    {QLatin1StringView("kyyReactApiServer"), QLatin1StringView("veo"), QLatin1StringView("video"), true},
    {QLatin1StringView("kyyReactApiServer"), QLatin1StringView("videos"), QLatin1StringView("video"), true},
    {QLatin1StringView("kyyReactApiServer"), QLatin1StringView("sora"), QLatin1StringView("video.generation"),
     true},
});
constexpr Page otherPage{{}, {}, QLatin1StringView("video"), true};

const Page &pageOf(const ScriptedTask &task)
{
    const auto found = std::ranges::find_if(pages, [&task](const Page &page) {
        return page.service == task.service && page.family == task.family;
    });
    return found == pages.end() ? otherPage : *found;
}

QString wordOf(Phase phase)
{
    static constexpr std::array<QLatin1StringView, 4> words{
        QLatin1StringView("queued"), QLatin1StringView("processing"), QLatin1StringView("completed"),
        QLatin1StringView("failed")};
    return words[size_t(phase)];
}

qint64 toUnixSeconds(Moment moment)
{
    return std::chrono::floor<std::chrono::seconds>(moment).time_since_epoch().count();
}

int percentOf(const ScriptedTask &task, Phase phase, Moment now)
{
    if (phase == Phase::Completed)
        return 100;
    if (phase != Phase::Processing || task.processingFor <= Duration::zero())
        return 0;
    const Duration run = now - task.created - task.queuedFor;
    return int(std::min<qint64>(99, 100 * run.count() / task.processingFor.count()));
}

QByteArray encoded(const QJsonValue &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

} // namespace

Phase phaseOf(const ScriptedTask &task, Moment now)
{
    if (now < task.created + task.queuedFor)
        return Phase::Queued;
    if (now < task.endsAt() || std::holds_alternative<NeverEnds>(task.ending))
        return Phase::Processing;
    return std::holds_alternative<Completes>(task.ending) ? Phase::Completed : Phase::Failed;
}

ResultAnswer ResultAnswer::of(const ScriptedTask &task, Phase phase, const QString &link, double clipSeconds,
                              std::optional<Moment> expiresAt)
{
    const Page &page = pageOf(task);
    const bool completed = phase == Phase::Completed;
    const Fails *failure = phase == Phase::Failed ? std::get_if<Fails>(&task.ending) : nullptr;

    ResultAnswer answer;
    answer.set(u"id"_s, task.id);
    answer.set(u"object"_s, QString(page.object));
    answer.set(u"created"_s, toUnixSeconds(task.created));
    answer.set(u"model"_s, task.model);
    answer.set(u"status"_s, wordOf(phase));
    answer.set(u"video_url"_s, completed ? QJsonValue(link) : QJsonValue());
    if (completed && page.tellsLength)
        answer.set(u"actualDuration"_s, clipSeconds);
    answer.set(u"error"_s, failure ? QJsonValue(failure->message) : QJsonValue());
    if (completed && expiresAt)
        answer.set(u"expires_at"_s, toUnixSeconds(*expiresAt));
    return answer;
}

void ResultAnswer::set(const QString &name, const QJsonValue &value)
{
    const auto found =
        std::ranges::find_if(m_fields, [&name](const auto &field) { return field.first == name; });
    if (found == m_fields.end())
        m_fields.append({name, value});
    else
        found->second = value;
}

void ResultAnswer::drop(const QString &name)
{
    m_fields.removeIf([&name](const auto &field) { return field.first == name; });
}

ResultAnswer ResultAnswer::openAiLike(const ScriptedTask &task, Phase phase, Moment now, double clipSeconds,
                                      Moment expiresAt)
{
    const bool completed = phase == Phase::Completed;
    const Fails *failure = phase == Phase::Failed ? std::get_if<Fails>(&task.ending) : nullptr;
    ResultAnswer answer;
    answer.set(u"id"_s, task.id);
    answer.set(u"object"_s, u"video"_s);
    answer.set(u"model"_s, task.model);
    answer.set(u"status"_s, phase == Phase::Processing ? u"in_progress"_s : wordOf(phase));
    answer.set(u"progress"_s, percentOf(task, phase, now));
    answer.set(u"created_at"_s, toUnixSeconds(task.created));
    answer.set(u"completed_at"_s, completed ? QJsonValue(toUnixSeconds(task.endsAt())) : QJsonValue());
    answer.set(u"expires_at"_s, completed ? QJsonValue(toUnixSeconds(expiresAt)) : QJsonValue());
    answer.set(u"seconds"_s, completed ? QJsonValue(QString::number(clipSeconds)) : QJsonValue());
    answer.set(u"error"_s, failure ? QJsonValue(QJsonObject{{u"code"_s, u"video_generation_failed"_s},
                                                            {u"message"_s, failure->message}})
                                   : QJsonValue());
    return answer;
}

void ResultAnswer::alter(const QVector<Effect> &effects, const QByteArray &authorization)
{
    const Overloaded apply{
        [this](const SetField &effect) { set(effect.name, effect.value); },
        [this](const DropField &effect) { drop(effect.name); },
        [&](const EchoAuthorization &effect) { set(effect.field, QString::fromLatin1(authorization)); },
        [](const auto &) {},
    };
    for (const Effect &effect : effects)
        std::visit(apply, effect);
}

QByteArray ResultAnswer::toJson() const
{
    QByteArray json = "{";
    for (const auto &[name, value] : m_fields)
        json += (json.size() > 1 ? "," : "") + encoded(name) + ':' + encoded(value);
    return json + '}';
}

} // namespace rushes::sim
