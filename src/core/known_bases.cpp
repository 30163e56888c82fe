// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/known_bases.h"

#include <algorithm>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// Longer paths are not looked through for climbing: an id stands before.
constexpr qsizetype longestClimb = 512;
constexpr int impossiblePort = 0;

/// Without the brackets of IPv6 and the dot of the root.
QByteArray normalisedHost(QByteArray host)
{
    if (host.startsWith('[') && host.endsWith(']'))
        host = host.mid(1, host.size() - 2);
    while (host.endsWith('.'))
        host.chop(1);
    return host;
}

int effectivePort(const QByteArray &scheme, int port)
{
    return port >= 0 ? port : scheme == "http" ? 80 : 443;
}

bool endsPathPart(QByteArrayView path, qsizetype at)
{
    return at == path.size() || path[at] == '/' || path[at] == '?' || path[at] == '#';
}

/// Whether a segment of the path is "." or "..".
bool climbs(QByteArrayView path)
{
    const QByteArray start = "/" + path.first(std::min(path.size(), longestClimb)).toByteArray() + "/";
    return start.contains("/../") || start.contains("/./");
}

} // namespace

KnownBases::KnownBases(const ServiceCatalogue &catalogue)
{
    for (const Service &service : catalogue.services()) {
        Base base;
        base.service = &service;
        base.scheme = service.base.scheme().toLatin1();
        base.host = normalisedHost(service.base.host().toLatin1().toLower());
        base.port = effectivePort(base.scheme, service.base.port());
        base.path = service.base.path(QUrl::FullyEncoded).toLatin1();
        const QByteArray resultPath = service.resultPath.toLatin1();
        const qsizetype id = resultPath.indexOf("{id}");
        base.beforeId = resultPath.left(id);
        base.behindId = resultPath.mid(id + 4);
        if (!base.host.isEmpty() && id >= 0)
            m_bases.append(base);
    }
}

KnownBases::Authority KnownBases::authorityOf(QByteArrayView scheme, QByteArrayView authority)
{
    Authority parts;
    parts.scheme = scheme.toByteArray().toLower();
    QByteArray rest = authority.toByteArray().toLower();
    const qsizetype user = rest.lastIndexOf('@');
    parts.hasUser = user >= 0;
    rest.remove(0, user + 1);
    const qsizetype hostEnd = rest.startsWith('[') ? rest.indexOf(']') + 1 : rest.indexOf(':');
    const QByteArray host = hostEnd > 0 ? rest.left(hostEnd) : rest;
    const QByteArray port = rest.mid(host.size());
    parts.host = normalisedHost(host);
    if (port.size() > 1) {
        bool isNumber = false;
        const int number = port.mid(1).toInt(&isNumber);
        parts.port = isNumber ? number : impossiblePort;
    }
    return parts;
}

KnownBases::Match KnownBases::match(const Authority &authority, QByteArrayView path) const
{
    if (authority.hasUser)
        return {};
    for (const Base &base : m_bases) {
        const bool isSameOrigin = authority.host == base.host &&
                                  (authority.scheme.isEmpty() || authority.scheme == base.scheme) &&
                                  effectivePort(base.scheme, authority.port) == base.port;
        if (!isSameOrigin || !path.startsWith(base.path) || !endsPathPart(path, base.path.size()))
            continue;
        const QByteArrayView rest = path.sliced(base.path.size());
        if (rest.startsWith(base.beforeId)) {
            const QByteArrayView fromId = rest.sliced(base.beforeId.size());
            const auto isEnd = [](char c) { return c == '/' || c == '?' || c == '#'; };
            const qsizetype size = std::find_if(fromId.begin(), fromId.end(), isEnd) - fromId.begin();
            const QByteArrayView behind = fromId.sliced(size);
            if (size > 0 && behind.startsWith(base.behindId) && !climbs(path))
                return {base.service, fromId.first(size)};
        }
        return climbs(path) ? Match() : Match{base.service, {}};
    }
    return {};
}

const Service *KnownBases::ofPathBefore(QByteArrayView text) const
{
    const Service *found = nullptr;
    for (const Base &base : m_bases) {
        if (base.path.isEmpty() || !text.endsWith(base.beforeId) ||
            !text.chopped(base.beforeId.size()).endsWith(base.path))
            continue;
        if (found)
            return nullptr;
        found = base.service;
    }
    return found;
}

qsizetype KnownBases::hostLengthAt(QByteArrayView text) const
{
    for (const Base &base : m_bases) {
        const qsizetype size = base.host.size();
        if (text.size() > size && qstrnicmp(text.data(), base.host.data(), size_t(size)) == 0 &&
            (text[size] == '/' || text[size] == ':'))
            return size;
    }
    return 0;
}

bool KnownBases::beginsHost(char c) const
{
    const char lower = c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    return std::any_of(m_bases.begin(), m_bases.end(),
                       [lower](const Base &base) { return base.host[0] == lower; });
}

} // namespace rushes
