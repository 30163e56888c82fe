// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/task.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>

namespace rushes {

/// The steps at the end of a copy, in their order: killed between any two, the next start settles it.
enum class FinishStep {
    LengthChecked,
    Verified, ///< the boxes are whole and a frame decodes
    Hashed,
    FileSynced,
    Renamed,
    FolderSynced,
    NotesRemoved,
    PosterKept, ///< what is left is the row in the database
};
/// Told of each step once it is made, on the thread that made it: where a test ends the program.
using FinishObserver = std::function<void(FinishStep)>;

/// The profile's folder of held clips. Names are made here, never taken from the server. The functions block
/// on the disk: call them on a worker thread (core/background.h); they share nothing but the folder.
class ClipStore
{
public:
    /// folder is made on first use, for its owner alone.
    explicit ClipStore(QString folder);

    [[nodiscard]] const QString &folder() const { return m_folder; }
    /// Empty for what is no plain name of a file: a database that was tampered with leads to no file outside.
    [[nodiscard]] QString pathOf(const QString &fileName) const;
    /// Where the copy of this task's clip grows.
    [[nodiscard]] QString partPath(const Task &task) const;
    /// Makes the folder; FolderNotWritable.
    Outcome prepare() const;

    void setObserver(FinishObserver observer) { m_observer = std::move(observer); }
    void reached(FinishStep step) const
    {
        if (m_observer)
            m_observer(step);
    }

    /// SHA-256 of a file, in blocks.
    static Result<QByteArray> sha256Of(const QString &path);

    /// The finish: fsync of the part, rename to the task's name that never replaces (a second name where it
    /// is taken by another content), fsync of the folder, removal of the part's .json. Gives the file name.
    /// Run again after a kill at any point, it settles it.
    [[nodiscard]] Result<QString> hold(const QString &partPath, const Task &task) const;
    /// The file that hold() made of this task's clip, though a kill may have come before anyone wrote that
    /// down. The last one, where there are several.
    [[nodiscard]] std::optional<QString> findHeld(const Task &task) const;
    /// Keeps the poster (JPEG bytes from the helper) beside the clip; gives its file name.
    [[nodiscard]] Result<QString> keepPoster(const Task &task, const QByteArray &jpeg) const;
    /// Writes the facts (clip_facts.h) of a clip that is about to be held beside it, synced. task: as it will
    /// be, its clip Held or Unverified.
    [[nodiscard]] Outcome keepFacts(const Task &task) const;
    /// Clips that are here and that none of these tasks knows to be here, found by their facts: after the
    /// list was damaged or lost. Tasks as they are to be put into it: with the number of the one that is
    /// known, else with the number that they had.
    [[nodiscard]] QVector<Task> findLost(const QVector<Task> &known) const;
    /// Removes a clip, its poster, its facts and its part; what is not there is no error.
    void discard(const Task &task) const;

    /// Where a clip that is here can be read: the held file, or the saved one where the held one was evicted.
    [[nodiscard]] QString fileOf(const ClipFacts &facts) const;
    /// Removes the held file where the saved one still exists, outside the profile, with the same SHA-256;
    /// false, and nothing removed, where it does not.
    [[nodiscard]] Result<bool> evict(const ClipFacts &facts) const;

private:
    [[nodiscard]] QString factsPath(const Task &task) const;
    [[nodiscard]] Result<QString> settle(const QString &fileName, const QString &partPath) const;
    [[nodiscard]] Result<bool> isSameClip(const QString &fileName, const QString &partPath) const;

    QString m_folder;
    FinishObserver m_observer;
};

} // namespace rushes
