// SPDX-License-Identifier: GPL-3.0-or-later
// The program also serves as one that is killed in the midst of a move: "profile_move_test --move FOLDER
// FILE" moves the profile of the folder and ends, by SIGKILL, once FILE arrived ("." once everything counts
// at the new place).
#include "store/clip_store.h"
#include "store/file_tools.h"
#include "store/profile.h"
#include "store/profile_place.h"
#include "store/sample_tasks.h"
#include "store/task_database.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

const QString moveOption = u"--move"_s;

using Contents = QMap<QString, QByteArray>;

/// Every file under a folder but what says where the profile is.
Contents contentsOf(const QString &folder)
{
    Contents contents;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString name = QDir(folder).relativeFilePath(path);
        if (!isAboutPlace(name) && name != Profile::lockName())
            contents.insert(name, contentOf(path));
    }
    return contents;
}

Contents makeProfile(const QString &folder)
{
    QDir().mkpath(folder + u"/clips"_s);
    writeFile(folder + u"/tasks.sqlite"_s, QByteArray(5000, 'd'));
    writeFile(folder + u"/tasks.sqlite-wal"_s, "journal");
    writeFile(folder + u"/settings.ini"_s, "[General]");
    writeFile(folder + u"/.hidden"_s, "mine");
    for (int i = 0; i < 5; ++i)
        writeFile(folder + u"/clips/clip%1.mp4"_s.arg(i), QByteArray(3'000'000, char('a' + i)));
    return contentsOf(folder);
}

quint64 inodeOf(const QString &path)
{
    struct stat info
    {
    };
    return ::stat(qPrintable(path), &info) == 0 ? info.st_ino : 0;
}

int moveUntil(const QString &folder, const QString &file)
{
    const auto owned = Profile::own(folder, {}, [&](const QString &arrived) {
        if (arrived == (file == u"." ? QString() : file))
            ::kill(::getpid(), SIGKILL);
    });
    return owned ? 0 : 1;
}

/// Where copying is wanted: /dev/shm is another file system than the one of temporary files, mostly.
QString otherFileSystem()
{
    struct stat here
    {
    };
    struct stat there
    {
    };
    const bool differs = ::stat(qPrintable(QDir::tempPath()), &here) == 0 &&
                         ::stat("/dev/shm", &there) == 0 && here.st_dev != there.st_dev;
    return differs ? u"/dev/shm"_s : QDir::tempPath();
}

} // namespace

class ProfileMoveTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void allOfItMoves_data();
    void allOfItMoves();
    void onOneFileSystemNoByteIsCopied();
    void aKillAtAnyPointIsSettledByTheNextStart_data();
    void aKillAtAnyPointIsSettledByTheNextStart();
    void theNewFolderCanBeOpenedInTheMidst();
    void theDefaultPlaceRemembersWhereItWent();
    void itCanMoveBackAndOn();
    void whatStandsThereIsNeverReplaced();
    void withoutRoomNothingMoves();
    void aFolderThatIsAwayIsToldAndNothingIsBegunAnew();
    void aFolderThatWasMovedByHandIsOpenedAsItIs();
    void obstaclesAreTold_data();
    void obstaclesAreTold();

private:
    QByteArray m_dataHome;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QTemporaryDir> m_other;
    QString m_old;
    QString m_new;
};

void ProfileMoveTest::initTestCase()
{
    m_dataHome = qgetenv("XDG_DATA_HOME");
}

void ProfileMoveTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_other = std::make_unique<QTemporaryDir>(otherFileSystem() + u"/rushes-move-XXXXXX"_s);
    m_old = m_folder->filePath(u"old"_s);
    m_new = m_folder->filePath(u"new"_s);
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder->filePath(u"data"_s)));
}

void ProfileMoveTest::allOfItMoves_data()
{
    QTest::addColumn<bool>("copies");
    QTest::newRow("on one file system") << false;
    QTest::newRow("to another") << true;
}

void ProfileMoveTest::allOfItMoves()
{
    QFETCH(bool, copies);
    if (copies)
        m_new = m_other->filePath(u"inner/new"_s);
    const Contents all = makeProfile(m_old);
    QVERIFY(setPendingMove(m_old, {.to = m_new}).ok());
    qint64 lastDone = 0;
    qint64 lastTotal = -1;
    const auto owned = Profile::own(m_old, [&](qint64 done, qint64 total) {
        QVERIFY(done >= lastDone);
        lastDone = done;
        lastTotal = total;
    });
    QVERIFY(owned.ok());
    QVERIFY(!(*owned)->moveTrouble());
    QCOMPARE((*owned)->folder(), QDir(m_new).canonicalPath());
    QCOMPARE(lastDone, lastTotal);
    QCOMPARE(contentsOf(m_new), all);
    QVERIFY(contentsOf(m_old).isEmpty());
    QVERIFY(!QFileInfo::exists(m_old + u"/clips"_s));
    struct stat info
    {
    };
    QCOMPARE(::stat(qPrintable(m_new), &info), 0);
    QCOMPARE(info.st_mode & 0777, 0700u);
    // Who names the old folder is led to the new one, again and again.
    QVERIFY(!Profile::own(m_old).ok()); // it is in use
}

void ProfileMoveTest::onOneFileSystemNoByteIsCopied()
{
    makeProfile(m_old);
    const quint64 inode = inodeOf(m_old + u"/clips/clip0.mp4"_s);
    QVERIFY(setPendingMove(m_old, {.to = m_new}).ok());
    QVERIFY(Profile::own(m_old).ok());
    QCOMPARE(inodeOf(m_new + u"/clips/clip0.mp4"_s), inode);
}

void ProfileMoveTest::aKillAtAnyPointIsSettledByTheNextStart_data()
{
    QTest::addColumn<bool>("copies");
    QTest::addColumn<QString>("file");
    for (const bool copies : {false, true}) {
        for (const auto *file : {".hidden", "clips/clip0.mp4", "clips/clip4.mp4", "settings.ini",
                                 "tasks.sqlite", "tasks.sqlite-wal", "."})
            QTest::addRow("%s, after %s", copies ? "to another file system" : "on one file system", file)
                << copies << QString::fromLatin1(file);
    }
}

void ProfileMoveTest::aKillAtAnyPointIsSettledByTheNextStart()
{
    QFETCH(bool, copies);
    QFETCH(QString, file);
    if (copies)
        m_new = m_other->filePath(u"new"_s);
    const Contents all = makeProfile(m_old);
    QVERIFY(setPendingMove(m_old, {.to = m_new}).ok());
    QProcess program;
    program.start(QCoreApplication::applicationFilePath(), {moveOption, m_old, file});
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);
    QCOMPARE(program.exitCode(), int(SIGKILL));
    // Everything is in one of both.
    const Result<QString> at = locateProfile(m_old);
    QVERIFY(at.ok());
    QCOMPARE(contentsOf(*at), all);

    const auto owned = Profile::own(m_old);
    QVERIFY(owned.ok());
    QCOMPARE((*owned)->folder(), QDir(m_new).canonicalPath());
    QCOMPARE(contentsOf(m_new), all);
    QVERIFY(contentsOf(m_old).isEmpty());
    QVERIFY(!pendingMove(m_old) && !arrivingFrom(m_new));
}

void ProfileMoveTest::theNewFolderCanBeOpenedInTheMidst()
{
    const Contents all = makeProfile(m_old);
    QVERIFY(setPendingMove(m_old, {.to = m_new}).ok());
    QProcess program;
    program.start(QCoreApplication::applicationFilePath(), {moveOption, m_old, u"clips/clip2.mp4"_s});
    QVERIFY(program.waitForFinished());
    // Not as a profile with half of the clips.
    const auto owned = Profile::own(m_new);
    QVERIFY(owned.ok());
    QCOMPARE((*owned)->folder(), QDir(m_new).canonicalPath());
    QCOMPARE(contentsOf(m_new), all);
}

void ProfileMoveTest::theDefaultPlaceRemembersWhereItWent()
{
    const QString place = Profile::defaultFolder();
    QVERIFY(place.startsWith(m_folder->path()));
    const Contents all = makeProfile(place);
    QVERIFY(setPendingMove(place, {.to = m_new}).ok());
    QVERIFY(Profile::own(place).ok());
    QCOMPARE(*locateProfile(place), m_new);

    // And on, whoever asked for it: nothing hangs on the folder in between.
    const QString third = m_folder->filePath(u"third"_s);
    QVERIFY(setPendingMove(m_new, {.to = third}).ok());
    QVERIFY(Profile::own(m_new).ok());
    QVERIFY(QDir(m_new).removeRecursively());
    const auto owned = Profile::own(place);
    QVERIFY(owned.ok());
    QCOMPARE((*owned)->folder(), QDir(third).canonicalPath());
    QCOMPARE(contentsOf(third), all);
}

void ProfileMoveTest::itCanMoveBackAndOn()
{
    const Contents all = makeProfile(m_old);
    for (int round = 0; round < 2; ++round) {
        QVERIFY(setPendingMove(m_old, {.to = m_new}).ok());
        QCOMPARE((*Profile::own(m_old))->folder(), m_new);
        QVERIFY(obstacleToMove(m_new, m_old, {}) == MoveObstacle::None);
        QVERIFY(setPendingMove(m_new, {.to = m_old}).ok());
        QCOMPARE((*Profile::own(m_new))->folder(), m_old);
        QCOMPARE(contentsOf(m_old), all);
        QCOMPARE(*locateProfile(m_old), m_old);
    }
}

void ProfileMoveTest::whatStandsThereIsNeverReplaced()
{
    const Contents all = makeProfile(m_old);
    QVERIFY(setPendingMove(m_old, {.to = m_new}).ok());
    QDir().mkpath(m_new);
    writeFile(m_new + u"/tasks.sqlite"_s, "somebody else's"); // since it was asked for
    const auto owned = Profile::own(m_old);
    QVERIFY(owned.ok());
    QCOMPARE((*owned)->folder(), QDir(m_old).canonicalPath());
    QCOMPARE((*owned)->moveTrouble()->kind, ErrorKind::FolderNotEmpty);
    QCOMPARE(contentsOf(m_new), (Contents{{u"tasks.sqlite"_s, "somebody else's"}}));
    QCOMPARE(contentsOf(m_old), all);
    QVERIFY(!pendingMove(m_old)); // it is not tried again unasked
}

void ProfileMoveTest::withoutRoomNothingMoves()
{
    const QString disk = m_folder->filePath(u"disk"_s);
    QVERIFY(QDir().mkdir(disk));
    const bool isMounted = ::mount("tmpfs", qPrintable(disk), "tmpfs", 0, "size=8m") == 0;
    const auto unmount = qScopeGuard([&] {
        if (isMounted)
            ::umount2(qPrintable(disk), MNT_DETACH);
    });
    const Contents all = makeProfile(m_old);
    const FreeSpace little = [](const QString &) { return std::optional<qint64>(freeSpaceFloor); };
    if (isMounted)
        QVERIFY(obstacleToMove(m_old, disk, little) == MoveObstacle::NoRoom);
    QVERIFY(obstacleToMove(m_old, m_new, little) == MoveObstacle::None); // nothing is copied
    if (!isMounted)
        return;
    QVERIFY(setPendingMove(m_old, {.to = disk + u"/p"_s}).ok());
    const auto owned = Profile::own(m_old);
    QVERIFY(owned.ok());
    QCOMPARE((*owned)->folder(), QDir(m_old).canonicalPath());
    QCOMPARE((*owned)->moveTrouble()->kind, ErrorKind::DiskFull);
    QCOMPARE(contentsOf(m_old), all);
    QVERIFY(contentsOf(disk).isEmpty());
}

void ProfileMoveTest::aFolderThatIsAwayIsToldAndNothingIsBegunAnew()
{
    makeProfile(m_old);
    QVERIFY(setPendingMove(m_old, {.to = m_new}).ok());
    QVERIFY(Profile::own(m_old).ok());
    QVERIFY(QDir().rename(m_new, m_folder->filePath(u"unplugged"_s)));
    const auto owned = Profile::own(m_old);
    QVERIFY(!owned.ok());
    QCOMPARE(owned.error(), (Error{ErrorKind::ProfileAway, m_new}));
    QVERIFY(!QFileInfo::exists(m_new));
}

void ProfileMoveTest::aFolderThatWasMovedByHandIsOpenedAsItIs()
{
    {
        const auto owned = Profile::own(m_old);
        QVERIFY(owned.ok());
        const ClipStore store((*owned)->clipsFolder());
        QVERIFY(store.prepare().ok());
        Task task = newTask(1);
        writeFile(store.partPath(task), "a clip");
        task.clip = ClipState::Held;
        task.clipFacts.heldFile = *store.hold(store.partPath(task), task);
        TaskDatabase database((*owned)->databasePath());
        QVERIFY(database.open().ok());
        database.write({.changed = {task}}, {});
        database.flush();
    }
    QVERIFY(QDir().rename(m_old, m_new));
    const auto owned = Profile::own(m_new);
    QVERIFY(owned.ok());
    TaskDatabase database((*owned)->databasePath());
    const auto remembered = database.open();
    QVERIFY(remembered.ok());
    QCOMPARE(remembered->tasks.size(), 1);
    const ClipStore store((*owned)->clipsFolder());
    QCOMPARE(contentOf(store.fileOf(remembered->tasks[0].clipFacts)), QByteArray("a clip"));
}

void ProfileMoveTest::obstaclesAreTold_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<MoveObstacle>("obstacle");
    QTest::newRow("a new folder") << u"%1/new"_s << MoveObstacle::None;
    QTest::newRow("an empty one") << u"%1/empty"_s << MoveObstacle::None;
    QTest::newRow("relative") << u"new"_s << MoveObstacle::NotAFolder;
    QTest::newRow("a file") << u"%1/file"_s << MoveObstacle::NotAFolder;
    QTest::newRow("itself") << u"%1/old"_s << MoveObstacle::Overlapping;
    QTest::newRow("itself by a link") << u"%1/link"_s << MoveObstacle::Overlapping;
    QTest::newRow("inside it") << u"%1/old/clips/new"_s << MoveObstacle::Overlapping;
    QTest::newRow("around it") << u"%1"_s << MoveObstacle::Overlapping;
    QTest::newRow("something stands there") << u"%1/full"_s << MoveObstacle::NotEmpty;
    QTest::newRow("a name that only begins like it") << u"%1/older"_s << MoveObstacle::None;
}

void ProfileMoveTest::obstaclesAreTold()
{
    QFETCH(QString, to);
    QFETCH(MoveObstacle, obstacle);
    makeProfile(m_old);
    QDir().mkpath(m_folder->filePath(u"empty"_s));
    QDir().mkpath(m_folder->filePath(u"full"_s));
    writeFile(m_folder->filePath(u"full/a"_s), "a");
    writeFile(m_folder->filePath(u"file"_s), "a");
    QVERIFY(QFile::link(m_old, m_folder->filePath(u"link"_s)));
    QCOMPARE(obstacleToMove(m_old, to.contains(u'%') ? to.arg(m_folder->path()) : to, {}), obstacle);
}

} // namespace rushes::test

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments.at(1) == rushes::test::moveOption)
        return rushes::test::moveUntil(arguments.at(2), arguments.at(3));
    rushes::test::ProfileMoveTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "profile_move_test.moc"
