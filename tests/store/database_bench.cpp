// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database_bench.h"

#include "store/file_tools.h"
#include "store/sample_tasks.h"

#include <QRegularExpression>
#include <QTest>

namespace rushes::test {

using namespace Qt::StringLiterals;

void DatabaseBench::begin()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

Result<Remembered> DatabaseBench::opened() const
{
    TaskDatabase database(path());
    return openWhole(database);
}

Remembered DatabaseBench::reopened() const
{
    const auto remembered = opened();
    if (!remembered) {
        QTest::qFail(qPrintable(remembered.error().detail), __FILE__, __LINE__);
        return {};
    }
    return *remembered;
}

void DatabaseBench::put(TaskDatabase &database, const TaskWrite &write)
{
    std::optional<Outcome> outcome;
    database.write(write, [&outcome](const Outcome &answer) { outcome = answer; });
    database.flush();
    QVERIFY(outcome.has_value());
    QVERIFY2(outcome->ok(), outcome->ok() ? "" : qPrintable(outcome->error().detail));
}

void DatabaseBench::fill()
{
    if (m_filled.isEmpty()) {
        QVector<Task> tasks;
        for (int number = 1; number <= taskCount; ++number)
            tasks += fullTask(number);
        TaskWrite write = changing(tasks);
        write.undecided = QVector<FoundId>{fullFoundId(u"vgen_undecided"_s)};
        {
            TaskDatabase database(path());
            QVERIFY(database.open().ok());
            put(database, write);
        }
        m_filled = contentOf(path());
    }
    writeFile(path(), m_filled);
}

void DatabaseBench::overwrite(qint64 at, const QByteArray &bytes) const
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(at));
    QCOMPARE(file.write(bytes), bytes.size());
}

QStringList DatabaseBench::setAside() const
{
    return namesIn(m_folder->path()).filter(QRegularExpression(u"\\.set-aside-[-0-9TZ]+(-wal)?$"_s));
}

} // namespace rushes::test
