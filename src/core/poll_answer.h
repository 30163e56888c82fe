// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

#include <variant>

namespace rushes {

/// The facts of a parsed 2xx answer about the id that was asked for.
struct TaskResult
{
    Status status = Status::Unrecognised;
    QString word; ///< the service's word for it
    QString model;
    std::optional<Moment> created;
    QString videoUrl; ///< empty: null, missing or no text
    std::optional<double> actualDuration;
    QString message;
    std::optional<int> progress; ///< percent, 0..100
    std::optional<Moment> expiresAt;
    QByteArray raw; ///< body, at most 64 KiB, without the key should the server echo it
    bool operator==(const TaskResult &) const = default;
};

// What came of one request. What it means for the task is task_rules' business, for the schedule
// poll_scheduler's.
struct Answered
{
    TaskResult result;
};
struct WaitAsked ///< 429 or 503
{
    std::optional<Duration> retryAfter; ///< where readable, clamped
    QString detail;
    bool isTooMany = false; ///< 429: it is asked too often
};
struct KeyWasRefused
{
    QString detail;
}; ///< 401
struct Forbidden
{
    QString detail;
}; ///< 403
struct NotFound
{
    QString detail;
}; ///< 404
struct Trouble
{
    Error error;
}; ///< anything else; passing

struct PollAnswer
{
    std::variant<Answered, WaitAsked, KeyWasRefused, Forbidden, NotFound, Trouble> outcome;
    std::optional<Moment> serverDate; ///< the Date header
};

} // namespace rushes
