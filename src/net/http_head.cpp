// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_head.h"

#include "net/error_detail.h"

#include <QNetworkReply>

#include <algorithm>
#include <array>

namespace rushes {

using namespace Qt::StringLiterals;

bool HttpHead::isRedirect() const
{
    constexpr std::array redirects{301, 302, 303, 307, 308};
    return std::ranges::find(redirects, status) != redirects.end() && !location.isEmpty();
}

bool HttpHead::isChunked() const
{
    return transferEncoding.toLower().contains("chunked");
}

std::optional<qint64> HttpHead::length() const
{
    return isChunked() ? std::nullopt : fromDigits(contentLength);
}

QString HttpHead::statusLine() const
{
    constexpr int longestReason = 80;
    const QString words = cleanLine(QString::fromLatin1(reason), longestReason);
    return words.isEmpty() ? u"HTTP %1"_s.arg(status) : u"HTTP %1 %2"_s.arg(QString::number(status), words);
}

HttpHead headOf(const QNetworkReply &reply)
{
    return {
        .status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
        .reason = reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray(),
        .date = reply.rawHeader("Date"),
        .location = reply.rawHeader("Location"),
        .retryAfter = reply.rawHeader("Retry-After"),
        .etag = reply.rawHeader("ETag"),
        .lastModified = reply.rawHeader("Last-Modified"),
        .contentLength = reply.rawHeader("Content-Length"),
        .contentRange = reply.rawHeader("Content-Range"),
        .contentEncoding = reply.rawHeader("Content-Encoding"),
        .transferEncoding = reply.rawHeader("Transfer-Encoding"),
    };
}

std::optional<qint64> fromDigits(const QByteArray &text)
{
    const bool plain = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (text.isEmpty() || text.size() > 18 || !plain)
        return std::nullopt;
    return text.toLongLong();
}

} // namespace rushes
