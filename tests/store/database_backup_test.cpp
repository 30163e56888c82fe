// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database_backup.h"
#include "store/database_schema.h"
#include "store/file_tools.h"
#include "store/sample_tasks.h"
#include "store/sql_connection.h"
#include "store/task_database.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

const Moment noon = *fromRfc3339(u"2026-11-21T12:00:00Z"_s);

} // namespace

/// What a list of tasks that is damaged or gone no longer tells comes from a copy of a day ago.
class DatabaseBackupTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aBackupHoldsAllAndIsItsOwnersAlone();
    void oneADayIsMade();
    void anEmptyListNeedsNone();
    void onlyTheNewestStay();
    void whatAKillLeftIsReplaced();
    void aBackupIsMadeBeforeTablesAreChanged();
    void aListThatVanishedComesBack();
    void aDamagedListIsCompletedFromItsBackup();
    void aLaterVersionsBackupIsPassedOver();
    void anEmptyBackupIsPassedOver();
    void aBackupWaitsItsTurn();
    void aFullDiskLeavesNoHalfBackup();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"tasks.sqlite"_s); }
    [[nodiscard]] QStringList backups() const { return backupsOf(path()); }
    /// A list of these tasks, with a backup made at noon.
    void fill(const QVector<Task> &tasks) const;
    static Outcome backUpNow(TaskDatabase &database, Moment now);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void DatabaseBackupTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

Outcome DatabaseBackupTest::backUpNow(TaskDatabase &database, Moment now)
{
    std::optional<Outcome> done;
    database.backUpWhenDue(now, [&done](const Outcome &outcome) { done = outcome; });
    database.flush();
    return done.value_or(Error{ErrorKind::TimedOut, {}});
}

void DatabaseBackupTest::fill(const QVector<Task> &tasks) const
{
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    database.write({.changed = tasks}, {});
    QVERIFY(backUpNow(database, noon).ok());
}

void DatabaseBackupTest::aBackupHoldsAllAndIsItsOwnersAlone()
{
    const QVector<Task> tasks{fullTask(1), fullTask(2)};
    fill(tasks);
    QCOMPARE(backups(), QStringList{m_folder->filePath(u"backups/tasks-20261121T120000Z.sqlite"_s)});
    const auto read = TaskDatabase::readOnly(backups().constFirst());
    QVERIFY(read.ok());
    QVERIFY(read->tasks == tasks);
    QCOMPARE(read->lastNumber, 2);
    const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(backups().constFirst()) & others));
    QVERIFY(!(QFile::permissions(backupFolder(path())) & others));
}

void DatabaseBackupTest::oneADayIsMade()
{
    fill({newTask(1)});
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    QVERIFY(backUpNow(database, noon + 23h).ok());
    QCOMPARE(backups().size(), 1);
    QVERIFY(backUpNow(database, noon + 24h).ok());
    QCOMPARE(backups().size(), 2);
    QCOMPARE(*lastBackup(path()), noon + 24h);
    // The clock was set back: not a year without a backup.
    QVERIFY(backUpNow(database, noon - 24h * 365).ok());
    QCOMPARE(backups().size(), 3);
}

void DatabaseBackupTest::anEmptyListNeedsNone()
{
    fill({});
    QVERIFY(backups().isEmpty());
}

void DatabaseBackupTest::onlyTheNewestStay()
{
    fill({newTask(1)});
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    for (int day = 1; day < 10; ++day)
        QVERIFY(backUpNow(database, noon + 24h * day).ok());
    QCOMPARE(backups().size(), backupsKept);
    QVERIFY(backups().constFirst().endsWith(u"tasks-20261130T120000Z.sqlite"_s));
    QVERIFY(backups().constLast().endsWith(u"tasks-20261124T120000Z.sqlite"_s));
}

void DatabaseBackupTest::whatAKillLeftIsReplaced()
{
    QVERIFY(QDir().mkpath(backupFolder(path())));
    writeFile(backupFolder(path()) + u"/unfinished"_s, "half of it");
    fill({newTask(1)});
    QCOMPARE(namesIn(backupFolder(path())), QStringList{u"tasks-20261121T120000Z.sqlite"_s});
    QCOMPARE(TaskDatabase::readOnly(backups().constFirst())->tasks.size(), 1);
}

void DatabaseBackupTest::aBackupIsMadeBeforeTablesAreChanged()
{
    const QByteArray old = contentOf(QStringLiteral(TEST_DATA_DIR "/store/version-1.sqlite"));
    writeFile(path(), old);
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    QCOMPARE(backups().size(), 1);
    QCOMPARE(lookAt(backups().constFirst()).version, 1);
    QCOMPARE(lookAt(path()).version, databaseVersion);
    QCOMPARE(TaskDatabase::readOnly(backups().constFirst())->tasks.size(), 2);
}

void DatabaseBackupTest::aListThatVanishedComesBack()
{
    const QVector<Task> tasks{fullTask(1), fullTask(5)};
    fill(tasks);
    for (const QString &ending : {QString(), u"-wal"_s, u"-shm"_s})
        QFile::remove(path() + ending);
    TaskDatabase database(path());
    const auto opened = openWhole(database);
    QVERIFY(opened.ok());
    QCOMPARE(opened->damage->kind, ErrorKind::DatabaseVanished);
    QVERIFY(opened->setAsidePath.isEmpty());
    QVERIFY(opened->tasks == tasks);
    QCOMPARE(opened->lastNumber, 5);
    QVERIFY(!opened->endedCleanly);
}

void DatabaseBackupTest::aDamagedListIsCompletedFromItsBackup()
{
    fill({fullTask(1), fullTask(2)});
    Task newer = fullTask(2);
    newer.label = u"newer than the backup"_s;
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        database.write({.changed = {newer, fullTask(3)}}, {});
    }
    {
        SqlConnection connection(path(), SqlConnection::Access::ReadWrite);
        QVERIFY(connection.exec(u"DELETE FROM task WHERE number = 1"_s)); // as if its page were gone
        QVERIFY(connection.exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
    }
    QByteArray content = contentOf(path());
    writeFile(path(), content.chopped(1)); // its last page is cut
    TaskDatabase database(path());
    const auto opened = openWhole(database);
    QVERIFY(opened.ok());
    QVERIFY(opened->damage.has_value());
    QVector<qint64> numbers;
    for (const Task &task : opened->tasks)
        numbers.append(task.number);
    QVERIFY(numbers.contains(1));
    const auto second = std::ranges::find(opened->tasks, 2, &Task::number);
    QVERIFY(second != opened->tasks.cend());
    QCOMPARE(second->label, newer.label);
}

void DatabaseBackupTest::aLaterVersionsBackupIsPassedOver()
{
    fill({newTask(1)});
    const QString later = backupFolder(path()) + u"/tasks-20301121T120000Z.sqlite"_s;
    QVERIFY(QFile::copy(backups().constFirst(), later));
    {
        SqlConnection connection(later, SqlConnection::Access::ReadWrite);
        QVERIFY(connection.exec(u"PRAGMA user_version=%1"_s.arg(databaseVersion + 1)));
    }
    for (const QString &ending : {QString(), u"-wal"_s, u"-shm"_s})
        QFile::remove(path() + ending);
    TaskDatabase database(path());
    QCOMPARE(database.open()->tasks.size(), 1);
}

void DatabaseBackupTest::anEmptyBackupIsPassedOver()
{
    fill({newTask(1)});
    writeFile(backupFolder(path()) + u"/tasks-20301121T120000Z.sqlite"_s, {});
    for (const QString &ending : {QString(), u"-wal"_s, u"-shm"_s})
        QFile::remove(path() + ending);
    TaskDatabase database(path());
    QCOMPARE(database.open()->tasks.size(), 1);
}

void DatabaseBackupTest::aBackupWaitsItsTurn()
{
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    QVector<int> order;
    database.write({.changed = {newTask(1)}}, [&](const Outcome &) { order.append(1); });
    database.backUpWhenDue(noon, [&](const Outcome &) { order.append(2); });
    database.write({.changed = {newTask(2)}}, [&](const Outcome &) { order.append(3); });
    database.flush();
    QCOMPARE(order, (QVector<int>{1, 2, 3}));
    QCOMPARE(TaskDatabase::readOnly(backups().constFirst())->tasks.size(), 1);
}

void DatabaseBackupTest::aFullDiskLeavesNoHalfBackup()
{
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    QVector<Task> tasks;
    for (int number = 1; number <= 200; ++number)
        tasks.append(fullTask(number));
    database.write({.changed = tasks}, {});
    database.flush();
    {
        const FileSizeLimit full(8192);
        QVERIFY(!backUpNow(database, noon).ok());
    }
    QVERIFY(backups().isEmpty());
    QVERIFY(namesIn(backupFolder(path())).isEmpty());
    QVERIFY(backUpNow(database, noon).ok());
    QCOMPARE(TaskDatabase::readOnly(backups().constFirst())->tasks.size(), 200);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::DatabaseBackupTest)
#include "database_backup_test.moc"
