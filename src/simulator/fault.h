// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/reply.h"

#include <QJsonValue>
#include <QString>
#include <QVector>

#include <optional>
#include <variant>

namespace rushes::sim {

// What can go wrong with an answer. Effects that are due at the same request are applied together, in the
// order of the script. Durations are of the simulator's clock.

// Of any answer: its way over the wire.
struct Latency
{
    Duration wait{};
};
struct Cut
{
    std::optional<qint64> atByte;
}; ///< closed in good order, as if all were said
struct Reset
{
    std::optional<qint64> atByte;
}; ///< nothing given: before the status line
struct Stall
{
    std::optional<qint64> atByte;
}; ///< open and silent until the client goes
struct SlowDrip
{
    Drip drip;
};
struct SendChunked
{
};
struct SendUntilClose
{
}; ///< no Content-Length
struct AnnounceMore
{
    qint64 bytes = 0;
}; ///< Content-Length is wrong by so many; may be negative
struct Gzip
{
}; ///< whatever the client accepts

// Of any answer: another in its place.
struct Respond
{
    Reply reply;
};
struct Redirect
{
    int status = 302;
    QByteArray location;
};
enum class RetryAfterForm { None, Seconds, HttpDate };
/// 429 or 503.
struct AskToWait
{
    int status = 429;
    RetryAfterForm form = RetryAfterForm::Seconds;
    std::chrono::seconds wait{};
};
struct Html
{
    int status = 200;
}; ///< a page of a gateway

// Of a result.
struct SetField
{
    QString name;
    QJsonValue value;
}; ///< WrongId, a wrong type, a missing link: one field is another
struct DropField
{
    QString name;
};
struct EchoAuthorization
{
    QString field;
}; ///< the request's Authorization stands in this field

// Of a clip.
struct IgnoreRange
{
}; ///< 200 with the whole to a Range
struct ShiftRange
{
    qint64 bytes = 0;
}; ///< 206 that starts elsewhere, and says so
struct ClaimTotal
{
    qint64 bytes = 0;
}; ///< 206 whose Content-Range speaks of another total
struct RefuseRange
{
}; ///< 416 to every Range
struct SetETag
{
    QByteArray etag;
}; ///< with its quotes; empty: none is sent
struct OtherClip
{
    QString name;
}; ///< another clip's bytes and validator, under the same link
struct Zero
{
    qint64 from = 0;
    qint64 bytes = 0;
}; ///< zeroed inside; bytes 0: to the end
struct EmptyBody
{
};
/// The link is dead from this request on, with this status, until the task is asked for again: then its
/// result has another link.
struct KillLink
{
    int status = 403;
};

using Effect =
    std::variant<Latency, Cut, Reset, Stall, SlowDrip, SendChunked, SendUntilClose, AnnounceMore, Gzip,
                 Respond, Redirect, AskToWait, Html, SetField, DropField, EchoAuthorization, IgnoreRange,
                 ShiftRange, ClaimTotal, RefuseRange, SetETag, OtherClip, Zero, EmptyBody, KillLink>;

/// At which requests a fault shows: in a span of time, and there after so many requests, for so many.
struct When
{
    int after = 0;
    std::optional<int> times; ///< nothing: always
    std::optional<Moment> from;
    std::optional<Moment> until; ///< no longer at this moment
};
constexpr When always{};
constexpr When once{.times = 1};
constexpr When firstTimes(int times)
{
    return {.times = times};
}
constexpr When afterFirst(int after, std::optional<int> times = std::nullopt)
{
    return {.after = after, .times = times};
}
constexpr When during(Moment from, Moment until)
{
    return {.from = from, .until = until};
}

struct Fault
{
    Effect effect;
    When when{};
};
using Faults = QVector<Fault>;

/// Counts requests, so that each fault shows when its script says.
class FaultCounter
{
public:
    FaultCounter() = default;
    explicit FaultCounter(Faults faults);
    /// The effects of the request that comes now.
    [[nodiscard]] QVector<Effect> next(Moment now);

private:
    Faults m_faults;
    QVector<int> m_seen;
};

/// Changes a reply's way over the wire, or puts another in its place. Effects of results and clips alone do
/// nothing here.
void alter(Reply &reply, const QVector<Effect> &effects, Moment now);

} // namespace rushes::sim
