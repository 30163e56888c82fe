// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/profile.h"

#include "store/durable_file.h"

#include <QDir>
#include <QStandardPaths>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

// The generic place and a name of our own: the window, the terminal and the tests have different application
// names.
QString dataFolder(QStringView name)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u'/' + name;
}

QString lockPath(const QString &folder)
{
    return folder + u"/lock"_s;
}

} // namespace

QString Profile::defaultFolder()
{
    return dataFolder(u"rushes");
}
QString Profile::defaultDemoFolder()
{
    return dataFolder(u"rushes-demo");
}
QString Profile::databasePath(const QString &folder)
{
    return folder + u"/tasks.sqlite"_s;
}
QString Profile::clipsFolder(const QString &folder)
{
    return folder + u"/clips"_s;
}
QString Profile::settingsPath(const QString &folder)
{
    return folder + u"/settings.ini"_s;
}

Profile::Profile(QString folder)
    : m_folder(std::move(folder))
    , m_lock(lockPath(m_folder))
{
    // However long a program has owned it, it is owned; one that died without letting go is told by its
    // process id.
    m_lock.setStaleLockTime(0);
}

Result<std::unique_ptr<Profile>> Profile::own(const QString &folder)
{
    if (folder.isEmpty())
        return Error{ErrorKind::FolderNotWritable, folder};
    const QString absolute = QDir::cleanPath(QDir(folder).absolutePath());
    if (const Outcome made = createPrivateFolder(absolute); !made)
        return made.error();

    std::unique_ptr<Profile> profile(new Profile(QDir(absolute).canonicalPath()));
    if (profile->m_lock.tryLock())
        return profile;
    if (profile->m_lock.error() != QLockFile::LockFailedError)
        return Error{ErrorKind::FolderNotWritable, absolute};
    qint64 processId = 0;
    QString host;
    QString program;
    if (!profile->m_lock.getLockInfo(&processId, &host, &program))
        return Error{ErrorKind::ProfileInUse, absolute};
    return Error{ErrorKind::ProfileInUse, u"%1 (%2)"_s.arg(program).arg(processId)};
}

} // namespace rushes
