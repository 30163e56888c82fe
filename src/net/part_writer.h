// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "net/part_file.h"
#include "net/room_watch.h"

#include <QObject>

#include <functional>
#include <memory>

namespace rushes {

/// A PartFile whose every step is made off the main thread, in the order in which it was asked for: a disk
/// that is busy costs no frame. Steps that follow a failed one are left out. Main thread; what is called back
/// is called on it too, never from within a call, and never after this is destroyed. Destroying it drops what
/// waits to be written; the part stays.
class PartWriter final : public QObject
{
    Q_OBJECT

public:
    /// What may wait to be written: more is not taken from the line before some of it is.
    static constexpr qint64 mostWaiting = 2ll << 20;

    PartWriter(const QString &path, RoomWatch room);
    ~PartWriter() override;

    struct Opened
    {
        qint64 size = 0;
        bool isEmpty = true;
        PartNotes notes;
    };
    using OpenDone = std::function<void(const Result<Opened> &)>;
    void open(OpenDone done);

    /// Empties the part for the clip of these notes.
    void restart(const PartNotes &notes);
    /// Looks whether there is room for what is still to come.
    void expect(std::optional<qint64> more);
    void append(const QByteArray &block);
    /// More than mostWaiting waits: append() when caughtUp() came.
    [[nodiscard]] bool isBehind() const;
    /// The bytes of the clip that are in the file by now.
    [[nodiscard]] qint64 written() const;

    enum class Ending {
        Keep,    ///< to be resumed
        Whole,   ///< it is all of the clip, and brought to the disk as such
        Discard, ///< it is of no use
    };
    using Done = std::function<void(const Outcome &)>;
    /// The last step. total: what the clip is known to have, of a whole one. done gets what failed before, if
    /// anything did.
    void finish(Ending ending, std::optional<qint64> total, Done done);

Q_SIGNALS:
    void failed(const rushes::Error &error);
    void caughtUp();

private:
    struct Work;
    using Step = std::function<void(Work &)>;
    using Attempt = std::function<Outcome(Work &)>;
    /// Has it run on the pool, after all that was added before.
    void add(Step step);
    /// The same, unless something failed before it; its own failure is told.
    void attempt(Attempt what);

    std::shared_ptr<Work> m_work;
};

} // namespace rushes
