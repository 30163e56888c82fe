// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/openai_like.h"

#include <QJsonDocument>

namespace rushes::sim {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *entry = R"({
    "name": "openai-like",
    "title": "OpenAI-like",
    "path": "/v1/videos/{id}",
    "content_path": "/v1/videos/{id}/content",
    "status": {
        "queued": ["queued"],
        "processing": ["in_progress"],
        "completed": ["completed"],
        "failed": ["failed"]
    },
    "fields": {
        "created": "/created_at",
        "progress": "/progress",
        "actual_duration": "/seconds",
        "error": ["/error/message", "/error"],
        "expires_at": "/expires_at"
    },
    "families": [
        {
            "name": "sora",
            "title": "Sora",
            "id_prefixes": ["video_"],
            "models": ["sora-2(-.+)?"],
            "estimate": { "from_s": 60, "to_s": 300 },
            "lengths_s": [4, 8, 12]
        }
    ]
})";

} // namespace

QJsonObject openAiLikeService(const QUrl &address, const SimulatedPolling &polling)
{
    QJsonObject service = QJsonDocument::fromJson(entry).object();
    QUrl base = address;
    base.setPath(u"/openai-like"_s);
    service[u"base"_s] = base.toString(QUrl::FullyEncoded);
    service[u"polling"_s] = toJson(polling);
    return service;
}

} // namespace rushes::sim
