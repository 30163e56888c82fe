// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retry_after.h"

#include <QTest>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

const Moment now = Moment(std::chrono::seconds(1795253400)); // Sat, 21 Nov 2026 09:30:00 GMT
constexpr qint64 nothing = -1;

qint64 msOf(const std::optional<Duration> &wait)
{
    return wait ? qint64(wait->count()) : nothing;
}

} // namespace

class RetryAfterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void httpDatesComeInThreeForms_data();
    void httpDatesComeInThreeForms();
    void aYearOfTwoDigitsIsNeverMoreThan50YearsAhead_data();
    void aYearOfTwoDigitsIsNeverMoreThan50YearsAhead();
    void theWaitIsReadAndClamped_data();
    void theWaitIsReadAndClamped();
    void aDateCountsFromTheServersClock();
};

void RetryAfterTest::httpDatesComeInThreeForms_data()
{
    QTest::addColumn<qint64>("seconds");
    const auto row = [](const char *text, qint64 seconds) { QTest::newRow(text) << seconds; };
    row("Sun, 06 Nov 1994 08:49:37 GMT", 784111777);
    row("Sunday, 06-Nov-94 08:49:37 GMT", 784111777);
    row("Sun Nov  6 08:49:37 1994", 784111777);
    row("Wed Nov 16 08:49:37 1994", 784975777);
    row("Sat, 21 Nov 2026 09:30:00 GMT", 1795253400);
    row("  Sat, 21 Nov 2026 09:30:00 GMT\r\n", 1795253400);
    row("Sat, 31 Dec 2016 23:59:60 GMT", 1483228800);
    row("Thu, 29 Feb 2024 00:00:00 GMT", 1709164800);
    row("Sat, 29 Feb 2025 00:00:00 GMT", nothing);
    row("Sat, 21 Nov 2026 24:00:00 GMT", nothing);
    row("Sat, 21 Nov 2026 09:60:00 GMT", nothing);
    row("Sat, 21 Nov 2026 09:30:61 GMT", nothing);
    row("Sat, 21 Nov 2026 09:30:00 UTC", nothing);
    row("Sat, 21 Nov 2026 09:30:00 +0000", nothing);
    row("Sat, 21 Nov 2026 09:30:00", nothing);
    row("Sat, 1 Nov 2026 09:30:00 GMT", nothing);
    row("Sat, 21 nov 2026 09:30:00 GMT", nothing);
    row("Sat, 21 Foo 2026 09:30:00 GMT", nothing);
    row("Foo, 21 Nov 2026 09:30:00 GMT", nothing);
    row("Thu, 01 Jan 1970 00:00:00 GMT", 0);
    row("Wed, 31 Dec 1969 23:59:59 GMT", nothing);
    row("2026-11-21T09:30:00Z", nothing);
    row("", nothing);
    row("Sat, 21 Nov 2026 09:30:00 GMT; and what follows, and follows, and follows", nothing);
}

void RetryAfterTest::httpDatesComeInThreeForms()
{
    QFETCH(qint64, seconds);
    const std::optional<Moment> moment = fromHttpDate(QTest::currentDataTag(), now);
    QCOMPARE(moment.has_value(), seconds != nothing);
    if (moment)
        QCOMPARE(moment->time_since_epoch() / 1s, seconds);
}

void RetryAfterTest::aYearOfTwoDigitsIsNeverMoreThan50YearsAhead_data()
{
    QTest::addColumn<QByteArray>("digits");
    QTest::addColumn<int>("year");
    QTest::newRow("this year") << QByteArray("26") << 2026;
    QTest::newRow("soon") << QByteArray("27") << 2027;
    QTest::newRow("50 years ahead") << QByteArray("76") << 2076;
    QTest::newRow("51 years ahead") << QByteArray("77") << 1977;
    QTest::newRow("last century") << QByteArray("99") << 1999;
    QTest::newRow("this century") << QByteArray("00") << 2000;
}

void RetryAfterTest::aYearOfTwoDigitsIsNeverMoreThan50YearsAhead()
{
    QFETCH(QByteArray, digits);
    QFETCH(int, year);
    const std::optional<Moment> moment = fromHttpDate("Sunday, 06-Nov-" + digits + " 08:49:37 GMT", now);
    QVERIFY(moment.has_value());
    QCOMPARE(toDateTime(*moment).date().year(), year);
}

void RetryAfterTest::theWaitIsReadAndClamped_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("ms");
    const auto row = [](const char *name, const char *text, qint64 ms) {
        QTest::newRow(name) << QByteArray(text) << ms;
    };
    row("seconds", "120", 120'000);
    row("one", "1", 1'000);
    row("nought", "0", 1'000);
    row("leading noughts", "0040", 40'000);
    row("spaces around", " 40 ", 40'000);
    row("an hour", "3600", 3'600'000);
    row("more than an hour", "3601", 3'600'000);
    row("a year", "31536000", 3'600'000);
    row("more than fits", "99999999999999999999999999", 3'600'000);
    row("a date", "Sat, 21 Nov 2026 09:32:00 GMT", 120'000);
    row("a date, second form", "Saturday, 21-Nov-26 09:32:00 GMT", 120'000);
    row("a date, third form", "Sat Nov 21 09:32:00 2026", 120'000);
    row("now", "Sat, 21 Nov 2026 09:30:00 GMT", 1'000);
    row("a date past", "Sun, 06 Nov 1994 08:49:37 GMT", 1'000);
    row("a date far off", "Sat, 21 Nov 2099 09:30:00 GMT", 3'600'000);
    row("nothing", "", nothing);
    row("spaces", "   ", nothing);
    row("negative", "-5", nothing);
    row("a plus", "+5", nothing);
    row("a fraction", "1.5", nothing);
    row("a unit", "5s", nothing);
    row("hexadecimal", "0x10", nothing);
    row("an exponent", "1e3", nothing);
    row("two values", "5, 10", nothing);
    row("words", "soon", nothing);
    row("not a number", "nan", nothing);
    row("other digits", "\xD9\xA3", nothing);
    row("longer than any", "1111111111111111111111111111111111111111111111111111111111111111111111", nothing);
}

void RetryAfterTest::theWaitIsReadAndClamped()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, ms);
    QCOMPARE(msOf(fromRetryAfter(text, std::nullopt, now)), ms);
    QCOMPARE(msOf(fromRetryAfter(text, now, now + 24h)), ms);
}

void RetryAfterTest::aDateCountsFromTheServersClock()
{
    // Ours is ten minutes ahead.
    QVERIFY(fromRetryAfter("Sat, 21 Nov 2026 09:31:00 GMT", now, now + 10min) ==
            std::optional<Duration>(60s));
    QVERIFY(fromRetryAfter("30", now, now + 10min) == std::optional<Duration>(30s));
}

QTEST_GUILESS_MAIN(RetryAfterTest)
#include "retry_after_test.moc"
