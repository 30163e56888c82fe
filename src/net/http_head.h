// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

class QNetworkReply;

namespace rushes {

/// What of an answer's head is looked at, as sent. A plain value, so that the rules over it need no network.
struct HttpHead
{
    int status = 0; ///< 0: no answer has come
    QByteArray reason;
    QByteArray date;
    QByteArray location;
    QByteArray retryAfter;
    QByteArray etag;
    QByteArray lastModified;
    QByteArray contentLength;
    QByteArray contentRange;
    QByteArray contentEncoding;
    QByteArray transferEncoding;

    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
    /// 301, 302, 303, 307, 308: with a Location to go to.
    [[nodiscard]] bool isRedirect() const;
    [[nodiscard]] bool isChunked() const;
    /// The body's length; nothing where it is not said, not a number, or overruled by chunking (RFC
    /// 9112, 6.3).
    [[nodiscard]] std::optional<qint64> length() const;
    /// "HTTP 502 Bad Gateway"; text of the server's is cut to a line's length and cleaned of control
    /// characters.
    [[nodiscard]] QString statusLine() const;
};

HttpHead headOf(const QNetworkReply &reply);

/// Decimal digits alone, at most 18 of them.
std::optional<qint64> fromDigits(const QByteArray &text);

} // namespace rushes
