// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/task_rules.h"
#include "monitor/held_check.h"
#include "monitor/monitor_fixture.h"
#include "store/clip_store.h"
#include "support/busy_pool.h"

#include <QCryptographicHash>
#include <QThreadPool>
#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray content = "ten bytes.";

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// One held clip, whose files are then meddled with.
class CheckFixture : public MonitorFixture
{
public:
    CheckFixture()
        : MonitorFixture(false)
    {
        QVERIFY(store.prepare().ok());
        number = add(u"vgen_clip1"_s);
        Task task = *monitor->latest(number);
        task.status = Status::Completed;
        task.videoUrl = u"https://cdn.example.com/a.mp4"_s;
        task.firstSeenFinished = clock.wall();
        monitor->commit(
            clipHeld(task, {.heldFile = u"clip.mp4"_s,
                            .bytes = content.size(),
                            .sha256 = QCryptographicHash::hash(content, QCryptographicHash::Sha256)}));
        write(held, content);
        settle();
    }
    void save()
    {
        write(saved, content);
        monitor->commit(clipSaved(Task(*monitor->latest(number)), saved));
        settle();
    }
    void check()
    {
        HeldCheck looker(*monitor, store, clock);
        looker.start();
        finishWork();
    }
    /// By content; what done was told.
    std::optional<bool> look()
    {
        HeldCheck looker(*monitor, store, clock);
        std::optional<bool> told;
        looker.look(number, Look::Content, [&](bool isSavedFileWhole) { told = isSavedFileWhole; });
        finishWork();
        return told;
    }
    void finishWork()
    {
        QThreadPool::globalInstance()->waitForDone();
        settle();
    }
    [[nodiscard]] const Task &task() const { return *monitor->task(number); }

    ClipStore store{folder.filePath(u"profile/clips"_s)};
    QString held = store.folder() + u"/clip.mp4"_s;
    QString saved = folder.filePath(u"saved.mp4"_s);
    qint64 number = 0;
};

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::System | QDir::Dirs | QDir::NoDotAndDotDot);
}

} // namespace

class HeldCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeClipStaysHeld();
    void whatIsNoLongerItsClipIsOnlineAgain_data();
    void whatIsNoLongerItsClipIsOnlineAgain();
    void theSavedFileStandsInWhereItIsWhole_data();
    void theSavedFileStandsInWhereItIsWhole();
    void aFolderThatCannotBeReadTellsNothing();
    void aChangeOfTheSameLengthIsSeenByContent();
    void theNewNameIsNeverAnothersName();
    void whatWasDecidedMeanwhileCounts();
    void fewLooksAreUnderWayAtOnce();
};

void HeldCheckTest::aWholeClipStaysHeld()
{
    CheckFixture fixture;
    const Task before = fixture.task();
    fixture.check();
    QCOMPARE(fixture.task(), before);
    QCOMPARE(fixture.look(), std::optional(false));
    QCOMPARE(fixture.task(), before);
    QCOMPARE(filesIn(fixture.store.folder()), QStringList{u"clip.mp4"_s});
}

void HeldCheckTest::whatIsNoLongerItsClipIsOnlineAgain_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("gone") << u"gone"_s << ErrorKind::HeldClipGone;
    QTest::newRow("the whole folder gone") << u"folder gone"_s << ErrorKind::HeldClipGone;
    QTest::newRow("cut") << u"cut"_s << ErrorKind::HeldClipChanged;
    QTest::newRow("empty") << u"empty"_s << ErrorKind::HeldClipChanged;
    QTest::newRow("longer") << u"longer"_s << ErrorKind::HeldClipChanged;
    QTest::newRow("a folder") << u"a folder"_s << ErrorKind::HeldClipChanged;
    QTest::newRow("a link to nowhere") << u"a link to nowhere"_s << ErrorKind::HeldClipGone;
}

void HeldCheckTest::whatIsNoLongerItsClipIsOnlineAgain()
{
    QFETCH(QString, what);
    QFETCH(ErrorKind, kind);
    CheckFixture fixture;
    if (what == u"cut" || what == u"empty" || what == u"longer")
        QVERIFY(QFile::resize(fixture.held, what == u"cut" ? 4 : what == u"empty" ? 0 : 40));
    else
        QVERIFY(QFile::remove(fixture.held));
    if (what == u"folder gone")
        QVERIFY(QDir(fixture.store.folder()).removeRecursively());
    else if (what == u"a folder")
        QVERIFY(QDir().mkpath(fixture.held));
    else if (what == u"a link to nowhere")
        QVERIFY(QFile::link(fixture.folder.filePath(u"nothing"_s), fixture.held));
    fixture.check();
    QCOMPARE(fixture.task().clip, ClipState::Online);
    QVERIFY(isToBeCopied(fixture.task()));
    QCOMPARE(fixture.task().clipFacts, ClipFacts());
    QVERIFY(fixture.task().clipTrouble);
    QCOMPARE(fixture.task().clipTrouble->kind, kind);
    if (kind == ErrorKind::HeldClipChanged) {
        QCOMPARE(filesIn(fixture.store.folder()), QStringList{u"clip.mp4.set-aside"_s});
        QCOMPARE(fixture.task().clipTrouble->detail, fixture.held + u".set-aside"_s);
    }
}

void HeldCheckTest::theSavedFileStandsInWhereItIsWhole_data()
{
    QTest::addColumn<QString>("savedFile");
    QTest::addColumn<ClipState>("after");
    QTest::newRow("whole") << u"whole"_s << ClipState::Saved;
    QTest::newRow("gone") << u"gone"_s << ClipState::Online;
    QTest::newRow("cut") << u"cut"_s << ClipState::Online;
    QTest::newRow("another of the same length") << u"another"_s << ClipState::Online;
}

void HeldCheckTest::theSavedFileStandsInWhereItIsWhole()
{
    QFETCH(QString, savedFile);
    QFETCH(ClipState, after);
    CheckFixture fixture;
    fixture.save();
    QVERIFY(QFile::remove(fixture.held));
    if (savedFile == u"gone")
        QVERIFY(QFile::remove(fixture.saved));
    else if (savedFile == u"cut")
        QVERIFY(QFile::resize(fixture.saved, 4));
    else if (savedFile == u"another")
        write(fixture.saved, QByteArray(content.size(), 'x'));
    QCOMPARE(fixture.look(), std::optional(savedFile == u"whole"));
    QCOMPARE(fixture.task().clip, after);
    QVERIFY(fixture.task().clipFacts.heldFile.isEmpty());
    QCOMPARE(fixture.task().clipFacts.savedPath, after == ClipState::Saved ? fixture.saved : QString());
}

void HeldCheckTest::aFolderThatCannotBeReadTellsNothing()
{
    CheckFixture fixture;
    const Task before = fixture.task();
    // A loop of links: the disk says neither yes nor no, and root meets it like everyone else.
    const QString folder = fixture.store.folder();
    QVERIFY(QDir().rename(folder, folder + u".away"_s));
    QVERIFY(QFile::link(folder, folder));
    fixture.check();
    QCOMPARE(fixture.task(), before);
}

void HeldCheckTest::aChangeOfTheSameLengthIsSeenByContent()
{
    CheckFixture fixture;
    write(fixture.held, QByteArray(content.size(), 'x'));
    fixture.check();
    QCOMPARE(fixture.task().clip, ClipState::Held);
    fixture.look();
    QCOMPARE(fixture.task().clip, ClipState::Online);
    QCOMPARE(fixture.task().clipTrouble->kind, ErrorKind::HeldClipChanged);
}

void HeldCheckTest::theNewNameIsNeverAnothersName()
{
    CheckFixture fixture;
    write(fixture.held + u".set-aside"_s, "an earlier one");
    QVERIFY(QFile::resize(fixture.held, 4));
    fixture.check();
    QCOMPARE(filesIn(fixture.store.folder()),
             (QStringList{u"clip.mp4.set-aside"_s, u"clip.mp4.set-aside-2"_s}));
    QCOMPARE(QFileInfo(fixture.held + u".set-aside-2"_s).size(), 4);
}

void HeldCheckTest::whatWasDecidedMeanwhileCounts()
{
    CheckFixture fixture;
    QVERIFY(QFile::remove(fixture.held));
    HeldCheck check(*fixture.monitor, fixture.store, fixture.clock);
    check.start();
    QThreadPool::globalInstance()->waitForDone();
    // Held anew before the answer of the look is heard.
    Task task = *fixture.monitor->latest(fixture.number);
    ClipFacts facts = task.clipFacts;
    facts.heldFile = u"clip (2).mp4"_s;
    fixture.monitor->commit(clipHeld(task, facts));
    fixture.finishWork();
    QCOMPARE(fixture.task().clip, ClipState::Held);
    QCOMPARE(fixture.task().clipFacts, facts);
}

void HeldCheckTest::fewLooksAreUnderWayAtOnce()
{
    CheckFixture fixture;
    const PoolOfThreads one(1);
    HeldCheck check(*fixture.monitor, fixture.store, fixture.clock);
    constexpr int count = 10;
    int looked = 0;
    for (int i = 0; i < count; ++i)
        check.look(fixture.number, Look::Size, [&looked](bool) { ++looked; });
    QThreadPool::globalInstance()->waitForDone();
    BusyPool disk; // before the first ones are told, and so before others begin
    fixture.settle();
    QVERIFY2(looked > 1 && looked < 8, qPrintable(QString::number(looked)));
    disk.letGo();
    QTRY_COMPARE(looked, count);
}

QTEST_GUILESS_MAIN(HeldCheckTest)
#include "held_check_test.moc"
