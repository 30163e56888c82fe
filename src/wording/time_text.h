// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"

#include <QString>

namespace rushes {

// Times as people read them, by QLocale() and in local time. Pure but for the locale and the time zone. A
// moment and the now beside it are on the same clock. Of durations, sizes and shares a no-break space keeps
// each number on one line with its unit.

/// The two largest units, rounded down: "42 s", "3 min 36 s", "18 h 42 min", "2 d 3 h"; "3 min" where nothing
/// is over. Negative counts as 0.
QString durationText(Duration duration);
/// "1–4 min", "10–40 s" where one unit says both; else "3 min – 4 min 10 s"; one duration where both read
/// alike.
QString durationRangeText(Duration from, Duration to);
/// What a countdown says: as durationText, without seconds from ten minutes up: "52 min".
QString countdownText(Duration left);

/// "12 s ago"; "just now" under a second.
QString agoText(Duration since);
/// "in 14 s"; "now" under a second.
QString inText(Duration until);

/// "14:02" today, "yesterday 22:10", "tomorrow 08:44", else date and time.
QString momentText(Moment moment, Moment now);
/// The same with seconds: "13:58:24".
QString exactMomentText(Moment moment, Moment now);
/// "13:58:24 – 13:58:55"; one moment where both read alike.
QString exactRangeText(Moment from, Moment to, Moment now);
/// Whole: date, time with seconds; for tool tips and facts.
QString fullMomentText(Moment moment);

/// Length of a clip: "8.0 s", "1 min 4 s" from a minute up.
QString clipLengthText(double seconds);
/// "7.9 MB" (powers of 1000), by locale. Not to be mixed up with net/error_detail.h, which is not for people.
QString sizeText(qint64 bytes, int decimals = 1);
/// "62 %", by locale; share in 0..1.
QString percentText(double share);

/// Any of these for a terminal, which breaks lines where it will and is read by scripts: all spaces are
/// plain.
QString withPlainSpaces(QString text);

} // namespace rushes
