// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/moment.h"

#include <QTimeZone>

#include <cmath>

namespace rushes {

namespace {
constexpr qint64 firstUnixMs = 0;
constexpr qint64 lastUnixMs = 253402300799999; // 9999-12-31T23:59:59.999Z
} // namespace

QString toRfc3339(Moment moment)
{
    const bool wholeSeconds = moment.time_since_epoch() % 1s == Duration::zero();
    return toDateTime(moment).toString(wholeSeconds ? Qt::ISODate : Qt::ISODateWithMs);
}

std::optional<Moment> fromRfc3339(QStringView text)
{
    // A date alone, or local time without an offset, is ISO 8601 but not RFC 3339.
    if (text.size() < 20 || text[10].toUpper() != u'T')
        return std::nullopt;
    const bool hasOffset = text.back().toUpper() == u'Z' || text[text.size() - 6] == u'+' || text[text.size() - 6] == u'-';
    const QDateTime dateTime = QDateTime::fromString(text.toString().toUpper(), Qt::ISODateWithMs);
    if (!hasOffset || !dateTime.isValid())
        return std::nullopt;
    const qint64 ms = dateTime.toMSecsSinceEpoch();
    if (ms < firstUnixMs || ms > lastUnixMs)
        return std::nullopt;
    return Moment(Duration(ms));
}

std::optional<Moment> fromUnixSeconds(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0 || seconds * 1000 > double(lastUnixMs))
        return std::nullopt;
    return Moment(Duration(qint64(std::llround(seconds * 1000))));
}

QDateTime toDateTime(Moment moment)
{
    return QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count(), Qt::UTC);
}

Moment fromDateTime(const QDateTime &dateTime)
{
    return Moment(Duration(dateTime.toMSecsSinceEpoch()));
}

} // namespace rushes
