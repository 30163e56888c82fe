// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/folded_text.h"

#include <array>
#include <string_view>

namespace rushes {

// What the characters of a folded text (folded_text.h) mean for those who read through it.

constexpr bool isDigitChar(char c)
{
    return c >= '0' && c <= '9';
}

/// Letters, digits, '_' and '-': what belongs to a word, and to an id in running text.
constexpr bool isWordChar(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigitChar(c) || c == '_' || c == '-';
}

constexpr bool isQuote(char c)
{
    return c == '"' || c == '\'';
}

constexpr std::array<bool, 256> urlEndTable()
{
    std::array<bool, 256> ends{};
    for (size_t c = 0; c <= 0x20; ++c)
        ends[c] = true;
    for (const char c : std::string_view("\"'<>`,;|\\^{}()[]*"))
        ends[static_cast<unsigned char>(c)] = true;
    ends[static_cast<unsigned char>(foreignMark)] = true;
    return ends;
}
constexpr auto urlEnds = urlEndTable();

/// What can not stand in a URL of running text, or seldom enough.
constexpr bool endsUrl(char c)
{
    return urlEnds[static_cast<unsigned char>(c)];
}

} // namespace rushes
