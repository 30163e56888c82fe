// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/clip_saver.h"

#include "core/task_rules.h"
#include "monitor_fixture.h"
#include "store/clip_store.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 20'000;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

class ClipSaverTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyClipIsSavedAndToldOnce();
    void aClipThatIsNotHereIsTold();
    void takesAreNumbered();
    void aChosenNameGetsItsEnding();
    void factsAreWrittenOnlyWhereAskedFor();
    void progressTellsFilesAndBytes();
    void cancellingLetsTheFileThatIsWrittenEnd();
    void cancellingAllGivesItUpToo();
    void whatIsStillBeingNamedIsCancelledAsWell();
    void afterACancelSavingGoesOn();
    void aFolderThatCannotBeWrittenIsTriedOnce();
    void aThousandClipsAreSavedWithoutHoldingUpTheThread();
    void aKillBetweenFileAndRowIsSettledWithoutASecondFile();
    void twoTasksWithTheSameClipGetAFileEach();
    void savingAgainByHandMakesASecondFile();
    void anEvictedClipIsSavedFromItsSavedFile();
    void aDestroyedSaverLeavesNoHalfFile();

private:
    qint64 hold(const QString &id, const QByteArray &content, const QString &label = {});
    [[nodiscard]] QStringList names() const
    {
        return QDir(target()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    [[nodiscard]] QString target() const { return m_house->folder.filePath(u"saved"_s); }
    [[nodiscard]] bool waitForEnd(int times = 1)
    {
        return QTest::qWaitFor([&] { return m_done->size() >= times; }, patienceMs);
    }
    void makeSaver()
    {
        m_saver = std::make_unique<ClipSaver>(*m_house->monitor, *m_store);
        m_done = std::make_unique<QSignalSpy>(m_saver.get(), &ClipSaver::allDone);
        m_saved = std::make_unique<QSignalSpy>(m_saver.get(), &ClipSaver::saved);
        m_failed = std::make_unique<QSignalSpy>(m_saver.get(), &ClipSaver::failed);
    }
    [[nodiscard]] ErrorKind failure(int index) const { return m_failed->at(index).at(1).value<Error>().kind; }

    std::unique_ptr<MonitorFixture> m_house;
    std::unique_ptr<ClipStore> m_store;
    std::unique_ptr<ClipSaver> m_saver;
    std::unique_ptr<QSignalSpy> m_done, m_saved, m_failed;
};

void ClipSaverTest::init()
{
    m_house = std::make_unique<MonitorFixture>(false);
    m_store = std::make_unique<ClipStore>(m_house->folder.filePath(u"clips"_s));
    QVERIFY(m_store->prepare().ok());
    makeSaver();
}

void ClipSaverTest::cleanup()
{
    m_saver.reset();
    m_house.reset();
}

qint64 ClipSaverTest::hold(const QString &id, const QByteArray &content, const QString &label)
{
    const qint64 number = m_house->add(id);
    writeFile(m_store->pathOf(id + u".mp4"_s), content);
    Task task = *m_house->monitor->latest(number);
    task.label = label;
    task.status = Status::Completed;
    ClipFacts facts;
    facts.heldFile = id + u".mp4"_s;
    facts.bytes = content.size();
    facts.sha256 = QCryptographicHash::hash(content, QCryptographicHash::Sha256);
    m_house->monitor->commit(clipHeld(task, facts));
    m_house->settle();
    return number;
}

void ClipSaverTest::everyClipIsSavedAndToldOnce()
{
    const qint64 one = hold(u"sora_1"_s, "one");
    const qint64 two = hold(u"sora_2"_s, "two");
    m_saver->save({one, two}, target(), u"{id}"_s);
    QCOMPARE(m_saver->underWay(), 2);
    QVERIFY(waitForEnd());
    QCOMPARE(m_saver->underWay(), 0);
    QCOMPARE(m_done->at(0), (QVariantList{2, 0}));
    QCOMPARE(names(), (QStringList{u"sora_1.mp4"_s, u"sora_2.mp4"_s}));
    QCOMPARE(contentOf(target() + u"/sora_2.mp4"_s), "two");
    m_house->settle();
    QCOMPARE(m_house->monitor->task(two)->clip, ClipState::Saved);
    QCOMPARE(m_house->monitor->task(two)->clipFacts.savedPath, target() + u"/sora_2.mp4"_s);
}

void ClipSaverTest::aClipThatIsNotHereIsTold()
{
    const qint64 missing = m_house->add(u"sora_1"_s);
    m_saver->save({missing, 99, hold(u"sora_2"_s, "two")}, target(), u"{id}"_s);
    QVERIFY(waitForEnd());
    QCOMPARE(m_done->at(0), (QVariantList{1, 2}));
    QCOMPARE(failure(0), ErrorKind::FileUnreadable);
    QCOMPARE(m_failed->at(1).at(0).toLongLong(), 99);
}

void ClipSaverTest::takesAreNumbered()
{
    const qint64 first = hold(u"sora_1"_s, "one", u"Sea"_s);
    m_house->clock.advance(1s);
    const qint64 second = hold(u"sora_2"_s, "two", u"Sea"_s);
    m_saver->save({second}, target(), u"{label} {take}"_s);
    m_saver->save({first}, target(), u"{label} {take}"_s);
    QVERIFY(waitForEnd());
    QCOMPARE(contentOf(target() + u"/Sea 01.mp4"_s), "one");
    QCOMPARE(contentOf(target() + u"/Sea 02.mp4"_s), "two");
}

void ClipSaverTest::aChosenNameGetsItsEnding()
{
    const qint64 number = hold(u"sora_1"_s, "one");
    m_saver->saveAs(number, target() + u"/mine"_s);
    m_saver->saveAs(number, target() + u"/other.MP4"_s, FactsFile::Yes);
    QVERIFY(waitForEnd());
    QCOMPARE(names(), (QStringList{u"mine.mp4"_s, u"other.MP4"_s, u"other.json"_s}));
}

void ClipSaverTest::factsAreWrittenOnlyWhereAskedFor()
{
    const qint64 number = hold(u"sora_1"_s, "one");
    m_saver->save({number}, target(), u"plain"_s);
    m_saver->save({number}, target(), u"told"_s, FactsFile::Yes);
    QVERIFY(waitForEnd());
    QCOMPARE(names(), (QStringList{u"plain.mp4"_s, u"told.json"_s, u"told.mp4"_s}));
    QVERIFY(contentOf(target() + u"/told.json"_s).contains("\"sora_1\""));
}

void ClipSaverTest::progressTellsFilesAndBytes()
{
    const QByteArray large(5'000'000, 'x');
    QVector<SaveProgress> told;
    connect(m_saver.get(), &ClipSaver::progress, this,
            [&](const SaveProgress &progress) { told.append(progress); });
    m_saver->save({hold(u"sora_1"_s, large), hold(u"sora_2"_s, "two")}, target(), u"{id}"_s);
    QVERIFY(waitForEnd());
    QCOMPARE(told.constFirst(), (SaveProgress{0, 2, u"sora_1.mp4"_s, 0, large.size()}));
    QCOMPARE(told.constLast().done, 1);
    QCOMPARE(told.constLast().name, u"sora_2.mp4"_s);
    QVERIFY(std::ranges::any_of(told, [&](const SaveProgress &each) {
        return each.done == 0 && each.bytes > 0 && each.bytes < large.size();
    }));
    QVERIFY(told.size() < 300);
}

void ClipSaverTest::cancellingLetsTheFileThatIsWrittenEnd()
{
    QVector<qint64> numbers;
    for (int index = 0; index < 5; ++index)
        numbers.append(hold(u"sora_%1"_s.arg(index), QByteArray(2'000'000, 'x')));
    connect(m_saver.get(), &ClipSaver::progress, m_saver.get(), &ClipSaver::cancelRest,
            Qt::SingleShotConnection);
    m_saver->save(numbers, target(), u"{id}"_s);
    QVERIFY(waitForEnd());
    QCOMPARE(m_done->at(0), (QVariantList{1, 4}));
    QCOMPARE(names(), QStringList{u"sora_0.mp4"_s});
    QCOMPARE(failure(3), ErrorKind::Cancelled);
}

void ClipSaverTest::cancellingAllGivesItUpToo()
{
    connect(m_saver.get(), &ClipSaver::progress, m_saver.get(), &ClipSaver::cancelAll);
    m_saver->save({hold(u"sora_1"_s, QByteArray(50'000'000, 'x')), hold(u"sora_2"_s, "two")}, target(),
                  u"{id}"_s);
    QVERIFY(waitForEnd());
    QCOMPARE(m_done->at(0), (QVariantList{0, 2}));
    QVERIFY(names().isEmpty());
}

void ClipSaverTest::whatIsStillBeingNamedIsCancelledAsWell()
{
    m_saver->save({hold(u"sora_1"_s, "one")}, target(), u"{id}"_s);
    m_saver->cancelRest();
    QVERIFY(waitForEnd());
    QCOMPARE(m_done->at(0), (QVariantList{0, 1}));
    QCOMPARE(failure(0), ErrorKind::Cancelled);
}

void ClipSaverTest::afterACancelSavingGoesOn()
{
    const qint64 number = hold(u"sora_1"_s, "one");
    m_saver->cancelAll(); // nothing is under way
    m_saver->save({number}, target(), u"{id}"_s);
    m_saver->cancelAll();
    QVERIFY(waitForEnd());
    m_saver->save({number}, target(), u"{id}"_s);
    QVERIFY(waitForEnd(2));
    QCOMPARE(m_done->at(1), (QVariantList{1, 0}));
}

void ClipSaverTest::aFolderThatCannotBeWrittenIsTriedOnce()
{
    writeFile(m_house->folder.filePath(u"file"_s), {});
    const QString blocked = m_house->folder.filePath(u"file/below"_s);
    int begun = 0;
    connect(m_saver.get(), &ClipSaver::progress, this,
            [&](const SaveProgress &progress) { begun += progress.bytes == 0 ? 1 : 0; });
    QVector<qint64> numbers;
    for (int index = 0; index < 5; ++index)
        numbers.append(hold(u"sora_%1"_s.arg(index), "one"));
    m_saver->save(numbers, blocked, u"{id}"_s);
    m_saver->save({numbers[0]}, target(), u"{id}"_s);
    QVERIFY(waitForEnd());
    QCOMPARE(m_done->at(0), (QVariantList{1, 5}));
    QCOMPARE(failure(4), ErrorKind::FolderNotWritable);
    QCOMPARE(begun, 2);
    QCOMPARE(names(), QStringList{u"sora_0.mp4"_s});
}

void ClipSaverTest::aThousandClipsAreSavedWithoutHoldingUpTheThread()
{
    const qint64 number = hold(u"sora_1"_s, "one");
    bool isDone = false;
    int turns = 0;
    connect(m_saver.get(), &ClipSaver::allDone, this, [&] { isDone = true; });
    m_saver->save(QVector<qint64>(1000, number), target(), u"{id}"_s);
    QVERIFY(QTest::qWaitFor(
        [&] {
            ++turns;
            return isDone;
        },
        100'000));
    QCOMPARE(m_saved->size(), 1000);
    QCOMPARE(names().size(), 1000);
    QVERIFY(turns > 10); // the event loop was returned to in between
}

void ClipSaverTest::aKillBetweenFileAndRowIsSettledWithoutASecondFile()
{
    const qint64 number = hold(u"sora_1"_s, "one");
    QVERIFY(QDir().mkpath(target()));
    // What a kill after the file's last step leaves: the file, and a row that knows nothing of it.
    QVERIFY(QFile::copy(m_store->pathOf(u"sora_1.mp4"_s), target() + u"/sora_1.mp4"_s));
    m_saver.reset();
    m_house->reopenAfterKill();
    QVERIFY(m_house->monitor->task(number)->clipFacts.savedPath.isEmpty());
    makeSaver();
    m_saver->save({number}, target(), u"{id}"_s);
    QVERIFY(waitForEnd());
    m_house->settle();
    QCOMPARE(names(), QStringList{u"sora_1.mp4"_s});
    QCOMPARE(m_house->monitor->task(number)->clip, ClipState::Saved);
    QCOMPARE(m_house->monitor->task(number)->clipFacts.savedPath, target() + u"/sora_1.mp4"_s);
}

void ClipSaverTest::twoTasksWithTheSameClipGetAFileEach()
{
    const qint64 one = hold(u"sora_1"_s, "same");
    const qint64 two = hold(u"sora_2"_s, "same");
    m_saver->save({one, two}, target(), u"clip"_s);
    QVERIFY(waitForEnd());
    QCOMPARE(names(), (QStringList{u"clip (2).mp4"_s, u"clip.mp4"_s}));
    m_house->settle();
    m_house->reopen();
    const qint64 three = hold(u"sora_3"_s, "same");
    makeSaver();
    m_saver->save({three}, target(), u"clip"_s);
    QVERIFY(waitForEnd());
    QCOMPARE(names().size(), 3);
}

void ClipSaverTest::savingAgainByHandMakesASecondFile()
{
    const qint64 number = hold(u"sora_1"_s, "one");
    m_saver->save({number}, target(), u"{id}"_s);
    QVERIFY(waitForEnd());
    m_saver->save({number}, target(), u"{id}"_s);
    QVERIFY(waitForEnd(2));
    QCOMPARE(names(), (QStringList{u"sora_1 (2).mp4"_s, u"sora_1.mp4"_s}));
}

void ClipSaverTest::anEvictedClipIsSavedFromItsSavedFile()
{
    const qint64 number = hold(u"sora_1"_s, "one");
    m_saver->save({number}, target(), u"{id}"_s);
    QVERIFY(waitForEnd());
    Task task = *m_house->monitor->latest(number);
    task.clipFacts.heldFile.clear();
    m_house->monitor->commit({task, {}});
    m_house->settle();
    m_saver->save({number}, target(), u"again"_s);
    QVERIFY(waitForEnd(2));
    QCOMPARE(contentOf(target() + u"/again.mp4"_s), "one");
}

void ClipSaverTest::aDestroyedSaverLeavesNoHalfFile()
{
    const qint64 number = hold(u"sora_1"_s, QByteArray(50'000'000, 'x'));
    connect(
        m_saver.get(), &ClipSaver::progress, this, [this] { m_saver.release()->deleteLater(); },
        Qt::SingleShotConnection);
    m_saver->save({number}, target(), u"{id}"_s);
    QVERIFY(QTest::qWaitFor([&] { return !m_saver; }, patienceMs));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QThreadPool::globalInstance()->waitForDone();
    QVERIFY(names().isEmpty());
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::ClipSaverTest)
#include "clip_saver_test.moc"
