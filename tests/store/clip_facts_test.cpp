// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/clip_facts.h"
#include "store/clip_store.h"
#include "store/file_tools.h"
#include "store/sample_tasks.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

/// A task whose clip of these bytes is about to be held.
Task holding(qint64 number, const QByteArray &clip, ClipState state = ClipState::Held)
{
    Task task = fullTask(number);
    task.status = Status::Completed;
    task.clip = state;
    task.clipFacts = {.bytes = clip.size(),
                      .sha256 = QByteArray(32, 'h'),
                      .durationSeconds = 8,
                      .width = 1280,
                      .height = 720};
    return task;
}

} // namespace

/// A held clip tells by itself whose it is.
class ClipFactsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void factsComeBack();
    void noLinkAndNoAnswerIsWritten();
    void otherTextTellsNothing_data();
    void otherTextTellsNothing();
    void aHeldClipIsFoundAgain();
    void anUnverifiedClipComesBackAsSuch();
    void aClipThatIsKnownIsNotLost();
    void aTaskWhoseClipIsUnknownGetsIt();
    void aFileOfAnotherSizeIsNotThatClip();
    void factsWithoutAClipLeadNowhere();
    void clipsOfWhichNothingIsKnownAreCounted();
    void factsThatAreNoFileAreNotRead();
    void discardingTakesTheFactsAlong();

private:
    /// The clip and its facts, as they are held.
    void hold(const Task &task, const QByteArray &clip) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ClipStore> m_store;
};

void ClipFactsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<ClipStore>(m_folder->filePath(u"clips"_s));
}

void ClipFactsTest::hold(const Task &task, const QByteArray &clip) const
{
    QVERIFY(m_store->prepare().ok());
    writeFile(m_store->partPath(task), clip);
    QVERIFY(m_store->keepFacts(task).ok());
    QVERIFY(m_store->hold(m_store->partPath(task), task).ok());
}

void ClipFactsTest::factsComeBack()
{
    const Task task = holding(7, "clip");
    const std::optional<Task> read = taskOfClipFacts(clipFactsJson(task));
    QVERIFY(read.has_value());
    QCOMPARE(read->number, 7);
    QCOMPARE(read->id, task.id);
    QCOMPARE(read->service, task.service);
    QCOMPARE(read->family, task.family);
    QCOMPARE(read->mode, task.mode);
    QCOMPARE(read->label, task.label);
    QCOMPARE(read->model, task.model);
    QCOMPARE(read->status, Status::Completed);
    QCOMPARE(read->created, task.created);
    QCOMPARE(read->firstSeenFinished, task.firstSeenFinished);
    QCOMPARE(read->clip, ClipState::Held);
    QVERIFY(read->transitions == task.transitions);
    QCOMPARE(read->clipFacts, task.clipFacts);
}

void ClipFactsTest::noLinkAndNoAnswerIsWritten()
{
    Task task = holding(7, "clip");
    task.videoUrl = u"https://cdn.example.com/a.mp4?Signature=abcdef"_s;
    task.lastAnswer = "{\"video_url\":\"https://cdn.example.com/a.mp4?Signature=abcdef\"}";
    const QByteArray json = clipFactsJson(task);
    QVERIFY(!json.contains("Signature"));
    QVERIFY(!json.contains("cdn.example.com"));
}

void ClipFactsTest::otherTextTellsNothing_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("clip");
    QTest::newRow("a list") << QByteArray("[1, 2]");
    QTest::newRow("no format") << QByteArray(R"({"task": {"id": "a", "service": "b"}})");
    QTest::newRow("no id") << QByteArray(R"({"format": 1, "task": {"service": "b"}})");
    QTest::newRow("no service") << QByteArray(R"({"format": 1, "task": {"id": "b"}})");
    QTest::newRow("cut") << clipFactsJson(fullTask(1)).left(200);
}

void ClipFactsTest::otherTextTellsNothing()
{
    QFETCH(QByteArray, text);
    QVERIFY(!taskOfClipFacts(text));
}

void ClipFactsTest::aHeldClipIsFoundAgain()
{
    const Task task = holding(7, "the clip");
    hold(task, "the clip");
    writeFile(m_store->pathOf(u"stray.json"_s), "{}");
    const QVector<Task> lost = m_store->findLost({});
    QCOMPARE(lost.size(), 1);
    QCOMPARE(lost.first().id, task.id);
    QCOMPARE(lost.first().clip, ClipState::Held);
    QVERIFY(QFile::exists(m_store->pathOf(lost.first().clipFacts.heldFile)));
    QVERIFY(lost.first().clipFacts.posterFile.isEmpty());
    QCOMPARE(QFile::permissions(m_store->pathOf(
                 u"%1.json"_s.arg(QFileInfo(lost.first().clipFacts.heldFile).completeBaseName()))) &
                 (QFile::ReadOther | QFile::ReadGroup),
             QFile::Permissions());
}

void ClipFactsTest::anUnverifiedClipComesBackAsSuch()
{
    hold(holding(7, "odd", ClipState::Unverified), "odd");
    QCOMPARE(m_store->findLost({}).first().clip, ClipState::Unverified);
}

void ClipFactsTest::aClipThatIsKnownIsNotLost()
{
    Task task = holding(7, "the clip");
    hold(task, "the clip");
    task.clip = ClipState::Saved;
    QVERIFY(m_store->findLost({task}).isEmpty());
}

void ClipFactsTest::aTaskWhoseClipIsUnknownGetsIt()
{
    const Task task = holding(7, "the clip");
    hold(task, "the clip");
    Task running = task;
    running.number = 3;
    running.status = Status::Processing;
    running.clip = ClipState::None;
    running.clipFacts = {};
    const QVector<Task> lost = m_store->findLost({running});
    QCOMPARE(lost.size(), 1);
    QCOMPARE(lost.first().number, 3);
    QCOMPARE(lost.first().status, Status::Completed);
    QCOMPARE(lost.first().clip, ClipState::Held);

    Task finished = running;
    finished.status = Status::Completed;
    finished.label = u"named since"_s;
    const QVector<Task> again = m_store->findLost({finished});
    QCOMPARE(again.first().label, u"named since"_s);
    QCOMPARE(again.first().clip, ClipState::Held);
}

void ClipFactsTest::aFileOfAnotherSizeIsNotThatClip()
{
    const Task task = holding(7, "the clip");
    hold(task, "the clip");
    writeFile(m_store->pathOf(*m_store->findHeld(task)), "the cl");
    QVERIFY(m_store->findLost({}).isEmpty());
}

void ClipFactsTest::factsWithoutAClipLeadNowhere()
{
    QVERIFY(m_store->keepFacts(holding(7, "the clip")).ok());
    QVERIFY(m_store->findLost({}).isEmpty());
}

void ClipFactsTest::clipsOfWhichNothingIsKnownAreCounted()
{
    QCOMPARE(unknownClips(m_store->folder(), {}), 0); // there is no folder
    hold(holding(7, "the clip"), "the clip");
    hold(holding(8, "without facts"), "without facts");
    hold(holding(9, "with facts that are cut"), "with facts that are cut");
    Task known = holding(10, "known");
    hold(known, "known");
    known.clipFacts.heldFile = *m_store->findHeld(known);
    const auto factsOf = [this](const Task &task) {
        return m_store->pathOf(QFileInfo(*m_store->findHeld(task)).completeBaseName() + u".json"_s);
    };
    QVERIFY(QFile::remove(factsOf(holding(8, ""))));
    writeFile(factsOf(holding(9, "")), R"({"format": 1, "task": {)");
    // What is no clip, or none yet.
    writeFile(m_store->pathOf(u"a.jpg"_s), "poster");
    writeFile(m_store->partPath(newTask(11)), "half");
    writeFile(m_store->pathOf(u"taken.mp4"_s), {});

    const QVector<Task> tasks = QVector<Task>{known} + m_store->findLost({known});
    QCOMPARE(tasks.size(), 2);
    const QStringList before = namesIn(m_store->folder());
    QCOMPARE(unknownClips(m_store->folder(), tasks), 2);
    QCOMPARE(unknownClips(m_store->folder(), {}), 4);
    QCOMPARE(namesIn(m_store->folder()), before);
}

void ClipFactsTest::factsThatAreNoFileAreNotRead()
{
    hold(holding(7, "the clip"), "the clip");
    const QString pipe = m_folder->filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(qPrintable(pipe), 0600), 0);
    QVERIFY(QFile::link(pipe, m_store->pathOf(u"a.json"_s)));
    QCOMPARE(m_store->findLost({}).size(), 1);
}

void ClipFactsTest::discardingTakesTheFactsAlong()
{
    Task task = holding(7, "the clip");
    hold(task, "the clip");
    task.clipFacts.heldFile = *m_store->findHeld(task);
    m_store->discard(task);
    QVERIFY(namesIn(m_store->folder()).isEmpty());
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::ClipFactsTest)
#include "clip_facts_test.moc"
