// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/free_space.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#ifdef Q_OS_UNIX
#include <sys/statvfs.h>
#endif

namespace rushes {

namespace {

QString existing(const QString &folder)
{
    QString path = folder;
    while (!QFileInfo::exists(path)) {
        const QString above = QFileInfo(path).absolutePath();
        if (above == path)
            break;
        path = above;
    }
    return path;
}

} // namespace

std::optional<qint64> systemFreeSpace(const QString &folder)
{
    const QString path = existing(folder);
#ifdef Q_OS_UNIX
    // One call; QStorageInfo reads the whole table of mounts each time.
    struct statvfs info
    {
    };
    if (::statvfs(QFile::encodeName(path).constData(), &info) != 0)
        return std::nullopt;
    return qint64(info.f_bavail) * qint64(info.f_frsize);
#else
    const QStorageInfo storage(path);
    return storage.isValid() ? std::optional(storage.bytesAvailable()) : std::nullopt;
#endif
}

} // namespace rushes
