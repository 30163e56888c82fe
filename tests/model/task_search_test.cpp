// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/task_search.h"

#include "wording/task_fixture.h"

#include <QTest>

namespace rushes::test {

class TaskSearchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { speakEnglishInUtc(); }
    void foldingForgetsCaseWidthAndDiacritics_data();
    void foldingForgetsCaseWidthAndDiacritics();
    void aTaskIsFoundByAllThatIsReadOfIt_data();
    void aTaskIsFoundByAllThatIsReadOfIt();
    void noWordSpansTwoParts();
    void aTaskFallsUnderItsFilters_data();
    void aTaskFallsUnderItsFilters();
};

static Task withContact(Task task, Contact contact)
{
    task.contact = contact;
    return task;
}

void TaskSearchTest::foldingForgetsCaseWidthAndDiacritics_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");

    QTest::newRow("case") << u"LightHOUSE"_s << u"lighthouse"_s;
    QTest::newRow("full width") << u"ＶＥＯ３"_s << u"veo3"_s;
    QTest::newRow("half-width katakana") << u"ｶﾞ"_s << foldedForSearch(u"ガ"_s);
    QTest::newRow("diacritics") << u"Ångström café"_s << u"angstrom cafe"_s;
    QTest::newRow("composed otherwise") << u"cafe\u0301"_s << u"cafe"_s;
    QTest::newRow("Chinese") << u"灯塔"_s << u"灯塔"_s;
    QTest::newRow("ligature") << u"ﬁlm"_s << u"film"_s;
}

void TaskSearchTest::foldingForgetsCaseWidthAndDiacritics()
{
    QFETCH(QString, text);
    QTEST(foldedForSearch(text), "folded");
}

void TaskSearchTest::aTaskIsFoundByAllThatIsReadOfIt_data()
{
    QTest::addColumn<QString>("word");

    for (const char *word : {"vgen_7f31", "lighthouse", "veo_3_1_fast", "veo", "reference image", "kyyreact",
                             "failed", "15 seconds"})
        QTest::newRow(word) << QString::fromLatin1(word);
}

void TaskSearchTest::aTaskIsFoundByAllThatIsReadOfIt()
{
    QFETCH(QString, word);
    Task task = failedTask();
    task.label = u"Lighthouse"_s;
    task.mode = u"reference-image"_s;
    QVERIFY(searchText(task, contextOf()).contains(word));
    QVERIFY(!searchText(task, contextOf()).contains(u"signature"_s));
}

void TaskSearchTest::noWordSpansTwoParts()
{
    Task task = freshTask();
    task.id = u"ab"_s;
    task.label = u"cd"_s;
    QVERIFY(!searchText(task, contextOf()).contains(u"abcd"_s));
}

void TaskSearchTest::aTaskFallsUnderItsFilters_data()
{
    QTest::addColumn<Task>("task");
    QTest::addColumn<int>("bits");

    Task savedUnverified = completedTask(ClipState::Unverified);
    savedUnverified.clipFacts.savedPath = u"/videos/a.mp4"_s;

    QTest::newRow("fresh") << freshTask() << int(RunningTasks);
    QTest::newRow("processing") << runningTask(Status::Processing, 1min) << int(RunningTasks);
    QTest::newRow("a word that is not known") << runningTask(Status::Unrecognised, 1min) << int(RunningTasks);
    QTest::newRow("failed") << failedTask() << int(FailedTasks);
    QTest::newRow("not found") << withContact(freshTask(), Contact::NotFound) << int(FailedTasks);
    QTest::newRow("not found any more")
        << withContact(runningTask(Status::Processing, 1min), Contact::NotFound) << int(FailedTasks);
    QTest::newRow("no key") << withContact(freshTask(), Contact::NoKey) << int(RunningTasks);
    QTest::newRow("key refused") << withContact(freshTask(), Contact::Refused) << int(RunningTasks);
    QTest::newRow("no link yet") << completedTask(ClipState::None) << int(NotHeldTasks);
    QTest::newRow("online") << completedTask(ClipState::Online) << int(NotHeldTasks);
    QTest::newRow("copying") << completedTask(ClipState::Copying) << int(NotHeldTasks);
    QTest::newRow("held") << completedTask(ClipState::Held) << int(ReadyTasks);
    QTest::newRow("unverified") << completedTask(ClipState::Unverified) << int(ReadyTasks);
    QTest::newRow("unverified, saved") << savedUnverified << int(SavedTasks);
    QTest::newRow("saved") << completedTask(ClipState::Saved) << int(SavedTasks);
    QTest::newRow("gone") << completedTask(ClipState::Expired) << int(AllTasks);
}

void TaskSearchTest::aTaskFallsUnderItsFilters()
{
    QFETCH(Task, task);
    QTEST(filterBits(task), "bits");
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::TaskSearchTest)
#include "task_search_test.moc"
