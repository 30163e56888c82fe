// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <map>
#include <optional>

namespace rushes {

/// What SQLite said when it failed: its extended result code (sqlite.org/rescode.html) and its words.
struct SqlTrouble
{
    int code = 0;
    QString words;

    /// The file's content is wrong, as against its surroundings (permissions, room, locks).
    [[nodiscard]] bool isDamage() const;
    /// The file or its folder does not let us in: read-only, no permission.
    [[nodiscard]] bool isBarred() const;
    /// DiskFull or DatabaseUnusable.
    [[nodiscard]] Error asError(const QString &path) const;
};

/// One connection to a SQLite file, for the thread that makes it; closed with this object, which outlives
/// every query made on it. What fails answers false and leaves the reason in trouble().
class SqlConnection
{
public:
    enum class Access {
        ReadWrite,
        ReadOnly,  ///< another program may be writing
        Immutable, ///< nobody writes: no lock is taken, no file made beside it, a -wal is not looked at
    };
    /// For a file of whose owner nothing is known. Where there is no -wal, nobody has it open, and then
    /// nothing must be made beside it.
    static Access accessForReading(const QString &path);

    SqlConnection(const QString &path, Access access);
    ~SqlConnection();
    Q_DISABLE_COPY_MOVE(SqlConnection)

    [[nodiscard]] bool isOpen() const { return m_database.isOpen(); }
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] const SqlTrouble &trouble() const { return m_trouble; }

    bool exec(const QString &sql);
    /// The same for what is said again and again: prepared once.
    bool execAgain(const QString &sql);
    /// The first column of the first row; nothing when it failed or there is no row.
    std::optional<QVariant> value(const QString &sql);

    /// A prepared, forward-only query; run() fails where its SQL did not prepare.
    QSqlQuery prepare(const QString &sql);
    bool run(QSqlQuery &query);
    /// The next row. False at the end (then true is left in *ended) and on failure.
    bool next(QSqlQuery &query, bool *ended);

private:
    void note(const QSqlError &error);

    QString m_path;
    QString m_name;
    QSqlDatabase m_database;
    std::map<QString, QSqlQuery> m_prepared; ///< by execAgain()
    SqlTrouble m_trouble;
};

} // namespace rushes
