// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"

#include <QByteArray>
#include <QVector>

namespace rushes::sim {

struct Header
{
    QByteArray name;
    QByteArray value;
    bool operator==(const Header &) const = default;
};
using Headers = QVector<Header>;

/// The first of that name, without regard to case; null when there is none.
QByteArray headerValue(const Headers &headers, QByteArrayView name);
/// Puts value in the place of every header of that name.
void setHeader(Headers &headers, const QByteArray &name, const QByteArray &value);
void removeHeader(Headers &headers, QByteArrayView name);

/// One request as it came in.
struct Request
{
    QByteArray method;
    QByteArray target; ///< "/clips/a.mp4?Expires=..", as sent
    Headers headers;
    bool keepAlive = true;
    Moment at{}; ///< the simulator's clock

    [[nodiscard]] QByteArray path() const;  ///< percent-decoded
    [[nodiscard]] QByteArray query() const; ///< as sent, without '?'
    [[nodiscard]] QByteArray header(QByteArrayView name) const { return headerValue(headers, name); }
};

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, 5.6.7).
QByteArray toHttpDate(Moment moment);
/// "Too Many Requests"; "Unknown" for a status that no standard names.
QByteArray reasonPhrase(int status);

} // namespace rushes::sim
