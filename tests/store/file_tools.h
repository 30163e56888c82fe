// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QStringList>

namespace rushes::test {

/// The content of a file; a null array when it cannot be read.
QByteArray contentOf(const QString &path);
void writeFile(const QString &path, const QByteArray &content,
               QFile::Permissions mode = QFile::ReadOwner | QFile::WriteOwner);
/// Names of all files in a folder, hidden ones too, sorted.
QStringList namesIn(const QString &folder);

/// As long as it lives, no file of this process grows beyond so many bytes: writing fails as on a full disk,
/// with EFBIG.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(quint64 bytes);
    ~FileSizeLimit();
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    quint64 m_before = 0;
};

/// As long as it lives, permissions count for this process: run as root it works as the user nobody.
class WithoutPrivileges
{
public:
    WithoutPrivileges();
    ~WithoutPrivileges();
    Q_DISABLE_COPY_MOVE(WithoutPrivileges)
};

} // namespace rushes::test
