// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/moment.h"

#include <QRegularExpression>
#include <QTimeZone>

#include <cmath>

namespace rushes {

using namespace Qt::StringLiterals;

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
    // Qt reads ISO 8601, which is wider: dates alone, local time, 24:00, a comma.
    static const QRegularExpression form(
        u"\\A[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})\\z"_s);
    const QString capitals = text.toString().toUpper();
    if (!form.match(capitals).hasMatch())
        return std::nullopt;
    const QDateTime dateTime = QDateTime::fromString(capitals, Qt::ISODateWithMs);
    if (!dateTime.isValid())
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
