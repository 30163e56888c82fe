// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/task_tone.h"

#include "wording/task_fixture.h"

#include <QFileInfo>
#include <QTest>

namespace rushes::test {

using enum TaskColumn;

class TaskToneTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void toneSaysWhatACellMeans_data();
    void toneSaysWhatACellMeans();
    void redIsOnlyForWhatFailedOrIsAboutToBeLost();
    void aHeldClipWarnsOfNothing();
    void everyIconIsDrawn();
};

static rushes::Task withContact(rushes::Task task, Contact contact)
{
    task.contact = contact;
    return task;
}

void TaskToneTest::toneSaysWhatACellMeans_data()
{
    QTest::addColumn<rushes::Task>("task");
    QTest::addColumn<TaskColumn>("column");
    QTest::addColumn<int>("minutesToEnd");
    QTest::addColumn<Tone>("tone");

    const rushes::Task running = runningTask(rushes::Status::Processing, 1min);
    const rushes::Task late = runningTask(rushes::Status::Processing, 1h);
    rushes::Task dead = completedTask(ClipState::Online);
    dead.linkIsDead = true;

    QTest::newRow("unasked") << freshTask() << Status << 0 << Tone::Muted;
    QTest::newRow("not found") << withContact(freshTask(), Contact::NotFound) << Status << 0 << Tone::Warning;
    QTest::newRow("not found any more")
        << withContact(running, Contact::NotFound) << Status << 0 << Tone::Warning;
    QTest::newRow("never asked for want of a key")
        << withContact(freshTask(), Contact::NoKey) << Status << 0 << Tone::Warning;
    QTest::newRow("processing when the key was refused")
        << withContact(running, Contact::Refused) << Status << 0 << Tone::Active;
    QTest::newRow("queued") << runningTask(rushes::Status::Queued, 1min) << Status << 0 << Tone::Queued;
    QTest::newRow("processing") << running << Status << 0 << Tone::Active;
    QTest::newRow("overdue is still processing") << late << Status << 0 << Tone::Active;
    QTest::newRow("overdue") << late << Progress << 0 << Tone::Warning;
    QTest::newRow("completed") << completedTask(ClipState::Held) << Status << 0 << Tone::Good;
    QTest::newRow("failed") << failedTask() << Status << 0 << Tone::Danger;
    QTest::newRow("failed, progress") << failedTask() << Progress << 0 << Tone::Danger;
    QTest::newRow("failed, why") << failedTask() << Message << 0 << Tone::Danger;
    QTest::newRow("failed, when") << failedTask() << Heard << 0 << Tone::Danger;
    QTest::newRow("remaining") << running << Remaining << 0 << Tone::Neutral;
    QTest::newRow("longer than usual") << late << Remaining << 0 << Tone::Warning;
    QTest::newRow("nothing remains") << completedTask(ClipState::Held) << Remaining << 0 << Tone::Muted;
    QTest::newRow("online, far end") << completedTask(ClipState::Online) << Clip << 361 << Tone::Neutral;
    QTest::newRow("online, near end") << completedTask(ClipState::Online) << Clip << 359 << Tone::Warning;
    QTest::newRow("online, past its end") << completedTask(ClipState::Online) << Clip << -60 << Tone::Warning;
    QTest::newRow("link dead") << dead << Clip << 361 << Tone::Warning;
    QTest::newRow("copying near the end") << completedTask(ClipState::Copying) << Clip << 5 << Tone::Active;
    QTest::newRow("unverified") << completedTask(ClipState::Unverified) << Clip << 361 << Tone::Warning;
    QTest::newRow("saved") << completedTask(ClipState::Saved) << Clip << 361 << Tone::Muted;
    QTest::newRow("gone") << completedTask(ClipState::Expired) << Clip << -60 << Tone::Warning;
    QTest::newRow("far end") << completedTask(ClipState::Online) << Expires << 361 << Tone::Neutral;
    QTest::newRow("near end") << completedTask(ClipState::Online) << Expires << 52 << Tone::Warning;
    QTest::newRow("last hour") << completedTask(ClipState::Online) << Expires << 16 << Tone::Warning;
    QTest::newRow("last quarter") << completedTask(ClipState::Online) << Expires << 15 << Tone::Danger;
    QTest::newRow("copying, last quarter")
        << completedTask(ClipState::Copying) << Expires << 5 << Tone::Danger;
    QTest::newRow("online, last quarter") << completedTask(ClipState::Online) << Clip << 15 << Tone::Danger;
    QTest::newRow("unverified, last quarter")
        << completedTask(ClipState::Unverified) << Expires << 5 << Tone::Neutral;
    QTest::newRow("unverified, near end")
        << completedTask(ClipState::Unverified) << Expires << 52 << Tone::Neutral;
    QTest::newRow("in contact") << running << Heard << 0 << Tone::Muted;
    QTest::newRow("retrying") << withContact(running, Contact::Retrying) << Heard << 0 << Tone::Muted;
    QTest::newRow("no contact") << withContact(running, Contact::Lost) << Heard << 0 << Tone::Warning;
    QTest::newRow("no key") << withContact(running, Contact::NoKey) << Heard << 0 << Tone::Warning;
    QTest::newRow("held, no key") << withContact(completedTask(ClipState::Held), Contact::NoKey) << Heard << 0
                                  << Tone::Muted;
}

void TaskToneTest::toneSaysWhatACellMeans()
{
    QFETCH(rushes::Task, task);
    QFETCH(TaskColumn, column);
    QFETCH(int, minutesToEnd);
    TaskContext context = contextOf();
    context.linkEnd = promisedEnd(std::chrono::minutes(minutesToEnd));
    QTEST(toneOf(task, column, context), "tone");
}

void TaskToneTest::redIsOnlyForWhatFailedOrIsAboutToBeLost()
{
    for (const Duration end : {Duration(-1h), Duration(10min), Duration(1h), Duration(24h)}) {
        TaskContext context = contextOf();
        context.linkEnd = promisedEnd(end);
        const bool isLastQuarter = end == Duration(10min);
        for (int status = 0; status <= int(rushes::Status::Unrecognised); ++status) {
            for (int contact = 0; contact <= int(Contact::NotFound); ++contact) {
                for (int clip = 0; clip <= int(ClipState::Expired); ++clip) {
                    rushes::Task task = runningTask(rushes::Status(status), 1h);
                    task.contact = Contact(contact);
                    task.clip = ClipState(clip);
                    bool red = false;
                    for (int column = 0; column < taskColumnCount; ++column)
                        red = red || toneOf(task, TaskColumn(column), context) == Tone::Danger;
                    QCOMPARE(red, task.status == rushes::Status::Failed || (isLastQuarter && isAtRisk(task)));
                }
            }
        }
    }
}

void TaskToneTest::aHeldClipWarnsOfNothing()
{
    for (const Duration end : {Duration(-1h), Duration(1min), Duration(24h)}) {
        TaskContext context = contextOf();
        context.linkEnd = promisedEnd(end);
        for (int column = 0; column < taskColumnCount; ++column)
            QVERIFY(toneOf(completedTask(ClipState::Held), TaskColumn(column), context) != Tone::Warning);
    }
}

void TaskToneTest::everyIconIsDrawn()
{
    const QString folder = QStringLiteral(RESOURCES_DIR) + u"/icons/"_s;
    for (int value = 0; value <= int(rushes::Status::Unrecognised); ++value) {
        const QString name = iconName(runningTask(rushes::Status(value), 1min), Status);
        QVERIFY2(QFileInfo::exists(folder + name + u".svg"_s), qPrintable(name));
        QCOMPARE(iconName(runningTask(rushes::Status(value), 1min), Poster), name);
    }
    for (int value = int(ClipState::Online); value <= int(ClipState::Expired); ++value) {
        const QString name = iconName(completedTask(ClipState(value)), Clip);
        QVERIFY2(QFileInfo::exists(folder + name + u".svg"_s), qPrintable(name));
    }
    for (int contact = 0; contact <= int(Contact::NotFound); ++contact) {
        const QString name = iconName(withContact(freshTask(), Contact(contact)), Status);
        QVERIFY2(QFileInfo::exists(folder + name + u".svg"_s), qPrintable(name));
    }
    QCOMPARE(iconName(completedTask(ClipState::None), Clip), QString());
    QCOMPARE(iconName(completedTask(ClipState::Held), Message), QString());
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::TaskToneTest)
#include "task_tone_test.moc"
