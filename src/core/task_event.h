// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

#include <variant>

namespace rushes {

// What happened to a task, as values. Published (to model, terminal, keeper) only after the commit of the
// task they belong to.

struct TaskAdded
{
    bool operator==(const TaskAdded &) const = default;
};
struct StatusChanged
{
    std::optional<Status> previous; ///< nothing at the first answer
    bool operator==(const StatusChanged &) const = default;
};
struct ContactChanged
{
    bool operator==(const ContactChanged &) const = default;
};
struct CopyProgress
{
    qint64 bytes = 0;
    std::optional<qint64> total;
    bool operator==(const CopyProgress &) const = default;
};
enum class LinkState { Refused, Dead, Renewed };
struct LinkChanged
{
    LinkState state = LinkState::Dead;
    QString detail;
    bool operator==(const LinkChanged &) const = default;
};
struct ClipHeld
{
    bool operator==(const ClipHeld &) const = default;
};
struct ClipUnverified
{
    bool operator==(const ClipUnverified &) const = default;
};
struct ClipSaved
{
    bool operator==(const ClipSaved &) const = default;
};
struct ClipExpired
{
    bool operator==(const ClipExpired &) const = default;
};
struct ClipTrouble
{
    bool operator==(const ClipTrouble &) const = default;
}; ///< a try to copy failed; another follows

using TaskEvent = std::variant<TaskAdded, StatusChanged, ContactChanged, CopyProgress, LinkChanged, ClipHeld,
                               ClipUnverified, ClipSaved, ClipExpired, ClipTrouble>;

} // namespace rushes
