// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/column_changes.h"

#include <QTest>

namespace rushes::test {

using enum TaskColumn;

class ColumnChangesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangeTouchesItsColumnsAlone_data();
    void aChangeTouchesItsColumnsAlone();
};

void ColumnChangesTest::aChangeTouchesItsColumnsAlone_data()
{
    QTest::addColumn<TaskChanges>("changes");
    QTest::addColumn<QVector<ColumnRun>>("runs");

    using Runs = QVector<ColumnRun>;
    QTest::newRow("nothing") << TaskChanges() << Runs{};
    QTest::newRow("raw answer") << TaskChanges(TaskChange::Answer) << Runs{};
    QTest::newRow("schedule") << TaskChanges(TaskChange::Schedule) << Runs{};
    QTest::newRow("asked and heard as before") << TaskChanges(TaskChange::Heard) << Runs{};
    QTest::newRow("contact") << TaskChanges(TaskChange::Contact)
                             << Runs{{Poster, Poster}, {Status, Status}, {Heard, Heard}, {Message, Message}};
    QTest::newRow("clip") << TaskChanges(TaskChange::Clip)
                          << Runs{{Poster, Poster}, {Expires, Heard}, {Message, Message}};
    QTest::newRow("identity") << TaskChanges(TaskChange::Identity)
                              << Runs{{Task, Service}, {Progress, Progress}, {Remaining, Expires}};
    QTest::newRow("status") << TaskChanges(TaskChange::Status) << Runs{{Poster, Poster}, {Status, Message}};
    QTest::newRow("status and identity")
        << (TaskChange::Status | TaskChange::Identity) << Runs{{Poster, Message}};
}

void ColumnChangesTest::aChangeTouchesItsColumnsAlone()
{
    QFETCH(TaskChanges, changes);
    QTEST(columnsTouchedBy(changes), "runs");
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::ColumnChangesTest)
#include "column_changes_test.moc"
