// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signed_url.h"

#include "core/link_schemes.h"

#include <QUrl>

#include <array>

namespace rushes {

namespace {

constexpr qsizetype longestLink = 32 * 1024;

constexpr auto webSchemes =
    std::to_array<QLatin1StringView>({QLatin1StringView("https://"), QLatin1StringView("http://")});

/// What stands before the path, the query or the fragment, behind a scheme of this length.
QStringView authorityOf(QStringView url, qsizetype schemeLength)
{
    qsizetype end = schemeLength;
    while (end < url.size() && url[end] != u'/' && url[end] != u'?' && url[end] != u'#')
        ++end;
    return url.sliced(schemeLength, end - schemeLength);
}

bool isCredible(Moment end, Moment now)
{
    return end - now <= farthestCredibleEnd && now - end <= farthestCredibleEnd;
}

} // namespace

SignedEnd signedEnd(const QString &url, Moment now)
{
    if (url.size() > longestLink || isBrokenLink(url))
        return {};
    const QByteArray utf8 = url.toUtf8();
    const LinkParts parts(std::string_view(utf8.constData(), size_t(utf8.size())));
    SignedEnd earliest;
    // Temporary credentials end with their session, and an end that cannot be read can be the sooner one.
    bool canBeSooner = parts.hasNameEndingIn("security-token");
    for (const LinkScheme &scheme : linkSchemes()) {
        const EndReading reading = scheme.read(parts, scheme);
        if (reading.kind == EndReading::Kind::Absent)
            continue;
        if (reading.kind == EndReading::Kind::Unreadable || !isCredible(reading.end, now)) {
            canBeSooner = canBeSooner || scheme.isCloud;
            continue;
        }
        if (!earliest.moment || reading.end < *earliest.moment)
            earliest = {reading.end, reading.certainty, scheme.word, scheme.title};
    }
    if (canBeSooner && earliest.certainty == Certainty::Exact)
        earliest.certainty = Certainty::AtLatest;
    return earliest;
}

bool isBrokenLink(const QString &url)
{
    for (const QLatin1StringView scheme : webSchemes) {
        if (!url.startsWith(scheme, Qt::CaseInsensitive))
            continue;
        // Without the rest, which can be long and is read leniently everywhere.
        const QUrl place(QString(scheme).append(authorityOf(url, scheme.size())));
        return !place.isValid() || place.host().isEmpty();
    }
    return false;
}

} // namespace rushes
