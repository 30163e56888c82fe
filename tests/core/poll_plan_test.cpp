// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/back_off.h"
#include "core/end_belief.h"
#include "core/poll_plan.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace rushes;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(rushes::BackOff)

class PollPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksOnceEarlyThenInTheWindowThenEverLess_data();
    void asksOnceEarlyThenInTheWindowThenEverLess();
    void aTaskThatIsAddedLateIsAskedAsItsAgeSays();
    void whatIsLearnedTakesTheEstimatesPlace();
    void whateverTheClocksSayTheWaitIsInItsBounds();
    void pastTheWindowWaitsOnlyGrow();
    void anEndIsLikeliestInsideTheWindow();
    void waitsScaleWithWhatTheServiceAdvises();
    void aFixedIntervalReplacesThePlanButNotTheMinimum();
    void aLostLinkIsAskedForEverMoreRarely();
    void backOffDoublesToItsLongest_data();
    void backOffDoublesToItsLongest();
    void jitterSpreadsButNeverUnderTheFirst();

private:
    const Service &m_service = *ServiceCatalogue::builtIn().find(u"kyyReactApiServer"_s);
    const Moment m_created{std::chrono::seconds(1761635478)};

    [[nodiscard]] Task task(const QString &family, const QString &mode) const
    {
        Task result;
        result.service = m_service.name;
        result.family = family;
        result.mode = mode;
        result.status = Status::Processing;
        result.created = m_created;
        return result;
    }
    /// In seconds since its creation, from the first at the age on.
    [[nodiscard]] QVector<int> agesAsked(Task asked, int age, int until) const;
};

QVector<int> PollPlanTest::agesAsked(Task asked, int age, int until) const
{
    QVector<int> ages;
    while (age <= until) {
        ages.append(age);
        const Duration wait = waitBeforeNextPoll(asked, m_service, std::nullopt, std::nullopt,
                                                 m_created + std::chrono::seconds(age));
        age += int(std::chrono::round<std::chrono::seconds>(wait).count());
    }
    return ages;
}

void PollPlanTest::asksOnceEarlyThenInTheWindowThenEverLess_data()
{
    QTest::addColumn<QString>("family");
    QTest::addColumn<QString>("mode");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::newRow("Sora, 4 s") << u"sora"_s << u"4s"_s << 60 << 180;
    QTest::newRow("Sora, 8 s") << u"sora"_s << u"8s"_s << 120 << 300;
    QTest::newRow("Sora, 12 s") << u"sora"_s << u"12s"_s << 180 << 480;
    QTest::newRow("VEO, first/last frame") << u"veo"_s << u"first-last-frame"_s << 180 << 300;
    QTest::newRow("VEO, mode not chosen") << u"veo"_s << QString() << 120 << 300;
    QTest::newRow("Videos, no estimate") << u"videos"_s << QString() << 60 << 600;
}

void PollPlanTest::asksOnceEarlyThenInTheWindowThenEverLess()
{
    QFETCH(const QString, family);
    QFETCH(const QString, mode);
    QFETCH(const int, from);
    QFETCH(const int, to);
    const QVector<int> ages = agesAsked(task(family, mode), 2, 86400);
    const auto in = [&](int begin, int end) {
        return std::ranges::count_if(ages, [&](int age) { return age >= begin && age < end; });
    };
    // When it was added, once more for what fails at once, and hardly again before the window.
    QVERIFY(in(0, 70) == 2);
    QVERIFY(in(70, from) <= 1);
    QVERIFY(std::ranges::adjacent_find(
                ages, [&](int one, int next) { return one < from && next > one + 120; }) == ages.end());
    // Inside at least once a minute, past it ever less, but for ever.
    QVERIFY(std::ranges::adjacent_find(ages, [&](int one, int next) {
                return one >= from && one < to && next > one + 60;
            }) == ages.end());
    QVERIFY(in(3600, 7200) <= 30);
    QVERIFY(in(82800, 86400) >= 6);
    QVERIFY(in(82800, 86400) <= 8);
}

void PollPlanTest::aTaskThatIsAddedLateIsAskedAsItsAgeSays()
{
    const Task added = task(u"sora"_s, u"8s"_s);
    // After a week it is asked as one that was watched for a week.
    QCOMPARE(agesAsked(added, 7 * 86400, 7 * 86400 + 1000), (QVector<int>{7 * 86400, 7 * 86400 + 600}));
    Task ancient = added;
    ancient.created = Moment::min();
    QCOMPARE(waitBeforeNextPoll(ancient, m_service, std::nullopt, std::nullopt, Moment::max()),
             Duration(10min));
    // What cannot have failed at once any more is not looked at early.
    QVERIFY(agesAsked(added, 40, 200).at(1) > 90);
}

void PollPlanTest::whatIsLearnedTakesTheEstimatesPlace()
{
    const Task running = task(u"sora"_s, u"8s"_s);
    const LearnedDurations slow{20min, 25min, 30min, 0.05, 50};
    const auto wait = [&](const LearnedDurations &learned, Duration age) {
        return waitBeforeNextPoll(running, m_service, learned, std::nullopt, m_created + age);
    };
    QCOMPARE(wait(slow, 4min), Duration(2min));
    QVERIFY(wait(slow, 24min) < 1min);
    QCOMPARE(wait({20s, 25s, 30s, 0.05, 50}, 25s), Duration(30s));
    // Where nothing fails at once there is no early look.
    QCOMPARE(waitBeforeNextPoll(running, m_service, std::nullopt, std::nullopt, m_created + 2s),
             Duration(30s));
    QVERIFY(wait({2min, 200s, 5min, 0, 50}, 2s) > 100s);
}

void PollPlanTest::whateverTheClocksSayTheWaitIsInItsBounds()
{
    std::mt19937_64 random(99);
    const auto any = [&](std::initializer_list<qint64> some) {
        return random() % 4 ? some.begin()[random() % some.size()]
                            : qint64(random() % 100'000'000'000'000) - 40'000'000'000'000;
    };
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    for (int round = 0; round < 20000; ++round) {
        Service service = m_service;
        Family &family = service.families[0];
        family.modes.clear();
        family.estimate = Estimate{std::chrono::seconds(any({0, -5, 1, 120, 86400, most, -most})),
                                   std::chrono::seconds(any({0, -5, 1, 300, 86400, most, -most}))};
        service.polling.minimum = std::chrono::milliseconds(1 + random() % 60000);
        service.polling.from = service.polling.minimum + std::chrono::milliseconds(random() % 60000);
        service.polling.to = service.polling.from + std::chrono::milliseconds(random() % 600000);
        Task odd;
        odd.family = random() % 8 ? family.name : u"no such family"_s;
        odd.status = Status(random() % 6);
        odd.linkDeathsInRow = int(any({0, 1, 1000000})) % 100;
        odd.addedAt = Moment(Duration(any({0, most, -most, 1761635478000})));
        if (random() % 4)
            odd.created = Moment(Duration(any({0, most, -most, 1761635478000})));
        std::optional<LearnedDurations> learned;
        if (random() % 2)
            learned = LearnedDurations{Duration(any({0, -5, most, 120000})), 2min,
                                       Duration(any({0, -5, most, 300000})),
                                       random() % 8 ? 0.05 : double(any({0, 1, -1, most})), 9};
        const Moment now(Duration(any({0, most, -most, 1761635478000, 1761635678000})));
        const Duration wait = waitBeforeNextPoll(odd, service, learned, std::nullopt, now);
        QVERIFY(wait >= service.polling.minimum);
        QVERIFY(wait <= std::max<Duration>(10 * service.polling.to, 10min));
        const double rate = endRate(odd, service, learned, now);
        QVERIFY(std::isfinite(rate) && rate > 0);
    }
}

void PollPlanTest::pastTheWindowWaitsOnlyGrow()
{
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        const Duration from = std::chrono::seconds(10 + random() % 2000);
        const Duration to = from + std::chrono::seconds(random() % 3000);
        const LearnedDurations learned{from, from, to, 0.05, 50};
        Task running = task(u"sora"_s, u"8s"_s);
        const EndBelief belief(double(from.count()) / 1000, double(to.count()) / 1000, 0.05);
        double age = std::max(belief.windowTo(), 120.0);
        Duration before{};
        double rateBefore = 1;
        for (; age < 1e7; age *= 1.01) {
            const Moment now = m_created + std::chrono::round<Duration>(std::chrono::duration<double>(age));
            const Duration wait = waitBeforeNextPoll(running, m_service, learned, std::nullopt, now);
            QVERIFY(wait >= before);
            before = wait;
            const double rate = endRate(running, m_service, learned, now);
            QVERIFY(rate < rateBefore);
            rateBefore = rate;
        }
        QCOMPARE(before, Duration(10min));
    }
}

void PollPlanTest::anEndIsLikeliestInsideTheWindow()
{
    const Task running = task(u"sora"_s, u"12s"_s);
    const auto rate = [&](Duration age) {
        return endRate(running, m_service, std::nullopt, m_created + age);
    };
    QVERIFY(rate(1s) > rate(60s)); // it may fail at once
    QVERIFY(rate(300s) > 5 * rate(60s));
    QVERIFY(rate(300s) > 5 * rate(1h));
    // It is the hazard: what it sums up to is the share that ends.
    const EndBelief belief(180, 480, 0.05);
    double sum = 0;
    for (double age = 0.05; age < 480; age += 0.1)
        sum += 0.1 * belief.endRate(age);
    const double unfinished = 0.95 * belief.unfinished(480) + 0.05 * std::exp(-48.0);
    QVERIFY(std::abs(std::exp(-sum) - unfinished) < 1e-4);
    QVERIFY(std::abs(belief.unfinished(180) - 0.9) < 0.01);
    QVERIFY(std::abs(belief.unfinished(480) - 0.1) < 0.01);
}

void PollPlanTest::waitsScaleWithWhatTheServiceAdvises()
{
    Service quick = m_service;
    quick.polling = {100ms, 200ms, 400ms};
    const Task running = task(u"sora"_s, u"8s"_s);
    for (int age = 0; age < 100000; age += 97) {
        const Duration wait = waitBeforeNextPoll(running, quick, std::nullopt, std::nullopt,
                                                 m_created + std::chrono::seconds(age));
        QVERIFY(wait >= 100ms && wait <= 4s);
    }
    // So is the price: inside the window a quick service is asked more often than the longest wait would have
    // it.
    QVERIFY(waitBeforeNextPoll(running, quick, std::nullopt, std::nullopt, m_created + 200s) < 3s);
}

void PollPlanTest::aFixedIntervalReplacesThePlanButNotTheMinimum()
{
    const Task running = task(u"sora"_s, u"8s"_s);
    QCOMPARE(waitBeforeNextPoll(running, m_service, std::nullopt, Duration(45s), m_created), Duration(45s));
    QCOMPARE(waitBeforeNextPoll(running, m_service, std::nullopt, Duration(5s), m_created), Duration(30s));
}

void PollPlanTest::aLostLinkIsAskedForEverMoreRarely()
{
    Task completed = task(u"sora"_s, u"8s"_s);
    completed.status = Status::Completed;
    completed.linkIsDead = true;
    QVector<Duration> waits;
    for (int deaths = 1; deaths <= 6; ++deaths) {
        completed.linkDeathsInRow = deaths;
        waits.append(waitBeforeNextPoll(completed, m_service, std::nullopt, std::nullopt, m_created + 1h));
    }
    QCOMPARE(waits, (QVector<Duration>{30s, 60s, 120s, 240s, 480s, 600s}));
}

void PollPlanTest::backOffDoublesToItsLongest_data()
{
    QTest::addColumn<BackOff>("backOff");
    QTest::addColumn<int>("failures");
    QTest::addColumn<int>("seconds");
    const BackOff plain{30s, 10min, 0.0};
    QTest::newRow("first") << plain << 1 << 30;
    QTest::newRow("second") << plain << 2 << 60;
    QTest::newRow("fifth") << plain << 5 << 480;
    QTest::newRow("longest") << plain << 6 << 600;
    QTest::newRow("for ever") << plain << 1000 << 600;
    QTest::newRow("asked to wait, for ever") << askedToWaitBackOff << 50 << 900;
    QTest::newRow("copies begin at a second") << BackOff{copyBackOff.first, copyBackOff.longest, 0} << 1 << 1;
    QTest::newRow("copies end at five minutes")
        << BackOff{copyBackOff.first, copyBackOff.longest, 0} << 20 << 300;
}

void PollPlanTest::backOffDoublesToItsLongest()
{
    QFETCH(const BackOff, backOff);
    QFETCH(const int, failures);
    QFETCH(const int, seconds);
    QCOMPARE(backOff.wait(failures, 0.5), Duration(std::chrono::seconds(seconds)));
}

void PollPlanTest::jitterSpreadsButNeverUnderTheFirst()
{
    QCOMPARE(troubleBackOff.wait(1, 0.0), Duration(30s));
    QCOMPARE(troubleBackOff.wait(3, 0.0), Duration(96s));
    QCOMPARE(troubleBackOff.wait(3, 0.5), Duration(120s));
    QVERIFY(troubleBackOff.wait(3, 0.999) > Duration(143s));
}

QTEST_GUILESS_MAIN(PollPlanTest)
#include "poll_plan_test.moc"
