// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/requests.h"

namespace rushes {

using namespace Qt::StringLiterals;

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

void ReplyDeleter::operator()(QNetworkReply *reply) const
{
    if (receiver)
        QObject::disconnect(reply, nullptr, receiver, nullptr);
    // Qt's error for a 4xx or 5xx is still on its way when the head arrives, and complains on stderr of an abort before it. The destructor
    // ends such a request as well.
    constexpr int firstErrorStatus = 400;
    if (reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() < firstErrorStatus)
        reply->abort(); // would emit finished at once
    reply->deleteLater();
}

} // namespace rushes
