// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/task_pack.h"

#include "core/recent_tasks.h"
#include "core/task_fields.h"
#include "core/word_pool.h"
#include "support/random_tasks.h"

#include <QtTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

/// Nothing of a task is lost by packing it, whatever its values; and what is read of a pack without making
/// the task is the task's.
class TaskPackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTaskComesOutAsItWentIn();
    void eachFieldComesOutAlone();
    void whatIsLookedAtIsTheTasks();
    void aLookHasNoNumberAndNothingOfTheOneBefore();
    void textsAreReadWhereTheyLie();
    void equalTasksHaveEqualPacks();
    void whatIsPackedIsSmall();
    void aWordPoolIsBounded();
    void aTaskIsMadeAnewOnlyForAnotherPack();
};

void TaskPackTest::everyTaskComesOutAsItWentIn()
{
    RandomTasks random(4711);
    for (int i = 0; i < 10'000; ++i) {
        const Task task = random.next();
        QVERIFY2(TaskPack(task).task() == task, qPrintable(u"task %1"_s.arg(i)));
    }
}

void TaskPackTest::eachFieldComesOutAlone()
{
    // One field of each group at a time, from a task that has all of them.
    RandomTasks random(1);
    const Task full = random.full();
    const Task none;
    QVERIFY(TaskPack(full).task() == full);
    QVERIFY(TaskPack(none).task() == none);
    int fields = 0;
    const auto check = [&]<size_t group, size_t index>() {
        Task task;
        auto &field = std::get<index>(std::get<group>(fieldsOf(task)));
        field = std::get<index>(std::get<group>(fieldsOf(full)));
        QVERIFY2(task != none, qPrintable(u"group %1, field %2: as in a new task"_s.arg(group).arg(index)));
        QVERIFY2(TaskPack(task).task() == task, qPrintable(u"group %1, field %2"_s.arg(group).arg(index)));
        ++fields;
    };
    const auto checkGroup = [&]<size_t group>() {
        using Group = std::tuple_element_t<group, decltype(fieldsOf(full))>;
        [&]<size_t... indexes>(std::index_sequence<indexes...>)
        {
            (check.template operator()<group, indexes>(), ...);
        }
        (std::make_index_sequence<std::tuple_size_v<Group>>());
    };
    checkGroup.operator()<taskFields::fixed>();
    checkGroup.operator()<taskFields::names>();
    checkGroup.operator()<taskFields::words>();
    checkGroup.operator()<taskFields::facts>();
    checkGroup.operator()<taskFields::rest>();
    // Every member of a task but clipFacts, which is twelve.
    QCOMPARE(fields, 38 - 1 + 12);
}

void TaskPackTest::whatIsLookedAtIsTheTasks()
{
    RandomTasks random(17);
    for (int i = 0; i < 5'000; ++i) {
        const Task task = random.next();
        const TaskPack pack(task);
        const auto parts = TaskParts::fromInt(i % 4);
        Task expected;
        std::get<taskFields::words>(fieldsOf(expected)) = std::get<taskFields::words>(fieldsOf(task));
        std::get<taskFields::facts>(fieldsOf(expected)) = std::get<taskFields::facts>(fieldsOf(task));
        expected.addedAt = task.addedAt;
        if (parts.testFlag(TaskPart::Names)) {
            expected.id = task.id;
            expected.label = task.label;
        }
        if (parts.testFlag(TaskPart::Message))
            expected.message = task.message;
        QVERIFY2(pack.look(parts) == expected, qPrintable(u"task %1"_s.arg(i)));
    }
}

void TaskPackTest::aLookHasNoNumberAndNothingOfTheOneBefore()
{
    RandomTasks random(3);
    const TaskPack full(random.full());
    const TaskPack none((Task()));
    const TaskParts all = TaskPart::Names | TaskPart::Message;
    QCOMPARE(full.look(all).number, qint64(0));
    QVERIFY(none.look(all) == Task());
    QVERIFY(full.look(all).transitions.isEmpty());
    QVERIFY(full.look().id.isEmpty());
}

void TaskPackTest::textsAreReadWhereTheyLie()
{
    Task task;
    task.number = 5;
    task.id = u"vgen_café"_s;
    task.label = u"森の朝"_s;
    task.service = u"kyyReactApiServer"_s;
    const TaskPack pack(task);
    QCOMPARE(pack.number(), qint64(5));
    QVERIFY(pack.names().id.isLatin1());
    QCOMPARE(QString(pack.names().id.latin1()), task.id);
    QVERIFY(!pack.names().label.isLatin1());
    QCOMPARE(pack.names().label.toString(), task.label);
    QVERIFY(pack.names().label == QStringView(task.label));
    QVERIFY(!(pack.names().label == u"森の夜"));
    QVERIFY(pack.message().isEmpty());
    QVERIFY(pack.isOf(task.id, task.service));
    QVERIFY(!pack.isOf(u"vgen_cafe"_s, task.service));
    QVERIFY(!pack.isOf(task.id, u"kyyAiPower"_s));
    QVERIFY(!pack.isOf(task.id, {}));
}

void TaskPackTest::equalTasksHaveEqualPacks()
{
    RandomTasks random(8);
    for (int i = 0; i < 1'000; ++i) {
        const Task task = random.next();
        Task other = task;
        QVERIFY(TaskPack(task) == TaskPack(other));
        other.label += u'x';
        QVERIFY(!(TaskPack(task) == TaskPack(other)));
        other = task;
        ++other.number;
        QVERIFY(!(TaskPack(task) == TaskPack(other)));
    }
    // As long as each other, too.
    Task one;
    one.label = u"森の朝"_s;
    Task another;
    another.label = u"森の夜"_s;
    QCOMPARE(TaskPack(one).size(), TaskPack(another).size());
    QVERIFY(!(TaskPack(one) == TaskPack(another)));
    QVERIFY(TaskPack() == TaskPack());
    QVERIFY(!(TaskPack() == TaskPack(Task())));
}

void TaskPackTest::whatIsPackedIsSmall()
{
    // As one is remembered that was saved: a link of 300 characters and a path of 80, and hardly more than
    // these.
    Task task;
    task.number = 99'999;
    task.id = u"vgen_0123456789abcdef01234567"_s;
    task.service = u"kyyReactApiServer"_s;
    task.family = u"veo"_s;
    task.model = u"veo_3_1_fast"_s;
    task.addedAt = Moment(Duration(1'772'366'400'000));
    task.created = task.addedAt + 2s;
    task.status = Status::Completed;
    task.contact = Contact::Ok;
    task.videoUrl = QString(300, u'x');
    task.lastSeenUnfinished = task.addedAt + 100s;
    task.firstSeenFinished = task.lastAskedAt = task.lastHeardAt = task.addedAt + 130s;
    task.transitions = {{Status::Queued, {}, task.addedAt + 5s, task.addedAt + 10s},
                        {Status::Completed, {}, task.addedAt + 100s, task.addedAt + 130s}};
    task.lastAnswer = LastAnswer::onDisk();
    task.clip = ClipState::Saved;
    task.actualDuration = 8;
    task.clipFacts.savedPath = QString(80, u'x');
    task.clipFacts.bytes = 4'000'000;
    task.clipFacts.sha256 = QByteArray(32, '\xa5');
    task.clipFacts.durationSeconds = 8;
    task.clipFacts.framesPerSecond = 24;
    task.clipFacts.width = 1280;
    task.clipFacts.height = 720;
    QCOMPARE_LT(TaskPack(task).size(), qsizetype(300 + 80 + 29 + 32 + 130));
}

void TaskPackTest::aWordPoolIsBounded()
{
    WordPool pool;
    QVERIFY(!pool.numberOf(QString(WordPool::longest + 1, u'x')));
    for (size_t i = 0; i < WordPool::most; ++i)
        QVERIFY(pool.numberOf(QString::number(i)) == quint32(i));
    QVERIFY(!pool.numberOf(u"one too many"_s));
    QVERIFY(pool.numberOf(u"17"_s) == 17u);
    QCOMPARE(pool.word(17), u"17"_s);
}

void TaskPackTest::aTaskIsMadeAnewOnlyForAnotherPack()
{
    RecentTasks recent;
    Task task;
    task.number = 1;
    const TaskPack pack(task);
    const SharedTask made = recent.of(pack);
    QVERIFY(*made == task);
    QCOMPARE(recent.of(pack), made);
    task.label = u"another"_s;
    QCOMPARE(recent.of(TaskPack(task))->label, u"another"_s);
    QVERIFY(!recent.of(TaskPack()));
}

QTEST_GUILESS_MAIN(TaskPackTest)
#include "task_pack_test.moc"
