// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QList>

#include <functional>

class QObject;
class QString;

namespace rushes {

/// All addresses of a host; none: it was not found.
using HostFound = std::function<void(const QList<QHostAddress> &)>;

/// Looks up a host's addresses and tells them once, unless receiver is destroyed before. Main thread.
using Resolver = std::function<void(const QString &host, QObject *receiver, const HostFound &found)>;

/// The system's, through Qt: it tells from the event loop, and keeps what it found for a minute in the cache
/// that QNetworkAccessManager's connections use, too.
Resolver systemResolver();

} // namespace rushes
