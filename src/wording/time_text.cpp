// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/time_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace rushes {

namespace {

class TimeText
{
    Q_DECLARE_TR_FUNCTIONS(TimeText)
};

using std::chrono::days;
using std::chrono::floor;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

QString number(qint64 value)
{
    return QLocale().toString(value);
}

/// "14:02" as the locale writes it, with seconds where its short form has none.
QString timeText(const QTime &time, bool withSeconds)
{
    const QLocale locale;
    QString format = locale.timeFormat(QLocale::ShortFormat);
    const qsizetype minute = format.indexOf(u"mm");
    if (!withSeconds || minute < 0)
        return locale.toString(time, format);
    if (!format.contains(u's')) {
        const QChar separator = minute > 0 ? format[minute - 1] : QChar(u':');
        format.insert(minute + 2, QString(separator) + u"ss");
    }
    return locale.toString(time, format);
}

enum class Today { Unsaid, Said };

QString dayAndTime(Moment moment, Moment now, bool withSeconds, Today today = Today::Unsaid)
{
    const QDateTime local = toDateTime(moment).toLocalTime();
    const QString time = timeText(local.time(), withSeconds);
    switch (local.date().daysTo(toDateTime(now).toLocalTime().date())) {
    case 0:
        //: %1: a time of day, "14:02"
        return today == Today::Said ? TimeText::tr("today %1").arg(time) : time;
    case 1:
        //: %1: a time of day, "22:10"
        return TimeText::tr("yesterday %1").arg(time);
    case -1:
        //: %1: a time of day, "08:44"
        return TimeText::tr("tomorrow %1").arg(time);
    default:
        //: %1: a date, %2: a time of day
        return TimeText::tr("%1 %2", "date and time")
            .arg(QLocale().toString(local.date(), QLocale::ShortFormat), time);
    }
}

bool isOneDay(Moment from, Moment to)
{
    return toDateTime(from).toLocalTime().date() == toDateTime(to).toLocalTime().date();
}

QString rangeOf(const QString &from, const QString &to)
{
    //: a range: from %1 to %2
    return from == to ? to : TimeText::tr("%1 – %2", "range").arg(from, to);
}

template<typename Unit>
bool isWhole(Duration duration)
{
    return duration % Unit(1) == Duration::zero();
}

/// A number and the unit behind it are not parted at the end of a line, in whichever language.
QString withUnitsKept(QString text)
{
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text[i] == u' ' && text[i - 1].isDigit())
            text[i] = QChar::Nbsp;
    }
    return text;
}

QString looseDurationText(Duration duration)
{
    const auto whole = floor<seconds>(std::max(duration, Duration::zero()));
    const auto d = floor<days>(whole);
    const auto h = floor<hours>(whole - d);
    const auto min = floor<minutes>(whole - d - h);
    const auto s = whole - d - h - min;
    if (d.count() > 0 && h.count() > 0)
        //: days and hours
        return TimeText::tr("%1 d %2 h").arg(number(d.count()), number(h.count()));
    if (d.count() > 0)
        //: days
        return TimeText::tr("%1 d").arg(number(d.count()));
    if (h.count() > 0 && min.count() > 0)
        //: hours and minutes
        return TimeText::tr("%1 h %2 min").arg(number(h.count()), number(min.count()));
    if (h.count() > 0)
        //: hours
        return TimeText::tr("%1 h").arg(number(h.count()));
    if (min.count() > 0 && s.count() > 0)
        //: minutes and seconds
        return TimeText::tr("%1 min %2 s").arg(number(min.count()), number(s.count()));
    if (min.count() > 0)
        //: minutes
        return TimeText::tr("%1 min").arg(number(min.count()));
    //: seconds
    return TimeText::tr("%1 s").arg(number(s.count()));
}

/// Of two of which the later is at least the earlier; nothing where no unit says both.
QString rangeInOneUnit(Duration first, Duration last)
{
    if (last < 1min)
        //: a range of seconds
        return TimeText::tr("%1–%2 s").arg(number(first / 1s), number(last / 1s));
    if (last < 1h && isWhole<minutes>(first) && isWhole<minutes>(last))
        //: a range of minutes
        return TimeText::tr("%1–%2 min").arg(number(first / 1min), number(last / 1min));
    if (last < 1h && first / 1min == last / 1min)
        //: a range within one minute: 3 min 5–36 s
        return TimeText::tr("%1 min %2–%3 s")
            .arg(number(first / 1min), number(first % 1min / 1s), number(last % 1min / 1s));
    if (last < 24h && isWhole<hours>(first) && isWhole<hours>(last))
        //: a range of hours
        return TimeText::tr("%1–%2 h").arg(number(first / 1h), number(last / 1h));
    return {};
}

} // namespace

QString durationText(Duration duration)
{
    return withUnitsKept(looseDurationText(duration));
}

QString durationRangeText(Duration from, Duration to)
{
    const Duration first = floor<seconds>(std::max(from, Duration::zero()));
    const Duration last = floor<seconds>(std::max(to, first));
    if (first == last)
        return durationText(last);
    const QString inOneUnit = rangeInOneUnit(first, last);
    return inOneUnit.isEmpty() ? rangeOf(durationText(first), durationText(last)) : withUnitsKept(inOneUnit);
}

QString countdownText(Duration left)
{
    return durationText(left < 10min ? left : Duration(floor<minutes>(left)));
}

QString agoText(Duration since)
{
    //: %1: a duration, "12 s"
    return since < 1s ? TimeText::tr("just now") : TimeText::tr("%1 ago").arg(durationText(since));
}

QString inText(Duration until)
{
    //: %1: a duration, "14 s"
    return until < 1s ? TimeText::tr("now") : TimeText::tr("in %1").arg(durationText(until));
}

QString momentText(Moment moment, Moment now)
{
    return dayAndTime(moment, now, false);
}

QString exactMomentText(Moment moment, Moment now)
{
    return dayAndTime(moment, now, true);
}

QString exactRangeText(Moment from, Moment to, Moment now)
{
    const QString first = exactMomentText(from, now);
    if (first == exactMomentText(to, now))
        return first;
    if (isOneDay(from, to))
        return rangeOf(first, timeText(toDateTime(to).toLocalTime().time(), true));
    // After another day, a bare time would read as that day's.
    return rangeOf(first, dayAndTime(to, now, true, Today::Said));
}

QString fullMomentText(Moment moment)
{
    const QDateTime local = toDateTime(moment).toLocalTime();
    return TimeText::tr("%1 %2", "date and time")
        .arg(QLocale().toString(local.date(), QLocale::ShortFormat), timeText(local.time(), true));
}

QString clipLengthText(double length)
{
    if (length < 60)
        return withUnitsKept(TimeText::tr("%1 s").arg(QLocale().toString(length, 'f', 1)));
    return durationText(seconds(std::llround(length)));
}

QString sizeText(qint64 bytes, int decimals)
{
    return withUnitsKept(QLocale().formattedDataSize(bytes, decimals, QLocale::DataSizeSIFormat));
}

QString percentText(double share)
{
    //: %1: a number; the sign for per cent after it
    return withUnitsKept(
        TimeText::tr("%1 %", "per cent").arg(number(qint64(std::clamp(share, 0.0, 1.0) * 100))));
}

QString withPlainSpaces(QString text)
{
    return text.replace(QChar(QChar::Nbsp), QChar(u' '));
}

} // namespace rushes
