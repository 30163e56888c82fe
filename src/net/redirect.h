// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/link_policy.h"

namespace rushes {

constexpr int mostRedirects = 5;

/// Where a Location header points, seen from the URL that answered with it; without a fragment. Perhaps no
/// valid URL.
QUrl redirectTarget(const QUrl &from, const QByteArray &location);

/// Whether a clip's redirect may be followed: the target is checked like the link itself (link_policy.h), and
/// https never leads to http, whatever the user said. followed: how many redirects were followed already.
/// Errors: LinkRefused, LinkUntrusted, ServerTrouble (too many, or no usable target).
Outcome checkRedirect(const QUrl &from, const QUrl &target, int followed, const LinkTerms &terms);

} // namespace rushes
