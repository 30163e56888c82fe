// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database_bench.h"
#include "store/file_tools.h"
#include "store/sample_tasks.h"
#include "store/sql_connection.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <QtEndian>

#include <algorithm>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

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

/// While it is there, another writes to the database: a transaction waits for its beginning, and what comes
/// meanwhile is queued.
class HeldUp
{
public:
    explicit HeldUp(const QString &path)
        : m_other(path, SqlConnection::Access::ReadWrite)
    {
        const bool isWriting = m_other.exec(u"BEGIN IMMEDIATE"_s);
        QVERIFY(isWriting);
    }
    ~HeldUp() { m_other.exec(u"ROLLBACK"_s); }
    Q_DISABLE_COPY_MOVE(HeldUp)

private:
    SqlConnection m_other;
};

} // namespace

/// Writes wait in a queue, share transactions, and are answered one by one.
class DatabaseWritingTest final : public DatabaseBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
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
    void slowAnswersLeaveRoomForOtherEvents_data();
    void slowAnswersLeaveRoomForOtherEvents();
    void aFullDiskIsToldAndLosesNothing();

private:
    /// A database that takes no task with a transition of the word "poison".
    void makeRefusing() const;
};

void DatabaseWritingTest::makeRefusing() const
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
}

void DatabaseWritingTest::answersComeInOrderOnTheCallersThread()
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

void DatabaseWritingTest::anAnswerComesOnlyAfterItsCommit()
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

void DatabaseWritingTest::anAnswerThatWritesAgainIsFlushedToo()
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

void DatabaseWritingTest::anAnswerCanFlushWithoutLosingTheOrder()
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

void DatabaseWritingTest::anAnswerCanDestroyTheDatabase()
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

void DatabaseWritingTest::aWriteToAnIdleDatabaseHasATransactionOfItsOwn()
{
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    const int before = transactionsIn(path() + u"-wal"_s);
    for (int number = 1; number <= 5; ++number) {
        put(database, changing({newTask(number)}));
        QCOMPARE(transactionsIn(path() + u"-wal"_s), before + number);
    }
}

void DatabaseWritingTest::whatIsQueuedIsJoinedIntoFewTransactions()
{
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    const int before = transactionsIn(path() + u"-wal"_s);
    constexpr int count = 150; // fewer pages than make SQLite begin its -wal anew
    int answered = 0;
    {
        const HeldUp slowDisk(path());
        for (int number = 1; number <= count; ++number)
            database.write(changing({newTask(number)}), [&answered](const Outcome &) { ++answered; });
    }
    database.flush();
    QCOMPARE(answered, count);
    const int transactions = transactionsIn(path() + u"-wal"_s) - before;
    QVERIFY2(transactions >= 1 && transactions <= count / 4, qPrintable(QString::number(transactions)));
}

void DatabaseWritingTest::whatIsQueuedAtTheEndIsCommitted()
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

void DatabaseWritingTest::aWriteThatFailsLeavesTheOthersOfItsBatchAlone()
{
    makeRefusing();
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

void DatabaseWritingTest::whatAFailedWriteTookBackIsWrittenByTheNext_data()
{
    QTest::addColumn<bool>("isFirst");
    QTest::newRow("the transaction is its own") << true;
    QTest::newRow("it shares the transaction") << false;
}

void DatabaseWritingTest::whatAFailedWriteTookBackIsWrittenByTheNext()
{
    QFETCH(const bool, isFirst);
    makeRefusing();
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

void DatabaseWritingTest::aWriteBeforeOpeningIsAnsweredWithAnError()
{
    TaskDatabase database(path());
    std::optional<Outcome> outcome;
    database.write(changing({newTask(1)}), [&outcome](const Outcome &answer) { outcome = answer; });
    QTRY_VERIFY(outcome.has_value());
    QVERIFY(!outcome->ok());
    QCOMPARE(outcome->error().kind, ErrorKind::DatabaseUnusable);
}

void DatabaseWritingTest::anOpeningThatTakesLongIsAnsweredBeforeAnyWrite()
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

void DatabaseWritingTest::anOpeningThatFailsLaterFailsWhatWasQueued()
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

void DatabaseWritingTest::slowAnswersLeaveRoomForOtherEvents_data()
{
    QTest::addColumn<bool>("isRead");
    QTest::newRow("few batches") << false;
    QTest::newRow("one after another") << true; // readings are never joined
}

void DatabaseWritingTest::slowAnswersLeaveRoomForOtherEvents()
{
    QFETCH(bool, isRead);
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    put(database, changing({fullTask(1)}));
    constexpr int count = 20;
    int answered = 0;
    int answeredBetween = 0; // when a timer that was due fires
    const auto answer = [&] {
        ++answered;
        QElapsedTimer busy;
        busy.start();
        while (!busy.hasExpired(2)) {
        }
        if (answered == 1)
            QTimer::singleShot(0, &database, [&] { answeredBetween = answered; });
    };
    {
        const HeldUp slowDisk(path()); // so that few batches have all the writes
        for (int i = 0; i < count; ++i) {
            if (isRead)
                database.readAnswer(1, [&](const Result<QByteArray> &) { answer(); });
            else
                database.write(changing({fullTask(1)}), [&](const Outcome &) { answer(); });
        }
    }
    QTRY_COMPARE(answered, count);
    QVERIFY2(answeredBetween > 0 && answeredBetween < count, qPrintable(QString::number(answeredBetween)));
}

void DatabaseWritingTest::aFullDiskIsToldAndLosesNothing()
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

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::DatabaseWritingTest)
#include "database_writing_test.moc"
