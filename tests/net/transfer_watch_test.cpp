// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transfer_watch.h"

#include <QTest>

using namespace rushes;

class TransferWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void silenceOfHalfAMinuteEndsIt();
    void aDripEndsItAfterAMinute();
    void aSlowButSteadyLineIsKept();
    void anEarlyCheckChangesNothing();
};

namespace {
constexpr SteadyMoment began{5s};
}

void TransferWatchTest::silenceOfHalfAMinuteEndsIt()
{
    TransferWatch watch(began);
    watch.received(1, began + 10s);
    QVERIFY(watch.nextCheck() == began + 40s);
    QVERIFY(watch.check(began + 40s - 1ms).ok());
    QCOMPARE(watch.check(began + 40s).error().kind, ErrorKind::TransferBroken);
}

void TransferWatchTest::aDripEndsItAfterAMinute()
{
    TransferWatch watch(began);
    for (auto at = 0s; at < 60s; at += 1s)
        watch.received(1023, began + at);
    QVERIFY(watch.nextCheck() == began + 60s);
    QVERIFY(watch.check(began + 59s).ok());
    QCOMPARE(watch.check(began + 60s).error().kind, ErrorKind::TransferBroken);
}

void TransferWatchTest::aSlowButSteadyLineIsKept()
{
    TransferWatch watch(began);
    for (auto at = 0s; at <= 600s; at += 1s) {
        watch.received(1024, began + at);
        QVERIFY(watch.check(began + at).ok());
    }
    // Each minute counts for itself: what came before is no credit.
    for (auto at = 601s; at <= 660s; at += 20s)
        watch.received(1, began + at);
    QVERIFY(!watch.check(began + 661s).ok() || !watch.check(began + 720s).ok());
}

void TransferWatchTest::anEarlyCheckChangesNothing()
{
    TransferWatch watch(began);
    watch.received(100'000, began + 20s);
    const SteadyMoment next = watch.nextCheck();
    QVERIFY(watch.check(began + 30s).ok());
    QVERIFY(watch.nextCheck() == next);
    watch.received(0, began + 45s); // no byte is no sign of life
    QVERIFY(!watch.check(began + 50s).ok());
}

QTEST_GUILESS_MAIN(TransferWatchTest)
#include "transfer_watch_test.moc"
