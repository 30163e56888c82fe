// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/key_ring.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 keyFileCap = 4096; // bytes; keys have some dozens

Error unreadable(const QString &path, const QString &reason)
{
    return {ErrorKind::FileUnreadable, u"%1: %2"_s.arg(path, reason)};
}

/// What can stand in a header. Anything else is no key, or would let a file write headers of its own.
bool isPrintableAscii(char character)
{
    return character >= 0x20 && character < 0x7f;
}

/// At most keyFileCap + 1 bytes. A pipe gives them in portions.
QByteArray readCapped(QFile &file)
{
    QByteArray content;
    while (content.size() <= keyFileCap) {
        const QByteArray portion = file.read(keyFileCap + 1 - content.size());
        if (portion.isEmpty())
            break;
        content += portion;
    }
    return content;
}

} // namespace

QString KeyRing::key(const QString &service) const
{
    return m_keys.value(service);
}
bool KeyRing::has(const QString &service) const
{
    return m_keys.contains(service);
}

void KeyRing::setKey(const QString &service, const QString &key)
{
    const QString trimmed = key.trimmed();
    if (trimmed == m_keys.value(service))
        return;
    if (trimmed.isEmpty())
        m_keys.remove(service);
    else
        m_keys.insert(service, trimmed);
    Q_EMIT changed(service);
}

Result<QString> KeyRing::fromFile(const QString &path)
{
    if (path.isEmpty())
        return unreadable(path, u"no file is named"_s);
    QFile file(path);
    // Opened before its mode is looked at: what is judged is what is read.
    if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return unreadable(path, QFileInfo(path).isDir() ? u"is a folder"_s : file.errorString());
#ifdef Q_OS_UNIX
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                            QFile::WriteOther | QFile::ExeOther;
    if (file.permissions() & others)
        return unreadable(path, u"others have access to it; its mode must be 0600"_s);
#endif
    const QByteArray content = readCapped(file);
    if (content.size() > keyFileCap)
        return unreadable(path, u"longer than 4 KiB"_s);
    QByteArray line = content.split('\n').constFirst();
    if (line.startsWith("\xef\xbb\xbf")) // a byte order mark, as editors on Windows put it there
        line.remove(0, 3);
    line = line.trimmed();
    if (line.isEmpty())
        return unreadable(path, u"no key in its first line"_s);
    if (!std::ranges::all_of(line, isPrintableAscii))
        return unreadable(path, u"characters in it that no key has"_s);
    return QString::fromLatin1(line);
}

} // namespace rushes
