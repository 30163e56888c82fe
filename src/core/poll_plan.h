// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"
#include "core/task.h"

#include <optional>

namespace rushes {

/// How long to wait after an answer before the task is asked again. Pure. By the catalogue's advice: the shorter end while an end is
/// likely, the longer otherwise; never under the minimum. fixedInterval is --poll-every. Not for back-offs: back_off.h.
Duration waitBeforeNextPoll(const Task &task, const Service &service, std::optional<Duration> fixedInterval, Moment serviceNow);

} // namespace rushes
