// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/time_text.h"

#include "wording/task_fixture.h"

#include <QTest>

namespace rushes::test {

class TimeTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { speakEnglishInUtc(); }
    void aDurationShowsItsTwoLargestUnits_data();
    void aDurationShowsItsTwoLargestUnits();
    void aRangeSaysAUnitOnceWhereItCan_data();
    void aRangeSaysAUnitOnceWhereItCan();
    void aCountdownLeavesOutSecondsFromTenMinutesUp();
    void agoAndIn();
    void aMomentIsAsNearAsItCanBeSaid_data();
    void aMomentIsAsNearAsItCanBeSaid();
    void anExactMomentHasSecondsInEveryLocale_data();
    void anExactMomentHasSecondsInEveryLocale();
    void aRangeOfMomentsSaysTheDayOnce();
    void momentsAreSaidInLocalTime();
    void numbersFollowTheLocale();
};

void TimeTextTest::aDurationShowsItsTwoLargestUnits_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");

    QTest::newRow("negative") << qint64(-5000) << u"0\u00A0s"_s;
    QTest::newRow("nothing") << qint64(0) << u"0\u00A0s"_s;
    QTest::newRow("rounded down") << qint64(999) << u"0\u00A0s"_s;
    QTest::newRow("seconds") << qint64(42'000) << u"42\u00A0s"_s;
    QTest::newRow("just a minute") << qint64(60'000) << u"1\u00A0min"_s;
    QTest::newRow("minutes and seconds") << qint64(216'000) << u"3\u00A0min 36\u00A0s"_s;
    QTest::newRow("just an hour") << qint64(3'600'000) << u"1\u00A0h"_s;
    QTest::newRow("an hour and seconds") << qint64(3'659'999) << u"1\u00A0h"_s;
    QTest::newRow("hours and minutes") << qint64((18 * 60 + 42) * 60'000) << u"18\u00A0h 42\u00A0min"_s;
    QTest::newRow("just a day") << qint64(86'400'000) << u"1\u00A0d"_s;
    QTest::newRow("days and hours") << qint64(51 * 3'600'000) << u"2\u00A0d 3\u00A0h"_s;
    QTest::newRow("many days") << qint64(1234) * 86'400'000 << u"1,234\u00A0d"_s;
}

void TimeTextTest::aDurationShowsItsTwoLargestUnits()
{
    QFETCH(qint64, ms);
    QTEST(durationText(Duration(ms)), "text");
}

void TimeTextTest::aRangeSaysAUnitOnceWhereItCan_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<QString>("text");

    QTest::newRow("minutes") << qint64(60) << qint64(240) << u"1–4\u00A0min"_s;
    QTest::newRow("from nothing") << qint64(0) << qint64(180) << u"0–3\u00A0min"_s;
    QTest::newRow("seconds") << qint64(10) << qint64(40) << u"10–40\u00A0s"_s;
    QTest::newRow("hours") << qint64(3600) << qint64(10800) << u"1–3\u00A0h"_s;
    QTest::newRow("one minute") << qint64(185) << qint64(216) << u"3\u00A0min 5–36\u00A0s"_s;
    QTest::newRow("one minute, from its start") << qint64(180) << qint64(216) << u"3\u00A0min 0–36\u00A0s"_s;
    QTest::newRow("two minutes") << qint64(180) << qint64(250) << u"3\u00A0min – 4\u00A0min 10\u00A0s"_s;
    QTest::newRow("seconds and minutes") << qint64(30) << qint64(240) << u"30\u00A0s – 4\u00A0min"_s;
    QTest::newRow("alike") << qint64(216) << qint64(216) << u"3\u00A0min 36\u00A0s"_s;
    QTest::newRow("the wrong way round") << qint64(216) << qint64(10) << u"3\u00A0min 36\u00A0s"_s;
    QTest::newRow("hours that read alike") << qint64(3600) << qint64(3605) << u"1\u00A0h"_s;
}

void TimeTextTest::aRangeSaysAUnitOnceWhereItCan()
{
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    QTEST(durationRangeText(std::chrono::seconds(from), std::chrono::seconds(to)), "text");
}

void TimeTextTest::aCountdownLeavesOutSecondsFromTenMinutesUp()
{
    QCOMPARE(countdownText(9min + 59s), u"9\u00A0min 59\u00A0s"_s);
    QCOMPARE(countdownText(52min + 13s), u"52\u00A0min"_s);
    QCOMPARE(countdownText(18h + 42min + 59s), u"18\u00A0h 42\u00A0min"_s);
}

void TimeTextTest::agoAndIn()
{
    QCOMPARE(agoText(-3s), u"just now"_s);
    QCOMPARE(agoText(12s), u"12\u00A0s ago"_s);
    QCOMPARE(inText(14s), u"in 14\u00A0s"_s);
    QCOMPARE(inText(0s), u"now"_s);
}

void TimeTextTest::aMomentIsAsNearAsItCanBeSaid_data()
{
    QTest::addColumn<qint64>("minutesFromNow");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("exact");

    QTest::newRow("today") << qint64(2) << u"14:02"_s << u"14:02:00"_s;
    QTest::newRow("today, early") << qint64(-14 * 60) << u"00:00"_s << u"00:00:00"_s;
    QTest::newRow("yesterday") << qint64(-15 * 60 - 50) << u"yesterday 22:10"_s << u"yesterday 22:10:00"_s;
    QTest::newRow("tomorrow") << qint64(18 * 60 + 44) << u"tomorrow 08:44"_s << u"tomorrow 08:44:00"_s;
    QTest::newRow("another day") << qint64(-3 * 24 * 60) << u"26/02/2026 14:00"_s << u"26/02/2026 14:00:00"_s;
}

void TimeTextTest::aMomentIsAsNearAsItCanBeSaid()
{
    QFETCH(qint64, minutesFromNow);
    const Moment moment = noonish + std::chrono::minutes(minutesFromNow);
    QTEST(momentText(moment, noonish), "text");
    QTEST(exactMomentText(moment, noonish), "exact");
}

void TimeTextTest::anExactMomentHasSecondsInEveryLocale_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("text");

    QTest::newRow("Britain") << u"en_GB"_s << u"14:00:24"_s;
    QTest::newRow("America") << u"en_US"_s << u"2:00:24 PM"_s;
    QTest::newRow("Finland") << u"fi_FI"_s << u"14.00.24"_s;
    QTest::newRow("China") << u"zh_CN"_s << u"14:00:24"_s;
    QTest::newRow("none") << u"C"_s << u"14:00:24"_s;
}

void TimeTextTest::anExactMomentHasSecondsInEveryLocale()
{
    QFETCH(QString, locale);
    QLocale::setDefault(QLocale(locale));
    QString text = exactMomentText(noonish + 24s, noonish);
    QTEST(text.replace(QChar(0x202F), u' '), "text");
}

void TimeTextTest::aRangeOfMomentsSaysTheDayOnce()
{
    QCOMPARE(exactRangeText(noonish, noonish + 31s, noonish), u"14:00:00 – 14:00:31"_s);
    QCOMPARE(exactRangeText(noonish - 24h, noonish - 24h + 31s, noonish), u"yesterday 14:00:00 – 14:00:31"_s);
    QCOMPARE(exactRangeText(noonish - 24h, noonish, noonish), u"yesterday 14:00:00 – today 14:00:00"_s);
    QCOMPARE(exactRangeText(noonish, noonish + 300ms, noonish), u"14:00:00"_s);
}

void TimeTextTest::momentsAreSaidInLocalTime()
{
    qputenv("TZ", "Asia/Shanghai");
    tzset();
    QCOMPARE(momentText(noonish, noonish), u"22:00"_s);
    QCOMPARE(momentText(noonish + 2h, noonish), u"tomorrow 00:00"_s);
}

void TimeTextTest::numbersFollowTheLocale()
{
    QCOMPARE(clipLengthText(8.0), u"8.0\u00A0s"_s);
    QCOMPARE(clipLengthText(64.4), u"1\u00A0min 4\u00A0s"_s);
    QCOMPARE(sizeText(7'900'000), u"7.9\u00A0MB"_s);
    QCOMPARE(percentText(0.629), u"62\u00A0%"_s);
    QCOMPARE(percentText(1.7), u"100\u00A0%"_s);
    QCOMPARE(withPlainSpaces(durationRangeText(30s, 4min)), u"30 s – 4 min"_s);
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(clipLengthText(8.0), u"8,0\u00A0s"_s);
    QCOMPARE(sizeText(7'900'000), u"7,9\u00A0MB"_s);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::TimeTextTest)
#include "time_text_test.moc"
