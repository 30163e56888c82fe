// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/part_file.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

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
             QByteArray(R"({"etag":"","last_modified":"Sun, 01 Mar 2026 11:00:00 GMT","total":5})"));
    QVERIFY(part.restart({.etag = "\"a\""}).ok());
    QCOMPARE(contentOf(m_path + u".json"), QByteArray(R"({"etag":"\"a\"","last_modified":"","total":null})"));
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

QTEST_GUILESS_MAIN(PartFileTest)
#include "part_file_test.moc"
