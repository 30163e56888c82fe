// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database_backup.h"
#include "store/database_recovery.h"
#include "store/database_schema.h"
#include "store/file_tools.h"
#include "store/sample_tasks.h"
#include "store/sql_connection.h"
#include "store/task_database.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int taskCount = 500;
constexpr int page = 4096;

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
        return QDir().mkpath(path + u"-folder"_s) && ::symlink(qPrintable(path + u"-folder"_s), native.constData()) == 0;
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

/// A damaged database never blocks the start (promises.md): it is set aside, what can be read is recovered,
/// the user is told.
class DatabaseDamageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aDamagedFileIsSetAsideAndWhatCanBeReadIsKept_data();
    void aDamagedFileIsSetAsideAndWhatCanBeReadIsKept();
    void whatIsSetAsideIsTheDamagedFileItself();
    void nothingSetAsideIsEverReplaced();
    void commitsThatAreOnlyInTheWalAreRecovered();
    void aWalWithoutItsFileIsRecovered();
    void aLostAnswerDoesNotCostItsTask();
    void aShortenedFileIsReadToItsEndWhereverItsTablesBegin();
    void removedTasksAreNotRecovered();
    void aLostLastNumberIsNeverBelowTheTasks();
    void aReaderOfADamagedFileTellsWhatItCanAndChangesNothing();
    void anInterruptedRecoveryIsEndedAtTheNextStart_data();
    void anInterruptedRecoveryIsEndedAtTheNextStart();
    void aFileOfALaterVersionIsSetAsideAndRead();
    void aFileThatWasOnlyBegunIsNew_data();
    void aFileThatWasOnlyBegunIsNew();
    void whatCannotBeReadInARowCostsOnlyItsCell_data();
    void whatCannotBeReadInARowCostsOnlyItsCell();
    void anUnreadableClipStateNeverClaimsMoreThanIsKnown_data();
    void anUnreadableClipStateNeverClaimsMoreThanIsKnown();
    void aFolderThatCannotBeWrittenIsTold();
    void aFolderThatCannotBeEnteredIsNoEmptyProfile();
    void aFileThatCannotBeWrittenIsSetAside();
    void whatIsNoFileIsSetAside_data();
    void whatIsNoFileIsSetAside();
    void whatIsNoFileBesideTheFileIsSetAsideWithIt_data();
    void whatIsNoFileBesideTheFileIsSetAsideWithIt();
    void whatABlockedStartLeftDoesNotBlockTheNext();
    void aLinkToTheFileIsFollowed();
    void aWalThatIsLeftAloneNeverReplacesAnother();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"tasks.sqlite"_s); }
    [[nodiscard]] QStringList setAside() const;
    void fill();
    void overwrite(qint64 at, const QByteArray &bytes) const;
    Result<Remembered> opened() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_filled;
};

void DatabaseDamageTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

/// Names of what was set aside, but for -shm, which holds nothing.
QStringList DatabaseDamageTest::setAside() const
{
    return namesIn(m_folder->path()).filter(QRegularExpression(u"\\.set-aside-[-0-9TZ]+(-wal)?$"_s));
}

/// A closed database of full tasks.
void DatabaseDamageTest::fill()
{
    if (m_filled.isEmpty()) {
        QVector<Task> tasks;
        for (int number = 1; number <= taskCount; ++number)
            tasks += fullTask(number);
        {
            TaskDatabase database(path());
            QVERIFY(database.open().ok());
            database.write(
                {.changed = tasks, .undecided = QVector<FoundId>{fullFoundId(u"vgen_undecided"_s)}},
                [](const Outcome &outcome) { QVERIFY(outcome.ok()); });
            database.flush();
        }
        m_filled = contentOf(path());
    }
    writeFile(path(), m_filled);
}

void DatabaseDamageTest::overwrite(qint64 at, const QByteArray &bytes) const
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(at));
    QCOMPARE(file.write(bytes), bytes.size());
}

Result<Remembered> DatabaseDamageTest::opened() const
{
    TaskDatabase database(path());
    return openWhole(database);
}

void DatabaseDamageTest::aDamagedFileIsSetAsideAndWhatCanBeReadIsKept_data()
{
    QTest::addColumn<qint64>("from");   // bytes; negative: from the end
    QTest::addColumn<qint64>("length"); // bytes; 0: cut off there
    QTest::addColumn<char>("with");
    QTest::addColumn<int>("atLeast"); // tasks
    const auto row = [](const char *name, qint64 from, qint64 length, char with, int atLeast) {
        QTest::newRow(name) << from << length << with << atLeast;
    };
    row("first page zeroed", 0, page, '\0', taskCount);
    row("first page garbage", 0, page, '\xb7', taskCount);
    row("first hundred bytes zeroed", 0, 100, '\0', taskCount);
    row("list of free pages garbage", 32, 8, '\x07', taskCount);
    row("page with the last number zeroed", page, page, '\0', taskCount);
    row("root of the task table zeroed", 2 * page, page, '\0', 0);
    row("one page in the middle zeroed", 60 * page, page, '\0', taskCount - 20);
    row("one page in the middle garbage", 60 * page, page, '\x7f', taskCount - 20);
    row("ten pages in the middle zeroed", 60 * page, 10 * page, '\0', taskCount - 200);
    row("last page zeroed", -page, page, '\0', taskCount - 20);
    row("one byte short", -1, 0, '\0', taskCount - 20);
    row("half of it cut off", 60 * page, 0, '\0', 100);
    row("all but the first page cut off", page, 0, '\0', 0);
    row("all but fifty bytes cut off", 50, 0, '\0', 0);
    row("garbage throughout", 0, 200 * page, '\x55', 0);
    row("zeros throughout", 0, 200 * page, '\0', 0);
}

void DatabaseDamageTest::aDamagedFileIsSetAsideAndWhatCanBeReadIsKept()
{
    QFETCH(qint64, from);
    QFETCH(qint64, length);
    QFETCH(char, with);
    QFETCH(int, atLeast);
    fill();
    const qint64 size = QFileInfo(path()).size();
    QVERIFY2(size > 80 * page && size < 200 * page, qPrintable(QString::number(size / page)));
    if (from < 0)
        from += size;
    if (length == 0)
        QVERIFY(QFile::resize(path(), from));
    else
        overwrite(from, QByteArray(length, with));

    const auto first = opened();
    QVERIFY2(first.ok(), first.ok() ? "" : qPrintable(first.error().detail));
    QVERIFY(first->damage.has_value());
    QCOMPARE(first->damage->kind, ErrorKind::DatabaseUnusable);
    QVERIFY(QFileInfo::exists(first->setAsidePath));
    QVERIFY2(first->tasks.size() >= atLeast, qPrintable(QString::number(first->tasks.size())));
    for (const Task &task : first->tasks) {
        Task expected = fullTask(task.number);
        // A transition or a long answer can be on a page that is lost.
        if (task.transitions.isEmpty())
            expected.transitions.clear();
        // The marks stand at the end of a row: of a cut one they can be fewer, never more.
        QVERIFY(!(task.clipFacts.marks & ~expected.clipFacts.marks));
        expected.clipFacts.marks = task.clipFacts.marks;
        // So does the pause: of a cut row it can be lost, and then the task is asked, or of another moment.
        expected.pausedAt = task.pausedAt;
        QVERIFY2(task == expected, qPrintable(QString::number(task.number)));
    }

    // And from now on all is well, numbers included.
    const auto second = opened();
    QVERIFY(second.ok());
    QVERIFY(!second->damage);
    QVERIFY(second->tasks == first->tasks);
    QCOMPARE(second->lastNumber, first->lastNumber);
    QCOMPARE(setAside().size(), 1);
    QVERIFY(namesIn(m_folder->path()).filter(u"recover"_s).isEmpty());
    QVERIFY(namesIn(m_folder->path()).filter(u"salvage"_s).isEmpty());
}

void DatabaseDamageTest::whatIsSetAsideIsTheDamagedFileItself()
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

void DatabaseDamageTest::nothingSetAsideIsEverReplaced()
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

void DatabaseDamageTest::commitsThatAreOnlyInTheWalAreRecovered()
{
    QByteArray file;
    QByteArray wal;
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        database.write({.changed = {fullTask(1), fullTask(2)}}, {});
        database.flush();
        file = contentOf(path());
        wal = contentOf(path() + u"-wal"_s);
    }
    // What a kill leaves, and then the file's head is damaged.
    file.replace(0, 100, QByteArray(100, '\0'));
    writeFile(path(), file);
    writeFile(path() + u"-wal"_s, wal);
    const auto remembered = opened();
    QVERIFY(remembered.ok());
    QVERIFY(remembered->damage.has_value());
    QVERIFY(remembered->tasks == (QVector<Task>{fullTask(1), fullTask(2)}));
    QVERIFY(contentOf(remembered->setAsidePath + u"-wal"_s) == wal);
}

void DatabaseDamageTest::aWalWithoutItsFileIsRecovered()
{
    QByteArray wal;
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        database.write({.changed = {fullTask(1)}}, {});
        database.flush();
        wal = contentOf(path() + u"-wal"_s);
    }
    QVERIFY(QFile::resize(path(), 0));
    writeFile(path() + u"-wal"_s, wal);
    const auto remembered = opened();
    QVERIFY(remembered.ok());
    QVERIFY(remembered->damage.has_value());
    QVERIFY(remembered->tasks == QVector<Task>{fullTask(1)});
    QVERIFY(contentOf(remembered->setAsidePath + u"-wal"_s) == wal);
}

void DatabaseDamageTest::aLostAnswerDoesNotCostItsTask()
{
    fill();
    Task task = fullTask(250);
    task.lastAnswer = QByteArray(64 * 1024, '#');
    {
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        database.write({.changed = {task}}, {});
    }
    // A page that begins with the number of the next one and holds nothing but the answer.
    const QByteArray content = contentOf(path());
    qint64 at = page;
    while (at < content.size() && content.mid(at + 4, page - 4) != QByteArray(page - 4, '#'))
        at += page;
    QVERIFY(at < content.size());
    overwrite(at, QByteArray(4, '\xee'));

    const auto remembered = opened();
    QVERIFY(remembered.ok());
    QVERIFY(remembered->damage.has_value());
    QCOMPARE(remembered->tasks.size(), taskCount);
    task.lastAnswer = QByteArray();
    task.clipFacts.marks = {}; // they lie behind the answer
    task.pausedAt.reset();     // as does this
    QVERIFY(remembered->tasks.at(249) == task);
}

void DatabaseDamageTest::aShortenedFileIsReadToItsEndWhereverItsTablesBegin()
{
    fill();
    {
        // As after a migration that made a table anew.
        SqlConnection connection(path(), SqlConnection::Access::ReadWrite);
        const QString made =
            connection.value(u"SELECT sql FROM sqlite_master WHERE name = 'task'"_s)->toString();
        QVERIFY(connection.exec(QString(made).replace(u"TABLE task("_s, u"TABLE moved("_s)));
        QVERIFY(connection.exec(u"INSERT INTO moved SELECT * FROM task"_s));
        QVERIFY(connection.exec(u"DROP TABLE task"_s));
        QVERIFY(connection.exec(u"ALTER TABLE moved RENAME TO task"_s));
    }
    QVERIFY(QFile::resize(path(), QFileInfo(path()).size() - 2 * page));
    const auto remembered = opened();
    QVERIFY(remembered.ok());
    QVERIFY(remembered->damage.has_value());
    QVERIFY2(remembered->tasks.size() >= taskCount - 40,
             qPrintable(QString::number(remembered->tasks.size())));
}

void DatabaseDamageTest::removedTasksAreNotRecovered()
{
    fill();
    {
        SqlConnection connection(path(), SqlConnection::Access::ReadWrite);
        QVERIFY(connection.exec(u"UPDATE task SET removed = 1 WHERE number < 100"_s));
    }
    overwrite(0, QByteArray(100, '\0'));
    const auto remembered = opened();
    QVERIFY(remembered.ok());
    QCOMPARE(remembered->tasks.size(), taskCount - 99);
    QCOMPARE(remembered->tasks.first().number, 100);
}

void DatabaseDamageTest::aLostLastNumberIsNeverBelowTheTasks()
{
    fill();
    {
        SqlConnection connection(path(), SqlConnection::Access::ReadWrite);
        QVERIFY(connection.exec(u"DELETE FROM meta"_s));
    }
    const auto remembered = opened();
    QVERIFY(remembered.ok());
    QCOMPARE(remembered->tasks.size(), taskCount);
    QCOMPARE(remembered->lastNumber, taskCount);
}

void DatabaseDamageTest::aReaderOfADamagedFileTellsWhatItCanAndChangesNothing()
{
    fill();
    overwrite(60 * page, QByteArray(page, '\0'));
    const QByteArray content = contentOf(path());
    const auto read = TaskDatabase::readOnly(path());
    QVERIFY(read.ok());
    QVERIFY(read->damage.has_value());
    QVERIFY(read->setAsidePath.isEmpty());
    QVERIFY(read->tasks.size() >= taskCount - 20 && read->tasks.size() < taskCount);
    QVERIFY(contentOf(path()) == content);
    QVERIFY(setAside().isEmpty());
}

void DatabaseDamageTest::anInterruptedRecoveryIsEndedAtTheNextStart_data()
{
    // What a kill leaves behind each step.
    QTest::addColumn<bool>("draftIsWhole");
    QTest::addColumn<bool>("fileIsMoved");
    QTest::addColumn<bool>("walIsMoved");
    QTest::newRow("the new database is half written") << false << false << false;
    QTest::newRow("the new database is whole") << true << false << false;
    QTest::newRow("the file is moved, its -wal is not") << true << true << false;
    QTest::newRow("both are moved, the new one is not there yet") << true << true << true;
}

void DatabaseDamageTest::anInterruptedRecoveryIsEndedAtTheNextStart()
{
    QFETCH(bool, draftIsWhole);
    QFETCH(bool, fileIsMoved);
    QFETCH(bool, walIsMoved);
    fill();
    QVERIFY(QFile::copy(path(), m_folder->filePath(u"whole"_s)));
    overwrite(0, QByteArray(100, '\0'));
    writeFile(path() + u"-wal"_s, "what was not yet in the file");
    if (draftIsWhole)
        QVERIFY(QFile::rename(m_folder->filePath(u"whole"_s), recoveredPath(path())));
    else
        writeFile(recoveryDraftPath(path()), contentOf(m_folder->filePath(u"whole"_s)).left(10 * page));
    const QString aside = path() + u".set-aside-20260301T120000Z"_s;
    if (fileIsMoved)
        QVERIFY(QFile::rename(path(), aside));
    if (walIsMoved)
        QVERIFY(QFile::rename(path() + u"-wal"_s, aside + u"-wal"_s));

    const auto remembered = opened();
    QVERIFY(remembered.ok());
    QCOMPARE(remembered->tasks.size(), taskCount);
    QVERIFY(remembered->damage.has_value());
    QCOMPARE(namesIn(m_folder->path()).filter(u"recover"_s), QStringList());
    // The old -wal is kept, and has nothing to do with the new database.
    QByteArrayList kept;
    for (const QString &name : setAside())
        kept += contentOf(m_folder->filePath(name));
    QVERIFY(kept.contains("what was not yet in the file"));
    QVERIFY(!opened()->damage);
}

void DatabaseDamageTest::aFileOfALaterVersionIsSetAsideAndRead()
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

void DatabaseDamageTest::aFileThatWasOnlyBegunIsNew_data()
{
    QTest::addColumn<bool>("firstPageIsThere");
    QTest::newRow("of no length") << false;
    QTest::newRow("without tables") << true;
}

void DatabaseDamageTest::aFileThatWasOnlyBegunIsNew()
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

void DatabaseDamageTest::whatCannotBeReadInARowCostsOnlyItsCell_data()
{
    QTest::addColumn<QString>("assignment");
    const auto row = [](const char *name, const QString &assignment) { QTest::newRow(name) << assignment; };
    row("an unknown status", u"status = 'baking'"_s);
    row("an unknown contact", u"contact = 'by post'"_s);
    row("an unknown clip state", u"clip = 'lent'"_s);
    row("an unknown error", u"trouble = 'flood'"_s);
    row("text for a moment", u"added_at = 'yesterday'"_s);
    row("a moment out of all range", u"added_at = 9223372036854775807"_s);
    row("a moment before 1970", u"first_seen_finished = -1"_s);
    row("a fraction for a moment", u"created = 1.5e300"_s);
    row("text for a number", u"troubles_in_row = 'many'"_s);
    row("a count beyond int", u"clip_width = 99999999999"_s);
    row("a negative count", u"clip_height = -1"_s);
    row("infinity", u"clip_seconds = 9e999"_s);
    row("a number for text", u"label = 17"_s);
    row("bytes that are no UTF-8 for text", u"label = x'ff00fe'"_s);
    row("nothing for text", u"id = NULL"_s);
    row("nothing for a state", u"status = NULL"_s);
    row("a hash of the wrong length", u"clip_sha256 = x'0102'"_s);
    row("text for bytes", u"last_answer = 'plain'"_s);
}

void DatabaseDamageTest::whatCannotBeReadInARowCostsOnlyItsCell()
{
    QFETCH(QString, assignment);
    fill();
    {
        SqlConnection connection(path(), SqlConnection::Access::ReadWrite);
        QVERIFY(connection.exec(u"PRAGMA writable_schema=ON"_s));
        QVERIFY(connection.exec(u"UPDATE sqlite_master SET sql = replace(replace(sql, ') STRICT', ')'), "
                                "'NOT NULL', '') WHERE name = 'task'"_s));
    }
    {
        SqlConnection connection(path(), SqlConnection::Access::ReadWrite);
        QVERIFY2(connection.exec(u"UPDATE task SET %1 WHERE number = 7"_s.arg(assignment)),
                 qPrintable(connection.trouble().words));
    }
    const auto remembered = opened();
    QVERIFY(remembered.ok());
    QVERIFY(!remembered->damage);
    QCOMPARE(remembered->tasks.size(), taskCount);
    const Task &task = remembered->tasks.at(6);
    QCOMPARE(task.number, 7);
    QCOMPARE(task.videoUrl, fullTask(7).videoUrl);
    QCOMPARE(task.transitions.size(), 3);
    QVERIFY(!(task == fullTask(7)));
    QVERIFY(remembered->tasks.at(7) == fullTask(8));
    QVERIFY(task.clipFacts.sha256.isEmpty() || task.clipFacts.sha256.size() == 32);
    QVERIFY(task.addedAt.time_since_epoch() >= Duration::zero());
    QVERIFY(task.clipFacts.width >= 0 && task.clipFacts.height >= 0 &&
            std::isfinite(task.clipFacts.durationSeconds));
}

void DatabaseDamageTest::anUnreadableClipStateNeverClaimsMoreThanIsKnown_data()
{
    QTest::addColumn<Status>("status");
    QTest::addColumn<QString>("heldFile");
    QTest::addColumn<ClipState>("expected");
    QTest::newRow("a file is there") << Status::Completed << u"a.mp4"_s << ClipState::Unverified;
    QTest::newRow("completed") << Status::Completed << QString() << ClipState::Online;
    QTest::newRow("running") << Status::Processing << QString() << ClipState::None;
}

void DatabaseDamageTest::anUnreadableClipStateNeverClaimsMoreThanIsKnown()
{
    QFETCH(Status, status);
    QFETCH(QString, heldFile);
    QFETCH(ClipState, expected);
    {
        Task task = newTask(1);
        task.status = status;
        task.clipFacts.heldFile = heldFile;
        TaskDatabase database(path());
        QVERIFY(database.open().ok());
        database.write({.changed = {task}}, {});
    }
    {
        SqlConnection connection(path(), SqlConnection::Access::ReadWrite);
        QVERIFY(connection.exec(u"UPDATE task SET clip = 'lent'"_s));
    }
    QCOMPARE(opened()->tasks.at(0).clip, expected);
}

void DatabaseDamageTest::aFolderThatCannotBeWrittenIsTold()
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

void DatabaseDamageTest::aFolderThatCannotBeEnteredIsNoEmptyProfile()
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

void DatabaseDamageTest::aFileThatCannotBeWrittenIsSetAside()
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

void DatabaseDamageTest::whatIsNoFileIsSetAside_data()
{
    addStrangers();
}

void DatabaseDamageTest::whatIsNoFileIsSetAside()
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
    QVERIFY2(remembered->setAsidePath.startsWith(path() + u".set-aside-20"_s), qPrintable(remembered->setAsidePath));
    QCOMPARE(kindOf(remembered->setAsidePath), kind);
    QCOMPARE(kindOf(path()), mode_t(S_IFREG));
    QVERIFY(namesIn(m_folder->path()).filter(u"recover"_s).isEmpty());
    QVERIFY(!QFileInfo::exists(path() + u"-nowhere"_s)); // nothing was made where a link led
    const auto again = opened();
    QVERIFY(!again->damage);
    QCOMPARE(again->tasks.size(), taskCount);
}

void DatabaseDamageTest::whatIsNoFileBesideTheFileIsSetAsideWithIt_data()
{
    addStrangers();
}

void DatabaseDamageTest::whatIsNoFileBesideTheFileIsSetAsideWithIt()
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

void DatabaseDamageTest::whatABlockedStartLeftDoesNotBlockTheNext()
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

void DatabaseDamageTest::aLinkToTheFileIsFollowed()
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

void DatabaseDamageTest::aWalThatIsLeftAloneNeverReplacesAnother()
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

QTEST_GUILESS_MAIN(rushes::test::DatabaseDamageTest)
#include "database_damage_test.moc"
