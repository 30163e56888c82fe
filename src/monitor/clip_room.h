// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/free_space.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>

namespace rushes {

/// Whether there is room for copies. It hears of a full disk from whoever ran out of room, and looks by
/// itself whether there is some again: until then no copy begins. Main thread; it looks off it.
class ClipRoom final : public QObject
{
    Q_OBJECT

public:
    static constexpr Duration lookEvery = 30s;

    /// clock is borrowed and outlives this. floor: bytes that stay free.
    ClipRoom(Clock &clock, FreeSpace freeSpace, QString folder, qint64 floor, QObject *parent = nullptr);
    ~ClipRoom() override;

    /// A copy found no room for so many more bytes. database: the number of what is written there.
    void ranOut(qint64 number, qint64 bytes);
    static constexpr qint64 database = 0;
    void forget(qint64 number);

    /// Whether this copy may be tried.
    [[nodiscard]] bool lets(qint64 number) const;
    [[nodiscard]] bool isFull() const { return !m_waiting.empty(); }

Q_SIGNALS:
    /// The disk became full, or there is room for some or all.
    void changed();

private:
    void lookLater();
    void look();
    void found(std::optional<qint64> free);

    Clock &m_clock;
    FreeSpace m_freeSpace;
    QString m_folder;
    qint64 m_floor;
    std::map<qint64, qint64> m_waiting; ///< number, and the bytes it wants
    bool m_hasFloor = true;             ///< as seen last: nothing but the large ones waits
    std::unique_ptr<Alarm> m_alarm;
};

} // namespace rushes
