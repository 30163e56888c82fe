// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/byte_range.h"

#include <QTest>

using namespace rushes::sim;

class ByteRangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRangeComesToWhatTheStandardSays_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("from"); // -1: the whole, -2: not satisfiable
        QTest::addColumn<int>("bytes");
        QTest::newRow("first and last") << QByteArray("bytes=0-99") << 1000 << 0 << 100;
        QTest::newRow("to the end") << QByteArray("bytes=400-") << 1000 << 400 << 600;
        QTest::newRow("one byte") << QByteArray("bytes=999-999") << 1000 << 999 << 1;
        QTest::newRow("past the end") << QByteArray("bytes=900-5000") << 1000 << 900 << 100;
        QTest::newRow("the last ones") << QByteArray("bytes=-10") << 1000 << 990 << 10;
        QTest::newRow("more of the last ones than there are")
            << QByteArray("bytes=-5000") << 1000 << 0 << 1000;
        QTest::newRow("unit in capitals") << QByteArray("Bytes=1-2") << 1000 << 1 << 2;
        QTest::newRow("at the end") << QByteArray("bytes=1000-") << 1000 << -2 << 0;
        QTest::newRow("none of the last ones") << QByteArray("bytes=-0") << 1000 << -2 << 0;
        QTest::newRow("of nothing") << QByteArray("bytes=0-") << 0 << -2 << 0;
        QTest::newRow("backwards") << QByteArray("bytes=9-3") << 1000 << -1 << 0;
        QTest::newRow("several") << QByteArray("bytes=0-1,5-6") << 1000 << -1 << 0;
        QTest::newRow("another unit") << QByteArray("seconds=0-1") << 1000 << -1 << 0;
        QTest::newRow("no number") << QByteArray("bytes=a-b") << 1000 << -1 << 0;
        QTest::newRow("a sign") << QByteArray("bytes=+1-2") << 1000 << -1 << 0;
        QTest::newRow("a dash alone") << QByteArray("bytes=-") << 1000 << -1 << 0;
        QTest::newRow("empty") << QByteArray() << 1000 << -1 << 0;
    }

    void aRangeComesToWhatTheStandardSays()
    {
        QFETCH(QByteArray, header);
        QFETCH(int, size);
        QFETCH(int, from);
        QFETCH(int, bytes);
        const RangeWish expected = from == -1   ? RangeWish(WholeBody{})
                                   : from == -2 ? RangeWish(NotSatisfiable{})
                                                : RangeWish(ByteRange{from, bytes});
        QVERIFY(readRange(header, size) == expected);
    }

    void anIfRangeHoldsForTheSameStrongValidatorAlone_data()
    {
        QTest::addColumn<QByteArray>("ifRange");
        QTest::addColumn<bool>("holds");
        QTest::newRow("absent") << QByteArray() << true;
        QTest::newRow("same tag") << QByteArray("\"a\"") << true;
        QTest::newRow("other tag") << QByteArray("\"b\"") << false;
        QTest::newRow("weak tag") << QByteArray("W/\"a\"") << false;
        QTest::newRow("same date") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << true;
        QTest::newRow("other date") << QByteArray("Sun, 06 Nov 1994 08:49:38 GMT") << false;
    }

    void anIfRangeHoldsForTheSameStrongValidatorAlone()
    {
        QFETCH(QByteArray, ifRange);
        QFETCH(bool, holds);
        QCOMPARE(ifRangeHolds(ifRange, "\"a\"", "Sun, 06 Nov 1994 08:49:37 GMT"), holds);
    }

    void aWeakValidatorNeverHolds() { QVERIFY(!ifRangeHolds("W/\"a\"", "W/\"a\"", {})); }
};

QTEST_GUILESS_MAIN(ByteRangeTest)
#include "byte_range_test.moc"
