// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/log_file.h"

#include "store/durable_file.h"

#include <QFileInfo>

#include <algorithm>

namespace rushes {

LogFile::LogFile(QString folder, qint64 size)
    : m_folder(std::move(folder))
    , m_size(size)
{
}

QString LogFile::path(int age) const
{
    return m_folder + (age == 0 ? QStringLiteral("/rushes.log") : QStringLiteral("/rushes.%1.log").arg(age));
}

void LogFile::write(const QByteArray &line)
{
    if (m_file.isOpen() && m_length > 0 && m_length + line.size() >= m_size)
        rotate();
    if (!open())
        return;
    m_length += std::max(qint64(0), m_file.write(line + '\n'));
    m_file.flush();
}

QStringList LogFile::paths() const
{
    QStringList found;
    for (int age = 0; age < files; ++age) {
        if (QFileInfo(path(age)).isFile())
            found.append(path(age));
    }
    return found;
}

bool LogFile::open()
{
    if (m_file.isOpen())
        return true;
    const QFileInfo there(path(0));
    // Only a file of its own is written to: not through a link, not into a pipe.
    const bool isFree = !there.isSymLink() && (!there.exists() || there.isFile());
    if (!isFree || !createPrivateFolder(m_folder) || !createPrivateFile(path(0)))
        return false;
    m_file.setFileName(path(0));
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append))
        return false;
    m_length = m_file.size();
    return true;
}

void LogFile::rotate()
{
    m_file.close();
    QFile::remove(path(files - 1));
    for (int age = files - 1; age > 0; --age)
        QFile::rename(path(age - 1), path(age));
}

} // namespace rushes
