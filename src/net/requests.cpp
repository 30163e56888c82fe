// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/requests.h"

#include "core/service_catalogue.h"
#include "net/origin.h"

#include <algorithm>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// A key that fits in one header (RFC 6750, 2.1, and some more); a line break in it would make a header of
/// its own.
bool isUsableKey(const QString &key)
{
    return !key.isEmpty() && std::ranges::all_of(key, [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

bool mayHaveKey(const QUrl &url, const Service &service)
{
    const bool safeScheme = url.scheme() == u"https" || (url.scheme() == u"http" && service.onLoopback());
    return safeScheme && isWithinBase(url, service.base);
}

} // namespace

QNetworkRequest plainRequest(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    // A GOAWAY or a dead connection fails every request that shares it.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setHeader(QNetworkRequest::UserAgentHeader, u"Rushes/" RUSHES_VERSION ""_s);
    return request;
}

Result<QNetworkRequest> keyedRequest(const QUrl &url, const Service &service, const QString &key)
{
    if (!isUsableKey(key))
        return Error{ErrorKind::KeyMissing, service.name};
    if (!mayHaveKey(url, service))
        return Error{ErrorKind::UrlInvalid, withoutSecrets(url)};
    QNetworkRequest request = plainRequest(url);
    request.setRawHeader("Authorization", "Bearer " + key.toLatin1());
    return request;
}

void ReplyDeleter::operator()(QNetworkReply *reply) const
{
    if (receiver)
        QObject::disconnect(reply, nullptr, receiver, nullptr);
    // Qt's error for a 4xx or 5xx is still on its way when the head arrives, and complains on stderr of an
    // abort before it. The destructor ends such a request as well.
    constexpr int firstErrorStatus = 400;
    if (reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() < firstErrorStatus)
        reply->abort(); // would emit finished at once
    reply->deleteLater();
}

} // namespace rushes
