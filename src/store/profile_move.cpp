// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/profile_move.h"

#include "store/clip_store.h"
#include "store/durable_file.h"
#include "store/profile.h"
#include "store/profile_place.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <set>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

const QString growing = u".moving"_s;

bool isCarried(const QString &relative)
{
    return relative != Profile::lockName() && !isAboutPlace(relative) && !relative.endsWith(growing);
}

/// Everything in the folder, as paths relative to it. Links are taken as links.
QStringList filesIn(const QString &folder)
{
    QStringList files;
    QDirIterator entries(folder,
                         QDir::Files | QDir::Hidden | QDir::System | QDir::Dirs | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    const QDir root(folder);
    while (entries.hasNext()) {
        const QFileInfo entry(entries.next());
        const QString relative = root.relativeFilePath(entry.filePath());
        if ((entry.isFile() || entry.isSymLink()) && isCarried(relative))
            files.append(relative);
    }
    files.sort();
    return files;
}

bool isInside(const QString &inner, const QString &outer)
{
    return QString(inner + u'/').startsWith(outer + u'/');
}

QString canonicalOrClean(const QString &folder)
{
    // What is not there yet is judged by what it will stand in.
    const QFileInfo info(folder);
    if (info.exists())
        return info.canonicalFilePath();
    const QString above = info.absolutePath();
    return above == info.absoluteFilePath() ? above : canonicalOrClean(above) + u'/' + info.fileName();
}

/// A second name for the same file; false where there can be none.
bool link(const QString &from, const QString &to)
{
#ifdef Q_OS_UNIX
    return ::link(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
#else
    Q_UNUSED(from)
    Q_UNUSED(to)
    return false;
#endif
}

bool isSameFile(const QString &one, const QString &other)
{
#ifdef Q_OS_UNIX
    struct stat a
    {
    };
    struct stat b
    {
    };
    return ::stat(QFile::encodeName(one).constData(), &a) == 0 &&
           ::stat(QFile::encodeName(other).constData(), &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
#else
    Q_UNUSED(one)
    Q_UNUSED(other)
    return false;
#endif
}

Result<bool> isSameContent(const QString &one, const QString &other)
{
    if (QFileInfo(one).size() != QFileInfo(other).size())
        return false;
    const Result<QByteArray> a = ClipStore::sha256Of(one);
    if (!a)
        return a.error();
    const Result<QByteArray> b = ClipStore::sha256Of(other);
    if (!b)
        return b.error();
    return *a == *b;
}

Outcome copyVerified(const QString &from, const QString &to)
{
    const QString part = to + growing;
    QFile::remove(part);
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{ErrorKind::FileUnreadable, u"%1: %2"_s.arg(from, source.errorString())};
    QFile target(part);
    if (!target.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered,
                     QFile::ReadOwner | QFile::WriteOwner))
        return writeError(target);
    Outcome done = copyContents(source, target);
    if (done)
        done = syncFile(target);
    target.close();
    if (done) {
        const Result<bool> same = isSameContent(from, part);
        if (!same)
            done = same.error();
        else if (!*same)
            done = Error{ErrorKind::FileWriteFailed, to};
    }
    if (done) {
        const Result<bool> renamed = renameNoReplace(part, to);
        if (!renamed)
            done = renamed.error();
        else if (!*renamed)
            done = Error{ErrorKind::FileWriteFailed, to};
    }
    if (!done)
        QFile::remove(part);
    return done;
}

/// Brings one file to its new place. What an earlier, interrupted try brought there counts, if it is the
/// same.
Outcome carry(const QString &from, const QString &to)
{
    const QFileInfo source(from);
    if (!QDir().mkpath(QFileInfo(to).absolutePath()))
        return Error{ErrorKind::FolderNotWritable, QFileInfo(to).absolutePath()};
    const QFileInfo there(to);
    if (source.isSymLink()) {
        QFile::remove(to);
        return QFile::link(source.symLinkTarget(), to) ? success()
                                                       : Outcome(Error{ErrorKind::FileWriteFailed, to});
    }
    if (there.exists()) {
        if (isSameFile(from, to))
            return success();
        const Result<bool> same = isSameContent(from, to);
        if (same && *same)
            return success();
        QFile::remove(to);
    }
    return link(from, to) ? success() : copyVerified(from, to);
}

bool areOnOneFileSystem(const QString &one, const QString &other)
{
#ifdef Q_OS_UNIX
    struct stat a
    {
    };
    struct stat b
    {
    };
    return ::stat(QFile::encodeName(one).constData(), &a) == 0 &&
           ::stat(QFile::encodeName(other).constData(), &b) == 0 && a.st_dev == b.st_dev;
#else
    Q_UNUSED(one)
    Q_UNUSED(other)
    return false;
#endif
}

void removeFiles(const QString &folder, const QStringList &files)
{
    std::set<QString, std::greater<>> folders; // the inner ones first
    for (const QString &file : files) {
        QFile::remove(folder + u'/' + file);
        for (QString above = QFileInfo(file).path(); above != u"."; above = QFileInfo(above).path())
            folders.insert(above);
    }
    for (const QString &inner : folders)
        QDir().rmdir(folder + u'/' + inner);
    (void)syncFolder(folder);
}

Outcome carryAll(const QString &from, const QString &to, const QStringList &files,
                 const MoveProgress &progress, const MoveObserver &observer)
{
    qint64 total = 0;
    for (const QString &file : files)
        total += QFileInfo(from + u'/' + file).size();
    qint64 done = 0;
    std::set<QString> folders;
    for (const QString &file : files) {
        const QString target = to + u'/' + file;
        if (const Outcome carried = carry(from + u'/' + file, target); !carried)
            return carried;
        folders.insert(QFileInfo(target).absolutePath());
        done += QFileInfo(target).size();
        if (progress)
            progress(done, total);
        if (observer)
            observer(file);
    }
    for (const QString &folder : folders) {
        if (const Outcome synced = syncFolder(folder); !synced)
            return synced;
    }
    return success();
}

} // namespace

MoveObstacle obstacleToMove(const QString &folder, const QString &to, const FreeSpace &freeSpace)
{
    const QFileInfo target(to);
    if (!QDir::isAbsolutePath(to) || (target.exists() && !target.isDir()))
        return MoveObstacle::NotAFolder;
    const QString here = canonicalOrClean(folder);
    const QString there = canonicalOrClean(to);
    if (isInside(here, there) || isInside(there, here))
        return MoveObstacle::Overlapping;
    if (!filesIn(to).isEmpty() || arrivingFrom(to))
        return MoveObstacle::NotEmpty;
    QString existing = to;
    while (!QFileInfo::exists(existing))
        existing = QFileInfo(existing).absolutePath();
    if (!QFileInfo(existing).isWritable())
        return MoveObstacle::NotWritable;

    qint64 needed = freeSpaceFloor;
    for (const QString &file : filesIn(folder))
        needed += QFileInfo(folder + u'/' + file).size();
    const std::optional<qint64> free = freeSpace ? freeSpace(to) : std::nullopt;
    return free && *free < needed && !areOnOneFileSystem(folder, existing) ? MoveObstacle::NoRoom
                                                                           : MoveObstacle::None;
}

Outcome makePendingMove(const QString &folder, const MoveProgress &progress, const MoveObserver &observer)
{
    const std::optional<PendingMove> move = pendingMove(folder);
    if (!move || movedTo(folder) == move->to)
        return success();
    // What stands there is ours only if an earlier try of this move brought it.
    if (arrivingFrom(move->to) != folder && !filesIn(move->to).isEmpty()) {
        clearPendingMove(folder);
        return Error{ErrorKind::FolderNotEmpty, move->to};
    }
    const QStringList files = filesIn(folder);
    Outcome done = setArrivingFrom(move->to, folder);
    if (done)
        done = carryAll(folder, move->to, files, progress, observer);
    if (done)
        done = setPendingMove(folder, {.to = move->to, .arrived = true, .files = files});
    if (done) {
        clearMovedTo(move->to); // the profile may have come from there once
        done = setMovedTo(folder, move->to);
    }
    if (!done) {
        clearPendingMove(folder);
        removeFiles(move->to, files);
        clearArrivingFrom(move->to);
        return done;
    }
    clearArrivingFrom(move->to);
    if (observer)
        observer({});
    finishMove(folder);
    return success();
}

void finishMove(const QString &folder)
{
    const std::optional<PendingMove> move = pendingMove(folder);
    if (!move || !move->arrived || movedTo(folder) != move->to || !QFileInfo(move->to).isDir())
        return;
    removeFiles(folder, move->files);
    clearPendingMove(folder);
}

} // namespace rushes
