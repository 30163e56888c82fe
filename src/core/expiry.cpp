// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expiry.h"

#include "core/signed_url.h"

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
        completion.notBefore = completion.notBefore
                                   ? std::max(*completion.notBefore, *task.lastSeenUnfinished)
                                   : *task.lastSeenUnfinished;
    // Clocks of several servers can disagree by seconds; an interval does not run backwards.
    if (completion.notBefore)
        completion.notBefore = std::min(*completion.notBefore, completion.notAfter);
    return completion;
}

std::optional<KnownEnd> promisedEnd(const std::optional<Completion> &completion, const Family *family)
{
    if (!completion || !family || !family->linkLifetime)
        return std::nullopt;
    const LinkLifetime &lifetime = *family->linkLifetime;
    return KnownEnd{.earliest = completion->notBefore.value_or(completion->notAfter) + lifetime.duration,
                    .latest = completion->notAfter + lifetime.duration,
                    .knownFrom = lifetime.typical ? KnownFrom::Estimate : KnownFrom::Service,
                    .certainty = Certainty::About,
                    .signedBy = {}};
}

std::optional<KnownEnd> sentEnd(const Task &task)
{
    if (!task.sentExpiresAt)
        return std::nullopt;
    return KnownEnd{*task.sentExpiresAt, *task.sentExpiresAt, KnownFrom::Service, Certainty::Exact, {}};
}

std::optional<KnownEnd> endInLink(const Task &task)
{
    const Moment had = task.firstSeenFinished.value_or(task.created.value_or(task.addedAt));
    const SignedEnd end = signedEnd(task.videoUrl, had);
    // No link to a clip ended before the clip was asked for.
    if (!end.moment || (task.created && *end.moment < *task.created))
        return std::nullopt;
    return KnownEnd{*end.moment, *end.moment, KnownFrom::Link, end.certainty, end.signedBy};
}

/// A promise counts from the completion, which is known as an interval only; an exact end inside it is that
/// promise kept, and says when. Unless the interval is wide and the end lies at its far side: such a link may
/// have been signed only when it was asked for.
bool settles(const KnownEnd &exact, const KnownEnd &promised)
{
    if (exact.certainty != Certainty::Exact || exact.earliest < promised.earliest)
        return false;
    return exact.earliest - promised.earliest <= signedWhenAskedFor ||
           exact.earliest + signedWhenAskedFor <= promised.latest;
}

/// The latest end that anything gives reason to hope for: as long as that has not passed, another link may
/// come.
std::optional<Moment> latestOf(const LinkEnd &end, const std::optional<Completion> &completion)
{
    std::optional<Moment> latest;
    if (end.sent)
        latest = end.sent->latest;
    else if (end.promised)
        latest = end.promised->latest;
    if (end.inLink && isSure(*end.inLink))
        latest = std::max(latest.value_or(end.inLink->latest), end.inLink->latest);
    if (!latest && completion)
        latest = completion->notAfter + longestUnstatedLifetime;
    return latest;
}

} // namespace

bool isSure(const KnownEnd &end)
{
    return end.certainty == Certainty::Exact || end.certainty == Certainty::AtLatest;
}

LinkEnd linkEnd(const Task &task, const Family *family)
{
    if (task.status != Status::Completed)
        return {};
    const std::optional<Completion> completion = completionOf(task);
    LinkEnd end;
    end.inLink = endInLink(task);
    end.sent = sentEnd(task);
    end.promised = promisedEnd(completion, family);
    // Of two equal ones the first counts, which is the surer.
    for (const std::optional<KnownEnd> *known : {&end.inLink, &end.sent, &end.promised}) {
        const bool isSettled = known == &end.promised && end.promised &&
                               ((end.inLink && settles(*end.inLink, *end.promised)) ||
                                (end.sent && settles(*end.sent, *end.promised)));
        if (!*known || isSettled || (end.earliest && *end.earliest <= (*known)->earliest))
            continue;
        end.earliest = (*known)->earliest;
        end.knownFrom = (*known)->knownFrom;
        end.certainty = (*known)->certainty;
    }
    end.latest = latestOf(end, completion);
    return end;
}

bool hasSurelyEnded(const LinkEnd &end, Moment serviceNow)
{
    if (!end.earliest || serviceNow < *end.earliest)
        return false;
    if (end.certainty == Certainty::Exact || end.certainty == Certainty::AtLatest)
        return true;
    return end.knownFrom == KnownFrom::Service && serviceNow >= end.latest.value_or(*end.earliest);
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
