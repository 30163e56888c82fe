// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/redirect.h"

#include "net/link_policy.h"
#include "net/origin.h"

namespace rushes {

using namespace Qt::StringLiterals;

Result<QUrl> followRedirect(const QUrl &from, const QByteArray &location, int followed,
                            bool serviceOnLoopback)
{
    if (followed >= mostRedirects)
        return Error{ErrorKind::ServerTrouble, u"more than %1 redirects"_s.arg(mostRedirects)};
    QUrl target = from.resolved(QUrl::fromEncoded(location));
    target.setFragment(QString());
    if (from.scheme() == u"https" && target.scheme() == u"http")
        return Error{ErrorKind::LinkRefused, u"redirect from https to "_s + withoutSecrets(target)};
    const Outcome allowed = checkClipLink(target, serviceOnLoopback);
    if (allowed)
        return target;
    if (allowed.error().kind == ErrorKind::LinkMissing)
        return Error{ErrorKind::ServerTrouble, u"redirect to nowhere"_s};
    return Error{ErrorKind::LinkRefused, u"redirect to "_s + allowed.error().detail};
}

} // namespace rushes
