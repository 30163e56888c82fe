// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/clip_copy.h"
#include "store/durable_file.h"
#include "store/file_tools.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <sys/stat.h>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

/// As a test of names needs it: nothing known but the file.
Result<QString> saveTo(const QString &heldPath, const QString &folder, const QString &name)
{
    return copyClip({heldPath, folder, name, {}, {}, {}, {}});
}

} // namespace

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
    void aFolderThatVanishesIsToldAndLosesNothing();
    void aCancelledCopyLeavesNothing_data();
    void aCancelledCopyLeavesNothing();
    void progressRunsOnceThroughAllBytes();
    void aHeldCopyThatChangedIsNotSaved();
    void anEditOfTheSavedFileLeavesTheHeldOneAlone();
    void factsStandBesideTheirClipUnderTheSameName();
    void factsNeverReplaceAndKeepTheNameOfTheirClip_data();
    void factsNeverReplaceAndKeepTheNameOfTheirClip();
    void factsThatFindNoRoomLeaveNoClipEither();
    void manyAtOnceKeepClipAndFactsTogether();
    void aFileSavedBeforeAKillIsUsedAndNotSavedTwice();
    void anotherTasksFileOrAnotherContentIsNeverUsed_data();
    void anotherTasksFileOrAnotherContentIsNeverUsed();

private:
    [[nodiscard]] CopyOrder order() const
    {
        return {path(u"held.mp4"_s), target(), u"a.mp4"_s, hash(m_clip), {}, {}, {}};
    }
    static QByteArray hash(const QByteArray &content)
    {
        return QCryptographicHash::hash(content, QCryptographicHash::Sha256);
    }

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
    const auto saved = saveTo(path(u"held.mp4"_s), target(), u"森の朝.mp4"_s);
    QVERIFY(saved.ok());
    QCOMPARE(*saved, target() + u"/森の朝.mp4"_s);
    QVERIFY(contentOf(*saved) == m_clip);
    QCOMPARE(namesIn(target()), QStringList{u"森の朝.mp4"_s});
}

void ClipCopyTest::aMissingFolderIsMade()
{
    const auto saved = saveTo(path(u"held.mp4"_s), path(u"new/inner"_s), u"a.mp4"_s);
    QVERIFY(saved.ok());
    QVERIFY(contentOf(*saved) == m_clip);
}

void ClipCopyTest::aCopyHasTheUsersOwnMode()
{
    const mode_t before = ::umask(027);
    const auto saved = saveTo(path(u"held.mp4"_s), target(), u"a.mp4"_s);
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

    const auto second = saveTo(path(u"held.mp4"_s), target(), u"a.mp4"_s);
    const auto third = saveTo(path(u"held.mp4"_s), target(), u"a.mp4"_s);
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
            results[size_t(index)] = saveTo(path(u"held.mp4"_s), target(), u"a.mp4"_s);
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
    const auto saved = saveTo(path(u"held.mp4"_s), target(), name);
    QVERIFY(!saved.ok());
    QCOMPARE(saved.error(), (Error{ErrorKind::FileNameInvalid, name}));
    QVERIFY(namesIn(target()).isEmpty());
}

void ClipCopyTest::aClipThatCannotBeReadIsTold()
{
    const auto missing = saveTo(path(u"gone.mp4"_s), path(u"new"_s), u"a.mp4"_s);
    QCOMPARE(missing.error().kind, ErrorKind::FileUnreadable);
    QVERIFY(missing.error().detail.contains(u"gone.mp4"_s));
    QVERIFY(!QFile::exists(path(u"new"_s)));
}

void ClipCopyTest::aFolderThatCannotBeWrittenIsTold()
{
    writeFile(path(u"file"_s), {});
    const auto inFile = saveTo(path(u"held.mp4"_s), path(u"file"_s), u"a.mp4"_s);
    QCOMPARE(inFile.error(), (Error{ErrorKind::FolderNotWritable, path(u"file"_s)}));
    QCOMPARE(saveTo(path(u"held.mp4"_s), QString(), u"a.mp4"_s).error().kind, ErrorKind::FolderNotWritable);

    QFile::setPermissions(path(u"held.mp4"_s), QFile::Permissions(0x6644));
    QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7755));
    QFile::setPermissions(target(), QFile::Permissions(0x5555));
    {
        const WithoutPrivileges nobody;
        const auto saved = saveTo(path(u"held.mp4"_s), target(), u"a.mp4"_s);
        QVERIFY(!saved.ok());
        QCOMPARE(saved.error(), (Error{ErrorKind::FolderNotWritable, target()}));
    }
    QFile::setPermissions(target(), QFile::Permissions(0x7755));
}

void ClipCopyTest::aNameTooLongForTheDiskIsToldAndLeavesNothing()
{
    const auto saved = saveTo(path(u"held.mp4"_s), target(), QString(300, u'x') + u".mp4"_s);
    QVERIFY(!saved.ok());
    QCOMPARE(saved.error().kind, ErrorKind::FileWriteFailed);
    QVERIFY(namesIn(target()).isEmpty());
}

void ClipCopyTest::aDiskWithoutRoomIsToldAndLeavesNothing()
{
    const FileSizeLimit limit(copyBlock);
    const auto saved = saveTo(path(u"held.mp4"_s), target(), u"a.mp4"_s);
    QVERIFY(!saved.ok());
    QCOMPARE(saved.error().kind, ErrorKind::FileWriteFailed);
    QVERIFY(namesIn(target()).isEmpty());
}

void ClipCopyTest::aFolderThatVanishesIsToldAndLosesNothing()
{
    CopyOrder order = this->order();
    order.progress = [this](qint64, qint64) { return QDir(target()).removeRecursively() || true; };
    const auto saved = copyClip(order);
    QVERIFY(!saved.ok());
    QCOMPARE(saved.error(), (Error{ErrorKind::FolderNotWritable, target()}));
    QVERIFY(contentOf(path(u"held.mp4"_s)) == m_clip);
}

void ClipCopyTest::aCancelledCopyLeavesNothing_data()
{
    QTest::addColumn<qint64>("atBytes");
    QTest::newRow("at its start") << qint64(0);
    QTest::newRow("while it is written") << copyBlock;
    QTest::newRow("while it is read again") << 2 * copyBlock;
}

void ClipCopyTest::aCancelledCopyLeavesNothing()
{
    QFETCH(qint64, atBytes);
    CopyOrder order = this->order();
    int refusals = 0;
    order.progress = [&](qint64 done, qint64) {
        refusals += done < atBytes ? 0 : 1;
        return done < atBytes;
    };
    const auto saved = copyClip(order);
    QVERIFY(!saved.ok());
    QCOMPARE(saved.error().kind, ErrorKind::Cancelled);
    QCOMPARE(refusals, 1); // nothing was done after it
    QVERIFY(namesIn(target()).isEmpty());
}

void ClipCopyTest::progressRunsOnceThroughAllBytes()
{
    CopyOrder order = this->order();
    QVector<qint64> told;
    order.progress = [&](qint64 done, qint64 total) {
        told.append(done);
        return total == m_clip.size();
    };
    QVERIFY(copyClip(order).ok());
    QVERIFY(std::is_sorted(told.cbegin(), told.cend()));
    QCOMPARE(told.constLast(), m_clip.size());
    // A clone has half of the way behind it at once; the other half is reading it back.
    const bool cloned = told.constFirst() == m_clip.size() / 2;
    QVERIFY(cloned || (told.constFirst() == 0 && told.contains(copyBlock / 2)));
}

void ClipCopyTest::aHeldCopyThatChangedIsNotSaved()
{
    QByteArray changed = m_clip;
    changed[100] = 'y';
    writeFile(path(u"held.mp4"_s), changed);
    const auto saved = copyClip(order());
    QVERIFY(!saved.ok());
    QCOMPARE(saved.error(), (Error{ErrorKind::HeldClipChanged, path(u"held.mp4"_s)}));
    QVERIFY(namesIn(target()).isEmpty());
}

void ClipCopyTest::anEditOfTheSavedFileLeavesTheHeldOneAlone()
{
    const auto saved = copyClip(order());
    QVERIFY(saved.ok());
    QFile file(*saved);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QCOMPARE(file.write("edited"), 6);
    file.close();
    QVERIFY(contentOf(path(u"held.mp4"_s)) == m_clip);
}

void ClipCopyTest::factsStandBesideTheirClipUnderTheSameName()
{
    CopyOrder order = this->order();
    order.facts = "{}";
    QVERIFY(copyClip(order).ok());
    QCOMPARE(namesIn(target()), (QStringList{u"a.json"_s, u"a.mp4"_s}));
    QCOMPARE(contentOf(target() + u"/a.json"_s), "{}");
}

void ClipCopyTest::factsNeverReplaceAndKeepTheNameOfTheirClip_data()
{
    QTest::addColumn<QString>("taken");
    QTest::newRow("the clip's name") << u"a.mp4"_s;
    QTest::newRow("the facts' name") << u"a.json"_s;
}

void ClipCopyTest::factsNeverReplaceAndKeepTheNameOfTheirClip()
{
    QFETCH(QString, taken);
    writeFile(target() + u'/' + taken, "precious");
    CopyOrder order = this->order();
    order.facts = "{}";
    const auto saved = copyClip(order);
    QVERIFY(saved.ok());
    QCOMPARE(*saved, target() + u"/a (2).mp4"_s);
    QCOMPARE(contentOf(target() + u'/' + taken), "precious");
    QCOMPARE(namesIn(target()), (QStringList{u"a (2).json"_s, u"a (2).mp4"_s, taken}));
}

void ClipCopyTest::factsThatFindNoRoomLeaveNoClipEither()
{
    CopyOrder order = this->order();
    order.facts = QByteArray(4 * copyBlock, ' ');
    const FileSizeLimit limit(3 * copyBlock);
    QVERIFY(!copyClip(order).ok());
    QVERIFY(namesIn(target()).isEmpty());
}

void ClipCopyTest::manyAtOnceKeepClipAndFactsTogether()
{
    constexpr int count = 8;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int index = 0; index < count; ++index) {
        threads.emplace_back(QThread::create([order = order(), index]() mutable {
            order.facts = QByteArray::number(index);
            (void)copyClip(order);
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        QVERIFY(thread->wait());
    QSet<QByteArray> facts;
    for (int take = 1; take <= count; ++take) {
        const QString stem = take == 1 ? u"/a"_s : u"/a (%1)"_s.arg(take);
        QVERIFY(contentOf(target() + stem + u".mp4"_s) == m_clip);
        facts.insert(contentOf(target() + stem + u".json"_s));
    }
    QCOMPARE(facts.size(), count);
    QCOMPARE(namesIn(target()).size(), 2 * count);
}

void ClipCopyTest::aFileSavedBeforeAKillIsUsedAndNotSavedTwice()
{
    writeFile(target() + u"/a.mp4"_s, "another's");
    writeFile(target() + u"/a (2).mp4"_s, m_clip);
    CopyOrder order = this->order();
    order.othersFiles.emplace();
    order.facts = "{}";
    const auto saved = copyClip(order);
    QVERIFY(saved.ok());
    QCOMPARE(*saved, target() + u"/a (2).mp4"_s);
    QCOMPARE(namesIn(target()), (QStringList{u"a (2).json"_s, u"a (2).mp4"_s, u"a.mp4"_s}));
    QCOMPARE(contentOf(target() + u"/a.mp4"_s), "another's");
}

void ClipCopyTest::anotherTasksFileOrAnotherContentIsNeverUsed_data()
{
    QTest::addColumn<bool>("isAnothers");
    QTest::addColumn<bool>("isLink");
    QTest::newRow("another task's file") << true << false;
    QTest::newRow("another content of the same size") << false << false;
    QTest::newRow("a link to the clip") << false << true;
}

void ClipCopyTest::anotherTasksFileOrAnotherContentIsNeverUsed()
{
    QFETCH(bool, isAnothers);
    QFETCH(bool, isLink);
    const QString taken = target() + u"/a.mp4"_s;
    QByteArray other = m_clip;
    other.back() = 'y';
    if (isLink)
        QVERIFY(QFile::link(path(u"held.mp4"_s), taken));
    else
        writeFile(taken, isAnothers ? m_clip : other);
    CopyOrder order = this->order();
    order.othersFiles = isAnothers ? QSet<QString>{taken} : QSet<QString>{};
    const auto saved = copyClip(order);
    QVERIFY(saved.ok());
    QCOMPARE(*saved, target() + u"/a (2).mp4"_s);
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::ClipCopyTest)
#include "clip_copy_test.moc"
