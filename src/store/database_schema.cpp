// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database_schema.h"

#include "store/sql_connection.h"

#include <QFileInfo>
#include <QStringList>

#include <array>
#include <filesystem>
#include <span>
#include <system_error>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

// Each version's statements, as they were when it came out: never changed afterwards. Recovery counts on the
// order of version 1.
const QStringList version1 = {
    uR"(CREATE TABLE meta(
        name TEXT PRIMARY KEY,
        value INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID)"_s,

    uR"(CREATE TABLE task(
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        service TEXT NOT NULL,
        family TEXT NOT NULL,
        mode TEXT NOT NULL,
        mode_is_users INTEGER NOT NULL,
        label TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0,

        status TEXT NOT NULL,
        status_word TEXT NOT NULL,
        model TEXT NOT NULL,
        created INTEGER,
        video_url TEXT NOT NULL,
        actual_duration REAL,
        message TEXT NOT NULL,
        sent_expires_at INTEGER,
        last_seen_unfinished INTEGER,
        first_seen_finished INTEGER,

        contact TEXT NOT NULL,
        trouble TEXT,
        trouble_detail TEXT,
        last_asked_at INTEGER,
        last_heard_at INTEGER,
        troubles_in_row INTEGER NOT NULL,
        not_found_in_row INTEGER NOT NULL,

        clip TEXT NOT NULL,
        held_file TEXT NOT NULL,
        poster_file TEXT NOT NULL,
        saved_path TEXT NOT NULL,
        clip_bytes INTEGER NOT NULL,
        clip_sha256 BLOB NOT NULL,
        clip_seconds REAL NOT NULL,
        clip_width INTEGER NOT NULL,
        clip_height INTEGER NOT NULL,
        clip_frames_per_second REAL NOT NULL,
        clip_has_sound INTEGER NOT NULL,
        held_at INTEGER,
        clip_trouble TEXT,
        clip_trouble_detail TEXT,
        link_is_dead INTEGER NOT NULL,
        link_is_refused INTEGER NOT NULL,
        whole_but_wrong_in_row INTEGER NOT NULL,
        whole_but_wrong_sha256 BLOB NOT NULL,

        last_answer BLOB NOT NULL
    ) STRICT)"_s,

    uR"(CREATE TABLE transition(
        task INTEGER NOT NULL REFERENCES task(number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        status TEXT NOT NULL,
        word TEXT NOT NULL,
        not_before INTEGER,
        seen_at INTEGER NOT NULL,
        PRIMARY KEY(task, position)
    ) STRICT, WITHOUT ROWID)"_s,

    uR"(CREATE TABLE undecided(
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        service TEXT NOT NULL,
        family TEXT NOT NULL,
        mode TEXT NOT NULL,
        certain INTEGER NOT NULL,
        evidence TEXT NOT NULL,
        host TEXT NOT NULL
    ) STRICT)"_s,
};

const QStringList version2 = {
    uR"(ALTER TABLE task ADD COLUMN clip_marks TEXT NOT NULL DEFAULT '')"_s,
};

const QStringList version3 = {
    uR"(ALTER TABLE task ADD COLUMN paused_at INTEGER)"_s,
};

/// Migration i leads from version i to i + 1.
const std::array<const QStringList *, 3> migrations = {&version1, &version2, &version3};

bool execAll(SqlConnection &connection, std::span<const QString> statements)
{
    return std::ranges::all_of(statements,
                               [&](const QString &statement) { return connection.exec(statement); });
}

/// What stands in a file's place and is none, in words; empty where there is a file, a link to one, or
/// nothing.
QString obstacleAt(const QString &path)
{
    using std::filesystem::file_type;
    const auto native = QFileInfo(path).filesystemFilePath();
    std::error_code trouble;
    const file_type itself = std::filesystem::symlink_status(native, trouble).type();
    const file_type type = std::filesystem::status(native, trouble).type();
    const bool leadsNowhere =
        type == file_type::not_found || trouble == std::errc::too_many_symbolic_link_levels;
    if (itself == file_type::symlink && leadsNowhere)
        return u"a link that leads nowhere is in its place"_s;
    if (type == file_type::directory)
        return u"a folder is in its place"_s;
    const bool isFine = type == file_type::regular || type == file_type::not_found || type == file_type::none;
    return isFine ? QString() : u"what is in its place is no file"_s;
}

FileLook failedLook(const SqlConnection &connection)
{
    const SqlTrouble &trouble = connection.trouble();
    const FileState state = trouble.isDamage()   ? FileState::Damaged
                            : trouble.isBarred() ? FileState::Barred
                                                 : FileState::Unusable;
    return {state, 0, trouble.words};
}

} // namespace

const int databaseVersion = int(migrations.size());

QString raiseLastNumberSql(const QString &number)
{
    return u"INSERT INTO meta(name, value) VALUES('last_number', %1) "
           "ON CONFLICT(name) DO UPDATE SET value = max(value, excluded.value)"_s.arg(number);
}

QString noteOwnedSql()
{
    return u"INSERT INTO meta(name, value) VALUES('owned', 1) ON CONFLICT(name) DO UPDATE SET value = 1"_s;
}

QString noteCleanEndSql()
{
    return u"DELETE FROM meta WHERE name = 'owned'"_s;
}

bool configureNew(SqlConnection &connection)
{
    return connection.exec(u"PRAGMA page_size=%1"_s.arg(databasePageSize));
}

bool configure(SqlConnection &connection)
{
    static const std::array<QString, 5> pragmas = {
        u"PRAGMA trusted_schema=OFF"_s, u"PRAGMA cell_size_check=ON"_s, u"PRAGMA foreign_keys=ON"_s,
        u"PRAGMA journal_mode=WAL"_s,   u"PRAGMA synchronous=FULL"_s,
    };
    return execAll(connection, pragmas);
}

bool migrate(SqlConnection &connection)
{
    const auto version = connection.value(u"PRAGMA user_version"_s);
    if (!version)
        return false;
    if (version->toInt() == databaseVersion)
        return true;
    if (!connection.exec(u"BEGIN IMMEDIATE"_s))
        return false;
    for (size_t next = size_t(version->toInt()); next < migrations.size(); ++next) {
        if (!execAll(connection, *migrations.at(next)))
            return false;
    }
    // The checkpoint puts the tables into the file itself, so that it can be read even when its -wal is lost.
    return connection.exec(u"PRAGMA application_id=%1"_s.arg(databaseApplicationId)) &&
           connection.exec(u"PRAGMA user_version=%1"_s.arg(databaseVersion)) &&
           connection.exec(u"COMMIT"_s) && connection.exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
}

QStringList columnsOf(SqlConnection &connection, const QString &table)
{
    QStringList names;
    QSqlQuery query = connection.prepare(u"SELECT name FROM pragma_table_info(?)"_s);
    query.bindValue(0, table);
    if (!connection.run(query))
        return names;
    bool ended = false;
    while (connection.next(query, &ended))
        names += query.value(0).toString();
    return names;
}

FileLook lookAt(const QString &path)
{
    // Nothing but files is opened: a pipe would be waited for, a link be followed to where a new file would
    // be made.
    for (const QString &ending : {QString(), u"-wal"_s, u"-shm"_s}) {
        if (const QString obstacle = obstacleAt(path + ending); !obstacle.isEmpty())
            return {FileState::Barred, 0,
                    ending.isEmpty() ? obstacle : QFileInfo(path + ending).fileName() + u": "_s + obstacle};
    }
    // What cannot be looked at is not missing.
    std::error_code unreachable;
    if (std::filesystem::status(QFileInfo(path).filesystemFilePath(), unreachable).type() ==
        std::filesystem::file_type::none)
        return {FileState::Unusable, 0, QString::fromLocal8Bit(unreachable.message())};
    if (QFileInfo(path).size() == 0) {
        // Without its first page SQLite would throw away what waits in the -wal.
        if (QFileInfo(path + u"-wal"_s).size() > 0)
            return {FileState::Damaged, 0, {}};
        return {};
    }
    // Whole pages, but for what a loss of power cut off, which the -wal then still holds.
    if (QFileInfo(path).size() % databasePageSize != 0 && QFileInfo(path + u"-wal"_s).size() == 0)
        return {FileState::Damaged, 0, {}};
    SqlConnection connection(path, SqlConnection::accessForReading(path));
    if (!connection.isOpen())
        return failedLook(connection);
    const auto application = connection.value(u"PRAGMA application_id"_s);
    const auto version = connection.value(u"PRAGMA user_version"_s);
    // The pragmas answer 0 for a file that is no database: only reading the tables tells.
    const auto tables = connection.value(u"SELECT count(*) FROM sqlite_master"_s);
    if (!application || !version || !tables)
        return failedLook(connection);
    // A program that was killed while it made the file leaves it like this.
    if (application->toInt() == 0 && version->toInt() == 0 && tables->toInt() == 0)
        return {};
    if (application->toInt() != databaseApplicationId || version->toInt() < 1)
        return {FileState::Damaged, 0, {}};
    return {version->toInt() > databaseVersion ? FileState::Newer : FileState::Ours, version->toInt(), {}};
}

} // namespace rushes
