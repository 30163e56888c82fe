// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QNetworkReply>
#include <QNetworkRequest>

#include <memory>

namespace rushes {

struct Service;

// Every request of the program is made by one of these two.

/// A GET without a key, for whatever comes from outside: redirects are not followed (a followed one would
/// carry all headers along), HTTP/1.1, no cookies, no cache, no stored credentials, our User-Agent.
QNetworkRequest plainRequest(const QUrl &url);
/// The same with the service's key, which goes to the service's own base (isWithinBase) and nowhere else, and
/// unencrypted at most to this machine. Errors: KeyMissing (none, or none that fits in a header), UrlInvalid
/// (the key may not go there).
Result<QNetworkRequest> keyedRequest(const QUrl &url, const Service &service, const QString &key);

/// The one end of every reply: its receiver hears nothing more, then it is aborted and deleted when the event
/// loop comes round.
struct ReplyDeleter
{
    QObject *receiver = nullptr; ///< the context object of all connections to the reply
    void operator()(QNetworkReply *reply) const;
};
using ReplyPointer = std::unique_ptr<QNetworkReply, ReplyDeleter>;

} // namespace rushes
