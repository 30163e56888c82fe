// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/link_policy.h"

#include "net/address_rule.h"
#include "net/origin.h"

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

Error refused(const QString &why)
{
    return {ErrorKind::LinkRefused, why};
}

bool isLocalhostName(const QString &host)
{
    return host == u"localhost" || host.endsWith(u".localhost");
}

/// What the host is, where its name alone tells.
AddressKind kindOfHost(const QString &host)
{
    if (isLocalhostName(host))
        return AddressKind::Loopback;
    const auto address = addressLiteral(host);
    return address ? kindOf(*address) : AddressKind::Public;
}

} // namespace

Outcome checkClipLink(const QUrl &link, bool serviceOnLoopback)
{
    const QString scheme = link.scheme();
    if (link.isEmpty() || !link.isValid())
        return Error{ErrorKind::LinkMissing, QString()};
    if (scheme.isEmpty()) {
        const bool networkPath = !link.authority().isEmpty() || link.path().startsWith(u"\\\\");
        return networkPath ? refused(u"network path"_s) : Error{ErrorKind::LinkMissing, QString()};
    }
    if (scheme != u"https" && scheme != u"http")
        return refused(scheme + u':');
    if (link.authority().contains(u'@'))
        return refused(u"user name in the link"_s);
    const QString host = originOf(link).host;
    if (host.isEmpty())
        return Error{ErrorKind::LinkMissing, withoutSecrets(link)};

    const AddressKind kind = kindOfHost(host);
    const bool ownLoopback = kind == AddressKind::Loopback && serviceOnLoopback;
    if (kind != AddressKind::Public && !ownLoopback)
        return refused(wordOf(kind) + u" address "_s + host);
    if (scheme == u"http" && !ownLoopback)
        return refused(u"http: to "_s + host);
    return success();
}

} // namespace rushes
