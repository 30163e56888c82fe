// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task_pack.h"

#include <vector>

namespace rushes {

/// Packed tasks by number, in that order, in one block: found by a binary search that touches no task. New
/// ones belong at the end or, while a long list is read, at the beginning, many at once. A plain value.
class TaskShelf
{
public:
    struct Place
    {
        qint64 number = 0;
        TaskPack task; ///< never none
    };
    using Iterator = std::vector<Place>::const_iterator;

    [[nodiscard]] qsizetype size() const { return qsizetype(m_places.size()); }
    [[nodiscard]] Iterator begin() const { return m_places.begin(); }
    [[nodiscard]] Iterator end() const { return m_places.end(); }
    /// The first of a higher number.
    [[nodiscard]] Iterator after(qint64 number) const;
    /// None when it is not there.
    [[nodiscard]] TaskPack find(qint64 number) const;

    /// In the place of one of the same number, or as a new one.
    void put(TaskPack task);
    /// In order of their numbers; none is there yet.
    void put(const std::vector<TaskPack> &tasks);
    /// None when it was not there.
    TaskPack take(qint64 number);

private:
    [[nodiscard]] std::vector<Place>::iterator placeOf(qint64 number);

    std::vector<Place> m_places;
};

} // namespace rushes
