// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service_catalogue.h"
#include "model/task_filter_model.h"
#include "model/task_table_model.h"
#include "monitor/clips_at_risk.h"
#include "monitor/expiry_watch.h"
#include "monitor/monitor_fixture.h"
#include "store/clip_store.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

#include <random>

#include <malloc.h>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int tasks = 1000;
constexpr int endless = 900; ///< of these; the others end within the first day
constexpr auto lookEvery = 6h;

/// What grows where something is not given back.
struct Look
{
    qint64 heap = 0; ///< bytes in use
    int handles = 0;
    int threads = 0;
    int objects = 0; ///< QObjects below those that live as long as the program
    int alarms = 0;
    qint64 database = 0; ///< bytes
    qint64 journal = 0;
};

int entriesOf(const QString &folder)
{
    return int(QDir(folder).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size());
}

/// A service that answers about a thousand tasks as services do over a week: as a rule the same again, at
/// times nothing good.
class Service1000
{
public:
    FakeAnswer operator()(const SentRequest &sent)
    {
        ++asked;
        const QByteArray id = sent.url().path().toLatin1().split('/').last();
        const int number = id.mid(5).toInt(nullptr, 16);
        const int draw = int(m_random() % 10'000);
        if (draw < 5)
            return FakeAnswer::ofStatus(429, "Too Many Requests", {{"Retry-After", "60"}});
        if (draw < 10)
            return FakeAnswer::ofStatus(404, "Not Found");
        if (draw < 60)
            return FakeAnswer::ofStatus(502, "Bad Gateway");
        if (draw < 110)
            return FakeAnswer::ofError(QNetworkReply::ConnectionRefusedError);
        if (draw < 130)
            return {.headers = {{"Content-Type", "text/html"}},
                    .body = "<html><body>A gateway's page</body></html>"};
        if (draw < 140)
            return FakeAnswer::ofJson("{\"id\":\"another\"}");
        int &answers = m_answers[number];
        ++answers;
        if (number >= endless && answers > 20 && number % 2 == 0)
            return FakeAnswer::ofJson(MonitorFixture::answer(id, "failed"));
        if (number >= endless && answers > 20)
            return FakeAnswer::ofJson(
                MonitorFixture::answer(id, "completed", "\"https://cdn.example/v/" + id + ".mp4\""));
        return FakeAnswer::ofJson(MonitorFixture::answer(id, answers == 1 ? "queued" : "processing"));
    }

    qint64 asked = 0;

private:
    std::mt19937 m_random{4711};
    std::array<int, tasks> m_answers{};
};

} // namespace

class WeekTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWeekOfAThousandTasksLeavesNothingBehind();

private:
    static void turn();
    Look look();
    void pass(Duration duration);

    MonitorFixture m_fixture;
};

/// What an alarm set off: the answer comes, is judged, and lets go of what it took.
void WeekTest::turn()
{
    for (int round = 0; round < 4; ++round) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

void WeekTest::pass(Duration duration)
{
    const SteadyMoment end = m_fixture.clock.steady() + duration;
    SteadyMoment toFlush = m_fixture.clock.steady();
    for (auto next = m_fixture.clock.nextAlarm(); next && *next <= end; next = m_fixture.clock.nextAlarm()) {
        m_fixture.clock.advanceToNextAlarm();
        turn();
        m_fixture.network.forgetRequests();
        if (m_fixture.clock.steady() >= toFlush) {
            m_fixture.database->flush(); // the disk keeps step
            toFlush = m_fixture.clock.steady() + 1min;
        }
    }
    m_fixture.clock.advance(end - m_fixture.clock.steady());
    m_fixture.settle();
    m_fixture.network.forgetRequests();
}

Look WeekTest::look()
{
    m_fixture.settle();
    malloc_trim(0);
    Look look;
    look.heap = qint64(mallinfo2().uordblks) + qint64(mallinfo2().hblkhd);
    look.handles = entriesOf(u"/proc/self/fd"_s);
    look.threads = entriesOf(u"/proc/self/task"_s);
    for (const QObject *root :
         {static_cast<QObject *>(&m_fixture.network), static_cast<QObject *>(m_fixture.monitor.get()),
          static_cast<QObject *>(m_fixture.database.get()),
          static_cast<QObject *>(QCoreApplication::instance())})
        look.objects += int(root->findChildren<QObject *>().size());
    look.alarms = m_fixture.clock.alarmCount();
    look.database = QFileInfo(m_fixture.databasePath).size();
    look.journal = QFileInfo(m_fixture.databasePath + u"-wal"_s).size();
    return look;
}

void WeekTest::aWeekOfAThousandTasksLeavesNothingBehind()
{
    Service1000 service;
    m_fixture.network.answerAll([&service](const SentRequest &sent) { return service(sent); });
    const ClipStore clips(m_fixture.folder.filePath(u"clips"_s));
    TaskTableModel model(*m_fixture.monitor, m_fixture.clock, clips);
    TaskFilterModel filtered;
    filtered.setSourceModel(&model);
    filtered.sort(int(TaskColumn::Heard), Qt::AscendingOrder);
    ExpiryWatch expiry(*m_fixture.monitor, m_fixture.clock);
    ClipsAtRisk atRisk(*m_fixture.monitor);
    expiry.start();
    atRisk.start();
    QVector<NewTask> wanted;
    for (int number = 0; number < tasks; ++number)
        wanted.append({.id = u"vgen_%1"_s.arg(number, 12, 16, QChar(u'0')),
                       .service = QString::fromLatin1(MonitorFixture::service),
                       .family = {},
                       .mode = {},
                       .label = {}});
    m_fixture.monitor->add(wanted);
    m_fixture.settle();

    pass(2 * 24h);
    QCOMPARE(m_fixture.monitor->state().running, endless);
    const auto dayOf = [this, &service] {
        QVector<Look> looks;
        for (Duration passed{}; passed < 24h; passed += lookEvery) {
            pass(lookEvery);
            looks.append(look());
            const Look &last = looks.last();
            qInfo("%lld asked: heap %lld, handles %d, threads %d, objects %d, alarms %d, database %lld, "
                  "journal %lld",
                  service.asked, last.heap, last.handles, last.threads, last.objects, last.alarms,
                  last.database, last.journal);
        }
        return looks;
    };
    const QVector<Look> early = dayOf();
    const qint64 askedEarly = service.asked;
    pass(3 * 24h);
    const QVector<Look> late = dayOf();

    QCOMPARE(m_fixture.monitor->state().running, endless);
    QVERIFY2(service.asked > askedEarly * 2, "hardly anything was asked in the days between");
    const auto most = [](const QVector<Look> &looks, auto Look::*value) {
        return std::ranges::max(looks, {}, value).*value;
    };
    // What was remembered of a task may be a little longer at one time than at another.
    constexpr qint64 heapBreathes = 64 * 1024;
    QVERIFY2(most(late, &Look::heap) <= most(early, &Look::heap) + heapBreathes, "memory grows");
    QVERIFY2(most(late, &Look::handles) <= most(early, &Look::handles), "handles are not closed");
    QVERIFY2(most(late, &Look::threads) <= most(early, &Look::threads), "threads do not end");
    QVERIFY2(most(late, &Look::objects) <= most(early, &Look::objects), "objects are not deleted");
    QVERIFY2(most(late, &Look::alarms) <= most(early, &Look::alarms), "alarms pile up");
    QVERIFY2(most(late, &Look::database) <= most(early, &Look::database) + 64 * 1024, "the database grows");
    QVERIFY2(most(late, &Look::journal) <= most(early, &Look::journal) + 64 * 1024, "the journal grows");
}

QTEST_GUILESS_MAIN(WeekTest)
#include "week_test.moc"
