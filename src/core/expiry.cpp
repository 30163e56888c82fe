// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expiry.h"

#include <algorithm>

namespace rushes {

namespace {

/// When the task completed, as far as that is known.
struct Completion
{
    std::optional<Moment> notBefore;
    Moment notAfter{};
};

std::optional<Completion> completionOf(const Task &task)
{
    if (!task.firstSeenFinished)
        return std::nullopt;
    Completion completion{task.created, *task.firstSeenFinished};
    if (task.lastSeenUnfinished)
        completion.notBefore = completion.notBefore ? std::max(*completion.notBefore, *task.lastSeenUnfinished)
                                                    : *task.lastSeenUnfinished;
    // Clocks of several servers can disagree by seconds; an interval does not run backwards.
    if (completion.notBefore)
        completion.notBefore = std::min(*completion.notBefore, completion.notAfter);
    return completion;
}

LinkEnd promisedEnd(const Completion &completion, const std::optional<LinkLifetime> &lifetime)
{
    if (!lifetime)
        return {.latest = completion.notAfter + longestUnstatedLifetime};
    return {.earliest = completion.notBefore.value_or(completion.notAfter) + lifetime->duration,
            .latest = completion.notAfter + lifetime->duration,
            .knownFrom = lifetime->typical ? KnownFrom::Estimate : KnownFrom::Service,
            .certainty = Certainty::About};
}

} // namespace

LinkEnd linkEnd(const Task &task, const Family *family)
{
    if (task.status != Status::Completed)
        return {};
    const std::optional<Completion> completion = completionOf(task);
    LinkEnd end = completion ? promisedEnd(*completion, family ? family->linkLifetime : std::nullopt) : LinkEnd{};
    if (task.sentExpiresAt) {
        end.latest = task.sentExpiresAt;
        if (!end.earliest || *task.sentExpiresAt <= *end.earliest) {
            end.earliest = task.sentExpiresAt;
            end.knownFrom = KnownFrom::Service;
            end.certainty = Certainty::Exact;
        }
    }
    return end;
}

std::optional<Elapsed> elapsed(const Task &task, Moment serviceNow)
{
    const auto since = [&task](Moment moment) { return std::max(Duration::zero(), moment - *task.created); };
    if (isFinished(task)) {
        const std::optional<Completion> completion = completionOf(task);
        if (!completion || !task.created)
            return std::nullopt;
        return Elapsed{.atLeast = since(completion->notBefore.value_or(*task.created)),
                       .atMost = since(completion->notAfter),
                       .atMostOnly = !task.lastSeenUnfinished};
    }
    if (!task.created)
        return std::nullopt;
    const Duration running = since(serviceNow);
    return Elapsed{.atLeast = running, .atMost = running};
}

} // namespace rushes
