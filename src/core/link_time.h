// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"

#include <string_view>

namespace rushes {

// The forms in which signed links write moments and lifetimes. ASCII digits only, the whole text or nothing;
// no possible date is nothing.

/// Epoch seconds, or milliseconds from 10^11 on; nothing under 10^9, which is a lifetime, a page, a count.
std::optional<Moment> momentOfEpoch(std::string_view digits);
/// The same of a JSON number, with fractions of a second.
std::optional<Moment> momentOfEpoch(double number);
/// Eight hexadecimal digits in either case: epoch seconds.
std::optional<Moment> momentOfHexEpoch(std::string_view digits);
/// Seconds, 1 to under 10^9.
std::optional<std::chrono::seconds> lifetimeOf(std::string_view digits);

/// "20261202T082011Z".
std::optional<Moment> momentOfCompactDate(std::string_view text);
/// "202612032205", as a clock shows it that is so far ahead of UTC.
std::optional<Moment> momentOfMinuteDigits(std::string_view text, std::chrono::hours aheadOfUtc);
/// ISO 8601: "2026-12-04" (its first moment), "2026-12-04T08:00Z", "2026-12-04T08:00:00.1234567Z", or with an
/// offset in the place of Z. Nothing for a time without either.
std::optional<Moment> momentOfIsoDate(std::string_view text);

/// Whether it is this many hexadecimal digits, in either case.
bool isHex(std::string_view text, size_t digits);

} // namespace rushes
