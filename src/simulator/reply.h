// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/http_message.h"

#include <optional>

namespace rushes::sim {

/// How the end of a body is told (RFC 9112, 6.3).
enum class Framing { Length, Chunked, UntilClose };
/// How a connection ends ahead of the body: closed in good order, reset (RST), or open and silent for ever.
enum class BreakKind { Cut, Reset, Stall };

/// An answer that stops in its midst.
struct Break
{
    BreakKind kind = BreakKind::Cut;
    std::optional<qint64> atByte; ///< of the body as sent; nothing: before the status line
};

/// A body that comes a little at a time.
struct Drip
{
    qint64 bytes = 0; ///< each time; > 0
    Duration every{}; ///< the simulator's clock
};

/// Everything that is sent for one request, and how.
struct Reply
{
    int status = 200;
    Headers headers;
    QByteArray body;
    bool headOnly = false; ///< HEAD: the headers of the body, without it
    Framing framing = Framing::Length;
    std::optional<qint64> announcedLength; ///< a Content-Length that is a lie
    Duration latency{};                    ///< before the first byte; the simulator's clock
    std::optional<Drip> drip;
    std::optional<Break> broken;
};

/// What goes over the wire: the head, and as much of the framed body as is sent.
struct Wire
{
    QByteArray head;
    QByteArray body;
    std::optional<BreakKind> end; ///< nothing: the connection stays open for the next request, if it may
    bool close = false;           ///< the end of the body is the end of the connection
};
Wire toWire(const Reply &reply, bool keepAlive, Moment now);

/// {"error": message}, as a service answers what is not about a task. The pages say nothing about such
/// bodies.
Reply errorReply(int status, const QByteArray &message);
Reply jsonReply(int status, const QByteArray &json);

} // namespace rushes::sim
