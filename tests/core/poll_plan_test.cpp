// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/back_off.h"
#include "core/poll_plan.h"

#include <QtTest>

using namespace rushes;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(rushes::BackOff)

class PollPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksByTheCataloguesAdvice_data();
    void asksByTheCataloguesAdvice();
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
};

void PollPlanTest::asksByTheCataloguesAdvice_data()
{
    QTest::addColumn<QString>("family");
    QTest::addColumn<QString>("mode");
    QTest::addColumn<int>("elapsed");
    QTest::addColumn<int>("wait");
    QTest::newRow("long before the window") << u"sora"_s << u"12s"_s << 20 << 60;
    QTest::newRow("shortly before the window") << u"sora"_s << u"12s"_s << 125 << 30;
    QTest::newRow("inside") << u"sora"_s << u"12s"_s << 300 << 30;
    QTest::newRow("past it") << u"sora"_s << u"12s"_s << 500 << 60;
    QTest::newRow("mode not chosen") << u"veo"_s << QString() << 200 << 30;
    QTest::newRow("no estimate") << u"videos"_s << QString() << 20 << 30;
}

void PollPlanTest::asksByTheCataloguesAdvice()
{
    QFETCH(const QString, family);
    QFETCH(const QString, mode);
    QFETCH(const int, elapsed);
    QFETCH(const int, wait);
    QCOMPARE(waitBeforeNextPoll(task(family, mode), m_service, std::nullopt, m_created + std::chrono::seconds(elapsed)),
             Duration(std::chrono::seconds(wait)));
}

void PollPlanTest::aFixedIntervalReplacesThePlanButNotTheMinimum()
{
    const Task running = task(u"sora"_s, u"8s"_s);
    QCOMPARE(waitBeforeNextPoll(running, m_service, Duration(45s), m_created), Duration(45s));
    QCOMPARE(waitBeforeNextPoll(running, m_service, Duration(5s), m_created), Duration(30s));
}

void PollPlanTest::aLostLinkIsAskedForEverMoreRarely()
{
    Task completed = task(u"sora"_s, u"8s"_s);
    completed.status = Status::Completed;
    completed.linkIsDead = true;
    QVector<Duration> waits;
    for (int deaths = 1; deaths <= 6; ++deaths) {
        completed.linkDeathsInRow = deaths;
        waits.append(waitBeforeNextPoll(completed, m_service, std::nullopt, m_created + 1h));
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
    QTest::newRow("copies end at five minutes") << BackOff{copyBackOff.first, copyBackOff.longest, 0} << 20 << 300;
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
