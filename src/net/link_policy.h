// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QUrl>

namespace rushes {

/// Whether a clip's link may be fetched: https, or http to a loopback literal where the service itself is on
/// loopback; no userinfo, no other scheme, no UNC path, no private or link-local address literal. Errors:
/// LinkRefused with why, LinkMissing for what is no absolute URL.
Outcome checkClipLink(const QUrl &link, bool serviceOnLoopback);

} // namespace rushes
