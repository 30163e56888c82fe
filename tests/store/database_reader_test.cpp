// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database_bench.h"
#include "store/file_tools.h"
#include "store/sample_tasks.h"

#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

/// Whoever only reads, beside the owner or without one, changes nothing.
class DatabaseReaderTest final : public DatabaseBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void aReaderSeesWhatTheOwnerCommitted();
    void aReaderOfAClosedProfileChangesNothing();
    void aReaderOfAKilledProgramsProfileSeesItsLastCommits();
    void aReaderSkipsWhatIsMarkedRemoved();
};

void DatabaseReaderTest::aReaderSeesWhatTheOwnerCommitted()
{
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    put(database, changing({fullTask(1)}));
    const auto read = TaskDatabase::readOnly(path());
    QVERIFY(read.ok());
    QVERIFY(read->tasks == QVector<Task>{fullTask(1)});
    put(database, changing({fullTask(2)})); // and does not stand in its way
    QCOMPARE(TaskDatabase::readOnly(path())->tasks.size(), 2);
}

void DatabaseReaderTest::aReaderOfAClosedProfileChangesNothing()
{
    {
        const auto nothing = TaskDatabase::readOnly(path());
        QVERIFY(nothing.ok());
        QVERIFY(nothing->tasks.isEmpty());
        QVERIFY(namesIn(m_folder->path()).isEmpty());
    }
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        put(database, changing({fullTask(1)}));
    }
    const QStringList names = namesIn(m_folder->path());
    const QByteArray content = contentOf(path());
    const auto read = TaskDatabase::readOnly(path());
    QVERIFY(read.ok());
    QVERIFY(read->tasks == QVector<Task>{fullTask(1)});
    QCOMPARE(namesIn(m_folder->path()), names);
    QVERIFY(contentOf(path()) == content);
}

void DatabaseReaderTest::aReaderOfAKilledProgramsProfileSeesItsLastCommits()
{
    const QString copy = m_folder->filePath(u"copy.sqlite"_s);
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        put(database, changing({fullTask(1)}));
        // What a kill would leave at this moment.
        QVERIFY(QFile::copy(path(), copy));
        QVERIFY(QFile::copy(path() + u"-wal"_s, copy + u"-wal"_s));
    }
    const QByteArray wal = contentOf(copy + u"-wal"_s);
    const auto read = TaskDatabase::readOnly(copy);
    QVERIFY(read.ok());
    QVERIFY(read->tasks == QVector<Task>{fullTask(1)});
    QVERIFY(!read->damage);
    QVERIFY(contentOf(copy + u"-wal"_s) == wal);
}

void DatabaseReaderTest::aReaderSkipsWhatIsMarkedRemoved()
{
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    put(database, changing({fullTask(1), fullTask(2)}));
    put(database, removing({1}));
    const auto read = TaskDatabase::readOnly(path());
    QVERIFY(read.ok());
    QVERIFY(read->tasks == QVector<Task>{fullTask(2)});
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::DatabaseReaderTest)
#include "database_reader_test.moc"
