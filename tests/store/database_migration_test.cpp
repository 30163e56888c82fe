// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database_schema.h"
#include "store/file_tools.h"
#include "store/sample_tasks.h"
#include "store/sql_connection.h"
#include "store/task_database.h"

#include <QTemporaryDir>
#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

/// What tests/data/store/version-2.sqlite holds: its version knew no pause.
QVector<Task> tasksOfVersion2()
{
    QVector<Task> tasks{fullTask(1), fullTask(2)};
    for (Task &task : tasks)
        task.pausedAt.reset();
    return tasks;
}

/// What version-1.sqlite holds: its version knew no marks either.
QVector<Task> tasksOfVersion1()
{
    QVector<Task> tasks = tasksOfVersion2();
    for (Task &task : tasks)
        task.clipFacts.marks = {};
    return tasks;
}

} // namespace

/// A file of an older version is brought to ours with all that is in it, or read as it is.
class DatabaseMigrationTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aFileOfTheFirstVersionKeepsAllThatIsInIt();
    void aFileOfTheSecondVersionKeepsAllThatIsInIt();
    void aMigratedFileTakesWhatIsNew();
    void aReaderReadsAFileOfTheFirstVersionAndLeavesItSo();
    void aDamagedFileOfTheFirstVersionIsRecovered_data();
    void aDamagedFileOfTheFirstVersionIsRecovered();
    void everyMarkSurvivesARestart_data();
    void everyMarkSurvivesARestart();
    void wordsThatAreNoMarksArePassedOver();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"tasks.sqlite"_s); }
    [[nodiscard]] Remembered opened() const;
    [[nodiscard]] int versionOfFile() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

/// Each test begins with a file of version 1.
void DatabaseMigrationTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    writeFile(path(), contentOf(QStringLiteral(TEST_DATA_DIR "/store/version-1.sqlite")));
    QCOMPARE(versionOfFile(), 1);
}

Remembered DatabaseMigrationTest::opened() const
{
    TaskDatabase database(path());
    const auto remembered = openWhole(database);
    if (!remembered) {
        QTest::qFail(qPrintable(remembered.error().detail), __FILE__, __LINE__);
        return {};
    }
    return *remembered;
}

int DatabaseMigrationTest::versionOfFile() const
{
    return lookAt(path()).version;
}

void DatabaseMigrationTest::aFileOfTheFirstVersionKeepsAllThatIsInIt()
{
    const Remembered remembered = opened();
    QVERIFY(!remembered.damage);
    QVERIFY(remembered.tasks == tasksOfVersion1());
    QCOMPARE(remembered.lastNumber, 2);
    QCOMPARE(remembered.undecided.size(), 1);
    QCOMPARE(versionOfFile(), databaseVersion);
    QVERIFY(opened().tasks == tasksOfVersion1());
}

void DatabaseMigrationTest::aFileOfTheSecondVersionKeepsAllThatIsInIt()
{
    writeFile(path(), contentOf(QStringLiteral(TEST_DATA_DIR "/store/version-2.sqlite")));
    QCOMPARE(versionOfFile(), 2);
    QVERIFY(opened().tasks == tasksOfVersion2());
    QCOMPARE(versionOfFile(), databaseVersion);
}

void DatabaseMigrationTest::aMigratedFileTakesWhatIsNew()
{
    QVERIFY(!fullTask(2).clipFacts.marks.testFlag(ClipMark::Silent) && fullTask(2).clipFacts.marks);
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        database.write({.changed = {fullTask(2)}}, [](const Outcome &outcome) { QVERIFY(outcome.ok()); });
        database.flush();
    }
    const Remembered remembered = opened();
    QVERIFY(remembered.tasks.at(0) == tasksOfVersion1().at(0));
    QVERIFY(remembered.tasks.at(1) == fullTask(2));
}

void DatabaseMigrationTest::aReaderReadsAFileOfTheFirstVersionAndLeavesItSo()
{
    const QByteArray before = contentOf(path());
    const auto remembered = TaskDatabase::readOnly(path());
    QVERIFY(remembered.ok());
    QVERIFY(!remembered->damage);
    QVERIFY(remembered->tasks == tasksOfVersion1());
    QCOMPARE(contentOf(path()), before);
}

void DatabaseMigrationTest::aDamagedFileOfTheFirstVersionIsRecovered_data()
{
    QTest::addColumn<int>("page");
    QTest::newRow("the first page, with the tables' names") << 0;
    QTest::newRow("the page of undecided ids") << 4;
}

void DatabaseMigrationTest::aDamagedFileOfTheFirstVersionIsRecovered()
{
    QFETCH(int, page);
    QByteArray file = contentOf(path());
    QCOMPARE(file.size(), 5 * databasePageSize);
    file.replace(page * databasePageSize, databasePageSize, QByteArray(databasePageSize, '\x55'));
    writeFile(path(), file);

    const Remembered remembered = opened();
    QVERIFY(remembered.damage);
    QVERIFY(remembered.tasks == tasksOfVersion1());
    QCOMPARE(versionOfFile(), databaseVersion);
}

void DatabaseMigrationTest::everyMarkSurvivesARestart_data()
{
    QTest::addColumn<ClipMarks>("marks");
    QTest::newRow("none") << ClipMarks();
    QTest::newRow("shorter") << ClipMarks(ClipMark::Shorter);
    QTest::newRow("black") << ClipMarks(ClipMark::Black);
    QTest::newRow("frozen") << ClipMarks(ClipMark::Frozen);
    QTest::newRow("silent") << ClipMarks(ClipMark::Silent);
    QTest::newRow("all") << ClipMarks(ClipMark::Shorter | ClipMark::Black | ClipMark::Frozen |
                                      ClipMark::Silent);
}

void DatabaseMigrationTest::everyMarkSurvivesARestart()
{
    QFETCH(ClipMarks, marks);
    Task task = fullTask(1);
    task.clipFacts.marks = marks;
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        database.write({.changed = {task}}, {});
    }
    QVERIFY(opened().tasks.at(0) == task);
}

void DatabaseMigrationTest::wordsThatAreNoMarksArePassedOver()
{
    QCOMPARE(opened().tasks.size(), 2); // brought to our version
    {
        SqlConnection connection(path(), SqlConnection::Access::ReadWrite);
        QVERIFY(connection.exec(u"UPDATE task SET clip_marks = '  upside-down silent,  black Frozen'"_s));
    }
    QCOMPARE(opened().tasks.at(0).clipFacts.marks, ClipMarks(ClipMark::Black));
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::DatabaseMigrationTest)
#include "database_migration_test.moc"
