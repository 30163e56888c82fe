// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHostAddress>
#include <QList>
#include <QStringList>
#include <QUrl>

namespace rushes {

/// Whose link it is, and what the user said of it.
struct LinkTerms
{
    bool serviceOnLoopback = false; ///< then loopback is as good as a public address
    QStringList allowedOrigins{};   ///< "fetch anyway" (originText): these are not judged by where they lead
};

/// Whether a clip's link may be fetched: https, or http to a loopback literal or localhost where the service
/// itself is on loopback; no userinfo, no other scheme, no UNC path, no address literal that is not public.
/// Errors: LinkMissing for what is no absolute URL; LinkRefused for what is never fetched; LinkUntrusted for
/// where it leads, which the user may allow.
Outcome checkClipLink(const QUrl &link, const LinkTerms &terms);

/// Whether checkAddresses() has something to say of the link: its host is a name, and not an allowed one.
/// Precondition: checkClipLink().
bool hasAddressesToCheck(const QUrl &link, const LinkTerms &terms);

/// The same for what the link's host was found to be: each of its addresses must be public (or loopback, for
/// a service that is). Error: LinkUntrusted.
///
/// What this promises: no request is begun to a name that was seen to lead inside. What it cannot: the
/// network library looks the name up again to connect. For a minute it gets the answer that was judged, out
/// of the cache it shares with us; a name that is rebound later (while a request queues, or is silently sent
/// again after its connection broke) is not seen. Such a server gets a TLS hello and nothing more: links of
/// public services are https, and before a byte of the request is sent it has to show a certificate for the
/// name. Behind a proxy the proxy looks names up, and literals alone are judged.
Outcome checkAddresses(const QUrl &link, const QList<QHostAddress> &addresses, const LinkTerms &terms);

} // namespace rushes
