// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system_clock.h"
#include "media/clip_inspector.h"
#include "monitor/clip_keeper.h"
#include "monitor/clip_saver.h"
#include "monitor/task_monitor.h"
#include "net/result_client.h"
#include "simulator/simulator.h"
#include "store/clip_store.h"
#include "store/key_ring.h"
#include "store/task_database.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

const QString serviceName = u"kyyReactApiServer"_s;
const QString clipId = u"sora_abc123def456"_s;
constexpr int patienceMs = 20'000;

/// The whole way from a poll to a held clip, against the simulator on loopback. Time runs fast, so that back-offs are not waited for.
class House
{
public:
    explicit House(const QString &profile)
        : store(profile + u"/clips"_s)
        , inspector(QStringLiteral(PROGRAMS_DIR "/rushes-clip-helper"))
        , database(profile + u"/tasks.sqlite"_s)
        , client(resultNetwork, clock)
    {
    }

    void begin()
    {
        const Result<Remembered> remembered = database.open();
        QVERIFY(remembered.ok());
        monitor = std::make_unique<TaskMonitor>(
            TaskMonitor::Parts{clock, catalogue, database, client, keys, [] { return 0.5; }, true}, *remembered);
        keeper = std::make_unique<ClipKeeper>(ClipKeeper::Parts{clock, *monitor, clipNetwork, store, inspector, [] { return 0.5; }});
        QObject::connect(monitor.get(), &TaskMonitor::eventHappened, monitor.get(), [this](const Task &, const TaskEvent &event) {
            events.append(event);
        });
        monitor->start();
        keeper->start();
    }

    template<typename Event>
    [[nodiscard]] int count() const
    {
        return int(std::count_if(events.cbegin(), events.cend(),
                                 [](const TaskEvent &event) { return std::holds_alternative<Event>(event); }));
    }

    SystemClock clock{Moment(std::chrono::seconds(1772366400)), 20};
    ServiceCatalogue catalogue;
    KeyRing keys;
    QNetworkAccessManager resultNetwork;
    QNetworkAccessManager clipNetwork;
    ClipStore store;
    ClipInspector inspector;
    TaskDatabase database;
    ResultClient client;
    std::unique_ptr<TaskMonitor> monitor;
    std::unique_ptr<ClipKeeper> keeper;
    QVector<TaskEvent> events;
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Q_DECLARE_METATYPE(rushes::sim::Faults)

class ClipKeeperTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aCompletedClipIsHeldWithoutAClick();
    void eachFaultCostsOnlyTime_data();
    void eachFaultCostsOnlyTime();
    void aCutCopyIsResumedAndNotBegunAnew();
    void whatIsNoVideoIsNeverKept();
    void aWholeButBrokenClipIsKeptAsUnverified();
    void aDeadLinkIsAskedForAfreshAndTheCopyGoesOn();
    void aRefusedLinkIsToldOnce();
    void aLinkPastItsEndIsExpiredAfterAskingAgain();
    void theKeyIsNeverSentForAClip();
    void aProgramThatDiesBetweenRenameAndRowFindsItsClip();
    void aHalfCopiedClipGoesOnAfterARestart();
    void savingCopiesTheHeldClipAndNeverReplaces();
    void twoAreCopiedAtATime();

private:
    void setTask(const QString &id, const QString &clip, const sim::Faults &clipFaults = {}, const sim::Faults &answerFaults = {});
    [[nodiscard]] std::unique_ptr<House> house();
    qint64 add(House &house, const QString &id);
    [[nodiscard]] const Task &task(House &house, qint64 number) const { return *house.monitor->task(number); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SystemClock> m_clock;
    std::unique_ptr<Simulator> m_simulator;
    QString m_clip;
};

void ClipKeeperTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock = std::make_unique<SystemClock>(Moment(std::chrono::seconds(1772366400)), 20);
    m_simulator = std::make_unique<Simulator>(*m_clock);
    QVERIFY(m_simulator->listen().ok());
    m_clip = m_simulator->clipNames().first();
}

void ClipKeeperTest::cleanup()
{
    m_simulator.reset();
    m_folder.reset();
}

std::unique_ptr<House> ClipKeeperTest::house()
{
    auto result = std::make_unique<House>(m_folder->path());
    result->catalogue = m_simulator->catalogue({1s, 1s, 2s});
    result->keys.setKey(serviceName, m_simulator->key());
    result->begin();
    return result;
}

void ClipKeeperTest::setTask(const QString &id, const QString &clip, const sim::Faults &clipFaults, const sim::Faults &answerFaults)
{
    sim::ScriptedTask scripted;
    scripted.id = id;
    scripted.service = serviceName;
    scripted.family = u"sora"_s;
    scripted.model = u"openAiSora2Plus"_s;
    scripted.created = m_clock->wall() - 10min;
    scripted.processingFor = 1min;
    scripted.ending = sim::Completes{.clip = clip};
    scripted.clipFaults = clipFaults;
    scripted.answerFaults = answerFaults;
    m_simulator->setTask(scripted);
}

qint64 ClipKeeperTest::add(House &house, const QString &id)
{
    return house.monitor->add({{.id = id, .service = serviceName, .family = {}, .mode = {}, .label = {}}}).added.value(0);
}

void ClipKeeperTest::aCompletedClipIsHeldWithoutAClick()
{
    setTask(clipId, m_clip);
    const auto house = this->house();
    const qint64 number = add(*house, clipId);
    QTRY_VERIFY_WITH_TIMEOUT(house->count<ClipHeld>() == 1, patienceMs);
    const Task &held = task(*house, number);
    QCOMPARE(held.clip, ClipState::Held);
    QCOMPARE(contentOf(house->store.pathOf(held.clipFacts.heldFile)), m_simulator->clip(m_clip));
    QCOMPARE(held.clipFacts.sha256, QCryptographicHash::hash(m_simulator->clip(m_clip), QCryptographicHash::Sha256));
    QVERIFY(held.clipFacts.width > 0 && held.clipFacts.durationSeconds > 0);
    QVERIFY(QFile::exists(house->store.pathOf(held.clipFacts.posterFile)));
    QVERIFY(!QFile::exists(house->store.partPath(held)));
}

void ClipKeeperTest::eachFaultCostsOnlyTime_data()
{
    using namespace sim;
    QTest::addColumn<Faults>("faults");
    QTest::newRow("cut early") << Faults{{Cut{100}, once}};
    QTest::newRow("cut half-way") << Faults{{Cut{30'000}, once}};
    QTest::newRow("reset half-way") << Faults{{Reset{30'000}, once}};
    QTest::newRow("reset before the answer") << Faults{{Reset{}, firstTimes(5)}};
    QTest::newRow("stalls") << Faults{{Stall{20'000}, once}};
    QTest::newRow("changed ETag on resume") << Faults{{Cut{30'000}, once}, {SetETag{"\"other\""}, afterFirst(1, 1)}};
    QTest::newRow("another clip on resume") << Faults{{Cut{30'000}, once}, {OtherClip{u"kite"_s}, afterFirst(1, 0)}};
    QTest::newRow("200 to a Range") << Faults{{Cut{30'000}, once}, {IgnoreRange{}, always}};
    QTest::newRow("206 elsewhere") << Faults{{Cut{30'000}, once}, {ShiftRange{100}, afterFirst(1, 1)}};
    QTest::newRow("206 of another total") << Faults{{Cut{30'000}, once}, {ClaimTotal{999'999}, afterFirst(1, 1)}};
    QTest::newRow("416 to the Range") << Faults{{Cut{30'000}, once}, {RefuseRange{}, afterFirst(1, 1)}};
    QTest::newRow("without a length") << Faults{{SendUntilClose{}, always}};
    QTest::newRow("without a length, cut") << Faults{{SendUntilClose{}, always}, {Cut{30'000}, once}};
    QTest::newRow("chunked") << Faults{{SendChunked{}, always}};
    QTest::newRow("chunked, cut") << Faults{{SendChunked{}, always}, {Cut{30'000}, once}};
    QTest::newRow("gzip though not asked for") << Faults{{Gzip{}, once}};
    QTest::newRow("announces too much") << Faults{{AnnounceMore{500}, once}};
    QTest::newRow("HTML in its place") << Faults{{Html{200}, firstTimes(2)}};
    QTest::newRow("empty") << Faults{{EmptyBody{}, once}};
    QTest::newRow("zeroed inside, once") << Faults{{Zero{100, 0}, once}};
    QTest::newRow("500") << Faults{{Html{500}, firstTimes(2)}};
    QTest::newRow("503 with Retry-After") << Faults{{AskToWait{503, RetryAfterForm::Seconds, 2s}, once}};
    QTest::newRow("link killed once") << Faults{{KillLink{403}, once}};
    QTest::newRow("link gone once") << Faults{{KillLink{410}, once}};
}

void ClipKeeperTest::eachFaultCostsOnlyTime()
{
    QFETCH(const sim::Faults, faults);
    setTask(clipId, m_clip, faults);
    const auto house = this->house();
    const qint64 number = add(*house, clipId);
    QTRY_VERIFY_WITH_TIMEOUT(house->count<ClipHeld>() == 1, patienceMs);
    QCOMPARE(contentOf(house->store.pathOf(task(*house, number).clipFacts.heldFile)), m_simulator->clip(m_clip));
    QCOMPARE(house->count<ClipUnverified>(), 0);
}

void ClipKeeperTest::aCutCopyIsResumedAndNotBegunAnew()
{
    setTask(clipId, m_clip, {{sim::Cut{30'000}, sim::once}});
    const auto house = this->house();
    add(*house, clipId);
    QTRY_VERIFY_WITH_TIMEOUT(house->count<ClipHeld>() == 1, patienceMs);
    const QVector<sim::Request> requests = m_simulator->requestsTo("/clips/");
    QCOMPARE(requests.size(), 2);
    QVERIFY(requests.at(0).header("Range").isEmpty());
    QVERIFY(requests.at(1).header("Range").startsWith("bytes="));
    QVERIFY(requests.at(1).header("Range") != "bytes=0-");
}

void ClipKeeperTest::whatIsNoVideoIsNeverKept()
{
    setTask(clipId, m_clip, {{sim::Html{200}, sim::always}});
    const auto house = this->house();
    const qint64 number = add(*house, clipId);
    QTRY_VERIFY_WITH_TIMEOUT(house->count<ClipTrouble>() >= 4, patienceMs);
    QCOMPARE(house->count<ClipUnverified>(), 0);
    QVERIFY(isAtRisk(task(*house, number)));
    QCOMPARE(task(*house, number).clipTrouble->kind, ErrorKind::NotAVideo);
}

void ClipKeeperTest::aWholeButBrokenClipIsKeptAsUnverified()
{
    setTask(clipId, m_clip, {{sim::Zero{2000, 0}, sim::always}});
    const auto house = this->house();
    const qint64 number = add(*house, clipId);
    QTRY_VERIFY_WITH_TIMEOUT(house->count<ClipUnverified>() == 1, patienceMs);
    const Task &kept = task(*house, number);
    QCOMPARE(kept.clip, ClipState::Unverified);
    QCOMPARE(QFileInfo(house->store.pathOf(kept.clipFacts.heldFile)).size(), m_simulator->clip(m_clip).size());
    QCOMPARE(m_simulator->requestsTo("/clips/").size(), 3);
    QCOMPARE(house->count<ClipHeld>(), 0);
}

void ClipKeeperTest::aDeadLinkIsAskedForAfreshAndTheCopyGoesOn()
{
    setTask(clipId, m_clip, {{sim::Cut{30'000}, sim::once}, {sim::KillLink{403}, sim::afterFirst(1, 1)}});
    const auto house = this->house();
    add(*house, clipId);
    QTRY_VERIFY_WITH_TIMEOUT(house->count<ClipHeld>() == 1, patienceMs);
    QVERIFY(house->events.contains(TaskEvent(LinkChanged{LinkState::Renewed, {}})));
    QVERIFY(m_simulator->requestsTo("/clips/").last().header("Range").startsWith("bytes="));
}

void ClipKeeperTest::aRefusedLinkIsToldOnce()
{
    setTask(clipId, m_clip, {}, {{sim::SetField{u"video_url"_s, u"file:///etc/passwd"_s}, sim::always}});
    const auto house = this->house();
    const qint64 number = add(*house, clipId);
    QTRY_VERIFY_WITH_TIMEOUT(house->count<LinkChanged>() == 1, patienceMs);
    QVERIFY(task(*house, number).linkIsRefused);
    QVERIFY(m_simulator->requestsTo("/clips/").isEmpty());
}

void ClipKeeperTest::aLinkPastItsEndIsExpiredAfterAskingAgain()
{
    sim::ScriptedTask scripted;
    scripted.id = clipId;
    scripted.service = serviceName;
    scripted.family = u"sora"_s;
    scripted.model = u"openAiSora2Plus"_s;
    scripted.created = m_clock->wall() - 48h;
    scripted.processingFor = 1min;
    scripted.ending = sim::Completes{.clip = m_clip, .linkLifetime = 24h, .tellsExpiresAt = true};
    m_simulator->setTask(scripted);
    const auto house = this->house();
    const qint64 number = add(*house, clipId);
    QTRY_VERIFY_WITH_TIMEOUT(house->count<ClipExpired>() == 1, patienceMs);
    QCOMPARE(task(*house, number).clip, ClipState::Expired);
    QVERIFY(m_simulator->requestsTo("/kyyReactApiServer/").size() >= 2);
}

void ClipKeeperTest::theKeyIsNeverSentForAClip()
{
    setTask(clipId, m_clip);
    const auto house = this->house();
    add(*house, clipId);
    QTRY_VERIFY_WITH_TIMEOUT(house->count<ClipHeld>() == 1, patienceMs);
    for (const sim::Request &request : m_simulator->requestsTo("/clips/"))
        QVERIFY(request.header("Authorization").isEmpty());
}

void ClipKeeperTest::aProgramThatDiesBetweenRenameAndRowFindsItsClip()
{
    setTask(clipId, m_clip);
    {
        const auto house = this->house();
        house->clipNetwork.setProxy(QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, 1)); // no copy succeeds
        const qint64 number = add(*house, clipId);
        QTRY_VERIFY_WITH_TIMEOUT(house->count<ClipTrouble>() > 0, patienceMs);
        // What a kill right after the rename leaves behind.
        QFile part(house->store.partPath(task(*house, number)).chopped(5));
        QVERIFY(part.open(QIODevice::WriteOnly));
        part.write(m_simulator->clip(m_clip));
    }
    m_simulator->clearRequests();
    const auto house = this->house();
    QTRY_VERIFY_WITH_TIMEOUT(house->count<ClipHeld>() == 1, patienceMs);
    QVERIFY(m_simulator->requestsTo("/clips/").isEmpty());
}

void ClipKeeperTest::aHalfCopiedClipGoesOnAfterARestart()
{
    setTask(clipId, m_clip, {{sim::Stall{30'000}, sim::once}});
    {
        const auto house = this->house();
        add(*house, clipId);
        QTRY_VERIFY_WITH_TIMEOUT(house->count<CopyProgress>() > 0, patienceMs);
    }
    m_simulator->clearRequests();
    const auto house = this->house();
    QTRY_VERIFY_WITH_TIMEOUT(house->count<ClipHeld>() == 1, patienceMs);
    QVERIFY(m_simulator->requestsTo("/clips/").first().header("Range").startsWith("bytes="));
}

void ClipKeeperTest::savingCopiesTheHeldClipAndNeverReplaces()
{
    setTask(clipId, m_clip);
    const auto house = this->house();
    const qint64 number = add(*house, clipId);
    QTRY_VERIFY_WITH_TIMEOUT(house->count<ClipHeld>() == 1, patienceMs);
    m_simulator->clearRequests();
    ClipSaver saver(*house->monitor, house->store);
    QSignalSpy done(&saver, &ClipSaver::allDone);
    const QString folder = m_folder->filePath(u"saved/here"_s);
    saver.save({number}, folder, u"{id}"_s);
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, patienceMs);
    saver.save({number}, folder, u"{id}"_s);
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 2, patienceMs);
    const QStringList files = QDir(folder).entryList(QDir::Files, QDir::Name);
    QCOMPARE(files, (QStringList{u"sora_abc123def456 (2).mp4"_s, u"sora_abc123def456.mp4"_s}));
    for (const QString &file : files)
        QCOMPARE(contentOf(folder + u'/' + file), m_simulator->clip(m_clip));
    QTRY_COMPARE_WITH_TIMEOUT(task(*house, number).clip, ClipState::Saved, patienceMs);
    QVERIFY(m_simulator->requests().isEmpty());
}

void ClipKeeperTest::twoAreCopiedAtATime()
{
    for (const auto *id : {"sora_a1", "sora_b2", "sora_c3", "sora_d4"})
        setTask(QString::fromLatin1(id), m_clip, {{sim::Latency{Duration(4s)}, sim::always}});
    const auto house = this->house();
    int most = 0;
    connect(m_simulator.get(), &Simulator::requested, this, [&] { most = std::max(most, house->keeper->underWay()); });
    for (const auto *id : {"sora_a1", "sora_b2", "sora_c3", "sora_d4"})
        add(*house, QString::fromLatin1(id));
    QTRY_VERIFY_WITH_TIMEOUT(house->count<ClipHeld>() == 4, patienceMs);
    QCOMPARE(most, 2);
}

QTEST_GUILESS_MAIN(ClipKeeperTest)
#include "clip_keeper_test.moc"
