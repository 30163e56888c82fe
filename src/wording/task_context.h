// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"
#include "core/task.h"

#include <optional>

namespace rushes {

/// What is to be known beside a task to say something about it. A plain value; pointers are borrowed from the
/// catalogue and may be null.
struct TaskContext
{
    Moment now{};        ///< our clock
    Moment serviceNow{}; ///< the service's clock
    const Service *service = nullptr;
    const Family *family = nullptr;
    bool familyIsShared = false;     ///< several services have a family of this name: say which service it is
    std::optional<Moment> nextCheck; ///< our clock; nothing: not asked again
    std::optional<Moment> nextCopy;  ///< our clock; when copying the clip is tried again
    LinkEnd linkEnd;
    double copyProgress = -1; ///< 0..1; negative: unknown
    bool allPaused = false;   ///< the user wants no task asked

    /// Of the task's mode; nothing where none is published.
    [[nodiscard]] std::optional<Estimate> estimateOf(const Task &task) const
    {
        return family ? family->estimateFor(task.mode) : std::nullopt;
    }
};

} // namespace rushes
