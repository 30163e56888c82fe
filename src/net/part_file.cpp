// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/part_file.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStorageInfo>
#include <QSysInfo>

#include <algorithm>
#include <cerrno>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif
#ifdef Q_OS_WIN
#include <io.h>
#endif

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// A folder with less than this cannot take even the notes.
constexpr qint64 leastRoom = 64 * 1024;

/// errno as the failed call left it; where the system keeps another (or Qt lost it), the room that is left
/// tells.
Error writeError(const QFileDevice &file, int systemError)
{
    const QFileInfo info(file.fileName());
    const QString folder = info.absolutePath();
#ifdef Q_OS_UNIX
    const bool full = systemError == ENOSPC || systemError == EDQUOT;
#else
    Q_UNUSED(systemError)
    constexpr bool full = false;
#endif
    const QStorageInfo storage(folder);
    if (full || (storage.isValid() && storage.bytesAvailable() < leastRoom))
        return {ErrorKind::DiskFull, folder};
    return {ErrorKind::FileWriteFailed, u"%1: %2"_s.arg(file.fileName(), file.errorString())};
}

/// Brings the bytes to the disk, and what is needed to find them. False: errno says why.
bool syncBytes(int handle)
{
#if defined(Q_OS_DARWIN)
    // fsync leaves it in the drive's cache there; not every file system knows the other.
    return ::fcntl(handle, F_FULLFSYNC) == 0 || ::fsync(handle) == 0;
#elif defined(Q_OS_UNIX)
    return ::fdatasync(handle) == 0;
#else
    return _commit(handle) == 0;
#endif
}

/// Until the last of those who have it open lets go; nothing where the system has no such lock.
void lockAgainstOthers(int handle)
{
#ifdef Q_OS_UNIX
    while (::flock(handle, LOCK_EX) != 0 && errno == EINTR) {
    }
#else
    Q_UNUSED(handle)
#endif
}

/// Another after each start of the system; empty where it does not say.
QByteArray thisBoot()
{
    static const QByteArray boot = QSysInfo::bootUniqueId();
    return boot;
}

constexpr auto etagField = u"etag";
constexpr auto lastModifiedField = u"last_modified";
constexpr auto totalField = u"total";
constexpr auto bootField = u"boot";
constexpr auto syncedField = u"synced";

/// Whether the system has not been started anew since the notes were written.
bool isOfThisBoot(const QByteArray &boot)
{
    return !boot.isEmpty() && boot == thisBoot();
}

} // namespace

PartFile::PartFile(const QString &path)
    : m_file(path)
{
}

QString PartFile::notesPath() const
{
    return m_file.fileName() + u".json";
}

PartFile::Stored PartFile::readStored(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    constexpr qint64 longest = 64 * 1024;
    const QJsonObject object = QJsonDocument::fromJson(file.read(longest)).object();
    const qint64 total = object.value(QStringView(totalField)).toInteger(-1);
    return {
        .notes = {.etag = object.value(QStringView(etagField)).toString().toLatin1(),
                  .lastModified = object.value(QStringView(lastModifiedField)).toString().toLatin1(),
                  .total = total >= 0 ? std::optional(total) : std::nullopt},
        .boot = object.value(QStringView(bootField)).toString().toLatin1(),
        .synced = std::max<qint64>(object.value(QStringView(syncedField)).toInteger(0), 0),
    };
}

Outcome PartFile::open()
{
    constexpr auto ownersAlone = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    errno = 0;
    if (!m_file.open(QIODevice::Append | QIODevice::Unbuffered, ownersAlone))
        return writeError(m_file, errno);
    lockAgainstOthers(m_file.handle());
    const Stored stored = readStored(notesPath());
    const qint64 there = m_file.size();
    m_notes = stored.notes;
    m_synced = std::min(stored.synced, there);
    // Without a validator nothing is resumed, and what is there goes anyway.
    m_size = isOfThisBoot(stored.boot) || !m_notes.hasValidator() ? there : m_synced;
    m_hasTail = there > m_size;
    return success();
}

void PartFile::close()
{
    m_file.close();
}

Outcome PartFile::restart(const PartNotes &notes)
{
    QFile oldNotes(notesPath());
    if (oldNotes.exists() && !oldNotes.remove())
        return writeError(oldNotes, errno);
    if ((m_size > 0 || m_hasTail) && !m_file.resize(0))
        return writeError(m_file, errno);
    m_size = 0;
    m_synced = 0;
    m_hasTail = false;
    m_notes = notes;
    return writeStored();
}

Outcome PartFile::append(const char *data, qint64 size)
{
    errno = 0;
    if (m_hasTail && !m_file.resize(m_size))
        return writeError(m_file, errno);
    m_hasTail = false;
    // A disk that fills up takes a part of the block without a complaint: that comes with the rest.
    for (qint64 done = 0; done < size;) {
        const qint64 written = m_file.write(data + done, size - done);
        if (written <= 0)
            return writeError(m_file, errno);
        done += written;
        m_size += written;
    }
    return m_size - m_synced >= syncEvery ? sync() : success();
}

Outcome PartFile::sync(std::optional<qint64> total)
{
    if (m_hasTail)
        return success(); // notes of this run would vouch for it, and it may be all that there is of its
                          // bytes
    if (total)
        m_notes.total = total;
    if (!syncBytes(m_file.handle()))
        return writeError(m_file, errno);
    m_synced = m_size;
    return writeStored();
}

void PartFile::discard()
{
    QFile::remove(notesPath());
    m_file.close();
    m_file.remove();
    m_size = 0;
    m_synced = 0;
    m_hasTail = false;
    m_notes = {};
}

PartFile::Extent PartFile::extentAt(const QString &path)
{
    const qint64 there = QFileInfo(path).size();
    if (there <= 0)
        return Extent::Nothing;
    const Stored stored = readStored(path + u".json");
    if (!stored.notes.total)
        return Extent::Unknown;
    const bool whole = there == *stored.notes.total && (isOfThisBoot(stored.boot) || stored.synced == there);
    return whole ? Extent::Whole : Extent::Some;
}

Outcome PartFile::writeStored() const
{
    const QJsonObject object{
        {u"etag"_s, QString::fromLatin1(m_notes.etag)},
        {u"last_modified"_s, QString::fromLatin1(m_notes.lastModified)},
        {u"total"_s, m_notes.total ? QJsonValue(*m_notes.total) : QJsonValue()},
        {u"boot"_s, QString::fromLatin1(thisBoot())},
        {u"synced"_s, m_synced},
    };
    QSaveFile file(notesPath());
    errno = 0;
    if (!file.open(QIODevice::WriteOnly))
        return writeError(file, errno);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    // Flushed by hand: commit() of Qt 6.4 overlooks it when the last of the buffer finds no room.
    if (file.write(json) != json.size() || !file.flush() || !file.commit())
        return writeError(file, errno);
    return success();
}

} // namespace rushes
