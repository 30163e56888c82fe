// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "net/range_plan.h"

#include <QFile>

namespace rushes {

/// A clip that is not whole yet: the bytes so far, and beside them "<path>.json" with the PartNotes of the
/// clip that they belong to. In whatever order the program is killed, notes never stand beside bytes of
/// another clip: the old ones go first, then the bytes, then the new ones come. Not synced: a finished clip
/// is (clip_store.h). Errors: DiskFull, FileWriteFailed.
class PartFile
{
public:
    explicit PartFile(const QString &path);

    /// Opens or makes it, readable by its owner alone, and reads the notes.
    Outcome open();
    void close();

    [[nodiscard]] bool isOpen() const { return m_file.isOpen(); }
    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] const PartNotes &notes() const { return m_notes; }

    /// Empties it for the clip of these notes.
    Outcome restart(const PartNotes &notes);
    Outcome append(const char *data, qint64 size);
    /// Closes and removes the part and its notes.
    void discard();

private:
    [[nodiscard]] QString notesPath() const;
    Outcome writeNotes() const;

    QFile m_file;
    qint64 m_size = 0;
    PartNotes m_notes;
};

} // namespace rushes
