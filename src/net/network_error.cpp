// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/network_error.h"

#include "net/error_detail.h"

#include <algorithm>

namespace rushes {

namespace {

struct Meaning
{
    QNetworkReply::NetworkError error;
    ErrorKind kind;
};
/// All others are ConnectionFailed.
constexpr Meaning meanings[] = {
    {QNetworkReply::HostNotFoundError, ErrorKind::HostNotFound},
    {QNetworkReply::TimeoutError, ErrorKind::TimedOut},
    {QNetworkReply::SslHandshakeFailedError, ErrorKind::TlsFailed},
    {QNetworkReply::ProxyConnectionRefusedError, ErrorKind::ProxyFailed},
    {QNetworkReply::ProxyConnectionClosedError, ErrorKind::ProxyFailed},
    {QNetworkReply::ProxyNotFoundError, ErrorKind::ProxyFailed},
    {QNetworkReply::ProxyTimeoutError, ErrorKind::ProxyFailed},
    {QNetworkReply::ProxyAuthenticationRequiredError, ErrorKind::ProxyFailed},
    {QNetworkReply::UnknownProxyError, ErrorKind::ProxyFailed},
    {QNetworkReply::ProtocolUnknownError, ErrorKind::ServerTrouble},
    {QNetworkReply::ProtocolInvalidOperationError, ErrorKind::ServerTrouble},
    {QNetworkReply::ProtocolFailure, ErrorKind::ServerTrouble},
};

} // namespace

Error networkError(const QNetworkReply &reply)
{
    const auto row = std::ranges::find(meanings, reply.error(), &Meaning::error);
    const ErrorKind kind = row == std::end(meanings) ? ErrorKind::ConnectionFailed : row->kind;
    if (kind == ErrorKind::HostNotFound || kind == ErrorKind::TimedOut)
        return {kind, reply.url().host()};
    return {kind, cleanLine(reply.errorString())};
}

} // namespace rushes
