// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/demo_profile.h"

#include "store/database_backup.h"
#include "store/durable_file.h"
#include "store/profile.h"

#include <QDir>
#include <QFile>

namespace rushes {

namespace {

/// Tells a demo's profile from one with somebody's clips in it.
constexpr QStringView markerName = u"demo-profile";

bool isDemosOrEmpty(const QString &folder)
{
    const QDir dir(folder);
    return !dir.exists() || dir.exists(markerName.toString()) ||
           dir.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

} // namespace

Outcome clearDemoProfile(const QString &folder)
{
    if (!isDemosOrEmpty(folder))
        return Error{ErrorKind::FolderNotDemos, folder};
    // Owned while it is emptied; the engine takes it over right after.
    Result<std::unique_ptr<Profile>> profile = Profile::own(folder);
    if (!profile)
        return profile.error();
    const QDir dir(folder);
    QDir(Profile::clipsFolder(folder)).removeRecursively();
    QDir(backupFolder(Profile::databasePath(folder))).removeRecursively();
    QDir(Profile::logFolder(folder)).removeRecursively();
    for (const QString &suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")})
        QFile::remove(Profile::databasePath(folder) + suffix);
    return createPrivateFile(dir.filePath(markerName.toString()));
}

} // namespace rushes
