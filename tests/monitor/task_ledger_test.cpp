// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/task_ledger.h"

#include "store/sql_connection.h"
#include "support/manual_clock.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

/// What is decided counts at once and is shown after its commit; a task is kept once wherever both are the
/// same.
class TaskLedgerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDecisionCountsAtOnceAndIsPublishedAfterItsCommit();
    void oncePublishedATaskIsKeptOnce();
    void decisionsArePublishedOneByOne();
    void whatIsNotedBeforeTheCommitStays();
    void whatIsNotedChangesNothingElseOfWhatIsShown();
    void whatIsHeldOutlivesWhatReplacesIt();
    void aTaskMayBeCommittedFromItsOwnPlace();
    void aRemovedTaskIsKnownNoMoreThoughItIsShownStill();
    void removedAndRestoredInOneTurnATaskIsThere();
    void whatWasDecidedBeforeItsRemovalComesBackWithTheTask();
    void whoWasPastedAgainIsNotRestored();
    void aTaskThatMovedIsFoundAtItsService();
    void theNextNumberIsHigherThanAllRemembered();
    void whatCannotBeWrittenIsWrittenLaterAndInOrder();
    void allAreToldInOrder();
    void whatIsSoughtIsFoundByItsFacts();
    void whatIsFinishedLeavesItsAnswerOnDisk();
    void anAnswerThatIsOnDiskSurvivesEveryWrite();
    void whatIsRememberedLateChangesNothingThatIsThere();
};

namespace {

Task numbered(qint64 number, const QString &label = {})
{
    Task task;
    task.number = number;
    task.id = u"vgen_%1"_s.arg(number);
    task.service = u"kyyReactApiServer"_s;
    task.label = label;
    return task;
}

struct Bench
{
    explicit Bench(const QVector<Task> &remembered = {numbered(1), numbered(2), numbered(3)})
        : ledger(database, clock, remembered, 3)
    {
        if (!database.open())
            qFatal("The test's database does not open.");
        QObject::connect(&ledger, &TaskLedger::changed, &ledger,
                         [this](const Task &task) { told.append(task.label); });
        QObject::connect(&ledger, &TaskLedger::removed, &ledger,
                         [this](const QVector<qint64> &) { told.append(u"removed"_s); });
        QObject::connect(&ledger, &TaskLedger::added, &ledger,
                         [this](const QVector<Task> &) { told.append(u"added"_s); });
    }

    void label(qint64 number, const QString &label)
    {
        Task task = *ledger.latest(number);
        task.label = label;
        ledger.commit(task, {});
    }

    void noteAsked(qint64 number, Moment at)
    {
        Task task = *ledger.latest(number);
        task.lastAskedAt = at;
        task.lastHeardAt = at + 1s;
        task.lastSeenUnfinished = at + 2s;
        ledger.note(task);
    }
    static bool isNoted(const SharedTask &task, Moment at)
    {
        return task->lastAskedAt == at && task->lastHeardAt == at + 1s && task->lastSeenUnfinished == at + 2s;
    }

    QVector<qint64> latestNumbers(qint64 after = 0, size_t most = 100) const
    {
        const std::vector<qint64> numbers = ledger.numbers(after, most);
        return {numbers.cbegin(), numbers.cend()};
    }

    QByteArray answerOf(qint64 number)
    {
        QByteArray read;
        database.readAnswer(
            number, [&read](const Result<QByteArray> &answer) { read = answer ? *answer : "unreadable"; });
        database.flush();
        return read;
    }

    QTemporaryDir folder;
    ManualClock clock;
    TaskDatabase database{folder.filePath(u"tasks.sqlite"_s)};
    TaskLedger ledger;
    QStringList told;
};

} // namespace

void TaskLedgerTest::aDecisionCountsAtOnceAndIsPublishedAfterItsCommit()
{
    Bench bench;
    bench.label(2, u"new"_s);
    QCOMPARE(bench.ledger.latest(2)->label, u"new"_s);
    QCOMPARE(bench.ledger.published(2)->label, QString());
    bench.database.flush();
    QCOMPARE(bench.ledger.published(2)->label, u"new"_s);
    QCOMPARE(bench.told, QStringList{u"new"_s});
}

void TaskLedgerTest::oncePublishedATaskIsKeptOnce()
{
    Bench bench;
    bench.label(2, u"new"_s);
    QVERIFY(bench.ledger.latest(2) != bench.ledger.published(2));
    bench.database.flush();
    for (const qint64 number : {1, 2, 3})
        QCOMPARE(bench.ledger.latest(number), bench.ledger.published(number));
    bench.ledger.add({numbered(0, u"added"_s)});
    bench.database.flush();
    QCOMPARE(bench.ledger.latest(4), bench.ledger.published(4));
}

void TaskLedgerTest::decisionsArePublishedOneByOne()
{
    Bench bench;
    bench.label(2, u"first"_s);
    bench.label(2, u"second"_s);
    QCOMPARE(bench.ledger.latest(2)->label, u"second"_s);
    bench.database.flush();
    QCOMPARE(bench.told, QStringList({u"first"_s, u"second"_s}));
    QCOMPARE(bench.ledger.published(2)->label, u"second"_s);
    QCOMPARE(bench.ledger.latest(2), bench.ledger.published(2));
}

void TaskLedgerTest::whatIsNotedBeforeTheCommitStays()
{
    Bench bench;
    const Moment asked = bench.clock.wall();
    bench.label(2, u"new"_s);
    bench.noteAsked(2, asked);
    QVERIFY(Bench::isNoted(bench.ledger.published(2), asked));
    bench.database.flush();
    QCOMPARE(bench.ledger.published(2)->label, u"new"_s);
    QVERIFY(Bench::isNoted(bench.ledger.published(2), asked));
    QVERIFY(Bench::isNoted(bench.ledger.latest(2), asked));
}

void TaskLedgerTest::whatIsNotedChangesNothingElseOfWhatIsShown()
{
    Bench bench;
    bench.label(2, u"new"_s);
    bench.noteAsked(2, bench.clock.wall());
    QCOMPARE(bench.ledger.published(2)->label, QString());
    QCOMPARE(bench.ledger.latest(2)->label, u"new"_s);
}

void TaskLedgerTest::whatIsHeldOutlivesWhatReplacesIt()
{
    Bench bench;
    const SharedTask held = bench.ledger.published(2);
    bench.noteAsked(2, bench.clock.wall());
    bench.label(2, u"new"_s);
    bench.database.flush();
    bench.ledger.remove({2});
    bench.database.flush();
    QVERIFY(!bench.ledger.published(2));
    QVERIFY(*held == numbered(2));
}

void TaskLedgerTest::aTaskMayBeCommittedFromItsOwnPlace()
{
    Bench bench;
    bench.label(2, u"new"_s);
    bench.ledger.commit(*bench.ledger.latest(2), {TaskAdded{}});
    bench.ledger.note(*bench.ledger.latest(2));
    bench.database.flush();
    bench.ledger.note(*bench.ledger.latest(2));
    bench.ledger.commit(*bench.ledger.latest(2), {});
    bench.database.flush();
    QCOMPARE(bench.ledger.published(2)->label, u"new"_s);
}

void TaskLedgerTest::aRemovedTaskIsKnownNoMoreThoughItIsShownStill()
{
    Bench bench;
    bench.ledger.remove({2});
    QVERIFY(!bench.ledger.latest(2));
    QVERIFY(bench.ledger.published(2));
    QCOMPARE(bench.latestNumbers(), QVector<qint64>({1, 3}));
    QVERIFY(!bench.ledger.find(u"vgen_2"_s, u"kyyReactApiServer"_s));
    bench.database.flush();
    QVERIFY(!bench.ledger.published(2));
    QCOMPARE(bench.ledger.counts().watched, 2);
    bench.ledger.restore({2});
    QVERIFY(bench.ledger.latest(2));
    QVERIFY(!bench.ledger.published(2));
    bench.database.flush();
    QVERIFY(*bench.ledger.published(2) == numbered(2));
    QVERIFY(bench.ledger.find(u"vgen_2"_s, u"kyyReactApiServer"_s) == 2);
    QCOMPARE(bench.ledger.counts().watched, 3);
    QCOMPARE(bench.told, QStringList({u"removed"_s, u"added"_s}));
}

void TaskLedgerTest::removedAndRestoredInOneTurnATaskIsThere()
{
    Bench bench;
    bench.label(2, u"new"_s);
    bench.ledger.remove({2});
    bench.ledger.restore({2});
    QCOMPARE(bench.ledger.latest(2)->label, u"new"_s);
    bench.database.flush();
    QCOMPARE(bench.told, QStringList({u"new"_s, u"removed"_s, u"added"_s}));
    QCOMPARE(bench.ledger.published(2)->label, u"new"_s);
    QCOMPARE(bench.ledger.latest(2), bench.ledger.published(2));
    QCOMPARE(bench.ledger.counts().watched, 3);
}

void TaskLedgerTest::whatWasDecidedBeforeItsRemovalComesBackWithTheTask()
{
    Bench bench;
    bench.label(2, u"new"_s);
    bench.ledger.remove({2});
    bench.database.flush();
    bench.ledger.restore({2});
    bench.database.flush();
    QCOMPARE(bench.ledger.published(2)->label, u"new"_s);
}

void TaskLedgerTest::whoWasPastedAgainIsNotRestored()
{
    Bench bench;
    bench.ledger.remove({2});
    Task again = numbered(0);
    again.id = u"vgen_2"_s;
    QCOMPARE(bench.ledger.add({again}), QVector<qint64>{4});
    bench.ledger.restore({2});
    bench.database.flush();
    QVERIFY(!bench.ledger.latest(2));
    QCOMPARE(bench.ledger.find(u"vgen_2"_s, u"kyyReactApiServer"_s), std::optional<qint64>(4));
    QCOMPARE(bench.ledger.counts().watched, 3);
}

void TaskLedgerTest::aTaskThatMovedIsFoundAtItsService()
{
    Bench bench;
    Task moved = *bench.ledger.latest(2);
    moved.service = u"kyyAiPower"_s;
    bench.ledger.commit(moved, {});
    QVERIFY(!bench.ledger.find(u"vgen_2"_s, u"kyyReactApiServer"_s));
    QCOMPARE(bench.ledger.find(u"vgen_2"_s, u"kyyAiPower"_s), std::optional<qint64>(2));
}

void TaskLedgerTest::theNextNumberIsHigherThanAllRemembered()
{
    Bench bench;
    bench.ledger.remember({numbered(9)});
    QCOMPARE(bench.ledger.add({numbered(0)}), QVector<qint64>{10});
    bench.ledger.raiseLastNumber(20);
    QCOMPARE(bench.ledger.add({numbered(0, u"another"_s)}), QVector<qint64>{21});
}

void TaskLedgerTest::whatCannotBeWrittenIsWrittenLaterAndInOrder()
{
    Bench bench;
    {
        SqlConnection connection(bench.folder.filePath(u"tasks.sqlite"_s), SqlConnection::Access::ReadWrite);
        QVERIFY(connection.exec(u"CREATE TRIGGER refuse BEFORE INSERT ON task WHEN NEW.label = 'poison' "
                                "BEGIN SELECT RAISE(ABORT, 'poisoned'); END"_s));
    }
    QSignalSpy failed(&bench.ledger, &TaskLedger::writeFailed);
    bench.label(2, u"poison"_s);
    bench.database.flush();
    QCOMPARE(failed.size(), 1);
    bench.label(2, u"later"_s);
    bench.label(3, u"other"_s);
    bench.database.flush();
    QCOMPARE(bench.told, QStringList());
    QCOMPARE(bench.ledger.latest(3)->label, u"other"_s);
    // What is written then is what it is by then.
    bench.clock.advance(5s);
    bench.database.flush();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(bench.told.mid(bench.told.size() - 2), QStringList({u"later"_s, u"other"_s}));
    QCOMPARE(bench.ledger.published(2)->label, u"later"_s);
    for (const qint64 number : {2, 3})
        QCOMPARE(bench.ledger.latest(number), bench.ledger.published(number));
}

void TaskLedgerTest::allAreToldInOrder()
{
    Bench bench;
    bench.ledger.add({numbered(0, u"added"_s), numbered(0, u"too"_s)});
    bench.label(2, u"new"_s);
    QVERIFY(!bench.ledger.published(4));
    QCOMPARE(bench.latestNumbers(), QVector<qint64>({1, 2, 3, 4, 5}));
    QCOMPARE(bench.latestNumbers(1, 2), QVector<qint64>({2, 3}));
    QCOMPARE(bench.latestNumbers(3), QVector<qint64>({4, 5}));
    QCOMPARE(bench.latestNumbers(5), QVector<qint64>());
}

void TaskLedgerTest::whatIsSoughtIsFoundByItsFacts()
{
    Task other = numbered(2, u"named"_s);
    other.service = u"elsewhere"_s;
    Bench bench({numbered(1), other, numbered(3)});
    const auto elsewhere = [&bench] {
        return bench.ledger.latestWhere([](const Task &facts) { return facts.service == u"elsewhere"_s; });
    };
    QCOMPARE(elsewhere().size(), size_t(1));
    QVERIFY(*elsewhere().front() == other);
    // As decided last, on disk or not.
    Task moved = numbered(3);
    moved.service = u"elsewhere"_s;
    bench.ledger.commit(moved, {});
    bench.ledger.remove({2});
    QCOMPARE(elsewhere().size(), size_t(1));
    QVERIFY(*elsewhere().front() == moved);
}

void TaskLedgerTest::whatIsFinishedLeavesItsAnswerOnDisk()
{
    Bench bench;
    Task running = *bench.ledger.latest(1);
    running.status = Status::Processing;
    running.lastAnswer = "still running";
    Task done = *bench.ledger.latest(2);
    done.status = Status::Completed;
    done.lastAnswer = "done";
    bench.ledger.commit(running, {});
    bench.ledger.commit(done, {});
    QVERIFY(bench.ledger.latest(2)->lastAnswer.isHere()); // not before it is there
    bench.database.flush();
    QCOMPARE(bench.ledger.published(1)->lastAnswer.bytes(), QByteArray("still running"));
    QVERIFY(!bench.ledger.published(2)->lastAnswer.isHere());
    QCOMPARE(bench.answerOf(2), QByteArray("done"));
}

void TaskLedgerTest::anAnswerThatIsOnDiskSurvivesEveryWrite()
{
    Bench bench;
    Task done = *bench.ledger.latest(2);
    done.status = Status::Completed;
    done.lastAnswer = "done";
    bench.ledger.commit(done, {});
    bench.database.flush();
    bench.label(2, u"new"_s);
    bench.noteAsked(2, bench.clock.wall());
    bench.ledger.writeNotes();
    bench.ledger.remove({2});
    bench.ledger.restore({2});
    bench.database.flush();
    QCOMPARE(bench.ledger.published(2)->label, u"new"_s);
    QCOMPARE(bench.answerOf(2), QByteArray("done"));
}

void TaskLedgerTest::whatIsRememberedLateChangesNothingThatIsThere()
{
    Bench bench({numbered(3)});
    bench.label(3, u"new"_s);
    bench.ledger.remember({numbered(1), numbered(2), numbered(3, u"old"_s)});
    QCOMPARE(bench.latestNumbers(), QVector<qint64>({1, 2, 3}));
    QCOMPARE(bench.ledger.latest(3)->label, u"new"_s);
    QCOMPARE(bench.ledger.counts().watched, 3);
    bench.database.flush();
    bench.ledger.remove({3});
    bench.ledger.remember({numbered(3, u"old"_s)});
    QVERIFY(!bench.ledger.latest(3));
    bench.database.flush();
    QVERIFY(!bench.ledger.published(3));
}

QTEST_GUILESS_MAIN(TaskLedgerTest)
#include "task_ledger_test.moc"
