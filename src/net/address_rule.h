// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QLatin1StringView>

#include <optional>

namespace rushes {

/// What stands behind an address, as far as its number tells (the special-purpose registries of RFC 6890).
/// Public also for 198.18.0.0/15, which VPN clients give out as fake addresses for public names.
enum class AddressKind { Public, Loopback, Private, LinkLocal, Unspecified, Multicast, Reserved };

/// Addresses that carry an IPv4 address (mapped, compatible, NAT64, 6to4) are judged by that one.
AddressKind kindOf(const QHostAddress &address);

/// "loopback", "private" ..: a word for an Error's detail.
QLatin1StringView wordOf(AddressKind kind);

/// The address that a URL's host is, if it is one in any form that a resolver would read without asking
/// anyone: "127.1", "0x7f.1", "::1". A host that ends in a number but is no address gives a null address:
/// nothing can answer for it.
std::optional<QHostAddress> addressLiteral(QString host);

/// What a URL's host is, as far as its name alone tells: Loopback for localhost and all below it (RFC 6761),
/// Public for every other name.
AddressKind kindOfHost(QString host);

} // namespace rushes
