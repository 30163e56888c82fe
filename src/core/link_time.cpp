// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link_time.h"

#include "core/text_scan.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace rushes {

namespace {

using std::chrono::seconds;

constexpr qint64 leastEpoch = 1'000'000'000;
constexpr qint64 leastEpochMs = 100'000'000'000;
constexpr size_t mostDigits = 15;

std::optional<qint64> numberOf(std::string_view digits)
{
    if (digits.empty() || digits.size() > mostDigits || !std::ranges::all_of(digits, isDigitChar))
        return std::nullopt;
    qint64 number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

/// Reads fixed fields from the left; what does not fit fails all that follows.
class Fields
{
public:
    explicit Fields(std::string_view text)
        : m_rest(text)
    {
    }

    int number(size_t digits)
    {
        const std::optional<qint64> read =
            m_rest.size() < digits ? std::nullopt : numberOf(m_rest.substr(0, digits));
        if (!read) {
            m_failed = true;
            return 0;
        }
        m_rest.remove_prefix(digits);
        return int(*read);
    }
    bool takeIf(char c)
    {
        if (!m_rest.starts_with(c))
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    void expect(char c) { m_failed = !takeIf(c) || m_failed; }
    std::string_view takeDigits()
    {
        const size_t end = std::min(m_rest.find_first_not_of("0123456789"), m_rest.size());
        const std::string_view digits = m_rest.substr(0, end);
        m_rest.remove_prefix(end);
        return digits;
    }
    void fail() { m_failed = true; }
    [[nodiscard]] bool atEnd() const { return m_rest.empty() && !m_failed; }

private:
    std::string_view m_rest;
    bool m_failed = false;
};

struct Civil
{
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
};

std::optional<Moment> momentOf(const Civil &civil)
{
    using namespace std::chrono;
    const year_month_day date{year(civil.year), month(unsigned(civil.month)), day(unsigned(civil.day))};
    if (!date.ok() || civil.year < 1970 || civil.hour > 23 || civil.minute > 59 || civil.second > 59)
        return std::nullopt;
    return Moment(sys_days(date)) + hours(civil.hour) + minutes(civil.minute) + seconds(civil.second);
}

/// Behind the point: up to seven digits, of which three count.
Duration fractionOf(Fields &fields)
{
    std::string_view digits = fields.takeDigits();
    if (digits.empty() || digits.size() > 7)
        fields.fail();
    qint64 ms = 0;
    for (size_t i = 0; i < 3; ++i)
        ms = ms * 10 + (i < digits.size() ? digits[i] - '0' : 0);
    return Duration(ms);
}

/// "Z", "+08:00", "-03:30".
Duration offsetOf(Fields &fields)
{
    if (fields.takeIf('Z'))
        return {};
    const bool behind = fields.takeIf('-');
    if (!behind)
        fields.expect('+');
    const int hour = fields.number(2);
    fields.expect(':');
    const int minute = fields.number(2);
    if (hour > 14 || minute > 59)
        fields.fail();
    const Duration offset = std::chrono::hours(hour) + std::chrono::minutes(minute);
    return behind ? -offset : offset;
}

} // namespace

std::optional<Moment> momentOfEpoch(std::string_view digits)
{
    const std::optional<qint64> number = numberOf(digits);
    if (!number || *number < leastEpoch)
        return std::nullopt;
    return *number < leastEpochMs ? Moment(seconds(*number)) : Moment(Duration(*number));
}

std::optional<Moment> momentOfEpoch(double number)
{
    if (!std::isfinite(number) || number < double(leastEpoch))
        return std::nullopt;
    return fromUnixSeconds(number < double(leastEpochMs) ? number : number / 1000);
}

std::optional<Moment> momentOfHexEpoch(std::string_view digits)
{
    if (!isHex(digits, 8))
        return std::nullopt;
    qint64 number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
    return number < leastEpoch ? std::nullopt : std::optional(Moment(seconds(number)));
}

std::optional<seconds> lifetimeOf(std::string_view digits)
{
    const std::optional<qint64> number = numberOf(digits);
    return number && *number > 0 && *number < leastEpoch ? std::optional(seconds(*number)) : std::nullopt;
}

std::optional<Moment> momentOfCompactDate(std::string_view text)
{
    Fields fields(text);
    Civil civil{.year = fields.number(4), .month = fields.number(2), .day = fields.number(2)};
    fields.expect('T');
    civil.hour = fields.number(2);
    civil.minute = fields.number(2);
    civil.second = fields.number(2);
    fields.expect('Z');
    return fields.atEnd() ? momentOf(civil) : std::nullopt;
}

std::optional<Moment> momentOfMinuteDigits(std::string_view text, std::chrono::hours aheadOfUtc)
{
    Fields fields(text);
    const Civil civil{.year = fields.number(4),
                      .month = fields.number(2),
                      .day = fields.number(2),
                      .hour = fields.number(2),
                      .minute = fields.number(2)};
    const std::optional<Moment> there = fields.atEnd() ? momentOf(civil) : std::nullopt;
    return there ? std::optional(*there - aheadOfUtc) : std::nullopt;
}

std::optional<Moment> momentOfIsoDate(std::string_view text)
{
    Fields fields(text);
    Civil civil{.year = fields.number(4)};
    fields.expect('-');
    civil.month = fields.number(2);
    fields.expect('-');
    civil.day = fields.number(2);
    if (fields.atEnd())
        return momentOf(civil);
    fields.expect('T');
    civil.hour = fields.number(2);
    fields.expect(':');
    civil.minute = fields.number(2);
    Duration fraction{};
    if (fields.takeIf(':')) {
        civil.second = fields.number(2);
        if (fields.takeIf('.'))
            fraction = fractionOf(fields);
    }
    const Duration offset = offsetOf(fields);
    const std::optional<Moment> moment = fields.atEnd() ? momentOf(civil) : std::nullopt;
    return moment ? std::optional(*moment + fraction - offset) : std::nullopt;
}

bool isHex(std::string_view text, size_t digits)
{
    return text.size() == digits &&
           text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

} // namespace rushes
