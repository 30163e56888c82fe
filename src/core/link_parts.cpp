// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link_parts.h"

#include <algorithm>
#include <array>

namespace rushes {

namespace {

constexpr char small(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

constexpr int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char letter = small(c);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/// What stands behind "https://"; empty for another scheme.
std::string_view behindScheme(std::string_view url)
{
    constexpr std::array<std::string_view, 2> schemes{"https://", "http://"};
    for (const std::string_view scheme : schemes) {
        if (inSmallLetters(url.substr(0, scheme.size())) == scheme)
            return url.substr(scheme.size());
    }
    return {};
}

} // namespace

LinkParts::LinkParts(std::string_view url)
{
    // A question mark behind the first '#' belongs to the fragment, which never reaches a server.
    std::string_view rest = behindScheme(url);
    rest = rest.substr(0, rest.find('#'));
    const size_t query = rest.find('?');
    const std::string_view place = rest.substr(0, query);
    if (const size_t slash = place.find('/'); slash != std::string_view::npos)
        m_path = place.substr(slash);
    if (query != std::string_view::npos)
        takeQuery(rest.substr(query + 1));
}

LinkParts LinkParts::ofQuery(std::string_view query)
{
    LinkParts parts;
    parts.takeQuery(query);
    return parts;
}

void LinkParts::takeQuery(std::string_view query)
{
    for (const std::string_view item : splitAt(query, '&')) {
        const size_t equals = item.find('=');
        if (item.empty())
            continue;
        m_parameters.push_back(
            {inSmallLetters(percentDecoded(item.substr(0, equals))),
             equals == std::string_view::npos ? std::string() : percentDecoded(item.substr(equals + 1))});
    }
}

LinkParts::Value LinkParts::find(std::string_view name) const
{
    Value value;
    for (const Parameter &parameter : m_parameters) {
        if (parameter.name != name)
            continue;
        if (value.found == Found::Once && value.text != parameter.value)
            return {Found::Conflicting, {}};
        value = {Found::Once, parameter.value};
    }
    return value;
}

bool LinkParts::has(std::string_view name) const
{
    return std::ranges::any_of(m_parameters, [name](const Parameter &parameter) {
        return parameter.name == name && !parameter.value.empty();
    });
}

bool LinkParts::hasNameEndingIn(std::string_view end) const
{
    return std::ranges::any_of(m_parameters, [end](const Parameter &parameter) {
        return parameter.name.ends_with(end) && !parameter.value.empty();
    });
}

std::string percentDecoded(std::string_view text)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
        const int low = high >= 0 ? hexValue(text[i + 2]) : -1;
        if (low >= 0) {
            decoded += char(high * 16 + low);
            i += 2;
        } else {
            decoded += text[i];
        }
    }
    return decoded;
}

std::string inSmallLetters(std::string_view text)
{
    std::string letters(text);
    std::ranges::transform(letters, letters.begin(), small);
    return letters;
}

std::vector<std::string_view> splitAt(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

} // namespace rushes
