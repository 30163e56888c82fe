// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database_backup.h"
#include "store/database_bench.h"
#include "store/database_recovery.h"
#include "store/file_tools.h"
#include "store/sample_tasks.h"

#include <QFileInfo>
#include <QTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

/// What can stand in the place of a file.
enum class Stranger { Folder, Pipe, Socket, LinkToNowhere, LinkToItself, LinkToPipe, LinkToFolder };

bool make(Stranger stranger, const QString &path)
{
    const QByteArray native = QFile::encodeName(path);
    switch (stranger) {
    case Stranger::Folder:
        return QDir().mkpath(path + u"/inside"_s);
    case Stranger::Pipe:
        return ::mkfifo(native.constData(), 0600) == 0;
    case Stranger::Socket: {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, native.constData(), sizeof(address.sun_path));
        const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
        const bool made = ::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) == 0;
        ::close(socket);
        return made;
    }
    case Stranger::LinkToNowhere:
        return ::symlink(qPrintable(path + u"-nowhere"_s), native.constData()) == 0;
    case Stranger::LinkToItself:
        return ::symlink(native.constData(), native.constData()) == 0;
    case Stranger::LinkToPipe:
        return ::mkfifo(qPrintable(path + u"-pipe"_s), 0600) == 0 &&
               ::symlink(qPrintable(path + u"-pipe"_s), native.constData()) == 0;
    case Stranger::LinkToFolder:
        return QDir().mkpath(path + u"-folder"_s) &&
               ::symlink(qPrintable(path + u"-folder"_s), native.constData()) == 0;
    }
    return false;
}

mode_t kindOf(const QString &path)
{
    struct stat info
    {
    };
    return ::lstat(qPrintable(path), &info) == 0 ? info.st_mode & S_IFMT : 0;
}

void addStrangers()
{
    QTest::addColumn<Stranger>("stranger");
    QTest::newRow("a folder") << Stranger::Folder;
    QTest::newRow("a pipe") << Stranger::Pipe;
    QTest::newRow("a socket") << Stranger::Socket;
    QTest::newRow("a link that leads nowhere") << Stranger::LinkToNowhere;
    QTest::newRow("a link to itself") << Stranger::LinkToItself;
    QTest::newRow("a link to a pipe") << Stranger::LinkToPipe;
    QTest::newRow("a link to a folder") << Stranger::LinkToFolder;
}

} // namespace

/// What is no file in the place of the database or of its -wal is set aside too; a link to a file is
/// followed.
class DatabaseStrangerTest final : public DatabaseBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void whatIsNoFileIsSetAside_data();
    void whatIsNoFileIsSetAside();
    void whatIsNoFileBesideTheFileIsSetAsideWithIt_data();
    void whatIsNoFileBesideTheFileIsSetAsideWithIt();
    void whatABlockedStartLeftDoesNotBlockTheNext();
    void aLinkToTheFileIsFollowed();
};

void DatabaseStrangerTest::whatIsNoFileIsSetAside_data()
{
    addStrangers();
}

void DatabaseStrangerTest::whatIsNoFileIsSetAside()
{
    QFETCH(const Stranger, stranger);
    // What a backup knows is not lost with it.
    fill();
    QVERIFY(QDir().mkpath(backupFolder(path())));
    QVERIFY(QFile::rename(path(), backupFolder(path()) + u"/tasks-20261121T120000Z.sqlite"_s));
    QVERIFY(make(stranger, path()));
    const mode_t kind = kindOf(path());

    const auto left = readWhatIsLeft(path());
    QVERIFY(left.ok());
    QCOMPARE(left->remembered.damage->kind, ErrorKind::DatabaseUnusable);
    QCOMPARE(left->remembered.tasks.size(), taskCount);
    QCOMPARE(kindOf(path()), kind);

    const auto remembered = opened();
    QVERIFY2(remembered.ok(), remembered.ok() ? "" : qPrintable(remembered.error().detail));
    QCOMPARE(remembered->damage->kind, ErrorKind::DatabaseBarred);
    QCOMPARE(remembered->tasks.size(), taskCount);
    QVERIFY2(remembered->setAsidePath.startsWith(path() + u".set-aside-20"_s),
             qPrintable(remembered->setAsidePath));
    QCOMPARE(kindOf(remembered->setAsidePath), kind);
    QCOMPARE(kindOf(path()), mode_t(S_IFREG));
    QVERIFY(namesIn(m_folder->path()).filter(u"recover"_s).isEmpty());
    QVERIFY(!QFileInfo::exists(path() + u"-nowhere"_s)); // nothing was made where a link led
    const auto again = opened();
    QVERIFY(!again->damage);
    QCOMPARE(again->tasks.size(), taskCount);
}

void DatabaseStrangerTest::whatIsNoFileBesideTheFileIsSetAsideWithIt_data()
{
    addStrangers();
}

void DatabaseStrangerTest::whatIsNoFileBesideTheFileIsSetAsideWithIt()
{
    QFETCH(const Stranger, stranger);
    fill();
    QVERIFY(make(stranger, path() + u"-wal"_s));
    QCOMPARE(TaskDatabase::readOnly(path())->tasks.size(), taskCount);
    const auto remembered = opened();
    QVERIFY2(remembered.ok(), remembered.ok() ? "" : qPrintable(remembered.error().detail));
    QVERIFY(remembered->damage.has_value());
    QCOMPARE(remembered->tasks.size(), taskCount);
    QVERIFY(kindOf(remembered->setAsidePath + u"-wal"_s) != mode_t(S_IFREG));
    QVERIFY(!opened()->damage);
}

void DatabaseStrangerTest::whatABlockedStartLeftDoesNotBlockTheNext()
{
    fill();
    QVERIFY(QFile::rename(path(), recoveredPath(path())));
    QVERIFY(make(Stranger::LinkToNowhere, path()));
    const auto remembered = opened();
    QVERIFY(remembered.ok());
    QVERIFY(remembered->damage.has_value());
    QCOMPARE(remembered->tasks.size(), taskCount);
    QCOMPARE(kindOf(remembered->setAsidePath), mode_t(S_IFLNK));
    QVERIFY(namesIn(m_folder->path()).filter(u"recover"_s).isEmpty());
}

void DatabaseStrangerTest::aLinkToTheFileIsFollowed()
{
    fill();
    const QString elsewhere = m_folder->filePath(u"elsewhere.sqlite"_s);
    QVERIFY(QFile::rename(path(), elsewhere));
    QVERIFY(QFile::link(elsewhere, path()));
    const auto remembered = opened();
    QVERIFY(remembered.ok());
    QVERIFY(!remembered->damage);
    QCOMPARE(remembered->tasks.size(), taskCount);
    QCOMPARE(kindOf(path()), mode_t(S_IFLNK));
    QCOMPARE(TaskDatabase::readOnly(path())->tasks.size(), taskCount);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::DatabaseStrangerTest)
#include "database_stranger_test.moc"
