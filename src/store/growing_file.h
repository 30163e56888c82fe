// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QFile>
#include <QString>

namespace rushes {

/// A new file that grows in a folder before it has its name there, and is gone with this object unless it was
/// kept: no half file is ever seen. On Linux it has no name at all where the file system can do that, so that
/// not even a kill leaves one behind; elsewhere it is hidden (".rushes-<random>.part"). It gets the user's
/// usual mode. Blocks on the disk. Errors as in durable_file.h.
class GrowingFile
{
public:
    enum class Means { Nameless, Hidden };

    explicit GrowingFile(QString folder);
    ~GrowingFile();
    Q_DISABLE_COPY_MOVE(GrowingFile)

    /// By the best means, or by this one only.
    Outcome open();
    Outcome open(Means means);
    /// Open for reading and writing.
    [[nodiscard]] QFile &file() { return m_file; }

    /// Gives it this name in its folder, or changes the one that it was given before; false when the name is
    /// taken: then nothing changed. Never replaces.
    Result<bool> place(const QString &name);
    /// The path that place() gave it last.
    [[nodiscard]] const QString &path() const { return m_path; }
    /// From now on it stays.
    void keep() { m_kept = true; }

private:
    Outcome openNameless();
    Result<bool> linkNameless(const QString &path);

    QString m_folder;
    QFile m_file;
    QString m_path; ///< where it stands; empty while it has no name
    bool m_kept = false;
};

} // namespace rushes
