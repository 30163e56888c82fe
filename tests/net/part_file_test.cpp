// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/part_file.h"

#include <QDir>
#include <QRegularExpression>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <sys/file.h>
#endif

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

const PartNotes someNotes{.etag = "\"a\"", .total = 1ll << 40};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<none>");
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

class PartFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void bytesAndNotesComeBack();
    void notesHaveTheirForm();
    void aRestartLeavesNothingOfTheOldClip();
    void unreadableNotesCountAsNone_data();
    void unreadableNotesCountAsNone();
    void itIsForItsOwnerAlone();
    void aFullDiskIsToldAsSuch();
    void aFolderThatIsNotThereIsToldAsSuch();
    void discardingRemovesBoth();
    void afterALossOfPowerOnlySyncedBytesCount();
    void longPartsAreSyncedAsTheyGrow();
    void theExtentIsToldByTheNotes_data();
    void theExtentIsToldByTheNotes();
    void aSecondTryWaitsForTheFirst();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void PartFileTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"clip.part"_s);
}

void PartFileTest::bytesAndNotesComeBack()
{
    {
        PartFile part(m_path);
        QVERIFY(part.open().ok());
        QCOMPARE(part.size(), 0);
        QVERIFY(part.notes() == PartNotes());
        QVERIFY(part.restart(someNotes).ok());
        QVERIFY(part.append("hello ", 6).ok());
    }
    PartFile part(m_path);
    QVERIFY(part.open().ok());
    QCOMPARE(part.size(), 6);
    QVERIFY(part.notes() == someNotes);
    QVERIFY(part.append("world", 5).ok());
    part.close();
    QCOMPARE(contentOf(m_path), QByteArray("hello world"));
}

void PartFileTest::notesHaveTheirForm()
{
    PartFile part(m_path);
    QVERIFY(part.open().ok());
    QVERIFY(part.restart({.lastModified = "Sun, 01 Mar 2026 11:00:00 GMT", .total = 5}).ok());
    QCOMPARE(contentOf(m_path + u".json"),
             R"({"boot":")" + QSysInfo::bootUniqueId() +
                 R"(","etag":"","last_modified":"Sun, 01 Mar 2026 11:00:00 GMT","synced":0,"total":5})");
    QVERIFY(part.restart({.etag = "\"a\""}).ok());
    QVERIFY(part.append("abc", 3).ok());
    QVERIFY(part.sync().ok());
    QCOMPARE(contentOf(m_path + u".json"),
             R"({"boot":")" + QSysInfo::bootUniqueId() +
                 R"(","etag":"\"a\"","last_modified":"","synced":3,"total":null})");
}

void PartFileTest::aRestartLeavesNothingOfTheOldClip()
{
    PartFile part(m_path);
    QVERIFY(part.open().ok());
    QVERIFY(part.restart(someNotes).ok());
    QVERIFY(part.append("0123456789", 10).ok());
    QVERIFY(part.restart({.etag = "\"b\"", .total = 3}).ok());
    QCOMPARE(part.size(), 0);
    QVERIFY(part.append("abc", 3).ok());
    part.close();
    QCOMPARE(contentOf(m_path), QByteArray("abc"));
    QVERIFY(contentOf(m_path + u".json").contains("\\\"b\\\""));
}

void PartFileTest::unreadableNotesCountAsNone_data()
{
    QTest::addColumn<QByteArray>("notes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray(R"({"etag":"\"a)");
    QTest::newRow("array") << QByteArray("[1]");
    QTest::newRow("other types") << QByteArray(R"({"etag":1,"last_modified":{},"total":"5"})");
    QTest::newRow("negative") << QByteArray(R"({"total":-5})");
}

void PartFileTest::unreadableNotesCountAsNone()
{
    QFETCH(QByteArray, notes);
    write(m_path, "12345");
    write(m_path + u".json", notes);
    PartFile part(m_path);
    QVERIFY(part.open().ok());
    QCOMPARE(part.size(), 5);
    QVERIFY(part.notes() == PartNotes());
}

void PartFileTest::itIsForItsOwnerAlone()
{
#ifdef Q_OS_UNIX
    PartFile part(m_path);
    QVERIFY(part.open().ok());
    QVERIFY(part.restart(someNotes).ok());
    constexpr auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QVERIFY(!(QFile::permissions(m_path) & others));
    QVERIFY(!(QFile::permissions(m_path + u".json") & others));
#endif
}

void PartFileTest::aFullDiskIsToldAsSuch()
{
#ifdef Q_OS_LINUX
    QVERIFY(QFile::link(u"/dev/full"_s, m_path));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Cannot call seek on a sequential device"_s));
    PartFile part(m_path);
    QVERIFY(part.open().ok());
    const Outcome outcome = part.append("x", 1);
    QVERIFY(!outcome.ok());
    QVERIFY(outcome.error() == (Error{ErrorKind::DiskFull, m_folder->path()}));
    QCOMPARE(part.size(), 0);
#endif
}

void PartFileTest::aFolderThatIsNotThereIsToldAsSuch()
{
    PartFile part(m_folder->filePath(u"missing/clip.part"_s));
    const Outcome outcome = part.open();
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().kind, ErrorKind::FileWriteFailed);
    QVERIFY(outcome.error().detail.contains(u"missing/clip.part"));
}

void PartFileTest::discardingRemovesBoth()
{
    PartFile part(m_path);
    QVERIFY(part.open().ok());
    QVERIFY(part.restart(someNotes).ok());
    QVERIFY(part.append("x", 1).ok());
    part.discard();
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

/// As a loss of power leaves it: the notes are of an earlier run of the system.
void PartFileTest::afterALossOfPowerOnlySyncedBytesCount()
{
    write(m_path, QByteArray("01234") + QByteArray(5, '\0'));
    write(m_path + u".json", R"({"boot":"another","etag":"\"a\"","synced":5,"total":20})");
    PartFile part(m_path);
    QVERIFY(part.open().ok());
    QCOMPARE(part.size(), 5);
    // Nothing goes, and nothing is vouched for, before there is something better.
    QVERIFY(part.sync().ok());
    QCOMPARE(contentOf(m_path).size(), 10);
    part.close();
    QVERIFY(part.open().ok());
    QCOMPARE(part.size(), 5);

    QVERIFY(part.append("56789", 5).ok());
    QCOMPARE(contentOf(m_path), QByteArray("0123456789"));
    QVERIFY(part.sync().ok());
    part.close();
    // From now on they are of this run, in which every byte that was written is there.
    QVERIFY(part.open().ok());
    QVERIFY(part.append("x", 1).ok());
    part.close();
    QVERIFY(part.open().ok());
    QCOMPARE(part.size(), 11);
}

void PartFileTest::longPartsAreSyncedAsTheyGrow()
{
    PartFile part(m_path);
    QVERIFY(part.open().ok());
    QVERIFY(part.restart(someNotes).ok());
    const QByteArray block(PartFile::syncEvery / 2, 'x');
    QVERIFY(part.append(block.constData(), block.size()).ok());
    QVERIFY(contentOf(m_path + u".json").contains(R"("synced":0,)"));
    QVERIFY(part.append(block.constData(), block.size()).ok());
    QVERIFY(contentOf(m_path + u".json")
                .contains(QByteArray("\"synced\":" + QByteArray::number(PartFile::syncEvery))));
}

void PartFileTest::theExtentIsToldByTheNotes_data()
{
    using Extent = PartFile::Extent;
    QTest::addColumn<QByteArray>("notes");
    QTest::addColumn<Extent>("extent");
    const QByteArray here = R"("boot":")" + QSysInfo::bootUniqueId() + '"';
    QTest::newRow("no notes") << QByteArray() << Extent::Unknown;
    QTest::newRow("no length") << '{' + here + '}' << Extent::Unknown;
    QTest::newRow("half") << '{' + here + R"(,"total":10})" << Extent::Some;
    QTest::newRow("whole") << '{' + here + R"(,"total":5})" << Extent::Whole;
    QTest::newRow("whole after a loss of power")
        << QByteArray(R"({"boot":"b","synced":5,"total":5})") << Extent::Whole;
    QTest::newRow("not synced before a loss of power")
        << QByteArray(R"({"boot":"b","synced":4,"total":5})") << Extent::Some;
}

void PartFileTest::theExtentIsToldByTheNotes()
{
    QFETCH(QByteArray, notes);
    QFETCH(PartFile::Extent, extent);
    QCOMPARE(PartFile::extentAt(m_path), PartFile::Extent::Nothing);
    write(m_path, "12345");
    if (!notes.isEmpty())
        write(m_path + u".json", notes);
    QCOMPARE(PartFile::extentAt(m_path), extent);
}

void PartFileTest::aSecondTryWaitsForTheFirst()
{
#ifdef Q_OS_UNIX
    PartFile first(m_path);
    QVERIFY(first.open().ok());
    QFile second(m_path);
    QVERIFY(second.open(QIODevice::ReadOnly));
    QCOMPARE(::flock(second.handle(), LOCK_EX | LOCK_NB), -1);
    QCOMPARE(errno, EWOULDBLOCK);

    // It comes to its turn with all that the first one wrote.
    qint64 found = -1;
    std::thread other([&] {
        PartFile third(m_path);
        if (third.open().ok())
            found = third.size();
    });
    QVERIFY(first.restart(someNotes).ok());
    QVERIFY(first.append("last block", 10).ok());
    second.close();
    first.close();
    other.join();
    QCOMPARE(found, 10);
#endif
}

QTEST_GUILESS_MAIN(PartFileTest)
#include "part_file_test.moc"
