// SPDX-License-Identifier: GPL-3.0-or-later

// The program ends, by SIGKILL, right after each step of a copy's finish; the next start settles it. Run with
// "--until STEP PROFILE CATALOGUE KEY ID" it is that program.

#include "monitor/keeper_house.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <unistd.h>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

const QString untilOption = u"--until"_s;
const QString clipId = u"sora_crash1"_s;
constexpr int patienceMs = 20'000;

qint64 addTo(House &house, const QString &id)
{
    return house.monitor->add({{.id = id, .service = houseService, .family = {}, .mode = {}, .label = {}}})
        .added.value(0);
}

/// Copies until the step is made, and dies of it.
int copyUntil(const QStringList &arguments)
{
    House house(arguments.at(3));
    house.store.setObserver([last = FinishStep(arguments.at(2).toInt())](FinishStep step) {
        if (step == last)
            ::kill(::getpid(), SIGKILL);
    });
    const Result<ServiceCatalogue> catalogue = ServiceCatalogue::fromJson(arguments.at(4).toUtf8());
    if (!catalogue)
        return 1;
    house.catalogue = *catalogue;
    house.keys.setKey(houseService, arguments.at(5));
    house.begin();
    addTo(house, arguments.at(6));
    return QCoreApplication::exec();
}

} // namespace

class ClipCrashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachStepIsSettledByTheNextStart_data();
    void eachStepIsSettledByTheNextStart();
};

void ClipCrashTest::eachStepIsSettledByTheNextStart_data()
{
    QTest::addColumn<FinishStep>("step");
    QTest::newRow("length checked") << FinishStep::LengthChecked;
    QTest::newRow("boxes walked, a frame decoded") << FinishStep::Verified;
    QTest::newRow("hashed") << FinishStep::Hashed;
    QTest::newRow("synced") << FinishStep::FileSynced;
    QTest::newRow("renamed") << FinishStep::Renamed;
    QTest::newRow("folder synced") << FinishStep::FolderSynced;
    QTest::newRow("notes removed") << FinishStep::NotesRemoved;
    QTest::newRow("poster kept, before the row") << FinishStep::PosterKept;
}

void ClipCrashTest::eachStepIsSettledByTheNextStart()
{
    QFETCH(FinishStep, step);
    const QTemporaryDir folder;
    SystemClock clock(Moment(std::chrono::seconds(1772366400)), 20);
    Simulator simulator(clock);
    QVERIFY(simulator.listen().ok());
    const QString clip = simulator.clipNames().first();
    simulator.setTask(houseTask(clipId, clip, clock.wall()));

    QProcess program;
    program.start(QCoreApplication::applicationFilePath(),
                  {untilOption, QString::number(int(step)), folder.path(),
                   QString::fromUtf8(simulator.catalogueJson({1s, 1s, 2s})), simulator.key(), clipId});
    QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, patienceMs);
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);
    QCOMPARE(program.exitCode(), int(SIGKILL));
    simulator.clearRequests();

    House house(folder.path());
    house.catalogue = simulator.catalogue({1s, 1s, 2s});
    house.keys.setKey(houseService, simulator.key());
    house.begin();
    QTRY_COMPARE_WITH_TIMEOUT(house.count<ClipHeld>(), 1, patienceMs);
    const Task held = house.monitor->tasks().constFirst();
    QFile file(house.store.pathOf(held.clipFacts.heldFile));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), simulator.clip(clip));
    QVERIFY(simulator.requestsTo("/clips/").isEmpty()); // every byte was there already
    const QDir clips(house.store.folder());
    QCOMPARE(clips.entryList({u"*.mp4"_s}, QDir::Files).size(), 1);
    QVERIFY(clips.entryList({u"*.part*"_s}, QDir::Files).isEmpty());
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 7 && arguments.at(1) == untilOption)
        return copyUntil(arguments);
    ClipCrashTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "clip_crash_test.moc"
