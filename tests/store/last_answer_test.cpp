// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sample_tasks.h"
#include "store/task_database.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

/// What a finished task was answered stays on disk until someone looks at it, and no write of the task takes
/// it away.
class LastAnswerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void onlyWhatIsFinishedLeavesItsAnswerOnDisk();
    void aTaskWithoutItsAnswerIsWrittenAroundIt();
    void anotherAnswerTakesThePlaceOfTheOneOnDisk();
    void anAnswerIsReadBehindTheWritesBeforeIt();
    void aReaderOfAnothersProfileHasEveryAnswer();
    void whereThereIsNoTaskThereIsNoAnswer();
    void anAnswerThatCannotBeReadIsAnError();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"tasks.sqlite"_s); }
    void write(const QVector<Task> &tasks) const
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        database.write({.changed = tasks, .removed = {}, .restored = {}, .undecided = {}},
                       [](const Outcome &written) { QVERIFY(written.ok()); });
        database.flush();
    }
    static std::optional<Result<QByteArray>> answerOf(TaskDatabase &database, qint64 number)
    {
        std::optional<Result<QByteArray>> read;
        database.readAnswer(number, [&read](const Result<QByteArray> &answer) { read = answer; });
        database.flush();
        return read;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

Task answered(qint64 number, Status status, const QByteArray &answer)
{
    Task task = newTask(number);
    task.status = status;
    task.lastAnswer = answer;
    return task;
}

} // namespace

void LastAnswerTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void LastAnswerTest::onlyWhatIsFinishedLeavesItsAnswerOnDisk()
{
    const QVector<Task> tasks{answered(1, Status::Processing, "running"),
                              answered(2, Status::Completed, "done"), answered(3, Status::Failed, "failed"),
                              answered(4, Status::Completed, {}), answered(5, Status::Unasked, {})};
    write(tasks);
    TaskDatabase database(path());
    const auto opened = database.open();
    QVERIFY(opened.ok());
    QVector<bool> here;
    for (const Task &task : opened->tasks)
        here.append(task.lastAnswer.isHere());
    QCOMPARE(here, QVector<bool>({true, false, false, true, true}));
    QVERIFY(opened->tasks.at(0) == tasks.at(0));
    QVERIFY(opened->tasks.at(3) == tasks.at(3));
    QCOMPARE(**answerOf(database, 2), QByteArray("done"));
    QCOMPARE(**answerOf(database, 3), QByteArray("failed"));
}

void LastAnswerTest::aTaskWithoutItsAnswerIsWrittenAroundIt()
{
    write({fullTask(1), fullTask(2)});
    QVector<Task> tasks;
    {
        TaskDatabase database(path());
        tasks = database.open()->tasks;
    }
    QVERIFY(!tasks.at(0).lastAnswer.isHere());
    tasks[0].label = u"another"_s;
    write(tasks);
    TaskDatabase database(path());
    QVector<Task> expected{fullTask(1), fullTask(2)};
    expected[0].label = u"another"_s;
    QVERIFY(openWhole(database)->tasks == expected);
}

void LastAnswerTest::anotherAnswerTakesThePlaceOfTheOneOnDisk()
{
    write({answered(1, Status::Completed, "first")});
    write({answered(1, Status::Completed, "second")});
    TaskDatabase database(path());
    QCOMPARE(openWhole(database)->tasks.at(0).lastAnswer.bytes(), QByteArray("second"));
    write({answered(1, Status::Completed, {})});
}

void LastAnswerTest::anAnswerIsReadBehindTheWritesBeforeIt()
{
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    QByteArrayList read;
    for (const char *answer : {"first", "second"}) {
        database.write({.changed = {answered(1, Status::Completed, answer)},
                        .removed = {},
                        .restored = {},
                        .undecided = {}},
                       {});
        database.readAnswer(1, [&read](const Result<QByteArray> &found) { read.append(*found); });
    }
    database.flush();
    QCOMPARE(read, QByteArrayList({"first", "second"}));
}

void LastAnswerTest::aReaderOfAnothersProfileHasEveryAnswer()
{
    write({fullTask(1)});
    const auto read = TaskDatabase::readOnly(path());
    QVERIFY(read.ok());
    QVERIFY(read->tasks == QVector<Task>{fullTask(1)});
}

void LastAnswerTest::whereThereIsNoTaskThereIsNoAnswer()
{
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    QCOMPARE(**answerOf(database, 17), QByteArray());
}

void LastAnswerTest::anAnswerThatCannotBeReadIsAnError()
{
    TaskDatabase database(path());
    const auto answer = answerOf(database, 1); // it is not open
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, ErrorKind::DatabaseUnusable);
}

QTEST_GUILESS_MAIN(LastAnswerTest)
#include "last_answer_test.moc"
