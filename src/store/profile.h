// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "store/profile_move.h"

#include <QLockFile>
#include <QString>

#include <memory>
#include <optional>

namespace rushes {

/// The folder in which a program keeps everything, owned by one program at a time.
class Profile
{
public:
    /// Where the system wants application data; the demo has one of its own beside it.
    static QString defaultFolder();
    static QString defaultDemoFolder();

    static QString lockName();

    /// Paths inside a profile, for those who only read as well; of a folder that locateProfile() gave.
    static QString databasePath(const QString &folder);
    static QString clipsFolder(const QString &folder);
    static QString settingsPath(const QString &folder);
    static QString servicesPath(const QString &folder);
    static QString logFolder(const QString &folder);

    /// Makes the folder (mode 0700) and takes its lock; or of the one to which the profile was moved. A move
    /// that is pending is made first, however long it takes. Errors: ProfileInUse, LockBlocked,
    /// FolderNotWritable, ProfileAway.
    static Result<std::unique_ptr<Profile>> own(const QString &folder, const MoveProgress &progress = {},
                                                const MoveObserver &observer = {});
    /// Why a move that was asked for was not made, if so.
    [[nodiscard]] const std::optional<Error> &moveTrouble() const { return m_moveTrouble; }

    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] QString databasePath() const { return databasePath(m_folder); }
    [[nodiscard]] QString clipsFolder() const { return clipsFolder(m_folder); }
    [[nodiscard]] QString settingsPath() const { return settingsPath(m_folder); }
    [[nodiscard]] QString servicesPath() const { return servicesPath(m_folder); }
    [[nodiscard]] QString logFolder() const { return logFolder(m_folder); }

private:
    explicit Profile(QString folder);
    static Result<std::unique_ptr<Profile>> ownHere(const QString &folder);

    QString m_folder;
    QLockFile m_lock;
    std::optional<Error> m_moveTrouble;
};

} // namespace rushes
