// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database_bench.h"
#include "store/file_tools.h"
#include "store/sample_tasks.h"
#include "store/sql_connection.h"

#include <QTest>

#include <limits>

namespace rushes::test {

using namespace Qt::StringLiterals;

/// What is written is what the next start reads.
class TaskDatabaseTest final : public DatabaseBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void aMissingFileIsAnEmptyProfile();
    void whatIsOpenedFirstIsForItsOwnerAlone();
    void everyFieldOfATaskSurvivesARestart();
    void anyTextSurvivesARestart_data();
    void anyTextSurvivesARestart();
    void everyEnumeratorSurvivesARestart();
    void numbersThatAreNoneAreStoredAsNothing();
    void aTaskIsReplacedWithItsTransitions();
    void tasksComeBackInTheOrderOfTheirNumbers();
    void removedTasksAreGoneUntilTheyAreRestored();
    void removedTasksAreDroppedAtTheNextStart();
    void aChangeOfARemovedTaskDoesNotBringItBack();
    void numbersAreNeverGivenTwice();
    void undecidedIdsAreReplacedAsAWhole();
    void theNextOwnerKnowsOfAKill();
    void hugeProfilesAreReadInOnePass();
};

void TaskDatabaseTest::aMissingFileIsAnEmptyProfile()
{
    TaskDatabase database(path());
    const auto opened = openWhole(database);
    QVERIFY(opened.ok());
    QCOMPARE(opened->tasks.size(), 0);
    QCOMPARE(opened->undecided.size(), 0);
    QCOMPARE(opened->lastNumber, 0);
    QVERIFY(!opened->damage);
}

void TaskDatabaseTest::whatIsOpenedFirstIsForItsOwnerAlone()
{
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    put(database, changing({fullTask(1)}));
    for (const QString &name : namesIn(m_folder->path())) {
        const auto mode = QFile::permissions(m_folder->filePath(name));
        QVERIFY2(!(mode & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)),
                 qPrintable(name));
    }
}

void TaskDatabaseTest::everyFieldOfATaskSurvivesARestart()
{
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        put(database, changing({fullTask(1), newTask(2)}));
    }
    const Remembered remembered = reopened();
    QCOMPARE(remembered.tasks.size(), 2);
    QVERIFY(remembered.tasks.at(0) == fullTask(1));
    QVERIFY(remembered.tasks.at(1) == newTask(2));
    QCOMPARE(remembered.lastNumber, 2);
    QVERIFY(!remembered.damage);
}

void TaskDatabaseTest::anyTextSurvivesARestart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto same = [](const char *name, const QString &text) { QTest::newRow(name) << text << text; };
    same("empty", u""_s);
    same("quotes", u"'); DROP TABLE task; --\""_s);
    same("a null character inside", u"before"_s + QChar::Null + u"after"_s);
    same("control characters", u"\x1b[31m\r\n\t\x7f"_s);
    same("right to left", u"\u202egnp.4pm"_s);
    same("beyond the basic plane", u"🎬🎞️"_s);
    same("long", QString(100'000, u'x'));
    QTest::newRow("half a surrogate pair") << u"a"_s + QChar(0xd83c) + u"b"_s << u"a?b"_s;
}

void TaskDatabaseTest::anyTextSurvivesARestart()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    Task task = newTask(1);
    task.label = text;
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        put(database, changing({task}));
    }
    const Remembered remembered = reopened();
    QCOMPARE(remembered.tasks.size(), 1);
    QCOMPARE(remembered.tasks.at(0).label, expected);
    QCOMPARE(remembered.tasks.at(0).id, task.id);
}

void TaskDatabaseTest::everyEnumeratorSurvivesARestart()
{
    QVector<Task> tasks;
    for (int index = 0; index <= int(ErrorKind::Cancelled); ++index) {
        Task task = newTask(index + 1);
        task.status = Status(index % (int(Status::Unrecognised) + 1));
        task.contact = Contact(index % (int(Contact::NotFound) + 1));
        task.clip = ClipState(index % (int(ClipState::Expired) + 1));
        task.trouble = Error{ErrorKind(index), u"a"_s};
        task.clipTrouble = Error{ErrorKind(int(ErrorKind::Cancelled) - index), u"b"_s};
        tasks += task;
    }
    QVector<FoundId> undecided;
    for (int index = 0; index <= int(Evidence::FileName); ++index) {
        undecided += fullFoundId(u"id%1"_s.arg(index));
        undecided.last().evidence = Evidence(index);
    }
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        TaskWrite write = changing(tasks);
        write.undecided = undecided;
        put(database, write);
    }
    const Remembered remembered = reopened();
    QVERIFY(remembered.tasks == tasks);
    QVERIFY(remembered.undecided == undecided);
}

void TaskDatabaseTest::numbersThatAreNoneAreStoredAsNothing()
{
    Task task = newTask(1);
    task.actualDuration = std::numeric_limits<double>::quiet_NaN();
    task.clipFacts.durationSeconds = std::numeric_limits<double>::infinity();
    task.clipFacts.framesPerSecond = std::numeric_limits<double>::quiet_NaN();
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        put(database, changing({task}));
    }
    const Remembered remembered = reopened();
    QCOMPARE(remembered.tasks.size(), 1);
    QVERIFY(remembered.tasks.at(0) == newTask(1));
}

void TaskDatabaseTest::aTaskIsReplacedWithItsTransitions()
{
    Task task = fullTask(1);
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    put(database, changing({task}));
    task.label = u"another"_s;
    task.transitions.removeLast();
    task.transitions.first().word = u"waiting"_s;
    task.trouble.reset();
    task.created.reset();
    put(database, changing({task}));
    const auto read = TaskDatabase::readOnly(path());
    QVERIFY(read.ok());
    QCOMPARE(read->tasks.size(), 1);
    QVERIFY(read->tasks.at(0) == task);
}

void TaskDatabaseTest::tasksComeBackInTheOrderOfTheirNumbers()
{
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        put(database, changing({fullTask(30), fullTask(4), newTask(100), fullTask(5)}));
    }
    const Remembered remembered = reopened();
    QVERIFY(remembered.tasks == (QVector<Task>{fullTask(4), fullTask(5), fullTask(30), newTask(100)}));
}

void TaskDatabaseTest::removedTasksAreGoneUntilTheyAreRestored()
{
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        put(database, changing({fullTask(1), fullTask(2), fullTask(3)}));
        put(database, removing({1, 2}));
        put(database, restoring({2}));
    }
    const Remembered remembered = reopened();
    QVERIFY(remembered.tasks == (QVector<Task>{fullTask(2), fullTask(3)}));
}

void TaskDatabaseTest::removedTasksAreDroppedAtTheNextStart()
{
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        put(database, changing({fullTask(1), fullTask(2)}));
        put(database, removing({1}));
    }
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        put(database, restoring({1}));
    }
    QVERIFY(reopened().tasks == QVector<Task>{fullTask(2)});
    SqlConnection connection(path(), SqlConnection::Access::ReadOnly);
    QCOMPARE(connection.value(u"SELECT count(*) FROM transition WHERE task = 1"_s),
             std::optional(QVariant(0)));
}

void TaskDatabaseTest::aChangeOfARemovedTaskDoesNotBringItBack()
{
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        put(database, changing({fullTask(1)}));
        put(database, removing({1}));
        put(database, changing({fullTask(1)}));
    }
    QCOMPARE(reopened().tasks.size(), 0);
}

void TaskDatabaseTest::numbersAreNeverGivenTwice()
{
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        put(database, changing({newTask(7), newTask(3)}));
        put(database, removing({7}));
    }
    QCOMPARE(reopened().lastNumber, 7);
    QCOMPARE(reopened().lastNumber, 7);
}

void TaskDatabaseTest::undecidedIdsAreReplacedAsAWhole()
{
    const QVector<FoundId> two = {fullFoundId(u"vgen_b"_s), fullFoundId(u"vgen_a"_s)};
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        TaskWrite write;
        write.undecided =
            QVector<FoundId>{fullFoundId(u"vgen_x"_s), fullFoundId(u"vgen_y"_s), fullFoundId(u"vgen_z"_s)};
        put(database, write);
        write.undecided = two;
        put(database, write);
        put(database, changing({newTask(1)}));
    }
    QVERIFY(reopened().undecided == two);
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        TaskWrite write;
        write.undecided = QVector<FoundId>{};
        put(database, write);
    }
    QVERIFY(reopened().undecided.isEmpty());
}

void TaskDatabaseTest::theNextOwnerKnowsOfAKill()
{
    const QString copy = m_folder->filePath(u"copy.sqlite"_s);
    {
        TaskDatabase database(path());
        QVERIFY(database.open()->endedCleanly);
        put(database, changing({fullTask(1)}));
        QVERIFY(QFile::copy(path(), copy));
        QVERIFY(QFile::copy(path() + u"-wal"_s, copy + u"-wal"_s));
    }
    QVERIFY(reopened().endedCleanly);
    QVERIFY(!TaskDatabase(copy).open()->endedCleanly);
    // That one ended as it should.
    QVERIFY(TaskDatabase(copy).open()->endedCleanly);
}

void TaskDatabaseTest::hugeProfilesAreReadInOnePass()
{
    constexpr int count = 20'000;
    QVector<Task> tasks;
    for (int number = 1; number <= count; ++number)
        tasks += number % 3 ? fullTask(number) : newTask(number);
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        put(database, changing(tasks));
    }
    QVERIFY(reopened().tasks == tasks);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::TaskDatabaseTest)
#include "task_database_test.moc"
