// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"

#include <QLatin1StringView>

#include <array>

namespace rushes {

// The format of resources/services.json, described in resources/SERVICES.md, "The catalogue file": what its
// reader and its writer share.

constexpr QLatin1StringView operator""_l(const char *text, size_t size)
{
    return QLatin1StringView(text, qsizetype(size));
}

/// The words that a service can have for a status.
struct StatusRow
{
    QLatin1StringView field;
    Status status;
};
constexpr auto statusRows = std::to_array<StatusRow>({
    {"queued"_l, Status::Queued},
    {"processing"_l, Status::Processing},
    {"completed"_l, Status::Completed},
    {"failed"_l, Status::Failed},
});

/// Where a fact stands in an answer.
struct FieldRow
{
    QLatin1StringView field;
    QStringList AnswerFields::*pointers;
    QLatin1StringView byDefault; ///< separated by spaces; empty: services do not tell it
};
constexpr auto fieldRows = std::to_array<FieldRow>({
    {"id"_l, &AnswerFields::id, "/id"_l},
    {"status"_l, &AnswerFields::status, "/status"_l},
    {"progress"_l, &AnswerFields::progress, {}},
    {"model"_l, &AnswerFields::model, "/model"_l},
    {"created"_l, &AnswerFields::created, "/created"_l},
    {"video_url"_l, &AnswerFields::videoUrl, "/video_url"_l},
    {"actual_duration"_l, &AnswerFields::actualDuration, "/actualDuration"_l},
    {"error"_l, &AnswerFields::error, "/error"_l},
    {"expires_at"_l, &AnswerFields::expiresAt,
     "/expires_at /expiresAt /video_url_expires_at /url_expires_at"_l},
});

constexpr QLatin1StringView defaultResultPath = "/v1/result/{id}"_l;

} // namespace rushes
