// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/profile.h"

#include "store/durable_file.h"
#include "store/profile_place.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <chrono>

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
    return folder + u'/' + Profile::lockName();
}

/// How long a program can take, at most, to write its name into a lock that it has made.
constexpr std::chrono::duration<int, std::milli> momentsToWrite{1000};

/// "rushes (4711)"; empty where the lock does not tell.
QString holderOf(const QLockFile &lock)
{
    qint64 processId = 0;
    QString host;
    QString program;
    return lock.getLockInfo(&processId, &host, &program) ? u"%1 (%2)"_s.arg(program).arg(processId)
                                                         : QString();
}

/// A folder, a pipe or a link that leads to no file: no lock can be made there, and reading who holds it
/// could wait for ever.
bool isBlocked(const QString &path)
{
    const QFileInfo info(path);
    return !info.isFile() && (info.exists() || info.isSymLink());
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
QString Profile::lockName()
{
    return u"lock"_s;
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
QString Profile::servicesPath(const QString &folder)
{
    return folder + u"/services.json"_s;
}
QString Profile::logFolder(const QString &folder)
{
    return folder + u"/logs"_s;
}

Profile::Profile(QString folder)
    : m_folder(std::move(folder))
    , m_lock(lockPath(m_folder))
{
    // However long a program has owned it, it is owned; one that died without letting go is told by its
    // process id.
    m_lock.setStaleLockTime(0);
}

Result<std::unique_ptr<Profile>> Profile::own(const QString &folder, const MoveProgress &progress,
                                              const MoveObserver &observer)
{
    if (folder.isEmpty())
        return Error{ErrorKind::FolderNotWritable, folder};
    const QString asked = QDir::cleanPath(QDir(folder).absolutePath());
    finishMove(asked);
    const Result<QString> located = locateProfile(asked);
    if (!located)
        return located.error();
    Result<std::unique_ptr<Profile>> here = ownHere(*located);
    if (!here)
        return here;
    const QString old = (*here)->folder();
    const std::optional<PendingMove> move = pendingMove(old);
    if (!move)
        return here;

    // Where the profile is looked for, and found by way of the old folder.
    QStringList ways;
    for (const QString &way : {asked, defaultFolder()}) {
        const Result<QString> end = movedTo(way) ? locateProfile(way) : Error{ErrorKind::ProfileAway, way};
        if (end && QFileInfo(*end).canonicalFilePath() == old)
            ways.append(way);
    }
    Result<std::unique_ptr<Profile>> there = ownHere(move->to);
    const Outcome made = there ? makePendingMove(old, progress, observer) : Outcome(there.error());
    if (!made) {
        clearPendingMove(old);
        (*here)->m_moveTrouble = made.error();
        return here;
    }
    for (const QString &way : std::as_const(ways))
        (void)setMovedTo(way, (*there)->folder()); // straight on: nothing hangs on the folder in between
    return there;
}

Result<std::unique_ptr<Profile>> Profile::ownHere(const QString &folder)
{
    const QString absolute = QDir::cleanPath(QDir(folder).absolutePath());
    if (const Outcome made = createPrivateFolder(absolute); !made)
        return made.error();

    std::unique_ptr<Profile> profile(new Profile(QDir(absolute).canonicalPath()));
    if (const QString lock = lockPath(profile->m_folder); isBlocked(lock))
        return Error{ErrorKind::LockBlocked, lock};
    const auto locked = [&profile](int milliseconds) {
        if (!profile->m_lock.tryLock(milliseconds))
            return false;
        // Qt makes it for whomever the umask lets.
        QFile::setPermissions(lockPath(profile->m_folder), QFile::ReadOwner | QFile::WriteOwner);
        return true;
    };
    if (locked(0))
        return profile;
    if (profile->m_lock.error() != QLockFile::LockFailedError)
        return Error{ErrorKind::FolderNotWritable, absolute};
    if (const QString holder = holderOf(profile->m_lock); !holder.isEmpty())
        return Error{ErrorKind::ProfileInUse, holder};
    // A loss of power can leave it empty. It is removed only where nobody holds it, and whoever is just
    // making it does so within moments.
    if (locked(momentsToWrite.count()) || (profile->m_lock.removeStaleLockFile() && locked(0)))
        return profile;
    const QString holder = holderOf(profile->m_lock);
    return Error{ErrorKind::ProfileInUse, holder.isEmpty() ? absolute : holder};
}

} // namespace rushes
