// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/keeper_house.h"
#include "simulator/openai_like.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 20'000;
const QString ownService = sim::openAiLikeName.toString();
const QString key = u"sk-own-0123456789abcdef"_s;

/// As published last; an empty one before its first commit.
Task taskIn(const House &house, qint64 number)
{
    const SharedTask task = house.monitor->task(number);
    return task ? *task : Task();
}

} // namespace

/// A service of another vendor that is data alone: its answers look like OpenAI's video object, and it gives
/// its clips itself.
class UsersServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aTaskIsWatchedFromQueuedToHeld();
    void itsClipIsFollowedElsewhereWithoutTheKey();
    void itsErrorIsTold();
    void withoutTheKeyNothingIsHad();

private:
    [[nodiscard]] std::unique_ptr<House> house();
    qint64 add(House &house, const sim::TaskEnding &ending, Duration queued, Duration processing,
               const sim::Faults &clipFaults = {});
    /// Every header of every request to either server in which the key stands, as "path header".
    [[nodiscard]] QStringList whereTheKeyWas() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SystemClock> m_clock;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<Simulator> m_elsewhere;
    QString m_clip;
};

void UsersServiceTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock = std::make_unique<SystemClock>(Moment(std::chrono::seconds(1772366400)), 20);
    m_simulator = std::make_unique<Simulator>(*m_clock);
    m_elsewhere = std::make_unique<Simulator>(*m_clock);
    QVERIFY(m_simulator->listen().ok());
    QVERIFY(m_elsewhere->listen().ok());
    m_simulator->setKey(key);
    m_clip = m_simulator->clipNames().first();
}

void UsersServiceTest::cleanup()
{
    m_elsewhere.reset();
    m_simulator.reset();
    m_clock.reset();
    m_folder.reset();
}

std::unique_ptr<House> UsersServiceTest::house()
{
    auto house = std::make_unique<House>(m_folder->path());
    const sim::SimulatedPolling polling{std::chrono::seconds(1), std::chrono::seconds(1),
                                        std::chrono::seconds(1)};
    house->catalogue = m_simulator->catalogue(polling).withUsers({m_simulator->openAiLike(polling)});
    house->keys.setKey(ownService, key);
    house->begin();
    return house;
}

qint64 UsersServiceTest::add(House &house, const sim::TaskEnding &ending, Duration queued,
                             Duration processing, const sim::Faults &clipFaults)
{
    sim::ScriptedTask scripted;
    scripted.id = u"video_abc123"_s;
    scripted.service = ownService;
    scripted.family = u"sora"_s;
    scripted.model = u"sora-2"_s;
    scripted.created = m_clock->wall();
    scripted.queuedFor = queued;
    scripted.processingFor = processing;
    scripted.ending = ending;
    scripted.clipFaults = clipFaults;
    m_simulator->setTask(scripted);
    m_elsewhere->setTask(scripted);
    return house.monitor
        ->add({{.id = scripted.id,
                .service = ownService,
                .family = {},
                .mode = {},
                .modeIsUsers = false,
                .label = {}}})
        .added.value(0);
}

QStringList UsersServiceTest::whereTheKeyWas() const
{
    QStringList places;
    for (const Simulator *server : {m_simulator.get(), m_elsewhere.get()}) {
        for (const sim::Request &request : server->requests()) {
            for (const auto &header : request.headers) {
                if (header.value.contains(key.toLatin1()))
                    places.append(u"%1 %2 %3"_s.arg(server == m_simulator.get() ? u"home"_s : u"elsewhere"_s,
                                                    QString::fromUtf8(request.path()),
                                                    QString::fromUtf8(header.name).toLower()));
            }
            if (request.target.contains(key.toLatin1()))
                places.append(u"a target"_s);
        }
    }
    places.removeDuplicates();
    return places;
}

void UsersServiceTest::aTaskIsWatchedFromQueuedToHeld()
{
    const auto home = house();
    QStringList statuses;
    QSet<int> progress;
    QObject::connect(home->monitor.get(), &TaskMonitor::taskChanged, home->monitor.get(),
                     [&](const Task &task) {
                         if (task.progressTold && task.status == Status::Processing)
                             progress.insert(*task.progressTold);
                         if (!statuses.endsWith(task.statusWord))
                             statuses.append(task.statusWord);
                     });
    const qint64 number = add(*home, sim::Completes{.clip = m_clip, .linkLifetime = 1h}, 20s, 60s);
    QVERIFY(number > 0);
    QTRY_COMPARE_WITH_TIMEOUT(taskIn(*home, number).clip, ClipState::Held, patienceMs);

    const Task task = taskIn(*home, number);
    QCOMPARE(statuses.filter(QRegularExpression(u"."_s)),
             (QStringList{u"queued"_s, u"in_progress"_s, u"completed"_s}));
    QVERIFY2(progress.size() > 1, qPrintable(QString::number(progress.size())));
    QCOMPARE(task.family, u"sora"_s);
    QVERIFY(task.sentExpiresAt.has_value());
    QCOMPARE(task.videoUrl,
             m_simulator->address().toString() + u"/openai-like/v1/videos/video_abc123/content"_s);
    QFile held(home->store.pathOf(task.clipFacts.heldFile));
    QVERIFY(held.open(QIODevice::ReadOnly));
    QCOMPARE(held.readAll(), m_simulator->clip(m_clip));

    QCOMPARE(whereTheKeyWas(),
             (QStringList{u"home /openai-like/v1/videos/video_abc123 authorization"_s,
                          u"home /openai-like/v1/videos/video_abc123/content authorization"_s}));
    for (const sim::Request &request : m_simulator->requests())
        QVERIFY2(request.path().startsWith("/openai-like/"), request.path().constData());
}

void UsersServiceTest::itsClipIsFollowedElsewhereWithoutTheKey()
{
    const auto home = house();
    sim::ScriptedTask there;
    there.id = u"video_abc123"_s;
    there.service = ownService;
    const qint64 number = [&] {
        // The link of the storage is known once the task is.
        const qint64 added = add(*home, sim::Completes{.clip = m_clip, .linkLifetime = 1h}, 0s, 40s);
        sim::ScriptedTask scripted = there;
        scripted.family = u"sora"_s;
        scripted.model = u"sora-2"_s;
        scripted.created = m_clock->wall();
        scripted.processingFor = 40s;
        scripted.ending = sim::Completes{.clip = m_clip, .linkLifetime = 1h};
        scripted.clipFaults = {
            {sim::Redirect{302, m_elsewhere->linkOf(ownService, there.id).toEncoded()}, sim::always}};
        m_simulator->setTask(scripted);
        return added;
    }();
    QTRY_COMPARE_WITH_TIMEOUT(taskIn(*home, number).clip, ClipState::Held, patienceMs);
    QCOMPARE(m_elsewhere->requests().size(), 1);
    QVERIFY(m_elsewhere->requests().first().path().startsWith("/clips/openai-like/"));
    QVERIFY(m_elsewhere->requests().first().header("Authorization").isNull());
    for (const QString &place : whereTheKeyWas())
        QVERIFY2(place.startsWith(u"home /openai-like/"), qPrintable(place));
}

void UsersServiceTest::itsErrorIsTold()
{
    const auto home = house();
    const qint64 number = add(*home, sim::Fails{u"Not allowed here."_s}, 0s, 5s);
    QTRY_COMPARE_WITH_TIMEOUT(taskIn(*home, number).status, Status::Failed, patienceMs);
    QCOMPARE(taskIn(*home, number).message, u"Not allowed here."_s);
}

void UsersServiceTest::withoutTheKeyNothingIsHad()
{
    const auto home = house();
    const qint64 number = add(*home, sim::Completes{.clip = m_clip, .linkLifetime = 1h}, 0s, 5s,
                              {{sim::Html{500}, sim::always}});
    QTRY_VERIFY_WITH_TIMEOUT(taskIn(*home, number).clipTrouble.has_value(), patienceMs);
    home->keys.setKey(ownService, {});
    // They were asked with the key.
    QTRY_VERIFY_WITH_TIMEOUT(home->client.inFlight() == 0 && home->keeper->underWay() == 0, patienceMs);
    m_simulator->clearRequests();
    home->keeper->tryNow(number);
    QTRY_VERIFY_WITH_TIMEOUT(!m_simulator->requests().isEmpty(), patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(taskIn(*home, number).contact, Contact::NoKey, patienceMs);
    QVERIFY(whereTheKeyWas().isEmpty());
}

QTEST_GUILESS_MAIN(UsersServiceTest)
#include "users_service_test.moc"
