// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <variant>

namespace rushes::sim {

struct ByteRange
{
    qint64 from = 0;
    qint64 bytes = 0;
    bool operator==(const ByteRange &) const = default;
};
struct WholeBody
{
    bool operator==(const WholeBody &) const = default;
};
struct NotSatisfiable
{
    bool operator==(const NotSatisfiable &) const = default;
};
using RangeWish = std::variant<WholeBody, ByteRange, NotSatisfiable>;

/// What a Range header comes to for a body of this size (RFC 9110, 14.2). One range of bytes is served;
/// several, other units and what cannot be read are ignored, as the standard allows.
RangeWish readRange(const QByteArray &header, qint64 size);

/// Whether a Range counts: there is no If-Range, or it is this strong validator or this very date (RFC
/// 9110, 13.1.5).
bool ifRangeHolds(const QByteArray &ifRange, const QByteArray &etag, const QByteArray &lastModified);

} // namespace rushes::sim
