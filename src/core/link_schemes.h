// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/link_parts.h"
#include "core/task.h"

#include <span>

namespace rushes {

/// What one scheme makes of a link.
struct EndReading
{
    enum class Kind {
        Absent,     ///< not signed in this way
        Unreadable, ///< signed in this way, or nearly; nothing to go by
        Told
    };
    Kind kind = Kind::Absent;
    Moment end{};
    Certainty certainty = Certainty::Unknown;
};

/// A way to sign temporary links. Names of parameters in small letters; what they mean is its reader's
/// business.
struct LinkScheme
{
    QLatin1StringView word;  ///< "aws-sigv4"
    QLatin1StringView title; ///< for people, a proper name; empty: none
    EndReading (*read)(const LinkParts &, const LinkScheme &) = nullptr;
    std::string_view first{};   ///< the parameter that holds the end, the start or all
    std::string_view second{};  ///< the parameter that completes it
    std::string_view beside{};  ///< a parameter that must be there
    std::string_view without{}; ///< a parameter that must not
    bool isCloud =
        true; ///< names that mean nothing else: where they cannot be read, another end is "at latest"
};

std::span<const LinkScheme> linkSchemes();

} // namespace rushes
