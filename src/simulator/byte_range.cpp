// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/byte_range.h"

#include <algorithm>

namespace rushes::sim {

namespace {

/// ASCII digits alone; nothing for an empty text.
std::optional<qint64> readNumber(const QByteArray &text)
{
    const bool digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    return digits && ok ? std::optional(number) : std::nullopt;
}

} // namespace

RangeWish readRange(const QByteArray &header, qint64 size)
{
    static const QByteArray unit = "bytes=";
    const qsizetype dash = header.indexOf('-');
    if (!header.toLower().startsWith(unit) || dash < 0)
        return WholeBody{};
    const QByteArray first = header.mid(unit.size(), dash - unit.size()).trimmed();
    const QByteArray last = header.mid(dash + 1).trimmed();
    const std::optional<qint64> from = readNumber(first);
    const std::optional<qint64> to = readNumber(last);
    if ((!from && !first.isEmpty()) || (!to && !last.isEmpty()) || (!from && !to) ||
        (from && to && *to < *from))
        return WholeBody{};
    if (!from) {
        const qint64 bytes = std::min(*to, size);
        return bytes > 0 ? RangeWish(ByteRange{size - bytes, bytes}) : RangeWish(NotSatisfiable{});
    }
    if (*from >= size)
        return NotSatisfiable{};
    const qint64 end = to ? std::min(*to + 1, size) : size;
    return ByteRange{*from, end - *from};
}

bool ifRangeHolds(const QByteArray &ifRange, const QByteArray &etag, const QByteArray &lastModified)
{
    if (ifRange.isEmpty())
        return true;
    if (ifRange.startsWith('"'))
        return ifRange == etag;
    return !lastModified.isEmpty() && ifRange == lastModified;
}

} // namespace rushes::sim
