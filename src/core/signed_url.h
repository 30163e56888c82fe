// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

namespace rushes {

/// What a link says of its own end.
struct SignedEnd
{
    std::optional<Moment> moment; ///< the earliest credible one; nothing: unknown
    Certainty certainty = Certainty::Unknown;
    QLatin1StringView scheme; ///< a word, "aws-sigv4"; empty where unknown
    QLatin1StringView
        signedBy; ///< for people, a proper name: "AWS Signature Version 4"; empty for a general one
    bool operator==(const SignedEnd &) const = default;
};

/// Reads the end out of the schemes that clouds sign links with (the table in link_schemes.cpp). Pure and
/// cheap: one pass over the link, a few look-ups a scheme. now, on the service's clock, is when the link was
/// had: an end that is years from it is no end. What is ambiguous, unreadable or implausible is unknown; with
/// another readable end beside it, that one is "at latest". Links over 32 KiB, and broken ones, are unknown.
SignedEnd signedEnd(const QString &url, Moment now);

/// Whether this begins like an http or https address and is none that anyone can be asked by: no host, or a
/// host or port that cannot be. Nothing that it says of its end counts.
bool isBrokenLink(const QString &url);

/// An end farther from now than this, before or behind, is not believed.
constexpr std::chrono::days farthestCredibleEnd{550};

} // namespace rushes
