// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/durable_file.h"
#include "store/file_tools.h"

#include <QTemporaryDir>
#include <QTest>

#include <QDir>

#include <cerrno>

#include <sys/stat.h>

namespace rushes::test {

using namespace Qt::StringLiterals;

class DurableFileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyFailureOfAWriteHasItsKind_data();
    void everyFailureOfAWriteHasItsKind();
    void renamingNeverReplaces_data();
    void renamingNeverReplaces();
    void renamingAlongAnyMeansLeavesOneFile_data();
    void renamingAlongAnyMeansLeavesOneFile();
    void renamingWhatIsNotThereIsAnError();
    void aFullDeviceIsTold();
    void aFileThatMayNotGrowIsTold();
    void syncingWhatIsNotThereIsAnError();
    void privateFoldersAreMadeForTheirOwnerAndFoldersThatAreThereLeftAlone();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void DurableFileTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void DurableFileTest::everyFailureOfAWriteHasItsKind_data()
{
    QTest::addColumn<int>("errorNumber");
    QTest::addColumn<Error>("error");
    QTest::newRow("no room") << ENOSPC << Error{ErrorKind::DiskFull, u"/clips"_s};
    QTest::newRow("no quota") << EDQUOT << Error{ErrorKind::DiskFull, u"/clips"_s};
    QTest::newRow("no permission") << EACCES << Error{ErrorKind::FolderNotWritable, u"/clips"_s};
    QTest::newRow("read-only") << EROFS << Error{ErrorKind::FolderNotWritable, u"/clips"_s};
    QTest::newRow("anything else") << EIO
                                   << Error{ErrorKind::FileWriteFailed,
                                            u"/clips/a.mp4: "_s + qt_error_string(EIO)};
}

void DurableFileTest::everyFailureOfAWriteHasItsKind()
{
    QFETCH(int, errorNumber);
    QFETCH(Error, error);
    QCOMPARE(writeError(errorNumber, u"/clips/a.mp4"_s), error);
}

void DurableFileTest::renamingNeverReplaces_data()
{
    QTest::addColumn<std::optional<RenameMeans>>("means");
    QTest::newRow("the best means") << std::optional<RenameMeans>();
    QTest::newRow("one call") << std::optional(RenameMeans::Atomic);
    QTest::newRow("a link") << std::optional(RenameMeans::Link);
    QTest::newRow("a reserved name") << std::optional(RenameMeans::Reserve);
}

void DurableFileTest::renamingNeverReplaces()
{
    QFETCH(std::optional<RenameMeans>, means);
    writeFile(path(u"a"_s), "mine");
    writeFile(path(u"b"_s), "someone's");
    const auto renamed = means ? renameNoReplace(path(u"a"_s), path(u"b"_s), *means)
                               : renameNoReplace(path(u"a"_s), path(u"b"_s));
    QVERIFY(renamed.ok());
    QVERIFY(!*renamed);
    QCOMPARE(contentOf(path(u"a"_s)), QByteArray("mine"));
    QCOMPARE(contentOf(path(u"b"_s)), QByteArray("someone's"));
}

void DurableFileTest::renamingAlongAnyMeansLeavesOneFile_data()
{
    renamingNeverReplaces_data();
}

void DurableFileTest::renamingAlongAnyMeansLeavesOneFile()
{
    QFETCH(std::optional<RenameMeans>, means);
    writeFile(path(u"a"_s), "mine");
    const auto renamed = means ? renameNoReplace(path(u"a"_s), path(u"b"_s), *means)
                               : renameNoReplace(path(u"a"_s), path(u"b"_s));
    QVERIFY(renamed.ok());
    QVERIFY(*renamed);
    QCOMPARE(namesIn(m_folder->path()), QStringList{u"b"_s});
    QCOMPARE(contentOf(path(u"b"_s)), QByteArray("mine"));
}

void DurableFileTest::renamingWhatIsNotThereIsAnError()
{
    const auto renamed = renameNoReplace(path(u"a"_s), path(u"b"_s));
    QVERIFY(!renamed.ok());
    QCOMPARE(renamed.error().kind, ErrorKind::FileWriteFailed);
    QVERIFY(namesIn(m_folder->path()).isEmpty());
}

void DurableFileTest::aFullDeviceIsTold()
{
    writeFile(path(u"a"_s), QByteArray(3 * copyBlock / 2, 'x'));
    QFile from(path(u"a"_s));
    QFile to(u"/dev/full"_s);
    QVERIFY(from.open(QIODevice::ReadOnly | QIODevice::Unbuffered));
    QVERIFY(to.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    const Outcome copied = copyContents(from, to);
    QVERIFY(!copied.ok());
    QCOMPARE(copied.error(), (Error{ErrorKind::DiskFull, u"/dev"_s}));
}

void DurableFileTest::aFileThatMayNotGrowIsTold()
{
    writeFile(path(u"a"_s), QByteArray(3 * copyBlock / 2, 'x'));
    QFile from(path(u"a"_s));
    QFile to(path(u"b"_s));
    QVERIFY(from.open(QIODevice::ReadOnly | QIODevice::Unbuffered));
    QVERIFY(to.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    const FileSizeLimit limit(copyBlock + 1);
    const Outcome copied = copyContents(from, to);
    QVERIFY(!copied.ok());
    QCOMPARE(copied.error().kind, ErrorKind::FileWriteFailed);
    QVERIFY(copied.error().detail.startsWith(path(u"b"_s)));
}

void DurableFileTest::syncingWhatIsNotThereIsAnError()
{
    QCOMPARE(syncFile(path(u"a"_s)).error().kind, ErrorKind::FileUnreadable);
    QVERIFY(!syncFolder(path(u"b"_s)).ok());
    QVERIFY(syncFolder(m_folder->path()).ok());
    QVERIFY(namesIn(m_folder->path()).isEmpty());
}

void DurableFileTest::privateFoldersAreMadeForTheirOwnerAndFoldersThatAreThereLeftAlone()
{
    QVERIFY(createPrivateFolder(path(u"new/inner"_s)).ok());
    struct stat info
    {
    };
    QCOMPARE(::stat(qPrintable(path(u"new/inner"_s)), &info), 0);
    QCOMPARE(info.st_mode & 0777, 0700u);

    QVERIFY(QDir().mkdir(path(u"old"_s), QFile::Permissions(0x7755)));
    QVERIFY(createPrivateFolder(path(u"old"_s)).ok());
    QCOMPARE(::stat(qPrintable(path(u"old"_s)), &info), 0);
    QCOMPARE(info.st_mode & 0777, 0755u);

    writeFile(path(u"file"_s), {});
    QCOMPARE(createPrivateFolder(path(u"file"_s)).error(),
             (Error{ErrorKind::FolderNotWritable, path(u"file"_s)}));
    QCOMPARE(createPrivateFolder(path(u"file/inner"_s)).error().kind, ErrorKind::FolderNotWritable);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::DurableFileTest)
#include "durable_file_test.moc"
