// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/moment.h"

#include <QTest>

#include <cmath>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 morning = 1795253400000; // 2026-11-21T09:30:00Z

Moment at(qint64 ms)
{
    return Moment(Duration(ms));
}

} // namespace

class MomentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesUtcWithMillisecondsWhereThereAreSome_data();
    void writesUtcWithMillisecondsWhereThereAreSome();
    void readsEveryFormOfRfc3339_data();
    void readsEveryFormOfRfc3339();
    void refusesWhatIsNoRfc3339_data();
    void refusesWhatIsNoRfc3339();
    void readsWhatItWrote();
    void readsUnixSeconds_data();
    void readsUnixSeconds();
    void turnsIntoDatesAndBack();
};

void MomentTest::writesUtcWithMillisecondsWhereThereAreSome_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("whole seconds") << morning << u"2026-11-21T09:30:00Z"_s;
    QTest::newRow("milliseconds") << morning + 250 << u"2026-11-21T09:30:00.250Z"_s;
    QTest::newRow("one millisecond") << morning + 1 << u"2026-11-21T09:30:00.001Z"_s;
    QTest::newRow("the first moment") << qint64(0) << u"1970-01-01T00:00:00Z"_s;
    QTest::newRow("the last second") << qint64(253402300799000) << u"9999-12-31T23:59:59Z"_s;
}

void MomentTest::writesUtcWithMillisecondsWhereThereAreSome()
{
    QFETCH(qint64, ms);
    QFETCH(QString, text);
    QCOMPARE(toRfc3339(at(ms)), text);
}

void MomentTest::readsEveryFormOfRfc3339_data()
{
    QTest::addColumn<qint64>("ms");
    const auto row = [](const char *text, qint64 ms) { QTest::newRow(text) << ms; };
    row("2026-11-21T09:30:00Z", morning);
    row("2026-11-21t09:30:00z", morning);
    row("2026-11-21T17:30:00+08:00", morning);
    row("2026-11-20T23:30:00-10:00", morning);
    row("2026-11-21T15:00:00+05:30", morning);
    row("2026-11-21T09:30:00-00:00", morning);
    row("2026-11-21T09:30:00.25Z", morning + 250);
    row("2026-11-21T09:30:00.250Z", morning + 250);
    row("2026-11-21T09:30:00.250+00:00", morning + 250);
    row("2026-11-21T09:30:00.123456789Z", morning + 123);
    row("2024-02-29T00:00:00Z", 1709164800000);
    row("1970-01-01T00:00:00Z", 0);
    row("9999-12-31T23:59:59Z", 253402300799000);
}

void MomentTest::readsEveryFormOfRfc3339()
{
    QFETCH(qint64, ms);
    const std::optional<Moment> moment = fromRfc3339(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(moment.has_value());
    QCOMPARE(moment->time_since_epoch().count(), ms);
}

void MomentTest::refusesWhatIsNoRfc3339_data()
{
    QTest::addColumn<QString>("text");
    for (const char16_t *text : {
             u"",
             u"now",
             u"1795253400",
             u"2026-11-21",
             u"2026-11-21T09:30Z",
             u"2026-11-21T09:30:00",
             u"2026-11-21 09:30:00Z",
             u"2026-11-21T09:30:00 Z",
             u" 2026-11-21T09:30:00Z",
             u"2026-11-21T09:30:00Z ",
             u"2026-11-21T09:30:00+0800",
             u"2026-11-21T09:30:00+08",
             u"2026-11-21T09:30:00+8:00",
             u"2026-11-21T09:30:00,250Z",
             u"2026-11-21T09:30:00.Z",
             u"2026-11-21T24:00:00Z",
             u"2026-11-21T09:60:00Z",
             u"2026-11-21T09:30:61Z",
             u"2026-13-01T00:00:00Z",
             u"2026-02-30T00:00:00Z",
             u"2025-02-29T00:00:00Z",
             u"2026-11-21T09:30:00+24:00",
             u"2026-11-21T09:30:00+08:60",
             u"1969-12-31T23:59:59Z",
             u"1970-01-01T00:00:00+01:00",
             u"10000-01-01T00:00:00Z",
             u"-026-11-21T09:30:00Z",
             u"20261121T093000Z+00:00",
             u"２０２６-11-21T09:30:00Z",
             u"2026-11-21T09:30:00Z2026-11-21T09:30:00Z",
             u"2026-11-21T09:30:00UTC",
             u"2026-11-21T09:30:0aZ",
             u"Sat, 21 Nov 2026 09:30:00 GMT",
         })
        QTest::newRow(qPrintable(QString::fromUtf16(text))) << QString::fromUtf16(text);
}

void MomentTest::refusesWhatIsNoRfc3339()
{
    QFETCH(QString, text);
    QVERIFY(!fromRfc3339(text).has_value());
}

void MomentTest::readsWhatItWrote()
{
    for (const qint64 ms : {qint64(0), morning, morning + 1, morning + 999, qint64(253402300799999)})
        QCOMPARE(fromRfc3339(toRfc3339(at(ms))), std::optional(at(ms)));
}

void MomentTest::readsUnixSeconds_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<qint64>("ms"); // -1: nothing
    QTest::newRow("whole") << 1795253400.0 << morning;
    QTest::newRow("with a fraction") << 1795253400.25 << morning + 250;
    QTest::newRow("nought") << 0.0 << qint64(0);
    QTest::newRow("the last") << 253402300799.0 << qint64(253402300799000);
    QTest::newRow("after the last") << 253402300800.0 << qint64(-1);
    QTest::newRow("negative") << -1.0 << qint64(-1);
    QTest::newRow("milliseconds") << 1795253400000.0 << qint64(-1);
    QTest::newRow("huge") << 1e300 << qint64(-1);
    QTest::newRow("endless") << double(INFINITY) << qint64(-1);
    QTest::newRow("no number") << double(NAN) << qint64(-1);
}

void MomentTest::readsUnixSeconds()
{
    QFETCH(double, seconds);
    QFETCH(qint64, ms);
    QCOMPARE(fromUnixSeconds(seconds), ms < 0 ? std::nullopt : std::optional(at(ms)));
}

void MomentTest::turnsIntoDatesAndBack()
{
    const QDateTime date(QDate(2026, 11, 21), QTime(9, 30, 0, 250), Qt::UTC);
    QCOMPARE(toDateTime(at(morning + 250)), date);
    QCOMPARE(toDateTime(at(morning)).timeSpec(), Qt::UTC);
    QVERIFY(fromDateTime(date) == at(morning + 250));
    QVERIFY(fromDateTime(date.toOffsetFromUtc(8 * 3600)) == at(morning + 250));
}

QTEST_GUILESS_MAIN(MomentTest)
#include "moment_test.moc"
