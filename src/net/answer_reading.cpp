// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/answer_reading.h"

#include "core/answer_parser.h"
#include "core/retry_after.h"
#include "net/error_detail.h"
#include "net/origin.h"
#include "net/redirect.h"

namespace rushes {

namespace {

using Outcomes = decltype(PollAnswer::outcome);

Outcomes readResult(const Question &question, const QByteArray &body)
{
    const Result<TaskResult> result = parseAnswer(body, question.id, question.service, question.key);
    if (!result)
        return Trouble{result.error()};
    return Answered{*result};
}

Outcomes readStatus(const Question &question, const HttpHead &head, const QByteArray &body,
                    std::optional<Moment> serverDate, Moment now)
{
    if (head.isSuccess())
        return readResult(question, body);
    const auto trouble = [&](ErrorKind kind, const QString &detail) {
        return Trouble{{kind, question.key.cutFrom(detail)}}; // a server can repeat it anywhere
    };
    if (head.isRedirect()) {
        const QUrl target = redirectTarget(question.url, head.location);
        return trouble(ErrorKind::RedirectRefused, cleanLine(withoutSecrets(target)));
    }
    const QString words = wordsOfErrorBody(body, question.key);
    switch (head.status) {
    case 401:
        return KeyWasRefused{words};
    case 403:
        return Forbidden{words};
    case 404:
        return NotFound{words};
    case 429:
    case 503:
        return WaitAsked{fromRetryAfter(head.retryAfter, serverDate, now), words, head.status == 429};
    case 407:
        return trouble(ErrorKind::ProxyFailed, head.statusLine());
    default:
        return trouble(ErrorKind::ServerTrouble, head.statusLine());
    }
}

} // namespace

PollAnswer readAnswer(const Question &question, const HttpHead &head, const QByteArray &body, Moment now)
{
    const std::optional<Moment> serverDate = fromHttpDate(head.date, now);
    return {.outcome = readStatus(question, head, body, serverDate, now), .serverDate = serverDate};
}

} // namespace rushes
