// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/room_watch.h"

namespace rushes {

RoomWatch::RoomWatch(FreeSpace look, QString folder, qint64 floor)
    : m_look(std::move(look))
    , m_folder(std::move(folder))
    , m_floor(floor)
{
}

Outcome RoomWatch::begin(std::optional<qint64> more)
{
    m_sinceLook = 0;
    return check(m_floor + more.value_or(0));
}

Outcome RoomWatch::wrote(qint64 bytes)
{
    m_sinceLook += bytes;
    if (m_sinceLook < lookEvery)
        return success();
    m_sinceLook = 0;
    return check(m_floor);
}

Outcome RoomWatch::check(qint64 needed) const
{
    const std::optional<qint64> free = m_look ? m_look(m_folder) : std::nullopt;
    return free && *free < needed ? Outcome(Error{ErrorKind::DiskFull, m_folder}) : success();
}

} // namespace rushes
