// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database_bench.h"
#include "store/sample_tasks.h"
#include "store/sql_connection.h"

#include <QTest>

#include <cmath>

namespace rushes::test {

using namespace Qt::StringLiterals;

/// A cell that cannot be read costs no more than itself.
class DatabaseCellTest final : public DatabaseBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void whatCannotBeReadInARowCostsOnlyItsCell_data();
    void whatCannotBeReadInARowCostsOnlyItsCell();
    void anUnreadableClipStateNeverClaimsMoreThanIsKnown_data();
    void anUnreadableClipStateNeverClaimsMoreThanIsKnown();
};

void DatabaseCellTest::whatCannotBeReadInARowCostsOnlyItsCell_data()
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

void DatabaseCellTest::whatCannotBeReadInARowCostsOnlyItsCell()
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

void DatabaseCellTest::anUnreadableClipStateNeverClaimsMoreThanIsKnown_data()
{
    QTest::addColumn<Status>("status");
    QTest::addColumn<QString>("heldFile");
    QTest::addColumn<ClipState>("expected");
    QTest::newRow("a file is there") << Status::Completed << u"a.mp4"_s << ClipState::Unverified;
    QTest::newRow("completed") << Status::Completed << QString() << ClipState::Online;
    QTest::newRow("running") << Status::Processing << QString() << ClipState::None;
}

void DatabaseCellTest::anUnreadableClipStateNeverClaimsMoreThanIsKnown()
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

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::DatabaseCellTest)
#include "database_cell_test.moc"
