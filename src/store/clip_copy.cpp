// SPDX-License-Identifier: GPL-3.0-or-later
// ClipStore::copyOut: a clip into a folder of the user's.
#include "store/clip_store.h"

#include "core/file_name.h"
#include "store/durable_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// A file of a random name that grows in the target folder and is gone with this object, unless it was
/// renamed.
class GrowingCopy
{
public:
    explicit GrowingCopy(const QString &folder)
        : m_file(u"%1/.rushes-%2.part"_s.arg(folder, QUuid::createUuid().toString(QUuid::Id128)))
    {
    }
    ~GrowingCopy()
    {
        m_file.close();
        if (m_exists)
            QFile::remove(m_file.fileName());
    }
    Q_DISABLE_COPY_MOVE(GrowingCopy)

    Outcome fillFrom(QFile &source)
    {
        m_exists = m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered);
        if (!m_exists)
            return Error{ErrorKind::FolderNotWritable, QFileInfo(m_file.fileName()).absolutePath()};
        const Outcome copied = copyContents(source, m_file);
        return copied ? syncFile(m_file) : copied;
    }

    /// Gives it the first free one of the numbered names.
    Result<QString> rename(const QString &folder, const QString &name)
    {
        m_file.close();
        for (int take = 1;; ++take) {
            const QString path = folder + u'/' + numberedFileName(name, take);
            const Result<bool> renamed = renameNoReplace(m_file.fileName(), path);
            if (!renamed)
                return renamed.error();
            if (*renamed) {
                m_exists = false;
                return path;
            }
        }
    }

private:
    QFile m_file;
    bool m_exists = false;
};

bool isNameInFolder(const QString &name)
{
    return !name.isEmpty() && name != u"."_s && name != u".."_s && !name.contains(u'/') &&
           !name.contains(QChar::Null);
}

} // namespace

Result<QString> ClipStore::copyOut(const QString &heldPath, const QString &folder, const QString &name)
{
    if (!isNameInFolder(name))
        return Error{ErrorKind::FileNameInvalid, name};
    QFile source(heldPath);
    if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{ErrorKind::FileUnreadable, u"%1: %2"_s.arg(heldPath, source.errorString())};
    if (folder.isEmpty() || !QDir().mkpath(folder))
        return Error{ErrorKind::FolderNotWritable, folder};

    const QString target = QDir(folder).absolutePath();
    GrowingCopy copy(target);
    if (const Outcome filled = copy.fillFrom(source); !filled)
        return filled.error();
    const Result<QString> path = copy.rename(target, name);
    if (!path)
        return path;
    if (const Outcome synced = syncFolder(target); !synced)
        return synced.error();
    return path;
}

} // namespace rushes
