// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/task_cells.h"

#include "wording/task_fixture.h"
#include "wording/time_text.h"

#include <QTest>

namespace rushes::test {

using enum TaskColumn;

class TaskCellsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { speakEnglishInUtc(); }
    void everyColumnSaysItsPart_data();
    void everyColumnSaysItsPart();
    void aScreenReaderHearsWholeWords_data();
    void aScreenReaderHearsWholeWords();
    void howSureTheEndIsIsSaidAloud();
    void everyCellOfEveryTaskIsSaidAloud();
    void aServicesMarkupIsNoMarkupHere();
};

static TaskContext runningContext()
{
    TaskContext context = contextOf();
    context.nextCheck = noonish + 18s;
    return context;
}

static TaskContext completedContext()
{
    TaskContext context = contextOf();
    context.linkEnd = promisedEnd(18h + 42min);
    return context;
}

static rushes::Task labelled(rushes::Task task)
{
    task.label = u"Lighthouse, take 3"_s;
    task.mode = u"reference-image"_s;
    return task;
}

void TaskCellsTest::everyColumnSaysItsPart_data()
{
    QTest::addColumn<rushes::Task>("task");
    QTest::addColumn<TaskContext>("context");
    QTest::addColumn<TaskColumn>("column");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("below");

    const rushes::Task running = labelled(runningTask(rushes::Status::Processing, 54s));
    const rushes::Task done = completedTask(ClipState::Online);
    const QString nothing;

    rushes::Task paused = running;
    paused.pausedAt = noonish;
    TaskContext allPaused = runningContext();
    allPaused.allPaused = true;
    QTest::newRow("the status of a paused one")
        << paused << runningContext() << TaskColumn::Status << u"Processing"_s << u"paused"_s;
    QTest::newRow("the status while all are paused")
        << running << allPaused << TaskColumn::Status << u"Processing"_s << u"paused"_s;
    QTest::newRow("the status of a finished one while all are paused")
        << done << allPaused << TaskColumn::Status << u"Completed"_s << nothing;
    rushes::Task waiting = freshTask();
    waiting.contact = Contact::Waiting;
    QTest::newRow("the status of one that is asked to wait")
        << waiting << runningContext() << TaskColumn::Status << u"No answer yet"_s << u"asked to wait"_s;
    rushes::Task notFound = running;
    notFound.contact = Contact::NotFound;
    QTest::newRow("the status of one that is not found, while all are paused")
        << notFound << allPaused << TaskColumn::Status << u"Not found"_s << nothing;
    QTest::newRow("poster") << done << completedContext() << Poster << nothing << nothing;
    QTest::newRow("label over id") << running << runningContext() << Task << u"Lighthouse, take 3"_s
                                   << u"vgen_7f31c09ab2e4"_s;
    QTest::newRow("id alone") << done << completedContext() << Task << u"vgen_7f31c09ab2e4"_s << nothing;
    QTest::newRow("service") << running << runningContext() << Service << u"VEO · Reference image"_s
                             << u"veo_3_1_fast"_s;
    QTest::newRow("status") << running << runningContext() << Status << u"Processing"_s << nothing;
    QTest::newRow("progress") << running << runningContext() << Progress << nothing << nothing;
    QTest::newRow("elapsed") << running << runningContext() << Elapsed << u"54 s"_s << nothing;
    QTest::newRow("remaining") << running << runningContext() << Remaining << u"1–4 min"_s << nothing;
    QTest::newRow("expires, running") << running << runningContext() << Expires << u"—"_s << nothing;
    QTest::newRow("expires") << done << completedContext() << Expires << u"18 h 42 min"_s << nothing;
    QTest::newRow("no clip") << running << runningContext() << Clip << u"—"_s << nothing;
    rushes::Task odd = completedTask(ClipState::Held);
    odd.clipFacts.marks = ClipMark::Black | ClipMark::Silent;
    QTest::newRow("odd clip") << odd << completedContext() << Clip << u"Held"_s << u"black · no sound"_s;
    QTest::newRow("clip") << done << completedContext() << Clip << u"Online only"_s << nothing;
    QTest::newRow("heard") << running << runningContext() << Heard << u"12 s ago · next 18 s"_s << nothing;
    QTest::newRow("heard, failed") << failedTask() << completedContext() << Heard << failedTask().message
                                   << nothing;
    QTest::newRow("created") << running << runningContext() << Created << u"13:59"_s << nothing;
    QTest::newRow("not created") << freshTask() << runningContext() << Created << u"—"_s << nothing;
    QTest::newRow("message") << failedTask() << completedContext() << Message << failedTask().message
                             << nothing;
    QTest::newRow("no message") << running << runningContext() << Message << nothing << nothing;
}

void TaskCellsTest::everyColumnSaysItsPart()
{
    QFETCH(rushes::Task, task);
    QFETCH(TaskContext, context);
    QFETCH(TaskColumn, column);
    QTEST(withPlainSpaces(displayText(task, column, context)), "text");
    QTEST(secondLine(task, column, context), "below");
}

void TaskCellsTest::aScreenReaderHearsWholeWords_data()
{
    QTest::addColumn<rushes::Task>("task");
    QTest::addColumn<TaskColumn>("column");
    QTest::addColumn<QString>("text");

    const rushes::Task running = labelled(runningTask(rushes::Status::Processing, 54s));
    rushes::Task withPoster = labelled(completedTask(ClipState::Held));
    withPoster.clipFacts.posterFile = u"poster.jpg"_s;

    QTest::newRow("no picture") << running << Poster << u"No picture of Lighthouse, take 3 yet"_s;
    QTest::newRow("picture") << withPoster << Poster << u"Picture of Lighthouse, take 3"_s;
    QTest::newRow("two lines") << running << Task << u"Lighthouse, take 3, vgen_7f31c09ab2e4"_s;
    QTest::newRow("progress") << running << Progress << u"Processing, elapsed: 54 s, remaining: 1–4 min"_s;
    QTest::newRow("progress of a finished one")
        << completedTask(ClipState::Held) << Progress << u"Completed, elapsed: 3 min 5–36 s"_s;
    QTest::newRow("progress of a fresh one") << freshTask() << Progress << u"Not asked yet"_s;
    QTest::newRow("dash") << freshTask() << Elapsed << u"nothing"_s;
    QTest::newRow("empty") << running << Message << u"nothing"_s;
    QTest::newRow("no clip") << running << Clip << u"No clip"_s;
    rushes::Task odd = completedTask(ClipState::Held);
    odd.clipFacts.marks = ClipMark::Silent;
    QTest::newRow("odd clip") << odd << Clip << u"Held, no sound"_s;
    QTest::newRow("end to come") << completedTask(ClipState::Online) << Expires
                                 << u"the link ends in 18 h 42 min"_s;
    QTest::newRow("no end to come") << completedTask(ClipState::Held) << Expires << u"held"_s;
}

void TaskCellsTest::aScreenReaderHearsWholeWords()
{
    QFETCH(rushes::Task, task);
    QFETCH(TaskColumn, column);
    QTEST(withPlainSpaces(accessibleText(task, column, completedContext())), "text");
}

void TaskCellsTest::howSureTheEndIsIsSaidAloud()
{
    const auto aloud = [](Certainty certainty) {
        TaskContext context = contextOf();
        context.linkEnd = toldEnd(2h, certainty);
        return withPlainSpaces(accessibleText(completedTask(ClipState::Online), Expires, context));
    };
    QCOMPARE(aloud(Certainty::Exact), u"the link ends in 2 h"_s);
    QCOMPARE(aloud(Certainty::AtLatest), u"the link ends in 2 h at the latest"_s);
    QCOMPARE(aloud(Certainty::About), u"the link ends in about 2 h"_s);
}

void TaskCellsTest::everyCellOfEveryTaskIsSaidAloud()
{
    for (const rushes::Task &task : {freshTask(), runningTask(rushes::Status::Unrecognised, 1h), failedTask(),
                                     completedTask(ClipState::None), completedTask(ClipState::Expired)}) {
        for (int column = 0; column < taskColumnCount; ++column) {
            QVERIFY(!accessibleText(task, TaskColumn(column), TaskContext{}).isEmpty());
            QVERIFY(!accessibleText(task, TaskColumn(column), contextOf(&videos())).contains(u'—'));
        }
    }
}

void TaskCellsTest::aServicesMarkupIsNoMarkupHere()
{
    rushes::Task task = failedTask();
    task.message = u"<img src='https://evil.example/x'>"_s;
    task.model = task.message;
    task.label = task.message;
    QCOMPARE(displayText(task, Message, contextOf()), task.message);
    for (int column = 0; column < taskColumnCount; ++column)
        QVERIFY(!toolTip(task, TaskColumn(column), contextOf()).contains(u"<img"));
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::TaskCellsTest)
#include "task_cells_test.moc"
