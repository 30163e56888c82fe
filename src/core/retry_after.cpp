// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retry_after.h"

#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr Duration shortestWait = 1s;
constexpr Duration longestWait = 1h;
/// Longer headers are nonsense.
constexpr qsizetype longestText = 64;

constexpr auto months = std::to_array<QLatin1StringView>(
    {QLatin1StringView("Jan"), QLatin1StringView("Feb"), QLatin1StringView("Mar"), QLatin1StringView("Apr"),
     QLatin1StringView("May"), QLatin1StringView("Jun"), QLatin1StringView("Jul"), QLatin1StringView("Aug"),
     QLatin1StringView("Sep"), QLatin1StringView("Oct"), QLatin1StringView("Nov"), QLatin1StringView("Dec")});

/// IMF-fixdate, rfc850-date and asctime-date.
const std::array<QRegularExpression, 3> &forms()
{
    static const QString time = u"(?<time>[0-9]{2}:[0-9]{2}:[0-9]{2})"_s;
    static const std::array<QRegularExpression, 3> patterns{
        QRegularExpression(u"\\A(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?<day>[0-9]{2}) (?<month>[A-Z][a-z]{2}) "
                           "(?<year>[0-9]{4}) "_s +
                           time + u" GMT\\z"_s),
        QRegularExpression(u"\\A(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?<day>[0-9]{2})-"
                           "(?<month>[A-Z][a-z]{2})-(?<year>[0-9]{2}) "_s +
                           time + u" GMT\\z"_s),
        QRegularExpression(
            u"\\A(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?<month>[A-Z][a-z]{2}) (?<day>[ 0-9][0-9]) "_s + time +
            u" (?<year>[0-9]{4})\\z"_s),
    };
    return patterns;
}

/// A year of two digits that lies more than 50 years ahead is the latest past one with these digits (RFC
/// 9110, 5.6.7).
int fullYear(const QString &digits, Moment now)
{
    const int year = digits.toInt();
    if (digits.size() == 4)
        return year;
    const int thisYear = toDateTime(now).date().year();
    const int ofThisCentury = thisYear - thisYear % 100 + year;
    return ofThisCentury > thisYear + 50 ? ofThisCentury - 100 : ofThisCentury;
}

std::optional<Moment> momentOf(const QRegularExpressionMatch &match, Moment now)
{
    const auto month = std::find(months.begin(), months.end(), match.captured(u"month"_s));
    const QDate date(fullYear(match.captured(u"year"_s), now), int(month - months.begin()) + 1,
                     match.captured(u"day"_s).trimmed().toInt());
    const QStringList time = match.captured(u"time"_s).split(u':');
    // A leap second is second 60 of its minute.
    const int second = time[2].toInt();
    const QTime clock(time[0].toInt(), time[1].toInt(), std::min(second, 59));
    if (!date.isValid() || !clock.isValid() || second > 60 || date.year() < 1970)
        return std::nullopt;
    return fromDateTime(QDateTime(date, clock, Qt::UTC)) + (second == 60 ? 1s : 0s);
}

} // namespace

std::optional<Moment> fromHttpDate(const QByteArray &text, Moment now)
{
    if (text.size() > longestText)
        return std::nullopt;
    const QString date = QString::fromLatin1(text.trimmed());
    for (const QRegularExpression &form : forms()) {
        const QRegularExpressionMatch match = form.match(date);
        if (match.hasMatch())
            return momentOf(match, now);
    }
    return std::nullopt;
}

std::optional<Duration> fromRetryAfter(const QByteArray &text, std::optional<Moment> serverDate, Moment now)
{
    const QByteArray value = text.trimmed();
    if (value.isEmpty() || value.size() > longestText)
        return std::nullopt;
    const bool isDigits =
        std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (isDigits) {
        bool fits = false;
        const qint64 seconds = value.toLongLong(&fits);
        // More digits than fit are more than the longest wait.
        const std::chrono::seconds asked(fits ? std::min<qint64>(seconds, longestWait / 1s)
                                              : longestWait / 1s);
        return std::max<Duration>(shortestWait, asked);
    }
    const Moment reference = serverDate.value_or(now);
    const std::optional<Moment> until = fromHttpDate(value, reference);
    if (!until)
        return std::nullopt;
    return std::clamp(*until - reference, shortestWait, longestWait);
}

} // namespace rushes
