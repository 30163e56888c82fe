// SPDX-License-Identifier: GPL-3.0-or-later

// The link to a clip, as a service sends it.

#include "finding.h"

#include "core/link_schemes.h"
#include "core/signed_url.h"
#include "core/url_redaction.h"

#include <algorithm>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

constexpr Moment now{std::chrono::seconds(1796296211)}; // 2026-12-03, about when the seeds end
constexpr qsizetype longestLink = 32 * 1024;

void checkEnd(const SignedEnd &end, const QString &url)
{
    if (!end.moment) {
        fuzz::require(end == SignedEnd{}, url);
        return;
    }
    fuzz::require(url.size() <= longestLink && !isBrokenLink(url), url);
    fuzz::require(end.certainty != Certainty::Unknown, url);
    fuzz::require(*end.moment - now <= farthestCredibleEnd && now - *end.moment <= farthestCredibleEnd, url);
    const auto schemes = linkSchemes();
    fuzz::require(std::any_of(schemes.begin(), schemes.end(),
                              [&end](const LinkScheme &scheme) {
                                  return scheme.word == end.scheme && scheme.title == end.signedBy;
                              }),
                  url);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    const QString url = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const SignedEnd end = signedEnd(url, now);
    checkEnd(end, url);

    // When it is read does not move an end; it only decides whether it is believed.
    const SignedEnd later = signedEnd(url, now + 1s);
    fuzz::require(!end.moment || !later.moment || end.scheme != later.scheme || end.moment == later.moment,
                  url);

    // Its own fragment is never sent, and says nothing.
    if (url.size() < longestLink / 2 && !url.contains(u'#'))
        fuzz::require(signedEnd(url + u"#X-Amz-Expires=1"_s, now) == end, url);

    const QString folded = withoutQueries(url);
    fuzz::require(withoutQueries(folded) == folded, url);
    if (size < 4096 && !url.contains(u'#')) {
        const QString whole =
            withoutQueries(u"https://cdn.example.com/a.mp4?k=planted-secret-of-a-link&"_s + url);
        fuzz::require(!whole.contains(u"planted-secret"_s), whole);
    }
    return 0;
}
