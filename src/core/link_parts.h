// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rushes {

/// A link taken apart for reading only: the link itself is never written anew. UTF-8 in; anything but http
/// and https has no parts.
class LinkParts
{
public:
    /// Percent-decoded once, '+' left as it is; the name in small ASCII letters.
    struct Parameter
    {
        std::string name;
        std::string value;
    };
    enum class Found { No, Once, Conflicting }; ///< the same value twice is found once
    struct Value
    {
        Found found = Found::No;
        std::string_view text; ///< of this object; empty unless found once
    };

    explicit LinkParts(std::string_view url);
    /// A query that is the value of another's parameter.
    static LinkParts ofQuery(std::string_view query);

    /// name in small letters, here and below.
    [[nodiscard]] Value find(std::string_view name) const;
    /// Whether a parameter of this name has something in it.
    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] bool hasNameEndingIn(std::string_view end) const;
    [[nodiscard]] const std::vector<Parameter> &parameters() const { return m_parameters; }
    /// As sent, "/a/b.mp4"; empty where there is none.
    [[nodiscard]] std::string_view path() const { return m_path; }

private:
    LinkParts() = default;
    void takeQuery(std::string_view query);

    std::string m_path;
    std::vector<Parameter> m_parameters;
};

/// %41 as "A"; what is no escape stays.
std::string percentDecoded(std::string_view text);
/// ASCII letters made small, all else left.
std::string inSmallLetters(std::string_view text);
/// The texts between the separators, empty ones too.
std::vector<std::string_view> splitAt(std::string_view text, char separator);

} // namespace rushes
