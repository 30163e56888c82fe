// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor_fixture.h"

#include <QtTest>

#include <algorithm>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

const QString service = u"kyyReactApiServer"_s;

class FakeHint final : public NetworkHint
{
public:
    void start() override { isStarted = true; }
    [[nodiscard]] NetworkSeen seen() const override { return now; }
    void become(NetworkSeen seen)
    {
        now = seen;
        Q_EMIT changed();
    }

    NetworkSeen now = NetworkSeen::Unknown;
    bool isStarted = false;
};

FakeAnswer processing(const SentRequest &sent)
{
    return FakeAnswer::ofJson(MonitorFixture::answer(sent.url().fileName().toUtf8(), "processing"));
}

} // namespace

Q_DECLARE_METATYPE(rushes::test::FakeAnswer)

/// "It goes on working": what the monitor does when the service, the network or the clocks do not.
class PollingWaitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aServiceThatIsDownIsAskedByOneRequestAtATime_data();
    void aServiceThatIsDownIsAskedByOneRequestAtATime();
    void whoeverWasDownIsReleasedSpread();
    void offlineMeansRarelyAndBackMeansSoonButSpread();
    void theSystemsHintIsAskedForOnlyAfterAFailure();
    void afterASleepWhatIsOverdueIsAskedSoonButSpread();
    void clocksThatAreSetCostNothing_data();
    void clocksThatAreSetCostNothing();
    void theServicesClockOutlivesOursBeingSetBack();
    void manyTasksAreAskedAsTheBudgetAllowsAndItIsSaid();
    void checkNowSaysWhenWithTheBudgetCounted();
    void tooManyIsRemembered_data();
    void tooManyIsRemembered();
    void aFreshTaskIsAskedBeforeThoseThatWait();

private:
    /// Answers as told and notes when each request came.
    void answerBy(FakeNetwork::Answering answering);
    QVector<qint64> addMany(int count);
    [[nodiscard]] Duration shortestGap(qsizetype from) const;

    std::unique_ptr<FakeHint> m_hint;
    std::unique_ptr<MonitorFixture> m_fixture;
    QVector<SteadyMoment> m_asked;
};

void PollingWaitsTest::init()
{
    m_asked.clear();
    m_hint = std::make_unique<FakeHint>();
    m_fixture = std::make_unique<MonitorFixture>();
    m_fixture->hint = m_hint.get();
    m_fixture->reopen();
    answerBy(processing);
}

void PollingWaitsTest::cleanup()
{
    m_fixture.reset();
}

void PollingWaitsTest::answerBy(FakeNetwork::Answering answering)
{
    m_fixture->network.answerAll([this, answering = std::move(answering)](const SentRequest &sent) {
        m_asked.append(m_fixture->clock.steady());
        return answering(sent);
    });
}

QVector<qint64> PollingWaitsTest::addMany(int count)
{
    QVector<NewTask> tasks;
    for (int task = 0; task < count; ++task)
        tasks.append(
            {.id = u"sora_many%1"_s.arg(task), .service = service, .family = {}, .mode = {}, .label = {}});
    const QVector<qint64> numbers = m_fixture->monitor->add(tasks).added;
    m_fixture->settle();
    return numbers;
}

Duration PollingWaitsTest::shortestGap(qsizetype from) const
{
    Duration shortest = 1h;
    for (qsizetype index = from + 1; index < m_asked.size(); ++index)
        shortest = std::min(shortest, m_asked.at(index) - m_asked.at(index - 1));
    return shortest;
}

void PollingWaitsTest::aServiceThatIsDownIsAskedByOneRequestAtATime_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::newRow("refused connections") << FakeAnswer::ofError(QNetworkReply::ConnectionRefusedError);
    QTest::newRow("no such host") << FakeAnswer::ofError(QNetworkReply::HostNotFoundError);
    QTest::newRow("bad gateway") << FakeAnswer::ofStatus(502);
    QTest::newRow("a captive portal's page")
        << FakeAnswer::ofJson("<html><h1>Welcome to our Wi-Fi</h1></html>");
    QTest::newRow("a captive portal's redirect")
        << FakeAnswer::ofRedirect("https://wifi.example/login?key=1");
}

void PollingWaitsTest::aServiceThatIsDownIsAskedByOneRequestAtATime()
{
    QFETCH(const FakeAnswer, answer);
    const auto numbers = addMany(30);
    m_fixture->advance(1min);
    const Task before = *m_fixture->monitor->task(numbers.first());
    QCOMPARE(before.status, Status::Processing);
    answerBy([&answer](const SentRequest &) { return answer; });
    m_asked.clear();
    m_fixture->advance(1h);
    // Three to learn it, and those on their way with them; then 30 s, 1, 2, 4, 8 and 10 minutes.
    QVERIFY2(m_asked.size() >= 8 && m_asked.size() <= 20, qPrintable(QString::number(m_asked.size())));
    const WatchState state = m_fixture->monitor->state();
    QCOMPARE(state.rests.size(), 1);
    QCOMPARE(state.rests.first().service, service);
    QVERIFY(state.rests.first().until > m_fixture->clock.wall());
    QVERIFY(state.rests.first().since <= m_fixture->clock.wall() - 58min);
    QVERIFY(state.waits.isEmpty());
    for (const qint64 number : numbers) {
        QCOMPARE(m_fixture->monitor->task(number)->status, Status::Processing);
        QVERIFY(m_fixture->monitor->nextCheck(number) >= state.rests.first().until);
    }
}

void PollingWaitsTest::whoeverWasDownIsReleasedSpread()
{
    constexpr int count = 30;
    // A budget that would let all of them go at once.
    m_fixture->limits.budget.burst = 2 * count;
    m_fixture->reopen();
    const auto numbers = addMany(count);
    m_fixture->advance(1min);
    answerBy([](const SentRequest &) { return FakeAnswer::ofStatus(500); });
    m_fixture->advance(1h);
    m_asked.clear();
    answerBy(processing);
    m_fixture->advance(10min + 1min);
    QVERIFY(m_fixture->monitor->state().rests.isEmpty());
    for (const qint64 number : numbers)
        QCOMPARE(m_fixture->monitor->task(number)->contact, Contact::Ok);
    QVERIFY(m_asked.size() >= count);
    // After the probe, by the budget's pace, which grows a little meanwhile.
    for (int release = 2; release < count; ++release)
        QVERIFY(m_asked[release] - m_asked[release - 1] >= 900ms);
}

void PollingWaitsTest::offlineMeansRarelyAndBackMeansSoonButSpread()
{
    const auto numbers = addMany(20);
    m_fixture->advance(1min);
    m_hint->now = NetworkSeen::Offline;
    answerBy([](const SentRequest &) { return FakeAnswer::ofError(QNetworkReply::HostNotFoundError); });
    m_asked.clear();
    m_fixture->advance(1h);
    // Once in ten minutes, for the hint can be wrong; and what was on its way at the first failure.
    QVERIFY2(m_asked.size() >= 5 && m_asked.size() <= 11, qPrintable(QString::number(m_asked.size())));
    QCOMPARE(m_fixture->monitor->state().network, NetworkSeen::Offline);
    QVERIFY(m_fixture->monitor->state().noContactSince);
    answerBy(processing);
    m_asked.clear();
    m_fixture->advance(30s);
    m_hint->become(NetworkSeen::Online);
    m_fixture->advance(1min);
    QVERIFY2(m_asked.size() >= 20, qPrintable(QString::number(m_asked.size())));
    QVERIFY2(m_asked.at(19) - m_asked.first() >= 18s,
             qPrintable(QString::number((m_asked.at(19) - m_asked.first()) / 1s)));
    for (const qint64 number : numbers)
        QCOMPARE(m_fixture->monitor->task(number)->contact, Contact::Ok);
}

void PollingWaitsTest::theSystemsHintIsAskedForOnlyAfterAFailure()
{
    addMany(3);
    m_fixture->advance(10min);
    QVERIFY(!m_hint->isStarted);
    answerBy([](const SentRequest &) { return FakeAnswer::ofError(QNetworkReply::HostNotFoundError); });
    m_fixture->advance(10min);
    QVERIFY(m_hint->isStarted);
}

void PollingWaitsTest::afterASleepWhatIsOverdueIsAskedSoonButSpread()
{
    const auto numbers = addMany(30);
    // Old ones: they are asked every few minutes.
    m_fixture->advance(1h);
    m_asked.clear();
    m_fixture->clock.suspend(8h);
    (void)m_fixture->monitor->state(); // as the status bar does, once a second
    m_fixture->advance(1min);
    QVERIFY2(m_asked.size() >= 30, qPrintable(QString::number(m_asked.size())));
    QVERIFY2(shortestGap(0) >= 900ms, qPrintable(QString::number(shortestGap(0).count())));
    for (const qint64 number : numbers)
        QVERIFY(m_fixture->clock.wall() - *m_fixture->monitor->task(number)->lastAskedAt <= 1min);
}

void PollingWaitsTest::clocksThatAreSetCostNothing_data()
{
    QTest::addColumn<qint64>("by");
    QTest::newRow("summer time, by a clock that keeps local time") << qint64(3600);
    QTest::newRow("winter time, by such a clock") << qint64(-3600);
    QTest::newRow("a day ahead") << qint64(86'400);
    QTest::newRow("a day back") << qint64(-86'400);
    QTest::newRow("to 1970") << qint64(-1'772'366'000);
    QTest::newRow("a little ahead") << qint64(20);
    QTest::newRow("a little back") << qint64(-20);
}

void PollingWaitsTest::clocksThatAreSetCostNothing()
{
    QFETCH(const qint64, by);
    const auto numbers = addMany(5);
    m_fixture->advance(3min);
    m_asked.clear();
    m_fixture->clock.setWall(m_fixture->clock.wall() + std::chrono::seconds(by));
    m_fixture->advance(25min);
    // Neither a rush nor a standstill.
    QVERIFY2(m_asked.size() >= 5 * 2, qPrintable(QString::number(m_asked.size())));
    QVERIFY2(m_asked.size() <= 5 * 50, qPrintable(QString::number(m_asked.size())));
    Duration longest{};
    for (qsizetype index = 1; index < m_asked.size(); ++index)
        longest = std::max(longest, m_asked.at(index) - m_asked.at(index - 1));
    QVERIFY2(longest <= 11min, qPrintable(QString::number(longest / 1s)));
    for (const qint64 number : numbers) {
        const Duration next = *m_fixture->monitor->nextCheck(number) - m_fixture->clock.wall();
        QVERIFY2(next >= 0s && next <= 10min, qPrintable(QString::number(next / 1s)));
    }
}

void PollingWaitsTest::theServicesClockOutlivesOursBeingSetBack()
{
    const Moment begin = m_fixture->clock.wall();
    const SteadyMoment steady = m_fixture->clock.steady();
    const auto truth = [&] { return begin + (m_fixture->clock.steady() - steady); };
    answerBy([&](const SentRequest &sent) {
        FakeAnswer answer = processing(sent);
        const QString date = QLocale::c().toString(toDateTime(truth()), u"ddd, dd MMM yyyy hh:mm:ss"_s);
        answer.headers.append({"Date", date.toLatin1() + " GMT"});
        return answer;
    });
    addMany(1);
    m_fixture->advance(1s);
    m_fixture->clock.setWall(m_fixture->clock.wall() - 2h);
    (void)m_fixture->monitor->state();
    QVERIFY(std::chrono::abs(m_fixture->monitor->serviceNow(service) - truth()) <= 2s);
}

void PollingWaitsTest::manyTasksAreAskedAsTheBudgetAllowsAndItIsSaid()
{
    const auto numbers = addMany(400);
    m_fixture->advance(1s);
    m_asked.clear();
    m_fixture->advance(1min - 1ms);
    QVERIFY2(m_asked.size() >= 55 && m_asked.size() <= 60, qPrintable(QString::number(m_asked.size())));
    const WatchState state = m_fixture->monitor->state();
    QCOMPARE(state.stretches.size(), 1);
    QCOMPARE(state.stretches.first().service, service);
    QCOMPARE(state.stretches.first().running, 400);
    QVERIFY(state.stretches.first().interval >= 6min && state.stretches.first().interval <= 7min);
    // What a row says of its next check is when it comes, not when the plan wanted it.
    const Moment now = m_fixture->clock.wall();
    Moment latest = now;
    for (const qint64 number : numbers)
        latest = std::max(latest, *m_fixture->monitor->nextCheck(number));
    QVERIFY2(latest - now >= 5min, qPrintable(QString::number((latest - now) / 1s)));
    QVERIFY(latest - now <= 30min);
}

void PollingWaitsTest::checkNowSaysWhenWithTheBudgetCounted()
{
    const auto numbers = addMany(100);
    m_fixture->advance(4min);
    const CheckReport one = m_fixture->monitor->checkNow({numbers.at(50)});
    QCOMPARE(one.asked + one.tooSoon, 1);
    const CheckReport all = m_fixture->monitor->checkNow(numbers);
    QCOMPARE(all.asked + all.tooSoon, 100);
    QVERIFY2(all.asked <= BudgetLimits{}.burst, qPrintable(QString::number(all.asked)));
    QVERIFY(all.longestWait.has_value());
    QVERIFY2(*all.longestWait >= 85s && *all.longestWait <= 3min,
             qPrintable(QString::number(*all.longestWait / 1s)));
    m_asked.clear();
    m_fixture->advance(*all.longestWait + 5s);
    QVERIFY2(m_asked.size() >= 95, qPrintable(QString::number(m_asked.size())));
}

void PollingWaitsTest::tooManyIsRemembered_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    QTest::newRow("429") << 429 << 30 << 45;
    QTest::newRow("503 says nothing of how often it is asked") << 503 << 60 << 76;
}

void PollingWaitsTest::tooManyIsRemembered()
{
    QFETCH(const int, status);
    QFETCH(const int, least);
    QFETCH(const int, most);
    addMany(400);
    m_fixture->advance(2min);
    m_fixture->network.answerNext(FakeAnswer::ofStatus(status, "Wait", {{"Retry-After", "60"}}));
    m_fixture->advance(4min);
    m_asked.clear();
    m_fixture->advance(1min);
    QVERIFY2(m_asked.size() >= least && m_asked.size() <= most, qPrintable(QString::number(m_asked.size())));
}

void PollingWaitsTest::aFreshTaskIsAskedBeforeThoseThatWait()
{
    addMany(300);
    m_fixture->advance(10min);
    const qint64 fresh = m_fixture->add(u"sora_fresh"_s);
    m_fixture->advance(10s);
    QCOMPARE(m_fixture->monitor->task(fresh)->contact, Contact::Ok);
}

QTEST_GUILESS_MAIN(PollingWaitsTest)
#include "polling_waits_test.moc"
