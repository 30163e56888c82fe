// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/reply.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace rushes::sim {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 chunkSize = 16 * 1024;

QByteArray chunked(const QByteArray &body, bool whole)
{
    QByteArray framed;
    for (qint64 at = 0; at < body.size(); at += chunkSize) {
        const QByteArray chunk = body.mid(at, chunkSize);
        framed += QByteArray::number(chunk.size(), 16) + "\r\n" + chunk + "\r\n";
    }
    if (whole)
        framed += "0\r\n\r\n";
    return framed;
}

QByteArray headOf(const Reply &reply, bool keepAlive, Moment now)
{
    Headers headers = reply.headers;
    headers.prepend(Header{"Date", toHttpDate(now)});
    if (reply.framing == Framing::Length)
        headers.append(
            {"Content-Length", QByteArray::number(reply.announcedLength.value_or(reply.body.size()))});
    else if (reply.framing == Framing::Chunked)
        headers.append(Header{"Transfer-Encoding", "chunked"});
    headers.append(Header{"Connection", keepAlive ? "keep-alive" : "close"});

    QByteArray head =
        "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reasonPhrase(reply.status) + "\r\n";
    for (const Header &header : std::as_const(headers))
        head += header.name + ": " + header.value + "\r\n";
    return head + "\r\n";
}

} // namespace

Wire toWire(const Reply &reply, bool keepAlive, Moment now)
{
    if (reply.broken && !reply.broken->atByte)
        return {.end = reply.broken->kind};

    const bool staysOpen = keepAlive && reply.framing != Framing::UntilClose && !reply.announcedLength;
    Wire wire{.head = headOf(reply, staysOpen, now), .close = !staysOpen};
    if (reply.headOnly)
        return wire;
    const qint64 sent =
        reply.broken ? std::min<qint64>(*reply.broken->atByte, reply.body.size()) : reply.body.size();
    const QByteArray body = reply.body.left(sent);
    wire.body = reply.framing == Framing::Chunked ? chunked(body, !reply.broken) : body;
    if (reply.broken)
        wire.end = reply.broken->kind;
    return wire;
}

Reply jsonReply(int status, const QByteArray &json)
{
    return {.status = status, .headers = {{"Content-Type", "application/json; charset=utf-8"}}, .body = json};
}

Reply errorReply(int status, const QByteArray &message)
{
    const QJsonObject object{{u"error"_s, QString::fromUtf8(message)}};
    return jsonReply(status, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace rushes::sim
