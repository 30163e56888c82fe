// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/answer_parser.h"

#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

inline const QString id = u"vgen_abc123def456"_s;
inline const QString key = u"sk-test-0123456789abcdef"_s;

inline const Service &service()
{
    return *ServiceCatalogue::builtIn().find(u"kyyReactApiServer"_s);
}

/// A good answer with more fields; each begins with a comma, and what stands twice counts as said last.
inline QByteArray answerWith(const QByteArray &fields)
{
    return R"({"id":"vgen_abc123def456","status":"completed")" + fields + "}";
}

inline Result<TaskResult> parsed(const QByteArray &body)
{
    return parseAnswer(body, id, service(), key);
}

/// Milliseconds of a moment; -1: nothing.
inline qint64 msOf(const std::optional<Moment> &moment)
{
    return moment ? qint64(moment->time_since_epoch().count()) : -1;
}

inline const QByteArray openAiLike =
    R"({"services":[{"name":"own","base":"https://api.example/x","path":"/v1/videos/{id}",
    "content_path":"/v1/videos/{id}/content",
    "status":{"queued":"queued","processing":"in_progress","completed":"completed","failed":"failed"},
    "fields":{"created":"/created_at","progress":"/progress","actual_duration":"/seconds",
              "error":["/error/message","/error"],"expires_at":"/expires_at"}}]})";

inline Service openAiLikeService()
{
    return ServiceCatalogue::fromJson(openAiLike)->services().constFirst();
}

} // namespace rushes::test
