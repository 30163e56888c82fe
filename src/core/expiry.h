// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"
#include "core/task.h"

namespace rushes {

/// When the task's link ends, as an interval, and how that is known; nothing but "unknown" for a task that is not completed or whose service
/// promises nothing. The service's promise counts from the completion, which is known to lie in [last seen unfinished (else created), first
/// seen finished]. An expires_at that the service sent is a promise of its own and wins where it is earlier. Service's clock.
LinkEnd linkEnd(const Task &task, const Family *family);

/// A link whose lifetime no page states is believed to have ended for good when it is refused this long after the completion (an
/// assumption of ours, resources/SERVICES.md, "Link lifetime").
constexpr std::chrono::hours longestUnstatedLifetime{7 * 24};

/// How long a task has run: for a finished one a range (both ends equal when known exactly).
struct Elapsed
{
    Duration atLeast{};
    Duration atMost{};
    bool atMostOnly = false;    ///< never seen running: only an upper end is known
    bool operator==(const Elapsed &) const = default;
};
/// Nothing before the service told when the task was created. serviceNow is on the service's clock.
std::optional<Elapsed> elapsed(const Task &task, Moment serviceNow);

} // namespace rushes
