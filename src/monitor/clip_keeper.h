// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/free_space.h"
#include "core/task.h"

#include <QObject>

#include <functional>
#include <memory>

class QNetworkAccessManager;

namespace rushes {

class ClipInspector;
class ClipStore;
class KeyRing;
class TaskMonitor;

/// Copies every completed clip into the profile without being asked, and tries until it is held or surely
/// gone (promises.md, "Nothing is lost"). Two at a time, unknown ends of links first, then the nearest. A
/// server's Retry-After holds for all links to its host, but never beyond a link's end. While the disk is
/// full no copy begins; it goes on by itself. Main thread; disk work on the thread pool.
class ClipKeeper final : public QObject
{
    Q_OBJECT

public:
    /// All are borrowed and outlive this.
    struct Parts
    {
        Clock &clock;
        TaskMonitor &monitor;
        QNetworkAccessManager &network; ///< never the one that carries keys
        const ClipStore &store;
        ClipInspector &inspector;
        std::function<double()> random;
        FreeSpace freeSpace; ///< empty: the disk says itself when it is full
        qint64 freeSpaceFloor = rushes::freeSpaceFloor;
        // Of services that give their clips themselves; without both, those are asked for without a key.
        QNetworkAccessManager *keyedNetwork = nullptr;
        const KeyRing *keys = nullptr;
    };
    explicit ClipKeeper(Parts parts, QObject *parent = nullptr);
    ~ClipKeeper() override;

    /// Begins with what was remembered as not held.
    void start();
    /// Begins with one of those, as start() does with all.
    void startOne(qint64 number);
    /// Tries again now (the user asked); no effect on what is under way, held or gone.
    void tryNow(qint64 number);
    /// The user has this link fetched though it leads where it is not safe (canFetchAnyway); no effect on any
    /// other.
    void fetchAnyway(qint64 number);

    /// Share copied so far, 0..1, of a task under way; negative when the length is unknown or it is not under
    /// way.
    [[nodiscard]] double progress(qint64 number) const;
    /// When the next try is made; our clock; nothing when none waits.
    [[nodiscard]] std::optional<Moment> nextTry(qint64 number) const;
    [[nodiscard]] int underWay() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace rushes
