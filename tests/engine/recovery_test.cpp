// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/recovery.h"
#include "store/clip_store.h"
#include "store/database_backup.h"
#include "store/task_database.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace rushes;
using namespace Qt::StringLiterals;

namespace {

Task taskOf(qint64 number)
{
    Task task;
    task.number = number;
    task.id = u"sora_task%1"_s.arg(number);
    task.service = u"kyyReactApiServer"_s;
    task.family = u"sora"_s;
    task.status = Status::Processing;
    return task;
}

QStringList idsOf(const QVector<Task> &tasks)
{
    QStringList ids;
    for (const Task &task : tasks)
        ids.append(task.id);
    return ids;
}

} // namespace

/// A list of tasks that is damaged or gone, for the one who owns the profile and for those who only look.
class RecoveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aListThatIsWellIsReadAsItIs();
    void aFreshProfileIsNoListThatIsGone();
    void aListThatIsGoneIsReadFromBackupAndClips();
    void whatADamagedListLacksComesFromBackupAndClips();
    void clipsAloneTellOfAListThatIsGone();
    void clipsOfWhichNothingIsKnownAreToldOnceAndStay();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"tasks.sqlite"_s); }
    void fill(const QVector<Task> &tasks, bool andBackUp) const;
    void removeList() const;
    /// A clip of this task, with or without the facts beside it.
    void hold(qint64 number, bool withFacts) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ClipStore> m_clips;
};

void RecoveryTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_clips = std::make_unique<ClipStore>(m_folder->filePath(u"clips"_s));
}

void RecoveryTest::fill(const QVector<Task> &tasks, bool andBackUp) const
{
    TaskDatabase database(path());
    QVERIFY(database.open().ok());
    database.write({.changed = tasks}, {});
    if (andBackUp)
        database.backUpWhenDue(*fromRfc3339(u"2026-11-21T12:00:00Z"_s), {});
    database.flush();
}

void RecoveryTest::removeList() const
{
    for (const QString &ending : {QString(), u"-wal"_s, u"-shm"_s})
        QFile::remove(path() + ending);
}

void RecoveryTest::hold(qint64 number, bool withFacts) const
{
    QVERIFY(m_clips->prepare().ok());
    Task task = taskOf(number);
    task.status = Status::Completed;
    task.clip = ClipState::Held;
    task.clipFacts.bytes = 4;
    QFile part(m_clips->partPath(task));
    QVERIFY(part.open(QIODevice::WriteOnly));
    part.write("clip");
    part.close();
    if (withFacts)
        QVERIFY(m_clips->keepFacts(task).ok());
    QVERIFY(m_clips->hold(part.fileName(), task).ok());
}

void RecoveryTest::aListThatIsWellIsReadAsItIs()
{
    fill({taskOf(1), taskOf(2)}, true);
    hold(7, true); // of a task that was removed
    const auto list = readList(path(), *m_clips);
    QVERIFY(list.ok());
    QVERIFY(!list->damage);
    QCOMPARE(list->tasks.size(), 2);
    QCOMPARE(list->clipsFoundAgain + list->unknownClips + list->fromBackup, 0);
}

void RecoveryTest::aFreshProfileIsNoListThatIsGone()
{
    const auto list = readList(path(), *m_clips);
    QVERIFY(list.ok());
    QVERIFY(!list->damage);
    QVERIFY(list->tasks.isEmpty());
    QVERIFY(m_clips->prepare().ok());
    QVERIFY(!readList(path(), *m_clips)->damage);
}

void RecoveryTest::aListThatIsGoneIsReadFromBackupAndClips()
{
    fill({taskOf(1), taskOf(2)}, true);
    removeList();
    hold(2, true); // was running when the backup was made
    hold(5, true); // came after it
    hold(6, false);
    const auto list = readList(path(), *m_clips);
    QVERIFY(list.ok());
    QCOMPARE(*list->damage, (Error{ErrorKind::DatabaseVanished, m_folder->path()}));
    QCOMPARE(idsOf(list->tasks), (QStringList{u"sora_task1"_s, u"sora_task2"_s, u"sora_task5"_s}));
    QCOMPARE(list->tasks.at(1).clip, ClipState::Held);
    QCOMPARE(list->fromList, 0);
    QCOMPARE(list->fromBackup, 2);
    QCOMPARE(list->backupMade, fromRfc3339(u"2026-11-21T12:00:00Z"_s));
    QCOMPARE(list->clipsFoundAgain, 2);
    QCOMPARE(list->unknownClips, 1);
    QVERIFY(!QFile::exists(path()));
    // A start finds the same.
    TaskDatabase database(path());
    auto remembered = database.open();
    QVERIFY(remembered.ok());
    Remembered mended = *remembered;
    const auto recovery = mend(mended, database, *m_clips);
    QVERIFY(recovery.has_value());
    QVERIFY(mended.tasks == list->tasks);
    QCOMPARE(recovery->unknownClips, 1);
}

void RecoveryTest::whatADamagedListLacksComesFromBackupAndClips()
{
    fill({taskOf(1)}, true);
    hold(5, true);
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(QByteArray(40'000, 'x'));
    file.close();
    const auto list = readList(path(), *m_clips);
    QVERIFY(list.ok());
    QCOMPARE(list->damage->kind, ErrorKind::DatabaseUnusable);
    QCOMPARE(idsOf(list->tasks), (QStringList{u"sora_task1"_s, u"sora_task5"_s}));
    QCOMPARE(list->fromBackup, 1);
    QCOMPARE(list->clipsFoundAgain, 1);
    QCOMPARE(QFileInfo(path()).size(), 40'000);
}

void RecoveryTest::clipsAloneTellOfAListThatIsGone()
{
    hold(5, false);
    const auto unknown = readList(path(), *m_clips);
    QVERIFY(unknown.ok());
    QCOMPARE(unknown->damage->kind, ErrorKind::DatabaseVanished);
    QVERIFY(unknown->tasks.isEmpty());
    QCOMPARE(unknown->unknownClips, 1);
    hold(6, true);
    const auto found = readList(path(), *m_clips);
    QCOMPARE(idsOf(found->tasks), QStringList{u"sora_task6"_s});
    QCOMPARE(found->clipsFoundAgain, 1);
    QVERIFY(!found->backupMade);
}

void RecoveryTest::clipsOfWhichNothingIsKnownAreToldOnceAndStay()
{
    hold(5, false);
    const QStringList before = QDir(m_clips->folder()).entryList(QDir::Files);
    for (const bool isFirst : {true, false}) {
        TaskDatabase database(path());
        const auto opened = database.open();
        QVERIFY(opened.ok());
        Remembered remembered = *opened;
        const auto recovery = mend(remembered, database, *m_clips);
        QCOMPARE(recovery.has_value(), isFirst);
        if (isFirst) {
            QCOMPARE(recovery->why.kind, ErrorKind::DatabaseVanished);
            QCOMPARE(recovery->tasks, 0);
            QCOMPARE(recovery->unknownClips, 1);
        }
        QCOMPARE(QDir(m_clips->folder()).entryList(QDir::Files), before);
    }
}

QTEST_GUILESS_MAIN(RecoveryTest)
#include "recovery_test.moc"
