// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QUrl>

namespace rushes {

constexpr int mostRedirects = 5;

/// Where a redirect of a clip leads, if it may be followed: the target is checked like the link itself
/// (link_policy.h), and https never leads to http. followed: how many redirects were followed already.
/// Errors: LinkRefused, ServerTrouble (too many, or no usable target).
Result<QUrl> followRedirect(const QUrl &from, const QByteArray &location, int followed,
                            bool serviceOnLoopback);

} // namespace rushes
