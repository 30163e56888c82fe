// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database_opening.h"

#include "store/database_backup.h"
#include "store/database_reader.h"
#include "store/database_recovery.h"
#include "store/database_schema.h"
#include "store/durable_file.h"
#include "store/sql_connection.h"

#include <QFileInfo>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

/// One try to open and read. When it failed: the error, and whether a new file in its place would do.
struct Try
{
    OpenedDatabase opened;
    std::optional<Error> error;
    bool isToBeReplaced = false;
};

Try failed(const SqlConnection &connection)
{
    const SqlTrouble &trouble = connection.trouble();
    if (trouble.isBarred())
        return {{}, Error{ErrorKind::DatabaseBarred, trouble.words}, true};
    return {{}, trouble.asError(connection.path()), trouble.isDamage()};
}

/// A database that was there once leaves its backups.
bool isVanished(const QString &path)
{
    return !backupsOf(path).isEmpty();
}

/// Every page is looked at before anything is written: SQLite would go on in a damaged file for long without
/// noticing.
std::optional<Try> checked(SqlConnection &connection)
{
    const auto answer = connection.value(u"PRAGMA quick_check(1)"_s);
    if (!answer)
        return failed(connection);
    if (answer->toString() != u"ok"_s)
        return Try{{}, Error{ErrorKind::DatabaseUnusable, answer->toString()}, true};
    return std::nullopt;
}

/// From here on, only a clean end takes the mark away.
bool noteOwned(SqlConnection &connection)
{
    return connection.exec(noteOwnedSql());
}

/// The removed are dropped; and a file that cannot be written is told by this, whatever else it holds.
bool dropRemoved(SqlConnection &connection)
{
    return connection.exec(u"BEGIN IMMEDIATE"_s) &&
           connection.exec(u"DELETE FROM task WHERE removed <> 0"_s) &&
           connection.exec(raiseLastNumberSql(u"0"_s)) && connection.exec(u"COMMIT"_s);
}

Try tryToOpen(const QString &path)
{
    const FileLook look = lookAt(path);
    switch (look.state) {
    case FileState::Newer:
        return {{}, Error{ErrorKind::DatabaseNewer, QString::number(look.version)}, true};
    case FileState::Damaged:
        return {{}, Error{ErrorKind::DatabaseUnusable, look.words}, true};
    case FileState::Barred:
        return {{}, Error{ErrorKind::DatabaseBarred, look.words}, true};
    case FileState::Unusable:
        return {{}, Error{ErrorKind::DatabaseUnusable, look.words}};
    case FileState::New:
        if (isVanished(path))
            return {{}, Error{ErrorKind::DatabaseVanished, QFileInfo(path).absolutePath()}, true};
        break;
    case FileState::Ours:
        break;
    }
    if (const Outcome made = createPrivateFile(path); !made)
        return {{}, Error{ErrorKind::DatabaseBarred, made.error().detail}, true};

    Try result;
    result.opened.remembered.wasMissing = look.state == FileState::New;
    auto connection = std::make_unique<SqlConnection>(path, SqlConnection::Access::ReadWrite);
    if (!connection->isOpen() || (look.state == FileState::New && !configureNew(*connection)) ||
        !configure(*connection))
        return failed(*connection);
    if (auto damage = checked(*connection))
        return std::move(*damage);
    // Without room for it the migration is tried all the same: it is one transaction.
    if (look.state == FileState::Ours && look.version < databaseVersion)
        (void)backUp(*connection, fromDateTime(QFileInfo(path).lastModified()));
    if (!migrate(*connection) || !dropRemoved(*connection) ||
        !readAll(*connection, result.opened.remembered, Answers::OfUnfinished) || !noteOwned(*connection))
        return failed(*connection);
    result.opened.connection = std::move(connection);
    return result;
}

} // namespace

Result<std::shared_ptr<OpenedDatabase>> openDatabase(const QString &path)
{
    std::optional<Error> damage;
    Result<QString> setAside = finishRecovery(path);
    if (!setAside)
        return setAside.error();
    if (!setAside->isEmpty())
        damage = Error{ErrorKind::DatabaseUnusable, {}};

    Try result = tryToOpen(path);
    if (result.error && result.isToBeReplaced) {
        damage = result.error;
        setAside = recover(path);
        if (!setAside) // nothing can be put in its place: then it is the folder's fault
            return *damage;
        result = tryToOpen(path);
    }
    if (result.error)
        return *result.error;
    // What a damaged file did not tell is as unknown as what a killed program did not write.
    if (damage)
        result.opened.remembered.endedCleanly = false;
    result.opened.remembered.damage = damage;
    result.opened.remembered.setAsidePath = *setAside;
    return std::make_shared<OpenedDatabase>(std::move(result.opened));
}

} // namespace rushes
