// SPDX-License-Identifier: GPL-3.0-or-later
// The program is its own victim: "database_kill_test --write FILE" writes and tells each commit, until it is
// killed.
#include "store/sample_tasks.h"
#include "store/task_database.h"

#include <QCoreApplication>
#include <QHash>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

const QString writeOption = u"--write"_s;

/// As the test expects it back: the revision stands in several places of the row.
Task revisionOf(qint64 number, int revision)
{
    Task task = fullTask(number);
    task.label = QString::number(revision);
    task.transitions.resize(revision % 4);
    task.lastAnswer = QByteArray(revision % 5000, char('a' + revision % 26));
    return task;
}

/// Writes new tasks and new revisions of old ones, several at a time, without end; tells "number revision"
/// after each commit.
class Writer
{
public:
    explicit Writer(const QString &path)
        : m_database(path)
    {
    }

    bool start()
    {
        const auto opened = m_database.open();
        if (!opened || opened->damage)
            return false;
        m_last = opened->lastNumber;
        for (const Task &task : opened->tasks)
            m_revisions.insert(task.number, task.label.toInt());
        for (int index = 0; index < underWay; ++index)
            writeNext();
        return true;
    }

private:
    static constexpr int underWay = 8;

    void writeNext()
    {
        const bool isNew = m_last == 0 || m_random.bounded(3) == 0;
        const qint64 number = isNew ? ++m_last : 1 + m_random.bounded(m_last);
        const int revision = ++m_revisions[number];
        TaskWrite write;
        write.changed = {revisionOf(number, revision)};
        m_database.write(write, [this, number, revision](const Outcome &outcome) {
            if (!outcome)
                QCoreApplication::exit(1);
            std::printf("%lld %d\n", qlonglong(number), revision);
            std::fflush(stdout);
            writeNext();
        });
    }

    TaskDatabase m_database;
    QRandomGenerator m_random;
    qint64 m_last = 0;
    QHash<qint64, int> m_revisions;
};

int writeUntilKilled(const QString &path)
{
    Writer writer(path);
    return writer.start() ? QCoreApplication::exec() : 1;
}

} // namespace

class DatabaseKillTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAcknowledgedWriteIsThereAfterAKill();
};

void DatabaseKillTest::everyAcknowledgedWriteIsThereAfterAKill()
{
    constexpr int kills = 20;
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"tasks.sqlite"_s);
    QRandomGenerator random(20260301);
    QHash<qint64, int> acknowledged;

    for (int kill = 0; kill < kills; ++kill) {
        QProcess writer;
        writer.start(QCoreApplication::applicationFilePath(), {writeOption, path});
        const int enough = random.bounded(60);
        int told = 0;
        const auto takeLines = [&] {
            while (writer.canReadLine()) {
                const QList<QByteArray> parts = writer.readLine().trimmed().split(' ');
                QCOMPARE(parts.size(), 2);
                const qint64 number = parts.at(0).toLongLong();
                acknowledged[number] = std::max(acknowledged.value(number), parts.at(1).toInt());
                ++told;
            }
        };
        while (told < enough) {
            QVERIFY2(writer.waitForReadyRead(), "the writer tells nothing");
            takeLines();
        }
        writer.kill();
        QVERIFY(writer.waitForFinished());
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
        takeLines(); // what it told before it died counts

        const auto read = TaskDatabase::readOnly(path);
        QVERIFY(read.ok());
        QVERIFY(!read->damage);
        QHash<qint64, Task> found;
        for (const Task &task : read->tasks)
            found.insert(task.number, task);
        for (auto it = acknowledged.cbegin(); it != acknowledged.cend(); ++it) {
            QVERIFY2(found.contains(it.key()), qPrintable(QString::number(it.key())));
            QVERIFY(found.value(it.key()).label.toInt() >= it.value());
        }
        // Whole rows, the unacknowledged included, each with its transitions.
        for (const Task &task : found)
            QVERIFY(task == revisionOf(task.number, task.label.toInt()));
    }
    QVERIFY(!acknowledged.isEmpty());
}

} // namespace rushes::test

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == rushes::test::writeOption)
        return rushes::test::writeUntilKilled(arguments.at(2));
    rushes::test::DatabaseKillTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "database_kill_test.moc"
