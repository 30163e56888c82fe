// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_connection.h"

#include <QFileInfo>
#include <QSqlError>
#include <QUrl>

#include <array>
#include <atomic>
#include <utility>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

// sqlite.org/rescode.html; QtSql has no names for them.
constexpr int sqliteError = 1; // a table or column is not there
constexpr int sqlitePermission = 3;
constexpr int sqliteReadOnly = 8;
constexpr int sqliteCorrupt = 11;
constexpr int sqliteFull = 13;
constexpr int sqliteCannotOpen = 14;
constexpr int sqliteMismatch = 20;
constexpr int sqliteNotADatabase = 26;
constexpr auto damagedReads =
    std::to_array<int>({266, 522, 8202, 8458}); // IOERR_READ, _SHORT_READ, _DATA, _CORRUPTFS

QString uniqueName()
{
    static std::atomic<int> count = 0;
    return u"rushes-%1"_s.arg(++count);
}

struct OpenAs
{
    QString name;
    QString options;
};

OpenAs openAs(const QString &path, SqlConnection::Access access)
{
    // Readers of other programs hold their locks for moments only.
    const QString options = u"QSQLITE_BUSY_TIMEOUT=5000"_s;
    switch (access) {
    case SqlConnection::Access::ReadWrite:
        return {path, options};
    case SqlConnection::Access::ReadOnly:
        return {path, options + u";QSQLITE_OPEN_READONLY"_s};
    case SqlConnection::Access::Immutable:
        return {QString::fromLatin1(QUrl::fromLocalFile(path).toEncoded(QUrl::FullyEncoded)) +
                    u"?immutable=1"_s,
                options + u";QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"_s};
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace

bool SqlTrouble::isDamage() const
{
    const int primary = code & 0xff;
    return primary == sqliteCorrupt || primary == sqliteNotADatabase || primary == sqliteError ||
           primary == sqliteMismatch || std::ranges::find(damagedReads, code) != damagedReads.end();
}

bool SqlTrouble::isBarred() const
{
    const int primary = code & 0xff;
    return primary == sqlitePermission || primary == sqliteReadOnly || primary == sqliteCannotOpen;
}

Error SqlTrouble::asError(const QString &path) const
{
    if ((code & 0xff) == sqliteFull)
        return {ErrorKind::DiskFull, QFileInfo(path).absolutePath()};
    return {ErrorKind::DatabaseUnusable, words};
}

SqlConnection::Access SqlConnection::accessForReading(const QString &path)
{
    return QFileInfo(path + u"-wal"_s).size() > 0 ? Access::ReadOnly : Access::Immutable;
}

SqlConnection::SqlConnection(const QString &path, Access access)
    : m_path(path)
    , m_name(uniqueName())
    , m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name))
{
    const OpenAs as = openAs(path, access);
    m_database.setDatabaseName(as.name);
    m_database.setConnectOptions(as.options);
    if (!m_database.open())
        note(m_database.lastError());
}

SqlConnection::~SqlConnection()
{
    m_prepared.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

void SqlConnection::note(const QSqlError &error)
{
    // Failures that come from Qt itself have no code; they are never damage.
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber);
    m_trouble = {isNumber ? code : -1,
                 error.databaseText().isEmpty() ? error.driverText() : error.databaseText()};
}

bool SqlConnection::exec(const QString &sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    const bool done = query.exec(sql);
    if (!done)
        note(query.lastError());
    query.finish();
    return done;
}

bool SqlConnection::execAgain(const QString &sql)
{
    auto query = m_prepared.find(sql);
    if (query == m_prepared.end())
        query = m_prepared.emplace(sql, prepare(sql)).first;
    const bool done = run(query->second);
    if (done)
        query->second.finish();
    else
        m_prepared.erase(query); // it may not have prepared
    return done;
}

std::optional<QVariant> SqlConnection::value(const QString &sql)
{
    QSqlQuery query = prepare(sql);
    bool ended = false;
    if (!run(query) || !next(query, &ended))
        return std::nullopt;
    const QVariant found = query.value(0);
    query.finish();
    return found;
}

QSqlQuery SqlConnection::prepare(const QString &sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        note(query.lastError());
    return query;
}

bool SqlConnection::run(QSqlQuery &query)
{
    if (query.exec())
        return true;
    // A query that did not prepare has left its reason already; QtSql's own complaint about it ("No query")
    // has no code.
    if (!query.lastError().nativeErrorCode().isEmpty())
        note(query.lastError());
    return false;
}

bool SqlConnection::next(QSqlQuery &query, bool *ended)
{
    if (query.next())
        return true;
    *ended = !query.lastError().isValid();
    if (!*ended)
        note(query.lastError());
    query.finish();
    return false;
}

} // namespace rushes
