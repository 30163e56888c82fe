// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signed_url.h"

#include "core/link_schemes.h"

namespace rushes {

namespace {

constexpr qsizetype longestLink = 32 * 1024;

bool isCredible(Moment end, Moment now)
{
    return end - now <= farthestCredibleEnd && now - end <= farthestCredibleEnd;
}

} // namespace

SignedEnd signedEnd(const QString &url, Moment now)
{
    if (url.size() > longestLink)
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

} // namespace rushes
