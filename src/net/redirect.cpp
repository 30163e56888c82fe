// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/redirect.h"

#include "net/origin.h"

namespace rushes {

using namespace Qt::StringLiterals;

QUrl redirectTarget(const QUrl &from, const QByteArray &location)
{
    QUrl target = from.resolved(QUrl::fromEncoded(location));
    target.setFragment(QString());
    return target;
}

Outcome checkRedirect(const QUrl &from, const QUrl &target, int followed, const LinkTerms &terms)
{
    if (followed >= mostRedirects)
        return Error{ErrorKind::ServerTrouble, u"more than %1 redirects"_s.arg(mostRedirects)};
    if (from.scheme() == u"https" && target.scheme() == u"http")
        return Error{ErrorKind::LinkRefused, u"redirect from https to "_s + withoutSecrets(target)};
    const Outcome allowed = checkClipLink(target, terms);
    if (allowed)
        return allowed;
    if (allowed.error().kind == ErrorKind::LinkMissing)
        return Error{ErrorKind::ServerTrouble, u"redirect to nowhere"_s};
    return Error{allowed.error().kind, u"redirect to "_s + allowed.error().detail};
}

} // namespace rushes
