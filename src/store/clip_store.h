// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/task.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace rushes {

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
    /// Removes a clip, its poster and its part; what is not there is no error.
    void discard(const Task &task) const;

    /// Copies a held clip to folder/name, or to the next free "name (2)": never over another file, whole or
    /// not at all, synced. Gives the path. Makes the folder where it is missing; the file gets the user's
    /// usual mode. Errors: FileNameInvalid, FileUnreadable (the held clip), FolderNotWritable, DiskFull,
    /// FileWriteFailed.
    static Result<QString> copyOut(const QString &heldPath, const QString &folder, const QString &name);

private:
    [[nodiscard]] Result<QString> settle(const QString &fileName, const QString &partPath) const;
    [[nodiscard]] Result<bool> isSameClip(const QString &fileName, const QString &partPath) const;

    QString m_folder;
};

} // namespace rushes
