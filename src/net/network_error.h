// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QNetworkReply>

namespace rushes {

/// Why a reply ended without an answer: HostNotFound, ConnectionFailed, TlsFailed, ProxyFailed, TimedOut or
/// ServerTrouble (no HTTP was spoken). Precondition: reply.error() is set. The library's words are cleaned of
/// the URL's query.
Error networkError(const QNetworkReply &reply);

} // namespace rushes
