// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sleep_inhibitor.h"

#include "engine/engine.h"
#include "monitor/clips_at_risk.h"
#include "monitor/monitor_fixture.h"
#include "store/key_ring.h"
#include "support/private_bus.h"

#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusUnixFileDescriptor>
#include <QTest>

#include <poll.h>
#include <unistd.h>

#include <fcntl.h>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

/// logind as far as its locks: each is the write end of a pipe, and is let go when all hold of it is gone.
class FakeLogind final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    explicit FakeLogind(const PrivateBus &bus, const QString &connection = u"logind"_s)
        : m_bus(bus.connection(connection))
    {
        m_registered =
            m_bus.registerObject(u"/org/freedesktop/login1"_s, this, QDBusConnection::ExportAllSlots) &&
            m_bus.registerService(u"org.freedesktop.login1"_s);
    }
    ~FakeLogind() override
    {
        for (const int end : m_readEnds)
            close(end);
    }

    [[nodiscard]] bool isRegistered() const { return m_registered; }
    [[nodiscard]] int locksHeld() const
    {
        int held = 0;
        for (const int end : m_readEnds) {
            pollfd look{.fd = end, .events = POLLIN, .revents = 0};
            poll(&look, 1, 0);
            held += (look.revents & POLLHUP) == 0;
        }
        return held;
    }
    void answerLate() { m_late = true; }
    void answerNow()
    {
        m_late = false;
        m_bus.send(m_question.createReply(QVariant::fromValue(lock())));
    }

    QList<QStringList> asked;
    bool refuses = false;

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &who, const QString &why,
                                    const QString &mode)
    {
        asked.append({what, who, why, mode});
        if (refuses) {
            sendErrorReply(QDBusError::AccessDenied, u"no"_s);
            return {};
        }
        if (m_late) {
            setDelayedReply(true);
            m_question = message();
            return {};
        }
        return lock();
    }

private:
    QDBusUnixFileDescriptor lock()
    {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0)
            return {};
        m_readEnds.append(ends[0]);
        QDBusUnixFileDescriptor descriptor;
        descriptor.giveFileDescriptor(ends[1]);
        return descriptor;
    }

    QDBusConnection m_bus;
    QDBusMessage m_question;
    QList<int> m_readEnds;
    bool m_registered = false;
    bool m_late = false;
};

namespace {

void complete(Task &task)
{
    task.status = Status::Completed;
    task.clip = ClipState::Online;
    task.videoUrl = u"https://cdn.example/a.mp4"_s;
    task.firstSeenFinished = Moment(std::chrono::seconds(1772366400));
}

struct Bench
{
    explicit Bench(SleepInhibitor::Bus bus)
        : clips(*fixture.monitor)
        , inhibitor(clips, *fixture.monitor, fixture.clock, std::move(bus))
    {
    }

    qint64 complete(const QString &id)
    {
        const qint64 number = fixture.add(id);
        change(number, &::complete);
        return number;
    }
    void change(qint64 number, const std::function<void(Task &)> &how)
    {
        Task task = *fixture.monitor->latest(number);
        how(task);
        fixture.monitor->commit({task, {}});
        fixture.settle();
    }
    void hold(qint64 number)
    {
        change(number, [](Task &task) { task.clip = ClipState::Held; });
    }

    MonitorFixture fixture;
    ClipsAtRisk clips;
    SleepInhibitor inhibitor;
};

} // namespace

class SleepInhibitorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // libdbus reads it once, at the first connection of the program.
        m_systemBus = std::make_unique<PrivateBus>();
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", m_systemBus->address().toUtf8());
    }
    void init()
    {
        m_bus = std::make_unique<PrivateBus>();
        m_logind = std::make_unique<FakeLogind>(*m_bus);
        QVERIFY(m_logind->isRegistered());
    }
    void cleanup()
    {
        m_logind.reset();
        m_bus.reset();
    }
    void nothingIsAskedWhileNothingIsAtRisk();
    void aClipToBeHadKeepsTheMachineAwakeUntilItIsHeld();
    void oneLockIsEnoughForManyClips();
    void aClipThatIsLeftAloneKeepsNothingAwake();
    void anAnswerThatComesTooLateIsLetGo();
    void whereNothingGetsFurtherSleepIsLetBe();
    void aRefusalIsNotAskedAboutAgainForTheSameNeed();
    void endingLetsGo();
    void theEngineHasOne();
    void withoutABusOrLogindAllGoesOn_data();
    void withoutABusOrLogindAllGoesOn();

private:
    [[nodiscard]] SleepInhibitor::Bus bus() const
    {
        return [connection = m_bus->connection(u"program"_s)] { return connection; };
    }

    std::unique_ptr<PrivateBus> m_systemBus; ///< for what asks for the system's by itself
    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<FakeLogind> m_logind;
};

void SleepInhibitorTest::nothingIsAskedWhileNothingIsAtRisk()
{
    bool busTaken = false;
    Bench bench([&] {
        busTaken = true;
        return bus()();
    });
    const qint64 number = bench.fixture.add(u"sora_a1"_s);
    bench.change(number, [](Task &task) {
        complete(task);
        task.clip = ClipState::Held;
    });
    QVERIFY(!busTaken);
    QVERIFY(!bench.inhibitor.holds());
}

void SleepInhibitorTest::aClipToBeHadKeepsTheMachineAwakeUntilItIsHeld()
{
    Bench bench(bus());
    const qint64 number = bench.complete(u"sora_a1"_s);
    QTRY_VERIFY(bench.inhibitor.holds());
    QCOMPARE(m_logind->asked.size(), 1);
    const QStringList asked = m_logind->asked.constFirst();
    QCOMPARE(asked[0], u"sleep"_s);
    QCOMPARE(asked[1], u"Rushes"_s);
    QVERIFY(!asked[2].isEmpty());
    QCOMPARE(asked[3], u"block"_s);
    QCOMPARE(m_logind->locksHeld(), 1);
    bench.hold(number);
    QVERIFY(!bench.inhibitor.holds());
    QTRY_COMPARE(m_logind->locksHeld(), 0);
}

void SleepInhibitorTest::oneLockIsEnoughForManyClips()
{
    Bench bench(bus());
    const qint64 first = bench.complete(u"sora_a1"_s);
    const qint64 second = bench.complete(u"sora_a2"_s);
    QTRY_VERIFY(bench.inhibitor.holds());
    bench.hold(first);
    QVERIFY(bench.inhibitor.holds());
    QCOMPARE(m_logind->asked.size(), 1);
    bench.hold(second);
    QTRY_COMPARE(m_logind->locksHeld(), 0);
    bench.complete(u"sora_a3"_s);
    QTRY_COMPARE(m_logind->locksHeld(), 1);
    QCOMPARE(m_logind->asked.size(), 2);
}

void SleepInhibitorTest::aClipThatIsLeftAloneKeepsNothingAwake()
{
    Bench bench(bus());
    const qint64 number = bench.complete(u"sora_a1"_s);
    QTRY_VERIFY(bench.inhibitor.holds());
    bench.change(number, [](Task &task) { task.linkIsRefused = true; });
    QVERIFY(!bench.inhibitor.holds());
}

void SleepInhibitorTest::anAnswerThatComesTooLateIsLetGo()
{
    m_logind->answerLate();
    Bench bench(bus());
    const qint64 number = bench.complete(u"sora_a1"_s);
    QTRY_COMPARE(m_logind->asked.size(), 1);
    bench.hold(number);
    m_logind->answerNow();
    QTRY_COMPARE(m_logind->locksHeld(), 0);
    QVERIFY(!bench.inhibitor.holds());
}

void SleepInhibitorTest::whereNothingGetsFurtherSleepIsLetBe()
{
    Bench bench(bus());
    const qint64 number = bench.complete(u"sora_a1"_s);
    QTRY_VERIFY(bench.inhibitor.holds());
    bench.fixture.clock.advance(SleepInhibitor::patience - 1min);
    bench.fixture.monitor->tellProgress(number, {1000, 2000});
    bench.fixture.clock.advance(SleepInhibitor::patience - 1min);
    QVERIFY(bench.inhibitor.holds());
    bench.fixture.clock.advance(1min);
    QVERIFY(!bench.inhibitor.holds());
    bench.fixture.monitor->tellProgress(number, {1500, 2000});
    QTRY_VERIFY(bench.inhibitor.holds());
}

void SleepInhibitorTest::aRefusalIsNotAskedAboutAgainForTheSameNeed()
{
    m_logind->refuses = true;
    Bench bench(bus());
    const qint64 number = bench.complete(u"sora_a1"_s);
    QTRY_COMPARE(m_logind->asked.size(), 1);
    bench.fixture.monitor->tellProgress(number, {1000, 2000});
    bench.complete(u"sora_a2"_s);
    QTest::qWait(0);
    QCOMPARE(m_logind->asked.size(), 1);
    QVERIFY(!bench.inhibitor.holds());
}

void SleepInhibitorTest::endingLetsGo()
{
    {
        Bench bench(bus());
        bench.complete(u"sora_a1"_s);
        QTRY_VERIFY(bench.inhibitor.holds());
    }
    QTRY_COMPARE(m_logind->locksHeld(), 0);
}

void SleepInhibitorTest::theEngineHasOne()
{
    m_logind.reset();
    m_logind = std::make_unique<FakeLogind>(*m_systemBus, u"system-logind"_s);
    const QTemporaryDir folder;
    const auto open = [&folder] {
        EngineOptions options;
        options.profileFolder = folder.path();
        options.catalogue = ServiceCatalogue::builtIn();
        options.clock = std::make_unique<ManualClock>();
        options.clipHelper = u"/none"_s;
        return Engine::open(std::move(options));
    };
    {
        const auto engine = open();
        QVERIFY(engine.ok());
        (*engine)->keys().setKey(QLatin1StringView(MonitorFixture::service), u"secret"_s);
        TaskMonitor &monitor = (*engine)->monitor();
        monitor.add({{.id = u"sora_a1"_s,
                      .service = QLatin1StringView(MonitorFixture::service),
                      .family = {},
                      .mode = {},
                      .label = {}}});
        QTRY_COMPARE(monitor.count(), 1);
        Task task = monitor.tasks().constFirst();
        complete(task);
        task.linkIsDead = true; // asked for again: nothing is fetched here
        monitor.commit({task, {}});
        QTRY_COMPARE(m_logind->locksHeld(), 1);
    }
    QTRY_COMPARE(m_logind->locksHeld(), 0);

    // What was remembered counts from the start of the watching.
    const auto engine = open();
    (*engine)->keys().setKey(QLatin1StringView(MonitorFixture::service), u"secret"_s);
    QCOMPARE(m_logind->locksHeld(), 0);
    (*engine)->startOne((*engine)->monitor().tasks().constFirst().number);
    QTRY_COMPARE(m_logind->locksHeld(), 1);
}

void SleepInhibitorTest::withoutABusOrLogindAllGoesOn_data()
{
    QTest::addColumn<bool>("hasBus");
    QTest::newRow("no bus") << false;
    QTest::newRow("no logind") << true;
}

void SleepInhibitorTest::withoutABusOrLogindAllGoesOn()
{
    QFETCH(bool, hasBus);
    m_logind.reset();
    QDBusConnection::disconnectFromBus(u"logind"_s);
    if (!hasBus)
        m_bus->stop();
    Bench bench(bus());
    const qint64 number = bench.complete(u"sora_a1"_s);
    bench.hold(number);
    QTest::qWait(0);
    QVERIFY(!bench.inhibitor.holds());
    QVERIFY(bench.clips.toBeHad().empty());
}

QTEST_GUILESS_MAIN(SleepInhibitorTest)
#include "sleep_inhibitor_test.moc"
