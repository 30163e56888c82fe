// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/scripted_task.h"

#include <QJsonValue>
#include <QVector>

#include <optional>
#include <utility>

namespace rushes::sim {

/// The fields of an answer in the order of the pages (resources/SERVICES.md, "The answer").
class ResultAnswer
{
public:
    /// What the page of the task's service and family shows for its phase. link and clipSeconds count for a
    /// completed one.
    static ResultAnswer of(const ScriptedTask &task, Phase phase, const QString &link, double clipSeconds,
                           std::optional<Moment> expiresAt);

    /// The same as the service of openai_like.h says it: other words, a progress in percent, an error with a
    /// code, and no link.
    static ResultAnswer openAiLike(const ScriptedTask &task, Phase phase, Moment now, double clipSeconds,
                                   Moment expiresAt);

    /// Effects of results; authorization is the request's header.
    void alter(const QVector<Effect> &effects, const QByteArray &authorization);
    [[nodiscard]] QByteArray toJson() const;

private:
    void set(const QString &name, const QJsonValue &value);
    void drop(const QString &name);

    QVector<std::pair<QString, QJsonValue>> m_fields;
};

} // namespace rushes::sim
