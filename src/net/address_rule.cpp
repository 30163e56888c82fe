// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/address_rule.h"

#include <algorithm>
#include <utility>

namespace rushes {

namespace {

struct Range4
{
    quint32 network;
    int prefix;
    AddressKind kind;
};

constexpr quint32 v4(quint32 a, quint32 b, quint32 c, quint32 d)
{
    return a << 24 | b << 16 | c << 8 | d;
}

constexpr Range4 specialRanges4[] = {
    {v4(0, 0, 0, 0), 8, AddressKind::Unspecified},
    {v4(10, 0, 0, 0), 8, AddressKind::Private},
    {v4(100, 64, 0, 0), 10, AddressKind::Private}, // shared by carriers, RFC 6598
    {v4(127, 0, 0, 0), 8, AddressKind::Loopback},
    {v4(169, 254, 0, 0), 16, AddressKind::LinkLocal}, // and the metadata services of clouds
    {v4(172, 16, 0, 0), 12, AddressKind::Private},
    {v4(192, 0, 0, 0), 24, AddressKind::Reserved},
    {v4(192, 168, 0, 0), 16, AddressKind::Private},
    {v4(224, 0, 0, 0), 4, AddressKind::Multicast},
    {v4(240, 0, 0, 0), 4, AddressKind::Reserved}, // broadcast among them
};

struct Range6
{
    quint16 first;
    int prefix; ///< of the first 16 bits
    AddressKind kind;
};
constexpr Range6 specialRanges6[] = {
    {0xfc00, 7, AddressKind::Private},
    {0xfe80, 10, AddressKind::LinkLocal},
    {0xfec0, 10, AddressKind::Private}, // site-local, deprecated
    {0xff00, 8, AddressKind::Multicast},
};

/// Prefixes of IPv6 addresses that carry an IPv4 address, and where in the 16 bytes it stands.
struct Carrier
{
    std::array<quint8, 12> prefix;
    int prefixBytes;
    int offset;
};
constexpr Carrier carriers[] = {
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 12, 12},    // ::ffff:0:0/96, mapped
    {{0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0}, 12, 12},    // ::ffff:0:0:0/96, translated
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 12, 12},          // ::/96, compatible
    {{0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0}, 12, 12}, // 64:ff9b::/96, NAT64
    {{0, 0x64, 0xff, 0x9b, 0, 1, 0, 0, 0, 0, 0, 0}, 6, 12},  // 64:ff9b:1::/48, NAT64 of a site
    {{0x20, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 2, 2},      // 2002::/16, 6to4
};

AddressKind kindOf4(quint32 address)
{
    for (const Range4 &range : specialRanges4) {
        if ((address ^ range.network) >> (32 - range.prefix) == 0)
            return range.kind;
    }
    return AddressKind::Public;
}

AddressKind kindOf6(const Q_IPV6ADDR &address)
{
    const QHostAddress whole(address);
    if (whole == QHostAddress(QHostAddress::LocalHostIPv6))
        return AddressKind::Loopback;
    if (whole == QHostAddress(QHostAddress::AnyIPv6))
        return AddressKind::Unspecified;
    for (const Carrier &carrier : carriers) {
        if (std::equal(carrier.prefix.begin(), carrier.prefix.begin() + carrier.prefixBytes, address.c)) {
            const quint8 *bytes = address.c + carrier.offset;
            return kindOf4(v4(bytes[0], bytes[1], bytes[2], bytes[3]));
        }
    }
    const quint16 first = quint16(address[0] << 8 | address[1]);
    for (const Range6 &range : specialRanges6) {
        if ((first ^ range.first) >> (16 - range.prefix) == 0)
            return range.kind;
    }
    return AddressKind::Public;
}

/// Resolvers take a name for a number when its last label is one (WHATWG URL, "ends in a number").
bool endsInANumber(const QString &host)
{
    const QStringView last = QStringView(host).mid(host.lastIndexOf(u'.') + 1);
    if (last.startsWith(u"0x"))
        return true;
    return !last.isEmpty() && std::ranges::all_of(last, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

AddressKind kindOf(const QHostAddress &address)
{
    if (!address.scopeId().isEmpty()) // a zone names an interface of this machine
        return AddressKind::LinkLocal;
    switch (address.protocol()) {
    case QAbstractSocket::IPv4Protocol:
        return kindOf4(address.toIPv4Address());
    case QAbstractSocket::IPv6Protocol:
        return kindOf6(address.toIPv6Address());
    default:
        return AddressKind::Unspecified;
    }
}

QLatin1StringView wordOf(AddressKind kind)
{
    switch (kind) {
    case AddressKind::Public:
        return QLatin1StringView("public");
    case AddressKind::Loopback:
        return QLatin1StringView("loopback");
    case AddressKind::Private:
        return QLatin1StringView("private");
    case AddressKind::LinkLocal:
        return QLatin1StringView("link-local");
    case AddressKind::Unspecified:
        return QLatin1StringView("unspecified");
    case AddressKind::Multicast:
        return QLatin1StringView("multicast");
    case AddressKind::Reserved:
        return QLatin1StringView("reserved");
    }
    Q_UNREACHABLE();
}

std::optional<QHostAddress> addressLiteral(QString host)
{
    host = std::move(host).toLower();
    if (host.endsWith(u'.'))
        host.chop(1);
    QHostAddress address;
    if (address.setAddress(host) || endsInANumber(host))
        return address;
    return std::nullopt;
}

AddressKind kindOfHost(QString host)
{
    host = std::move(host).toLower();
    if (host.endsWith(u'.'))
        host.chop(1);
    if (host == u"localhost" || host.endsWith(u".localhost"))
        return AddressKind::Loopback;
    const auto address = addressLiteral(host);
    return address ? kindOf(*address) : AddressKind::Public;
}

} // namespace rushes
