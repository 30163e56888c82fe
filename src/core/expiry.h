// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"
#include "core/task.h"

namespace rushes {

/// When the task's link ends, as an interval, and how that is known; nothing but "unknown" for a task that is not completed or whose service
/// promises nothing. The service's promise counts from the completion, which is known to lie in [last seen unfinished (else created), first
/// seen finished]. An expires_at that the service sent is a promise of its own and wins where it is earlier. Service's clock.
LinkEnd linkEnd(const Task &task, const Family *family);

/// How long a task has run: for a finished one a range (both ends equal when known exactly).
struct Elapsed
{
    Duration atLeast{};
    Duration atMost{};
    bool atMostOnly = false;    ///< never seen running: only an upper end is known
    bool operator==(const Elapsed &) const = default;
};
/// Nothing before the service told when the task was created (addedAt then counts for unfinished ones). serviceNow is on the service's clock.
std::optional<Elapsed> elapsed(const Task &task, Moment serviceNow);

} // namespace rushes
