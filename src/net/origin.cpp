// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/origin.h"

#include <QStringList>

#include <algorithm>

namespace rushes {

namespace {

struct SchemePort
{
    QLatin1StringView scheme;
    int port;
};
constexpr SchemePort defaultPorts[] = {
    {QLatin1StringView("https"), 443},
    {QLatin1StringView("http"), 80},
};

int defaultPort(const QString &scheme)
{
    const auto row = std::ranges::find(defaultPorts, scheme, &SchemePort::scheme);
    return row == std::end(defaultPorts) ? -1 : row->port;
}

/// A server may read "%2e%2e", "..%2f", "..;x", "%252e" or a backslash as a step upwards, so no form of one
/// is let through; nor are bytes that are no UTF-8, which some servers take for shorter ones.
bool hasDotSegments(const QUrl &url)
{
    QString path = url.path(QUrl::FullyEncoded);
    constexpr int mostDecoders = 4; // proxies before the server
    for (int i = 0; i < mostDecoders; ++i)
        path = QUrl::fromPercentEncoding(path.toUtf8());
    path.replace(u'\\', u'/');
    const QList<QStringView> segments = QStringView(path).split(u'/');
    return path.contains(QChar::ReplacementCharacter) ||
           std::ranges::any_of(segments, [](QStringView segment) {
               const QStringView bare =
                   segment.left(segment.indexOf(u';') < 0 ? segment.size() : segment.indexOf(u';'));
               return bare == u"." || bare == u"..";
           });
}

} // namespace

Origin originOf(const QUrl &url)
{
    const QString scheme = url.scheme().toLower();
    QString host = url.host(QUrl::FullyEncoded).toLower();
    if (host.endsWith(u'.'))
        host.chop(1);
    return {scheme, host, url.port(defaultPort(scheme))};
}

QString originText(const Origin &origin)
{
    const QString host = origin.host.contains(u':') ? QString(u'[' + origin.host + u']') : origin.host;
    return origin.scheme + QLatin1StringView("://") + host + u':' + QString::number(origin.port);
}

bool isWithinBase(const QUrl &url, const QUrl &base)
{
    if (!url.isValid() || !base.isValid() || base.host().isEmpty())
        return false;
    if (url.authority().contains(u'@') || originOf(url) != originOf(base) || hasDotSegments(url))
        return false;
    QString inside = base.path(QUrl::FullyEncoded);
    while (inside.endsWith(u'/'))
        inside.chop(1);
    const QString path = url.path(QUrl::FullyEncoded);
    return path == inside || path.startsWith(QString(inside + u'/')) || inside.isEmpty();
}

QString withoutSecrets(const QUrl &url)
{
    if (url.host().isEmpty()) // the "path" of a data: URL is its content
        return url.scheme().isEmpty() ? QString() : QString(url.scheme() + u':');
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::FullyEncoded);
}

} // namespace rushes
