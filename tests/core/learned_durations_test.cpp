// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learned_durations.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

constexpr double secondsOf(Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

} // namespace

class LearnedDurationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFewTasksTeachNothing();
    void manyTasksTeachTheirQuantiles();
    void gapsBetweenRequestsAreNotTakenForDurations();
    void whatIsPublishedWeighsAgainstAFew();
    void onlyTheNewestCount();
    void theOrderOfNotingDoesNotCount();
    void failuresAtOnceAreKeptApart();
    void kindsAreKeptApart();
    void whatIsForgottenTeachesNothing();
    void endsThatTellNothingAreLeftOut_data();
    void endsThatTellNothingAreLeftOut();
    void aHundredThousandTasksLeaveOnlyTheNewest();

private:
    const Service &m_service = *ServiceCatalogue::builtIn().find(u"kyyReactApiServer"_s);
    const Moment m_begin{std::chrono::seconds(1761635478)};

    /// Ended between the ages, in seconds.
    [[nodiscard]] Task ended(qint64 number, double after, double notAfter,
                             Status status = Status::Completed) const
    {
        using Seconds = std::chrono::duration<double>;
        Task task;
        task.number = number;
        task.service = m_service.name;
        task.family = u"sora"_s;
        task.mode = u"8s"_s;
        task.status = status;
        task.created = m_begin + number * 1min;
        if (after > 0)
            task.lastSeenUnfinished = *task.created + std::chrono::round<Duration>(Seconds(after));
        task.firstSeenFinished = *task.created + std::chrono::round<Duration>(Seconds(notAfter));
        return task;
    }
    /// Evenly between the ages, each end known to within half a minute.
    void teach(DurationHistory &history, int count, double from, double to, qint64 firstNumber = 1) const
    {
        for (int index = 0; index < count; ++index) {
            const double end = from + (to - from) * (index * 37 % count + 0.5) / count;
            const double before = index * 13 % 30;
            history.note(ended(firstNumber + index, end - before, end - before + 30));
        }
    }
    [[nodiscard]] std::optional<LearnedDurations> learned(const DurationHistory &history) const
    {
        return history.of(ended(0, 1, 2), m_service);
    }
};

void LearnedDurationsTest::aFewTasksTeachNothing()
{
    DurationHistory history;
    QVERIFY(!learned(history));
    teach(history, 7, 100, 200);
    QVERIFY(!learned(history));
    history.note(ended(8, 150, 180));
    QVERIFY(learned(history));
    QCOMPARE(learned(history)->ends, 8);
}

void LearnedDurationsTest::manyTasksTeachTheirQuantiles()
{
    DurationHistory history;
    teach(history, 200, 600, 1000);
    const LearnedDurations found = *learned(history);
    QVERIFY2(std::abs(secondsOf(found.tenth) - 640) < 40,
             qPrintable(QString::number(secondsOf(found.tenth))));
    QVERIFY2(std::abs(secondsOf(found.median) - 800) < 40,
             qPrintable(QString::number(secondsOf(found.median))));
    QVERIFY2(std::abs(secondsOf(found.ninetieth) - 960) < 40,
             qPrintable(QString::number(secondsOf(found.ninetieth))));
}

void LearnedDurationsTest::gapsBetweenRequestsAreNotTakenForDurations()
{
    // Half are watched closely, half only in one long gap that holds them all: the gap has no say in where in
    // it they ended.
    DurationHistory history;
    teach(history, 100, 200, 240);
    for (int index = 0; index < 100; ++index)
        history.note(ended(1000 + index, 60, 600));
    const LearnedDurations found = *learned(history);
    QVERIFY2(secondsOf(found.tenth) > 160, qPrintable(QString::number(secondsOf(found.tenth))));
    QVERIFY2(secondsOf(found.ninetieth) < 290, qPrintable(QString::number(secondsOf(found.ninetieth))));
}

void LearnedDurationsTest::whatIsPublishedWeighsAgainstAFew()
{
    // Published: 2 to 5 min. These took an hour.
    DurationHistory few;
    teach(few, 8, 3500, 3700);
    QVERIFY(learned(few)->tenth < 5min);
    QVERIFY(learned(few)->ninetieth > 50min);
    DurationHistory many;
    teach(many, 200, 3500, 3700);
    QVERIFY(learned(many)->tenth > 50min);
}

void LearnedDurationsTest::onlyTheNewestCount()
{
    DurationHistory history;
    teach(history, 200, 600, 700);
    teach(history, 200, 100, 140, 10000);
    DurationHistory fresh;
    teach(fresh, 200, 100, 140, 10000);
    QCOMPARE(learned(history), learned(fresh));
}

void LearnedDurationsTest::theOrderOfNotingDoesNotCount()
{
    QVector<Task> tasks;
    for (int number = 1; number <= 500; ++number)
        tasks.append(ended(number, 100 + number % 97, 130 + number % 97,
                           number % 11 ? Status::Completed : Status::Failed));
    DurationHistory one;
    for (const Task &task : std::as_const(tasks))
        one.note(task);
    std::shuffle(tasks.begin(), tasks.end(), std::mt19937(5));
    DurationHistory other;
    for (const Task &task : std::as_const(tasks))
        other.note(task);
    for (const Task &task : std::as_const(tasks))
        other.note(task); // known already
    QVERIFY(learned(one));
    QCOMPARE(learned(one), learned(other));
}

void LearnedDurationsTest::failuresAtOnceAreKeptApart()
{
    DurationHistory history;
    teach(history, 100, 200, 300);
    const LearnedDurations before = *learned(history);
    QVERIFY(before.failedAtOnce > 0 && before.failedAtOnce < 0.05); // none of a hundred did
    for (int number = 1000; number < 1100; ++number)
        history.note(ended(number, 2, 32, Status::Failed));
    const LearnedDurations after = *learned(history);
    QCOMPARE(after.tenth, before.tenth);
    QCOMPARE(after.ends, 100);
    QVERIFY(after.failedAtOnce > 0.35 && after.failedAtOnce < 0.5);
    // Those that failed after their time teach how long it takes.
    for (int number = 2000; number < 2200; ++number)
        history.note(ended(number, 400, 430, Status::Failed));
    QVERIFY(learned(history)->median > 350s);
}

void LearnedDurationsTest::kindsAreKeptApart()
{
    DurationHistory history;
    teach(history, 50, 200, 300);
    Task other = ended(1, 1, 2);
    other.mode = u"12s"_s;
    QVERIFY(!history.of(other, m_service));
    other.mode = u"8s"_s;
    other.service = u"kyyAiPower"_s;
    QVERIFY(!history.of(other, *ServiceCatalogue::builtIn().find(other.service)));
}

void LearnedDurationsTest::whatIsForgottenTeachesNothing()
{
    DurationHistory history;
    teach(history, 10, 200, 300);
    DurationHistory same;
    teach(same, 10, 200, 300);
    history.note(ended(77, 3000, 3030));
    history.note(ended(78, 2, 32, Status::Failed));
    QVERIFY(learned(history) != learned(same));
    history.forget(ended(77, 3000, 3030));
    history.forget(ended(78, 2, 32, Status::Failed));
    QCOMPARE(learned(history), learned(same));
}

void LearnedDurationsTest::endsThatTellNothingAreLeftOut_data()
{
    QTest::addColumn<Task>("task");
    Task task = ended(5, 100, 130);
    task.status = Status::Processing;
    QTest::newRow("not finished") << task;
    task = ended(5, 100, 130);
    task.created.reset();
    QTest::newRow("no creation") << task;
    task = ended(5, 100, 130);
    task.firstSeenFinished.reset();
    QTest::newRow("never seen") << task;
    task = ended(5, 100, 130);
    task.created = *task.firstSeenFinished + 1s;
    QTest::newRow("ended before it began") << task;
    task = ended(5, 100, 130);
    task.created = Moment{};
    QTest::newRow("took years") << task;
    QTest::newRow("the machine slept over it") << ended(5, 200, 8 * 3600);
    QTest::newRow("added a day later") << ended(5, 0, 86400);
    QTest::newRow("failed, and none knows when") << ended(5, 0, 600, Status::Failed);
    task = ended(5, 300, 200);
    QTest::newRow("clock set back") << task;
}

void LearnedDurationsTest::endsThatTellNothingAreLeftOut()
{
    QFETCH(const Task, task);
    DurationHistory history;
    teach(history, 10, 200, 300, 100);
    const auto before = learned(history);
    history.note(task);
    QCOMPARE(learned(history), before);
    QCOMPARE(learned(history)->ends, 10);
}

void LearnedDurationsTest::aHundredThousandTasksLeaveOnlyTheNewest()
{
    DurationHistory history;
    for (int number = 0; number < 100000; ++number)
        history.note(ended(number, 150 + number % 60, 180 + number % 60));
    QCOMPARE(learned(history)->ends, DurationHistory::newest);
    QVERIFY(learned(history)->tenth > 140s && learned(history)->ninetieth < 250s);
}

QTEST_GUILESS_MAIN(LearnedDurationsTest)
#include "learned_durations_test.moc"
