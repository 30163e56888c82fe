// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database_recovery.h"

#include "store/database_backup.h"
#include "store/database_salvage.h"
#include "store/database_schema.h"
#include "store/durable_file.h"
#include "store/sql_connection.h"
#include "store/task_writer.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <QSet>

#include <algorithm>
#include <array>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// The database and what SQLite keeps beside it. The file itself goes first: as long as it is there, its
/// recovery begins anew.
const std::array<QString, 3> companions = {QString(), u"-wal"_s, u"-shm"_s};

/// A link that leads nowhere is there, too.
bool isThere(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() || info.isSymLink();
}

bool anyIsThere(const QString &path)
{
    return std::ranges::any_of(companions, [&](const QString &ending) { return isThere(path + ending); });
}

void removeDraft(const QString &path)
{
    for (const QString &ending : companions)
        QFile::remove(recoveryDraftPath(path) + ending);
}

/// "<path>.set-aside-20261121T093000Z", after the file's own last change; with "-2", "-3" .. where that is
/// taken.
QString setAsideName(const QString &path)
{
    QDateTime changed = QFileInfo(path).lastModified(); // of the -wal where the file itself is gone
    if (!changed.isValid())
        changed = QFileInfo(path + u"-wal"_s).lastModified();
    if (!changed.isValid()) // a link that leads nowhere
        changed = QFileInfo(QFileInfo(path).absolutePath()).lastModified();
    const QString name = path + u".set-aside-"_s + changed.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    QString free = name;
    for (int take = 2; anyIsThere(free); ++take)
        free = u"%1-%2"_s.arg(name).arg(take);
    return free;
}

/// What an interrupted recovery has set aside already.
QString lastSetAside(const QString &path)
{
    const QFileInfo info(path);
    constexpr auto anything = QDir::AllEntries | QDir::NoDotAndDotDot | QDir::System;
    const QStringList names =
        info.dir().entryList({info.fileName() + u".set-aside-*"_s}, anything, QDir::Name);
    for (auto name = names.crbegin(); name != names.crend(); ++name) {
        if (!name->endsWith(companions[1]) && !name->endsWith(companions[2]))
            return info.dir().filePath(*name);
    }
    return {};
}

Result<QString> setAside(const QString &path)
{
    if (!anyIsThere(path))
        return lastSetAside(path); // moved before a kill, or there was nothing
    // Where only what SQLite keeps beside it is left, it goes to where the file itself went; not over what
    // came from another.
    QString aside = isThere(path) ? QString() : lastSetAside(path);
    const bool isTaken = std::ranges::any_of(
        companions, [&](const QString &ending) { return isThere(path + ending) && isThere(aside + ending); });
    if (aside.isEmpty() || isTaken)
        aside = setAsideName(path);
    for (const QString &ending : companions) {
        if (!isThere(path + ending))
            continue;
        const Result<bool> renamed = renameNoReplace(path + ending, aside + ending);
        if (!renamed)
            return renamed.error();
        if (!*renamed)
            return Error{ErrorKind::FileWriteFailed, aside + ending};
    }
    return aside;
}

struct Backup
{
    Remembered remembered;
    std::optional<Moment> made; ///< nothing: there is none
};

/// The newest backup that can be read: the newest of all can be a later version's, or empty.
Backup newestBackup(const QString &path)
{
    const QStringList paths = backupsOf(path);
    for (const QString &backup : paths) {
        const Result<Remembered> read = TaskDatabase::readOnly(backup);
        if (read && !read->damage && !read->wasMissing)
            return {*read, momentOfBackup(backup)};
    }
    return {};
}

/// Adds what only the backup knows. What was salvaged is newer, and stays as it is.
void complete(Remembered &salvaged, const Remembered &backup)
{
    QSet<qint64> numbers;
    QSet<std::pair<QString, QString>> ids;
    for (const Task &task : std::as_const(salvaged.tasks)) {
        numbers.insert(task.number);
        ids.insert({task.service, task.id});
    }
    for (const Task &task : backup.tasks) {
        if (!numbers.contains(task.number) && !ids.contains({task.service, task.id}))
            salvaged.tasks.append(task);
    }
    std::ranges::sort(salvaged.tasks, {}, &Task::number);
    if (salvaged.undecided.isEmpty())
        salvaged.undecided = backup.undecided;
    salvaged.lastNumber = std::max(salvaged.lastNumber, backup.lastNumber);
}

/// A database with what was salvaged, closed and on disk.
std::optional<Error> writeDraft(const QString &draft, const Remembered &salvaged)
{
    {
        SqlConnection connection(draft, SqlConnection::Access::ReadWrite);
        if (!connection.isOpen() || !configureNew(connection) || !configure(connection) ||
            !migrate(connection))
            return connection.trouble().asError(draft);
        TaskWriter writer(connection);
        const bool written = connection.exec(u"BEGIN IMMEDIATE"_s) &&
                             writer.apply({.changed = salvaged.tasks, .undecided = salvaged.undecided}) &&
                             connection.exec(raiseLastNumberSql(QString::number(salvaged.lastNumber))) &&
                             connection.exec(u"COMMIT"_s) &&
                             connection.exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        if (!written)
            return connection.trouble().asError(draft);
    }
    const Outcome synced = syncFile(draft);
    return synced ? std::nullopt : std::optional(synced.error());
}

} // namespace

QString recoveryDraftPath(const QString &path)
{
    return path + u".recovering"_s;
}
QString recoveredPath(const QString &path)
{
    return path + u".recovered"_s;
}

Result<QString> recover(const QString &path)
{
    const bool wasThere = anyIsThere(path);
    Remembered salvaged = wasThere ? salvage(path) : Remembered{};
    complete(salvaged, newestBackup(path).remembered);
    const QString draft = recoveryDraftPath(path);
    removeDraft(path);
    if (const Outcome made = createPrivateFile(draft); !made)
        return made.error();
    if (const auto error = writeDraft(draft, salvaged)) {
        removeDraft(path);
        return *error;
    }
    const Result<bool> renamed = renameNoReplace(draft, recoveredPath(path));
    if (!renamed)
        return renamed.error();
    Result<QString> aside = finishRecovery(path);
    return wasThere || !aside ? aside : Result<QString>(QString());
}

Result<LeftOfDatabase> readWhatIsLeft(const QString &path)
{
    // Killed between two renames, a recovery leaves the whole list under its other name.
    const bool isOnItsWay = !anyIsThere(path) && QFileInfo(recoveredPath(path)).isFile();
    Result<Remembered> read = TaskDatabase::readOnly(isOnItsWay ? recoveredPath(path) : path);
    if (!read)
        return read.error();
    LeftOfDatabase left{.remembered = std::move(read).value()};
    Remembered &remembered = left.remembered;
    if (remembered.wasMissing && !backupsOf(path).isEmpty()) {
        remembered.wasMissing = false;
        remembered.damage = Error{ErrorKind::DatabaseVanished, QFileInfo(path).absolutePath()};
    }
    if (isOnItsWay && !remembered.damage)
        remembered.damage = Error{ErrorKind::DatabaseUnusable, {}};
    if (!remembered.damage)
        return left;
    const Backup backup = newestBackup(path);
    const qsizetype salvaged = remembered.tasks.size();
    complete(remembered, backup.remembered);
    left.fromBackup = remembered.tasks.size() - salvaged;
    left.backupMade = backup.made;
    return left;
}

Result<QString> finishRecovery(const QString &path)
{
    const QString recovered = recoveredPath(path);
    if (!isThere(recovered))
        return QString();
    const Result<QString> aside = setAside(path);
    if (!aside)
        return aside;
    const Result<bool> renamed = renameNoReplace(recovered, path);
    if (!renamed)
        return renamed.error();
    if (const Outcome synced = syncFolder(QFileInfo(path).absolutePath()); !synced)
        return synced.error();
    return aside;
}

} // namespace rushes
