// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/part_file.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStorageInfo>

#include <algorithm>
#include <cerrno>

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

constexpr auto etagField = u"etag";
constexpr auto lastModifiedField = u"last_modified";
constexpr auto totalField = u"total";

PartNotes readNotes(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    constexpr qint64 longest = 64 * 1024;
    const QJsonObject object = QJsonDocument::fromJson(file.read(longest)).object();
    const qint64 total = object.value(QStringView(totalField)).toInteger(-1);
    return {
        .etag = object.value(QStringView(etagField)).toString().toLatin1(),
        .lastModified = object.value(QStringView(lastModifiedField)).toString().toLatin1(),
        .total = total >= 0 ? std::optional(total) : std::nullopt,
    };
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

Outcome PartFile::open()
{
    constexpr auto ownersAlone = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    errno = 0;
    if (!m_file.open(QIODevice::Append | QIODevice::Unbuffered, ownersAlone))
        return writeError(m_file, errno);
    m_size = m_file.size();
    m_notes = readNotes(notesPath());
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
    if (m_size > 0 && !m_file.resize(0))
        return writeError(m_file, errno);
    m_size = 0;
    m_notes = notes;
    return writeNotes();
}

Outcome PartFile::append(const char *data, qint64 size)
{
    errno = 0;
    const qint64 written = m_file.write(data, size);
    const int systemError = errno;
    m_size += std::max<qint64>(written, 0);
    return written == size ? success() : Outcome(writeError(m_file, systemError));
}

void PartFile::discard()
{
    QFile::remove(notesPath());
    m_file.close();
    m_file.remove();
    m_size = 0;
    m_notes = {};
}

Outcome PartFile::writeNotes() const
{
    const QJsonObject object{
        {u"etag"_s, QString::fromLatin1(m_notes.etag)},
        {u"last_modified"_s, QString::fromLatin1(m_notes.lastModified)},
        {u"total"_s, m_notes.total ? QJsonValue(*m_notes.total) : QJsonValue()},
    };
    QSaveFile file(notesPath());
    errno = 0;
    if (!file.open(QIODevice::WriteOnly))
        return writeError(file, errno);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(QJsonDocument(object).toJson(QJsonDocument::Compact));
    if (!file.commit())
        return writeError(file, errno);
    return success();
}

} // namespace rushes
