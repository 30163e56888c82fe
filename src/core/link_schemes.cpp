// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link_schemes.h"

#include "core/link_time.h"
#include "core/link_tokens.h"

#include <algorithm>
#include <array>

namespace rushes {

namespace {

using Found = LinkParts::Found;

constexpr EndReading absent{};
constexpr EndReading unreadable{.kind = EndReading::Kind::Unreadable};

/// What the CDNs are set to where only the start is in the link: often this (Alibaba's and Tencent's
/// default).
constexpr std::chrono::seconds usualCdnLifetime{1800};
/// In the zone of which Alibaba's and Tencent's paths write their times.
constexpr std::chrono::hours chinaAheadOfUtc{8};

EndReading told(const std::optional<Moment> &end, Certainty certainty = Certainty::Exact)
{
    return end ? EndReading{EndReading::Kind::Told, *end, certainty} : unreadable;
}

EndReading toldOfStart(const std::optional<Moment> &start)
{
    return start ? told(*start + usualCdnLifetime, Certainty::About) : unreadable;
}

bool isHere(const LinkParts &parts, const LinkScheme &scheme)
{
    return parts.find(scheme.first).found != Found::No &&
           (scheme.beside.empty() || parts.has(scheme.beside)) &&
           (scheme.without.empty() || parts.find(scheme.without).found == Found::No);
}

/// A value by its reader; what stands twice with two values is unreadable.
template<auto reader>
std::optional<Moment> readBy(const LinkParts &parts, std::string_view name)
{
    const LinkParts::Value value = parts.find(name);
    return value.found == Found::Once ? reader(value.text) : std::nullopt;
}

constexpr auto epoch = [](std::string_view text) { return momentOfEpoch(text); };

/// Whether something beside a general name looks like a signature: then the end is what the server goes by.
bool looksSigned(const LinkParts &parts)
{
    constexpr auto names = std::to_array<std::string_view>(
        {"signature", "sign", "sig", "hmac", "hash", "md5", "token", "auth", "st"});
    return std::ranges::any_of(names, [&parts](std::string_view name) { return parts.has(name); }) ||
           parts.hasNameEndingIn("-signature");
}

EndReading startAndLifetime(const LinkParts &parts, const LinkScheme &scheme)
{
    const LinkParts::Value start = parts.find(scheme.first);
    const LinkParts::Value lifetime = parts.find(scheme.second);
    if (start.found == Found::No || lifetime.found == Found::No)
        return absent;
    const std::optional<Moment> from = momentOfCompactDate(start.text);
    const std::optional<std::chrono::seconds> length = lifetimeOf(lifetime.text);
    return from && length ? told(*from + *length) : unreadable;
}

template<auto reader>
EndReading value(const LinkParts &parts, const LinkScheme &scheme)
{
    return isHere(parts, scheme) ? told(readBy<reader>(parts, scheme.first)) : absent;
}

EndReading generalName(const LinkParts &parts, const LinkScheme &scheme)
{
    return isHere(parts, scheme) ? told(readBy<epoch>(parts, scheme.first),
                                        looksSigned(parts) ? Certainty::Exact : Certainty::About)
                                 : absent;
}

/// The earlier of two ends, both of which must be readable.
template<auto reader>
EndReading earlierOf(const LinkParts &parts, const LinkScheme &scheme)
{
    const std::optional<Moment> first = readBy<reader>(parts, scheme.first);
    const std::optional<Moment> second = readBy<reader>(parts, scheme.second);
    return first && second ? told(std::min(*first, *second)) : unreadable;
}

EndReading delegatedSas(const LinkParts &parts, const LinkScheme &scheme)
{
    const bool delegated = isHere(parts, scheme) && parts.find(scheme.second).found != Found::No;
    return delegated ? earlierOf<momentOfIsoDate>(parts, scheme) : absent;
}

EndReading readSpans(const LinkParts &parts, const LinkScheme &scheme)
{
    const bool hasFirst = parts.find(scheme.first).found != Found::No;
    const bool hasSecond = parts.find(scheme.second).found != Found::No;
    if (hasFirst && hasSecond)
        return earlierOf<endOfSpan>(parts, scheme);
    return hasFirst || hasSecond ? told(readBy<endOfSpan>(parts, hasFirst ? scheme.first : scheme.second))
                                 : absent;
}

/// All of Tencent's parameters can be the value of one, "sign".
EndReading cosSpans(const LinkParts &parts, const LinkScheme &scheme)
{
    const EndReading reading = readSpans(parts, scheme);
    const std::string_view nested = parts.find("sign").text;
    if (reading.kind != EndReading::Kind::Absent || nested.find("q-") == std::string_view::npos)
        return reading;
    const LinkParts inner = LinkParts::ofQuery(nested);
    EndReading innerReading = readSpans(inner, scheme);
    if (innerReading.kind == EndReading::Kind::Told && inner.hasNameEndingIn("security-token"))
        innerReading.certainty = Certainty::AtLatest;
    return innerReading;
}

/// "t" is an end in hexadecimal digits. Tencent VOD's other parameters prove it; without them it can be a
/// CDN's start as well.
EndReading hexTime(const LinkParts &parts, const LinkScheme &scheme)
{
    constexpr auto ofVod = std::to_array<std::string_view>({"us", "exper", "rlimit"});
    const LinkParts::Value sign = parts.find(scheme.beside);
    const std::optional<Moment> end = readBy<momentOfHexEpoch>(parts, scheme.first);
    if (!end || !isHex(sign.text, 32))
        return absent;
    const bool isVod =
        std::ranges::any_of(ofVod, [&parts](std::string_view name) { return parts.has(name); });
    if (scheme.second.empty())
        return isVod ? absent : told(end, Certainty::About);
    return isVod ? told(end) : absent;
}

EndReading decimalStart(const LinkParts &parts, const LinkScheme &scheme)
{
    const std::optional<Moment> start = readBy<epoch>(parts, scheme.first);
    return start && isHex(parts.find(scheme.beside).text, 32) ? toldOfStart(start) : absent;
}

EndReading authKey(const LinkParts &parts, const LinkScheme &scheme)
{
    return isHere(parts, scheme) ? toldOfStart(readBy<startOfAuthKey>(parts, scheme.first)) : absent;
}

/// "/first/second/rest".
std::array<std::string_view, 2> firstFolders(const LinkParts &parts)
{
    const std::vector<std::string_view> segments = splitAt(parts.path(), '/');
    return segments.size() > 3 ? std::array{segments[1], segments[2]} : std::array<std::string_view, 2>{};
}

EndReading minutesInPath(const LinkParts &parts, const LinkScheme &)
{
    const auto [minutes, digest] = firstFolders(parts);
    const std::optional<Moment> start = momentOfMinuteDigits(minutes, chinaAheadOfUtc);
    return start && isHex(digest, 32) ? toldOfStart(start) : absent;
}

EndReading hexStartInPath(const LinkParts &parts, const LinkScheme &)
{
    const auto [digest, digits] = firstFolders(parts);
    const std::optional<Moment> start = momentOfHexEpoch(digits);
    return start && isHex(digest, 32) ? toldOfStart(start) : absent;
}

/// A token as a parameter, or as a folder of the path up to its end.
EndReading akamaiToken(const LinkParts &parts, const LinkScheme &scheme)
{
    if (isHere(parts, scheme))
        return told(readBy<endOfAkamaiToken>(parts, scheme.first));
    const std::string begin = '/' + std::string(scheme.first) + '=';
    const size_t found = inSmallLetters(parts.path()).find(begin);
    return found == std::string::npos
               ? absent
               : told(endOfAkamaiToken(percentDecoded(parts.path().substr(found + begin.size()))));
}

EndReading fastlyToken(const LinkParts &parts, const LinkScheme &scheme)
{
    const std::optional<Moment> end = readBy<endOfFastlyToken>(parts, scheme.first);
    return end ? told(end) : absent;
}

/// In any parameter; under a name that says nothing of access it may serve something else.
EndReading jsonWebToken(const LinkParts &parts, const LinkScheme &)
{
    constexpr auto names =
        std::to_array<std::string_view>({"jwt", "token", "access_token", "auth", "authorization", "sig",
                                         "signature", "x-amz-security-token"});
    EndReading earliest = absent;
    for (const LinkParts::Parameter &parameter : parts.parameters()) {
        const std::optional<Moment> end =
            parameter.value.starts_with("ey") ? endOfJsonWebToken(parameter.value) : std::nullopt;
        if (end && (earliest.kind == EndReading::Kind::Absent || *end < earliest.end))
            earliest = told(end, std::ranges::count(names, parameter.name) > 0 ? Certainty::Exact
                                                                               : Certainty::About);
    }
    return earliest;
}

EndReading bceToken(const LinkParts &parts, const LinkScheme &scheme)
{
    const LinkParts::Value token = parts.find(scheme.first);
    return token.text.starts_with("bce-auth-") ? told(endOfBceToken(token.text)) : absent;
}

/// B2's own tokens tell nothing.
EndReading closedToken(const LinkParts &parts, const LinkScheme &scheme)
{
    const std::string_view token = parts.find(scheme.first).text;
    return token.starts_with("3_") || token.starts_with("4_") ? unreadable : absent;
}

using Word = QLatin1StringView;

/// Of schemes that give the same end the first is named. A link of each is in tests/data/signed-urls.json.
constexpr auto schemes = std::to_array<LinkScheme>({
    {Word("aws-sigv4"), Word("AWS Signature Version 4"), startAndLifetime, "x-amz-date", "x-amz-expires"},
    {Word("gcs-v4"), Word("Google Cloud Storage, V4"), startAndLifetime, "x-goog-date", "x-goog-expires"},
    {Word("volcengine-tos"), Word("Volcengine TOS"), startAndLifetime, "x-tos-date", "x-tos-expires"},
    {Word("aliyun-oss-v4"), Word("Alibaba Cloud OSS, V4"), startAndLifetime, "x-oss-date", "x-oss-expires"},
    {.word = Word("aliyun-oss-absolute"),
     .title = Word("Alibaba Cloud OSS"),
     .read = value<epoch>,
     .first = "x-oss-expires",
     .without = "x-oss-date"},
    {Word("aws-sigv2"), Word("AWS Signature Version 2"), value<epoch>, "expires", {}, "awsaccesskeyid"},
    {Word("gcs-v2"), Word("Google Cloud Storage, V2"), value<epoch>, "expires", {}, "googleaccessid"},
    {Word("aliyun-oss-v1"), Word("Alibaba Cloud OSS, V1"), value<epoch>, "expires", {}, "ossaccesskeyid"},
    {Word("huawei-obs"), Word("Huawei Cloud OBS"), value<epoch>, "expires", {}, "accesskeyid"},
    {Word("cloudfront-canned"), Word("Amazon CloudFront"), value<epoch>, "expires", {}, "key-pair-id"},
    {Word("cloudfront-custom"), Word("Amazon CloudFront"), value<endOfPolicy>, "policy", {}, "key-pair-id"},
    {Word("azure-sas-delegated"), Word("Azure Storage"), delegatedSas, "se", "ske", "sig"},
    {Word("azure-sas"), Word("Azure Storage"), value<momentOfIsoDate>, "se", {}, "sig", "ske"},
    {Word("tencent-cos"), Word("Tencent Cloud COS"), cosSpans, "q-sign-time", "q-key-time"},
    {Word("baidu-bos"), Word("Baidu Cloud BOS"), bceToken, "authorization"},
    {Word("qiniu"), Word("Qiniu"), value<epoch>, "e", {}, "token", {}, false},
    {Word("tencent-vod"), Word("Tencent Cloud VOD"), hexTime, "t", "us", "sign"},
    {.word = Word("qiniu-cdn"),
     .title = Word("Qiniu CDN"),
     .read = hexTime,
     .first = "t",
     .beside = "sign",
     .isCloud = false},
    {.word = Word("tencent-cdn-d"),
     .title = Word("Tencent Cloud CDN"),
     .read = decimalStart,
     .first = "t",
     .beside = "sign",
     .isCloud = false},
    {Word("akamai"), Word("Akamai"), akamaiToken, "hdnts"},
    {Word("akamai"), Word("Akamai"), akamaiToken, "hdnea"},
    {Word("akamai"), Word("Akamai"), akamaiToken, "hdntl"},
    {Word("akamai"), Word("Akamai"), akamaiToken, "__token__"},
    {Word("fastly"), Word("Fastly"), fastlyToken, "token"},
    {.word = Word("jwt"), .title = Word("JSON Web Token"), .read = jsonWebToken, .isCloud = false},
    {Word("aliyun-cdn-a"), Word("Alibaba Cloud CDN"), authKey, "auth_key"},
    {.word = Word("aliyun-cdn-b"),
     .title = Word("Alibaba Cloud CDN"),
     .read = minutesInPath,
     .isCloud = false},
    {.word = Word("aliyun-cdn-c"),
     .title = Word("Alibaba Cloud CDN"),
     .read = hexStartInPath,
     .isCloud = false},
    {Word("b2-native"), Word("Backblaze B2"), closedToken, "authorization"},
    {.word = Word("bytedance"), .title = Word(), .read = generalName, .first = "x-expires", .isCloud = false},
    {.word = Word("generic"), .title = Word(), .read = generalName, .first = "expires", .isCloud = false},
    {.word = Word("generic"), .title = Word(), .read = generalName, .first = "expire", .isCloud = false},
    {.word = Word("generic"), .title = Word(), .read = generalName, .first = "exp", .isCloud = false},
    {.word = Word("generic"), .title = Word(), .read = generalName, .first = "deadline", .isCloud = false},
});

} // namespace

std::span<const LinkScheme> linkSchemes()
{
    return schemes;
}

} // namespace rushes
