// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expiry_warning.h"

namespace rushes {

namespace {

/// What is left of a link whose end is a threat; nothing where there is none, or where it is too late to
/// warn.
std::optional<Duration> timeLeft(const Task &task, const LinkEnd &end, Moment serviceNow)
{
    if (!isAtRisk(task) || !end.earliest || *end.earliest <= serviceNow)
        return std::nullopt;
    return *end.earliest - serviceNow;
}

} // namespace

std::optional<ExpiryStep> expiryStepReached(const Task &task, const LinkEnd &end, Moment serviceNow)
{
    const std::optional<Duration> left = timeLeft(task, end, serviceNow);
    std::optional<ExpiryStep> reached;
    for (const ExpiryStepFacts &facts : expirySteps) {
        if (left && *left <= facts.left)
            reached = facts.step;
    }
    return reached;
}

std::optional<ExpiryStepAhead> nextExpiryStep(const Task &task, const LinkEnd &end, Moment serviceNow)
{
    const std::optional<Duration> left = timeLeft(task, end, serviceNow);
    for (const ExpiryStepFacts &facts : expirySteps) {
        if (left && *left > facts.left)
            return ExpiryStepAhead{facts.step, *end.earliest - facts.left};
    }
    return std::nullopt;
}

} // namespace rushes
