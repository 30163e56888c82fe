// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/wake_watch.h"

#include "monitor/monitor_fixture.h"
#include "support/private_bus.h"

#include <QTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

/// logind as far as it tells of sleep.
class FakeLogind final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    explicit FakeLogind(const PrivateBus &bus)
        : m_bus(bus.connection(u"logind"_s))
    {
        registered =
            m_bus.registerObject(u"/org/freedesktop/login1"_s, this, QDBusConnection::ExportAllSignals) &&
            m_bus.registerService(u"org.freedesktop.login1"_s);
    }
    bool registered = false;

Q_SIGNALS:
    void PrepareForSleep(bool begins);

private:
    QDBusConnection m_bus;
};

/// Hears what the program's connection hears.
class Ear final : public QObject
{
    Q_OBJECT

public:
    explicit Ear(QDBusConnection bus)
    {
        bus.connect({}, u"/org/freedesktop/login1"_s, u"org.freedesktop.login1.Manager"_s,
                    u"PrepareForSleep"_s, this, SLOT(hear(bool)));
    }
    QVector<bool> heard;

public Q_SLOTS:
    void hear(bool begins) { heard.append(begins); }
};

namespace {

FakeAnswer processing(const SentRequest &sent)
{
    return FakeAnswer::ofJson(MonitorFixture::answer(sent.url().fileName().toUtf8(), "processing"));
}

} // namespace

class WakeWatchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWakeIsNoticedAtOnce();
    void goingToSleepIsNone();
    void theBusIsLeftAloneUntilSomethingIsToBeAsked();
    void withoutABusAllGoesOn();
};

void WakeWatchTest::aWakeIsNoticedAtOnce()
{
    const PrivateBus bus;
    FakeLogind logind(bus);
    QVERIFY(logind.registered);
    MonitorFixture fixture;
    fixture.network.answerAll(processing);
    fixture.monitor->setFixedInterval(1h);
    const WakeWatch watch(*fixture.monitor, [&bus] { return bus.connection(u"program"_s); });
    const qint64 number = fixture.add(u"sora_a1"_s);
    fixture.advance(1s);
    const auto wait = [&] { return *fixture.monitor->nextCheck(number) - fixture.clock.wall(); };
    QVERIFY(wait() > 59min);
    fixture.clock.suspend(2h);
    QVERIFY(wait() > 59min); // by the steady clock; nobody looked
    Q_EMIT logind.PrepareForSleep(false);
    QTRY_VERIFY(wait() < 1min);
}

void WakeWatchTest::goingToSleepIsNone()
{
    const PrivateBus bus;
    FakeLogind logind(bus);
    MonitorFixture fixture;
    fixture.network.answerAll(processing);
    fixture.monitor->setFixedInterval(1h);
    const WakeWatch watch(*fixture.monitor, [&bus] { return bus.connection(u"program"_s); });
    const qint64 number = fixture.add(u"sora_a1"_s);
    fixture.advance(1s);
    const Ear ear(bus.connection(u"program"_s));
    fixture.clock.suspend(2h); // as if its clock had been set in that moment
    Q_EMIT logind.PrepareForSleep(true);
    QTRY_COMPARE(ear.heard, QVector<bool>{true});
    QVERIFY(*fixture.monitor->nextCheck(number) - fixture.clock.wall() > 59min);
}

void WakeWatchTest::theBusIsLeftAloneUntilSomethingIsToBeAsked()
{
    const PrivateBus bus;
    MonitorFixture fixture;
    fixture.network.answerAll(processing);
    int taken = 0;
    const WakeWatch watch(*fixture.monitor, [&] {
        ++taken;
        return bus.connection(u"program"_s);
    });
    fixture.monitor->setAllPaused(true); // there is news, and nothing to be asked
    fixture.monitor->setAllPaused(false);
    fixture.settle();
    QCOMPARE(taken, 0);
    fixture.add(u"sora_a1"_s);
    fixture.add(u"sora_a2"_s);
    QCOMPARE(taken, 1);
}

void WakeWatchTest::withoutABusAllGoesOn()
{
    PrivateBus bus;
    bus.stop();
    MonitorFixture fixture;
    fixture.network.answerAll(processing);
    const WakeWatch watch(*fixture.monitor, [&bus] { return bus.connection(u"program"_s); });
    const qint64 number = fixture.add(u"sora_a1"_s);
    fixture.advance(1s);
    QVERIFY(fixture.monitor->nextCheck(number));
    QCOMPARE(fixture.monitor->task(number)->status, Status::Processing);
}

QTEST_GUILESS_MAIN(WakeWatchTest)
#include "wake_watch_test.moc"
