// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/clip_room.h"

#include "core/background.h"

namespace rushes {

ClipRoom::ClipRoom(Clock &clock, FreeSpace freeSpace, QString folder, qint64 floor, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_freeSpace(std::move(freeSpace))
    , m_folder(std::move(folder))
    , m_floor(floor)
{
}

ClipRoom::~ClipRoom() = default;

void ClipRoom::ranOut(qint64 number, qint64 bytes)
{
    m_waiting[number] = bytes;
    m_hasFloor = false;
    if (!m_alarm)
        lookLater();
    Q_EMIT changed();
}

void ClipRoom::forget(qint64 number)
{
    if (m_waiting.erase(number) == 0 || isFull())
        return;
    m_alarm.reset();
    m_hasFloor = true;
    Q_EMIT changed();
}

bool ClipRoom::lets(qint64 number) const
{
    return m_hasFloor && !m_waiting.contains(number);
}

void ClipRoom::lookLater()
{
    m_alarm = m_clock.callIn(lookEvery, [this] { look(); });
}

void ClipRoom::look()
{
    runInBackground(
        this, [look = m_freeSpace, folder = m_folder] { return look ? look(folder) : std::nullopt; },
        [this](std::optional<qint64> free) { found(free); });
}

void ClipRoom::found(std::optional<qint64> free)
{
    m_alarm.reset();
    // Where the system does not say, whoever waits finds out by trying.
    m_hasFloor = !free || *free >= m_floor;
    std::erase_if(m_waiting, [&](const auto &entry) { return !free || *free - m_floor >= entry.second; });
    if (isFull())
        lookLater();
    Q_EMIT changed();
}

} // namespace rushes
