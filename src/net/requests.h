// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkReply>
#include <QNetworkRequest>

#include <memory>

namespace rushes {

/// A GET as every request of ours is made: redirects are not followed (a followed one would carry all headers
/// along, the key included), HTTP/1.1, no cookies, no cache, no stored credentials, our User-Agent.
QNetworkRequest plainRequest(const QUrl &url);

/// The one end of every reply: its receiver hears nothing more, then it is aborted and deleted when the event
/// loop comes round.
struct ReplyDeleter
{
    QObject *receiver = nullptr; ///< the context object of all connections to the reply
    void operator()(QNetworkReply *reply) const;
};
using ReplyPointer = std::unique_ptr<QNetworkReply, ReplyDeleter>;

} // namespace rushes
