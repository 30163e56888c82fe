// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "net/range_plan.h"

#include <QFile>

namespace rushes {

/// A clip that is not whole yet: the bytes so far, and beside them "<path>.json" with the PartNotes of the
/// clip that they belong to. In whatever order the program is killed, notes never stand beside bytes of
/// another clip: the old ones go first, then the bytes, then the new ones come.
///
/// A kill leaves every byte that was written; a loss of power can leave zeroes in the place of those that
/// were not synced. So the notes also say how many were, and in which run of the system: in a later one only
/// these count. All of it blocks on the disk. Errors: DiskFull, FileWriteFailed.
class PartFile
{
public:
    static constexpr qint64 syncEvery = 32ll << 20; ///< bytes

    explicit PartFile(const QString &path);

    /// Opens or makes it, readable by its owner alone, and reads the notes. Waits for an earlier try at the
    /// same part that is just writing its last block.
    Outcome open();
    void close();

    [[nodiscard]] bool isOpen() const { return m_file.isOpen(); }
    /// The bytes that count.
    [[nodiscard]] qint64 size() const { return m_size; }
    /// Not even bytes that do not count.
    [[nodiscard]] bool isEmpty() const { return m_size == 0 && !m_hasTail; }
    [[nodiscard]] const PartNotes &notes() const { return m_notes; }

    /// Empties it for the clip of these notes.
    Outcome restart(const PartNotes &notes);
    Outcome append(const char *data, qint64 size);
    /// All of it is on the disk, and the notes say so. total: that it is the whole clip's.
    Outcome sync(std::optional<qint64> total = std::nullopt);
    /// Closes and removes the part and its notes.
    void discard();

    /// How much of the clip stands at the path, by its notes, without opening it for writing.
    enum class Extent {
        Nothing,
        Some,    ///< less than was announced, or not all of it survived a loss of power for sure
        Unknown, ///< nobody said how long the clip is
        Whole,
    };
    static Extent extentAt(const QString &path);

private:
    struct Stored
    {
        PartNotes notes;
        QByteArray boot;
        qint64 synced = 0;
    };
    static Stored readStored(const QString &path);
    Outcome writeStored() const;
    [[nodiscard]] QString notesPath() const;

    QFile m_file;
    qint64 m_size = 0;
    qint64 m_synced = 0;
    bool m_hasTail = false; ///< bytes that do not count stand behind those that do
    PartNotes m_notes;
};

} // namespace rushes
