// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/clip_answer.h"

#include "simulator/byte_range.h"
#include "simulator/overloaded.h"

#include <algorithm>

namespace rushes::sim {

namespace {

/// The clip, and how this server treats a Range of it.
struct Served
{
    Clip clip;
    bool ignoresRange = false;
    bool refusesRange = false;
    qint64 shift = 0;
    qint64 totalError = 0;
};

void zero(QByteArray &bytes, const Zero &effect)
{
    const qint64 from = std::clamp<qint64>(effect.from, 0, bytes.size());
    const qint64 rest = bytes.size() - from;
    std::fill_n(bytes.begin() + from, effect.bytes > 0 ? std::min(effect.bytes, rest) : rest, '\0');
}

Served alteredBy(const QVector<Effect> &effects, Clip clip, const ClipLibrary &library)
{
    Served served{.clip = std::move(clip)};
    const Overloaded apply{
        [&](IgnoreRange) { served.ignoresRange = true; },
        [&](RefuseRange) { served.refusesRange = true; },
        [&](const ShiftRange &effect) { served.shift = effect.bytes; },
        [&](const ClaimTotal &effect) { served.totalError = effect.bytes; },
        [&](const SetETag &effect) { served.clip.etag = effect.etag; },
        [&](const OtherClip &effect) { served.clip = library.find(effect.name); },
        [&](const Zero &effect) { zero(served.clip.bytes, effect); },
        [&](EmptyBody) { served.clip.bytes.clear(); },
        [](const auto &) {},
    };
    for (const Effect &effect : effects)
        std::visit(apply, effect);
    return served;
}

QByteArray contentRange(ByteRange range, qint64 total)
{
    return "bytes " + QByteArray::number(range.from) + '-' +
           QByteArray::number(range.from + range.bytes - 1) + '/' + QByteArray::number(total);
}

Headers headersOf(const Served &served, const QByteArray &lastModified)
{
    Headers headers{{"Content-Type", "video/mp4"}, {"Last-Modified", lastModified}};
    if (!served.clip.etag.isEmpty())
        headers.append(Header{"ETag", served.clip.etag});
    if (!served.ignoresRange)
        headers.append(Header{"Accept-Ranges", "bytes"});
    return headers;
}

RangeWish wishOf(const Request &request, const Served &served, const QByteArray &lastModified)
{
    const QByteArray range = request.header("Range");
    // RFC 9110, 14.2: Range is defined for GET alone.
    if (served.ignoresRange || range.isEmpty() || request.method != "GET")
        return WholeBody{};
    if (served.refusesRange)
        return NotSatisfiable{};
    return ifRangeHolds(request.header("If-Range"), served.clip.etag, lastModified)
               ? readRange(range, served.clip.bytes.size())
               : RangeWish(WholeBody{});
}

} // namespace

Reply clipReply(const Request &request, Clip clip, Moment lastModified, const QVector<Effect> &effects,
                const ClipLibrary &library)
{
    const Served served = alteredBy(effects, std::move(clip), library);
    const QByteArray modified = toHttpDate(lastModified);
    const QByteArray &bytes = served.clip.bytes;
    const qint64 total = bytes.size() + served.totalError;

    Reply reply{.headers = headersOf(served, modified), .headOnly = request.method == "HEAD"};
    const Overloaded fill{
        [&](WholeBody) { reply.body = bytes; },
        [&](NotSatisfiable) {
            reply.status = 416;
            setHeader(reply.headers, "Content-Range", "bytes */" + QByteArray::number(total));
        },
        [&](ByteRange range) {
            const qint64 end = range.from + range.bytes;
            range.from = std::clamp<qint64>(range.from + served.shift, 0, end - 1);
            range.bytes = end - range.from;
            reply.status = 206;
            reply.body = bytes.mid(range.from, range.bytes);
            setHeader(reply.headers, "Content-Range", contentRange(range, total));
        },
    };
    std::visit(fill, wishOf(request, served, modified));
    return reply;
}

Reply storageError(int status, const QByteArray &code, const QByteArray &message)
{
    return {.status = status,
            .headers = {{"Content-Type", "application/xml"}},
            .body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" +
                    message + "</Message></Error>\n"};
}

} // namespace rushes::sim
