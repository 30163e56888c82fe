// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor_fixture.h"

#include "core/task_rules.h"
#include "monitor/task_counts.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

/// What is kept up with each change is what a walk over all tasks would find.
class TaskCountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCountsAreThoseOfAWalk();
    void aServiceIsNamedAsLongAsOneTaskSaysSo();
};

void TaskCountsTest::theCountsAreThoseOfAWalk()
{
    MonitorFixture fixture;
    QRandomGenerator random(11);
    fixture.network.answerAll([&random](const SentRequest &sent) {
        const QByteArray id = sent.url().fileName().toUtf8();
        static const QByteArray statuses[] = {"queued", "processing", "completed", "failed"};
        const QByteArray &status = statuses[random.bounded(4)];
        if (random.bounded(6) == 0)
            return FakeAnswer::ofStatus(random.bounded(2) ? 403 : 502);
        return FakeAnswer::ofJson(MonitorFixture::answer(
            id, status, status == "completed" ? "\"https://cdn.example.com/a.mp4\"" : "null"));
    });
    for (int step = 0; step < 120; ++step) {
        const qint64 number = 1 + random.bounded(std::max(1, fixture.monitor->count()));
        switch (random.bounded(7)) {
        case 0:
        case 1:
            fixture.add(u"sora_task%1"_s.arg(step));
            break;
        case 2:
            fixture.monitor->remove({number});
            break;
        case 3:
            fixture.monitor->restore({number});
            break;
        case 4:
            if (const SharedTask task = fixture.monitor->latest(number); task && isAtRisk(*task))
                fixture.monitor->commit(clipHeld(*task, {}));
            break;
        case 5:
            fixture.keys.setKey(u"kyyReactApiServer"_s, random.bounded(2) ? QString() : u"key"_s);
            break;
        default:
            fixture.advance(Duration(random.bounded(60'000)));
        }
        fixture.settle();
        TaskCounts walked;
        for (const Task &task : fixture.monitor->tasks())
            walked.add(task);
        const WatchState state = fixture.monitor->state();
        QCOMPARE(state.watched, walked.watched);
        QCOMPARE(state.running, walked.running);
        QCOMPARE(state.ready, walked.ready);
        QCOMPARE(state.notHeld, walked.notHeld);
        QCOMPARE(state.keyMissing, walked.withoutKey());
    }
}

void TaskCountsTest::aServiceIsNamedAsLongAsOneTaskSaysSo()
{
    Task first;
    first.service = u"b"_s;
    first.contact = Contact::NoKey;
    Task second = first;
    Task third = first;
    third.service = u"a"_s;
    TaskCounts counts;
    for (const Task *task : {&first, &second, &third})
        counts.add(*task);
    QCOMPARE(counts.withoutKey(), (QStringList{u"a"_s, u"b"_s}));
    counts.remove(first);
    counts.remove(third);
    QCOMPARE(counts.withoutKey(), QStringList{u"b"_s});
    counts.remove(second);
    QVERIFY(counts.withoutKey().isEmpty());
    QVERIFY(counts.refused().isEmpty());
}

QTEST_GUILESS_MAIN(TaskCountsTest)
#include "task_counts_test.moc"
