// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/readable_clip.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace rushes {

Error unreadable(const QString &path, const QString &reason)
{
    return {ErrorKind::FileUnreadable, u"%1: %2"_s.arg(path, reason)};
}

Outcome checkReadable(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return unreadable(path, u"not a plain file"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path, file.errorString());
    return success();
}

} // namespace rushes
