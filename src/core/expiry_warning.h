// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

#include <array>
#include <optional>

namespace rushes {

/// How near the end of a link has come; each step is a warning of its own (experience.md, "Expires in"). In
/// the order in which they are reached.
enum class ExpiryStep { Hours, LastHour, LastQuarter };

struct ExpiryStepFacts
{
    ExpiryStep step;
    Duration left; ///< the step is reached when no more than this is left
};
inline constexpr std::array<ExpiryStepFacts, 3> expirySteps{{
    {ExpiryStep::Hours, 6h},
    {ExpiryStep::LastHour, 1h},
    {ExpiryStep::LastQuarter, 15min},
}};

/// The innermost step that the task's link has reached; nothing for a task whose clip is not at risk
/// (isAtRisk), nor where the cautious end is unknown, past or farther than the first step. serviceNow: the
/// service's clock. Pure.
std::optional<ExpiryStep> expiryStepReached(const Task &task, const LinkEnd &end, Moment serviceNow);

/// A step that is still to be reached, and when; on the service's clock.
struct ExpiryStepAhead
{
    ExpiryStep step;
    Moment at{};
    bool operator==(const ExpiryStepAhead &) const = default;
};
/// The next one; nothing where expiryStepReached() could say nothing either, nor after the last. Pure.
std::optional<ExpiryStepAhead> nextExpiryStep(const Task &task, const LinkEnd &end, Moment serviceNow);

} // namespace rushes
