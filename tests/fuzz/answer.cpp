// SPDX-License-Identifier: GPL-3.0-or-later

// The answer of a service: any bytes.

#include "finding.h"

#include "core/answer_parser.h"

#include <array>
#include <cmath>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

/// Another vendor's shape: facts at other places, an error that is an object.
Service otherService()
{
    const Result<ServiceCatalogue> read = ServiceCatalogue::fromJson(R"({"services":[{
        "name":"other","base":"https://example.com","path":"/v1/videos/{id}",
        "status":{"queued":["queued"],"processing":["in_progress"],"completed":["completed"],"failed":["failed"]},
        "fields":{"id":["/data/id","/id"],"status":["/data/state","/status"],"model":"/model","created":"/created_at",
                  "video_url":["/data/urls/0","/video_url"],"error":["/error","/data/a~1b"],"expires_at":"/expires_at"}}]})");
    fuzz::require(read.ok(), u"the fuzzer's own catalogue"_s);
    return read->services().first();
}

QString askedFor(const QByteArray &body)
{
    for (const QLatin1StringView id :
         {QLatin1StringView("video_1234567890"), QLatin1StringView("sora_abc123def456")}) {
        if (body.contains(id.data()))
            return id;
    }
    return u"vgen_abc123def456"_s;
}

bool isInRange(const std::optional<Moment> &moment)
{
    constexpr qint64 lastMs = 253402300799999; // the end of 9999
    return !moment ||
           (moment->time_since_epoch().count() >= 0 && moment->time_since_epoch().count() <= lastMs);
}

void checkError(const Error &error, const QByteArray &body)
{
    fuzz::require(error.kind == ErrorKind::AnswerUnreadable || error.kind == ErrorKind::AnswerForeign ||
                  (error.kind == ErrorKind::AnswerTooLarge && body.size() > answerSizeCap));
    fuzz::require(error.detail.size() <= 256, error.detail);
    fuzz::require(!fuzz::holdsKey(error.detail.toUtf8()), error.detail);
}

void checkResult(const TaskResult &result, const QByteArray &body, const QString &id, const Service &service)
{
    fuzz::require(body.size() <= answerSizeCap);
    fuzz::require(!result.word.isEmpty() && result.word.size() <= 64, result.word);
    fuzz::require(result.status != Status::Unasked);
    fuzz::require(result.model.size() <= 256 && result.message.size() <= 4096);
    fuzz::require(result.videoUrl.size() <= 32 * 1024 && result.raw.size() <= 64 * 1024);
    fuzz::require(isInRange(result.created) && isInRange(result.expiresAt));
    fuzz::require(!result.actualDuration ||
                  (std::isfinite(*result.actualDuration) && *result.actualDuration > 0 &&
                   *result.actualDuration <= 24 * 3600));
    for (const QByteArray &text : {result.raw, result.word.toUtf8(), result.model.toUtf8(),
                                   result.message.toUtf8(), result.videoUrl.toUtf8()})
        fuzz::require(!fuzz::holdsKey(text), QString::fromUtf8(text));

    // What is kept is the same answer still, where nothing had to be cut out of it.
    if (result.raw.size() == 64 * 1024 || result.raw.contains("***"))
        return;
    const Result<TaskResult> again = parseAnswer(result.raw, id, service, fuzz::plantedKey);
    fuzz::require(again.ok(), u"what was kept is no answer"_s);
    TaskResult same = *again;
    same.raw = result.raw;
    fuzz::require(same == result, u"what was kept reads otherwise"_s);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    static const std::array services{
        *ServiceCatalogue::builtIn().find(ServiceCatalogue::builtIn().defaultService()), otherService()};
    const QByteArray body(reinterpret_cast<const char *>(data), qsizetype(size));
    const QString id = askedFor(body);
    for (const Service &service : services) {
        const Result<TaskResult> result = parseAnswer(body, id, service, fuzz::plantedKey);
        if (result.ok())
            checkResult(*result, body, id, service);
        else
            checkError(result.error(), body);
    }
    return 0;
}
