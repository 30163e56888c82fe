// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/durable_file.h"

#include <QDir>
#include <QFileInfo>

#include <cerrno>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <cstdio>
#include <sys/syscall.h>
#endif
#ifdef Q_OS_WIN
#include <io.h>
#endif

namespace rushes {

namespace {

using namespace Qt::StringLiterals;

QString folderOf(const QString &path)
{
    return QFileInfo(path).absolutePath();
}

#ifdef Q_OS_UNIX

/// Nothing when the file system does not know this means; else errno, 0 for success.
std::optional<int> tryRename(const QByteArray &from, const QByteArray &to, RenameMeans means)
{
    switch (means) {
    case RenameMeans::Atomic:
#if defined(Q_OS_LINUX) && defined(SYS_renameat2)
        // By number: the wrapper came with glibc 2.28, musl has none.
        if (syscall(SYS_renameat2, AT_FDCWD, from.constData(), AT_FDCWD, to.constData(),
                    1 /* RENAME_NOREPLACE */) == 0)
            return 0;
        if (errno != ENOSYS && errno != EINVAL)
            return errno;
#endif
        return std::nullopt;
    case RenameMeans::Link:
        if (::link(from.constData(), to.constData()) == 0)
            return ::unlink(from.constData()) == 0 ? 0 : errno;
        if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS && errno != EMLINK)
            return errno;
        return std::nullopt;
    case RenameMeans::Reserve: {
        const int file = ::open(to.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (file < 0)
            return errno;
        ::close(file);
        if (::rename(from.constData(), to.constData()) == 0)
            return 0;
        const int failure = errno;
        ::unlink(to.constData());
        return failure;
    }
    }
    return std::nullopt;
}

#endif

} // namespace

Error writeError(int errorNumber, const QString &path)
{
    switch (errorNumber) {
    case ENOSPC:
#ifdef EDQUOT
    case EDQUOT:
#endif
        return {ErrorKind::DiskFull, folderOf(path)};
    case EACCES:
    case EPERM:
    case EROFS:
        return {ErrorKind::FolderNotWritable, folderOf(path)};
    case ENOENT:
    case ENOTDIR:
        if (!QFileInfo(folderOf(path)).isDir()) // it vanished
            return {ErrorKind::FolderNotWritable, folderOf(path)};
        [[fallthrough]];
    default:
        return {ErrorKind::FileWriteFailed, u"%1: %2"_s.arg(path, qt_error_string(errorNumber))};
    }
}

Error writeError(const QFile &file)
{
    switch (file.error()) {
    case QFileDevice::ResourceError: // ENOSPC, as Qt has it
        return {ErrorKind::DiskFull, folderOf(file.fileName())};
    case QFileDevice::PermissionsError:
        return {ErrorKind::FolderNotWritable, folderOf(file.fileName())};
    default:
        return {ErrorKind::FileWriteFailed, u"%1: %2"_s.arg(file.fileName(), file.errorString())};
    }
}

Outcome syncFile(QFile &file)
{
    if (!file.flush())
        return writeError(file);
#if defined(Q_OS_DARWIN)
    // fsync leaves it in the drive's cache there; not every file system knows the other.
    const bool synced = ::fcntl(file.handle(), F_FULLFSYNC) == 0 || ::fsync(file.handle()) == 0;
#elif defined(Q_OS_UNIX)
    const bool synced = ::fsync(file.handle()) == 0;
#else
    const bool synced = _commit(file.handle()) == 0;
#endif
    if (!synced)
        return writeError(errno, file.fileName());
    return success();
}

Outcome syncFile(const QString &path)
{
    QFile file(path);
    // Not for writing: nothing is created, and on Unix a handle for reading syncs as well.
#ifdef Q_OS_WIN
    constexpr auto mode = QIODevice::ReadWrite | QIODevice::ExistingOnly;
#else
    constexpr auto mode = QIODevice::ReadOnly;
#endif
    if (!file.open(mode))
        return Error{ErrorKind::FileUnreadable, u"%1: %2"_s.arg(path, file.errorString())};
    return syncFile(file);
}

Outcome syncFolder(const QString &folder)
{
#ifdef Q_OS_UNIX
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return writeError(errno, folder + u"/."_s);
    const int failure = ::fsync(handle) == 0 ? 0 : errno;
    ::close(handle);
    // EINVAL: a file system that cannot sync folders, as some over a network.
    if (failure != 0 && failure != EINVAL)
        return writeError(failure, folder + u"/."_s);
#else
    Q_UNUSED(folder);
#endif
    return success();
}

Outcome createPrivateFile(const QString &path)
{
    constexpr auto owner = QFile::ReadOwner | QFile::WriteOwner;
    QFile file(path);
    if (file.exists()) {
        // A file of someone else's is for SQLite, or whoever opens it, to judge.
        file.setPermissions(owner);
        return success();
    }
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, owner))
        return writeError(file);
    return success();
}

Outcome createPrivateFolder(const QString &path)
{
    const QFileInfo info(path);
    constexpr auto owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (!info.isDir()) {
        QDir().mkpath(info.absolutePath());
        // Made by someone else meanwhile: as good.
        if (!QDir().mkdir(path, owner) && !QFileInfo(path).isDir())
            return Error{ErrorKind::FolderNotWritable, path};
    }
    if (!QFileInfo(path).isWritable())
        return Error{ErrorKind::FolderNotWritable, path};
    return success();
}

Outcome copyContents(QFile &from, QFile &to, const ByteProgress &progress)
{
    QByteArray block(copyBlock, Qt::Uninitialized);
    for (qint64 done = 0; !progress || progress(done);) {
        const qint64 got = from.read(block.data(), block.size());
        if (got < 0)
            return Error{ErrorKind::FileUnreadable, u"%1: %2"_s.arg(from.fileName(), from.errorString())};
        if (got == 0)
            return success();
        errno = 0;
        const qint64 written = to.write(block.constData(), got);
        // A disk that fills up takes a part of the block without a complaint: that comes with the rest.
        if (written != got &&
            (written <= 0 || to.write(block.constData() + written, got - written) != got - written)) {
#ifdef EDQUOT
            if (errno == EDQUOT)
                return writeError(errno, to.fileName());
#endif
            return writeError(to);
        }
        done += got;
    }
    return Error{ErrorKind::Cancelled, {}};
}

Result<bool> renameNoReplace(const QString &from, const QString &to)
{
#ifdef Q_OS_UNIX
    const QByteArray oldName = QFile::encodeName(from);
    const QByteArray newName = QFile::encodeName(to);
    for (const RenameMeans means : {RenameMeans::Atomic, RenameMeans::Link, RenameMeans::Reserve}) {
        const std::optional<int> failure = tryRename(oldName, newName, means);
        if (!failure)
            continue;
        if (*failure == 0)
            return true;
        if (*failure == EEXIST)
            return false;
        return writeError(*failure, to);
    }
    Q_UNREACHABLE();
    return false;
#else
    // QFile never replaces, and renames by one call of the system.
    QFile file(from);
    if (file.rename(to))
        return true;
    if (QFileInfo::exists(to))
        return false;
    return Error{ErrorKind::FileWriteFailed, u"%1: %2"_s.arg(to, file.errorString())};
#endif
}

Result<bool> renameNoReplace(const QString &from, const QString &to, RenameMeans means)
{
#ifdef Q_OS_UNIX
    const std::optional<int> failure = tryRename(QFile::encodeName(from), QFile::encodeName(to), means);
    if (failure == 0)
        return true;
    if (failure == EEXIST)
        return false;
    return writeError(failure.value_or(EOPNOTSUPP), to);
#else
    Q_UNUSED(means);
    return renameNoReplace(from, to);
#endif
}

} // namespace rushes
