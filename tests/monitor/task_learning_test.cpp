// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor_fixture.h"

#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

/// A service whose tasks take so long, each from when it was first asked for.
class SlowService
{
public:
    SlowService(MonitorFixture &fixture, Duration takes)
        : m_fixture(fixture)
        , m_takes(takes)
    {
        fixture.network.answerAll(
            [this](const SentRequest &sent) { return answered(sent.url().fileName().toUtf8()); });
    }

    /// Requests for the id so far.
    [[nodiscard]] int requests(const QByteArray &id) const { return m_requests.value(id); }

private:
    FakeAnswer answered(const QByteArray &id)
    {
        const Moment now = m_fixture.clock.wall();
        if (!m_created.contains(id))
            m_created.insert(id, now);
        ++m_requests[id];
        const bool ended = now - m_created.value(id) >= m_takes;
        const auto seconds =
            std::chrono::floor<std::chrono::seconds>(m_created.value(id)).time_since_epoch().count();
        return FakeAnswer::ofJson(R"({"id":")" + id + R"(","model":"openAiSora2Plus","created":)" +
                                  QByteArray::number(qint64(seconds)) + R"(,"status":")" +
                                  (ended ? "failed" : "processing") + R"(","video_url":null,"error":null})");
    }

    MonitorFixture &m_fixture;
    Duration m_takes;
    QHash<QByteArray, Moment> m_created;
    QHash<QByteArray, int> m_requests;
};

constexpr Duration takes = 40min;

/// So many tasks, one after the other, to their ends.
void teach(MonitorFixture &fixture, int count)
{
    for (int index = 0; index < count; ++index)
        fixture.add(u"sora_taught%1"_s.arg(index));
    fixture.advance(takes + 10min);
}

} // namespace

class TaskLearningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finishedTasksTeachWhenTheNextIsAsked();
    void whatIsRememberedTeachesAfterTheStart();
    void aModeThatIsPickedMovesTheNextRequest();
    void aFixedIntervalTakesNoHeedOfWhatWasLearned();
};

void TaskLearningTest::finishedTasksTeachWhenTheNextIsAsked()
{
    MonitorFixture fixture;
    SlowService service(fixture, takes);
    fixture.add(u"sora_before"_s);
    fixture.advance(30min);
    const int before = service.requests("sora_before"); // published: 2 to 5 min
    fixture.advance(30min);
    teach(fixture, 60);
    fixture.add(u"sora_after"_s);
    fixture.advance(30min);
    const int after = service.requests("sora_after");
    QVERIFY2(after < before * 3 / 4, qPrintable(u"%1, then %2"_s.arg(before).arg(after)));
    // Before its window it is looked at every two minutes.
    QVERIFY(after >= 15);
}

void TaskLearningTest::whatIsRememberedTeachesAfterTheStart()
{
    MonitorFixture fixture;
    SlowService service(fixture, takes);
    teach(fixture, 60);
    fixture.add(u"sora_before"_s);
    fixture.advance(30min);
    const int before = service.requests("sora_before");
    fixture.reopen();
    fixture.add(u"sora_after"_s);
    fixture.advance(30min);
    const int after = service.requests("sora_after");
    QVERIFY2(std::abs(after - before) <= 1, qPrintable(u"%1, then %2"_s.arg(before).arg(after)));
}

void TaskLearningTest::aModeThatIsPickedMovesTheNextRequest()
{
    MonitorFixture fixture;
    SlowService service(fixture, takes);
    const qint64 number = fixture.add(u"sora_one"_s);
    fixture.monitor->setMode({number}, u"12s"_s);
    fixture.advance(50s); // looked at twice; the next is due at two minutes and a half
    const std::optional<Moment> later = fixture.monitor->nextCheck(number);
    fixture.monitor->setMode({number}, u"4s"_s);
    fixture.settle();
    const std::optional<Moment> sooner = fixture.monitor->nextCheck(number);
    QVERIFY(later && sooner);
    QVERIFY(*sooner < *later - 30s);
    QVERIFY(*sooner >= *fixture.monitor->task(number)->lastAskedAt + 30s);
}

void TaskLearningTest::aFixedIntervalTakesNoHeedOfWhatWasLearned()
{
    MonitorFixture fixture;
    SlowService service(fixture, takes);
    teach(fixture, 20);
    fixture.monitor->setFixedInterval(40s);
    fixture.add(u"sora_after"_s);
    fixture.advance(20min - 1s);
    QCOMPARE(service.requests("sora_after"), 30);
}

QTEST_GUILESS_MAIN(TaskLearningTest)
#include "task_learning_test.moc"
