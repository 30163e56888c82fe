// SPDX-License-Identifier: GPL-3.0-or-later
// The program also serves as a second owner: "profile_test --own FOLDER" takes the profile, tells so, and
// waits to be ended.
#include "store/file_tools.h"
#include "store/profile.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

#include <sys/file.h>
#include <sys/stat.h>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

const QString ownOption = u"--own"_s;

int ownUntilEnded(const QString &folder)
{
    const auto owned = Profile::own(folder);
    if (!owned)
        return 1;
    std::puts("owned");
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace

class ProfileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFolderIsMadeForItsOwnerAlone();
    void aFolderThatIsThereIsTakenAsItIs();
    void oneProgramAtATimeOwnsIt();
    void aSecondOwnerIsToldWhoHoldsIt();
    void aKilledOwnerHoldsItNoLonger();
    void everyWayOfNamingAFolderIsTheSameProfile();
    void aFolderThatCannotBeUsedIsTold();
    void aLockThatNamesNobodyIsHeldByNobody();
    void aLockThatNamesNobodyAndIsHeldStays();
    void whatBlocksTheLockIsTold_data();
    void whatBlocksTheLockIsTold();
    void theDemoHasAProfileOfItsOwn();
};

void ProfileTest::theFolderIsMadeForItsOwnerAlone()
{
    const QTemporaryDir folder;
    const auto owned = Profile::own(folder.filePath(u"a/b"_s));
    QVERIFY(owned.ok());
    struct stat info
    {
    };
    QCOMPARE(::stat(qPrintable(folder.filePath(u"a/b"_s)), &info), 0);
    QCOMPARE(info.st_mode & 0777, 0700u);
    QCOMPARE((*owned)->databasePath(), (*owned)->folder() + u"/tasks.sqlite"_s);
    QCOMPARE((*owned)->clipsFolder(), (*owned)->folder() + u"/clips"_s);
    QCOMPARE((*owned)->settingsPath(), (*owned)->folder() + u"/settings.ini"_s);
}

void ProfileTest::aFolderThatIsThereIsTakenAsItIs()
{
    const QTemporaryDir folder;
    writeFile(folder.filePath(u"mine.txt"_s), "mine");
    QFile::setPermissions(folder.path(), QFile::Permissions(0x7755));
    QVERIFY(Profile::own(folder.path()).ok());
    struct stat info
    {
    };
    QCOMPARE(::stat(qPrintable(folder.path()), &info), 0);
    QCOMPARE(info.st_mode & 0777, 0755u);
    QCOMPARE(namesIn(folder.path()), QStringList{u"mine.txt"_s}); // the lock is gone with its owner
}

void ProfileTest::oneProgramAtATimeOwnsIt()
{
    const QTemporaryDir folder;
    {
        const auto first = Profile::own(folder.path());
        QVERIFY(first.ok());
        const auto second = Profile::own(folder.path());
        QVERIFY(!second.ok());
        QCOMPARE(second.error().kind, ErrorKind::ProfileInUse);
    }
    QVERIFY(Profile::own(folder.path()).ok());
}

void ProfileTest::aSecondOwnerIsToldWhoHoldsIt()
{
    const QTemporaryDir folder;
    QProcess owner;
    owner.start(QCoreApplication::applicationFilePath(), {ownOption, folder.path()});
    QVERIFY(owner.waitForReadyRead());
    const auto second = Profile::own(folder.path());
    QVERIFY(!second.ok());
    QCOMPARE(second.error().kind, ErrorKind::ProfileInUse);
    QVERIFY2(second.error().detail.contains(QString::number(owner.processId())),
             qPrintable(second.error().detail));
    QVERIFY2(second.error().detail.contains(u"profile_test"_s), qPrintable(second.error().detail));
    owner.kill();
    QVERIFY(owner.waitForFinished());
}

void ProfileTest::aKilledOwnerHoldsItNoLonger()
{
    const QTemporaryDir folder;
    QProcess owner;
    owner.start(QCoreApplication::applicationFilePath(), {ownOption, folder.path()});
    QVERIFY(owner.waitForReadyRead());
    owner.kill();
    QVERIFY(owner.waitForFinished());
    QVERIFY(Profile::own(folder.path()).ok());
}

void ProfileTest::everyWayOfNamingAFolderIsTheSameProfile()
{
    const QTemporaryDir folder;
    QVERIFY(QDir().mkdir(folder.filePath(u"p"_s)));
    QVERIFY(QFile::link(folder.filePath(u"p"_s), folder.filePath(u"link"_s)));
    const auto first = Profile::own(folder.filePath(u"link"_s));
    QVERIFY(first.ok());
    for (const QString &name : {u"p"_s, u"p/"_s, u"./p"_s, u"p/../p"_s, u"link"_s}) {
        const auto second = Profile::own(folder.path() + u'/' + name);
        QVERIFY2(!second.ok() && second.error().kind == ErrorKind::ProfileInUse, qPrintable(name));
    }
    QCOMPARE((*first)->folder(), QDir(folder.filePath(u"p"_s)).canonicalPath());
}

void ProfileTest::aFolderThatCannotBeUsedIsTold()
{
    const QTemporaryDir folder;
    writeFile(folder.filePath(u"file"_s), {});
    QCOMPARE(Profile::own(folder.filePath(u"file"_s)).error().kind, ErrorKind::FolderNotWritable);
    QCOMPARE(Profile::own(folder.filePath(u"file/inner"_s)).error().kind, ErrorKind::FolderNotWritable);
    QCOMPARE(Profile::own(QString()).error().kind, ErrorKind::FolderNotWritable);

    QFile::setPermissions(folder.path(), QFile::Permissions(0x5555));
    {
        const WithoutPrivileges nobody;
        QCOMPARE(Profile::own(folder.path()).error().kind, ErrorKind::FolderNotWritable);
        QCOMPARE(Profile::own(folder.filePath(u"new"_s)).error().kind, ErrorKind::FolderNotWritable);
    }
    QFile::setPermissions(folder.path(), QFile::Permissions(0x7700));
}

void ProfileTest::aLockThatNamesNobodyIsHeldByNobody()
{
    // As a loss of power leaves it.
    const QTemporaryDir folder;
    writeFile(folder.filePath(u"lock"_s), {});
    const auto owned = Profile::own(folder.path());
    QVERIFY(owned.ok());
    QCOMPARE(Profile::own(folder.path()).error().kind, ErrorKind::ProfileInUse);
}

void ProfileTest::aLockThatNamesNobodyAndIsHeldStays()
{
    const QTemporaryDir folder;
    const QString lock = folder.filePath(u"lock"_s);
    writeFile(lock, {});
    QFile held(lock);
    QVERIFY(held.open(QIODevice::ReadWrite));
    QCOMPARE(::flock(held.handle(), LOCK_EX | LOCK_NB), 0); // as its owner does
    QCOMPARE(Profile::own(folder.path()).error(), (Error{ErrorKind::ProfileInUse, folder.path()}));
    QVERIFY(QFile::exists(lock));
}

void ProfileTest::whatBlocksTheLockIsTold_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("a folder") << u"folder"_s;
    QTest::newRow("a pipe") << u"pipe"_s;
    QTest::newRow("a link that leads nowhere") << u"link"_s;
}

void ProfileTest::whatBlocksTheLockIsTold()
{
    QFETCH(const QString, what);
    const QTemporaryDir folder;
    const QString lock = folder.filePath(u"lock"_s);
    if (what == u"folder"_s)
        QVERIFY(QDir().mkdir(lock));
    else if (what == u"pipe"_s)
        QCOMPARE(::mkfifo(qPrintable(lock), 0600), 0);
    else
        QVERIFY(QFile::link(folder.filePath(u"nowhere"_s), lock));
    const auto owned = Profile::own(folder.path());
    QVERIFY(!owned.ok());
    QCOMPARE(owned.error(),
             (Error{ErrorKind::LockBlocked, QDir(folder.path()).canonicalPath() + u"/lock"_s}));
    QCOMPARE(namesIn(folder.path()), QStringList{u"lock"_s});
    // Once it is away all is well.
    if (what == u"folder"_s)
        QVERIFY(QDir().rmdir(lock));
    else
        QVERIFY(QFile::remove(lock));
    QVERIFY(Profile::own(folder.path()).ok());
}

void ProfileTest::theDemoHasAProfileOfItsOwn()
{
    QVERIFY(QDir::isAbsolutePath(Profile::defaultFolder()));
    QVERIFY(Profile::defaultFolder() != Profile::defaultDemoFolder());
    QCOMPARE(Profile::databasePath(u"/p"_s), u"/p/tasks.sqlite"_s);
}

} // namespace rushes::test

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == rushes::test::ownOption)
        return rushes::test::ownUntilEnded(arguments.at(2));
    rushes::test::ProfileTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "profile_test.moc"
