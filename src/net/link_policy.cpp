// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/link_policy.h"

#include "core/service_catalogue.h"
#include "net/address_rule.h"
#include "net/origin.h"

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

Error refused(const QString &why)
{
    return {ErrorKind::LinkRefused, why};
}

Error untrusted(const QString &why)
{
    return {ErrorKind::LinkUntrusted, why};
}

bool isAllowed(const QUrl &link, const LinkTerms &terms)
{
    return !terms.allowedOrigins.isEmpty() && terms.allowedOrigins.contains(originText(originOf(link)));
}

bool isGood(AddressKind kind, const LinkTerms &terms)
{
    return kind == AddressKind::Public || (kind == AddressKind::Loopback && terms.serviceOnLoopback);
}

/// By what the host is called alone: names below localhost are looked up like any other on some systems.
bool mayBePlain(const QString &host, const LinkTerms &terms)
{
    return terms.serviceOnLoopback && kindOfHost(host) == AddressKind::Loopback &&
           (addressLiteral(host) || isLoopbackHost(host));
}

} // namespace

Outcome checkClipLink(const QUrl &link, const LinkTerms &terms)
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

    if (isAllowed(link, terms))
        return success();
    const AddressKind kind = kindOfHost(host);
    if (!isGood(kind, terms))
        return untrusted(wordOf(kind) + u" address "_s + host);
    if (scheme == u"http" && !mayBePlain(host, terms))
        return untrusted(u"http: to "_s + host);
    return success();
}

bool hasAddressesToCheck(const QUrl &link, const LinkTerms &terms)
{
    // As a resolver reads it: "10.0.0.1." is an address to us, and a name to be looked up for the library.
    return QHostAddress(link.host()).isNull() && !isAllowed(link, terms);
}

Outcome checkAddresses(const QUrl &link, const QList<QHostAddress> &addresses, const LinkTerms &terms)
{
    for (const QHostAddress &address : addresses) {
        const AddressKind kind = kindOf(address);
        const bool isPlainOutside = link.scheme() == u"http" && kind != AddressKind::Loopback;
        if (isPlainOutside || !isGood(kind, terms))
            return untrusted(
                u"%1 at the %2 address %3"_s.arg(originOf(link).host, wordOf(kind), address.toString()));
    }
    return success();
}

} // namespace rushes
