// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/installed_program.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace rushes {

QString programOfOurs(const QString &name, const QString &programFolder)
{
    const QDir folder(programFolder);
    const QString found = QStandardPaths::findExecutable(
        name, {folder.absolutePath(), QDir::cleanPath(folder.absoluteFilePath(u"../libexec/rushes"_s))});
    return found.isEmpty() ? folder.absoluteFilePath(name) : found;
}

QString programOfOurs(const QString &name)
{
    return programOfOurs(name, QCoreApplication::applicationDirPath());
}

} // namespace rushes
