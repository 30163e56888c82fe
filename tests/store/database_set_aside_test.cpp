// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database_bench.h"
#include "store/database_schema.h"
#include "store/file_tools.h"
#include "store/sample_tasks.h"
#include "store/sql_connection.h"

#include <QFileInfo>
#include <QTest>

#include <unistd.h>

namespace rushes::test {

using namespace Qt::StringLiterals;

/// A file that cannot be used is set aside and kept; one that must not be touched is told.
class DatabaseSetAsideTest final : public DatabaseBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void whatIsSetAsideIsTheDamagedFileItself();
    void nothingSetAsideIsEverReplaced();
    void aFileOfALaterVersionIsSetAsideAndRead();
    void aFileThatWasOnlyBegunIsNew_data();
    void aFileThatWasOnlyBegunIsNew();
    void aFolderThatCannotBeWrittenIsTold();
    void aFolderThatCannotBeEnteredIsNoEmptyProfile();
    void aFileThatCannotBeWrittenIsSetAside();
    void aWalThatIsLeftAloneNeverReplacesAnother();
};

void DatabaseSetAsideTest::whatIsSetAsideIsTheDamagedFileItself()
{
    writeFile(path(), "no database at all, but someone may want it back");
    const auto remembered = opened();
    QVERIFY(remembered.ok());
    QVERIFY(remembered->tasks.isEmpty());
    QCOMPARE(contentOf(remembered->setAsidePath),
             QByteArray("no database at all, but someone may want it back"));
    const QString changed =
        QFileInfo(remembered->setAsidePath).lastModified().toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    QCOMPARE(remembered->setAsidePath, path() + u".set-aside-"_s + changed);
}

void DatabaseSetAsideTest::nothingSetAsideIsEverReplaced()
{
    const QDateTime changed = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
    QStringList contents;
    for (const char *content : {"first", "second", "third"}) {
        QFile::remove(path());
        writeFile(path(), content);
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(changed, QFileDevice::FileModificationTime));
        file.close();
        const auto remembered = opened();
        QVERIFY(remembered.ok());
        QCOMPARE(contentOf(remembered->setAsidePath), QByteArray(content));
    }
    QCOMPARE(setAside(), (QStringList{u"tasks.sqlite.set-aside-20260301T120000Z"_s,
                                      u"tasks.sqlite.set-aside-20260301T120000Z-2"_s,
                                      u"tasks.sqlite.set-aside-20260301T120000Z-3"_s}));
}

void DatabaseSetAsideTest::aFileOfALaterVersionIsSetAsideAndRead()
{
    fill();
    {
        SqlConnection connection(path(), SqlConnection::Access::ReadWrite);
        QVERIFY(connection.exec(u"ALTER TABLE task ADD COLUMN stills INTEGER"_s));
        QVERIFY(connection.exec(u"PRAGMA user_version=%1"_s.arg(databaseVersion + 1)));
    }
    const QByteArray content = contentOf(path());
    QCOMPARE(TaskDatabase::readOnly(path()).error().kind, ErrorKind::DatabaseNewer);
    const auto remembered = opened();
    QVERIFY(remembered.ok());
    QCOMPARE(*remembered->damage, (Error{ErrorKind::DatabaseNewer, QString::number(databaseVersion + 1)}));
    QCOMPARE(remembered->tasks.size(), taskCount);
    QVERIFY(contentOf(remembered->setAsidePath) == content);
    QVERIFY(!opened()->damage);
}

void DatabaseSetAsideTest::aFileThatWasOnlyBegunIsNew_data()
{
    QTest::addColumn<bool>("firstPageIsThere");
    QTest::newRow("of no length") << false;
    QTest::newRow("without tables") << true;
}

void DatabaseSetAsideTest::aFileThatWasOnlyBegunIsNew()
{
    QFETCH(bool, firstPageIsThere);
    writeFile(path(), {});
    if (firstPageIsThere) {
        SqlConnection connection(path(), SqlConnection::Access::ReadWrite);
        QVERIFY(configureNew(connection));
        QVERIFY(configure(connection));
    }
    QCOMPARE(QFileInfo(path()).size() > 0, firstPageIsThere);
    const auto remembered = opened();
    QVERIFY(remembered.ok());
    QVERIFY(!remembered->damage);
    QVERIFY(setAside().isEmpty());
}

void DatabaseSetAsideTest::aFolderThatCannotBeWrittenIsTold()
{
    fill();
    QFile::setPermissions(path(), QFile::Permissions(0x6666));
    QFile::setPermissions(m_folder->path(), QFile::Permissions(0x5555));
    {
        const WithoutPrivileges nobody;
        const auto remembered = opened();
        QVERIFY(!remembered.ok());
        QCOMPARE(remembered.error().kind, ErrorKind::DatabaseBarred);
        // To read it is enough.
        const auto read = TaskDatabase::readOnly(path());
        QVERIFY(read.ok());
        QVERIFY(!read->damage);
        QCOMPARE(read->tasks.size(), taskCount);
    }
    QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7700));
    QVERIFY(!opened()->damage);
}

void DatabaseSetAsideTest::aFolderThatCannotBeEnteredIsNoEmptyProfile()
{
    fill();
    QFile::setPermissions(m_folder->path(), QFile::Permissions(0));
    {
        const WithoutPrivileges nobody;
        QCOMPARE(opened().error().kind, ErrorKind::DatabaseUnusable);
        QCOMPARE(TaskDatabase::readOnly(path()).error().kind, ErrorKind::DatabaseUnusable);
    }
    QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7700));
}

void DatabaseSetAsideTest::aFileThatCannotBeWrittenIsSetAside()
{
    fill();
    const QByteArray content = contentOf(path());
    QFile::setPermissions(path(), QFile::Permissions(0x4444));
    QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7777));
    if (::getuid() == 0) {
        const WithoutPrivileges nobody;
        const auto remembered = opened();
        QVERIFY(remembered.ok());
        QCOMPARE(remembered->damage->kind, ErrorKind::DatabaseBarred);
        QCOMPARE(remembered->tasks.size(), taskCount);
        QVERIFY(contentOf(remembered->setAsidePath) == content);
    }
}

void DatabaseSetAsideTest::aWalThatIsLeftAloneNeverReplacesAnother()
{
    for (const char *content : {"first", "second"}) {
        QFile::remove(path());
        if (qstrcmp(content, "first") == 0)
            writeFile(path(), "what the first one belongs to");
        writeFile(path() + u"-wal"_s, content);
        const auto remembered = opened();
        QVERIFY2(remembered.ok(), remembered.ok() ? "" : qPrintable(remembered.error().detail));
        QCOMPARE(contentOf(remembered->setAsidePath + u"-wal"_s), QByteArray(content));
    }
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::DatabaseSetAsideTest)
#include "database_set_aside_test.moc"
