// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

#include <vector>

namespace rushes {

/// Shared tasks by number, in that order, in one block: found by a binary search that touches no task. New
/// ones belong at the end or, while a long list is read, at the beginning, many at once. A plain value.
class TaskShelf
{
public:
    struct Place
    {
        qint64 number = 0;
        SharedTask task; ///< never null
    };
    using Iterator = std::vector<Place>::const_iterator;

    [[nodiscard]] qsizetype size() const { return qsizetype(m_places.size()); }
    [[nodiscard]] Iterator begin() const { return m_places.begin(); }
    [[nodiscard]] Iterator end() const { return m_places.end(); }
    /// The first of a higher number.
    [[nodiscard]] Iterator after(qint64 number) const;
    /// nullptr when it is not there. Valid until a task comes or goes.
    [[nodiscard]] const SharedTask *find(qint64 number) const;

    /// In the place of one of the same number, or as a new one.
    void put(SharedTask task);
    /// In order of their numbers; none is there yet.
    void put(const std::vector<SharedTask> &tasks);
    /// Null when it was not there.
    SharedTask take(qint64 number);

private:
    [[nodiscard]] std::vector<Place>::iterator placeOf(qint64 number);

    std::vector<Place> m_places;
};

} // namespace rushes
