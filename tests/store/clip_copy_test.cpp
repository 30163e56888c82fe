// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/clip_store.h"
#include "store/durable_file.h"
#include "store/file_tools.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <sys/stat.h>

namespace rushes::test {

using namespace Qt::StringLiterals;

class ClipCopyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aCopyHasTheSameBytesAndNothingStandsBesideIt();
    void aMissingFolderIsMade();
    void aCopyHasTheUsersOwnMode();
    void aTakenNameIsNeverOverwritten_data();
    void aTakenNameIsNeverOverwritten();
    void manyAtOnceGetANameEach();
    void aNameThatLeadsOutOfTheFolderIsRefused_data();
    void aNameThatLeadsOutOfTheFolderIsRefused();
    void aClipThatCannotBeReadIsTold();
    void aFolderThatCannotBeWrittenIsTold();
    void aNameTooLongForTheDiskIsToldAndLeavesNothing();
    void aDiskWithoutRoomIsToldAndLeavesNothing();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString target() const { return path(u"saved"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_clip;
};

void ClipCopyTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_clip = QByteArray(5 * copyBlock / 2, 'x');
    m_clip.replace(0, 8,
                   "\0\0\0\x18"
                   "ftyp");
    writeFile(path(u"held.mp4"_s), m_clip);
    QVERIFY(QDir().mkdir(target()));
}

void ClipCopyTest::aCopyHasTheSameBytesAndNothingStandsBesideIt()
{
    const auto saved = ClipStore::copyOut(path(u"held.mp4"_s), target(), u"森の朝.mp4"_s);
    QVERIFY(saved.ok());
    QCOMPARE(*saved, target() + u"/森の朝.mp4"_s);
    QVERIFY(contentOf(*saved) == m_clip);
    QCOMPARE(namesIn(target()), QStringList{u"森の朝.mp4"_s});
}

void ClipCopyTest::aMissingFolderIsMade()
{
    const auto saved = ClipStore::copyOut(path(u"held.mp4"_s), path(u"new/inner"_s), u"a.mp4"_s);
    QVERIFY(saved.ok());
    QVERIFY(contentOf(*saved) == m_clip);
}

void ClipCopyTest::aCopyHasTheUsersOwnMode()
{
    const mode_t before = ::umask(027);
    const auto saved = ClipStore::copyOut(path(u"held.mp4"_s), target(), u"a.mp4"_s);
    ::umask(before);
    QVERIFY(saved.ok());
    struct stat info
    {
    };
    QCOMPARE(::stat(qPrintable(*saved), &info), 0);
    QCOMPARE(info.st_mode & 0777, 0640u);
}

void ClipCopyTest::aTakenNameIsNeverOverwritten_data()
{
    QTest::addColumn<QString>("takenBy");
    QTest::newRow("a file") << u"file"_s;
    QTest::newRow("an empty file") << u"empty"_s;
    QTest::newRow("a folder") << u"folder"_s;
    QTest::newRow("a link to nothing") << u"link"_s;
    QTest::newRow("the clip itself") << u"same"_s;
}

void ClipCopyTest::aTakenNameIsNeverOverwritten()
{
    QFETCH(QString, takenBy);
    const QString taken = target() + u"/a.mp4"_s;
    if (takenBy == u"folder"_s)
        QVERIFY(QDir().mkdir(taken));
    else if (takenBy == u"link"_s)
        QVERIFY(QFile::link(path(u"nowhere"_s), taken));
    else
        writeFile(taken, takenBy == u"file"_s   ? QByteArray("precious")
                         : takenBy == u"same"_s ? m_clip
                                                : QByteArray());
    const QByteArray before = contentOf(taken);

    const auto second = ClipStore::copyOut(path(u"held.mp4"_s), target(), u"a.mp4"_s);
    const auto third = ClipStore::copyOut(path(u"held.mp4"_s), target(), u"a.mp4"_s);
    QVERIFY(second.ok() && third.ok());
    QCOMPARE(*second, target() + u"/a (2).mp4"_s);
    QCOMPARE(*third, target() + u"/a (3).mp4"_s);
    QVERIFY(contentOf(*third) == m_clip);
    QVERIFY(contentOf(taken) == before);
    QVERIFY(!QFile::exists(path(u"nowhere"_s)));
    QCOMPARE(namesIn(target()).size(), 3);
}

void ClipCopyTest::manyAtOnceGetANameEach()
{
    constexpr int count = 8;
    std::vector<std::unique_ptr<QThread>> threads;
    std::vector<std::optional<Result<QString>>> results(count);
    for (int index = 0; index < count; ++index) {
        threads.emplace_back(QThread::create([this, &results, index] {
            results[size_t(index)] = ClipStore::copyOut(path(u"held.mp4"_s), target(), u"a.mp4"_s);
        }));
        threads.back()->start();
    }
    QSet<QString> paths;
    for (int index = 0; index < count; ++index) {
        QVERIFY(threads[size_t(index)]->wait());
        const auto &result = results[size_t(index)];
        QVERIFY(result && result->ok());
        paths.insert(**result);
        QVERIFY(contentOf(**result) == m_clip);
    }
    QCOMPARE(paths.size(), count);
    QCOMPARE(namesIn(target()).size(), count);
}

void ClipCopyTest::aNameThatLeadsOutOfTheFolderIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("nothing") << QString();
    QTest::newRow("the folder itself") << u"."_s;
    QTest::newRow("the folder above") << u".."_s;
    QTest::newRow("a folder inside") << u"inside/a.mp4"_s;
    QTest::newRow("an absolute path") << path(u"a.mp4"_s);
    QTest::newRow("a null character") << u"a"_s + QChar::Null + u".mp4"_s;
}

void ClipCopyTest::aNameThatLeadsOutOfTheFolderIsRefused()
{
    QFETCH(QString, name);
    const auto saved = ClipStore::copyOut(path(u"held.mp4"_s), target(), name);
    QVERIFY(!saved.ok());
    QCOMPARE(saved.error(), (Error{ErrorKind::FileNameInvalid, name}));
    QVERIFY(namesIn(target()).isEmpty());
}

void ClipCopyTest::aClipThatCannotBeReadIsTold()
{
    const auto missing = ClipStore::copyOut(path(u"gone.mp4"_s), path(u"new"_s), u"a.mp4"_s);
    QCOMPARE(missing.error().kind, ErrorKind::FileUnreadable);
    QVERIFY(missing.error().detail.contains(u"gone.mp4"_s));
    QVERIFY(!QFile::exists(path(u"new"_s)));
}

void ClipCopyTest::aFolderThatCannotBeWrittenIsTold()
{
    writeFile(path(u"file"_s), {});
    const auto inFile = ClipStore::copyOut(path(u"held.mp4"_s), path(u"file"_s), u"a.mp4"_s);
    QCOMPARE(inFile.error(), (Error{ErrorKind::FolderNotWritable, path(u"file"_s)}));
    QCOMPARE(ClipStore::copyOut(path(u"held.mp4"_s), QString(), u"a.mp4"_s).error().kind,
             ErrorKind::FolderNotWritable);

    QFile::setPermissions(path(u"held.mp4"_s), QFile::Permissions(0x6644));
    QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7755));
    QFile::setPermissions(target(), QFile::Permissions(0x5555));
    {
        const WithoutPrivileges nobody;
        const auto saved = ClipStore::copyOut(path(u"held.mp4"_s), target(), u"a.mp4"_s);
        QVERIFY(!saved.ok());
        QCOMPARE(saved.error(), (Error{ErrorKind::FolderNotWritable, target()}));
    }
    QFile::setPermissions(target(), QFile::Permissions(0x7755));
}

void ClipCopyTest::aNameTooLongForTheDiskIsToldAndLeavesNothing()
{
    const auto saved = ClipStore::copyOut(path(u"held.mp4"_s), target(), QString(300, u'x') + u".mp4"_s);
    QVERIFY(!saved.ok());
    QCOMPARE(saved.error().kind, ErrorKind::FileWriteFailed);
    QVERIFY(namesIn(target()).isEmpty());
}

void ClipCopyTest::aDiskWithoutRoomIsToldAndLeavesNothing()
{
    const FileSizeLimit limit(copyBlock);
    const auto saved = ClipStore::copyOut(path(u"held.mp4"_s), target(), u"a.mp4"_s);
    QVERIFY(!saved.ok());
    QCOMPARE(saved.error().kind, ErrorKind::FileWriteFailed);
    QVERIFY(namesIn(target()).isEmpty());
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::ClipCopyTest)
#include "clip_copy_test.moc"
