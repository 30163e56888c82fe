// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/moment.h"

#include <QByteArray>

#include <optional>

namespace rushes {

/// An HTTP date in any of the three forms of RFC 9110, 5.6.7.
std::optional<Moment> fromHttpDate(const QByteArray &text, Moment now);

/// The Retry-After header (RFC 9110, 10.2.3) as a wait: whole seconds, or an HTTP date relative to serverDate
/// (else to now). Clamped to 1 s .. 1 h; nothing for nonsense.
std::optional<Duration> fromRetryAfter(const QByteArray &text, std::optional<Moment> serverDate, Moment now);

} // namespace rushes
