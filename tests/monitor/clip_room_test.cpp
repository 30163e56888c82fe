// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/clip_room.h"
#include "support/manual_clock.h"

#include <QSignalSpy>
#include <QThreadPool>
#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 floorBytes = 1000;

/// A disk whose room is what the test says.
struct Disk
{
    ManualClock clock;
    std::optional<qint64> free = 0;
    int looks = 0;
    ClipRoom room{clock,
                  [this](const QString &) {
                      ++looks;
                      return free;
                  },
                  u"/clips"_s, floorBytes};

    void advance(Duration duration)
    {
        clock.advance(duration);
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
    }
};

} // namespace

class ClipRoomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whileNobodyRanOutAllGo();
    void aFullDiskStopsAllAndItIsLookedAtAgain();
    void smallClipsGoAheadOfALargeOne();
    void aDiskThatDoesNotSayIsTried();
    void whoIsForgottenWaitsForNothing();
};

void ClipRoomTest::whileNobodyRanOutAllGo()
{
    Disk disk;
    QVERIFY(disk.room.lets(1));
    QVERIFY(!disk.room.isFull());
    QCOMPARE(disk.clock.alarmCount(), 0);
}

void ClipRoomTest::aFullDiskStopsAllAndItIsLookedAtAgain()
{
    Disk disk;
    const QSignalSpy changed(&disk.room, &ClipRoom::changed);
    disk.room.ranOut(1, 0);
    QCOMPARE(changed.size(), 1);
    QVERIFY(disk.room.isFull());
    QVERIFY(!disk.room.lets(1));
    QVERIFY(!disk.room.lets(2));
    disk.free = floorBytes - 1;
    disk.advance(ClipRoom::lookEvery);
    QCOMPARE(disk.looks, 1);
    QVERIFY(!disk.room.lets(2));
    disk.free = floorBytes;
    disk.advance(ClipRoom::lookEvery);
    QVERIFY(!disk.room.isFull());
    QVERIFY(disk.room.lets(1));
    disk.advance(10 * ClipRoom::lookEvery);
    QCOMPARE(disk.looks, 2); // nobody waits: nobody looks
}

void ClipRoomTest::smallClipsGoAheadOfALargeOne()
{
    Disk disk;
    disk.room.ranOut(1, 5000);
    disk.free = floorBytes + 4999;
    disk.advance(ClipRoom::lookEvery);
    QVERIFY(disk.room.isFull());
    QVERIFY(!disk.room.lets(1));
    QVERIFY(disk.room.lets(2));
    disk.free = floorBytes + 5000;
    disk.advance(ClipRoom::lookEvery);
    QVERIFY(disk.room.lets(1));
    QVERIFY(!disk.room.isFull());
}

void ClipRoomTest::aDiskThatDoesNotSayIsTried()
{
    Disk disk;
    disk.room.ranOut(1, 5000);
    disk.free = std::nullopt;
    disk.advance(ClipRoom::lookEvery);
    QVERIFY(disk.room.lets(1));
}

void ClipRoomTest::whoIsForgottenWaitsForNothing()
{
    Disk disk;
    disk.room.ranOut(1, 0);
    disk.room.ranOut(ClipRoom::database, 0);
    disk.room.forget(1);
    QVERIFY(disk.room.isFull());
    disk.room.forget(ClipRoom::database);
    QVERIFY(!disk.room.isFull());
    QVERIFY(disk.room.lets(1));
    QCOMPARE(disk.clock.alarmCount(), 0);
}

QTEST_GUILESS_MAIN(ClipRoomTest)
#include "clip_room_test.moc"
