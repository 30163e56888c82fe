// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor_fixture.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

/// The whole monitor, with its database and its restarts, under everything that a user, a machine and a
/// service do.
class SpacingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoPollsOfATaskAreNeverLessThanTheMinimumApart_data();
    void twoPollsOfATaskAreNeverLessThanTheMinimumApart();
};

void SpacingTest::twoPollsOfATaskAreNeverLessThanTheMinimumApart_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 4; ++seed)
        QTest::newRow(qPrintable(u"seed %1"_s.arg(seed))) << seed;
}

void SpacingTest::twoPollsOfATaskAreNeverLessThanTheMinimumApart()
{
    QFETCH(const int, seed);
    QRandomGenerator random{quint32(seed)};
    constexpr int tasks = 8;
    MonitorFixture fixture;
    QHash<QString, SteadyMoment> last;
    Duration shortest = 1h;
    Duration slept{};
    int requests = 0;
    fixture.network.answerAll([&](const SentRequest &sent) {
        const QString id = sent.url().fileName();
        const SteadyMoment now = fixture.clock.steady() + slept; // as the service sees it
        if (last.contains(id))
            shortest = std::min(shortest, now - last.value(id));
        last.insert(id, now);
        ++requests;
        switch (random.bounded(12)) {
        case 0:
            return FakeAnswer::ofStatus(429, "Too Many Requests",
                                        {{"Retry-After", QByteArray::number(random.bounded(90))}});
        case 1:
            return FakeAnswer::ofStatus(502);
        case 2:
            return FakeAnswer::ofError(QNetworkReply::ConnectionRefusedError);
        default:
            return FakeAnswer::ofJson(MonitorFixture::answer(id.toUtf8(), "processing"));
        }
    });
    QVector<qint64> numbers;
    for (int task = 0; task < tasks; ++task)
        numbers.append(fixture.add(u"sora_task%1"_s.arg(task)));
    for (int step = 0; step < 250; ++step) {
        const qint64 number = numbers.at(random.bounded(tasks));
        switch (random.bounded(14)) {
        case 0: {
            const Duration sleep(random.bounded(20'000'000));
            fixture.clock.suspend(sleep);
            slept += sleep;
            break;
        }
        case 1:
            fixture.clock.setWall(fixture.clock.wall() + Duration(random.bounded(40'000'000) - 20'000'000));
            break;
        case 2:
            // That the clock was set a moment before is nothing that a next run could know.
            fixture.advance(30s);
            fixture.reopen();
            break;
        case 3:
            if (random.bounded(4) == 0)
                fixture.reopenAfterKill();
            break;
        case 4:
            fixture.monitor->checkNow(numbers);
            break;
        case 5:
            fixture.monitor->setFixedInterval(random.bounded(2) ? std::optional<Duration>(1s) : std::nullopt);
            break;
        case 6:
            fixture.monitor->setPaused({number}, random.bounded(2) == 0);
            break;
        case 7:
            fixture.monitor->remove({number});
            fixture.monitor->restore({number});
            break;
        case 8:
        case 9:
            fixture.monitor->checkNow({number});
            break;
        default:
            fixture.advance(Duration(random.bounded(40'000)));
        }
        QVERIFY2(shortest >= 30s, qPrintable(u"%1 ms at step %2"_s.arg(shortest.count()).arg(step)));
    }
    QVERIFY2(requests > 150, qPrintable(QString::number(requests)));
}

QTEST_GUILESS_MAIN(SpacingTest)
#include "spacing_test.moc"
