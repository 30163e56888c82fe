// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace rushes {

using namespace std::chrono_literals;

using Duration = std::chrono::milliseconds;
/// A moment of civil time, UTC, to the millisecond. Serves the services' clock and ours; the name of the
/// variable says which.
using Moment = std::chrono::sys_time<Duration>;

/// Moments of the clock that no one sets. Stands still while the machine sleeps.
struct SteadyClockTag
{
    using rep = Duration::rep;
    using period = Duration::period;
    using duration = Duration;
    using time_point = std::chrono::time_point<SteadyClockTag>;
    static constexpr bool is_steady = true;
};
using SteadyMoment = std::chrono::time_point<SteadyClockTag, Duration>;

/// "2026-11-21T09:30:00Z", with ".250" where there are milliseconds. The form of the command line and the
/// database.
QString toRfc3339(Moment moment);
/// Reads RFC 3339 with any offset; nothing for anything else, or for dates outside 1970..9999.
std::optional<Moment> fromRfc3339(QStringView text);

/// Unix seconds as services send them; nothing outside 1970..9999.
std::optional<Moment> fromUnixSeconds(double seconds);

/// UTC, for QLocale and widgets.
QDateTime toDateTime(Moment moment);
Moment fromDateTime(const QDateTime &dateTime);

} // namespace rushes
