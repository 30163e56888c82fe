// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QLockFile>
#include <QString>

#include <memory>

namespace rushes {

/// The folder in which a program keeps everything, owned by one program at a time.
class Profile
{
public:
    /// Where the system wants application data; the demo has one of its own beside it.
    static QString defaultFolder();
    static QString defaultDemoFolder();

    /// Paths inside a profile, for those who only read as well.
    static QString databasePath(const QString &folder);
    static QString clipsFolder(const QString &folder);
    static QString settingsPath(const QString &folder);

    /// Makes the folder (mode 0700) and takes its lock. Errors: ProfileInUse, FolderNotWritable.
    static Result<std::unique_ptr<Profile>> own(const QString &folder);

    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] QString databasePath() const { return databasePath(m_folder); }
    [[nodiscard]] QString clipsFolder() const { return clipsFolder(m_folder); }
    [[nodiscard]] QString settingsPath() const { return settingsPath(m_folder); }

private:
    explicit Profile(QString folder);
    QString m_folder;
    QLockFile m_lock;
};

} // namespace rushes
