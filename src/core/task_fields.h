// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

#include <tuple>

namespace rushes {

/// Every member of a task (Task or const Task), and of its clip's facts, by what a pack does with it:
/// references in five groups, each a tuple. A member that is not named here does not compile.
template<typename AnyTask>
auto fieldsOf(AnyTask &task)
{
    auto &[number, id, service, family, mode, modeIsUsers, label, addedAt, pausedAt, status, statusWord,
           model, created, videoUrl, actualDuration, message, progressTold, sentExpiresAt, lastSeenUnfinished,
           firstSeenFinished, transitions, lastAnswer, contact, trouble, lastAskedAt, lastHeardAt,
           troublesInRow, notFoundInRow, clip, clipFacts, clipTrouble, linkIsDead, linkIsRefused,
           refusedOrigin, allowedOrigins, linkDeathsInRow, wholeButWrongInRow, wholeButWrongSha256] = task;
    auto &[heldFile, posterFile, savedPath, bytes, sha256, durationSeconds, width, height, framesPerSecond,
           hasSound, marks, heldAt] = clipFacts;
    return std::tuple(
        // What a block begins with.
        std::tie(number, addedAt),
        // What is searched.
        std::tie(id, label, message),
        // What very many tasks have in common.
        std::tie(service, family, mode, model, statusWord),
        // What is sorted by, and looked at to tell how a task stands.
        std::tie(status, contact, clip, modeIsUsers, linkIsDead, linkIsRefused, pausedAt, created,
                 actualDuration, progressTold, sentExpiresAt, lastSeenUnfinished, firstSeenFinished,
                 lastAskedAt, lastHeardAt, troublesInRow, notFoundInRow, trouble, clipTrouble),
        // The rest.
        std::tie(transitions, heldFile, posterFile, savedPath, bytes, sha256, durationSeconds, width, height,
                 framesPerSecond, hasSound, marks, heldAt, videoUrl, lastAnswer, refusedOrigin,
                 allowedOrigins, linkDeathsInRow, wholeButWrongInRow, wholeButWrongSha256));
}

/// The groups of fieldsOf().
namespace taskFields {
constexpr size_t fixed = 0;
constexpr size_t names = 1;
constexpr size_t words = 2;
constexpr size_t facts = 3;
constexpr size_t rest = 4;
} // namespace taskFields

} // namespace rushes
