// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/lane_waits.h"

#include <QtTest>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

const PollLane lane{originOf(QUrl(u"https://service.example"_s)), u"key"_s};
const PollLane otherLane{originOf(QUrl(u"https://service.example"_s)), u"another"_s};
const PollAnswer fine{Answered{}, {}};
const PollAnswer noAnswer{Trouble{{ErrorKind::ConnectionFailed, {}}}, {}};
const PollAnswer waitAsked{WaitAsked{{}, {}}, {}};
constexpr LaneWaits::Manners manners{.interval = 30s, .fixedInterval = {}, .firstBackOff = 30s};

} // namespace

Q_DECLARE_METATYPE(rushes::PollAnswer)

class LaneWaitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_waits = {}; }
    void aFewFailuresAreNobodysBusiness();
    void aServiceThatIsDownRestsEverLonger();
    void failuresOfOneBurstCountOnce();
    void anAnswerEndsTheRow_data();
    void anAnswerEndsTheRow();
    void offlineRestsAtOnceAndLong();
    void aWaitIsNeverShorterThanTheTasksInterval();
    void waitsWithoutALengthDouble();
    void aFixedIntervalIsTheFirstWait();
    void lanesAreApart();

private:
    std::optional<LaneWait> after(const PollAnswer &answer, LaneWaits::Manners how = manners,
                                  const PollLane &where = lane)
    {
        m_now += 1min;
        return m_waits.after(answer, where, how, m_now - 1s, m_now, 0.5);
    }

    LaneWaits m_waits;
    SteadyMoment m_now{1h};
};

void LaneWaitsTest::aFewFailuresAreNobodysBusiness()
{
    QVERIFY(!after(noAnswer));
    QVERIFY(!after(noAnswer));
    QVERIFY(!m_waits.failingSince(lane));
    QVERIFY(after(noAnswer));
    QCOMPARE(m_waits.failingSince(lane), std::optional(m_now - 2min - 1s));
}

void LaneWaitsTest::aServiceThatIsDownRestsEverLonger()
{
    after(noAnswer);
    after(noAnswer);
    QVector<Duration> rests;
    for (int failure = 0; failure < 7; ++failure) {
        const auto rest = after(noAnswer);
        QVERIFY(rest && rest->reason == HoldReason::Down);
        rests.append(rest->length);
    }
    QCOMPARE(rests, (QVector<Duration>{30s, 60s, 120s, 240s, 480s, 600s, 600s}));
}

void LaneWaitsTest::failuresOfOneBurstCountOnce()
{
    const SteadyMoment asked = m_now;
    for (int failure = 0; failure < 3; ++failure)
        (void)m_waits.after(noAnswer, lane, manners, asked, asked + 10s, 0.5);
    QVERIFY(!m_waits.after(noAnswer, lane, manners, asked, asked + 10s, 0.5));
    const auto probe = m_waits.after(noAnswer, lane, manners, asked + 40s, asked + 41s, 0.5);
    QVERIFY(probe);
    QCOMPARE(probe->length, Duration(60s));
}

void LaneWaitsTest::anAnswerEndsTheRow_data()
{
    QTest::addColumn<PollAnswer>("answer");
    QTest::newRow("about a task") << fine;
    QTest::newRow("not found") << PollAnswer{NotFound{}, {}};
    QTest::newRow("forbidden") << PollAnswer{Forbidden{}, {}};
    QTest::newRow("asked to wait") << waitAsked;
}

void LaneWaitsTest::anAnswerEndsTheRow()
{
    QFETCH(const PollAnswer, answer);
    for (int failure = 0; failure < 5; ++failure)
        after(noAnswer);
    QVERIFY(m_waits.failingSince(lane));
    after(answer);
    QVERIFY(!m_waits.failingSince(lane));
    QVERIFY(!after(noAnswer));
}

void LaneWaitsTest::offlineRestsAtOnceAndLong()
{
    LaneWaits::Manners offline = manners;
    offline.isOffline = true;
    const auto rest = after(noAnswer, offline);
    QVERIFY(rest);
    QCOMPARE(rest->length, Duration(10min));
    QVERIFY(m_waits.failingSince(lane));
}

void LaneWaitsTest::aWaitIsNeverShorterThanTheTasksInterval()
{
    const auto wait = after({WaitAsked{1s, {}, true}, {}});
    QVERIFY(wait && wait->reason == HoldReason::Asked);
    QCOMPARE(wait->length, Duration(30s));
    QCOMPARE(after({WaitAsked{1h, {}, true}, {}})->length, Duration(1h));
}

void LaneWaitsTest::waitsWithoutALengthDouble()
{
    QVector<Duration> waits;
    for (int wait = 0; wait < 7; ++wait) {
        waits.append(after(waitAsked)->length);
        after({NotFound{}, {}}); // says nothing of how often it may be asked
    }
    QCOMPARE(waits, (QVector<Duration>{30s, 60s, 120s, 240s, 480s, 900s, 900s}));
    after(fine);
    QCOMPARE(after(waitAsked)->length, Duration(30s));
}

void LaneWaitsTest::aFixedIntervalIsTheFirstWait()
{
    LaneWaits::Manners fixed = manners;
    fixed.fixedInterval = 2min;
    QCOMPARE(after(waitAsked, fixed)->length, Duration(2min));
    after(fine, fixed);
    after(noAnswer, fixed);
    after(noAnswer, fixed);
    QCOMPARE(after(noAnswer, fixed)->length, Duration(2min));
}

void LaneWaitsTest::lanesAreApart()
{
    for (int failure = 0; failure < 5; ++failure)
        after(noAnswer);
    QVERIFY(!after(noAnswer, manners, otherLane));
    QVERIFY(!m_waits.failingSince(otherLane));
}

QTEST_GUILESS_MAIN(LaneWaitsTest)
#include "lane_waits_test.moc"
