// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/clip_saver.h"
#include "monitor/keeper_house.h"

#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QtTest>

#ifdef Q_OS_LINUX
#include <sys/mount.h>
#endif

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

const QString serviceName = houseService;
const QString clipId = u"sora_abc123def456"_s;
constexpr int patienceMs = 20'000;

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
    void randomFaultsLoseNothing();
    void aWholePartIsHeldThoughItsLinkDied_data();
    void aWholePartIsHeldThoughItsLinkDied();
#ifdef Q_OS_LINUX
    void aSmallDiskFillsUpAndTheCopyGoesOnWhenThereIsRoom();
#endif

private:
    void setTask(const QString &id, const QString &clip, const sim::Faults &clipFaults = {},
                 const sim::Faults &answerFaults = {});
    [[nodiscard]] std::unique_ptr<House> house();
    qint64 add(House &house, const QString &id);
    [[nodiscard]] const Task &task(House &house, qint64 number) const
    {
        return *house.monitor->task(number);
    }

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

void ClipKeeperTest::setTask(const QString &id, const QString &clip, const sim::Faults &clipFaults,
                             const sim::Faults &answerFaults)
{
    m_simulator->setTask(houseTask(id, clip, m_clock->wall(), clipFaults, answerFaults));
}

qint64 ClipKeeperTest::add(House &house, const QString &id)
{
    return house.monitor->add({{.id = id, .service = serviceName, .family = {}, .mode = {}, .label = {}}})
        .added.value(0);
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
    QCOMPARE(held.clipFacts.sha256,
             QCryptographicHash::hash(m_simulator->clip(m_clip), QCryptographicHash::Sha256));
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
    QTest::newRow("changed ETag on resume")
        << Faults{{Cut{30'000}, once}, {SetETag{"\"other\""}, afterFirst(1, 1)}};
    QTest::newRow("another clip on resume")
        << Faults{{Cut{30'000}, once}, {OtherClip{u"kite"_s}, afterFirst(1, 0)}};
    QTest::newRow("200 to a Range") << Faults{{Cut{30'000}, once}, {IgnoreRange{}, always}};
    QTest::newRow("206 elsewhere") << Faults{{Cut{30'000}, once}, {ShiftRange{100}, afterFirst(1, 1)}};
    QTest::newRow("206 of another total")
        << Faults{{Cut{30'000}, once}, {ClaimTotal{999'999}, afterFirst(1, 1)}};
    QTest::newRow("416 to the Range") << Faults{{Cut{30'000}, once}, {RefuseRange{}, afterFirst(1, 1)}};
    QTest::newRow("without a length") << Faults{{SendUntilClose{}, always}};
    QTest::newRow("without a length, cut") << Faults{{SendUntilClose{}, always}, {Cut{30'000}, once}};
    QTest::newRow("chunked") << Faults{{SendChunked{}, always}};
    QTest::newRow("chunked, cut") << Faults{{SendChunked{}, always}, {Cut{30'000}, once}};
    QTest::newRow("gzip though not asked for") << Faults{{Gzip{}, once}};
    QTest::newRow("gzip whatever is asked") << Faults{{Gzip{}, always}};
    QTest::newRow("gzip whatever is asked, cut") << Faults{{Gzip{}, always}, {Cut{10'000}, firstTimes(2)}};
    QTest::newRow("drips") << Faults{{SlowDrip{{.bytes = 100, .every = 1s}}, once}};
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
    QCOMPARE(contentOf(house->store.pathOf(task(*house, number).clipFacts.heldFile)),
             m_simulator->clip(m_clip));
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
    QCOMPARE(QFileInfo(house->store.pathOf(kept.clipFacts.heldFile)).size(),
             m_simulator->clip(m_clip).size());
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
    m_simulator->setTask(
        scriptedSora(clipId, m_clock->wall() - 48h, 1min,
                     sim::Completes{.clip = m_clip, .linkLifetime = 24h, .tellsExpiresAt = true}));
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
    QString part;
    {
        const auto house = this->house();
        house->clipNetwork.setProxy(
            QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, 1)); // no copy succeeds
        const qint64 number = add(*house, clipId);
        QTRY_VERIFY_WITH_TIMEOUT(house->count<ClipTrouble>() > 0, patienceMs);
        part = house->store.partPath(task(*house, number));
    }
    // What a kill right after the rename leaves behind: no part, which another try may have begun.
    QThreadPool::globalInstance()->waitForDone();
    QFile::remove(part);
    QFile held(part.chopped(5));
    QVERIFY(held.open(QIODevice::WriteOnly));
    held.write(m_simulator->clip(m_clip));
    held.close();
    m_simulator->clearRequests();
    const auto house = this->house();
    QTRY_VERIFY_WITH_TIMEOUT(house->count<ClipHeld>() == 1, patienceMs);
    QVERIFY(m_simulator->requestsTo("/clips/").isEmpty());
}

void ClipKeeperTest::aHalfCopiedClipGoesOnAfterARestart()
{
    constexpr qint64 half = 30'000;
    setTask(clipId, m_clip, {{sim::Stall{half}, sim::always}});
    {
        const auto house = this->house();
        const qint64 number = add(*house, clipId);
        QTRY_VERIFY_WITH_TIMEOUT(house->count<CopyProgress>() > 0, patienceMs);
        const QString part = house->store.partPath(task(*house, number));
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(part).size() >= half, patienceMs);
    }
    setTask(clipId, m_clip);
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
    connect(m_simulator.get(), &Simulator::requested, this,
            [&] { most = std::max(most, house->keeper->underWay()); });
    for (const auto *id : {"sora_a1", "sora_b2", "sora_c3", "sora_d4"})
        add(*house, QString::fromLatin1(id));
    QTRY_VERIFY_WITH_TIMEOUT(house->count<ClipHeld>() == 4, patienceMs);
    QCOMPARE(most, 2);
}

/// Several faults of all kinds at once, drawn anew for each task by a seed that is told.
void ClipKeeperTest::randomFaultsLoseNothing()
{
    using namespace sim;
    constexpr int tasks = 12;
    const QVector<Effect> drawn{Cut{20'000},
                                Cut{100},
                                Reset{40'000},
                                Reset{},
                                SendChunked{},
                                SendUntilClose{},
                                Gzip{},
                                AnnounceMore{500},
                                Html{200},
                                Html{500},
                                EmptyBody{},
                                SetETag{{}},
                                SetETag{"W/\"a\""},
                                SetETag{"\"b\""},
                                IgnoreRange{},
                                RefuseRange{},
                                ShiftRange{100},
                                ClaimTotal{7},
                                KillLink{403},
                                KillLink{410},
                                Zero{200, 0},
                                OtherClip{u"kite"_s},
                                AskToWait{503, RetryAfterForm::Seconds, 2s}};
    const quint32 seed = QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    for (int i = 0; i < tasks; ++i) {
        QVector<Effect> effects =
            drawn; // each once: the same wrong body three times would be kept, as it should
        std::shuffle(effects.begin(), effects.end(), random);
        Faults faults;
        for (int fault = 0; fault < 4; ++fault)
            faults.append({effects.at(fault), afterFirst(fault, 1)});
        setTask(u"sora_draw%1"_s.arg(i), m_clip, faults);
    }
    const auto house = this->house();
    for (int i = 0; i < tasks; ++i)
        add(*house, u"sora_draw%1"_s.arg(i));
    const bool allHeld = QTest::qWaitFor([&] { return house->count<ClipHeld>() == tasks; }, 2 * patienceMs);
    QVERIFY2(allHeld,
             qPrintable(u"seed %1: %2 of %3 held"_s.arg(seed).arg(house->count<ClipHeld>()).arg(tasks)));
    for (const Task &held : house->monitor->tasks()) {
        const QByteArray content = contentOf(house->store.pathOf(held.clipFacts.heldFile));
        QVERIFY2(content == m_simulator->clip(m_clip) || content == m_simulator->clip(u"kite"_s),
                 qPrintable(u"seed %1: %2"_s.arg(seed).arg(held.id)));
    }
    QCOMPARE(house->count<ClipExpired>() + house->count<ClipUnverified>(), 0);
}

void ClipKeeperTest::aWholePartIsHeldThoughItsLinkDied_data()
{
    QTest::addColumn<QByteArray>("notes");
    QTest::newRow("the notes say that it is whole")
        << QByteArray(R"({"etag":"\"x\"","boot":"%boot","total":%size})");
    QTest::newRow("nobody said how long it is") << QByteArray();
}

void ClipKeeperTest::aWholePartIsHeldThoughItsLinkDied()
{
    QFETCH(QByteArray, notes);
    setTask(clipId, m_clip, {{sim::Html{403}, sim::always}});
    qint64 number = 0;
    QString part;
    {
        const auto house = this->house();
        house->clipNetwork.setProxy(
            QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, 1)); // no copy succeeds
        number = add(*house, clipId);
        QTRY_VERIFY_WITH_TIMEOUT(house->count<ClipTrouble>() > 0, patienceMs);
        part = house->store.partPath(task(*house, number));
    }
    // What a kill right after the last byte leaves behind.
    const QByteArray clip = m_simulator->clip(m_clip);
    QFile file(part);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(clip), clip.size());
    file.close();
    QFile notesFile(part + u".json");
    notes.replace("%size", QByteArray::number(clip.size()));
    notes.replace("%boot", QSysInfo::bootUniqueId());
    if (notes.isEmpty())
        notesFile.remove();
    else
        QVERIFY(notesFile.open(QIODevice::WriteOnly) && notesFile.write(notes) == notes.size());
    notesFile.close();
    const auto house = this->house();
    QTRY_VERIFY_WITH_TIMEOUT(house->count<ClipHeld>() == 1, patienceMs);
    QCOMPARE(contentOf(house->store.pathOf(task(*house, number).clipFacts.heldFile)), clip);
    QVERIFY(!QFile::exists(part));
}

#ifdef Q_OS_LINUX
/// A file system of its own, where this may be mounted; else the room is as much as a file holds that stands
/// for it.
void ClipKeeperTest::aSmallDiskFillsUpAndTheCopyGoesOnWhenThereIsRoom()
{
    const QByteArray clip = m_simulator->clip(m_clip);
    const QString disk = m_folder->filePath(u"disk"_s);
    QVERIFY(QDir().mkdir(disk));
    const QByteArray size = "size=" + QByteArray::number((clip.size() / 4096 + 3) * 4096);
    const bool isMounted =
        ::mount("tmpfs", QFile::encodeName(disk).constData(), "tmpfs", 0, size.constData()) == 0;
    const auto unmount = qScopeGuard([&] {
        if (isMounted)
            ::umount2(QFile::encodeName(disk).constData(), MNT_DETACH);
    });
    setTask(clipId, m_clip);
    QFile filler(disk + u"/filler"_s);
    QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    QCOMPARE(filler.write(QByteArray(clip.size() / 2, 'x')), clip.size() / 2);
    filler.close();
    {
        House house(m_folder->path());
        house.store = ClipStore(disk + u"/clips"_s);
        house.catalogue = m_simulator->catalogue({1s, 1s, 2s});
        house.keys.setKey(serviceName, m_simulator->key());
        // Below any floor there would be no ENOSPC to meet; where nothing can be mounted there is none to
        // meet anyway.
        house.freeSpaceFloor = isMounted ? -(1ll << 40) : (1ll << 60);
        house.begin();
        const qint64 number = add(house, clipId);
        QTRY_VERIFY_WITH_TIMEOUT(house.count<ClipTrouble>() > 0, patienceMs);
        QCOMPARE(task(house, number).clipTrouble->kind, ErrorKind::DiskFull);
        QVERIFY(house.monitor->state().diskIsFull);
        QVERIFY(isAtRisk(task(house, number)));
        QVERIFY(filler.remove());
        if (!isMounted)
            return; // its floor is for the seam's test
        QTRY_VERIFY_WITH_TIMEOUT(house.count<ClipHeld>() == 1, patienceMs);
        QVERIFY(!house.monitor->state().diskIsFull);
        QCOMPARE(contentOf(house.store.pathOf(task(house, number).clipFacts.heldFile)), clip);
        QVERIFY(m_simulator->requestsTo("/clips/").last().header("Range").startsWith("bytes="));
    }
}
#endif

QTEST_GUILESS_MAIN(ClipKeeperTest)
#include "clip_keeper_test.moc"
