// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/time_line.h"

#include "wording/task_fixture.h"

#include <QTest>

namespace rushes::test {

class TimeLineTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { speakEnglishInUtc(); }
    void aWholeLifeReadsFromTopToBottom();
    void anUnknownStatusIsCalledByItsWord();
    void aFirstAnswerThatIsNotQueuedHasAnInterval();
    void whatKeepsItFromBeingHeardOfIsTold_data();
    void whatKeepsItFromBeingHeardOfIsTold();
    void theClipsEndIsTold_data();
    void theClipsEndIsTold();
    void anExactEndOfTheLinkHasItsMoment();
};

static QStringList read(const QVector<TimeLineEntry> &entries)
{
    QStringList lines;
    for (const TimeLineEntry &entry : entries)
        lines.append(entry.what + u" | "_s + entry.when);
    return lines;
}

void TimeLineTest::aWholeLifeReadsFromTopToBottom()
{
    Task task = completedTask(ClipState::Saved);
    task.addedAt = noonish - 100s;
    task.transitions = {
        {.status = Status::Queued, .word = {}, .notBefore = noonish - 98s, .seenAt = noonish - 96s},
        {.status = Status::Processing, .word = {}, .notBefore = noonish - 96s, .seenAt = noonish - 65s},
        {.status = Status::Completed, .word = {}, .notBefore = noonish - 35s, .seenAt = noonish - 4s},
    };
    task.clipFacts.heldAt = noonish;
    task.clipFacts.savedPath = u"/videos/a.mp4"_s;

    const QVector<TimeLineEntry> entries = timeLine(task, contextOf());
    QCOMPARE(read(entries),
             QStringList({u"Added | 13:58:20"_s, u"Queued | 13:58:24"_s,
                          u"Processing | 13:58:24 – 13:58:55"_s, u"Completed | 13:59:25 – 13:59:56"_s,
                          u"Copy held, verified | 14:00:00"_s, u"Saved | "_s}));
    QCOMPARE(entries[2].status, Status::Processing);
    QCOMPARE(entries[2].toolTip, u"Not yet so at 01/03/2026 13:58:24, seen so at 01/03/2026 13:58:55."_s);
    QCOMPARE(entries.last().toolTip, u"/videos/a.mp4"_s);
}

void TimeLineTest::anUnknownStatusIsCalledByItsWord()
{
    Task task = runningTask(Status::Unrecognised, 1min);
    task.transitions = {
        {.status = Status::Unrecognised, .word = u"under_review"_s, .notBefore = {}, .seenAt = noonish}};
    QCOMPARE(read(timeLine(task, contextOf())).last(), u"under_review | 14:00:00"_s);
}

void TimeLineTest::aFirstAnswerThatIsNotQueuedHasAnInterval()
{
    Task task = failedTask();
    task.transitions = {
        {.status = Status::Failed, .word = {}, .notBefore = noonish - 18s, .seenAt = noonish}};
    QCOMPARE(read(timeLine(task, contextOf())).last(), u"Failed | 13:59:42 – 14:00:00"_s);
}

void TimeLineTest::whatKeepsItFromBeingHeardOfIsTold_data()
{
    QTest::addColumn<Contact>("contact");
    QTest::addColumn<QStringList>("lines");

    QTest::newRow("not found") << Contact::NotFound << QStringList(u"Not found | 13:59:00"_s);
    QTest::newRow("key refused") << Contact::Refused << QStringList(u"Key refused | 13:59:00"_s);
    QTest::newRow("in contact") << Contact::Ok << QStringList();
    QTest::newRow("on its way") << Contact::Retrying << QStringList();
}

void TimeLineTest::whatKeepsItFromBeingHeardOfIsTold()
{
    QFETCH(Contact, contact);
    Task task = freshTask();
    task.contact = contact;
    task.lastAskedAt = noonish - 1min;
    QTEST(read(timeLine(task, contextOf()).mid(1)), "lines");
}

void TimeLineTest::anExactEndOfTheLinkHasItsMoment()
{
    TaskContext context = contextOf();
    context.linkEnd = toldEnd(-2min, Certainty::Exact);
    QCOMPARE(read(timeLine(completedTask(ClipState::Expired), context)).last(),
             u"Link ended, clip gone | 13:58:00"_s);
    context.linkEnd = toldEnd(-2min, Certainty::AtLatest);
    QCOMPARE(read(timeLine(completedTask(ClipState::Expired), context)).last(),
             u"Link ended, clip gone | "_s);
}

void TimeLineTest::theClipsEndIsTold_data()
{
    QTest::addColumn<ClipState>("clip");
    QTest::addColumn<QStringList>("lines");

    QTest::newRow("online") << ClipState::Online << QStringList();
    QTest::newRow("held") << ClipState::Held << QStringList(u"Copy held, verified | 14:00:00"_s);
    QTest::newRow("unverified") << ClipState::Unverified
                                << QStringList(u"Copy kept, unverified | 14:00:00"_s);
    QTest::newRow("expired") << ClipState::Expired << QStringList(u"Link ended, clip gone | "_s);
}

void TimeLineTest::theClipsEndIsTold()
{
    QFETCH(ClipState, clip);
    Task task = completedTask(clip);
    task.clipFacts.heldAt = noonish;
    QTEST(read(timeLine(task, contextOf()).mid(1)), "lines");
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::TimeLineTest)
#include "time_line_test.moc"
