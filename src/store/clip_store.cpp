// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/clip_store.h"

#include "core/file_name.h"
#include "store/clip_presence.h"
#include "store/durable_file.h"
#include "store/sha256.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
/// An id can have 256 characters, a file name 255 bytes; the number tells tasks apart.
constexpr qsizetype idInName = 100;

bool isPlainCharacter(QChar character)
{
    const char16_t code = character.unicode();
    return (code >= u'a' && code <= u'z') || (code >= u'A' && code <= u'Z') ||
           (code >= u'0' && code <= u'9') || code == u'_' || code == u'-';
}

/// "vgen_7f31c09ab2e4-12": without dots, so that no reserved word of Windows stands before one.
QString stemOf(const Task &task)
{
    QString id = task.id.left(idInName);
    for (QChar &character : id) {
        if (!isPlainCharacter(character))
            character = u'_';
    }
    // Not like an option, when someone names it on a command line.
    if (id.isEmpty() || id.startsWith(u'-'))
        id.prepend(u'_');
    return u"%1-%2"_s.arg(id).arg(task.number);
}

QString clipName(const Task &task, int take)
{
    return numberedFileName(stemOf(task) + u".mp4"_s, take);
}

QString partNotes(const QString &partPath)
{
    return partPath + u".json"_s;
}

bool isPlainName(const QString &name)
{
    return !name.isEmpty() && name != u"."_s && name != u".."_s && !name.contains(u'/') &&
           !name.contains(u'\\') && !name.contains(QChar::Null);
}

Error unreadable(const QFile &file)
{
    return {ErrorKind::FileUnreadable, u"%1: %2"_s.arg(file.fileName(), file.errorString())};
}

} // namespace

ClipStore::ClipStore(QString folder)
    : m_folder(std::move(folder))
{
}

QString ClipStore::pathOf(const QString &fileName) const
{
    return isPlainName(fileName) ? m_folder + u'/' + fileName : QString();
}

QString ClipStore::partPath(const Task &task) const
{
    return pathOf(clipName(task, 1) + u".part"_s);
}

Outcome ClipStore::prepare() const
{
    return createPrivateFolder(m_folder);
}

Result<QByteArray> ClipStore::sha256Of(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return unreadable(file);
    Sha256 hash;
    QByteArray block(copyBlock, Qt::Uninitialized);
    while (true) {
        const qint64 got = file.read(block.data(), block.size());
        if (got < 0)
            return unreadable(file);
        if (got == 0)
            return hash.result();
        hash.add(QByteArrayView(block.constData(), got));
    }
}

std::optional<QString> ClipStore::findHeld(const Task &task) const
{
    std::optional<QString> found;
    for (int take = 1; QFileInfo::exists(pathOf(clipName(task, take))); ++take)
        found = clipName(task, take);
    return found;
}

Result<QString> ClipStore::hold(const QString &partPath, const Task &task) const
{
    if (!QFileInfo::exists(partPath)) {
        // Killed after the rename.
        if (const auto held = findHeld(task))
            return settle(*held, partPath);
        return Error{ErrorKind::FileUnreadable, partPath};
    }
    if (const Outcome prepared = prepare(); !prepared)
        return prepared.error();
    QFile::setPermissions(partPath, ownerOnly);
    if (const Outcome synced = syncFile(partPath); !synced)
        return synced.error();
    reached(FinishStep::FileSynced);
    for (int take = 1;; ++take) {
        const QString name = clipName(task, take);
        const Result<bool> renamed = renameNoReplace(partPath, pathOf(name));
        if (!renamed)
            return renamed.error();
        if (*renamed)
            return settle(name, partPath);
        // Taken by the same clip: killed between link and unlink, or copied twice.
        const Result<bool> same = isSameClip(name, partPath);
        if (same && *same) {
            QFile::remove(partPath);
            return settle(name, partPath);
        }
    }
}

/// What is left to do once the clip has its name.
Result<QString> ClipStore::settle(const QString &fileName, const QString &partPath) const
{
    reached(FinishStep::Renamed);
    if (const Outcome synced = syncFolder(m_folder); !synced)
        return synced.error();
    reached(FinishStep::FolderSynced);
    QFile::remove(partNotes(partPath));
    reached(FinishStep::NotesRemoved);
    return fileName;
}

Result<bool> ClipStore::isSameClip(const QString &fileName, const QString &partPath) const
{
    if (QFileInfo(pathOf(fileName)).size() != QFileInfo(partPath).size())
        return false;
    const Result<QByteArray> one = sha256Of(pathOf(fileName));
    if (!one)
        return one.error();
    const Result<QByteArray> other = sha256Of(partPath);
    if (!other)
        return other.error();
    return *one == *other;
}

Result<QString> ClipStore::keepPoster(const Task &task, const QByteArray &jpeg) const
{
    if (const Outcome prepared = prepare(); !prepared)
        return prepared.error();
    const QString name = stemOf(task) + u".jpg"_s;
    // A poster can be made again from its clip: the newer one replaces the older.
    QSaveFile file(pathOf(name));
    // Flushed by hand: commit() of Qt 6.4 overlooks it when the last of the buffer finds no room.
    if (!file.open(QIODevice::WriteOnly) || file.write(jpeg) != jpeg.size() || !file.flush() ||
        !file.commit()) {
        if (file.error() == QFileDevice::ResourceError)
            return Error{ErrorKind::DiskFull, m_folder};
        return Error{ErrorKind::FileWriteFailed, u"%1: %2"_s.arg(file.fileName(), file.errorString())};
    }
    QFile::setPermissions(pathOf(name), ownerOnly);
    return name;
}

QString ClipStore::fileOf(const ClipFacts &facts) const
{
    return facts.heldFile.isEmpty() ? facts.savedPath : pathOf(facts.heldFile);
}

Result<bool> ClipStore::evict(const ClipFacts &facts) const
{
    const QString held = pathOf(facts.heldFile);
    if (held.isEmpty() || !isSavedFileWhole(*this, facts, Look::Content))
        return false;
    QFile file(held);
    if (file.exists() && !file.remove())
        return Error{ErrorKind::FileWriteFailed, u"%1: %2"_s.arg(held, file.errorString())};
    return true;
}

void ClipStore::discard(const Task &task) const
{
    const QString part = partPath(task);
    for (const QString &path : {pathOf(task.clipFacts.heldFile), pathOf(task.clipFacts.posterFile),
                                factsPath(task), part, partNotes(part)}) {
        if (!path.isEmpty())
            QFile::remove(path);
    }
}

} // namespace rushes
