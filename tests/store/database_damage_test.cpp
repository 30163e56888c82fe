// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database_bench.h"
#include "store/database_recovery.h"
#include "store/file_tools.h"
#include "store/sample_tasks.h"
#include "store/sql_connection.h"

#include <QFileInfo>
#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

/// A damaged database never blocks the start (promises.md): what can be read of it is recovered, the user is
/// told.
class DatabaseDamageTest final : public DatabaseBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void aDamagedFileIsSetAsideAndWhatCanBeReadIsKept_data();
    void aDamagedFileIsSetAsideAndWhatCanBeReadIsKept();
    void commitsThatAreOnlyInTheWalAreRecovered();
    void aWalWithoutItsFileIsRecovered();
    void aLostAnswerDoesNotCostItsTask();
    void aShortenedFileIsReadToItsEndWhereverItsTablesBegin();
    void removedTasksAreNotRecovered();
    void aLostLastNumberIsNeverBelowTheTasks();
    void aReaderOfADamagedFileTellsWhatItCanAndChangesNothing();
    void anInterruptedRecoveryIsEndedAtTheNextStart_data();
    void anInterruptedRecoveryIsEndedAtTheNextStart();
};

void DatabaseDamageTest::aDamagedFileIsSetAsideAndWhatCanBeReadIsKept_data()
{
    QTest::addColumn<qint64>("from");   // bytes; negative: from the end
    QTest::addColumn<qint64>("length"); // bytes; 0: cut off there
    QTest::addColumn<char>("with");
    QTest::addColumn<int>("atLeast"); // tasks
    const auto row = [](const char *name, qint64 from, qint64 length, char with, int atLeast) {
        QTest::newRow(name) << from << length << with << atLeast;
    };
    row("first page zeroed", 0, page, '\0', taskCount);
    row("first page garbage", 0, page, '\xb7', taskCount);
    row("first hundred bytes zeroed", 0, 100, '\0', taskCount);
    row("list of free pages garbage", 32, 8, '\x07', taskCount);
    row("page with the last number zeroed", page, page, '\0', taskCount);
    row("root of the task table zeroed", 2 * page, page, '\0', 0);
    row("one page in the middle zeroed", 60 * page, page, '\0', taskCount - 20);
    row("one page in the middle garbage", 60 * page, page, '\x7f', taskCount - 20);
    row("ten pages in the middle zeroed", 60 * page, 10 * page, '\0', taskCount - 200);
    row("last page zeroed", -page, page, '\0', taskCount - 20);
    row("one byte short", -1, 0, '\0', taskCount - 20);
    row("half of it cut off", 60 * page, 0, '\0', 100);
    row("all but the first page cut off", page, 0, '\0', 0);
    row("all but fifty bytes cut off", 50, 0, '\0', 0);
    row("garbage throughout", 0, 200 * page, '\x55', 0);
    row("zeros throughout", 0, 200 * page, '\0', 0);
}

void DatabaseDamageTest::aDamagedFileIsSetAsideAndWhatCanBeReadIsKept()
{
    QFETCH(qint64, from);
    QFETCH(qint64, length);
    QFETCH(char, with);
    QFETCH(int, atLeast);
    fill();
    const qint64 size = QFileInfo(path()).size();
    QVERIFY2(size > 80 * page && size < 200 * page, qPrintable(QString::number(size / page)));
    if (from < 0)
        from += size;
    if (length == 0)
        QVERIFY(QFile::resize(path(), from));
    else
        overwrite(from, QByteArray(length, with));

    const auto first = opened();
    QVERIFY2(first.ok(), first.ok() ? "" : qPrintable(first.error().detail));
    QVERIFY(first->damage.has_value());
    QCOMPARE(first->damage->kind, ErrorKind::DatabaseUnusable);
    QVERIFY(QFileInfo::exists(first->setAsidePath));
    QVERIFY2(first->tasks.size() >= atLeast, qPrintable(QString::number(first->tasks.size())));
    for (const Task &task : first->tasks) {
        Task expected = fullTask(task.number);
        // A transition or a long answer can be on a page that is lost.
        if (task.transitions.isEmpty())
            expected.transitions.clear();
        // The marks stand at the end of a row: of a cut one they can be fewer, never more.
        QVERIFY(!(task.clipFacts.marks & ~expected.clipFacts.marks));
        expected.clipFacts.marks = task.clipFacts.marks;
        // So does the pause: of a cut row it can be lost, and then the task is asked, or of another moment.
        expected.pausedAt = task.pausedAt;
        QVERIFY2(task == expected, qPrintable(QString::number(task.number)));
    }

    // And from now on all is well, numbers included.
    const auto second = opened();
    QVERIFY(second.ok());
    QVERIFY(!second->damage);
    QVERIFY(second->tasks == first->tasks);
    QCOMPARE(second->lastNumber, first->lastNumber);
    QCOMPARE(setAside().size(), 1);
    QVERIFY(namesIn(m_folder->path()).filter(u"recover"_s).isEmpty());
    QVERIFY(namesIn(m_folder->path()).filter(u"salvage"_s).isEmpty());
}

void DatabaseDamageTest::commitsThatAreOnlyInTheWalAreRecovered()
{
    QByteArray file;
    QByteArray wal;
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        database.write({.changed = {fullTask(1), fullTask(2)}}, {});
        database.flush();
        file = contentOf(path());
        wal = contentOf(path() + u"-wal"_s);
    }
    // What a kill leaves, and then the file's head is damaged.
    file.replace(0, 100, QByteArray(100, '\0'));
    writeFile(path(), file);
    writeFile(path() + u"-wal"_s, wal);
    const auto remembered = opened();
    QVERIFY(remembered.ok());
    QVERIFY(remembered->damage.has_value());
    QVERIFY(remembered->tasks == (QVector<Task>{fullTask(1), fullTask(2)}));
    QVERIFY(contentOf(remembered->setAsidePath + u"-wal"_s) == wal);
}

void DatabaseDamageTest::aWalWithoutItsFileIsRecovered()
{
    QByteArray wal;
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        database.write({.changed = {fullTask(1)}}, {});
        database.flush();
        wal = contentOf(path() + u"-wal"_s);
    }
    QVERIFY(QFile::resize(path(), 0));
    writeFile(path() + u"-wal"_s, wal);
    const auto remembered = opened();
    QVERIFY(remembered.ok());
    QVERIFY(remembered->damage.has_value());
    QVERIFY(remembered->tasks == QVector<Task>{fullTask(1)});
    QVERIFY(contentOf(remembered->setAsidePath + u"-wal"_s) == wal);
}

void DatabaseDamageTest::aLostAnswerDoesNotCostItsTask()
{
    fill();
    Task task = fullTask(250);
    task.lastAnswer = QByteArray(64 * 1024, '#');
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        database.write({.changed = {task}}, {});
    }
    // A page that begins with the number of the next one and holds nothing but the answer.
    const QByteArray content = contentOf(path());
    qint64 at = page;
    while (at < content.size() && content.mid(at + 4, page - 4) != QByteArray(page - 4, '#'))
        at += page;
    QVERIFY(at < content.size());
    overwrite(at, QByteArray(4, '\xee'));

    const auto remembered = opened();
    QVERIFY(remembered.ok());
    QVERIFY(remembered->damage.has_value());
    QCOMPARE(remembered->tasks.size(), taskCount);
    task.lastAnswer = QByteArray();
    task.clipFacts.marks = {}; // they lie behind the answer
    task.pausedAt.reset();     // as does this
    QVERIFY(remembered->tasks.at(249) == task);
}

void DatabaseDamageTest::aShortenedFileIsReadToItsEndWhereverItsTablesBegin()
{
    fill();
    {
        // As after a migration that made a table anew.
        SqlConnection connection(path(), SqlConnection::Access::ReadWrite);
        const QString made =
            connection.value(u"SELECT sql FROM sqlite_master WHERE name = 'task'"_s)->toString();
        QVERIFY(connection.exec(QString(made).replace(u"TABLE task("_s, u"TABLE moved("_s)));
        QVERIFY(connection.exec(u"INSERT INTO moved SELECT * FROM task"_s));
        QVERIFY(connection.exec(u"DROP TABLE task"_s));
        QVERIFY(connection.exec(u"ALTER TABLE moved RENAME TO task"_s));
    }
    QVERIFY(QFile::resize(path(), QFileInfo(path()).size() - 2 * page));
    const auto remembered = opened();
    QVERIFY(remembered.ok());
    QVERIFY(remembered->damage.has_value());
    QVERIFY2(remembered->tasks.size() >= taskCount - 40,
             qPrintable(QString::number(remembered->tasks.size())));
}

void DatabaseDamageTest::removedTasksAreNotRecovered()
{
    fill();
    {
        SqlConnection connection(path(), SqlConnection::Access::ReadWrite);
        QVERIFY(connection.exec(u"UPDATE task SET removed = 1 WHERE number < 100"_s));
    }
    overwrite(0, QByteArray(100, '\0'));
    const auto remembered = opened();
    QVERIFY(remembered.ok());
    QCOMPARE(remembered->tasks.size(), taskCount - 99);
    QCOMPARE(remembered->tasks.first().number, 100);
}

void DatabaseDamageTest::aLostLastNumberIsNeverBelowTheTasks()
{
    fill();
    {
        SqlConnection connection(path(), SqlConnection::Access::ReadWrite);
        QVERIFY(connection.exec(u"DELETE FROM meta"_s));
    }
    const auto remembered = opened();
    QVERIFY(remembered.ok());
    QCOMPARE(remembered->tasks.size(), taskCount);
    QCOMPARE(remembered->lastNumber, taskCount);
}

void DatabaseDamageTest::aReaderOfADamagedFileTellsWhatItCanAndChangesNothing()
{
    fill();
    overwrite(60 * page, QByteArray(page, '\0'));
    const QByteArray content = contentOf(path());
    const auto read = TaskDatabase::readOnly(path());
    QVERIFY(read.ok());
    QVERIFY(read->damage.has_value());
    QVERIFY(read->setAsidePath.isEmpty());
    QVERIFY(read->tasks.size() >= taskCount - 20 && read->tasks.size() < taskCount);
    QVERIFY(contentOf(path()) == content);
    QVERIFY(setAside().isEmpty());
}

void DatabaseDamageTest::anInterruptedRecoveryIsEndedAtTheNextStart_data()
{
    // What a kill leaves behind each step.
    QTest::addColumn<bool>("draftIsWhole");
    QTest::addColumn<bool>("fileIsMoved");
    QTest::addColumn<bool>("walIsMoved");
    QTest::newRow("the new database is half written") << false << false << false;
    QTest::newRow("the new database is whole") << true << false << false;
    QTest::newRow("the file is moved, its -wal is not") << true << true << false;
    QTest::newRow("both are moved, the new one is not there yet") << true << true << true;
}

void DatabaseDamageTest::anInterruptedRecoveryIsEndedAtTheNextStart()
{
    QFETCH(bool, draftIsWhole);
    QFETCH(bool, fileIsMoved);
    QFETCH(bool, walIsMoved);
    fill();
    QVERIFY(QFile::copy(path(), m_folder->filePath(u"whole"_s)));
    overwrite(0, QByteArray(100, '\0'));
    writeFile(path() + u"-wal"_s, "what was not yet in the file");
    if (draftIsWhole)
        QVERIFY(QFile::rename(m_folder->filePath(u"whole"_s), recoveredPath(path())));
    else
        writeFile(recoveryDraftPath(path()), contentOf(m_folder->filePath(u"whole"_s)).left(10 * page));
    const QString aside = path() + u".set-aside-20260301T120000Z"_s;
    if (fileIsMoved)
        QVERIFY(QFile::rename(path(), aside));
    if (walIsMoved)
        QVERIFY(QFile::rename(path() + u"-wal"_s, aside + u"-wal"_s));

    const auto remembered = opened();
    QVERIFY(remembered.ok());
    QCOMPARE(remembered->tasks.size(), taskCount);
    QVERIFY(remembered->damage.has_value());
    QCOMPARE(namesIn(m_folder->path()).filter(u"recover"_s), QStringList());
    // The old -wal is kept, and has nothing to do with the new database.
    QByteArrayList kept;
    for (const QString &name : setAside())
        kept += contentOf(m_folder->filePath(name));
    QVERIFY(kept.contains("what was not yet in the file"));
    QVERIFY(!opened()->damage);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::DatabaseDamageTest)
#include "database_damage_test.moc"
