// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/file_tools.h"
#include "store/sample_tasks.h"
#include "store/sql_connection.h"
#include "store/task_database.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <QtEndian>

#include <limits>

namespace rushes::test {

using namespace Qt::StringLiterals;

class TaskDatabaseTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
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
    void answersComeInOrderOnTheCallersThread();
    void anAnswerComesOnlyAfterItsCommit();
    void anAnswerThatWritesAgainIsFlushedToo();
    void anAnswerCanFlushWithoutLosingTheOrder();
    void anAnswerCanDestroyTheDatabase();
    void aWriteToAnIdleDatabaseHasATransactionOfItsOwn();
    void whatIsQueuedIsJoinedIntoFewTransactions();
    void whatIsQueuedAtTheEndIsCommitted();
    void aWriteThatFailsLeavesTheOthersOfItsBatchAlone();
    void whatAFailedWriteTookBackIsWrittenByTheNext_data();
    void whatAFailedWriteTookBackIsWrittenByTheNext();
    void aWriteBeforeOpeningIsAnsweredWithAnError();
    void anOpeningThatTakesLongIsAnsweredBeforeAnyWrite();
    void anOpeningThatFailsLaterFailsWhatWasQueued();
    void slowAnswersLeaveRoomForOtherEvents();
    void aFullDiskIsToldAndLosesNothing();
    void aReaderSeesWhatTheOwnerCommitted();
    void aReaderOfAClosedProfileChangesNothing();
    void aReaderOfAKilledProgramsProfileSeesItsLastCommits();
    void aReaderSkipsWhatIsMarkedRemoved();
    void theNextOwnerKnowsOfAKill();
    void hugeProfilesAreReadInOnePass();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"tasks.sqlite"_s); }
    Remembered reopened() const;
    static void put(TaskDatabase &database, const TaskWrite &write);

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

TaskWrite changing(const QVector<Task> &tasks)
{
    return {.changed = tasks};
}
TaskWrite removing(const QVector<qint64> &numbers)
{
    return {.removed = numbers};
}
TaskWrite restoring(const QVector<qint64> &numbers)
{
    return {.restored = numbers};
}

/// Transactions in a -wal: a frame of the last page of one tells the length of the file
/// (sqlite.org/fileformat2.html, 4.1).
int transactionsIn(const QString &walPath)
{
    const QByteArray wal = contentOf(walPath);
    constexpr qsizetype header = 32;
    constexpr qsizetype frame = 24 + 4096;
    const auto salt = wal.mid(16, 8);
    int count = 0;
    for (qsizetype at = header; at + frame <= wal.size(); at += frame) {
        if (wal.mid(at + 8, 8) == salt && qFromBigEndian<quint32>(wal.constData() + at + 4) != 0)
            ++count;
    }
    return count;
}

} // namespace

void TaskDatabaseTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

Remembered TaskDatabaseTest::reopened() const
{
    TaskDatabase database(path());
    const auto opened = openWhole(database);
    if (!opened) {
        QTest::qFail(qPrintable(opened.error().detail), __FILE__, __LINE__);
        return {};
    }
    return *opened;
}

void TaskDatabaseTest::put(TaskDatabase &database, const TaskWrite &write)
{
    std::optional<Outcome> outcome;
    database.write(write, [&outcome](const Outcome &answer) { outcome = answer; });
    database.flush();
    QVERIFY(outcome.has_value());
    QVERIFY2(outcome->ok(), outcome->ok() ? "" : qPrintable(outcome->error().detail));
}

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

void TaskDatabaseTest::answersComeInOrderOnTheCallersThread()
{
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    constexpr int count = 300;
    QVector<int> order;
    bool alwaysHere = true;
    for (int index = 0; index < count; ++index) {
        database.write(changing({newTask(index + 1)}), [&, index](const Outcome &outcome) {
            alwaysHere = alwaysHere && QThread::currentThread() == thread() && outcome.ok();
            order += index;
        });
    }
    QVERIFY(order.isEmpty()); // never from within write()
    QTRY_COMPARE(order.size(), count);
    QVERIFY(std::ranges::is_sorted(order));
    QVERIFY(alwaysHere);
}

void TaskDatabaseTest::anAnswerComesOnlyAfterItsCommit()
{
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    int missing = 0;
    int answered = 0;
    for (int number = 1; number <= 50; ++number) {
        database.write(changing({newTask(number)}), [&, number](const Outcome &) {
            SqlConnection reader(path(), SqlConnection::Access::ReadOnly);
            const auto found = reader.value(u"SELECT count(*) FROM task WHERE number = %1"_s.arg(number));
            missing += found == QVariant(1) ? 0 : 1;
            ++answered;
        });
    }
    QTRY_COMPARE(answered, 50);
    QCOMPARE(missing, 0);
}

void TaskDatabaseTest::anAnswerThatWritesAgainIsFlushedToo()
{
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    bool secondIsThere = false;
    database.write(changing({newTask(1)}), [&](const Outcome &) {
        database.write(changing({newTask(2)}), [&](const Outcome &) { secondIsThere = true; });
    });
    database.flush();
    QVERIFY(secondIsThere);
}

void TaskDatabaseTest::anAnswerCanFlushWithoutLosingTheOrder()
{
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    QVector<int> order;
    for (int index = 0; index < 10; ++index) {
        database.write(changing({newTask(index + 1)}), [&, index](const Outcome &) {
            order += index;
            if (index == 3)
                database.flush();
        });
    }
    database.flush();
    QCOMPARE(order, (QVector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
}

void TaskDatabaseTest::anAnswerCanDestroyTheDatabase()
{
    auto *database = new TaskDatabase(path());
    QVERIFY(database->open().ok());
    int answers = 0;
    for (int number = 1; number <= 3; ++number) {
        database->write(changing({newTask(number)}), [&answers, database](const Outcome &) {
            ++answers;
            delete database;
        });
    }
    QTRY_COMPARE(answers, 1);
    QCOMPARE(reopened().tasks.size(), 3);
    QCOMPARE(answers, 1);
}

void TaskDatabaseTest::aWriteToAnIdleDatabaseHasATransactionOfItsOwn()
{
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    const int before = transactionsIn(path() + u"-wal"_s);
    for (int number = 1; number <= 5; ++number) {
        put(database, changing({newTask(number)}));
        QCOMPARE(transactionsIn(path() + u"-wal"_s), before + number);
    }
}

void TaskDatabaseTest::whatIsQueuedIsJoinedIntoFewTransactions()
{
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    const int before = transactionsIn(path() + u"-wal"_s);
    constexpr int count = 150; // fewer pages than make SQLite begin its -wal anew
    int answered = 0;
    for (int number = 1; number <= count; ++number)
        database.write(changing({newTask(number)}), [&answered](const Outcome &) { ++answered; });
    database.flush();
    QCOMPARE(answered, count);
    const int transactions = transactionsIn(path() + u"-wal"_s) - before;
    QVERIFY2(transactions >= 1 && transactions <= count / 4, qPrintable(QString::number(transactions)));
}

void TaskDatabaseTest::whatIsQueuedAtTheEndIsCommitted()
{
    int answered = 0;
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        for (int number = 1; number <= 200; ++number)
            database.write(changing({newTask(number)}), [&answered](const Outcome &) { ++answered; });
    }
    QCOMPARE(answered, 0); // nobody is there any more to be told
    QCOMPARE(reopened().tasks.size(), 200);
}

void TaskDatabaseTest::aWriteThatFailsLeavesTheOthersOfItsBatchAlone()
{
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
    }
    {
        SqlConnection connection(path(), SqlConnection::Access::ReadWrite);
        QVERIFY(connection.exec(u"CREATE TRIGGER refuse BEFORE INSERT ON transition WHEN NEW.word = 'poison' "
                                "BEGIN SELECT RAISE(ABORT, 'poisoned'); END"_s));
    }
    Task poisoned = fullTask(2);
    poisoned.transitions.last().word = u"poison"_s;
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    QStringList answers;
    const auto note = [&answers](const Outcome &outcome) {
        answers += outcome ? u"ok"_s : outcome.error().detail;
    };
    database.write(changing({newTask(1)}), note);
    database.write(changing({poisoned}), note);
    database.write(changing({newTask(3)}), note);
    database.flush();
    QCOMPARE(answers.size(), 3);
    QCOMPARE(answers.at(0), u"ok"_s);
    QVERIFY2(answers.at(1).contains(u"poisoned"_s), qPrintable(answers.at(1)));
    QCOMPARE(answers.at(2), u"ok"_s);
    const auto read = TaskDatabase::readOnly(path());
    QVERIFY(read.ok());
    QVERIFY(read->tasks == (QVector<Task>{newTask(1), newTask(3)}));
}

void TaskDatabaseTest::whatAFailedWriteTookBackIsWrittenByTheNext_data()
{
    QTest::addColumn<bool>("isFirst");
    QTest::newRow("the transaction is its own") << true;
    QTest::newRow("it shares the transaction") << false;
}

void TaskDatabaseTest::whatAFailedWriteTookBackIsWrittenByTheNext()
{
    QFETCH(const bool, isFirst);
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
    }
    {
        SqlConnection connection(path(), SqlConnection::Access::ReadWrite);
        QVERIFY(connection.exec(u"CREATE TRIGGER refuse BEFORE INSERT ON transition WHEN NEW.word = 'poison' "
                                "BEGIN SELECT RAISE(ABORT, 'poisoned'); END"_s));
    }
    Task task = fullTask(1);
    Task poisoned = fullTask(9);
    poisoned.transitions.last().word = u"poison"_s;
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    put(database, changing({task}));
    task.transitions.append({.status = Status::Failed, .word = u"failed"_s, .notBefore = {}, .seenAt = {}});
    bool hasFailed = false;
    if (!isFirst)
        database.write(changing({newTask(2)}), [](const Outcome &) {});
    database.write(changing({task, poisoned}),
                   [&hasFailed](const Outcome &outcome) { hasFailed = !outcome.ok(); });
    database.flush();
    QVERIFY(hasFailed);
    put(database, changing({task}));
    const auto read = TaskDatabase::readOnly(path());
    QVERIFY(read.ok());
    QVERIFY(read->tasks.at(0) == task);
    QCOMPARE(read->lastNumber, isFirst ? 1 : 2);
}

void TaskDatabaseTest::anOpeningThatTakesLongIsAnsweredBeforeAnyWrite()
{
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        put(database, changing({newTask(1)}));
    }
    TaskDatabase database(path());
    QStringList answers;
    qsizetype read = 0;
    const auto opened = database.open(0ms, [&](const Result<Remembered> &remembered) {
        answers.append(u"opened"_s);
        read = remembered.ok() ? remembered->tasks.size() : -1;
    });
    QVERIFY(!opened);
    database.write(changing({newTask(2)}), [&](const Outcome &outcome) {
        answers.append(outcome.ok() ? u"written"_s : u"failed"_s);
    });
    QTRY_COMPARE(answers, (QStringList{u"opened"_s, u"written"_s}));
    QCOMPARE(read, 1);
    QCOMPARE(TaskDatabase::readOnly(path())->tasks.size(), 2);
}

void TaskDatabaseTest::anOpeningThatFailsLaterFailsWhatWasQueued()
{
    // Nothing can be put in the place of a file whose folder is none.
    TaskDatabase database(m_folder->filePath(u"no/such/folder/tasks.sqlite"_s));
    QStringList answers;
    const auto opened = database.open(0ms, [&](const Result<Remembered> &remembered) {
        answers.append(remembered.ok() ? u"opened"_s : u"not opened"_s);
    });
    QVERIFY(!opened);
    database.write(changing({newTask(2)}), [&](const Outcome &outcome) {
        answers.append(outcome.ok() ? u"written"_s : u"failed"_s);
    });
    database.flush();
    QCOMPARE(answers, (QStringList{u"not opened"_s, u"failed"_s}));
    database.write(changing({newTask(2)}), [&](const Outcome &outcome) {
        answers.append(outcome.ok() ? u"written"_s : u"failed"_s);
    });
    QTRY_COMPARE(answers.size(), 3);
    QCOMPARE(answers.last(), u"failed"_s);
}

void TaskDatabaseTest::slowAnswersLeaveRoomForOtherEvents()
{
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    constexpr int count = 20;
    int answered = 0;
    int answeredBetween = 0; // when a timer that was due fires
    for (int i = 0; i < count; ++i) {
        database.write(changing({fullTask(1)}), [&](const Outcome &) {
            ++answered;
            QElapsedTimer busy;
            busy.start();
            while (!busy.hasExpired(2)) {
            }
            if (answered == 1)
                QTimer::singleShot(0, &database, [&] { answeredBetween = answered; });
        });
    }
    QTRY_COMPARE(answered, count);
    QVERIFY2(answeredBetween > 0 && answeredBetween < count, qPrintable(QString::number(answeredBetween)));
}

void TaskDatabaseTest::aWriteBeforeOpeningIsAnsweredWithAnError()
{
    TaskDatabase database(path());
    std::optional<Outcome> outcome;
    database.write(changing({newTask(1)}), [&outcome](const Outcome &answer) { outcome = answer; });
    QTRY_VERIFY(outcome.has_value());
    QVERIFY(!outcome->ok());
    QCOMPARE(outcome->error().kind, ErrorKind::DatabaseUnusable);
}

void TaskDatabaseTest::aFullDiskIsToldAndLosesNothing()
{
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    put(database, changing({fullTask(1)}));
    Task large = newTask(2);
    large.lastAnswer = QByteArray(512 * 1024, 'x');
    {
        const FileSizeLimit limit(64 * 1024);
        std::optional<Outcome> outcome;
        database.write(changing({large}), [&outcome](const Outcome &answer) { outcome = answer; });
        database.flush();
        QVERIFY(outcome.has_value());
        QVERIFY(!outcome->ok());
    }
    put(database, changing({large}));
    const auto read = TaskDatabase::readOnly(path());
    QVERIFY(read.ok());
    QVERIFY(read->tasks == (QVector<Task>{fullTask(1), large}));
}

void TaskDatabaseTest::aReaderSeesWhatTheOwnerCommitted()
{
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    put(database, changing({fullTask(1)}));
    const auto read = TaskDatabase::readOnly(path());
    QVERIFY(read.ok());
    QVERIFY(read->tasks == QVector<Task>{fullTask(1)});
    put(database, changing({fullTask(2)})); // and does not stand in its way
    QCOMPARE(TaskDatabase::readOnly(path())->tasks.size(), 2);
}

void TaskDatabaseTest::aReaderOfAClosedProfileChangesNothing()
{
    {
        const auto nothing = TaskDatabase::readOnly(path());
        QVERIFY(nothing.ok());
        QVERIFY(nothing->tasks.isEmpty());
        QVERIFY(namesIn(m_folder->path()).isEmpty());
    }
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        put(database, changing({fullTask(1)}));
    }
    const QStringList names = namesIn(m_folder->path());
    const QByteArray content = contentOf(path());
    const auto read = TaskDatabase::readOnly(path());
    QVERIFY(read.ok());
    QVERIFY(read->tasks == QVector<Task>{fullTask(1)});
    QCOMPARE(namesIn(m_folder->path()), names);
    QVERIFY(contentOf(path()) == content);
}

void TaskDatabaseTest::aReaderOfAKilledProgramsProfileSeesItsLastCommits()
{
    const QString copy = m_folder->filePath(u"copy.sqlite"_s);
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        put(database, changing({fullTask(1)}));
        // What a kill would leave at this moment.
        QVERIFY(QFile::copy(path(), copy));
        QVERIFY(QFile::copy(path() + u"-wal"_s, copy + u"-wal"_s));
    }
    const QByteArray wal = contentOf(copy + u"-wal"_s);
    const auto read = TaskDatabase::readOnly(copy);
    QVERIFY(read.ok());
    QVERIFY(read->tasks == QVector<Task>{fullTask(1)});
    QVERIFY(!read->damage);
    QVERIFY(contentOf(copy + u"-wal"_s) == wal);
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

void TaskDatabaseTest::aReaderSkipsWhatIsMarkedRemoved()
{
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    put(database, changing({fullTask(1), fullTask(2)}));
    put(database, removing({1}));
    const auto read = TaskDatabase::readOnly(path());
    QVERIFY(read.ok());
    QVERIFY(read->tasks == QVector<Task>{fullTask(2)});
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
