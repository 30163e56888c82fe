// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/clip_route.h"

#include "net/origin.h"
#include "net/proxy.h"
#include "net/redirect.h"
#include "net/requests.h"

#include <QNetworkAccessManager>

#include <utility>

namespace rushes {

ClipRoute::ClipRoute(QNetworkAccessManager &network, LinkTerms terms, Resolver resolver,
                     std::optional<KeyedFetch> keyed)
    : m_network(network)
    , m_terms(std::move(terms))
    , m_resolver(resolver ? std::move(resolver) : systemResolver())
    , m_keyed(std::move(keyed))
{
}

Outcome ClipRoute::begin(const QUrl &link)
{
    m_url = link;
    return noted(checkClipLink(link, m_terms), link);
}

Outcome ClipRoute::follow(const QByteArray &location)
{
    const QUrl target = redirectTarget(m_url, location);
    if (const Outcome allowed = noted(checkRedirect(m_url, target, m_redirects, m_terms), target); !allowed)
        return allowed;
    ++m_redirects;
    m_leftBase = m_leftBase || (m_keyed && !isWithinBase(target, m_keyed->service.base));
    m_url = target;
    return success();
}

void ClipRoute::reach(std::function<void(const Outcome &)> reached)
{
    if (!hasAddressesToCheck(m_url, m_terms) || !resolvesNamesHere(m_network, m_url))
        return reached(success());
    m_lookup = std::make_unique<QObject>();
    m_resolver(m_url.host(), m_lookup.get(),
               [this, reached = std::move(reached)](const QList<QHostAddress> &addresses) {
                   reached(judged(addresses));
               });
}

Outcome ClipRoute::judged(const QList<QHostAddress> &addresses)
{
    // The library must not find what we did not: nobody would have judged it.
    if (addresses.isEmpty())
        return Error{ErrorKind::HostNotFound, m_url.host()};
    return noted(checkAddresses(m_url, addresses, m_terms), m_url);
}

Outcome ClipRoute::noted(const Outcome &judgement, const QUrl &stop)
{
    if (!judgement && judgement.error().kind == ErrorKind::LinkUntrusted)
        m_untrustedOrigin = originText(originOf(stop));
    return judgement;
}

QNetworkReply *ClipRoute::get(const QNetworkRequest &plain) const
{
    if (!m_keyed || m_leftBase)
        return m_network.get(plain);
    const Result<QNetworkRequest> withKey = keyedRequest(plain.url(), m_keyed->service, m_keyed->key);
    if (!withKey)
        return m_network.get(plain);
    QNetworkRequest request = *withKey;
    const QList<QByteArray> headers = plain.rawHeaderList();
    for (const QByteArray &name : headers)
        request.setRawHeader(name, plain.rawHeader(name));
    return m_keyed->network->get(request);
}

} // namespace rushes
