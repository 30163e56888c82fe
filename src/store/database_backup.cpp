// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database_backup.h"

#include "store/durable_file.h"
#include "store/sql_connection.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTimeZone>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

// "tasks-20261121T093000Z.sqlite": the order of the names is that of time.
const QString nameBefore = u"tasks-"_s;
const QString nameAfter = u".sqlite"_s;
const QString momentFormat = u"yyyyMMdd'T'HHmmss'Z'"_s;

QString nameAt(Moment moment)
{
    return nameBefore + toDateTime(moment).toUTC().toString(momentFormat) + nameAfter;
}

QString draftPath(const QString &databasePath)
{
    return backupFolder(databasePath) + u"/unfinished"_s;
}

QString quoted(QString path)
{
    return u'\'' + path.replace(u"'"_s, u"''"_s) + u'\'';
}

void removeOld(const QString &databasePath)
{
    const QStringList all = backupsOf(databasePath);
    for (qsizetype i = backupsKept; i < all.size(); ++i)
        QFile::remove(all[i]);
}

} // namespace

QString backupFolder(const QString &databasePath)
{
    return QFileInfo(databasePath).absolutePath() + u"/backups"_s;
}

QStringList backupsOf(const QString &databasePath)
{
    const QDir folder(backupFolder(databasePath));
    QStringList paths;
    const QStringList names =
        folder.entryList({nameBefore + u'*' + nameAfter}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QString &name : names)
        paths += folder.filePath(name);
    return paths;
}

std::optional<Moment> lastBackup(const QString &databasePath)
{
    const QStringList all = backupsOf(databasePath);
    return all.isEmpty() ? std::nullopt : momentOfBackup(all.constFirst());
}

std::optional<Moment> momentOfBackup(const QString &backupPath)
{
    const QString name = QFileInfo(backupPath).fileName();
    QDateTime made = QDateTime::fromString(
        name.mid(nameBefore.size(), name.size() - nameBefore.size() - nameAfter.size()), momentFormat);
    made.setTimeZone(QTimeZone::utc());
    return made.isValid() ? std::optional(fromDateTime(made)) : std::nullopt;
}

Outcome backUp(SqlConnection &connection, Moment now)
{
    const QString &path = connection.path();
    if (const Outcome made = createPrivateFolder(backupFolder(path)); !made)
        return made.error();
    const QString draft = draftPath(path);
    QFile::remove(draft); // of a program that was killed
    // SQLite fills an empty file; made here, it is its owner's alone from the first byte on.
    if (const Outcome made = createPrivateFile(draft); !made)
        return made.error();
    if (!connection.exec(u"VACUUM INTO %1"_s.arg(quoted(draft)))) {
        const Error error = connection.trouble().asError(path);
        QFile::remove(draft);
        return error;
    }
    if (const Outcome synced = syncFile(draft); !synced)
        return synced.error();
    const Result<bool> renamed = renameNoReplace(draft, backupFolder(path) + u'/' + nameAt(now));
    if (!renamed)
        return renamed.error();
    QFile::remove(draft); // where there is one of this second already
    if (const Outcome synced = syncFolder(backupFolder(path)); !synced)
        return synced.error();
    removeOld(path);
    return success();
}

} // namespace rushes
