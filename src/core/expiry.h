// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"
#include "core/task.h"

namespace rushes {

/// When the task's link ends: the earliest credible end of what the link itself says (signed_url.h), an
/// expires_at that the service sent, and the service's promise, with each of them kept beside it; nothing but
/// "unknown" for a task that is not completed or of which nothing tells. The promise counts from the
/// completion, which is known to lie in [last seen unfinished (else created), first seen finished]; an exact
/// end in that interval stands in its place. The latest end, past which a refused link has ended for good, is
/// the latest of the promise (or what the service sent) and the link: before it, asking again can bring
/// another. Service's clock. Reads the link each time: keep the result where many are compared.
LinkEnd linkEnd(const Task &task, const Family *family);

/// Whether it is told outright (exact, or at the latest), and not estimated or an interval.
bool isSure(const KnownEnd &end);

/// Whether the link no longer works, as far as that was promised or told; never by an estimate. Another link
/// may still be had.
bool hasSurelyEnded(const LinkEnd &end, Moment serviceNow);

/// An exact end so near to the promise's earliest one is as good as that, and one so near to its latest may
/// have been signed when it was asked for (an assumption of ours, resources/SERVICES.md, "Link lifetime").
constexpr std::chrono::minutes signedWhenAskedFor{5};

/// A link whose lifetime no page states is believed to have ended for good when it is refused this long after
/// the completion (an assumption of ours, resources/SERVICES.md, "Link lifetime").
constexpr std::chrono::hours longestUnstatedLifetime{7 * 24};

/// How long a task has run: for a finished one a range (both ends equal when known exactly).
struct Elapsed
{
    Duration atLeast{};
    Duration atMost{};
    bool atMostOnly = false; ///< never seen running: only an upper end is known
    bool operator==(const Elapsed &) const = default;
};
/// Nothing before the service told when the task was created. serviceNow is on the service's clock.
std::optional<Elapsed> elapsed(const Task &task, Moment serviceNow);

} // namespace rushes
