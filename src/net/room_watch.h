// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/free_space.h"
#include "core/result.h"

namespace rushes {

/// Whether the disk has room for a part that grows. Asked before the first byte, and again while it grows,
/// for others fill the disk as well. Blocks on the disk.
class RoomWatch
{
public:
    static constexpr qint64 lookEvery = 16ll << 20; ///< bytes written between two looks

    /// look: empty, and the disk is never full here. floor: bytes that stay free.
    RoomWatch(FreeSpace look, QString folder, qint64 floor);

    /// more: what is still to come; nothing where that is not known, and the floor alone counts. Error:
    /// DiskFull.
    Outcome begin(std::optional<qint64> more);
    /// After each write. Error: DiskFull.
    Outcome wrote(qint64 bytes);

private:
    [[nodiscard]] Outcome check(qint64 needed) const;

    FreeSpace m_look;
    QString m_folder;
    qint64 m_floor;
    qint64 m_sinceLook = 0;
};

} // namespace rushes
