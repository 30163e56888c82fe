// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/clip_store.h"
#include "store/durable_file.h"
#include "store/file_tools.h"
#include "store/sample_tasks.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

Task namedTask(qint64 number, const QString &id)
{
    Task task = newTask(number);
    task.id = id;
    return task;
}

const Task clipTask = namedTask(12, u"vgen_7f31c09ab2e4"_s);
const QString clipName = u"vgen_7f31c09ab2e4-12.mp4"_s;
const QString secondName = u"vgen_7f31c09ab2e4-12 (2).mp4"_s;

} // namespace

class ClipStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void namesComeFromTheTaskAndAreLegalEverywhere_data();
    void namesComeFromTheTaskAndAreLegalEverywhere();
    void pathsNeverLeadOutOfTheFolder_data();
    void pathsNeverLeadOutOfTheFolder();
    void theFolderAndWhatIsHeldAreForTheirOwnerAlone();
    void aPartIsHeldUnderItsTasksName();
    void holdingNeverReplacesAnotherClip();
    void holdingTheSameClipAgainKeepsOne();
    void aKillAtAnyPointIsSettled_data();
    void aKillAtAnyPointIsSettled();
    void aKillBesideAnotherClipIsSettled();
    void holdingNothingIsAnError();
    void onlyWhatWasHeldIsFound();
    void aPosterIsKeptBesideItsClip();
    void aPosterThatFindsNoRoomLeavesNothing();
    void whatIsDiscardedIsGoneAndNothingElse();
    void aTamperedTaskDiscardsNothingOutside();
    void hashesAreThoseOfTheBytes_data();
    void hashesAreThoseOfTheBytes();
    void aFolderThatCannotBeMadeIsTold();

private:
    [[nodiscard]] ClipStore store() const { return ClipStore(m_folder->filePath(u"clips"_s)); }
    [[nodiscard]] QString clips() const { return m_folder->filePath(u"clips"_s); }
    QString makePart(const QByteArray &content) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ClipStoreTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

QString ClipStoreTest::makePart(const QByteArray &content) const
{
    const QString part = store().partPath(clipTask);
    if (!store().prepare())
        qFatal("no folder for clips");
    writeFile(part, content, QFile::Permissions(0x6644));
    writeFile(part + u".json"_s, "{}");
    return part;
}

void ClipStoreTest::namesComeFromTheTaskAndAreLegalEverywhere_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::newRow("as services give it") << u"vgen_7f31c09ab2e4"_s << u"vgen_7f31c09ab2e4-5.mp4"_s;
    QTest::newRow("with dots and colons") << u"a.b:c"_s << u"a_b_c-5.mp4"_s;
    QTest::newRow("a path") << u"../../etc/passwd"_s << u"______etc_passwd-5.mp4"_s;
    QTest::newRow("a word that Windows reserves") << u"nul.x"_s << u"nul_x-5.mp4"_s;
    QTest::newRow("an option") << u"-rf"_s << u"_-rf-5.mp4"_s;
    QTest::newRow("right to left and beyond the basic plane") << u"\u202eab\U0001F3AC"_s << u"_ab__-5.mp4"_s;
    QTest::newRow("nothing") << QString() << u"_-5.mp4"_s;
    QTest::newRow("as long as an id can be") << QString(256, u'x') << QString(100, u'x') + u"-5.mp4"_s;
}

void ClipStoreTest::namesComeFromTheTaskAndAreLegalEverywhere()
{
    QFETCH(QString, id);
    QFETCH(QString, name);
    QCOMPARE(store().partPath(namedTask(5, id)), clips() + u'/' + name + u".part"_s);
}

void ClipStoreTest::pathsNeverLeadOutOfTheFolder_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isName");
    QTest::newRow("a name") << u"a.mp4"_s << true;
    QTest::newRow("two dots inside a name") << u"a..mp4"_s << true;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("the folder itself") << u"."_s << false;
    QTest::newRow("the folder above") << u".."_s << false;
    QTest::newRow("a file above") << u"../tasks.sqlite"_s << false;
    QTest::newRow("an absolute path") << u"/etc/passwd"_s << false;
    QTest::newRow("a path of Windows") << u"..\\tasks.sqlite"_s << false;
    QTest::newRow("a null character") << u"a"_s + QChar::Null << false;
}

void ClipStoreTest::pathsNeverLeadOutOfTheFolder()
{
    QFETCH(QString, name);
    QFETCH(bool, isName);
    QCOMPARE(store().pathOf(name), isName ? clips() + u'/' + name : QString());
}

void ClipStoreTest::theFolderAndWhatIsHeldAreForTheirOwnerAlone()
{
    const auto held = store().hold(makePart("a clip"), clipTask);
    QVERIFY(held.ok());
    QVERIFY(store().keepPoster(clipTask, "a picture").ok());
    struct stat info
    {
    };
    QCOMPARE(::stat(qPrintable(clips()), &info), 0);
    QCOMPARE(info.st_mode & 0777, 0700u);
    for (const QString &name : namesIn(clips())) {
        QCOMPARE(::stat(qPrintable(store().pathOf(name)), &info), 0);
        QCOMPARE(info.st_mode & 0777, 0600u);
    }
}

void ClipStoreTest::aPartIsHeldUnderItsTasksName()
{
    const auto held = store().hold(makePart("a clip"), clipTask);
    QVERIFY(held.ok());
    QCOMPARE(*held, clipName);
    QCOMPARE(namesIn(clips()), QStringList{clipName});
    QCOMPARE(contentOf(store().pathOf(*held)), QByteArray("a clip"));
}

void ClipStoreTest::holdingNeverReplacesAnotherClip()
{
    QVERIFY(store().hold(makePart("another"), clipTask).ok());
    const auto held = store().hold(makePart("a clip"), clipTask);
    QVERIFY(held.ok());
    QCOMPARE(*held, secondName);
    QCOMPARE(contentOf(store().pathOf(clipName)), QByteArray("another"));
    QCOMPARE(contentOf(store().pathOf(secondName)), QByteArray("a clip"));
}

void ClipStoreTest::holdingTheSameClipAgainKeepsOne()
{
    QVERIFY(store().hold(makePart("a clip"), clipTask).ok());
    const auto held = store().hold(makePart("a clip"), clipTask);
    QVERIFY(held.ok());
    QCOMPARE(*held, clipName);
    QCOMPARE(namesIn(clips()), QStringList{clipName});
}

void ClipStoreTest::aKillAtAnyPointIsSettled_data()
{
    QTest::addColumn<int>("stepsDone");
    QTest::newRow("before anything") << 0;
    QTest::newRow("after the sync of the part") << 1;
    QTest::newRow("between link and unlink, where the system knows no better") << 2;
    QTest::newRow("after the rename") << 3;
    QTest::newRow("after the sync of the folder") << 4;
    QTest::newRow("after everything") << 5;
}

void ClipStoreTest::aKillAtAnyPointIsSettled()
{
    QFETCH(int, stepsDone);
    const QString part = makePart("a clip");
    const QString clip = store().pathOf(clipName);
    if (stepsDone >= 1)
        QVERIFY(syncFile(part).ok());
    if (stepsDone == 2)
        QCOMPARE(::link(qPrintable(part), qPrintable(clip)), 0);
    if (stepsDone >= 3)
        QCOMPARE(*renameNoReplace(part, clip), true);
    if (stepsDone >= 4)
        QVERIFY(syncFolder(clips()).ok());
    if (stepsDone >= 5)
        QVERIFY(QFile::remove(part + u".json"_s));

    QCOMPARE(store().findHeld(clipTask), stepsDone >= 2 ? std::optional(clipName) : std::nullopt);
    const auto held = store().hold(part, clipTask);
    QVERIFY(held.ok());
    QCOMPARE(*held, clipName);
    QCOMPARE(namesIn(clips()), QStringList{clipName});
    QCOMPARE(contentOf(clip), QByteArray("a clip"));
}

void ClipStoreTest::aKillBesideAnotherClipIsSettled()
{
    QVERIFY(store().hold(makePart("another"), clipTask).ok());
    const QString part = makePart("a clip");
    QCOMPARE(*renameNoReplace(part, store().pathOf(secondName)), true);
    const auto held = store().hold(part, clipTask);
    QVERIFY(held.ok());
    QCOMPARE(*held, secondName);
    QVERIFY(!QFile::exists(part + u".json"_s));
}

void ClipStoreTest::holdingNothingIsAnError()
{
    const auto held = store().hold(store().partPath(clipTask), clipTask);
    QVERIFY(!held.ok());
    QCOMPARE(held.error(), (Error{ErrorKind::FileUnreadable, store().partPath(clipTask)}));
}

void ClipStoreTest::onlyWhatWasHeldIsFound()
{
    makePart("growing");
    QCOMPARE(store().findHeld(clipTask), std::nullopt);
    QVERIFY(store().hold(store().partPath(clipTask), clipTask).ok());
    QCOMPARE(store().findHeld(clipTask), std::optional(clipName));
    QCOMPARE(store().findHeld(namedTask(13, clipTask.id)), std::nullopt);
}

void ClipStoreTest::aPosterIsKeptBesideItsClip()
{
    QVERIFY(store().keepPoster(clipTask, "one").ok());
    const auto poster = store().keepPoster(clipTask, "a better one");
    QVERIFY(poster.ok());
    QCOMPARE(*poster, u"vgen_7f31c09ab2e4-12.jpg"_s);
    QCOMPARE(contentOf(store().pathOf(*poster)), QByteArray("a better one"));
    QCOMPARE(namesIn(clips()).size(), 1);
}

void ClipStoreTest::aPosterThatFindsNoRoomLeavesNothing()
{
    QVERIFY(store().keepPoster(clipTask, "one").ok());
    {
        const FileSizeLimit limit(1024);
        const auto poster = store().keepPoster(clipTask, QByteArray(10'000, 'x'));
        QVERIFY(!poster.ok());
        QCOMPARE(poster.error().kind, ErrorKind::FileWriteFailed);
    }
    QCOMPARE(namesIn(clips()).size(), 1);
    QCOMPARE(contentOf(store().pathOf(u"vgen_7f31c09ab2e4-12.jpg"_s)), QByteArray("one"));
}

void ClipStoreTest::whatIsDiscardedIsGoneAndNothingElse()
{
    Task task = clipTask;
    task.clipFacts.heldFile = *store().hold(makePart("a clip"), task);
    task.clipFacts.posterFile = *store().keepPoster(task, "a picture");
    makePart("a second try");
    writeFile(store().pathOf(u"vgen_other-13.mp4"_s), "another task's");
    store().discard(task);
    QCOMPARE(namesIn(clips()), QStringList{u"vgen_other-13.mp4"_s});
    store().discard(task); // what is not there is no error
}

void ClipStoreTest::aTamperedTaskDiscardsNothingOutside()
{
    QVERIFY(store().prepare().ok());
    const QString outside = m_folder->filePath(u"tasks.sqlite"_s);
    writeFile(outside, "everything");
    Task task = clipTask;
    task.clipFacts.heldFile = u"../tasks.sqlite"_s;
    task.clipFacts.posterFile = outside;
    store().discard(task);
    QCOMPARE(contentOf(outside), QByteArray("everything"));
}

void ClipStoreTest::hashesAreThoseOfTheBytes_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short") << QByteArray("abc");
    QTest::newRow("exactly one block") << QByteArray(copyBlock, 'x');
    QTest::newRow("over several blocks") << QByteArray(2 * copyBlock + 1, 'y');
}

void ClipStoreTest::hashesAreThoseOfTheBytes()
{
    QFETCH(QByteArray, content);
    const QString path = m_folder->filePath(u"a"_s);
    writeFile(path, content);
    const auto hash = ClipStore::sha256Of(path);
    QVERIFY(hash.ok());
    QCOMPARE(*hash, QCryptographicHash::hash(content, QCryptographicHash::Sha256));
    QCOMPARE(ClipStore::sha256Of(m_folder->filePath(u"b"_s)).error().kind, ErrorKind::FileUnreadable);
    QCOMPARE(ClipStore::sha256Of(m_folder->path()).error().kind, ErrorKind::FileUnreadable);
}

void ClipStoreTest::aFolderThatCannotBeMadeIsTold()
{
    writeFile(clips(), "a file in its place");
    QCOMPARE(store().prepare().error(), (Error{ErrorKind::FolderNotWritable, clips()}));
    QVERIFY(!store().keepPoster(clipTask, "a picture").ok());
    const QString part = m_folder->filePath(u"elsewhere.part"_s);
    writeFile(part, "a clip");
    QVERIFY(!store().hold(part, clipTask).ok());
    QCOMPARE(contentOf(part), QByteArray("a clip"));
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::ClipStoreTest)
#include "clip_store_test.moc"
