// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base_url.h"

#include "core/service_catalogue.h"

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// 127.0.0.0/8 as four plain decimal numbers; no other spelling of an address counts.
bool isLoopbackAddress(QStringView host)
{
    const QList<QStringView> parts = host.split(u'.');
    if (parts.size() != 4 || parts[0] != u"127")
        return false;
    for (const QStringView part : parts) {
        if (part.isEmpty() || part.size() > 3 || (part.size() > 1 && part[0] == u'0'))
            return false;
        for (const QChar c : part) {
            if (c < u'0' || c > u'9')
                return false;
        }
        if (part.toInt() > 255)
            return false;
    }
    return true;
}

bool hasDotSegment(const QUrl &url)
{
    const QStringList segments = url.path(QUrl::FullyDecoded).split(u'/');
    return segments.contains(u"."_s) || segments.contains(u".."_s);
}

} // namespace

bool isLoopbackHost(const QString &host)
{
    return host.compare(u"localhost", Qt::CaseInsensitive) == 0 || host == u"::1" || host == u"[::1]" ||
           isLoopbackAddress(host);
}

const char *faultOfBaseUrl(const QUrl &base)
{
    const QString scheme = base.scheme();
    if (scheme != u"https" && scheme != u"http")
        return QT_TRANSLATE_NOOP("JsonFault", "must begin with https://");
    if (!base.isValid() || base.host().isEmpty())
        return QT_TRANSLATE_NOOP("JsonFault", "is no address with a host");
    if (scheme == u"http" && !isLoopbackHost(base.host()))
        return QT_TRANSLATE_NOOP("JsonFault", "must begin with https://; http:// is for this machine alone");
    if (base.port(443) == 0)
        return QT_TRANSLATE_NOOP("JsonFault", "has port 0");
    if (!base.userInfo().isEmpty() || base.authority().contains(u'@'))
        return QT_TRANSLATE_NOOP("JsonFault", "has a user name in it");
    if (base.hasQuery() || base.hasFragment())
        return QT_TRANSLATE_NOOP("JsonFault", "has a query or a fragment");
    if (hasDotSegment(base) || base.path().contains(u'\\'))
        return QT_TRANSLATE_NOOP("JsonFault", "has a path that is not plain");
    return nullptr;
}

QString identityOfBase(const QUrl &base)
{
    QString host = base.host().toLower();
    while (host.endsWith(u'.'))
        host.chop(1);
    QString path = base.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    const QString scheme = base.scheme();
    return scheme + u"://" + host + u':' + QString::number(base.port(scheme == u"https" ? 443 : 80)) + path;
}

Outcome checkBaseUrl(const QUrl &base)
{
    if (!faultOfBaseUrl(base))
        return success();
    return Error{ErrorKind::UrlInvalid,
                 base.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment)};
}

} // namespace rushes
