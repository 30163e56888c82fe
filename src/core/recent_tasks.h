// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task_pack.h"

#include <array>

namespace rushes {

/// Tasks as they were made of their packs last, so that who is looked at again and again (a row that is
/// painted, a task that is polled) is not made anew each time. One thread.
class RecentTasks
{
public:
    /// Null for none.
    SharedTask of(const TaskPack &pack)
    {
        if (!pack)
            return nullptr;
        Place &place = m_places.at(size_t(pack.number()) % m_places.size());
        if (!place.pack.isSameBlock(pack))
            place = {pack, pack.shared()};
        return place.task;
    }

private:
    struct Place
    {
        TaskPack pack;
        SharedTask task;
    };
    std::array<Place, 128> m_places;
};

} // namespace rushes
