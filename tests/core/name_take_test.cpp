// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/file_name.h"
#include "core/name_template.h"
#include "name_samples.h"

#include <QTest>

using namespace rushes;
using namespace rushes::test;
using namespace Qt::StringLiterals;

namespace {

/// As TakeCount counts them, each task by itself.
QHash<qint64, Take> countedOneByOne(const QString &nameTemplate, const QVector<Task> &tasks)
{
    QHash<qint64, Take> takes;
    for (const Task &task : tasks) {
        TakeCount count(nameTemplate, task);
        for (const Task &other : tasks)
            count.add(other);
        takes.insert(task.number, count.take());
    }
    return takes;
}

} // namespace

/// Clips of one name are told apart by their number.
class NameTakeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAreCountedAmongEqualNames_data();
    void takesAreCountedAmongEqualNames();
    void takesComeInTheOrderOfCreation();
    void takesHaveAsManyDigitsAsTheirCountNeeds();
    void furtherTakesAreNumberedBeforeTheEnding_data();
    void furtherTakesAreNumberedBeforeTheEnding();
};

void NameTakeTest::takesAreCountedAmongEqualNames_data()
{
    QTest::addColumn<QString>("nameTemplate");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("by label") << u"{label} {take}"_s
                              << QStringList{u"Sea 01.mp4"_s, u"Sea 02.mp4"_s, u"Hill 01.mp4"_s,
                                             u"sea 03.mp4"_s};
    QTest::newRow("by model and label")
        << u"{model} {label} {take}"_s
        << QStringList{u"veo Sea 01.mp4"_s, u"sora Sea 01.mp4"_s, u"veo Hill 01.mp4"_s, u"veo sea 02.mp4"_s};
    QTest::newRow("by day") << u"{date} {take}"_s
                            << QStringList{u"1970-01-01 01.mp4"_s, u"1970-01-01 02.mp4"_s,
                                           u"1970-01-01 03.mp4"_s, u"1970-01-01 04.mp4"_s};
    QTest::newRow("by itself") << u"{take}"_s
                               << QStringList{u"01.mp4"_s, u"02.mp4"_s, u"03.mp4"_s, u"04.mp4"_s};
    QTest::newRow("by id") << u"{id} {take}"_s
                           << QStringList{u"a 01.mp4"_s, u"b 01.mp4"_s, u"c 01.mp4"_s, u"d 01.mp4"_s};
}

void NameTakeTest::takesAreCountedAmongEqualNames()
{
    QFETCH(QString, nameTemplate);
    QFETCH(QStringList, names);
    QVector<Task> tasks;
    for (const auto &[id, label, model] :
         {std::tuple(u"a"_s, u"Sea"_s, u"veo"_s), std::tuple(u"b"_s, u"Sea"_s, u"sora"_s),
          std::tuple(u"c"_s, u"Hill"_s, u"veo"_s), std::tuple(u"d"_s, u"sea"_s, u"veo"_s)}) {
        tasks.append(taskOf(id, label));
        tasks.last().model = model;
        tasks.last().number = tasks.size();
    }
    const auto takes = takesOf(nameTemplate, tasks);
    QStringList got;
    for (const Task &task : tasks)
        got.append(clipFileName(nameTemplate, task, localTimeOf(task), takes.value(task.number)));
    QCOMPARE(got, names);
    QCOMPARE(countedOneByOne(nameTemplate, tasks), takes);
}

void NameTakeTest::takesComeInTheOrderOfCreation()
{
    QVector<Task> tasks;
    for (const int second : {30, 10, 20, 10}) {
        tasks.append(taskOf(u"x"_s, u"Sea"_s));
        tasks.last().number = tasks.size();
        tasks.last().created = Moment(std::chrono::seconds(second));
    }
    tasks[2].created.reset();
    tasks[2].addedAt = Moment(std::chrono::seconds(15));
    const auto takes = takesOf(u"{label} {take}"_s, tasks);
    QCOMPARE(takes.value(2), (Take{1, 4}));
    QCOMPARE(takes.value(4), (Take{2, 4}));
    QCOMPARE(takes.value(3), (Take{3, 4}));
    QCOMPARE(takes.value(1), (Take{4, 4}));
    QCOMPARE(countedOneByOne(u"{label} {take}"_s, tasks), takes);
    tasks[0].created = Moment(std::chrono::hours(100)); // of another day
    QCOMPARE(countedOneByOne(u"{date} {take}"_s, tasks), takesOf(u"{date} {take}"_s, tasks));
    QVERIFY(takesOf(u"{label}"_s, tasks).isEmpty());
}

void NameTakeTest::takesHaveAsManyDigitsAsTheirCountNeeds()
{
    const auto name = [](Take take) { return clipFileName(u"{take}"_s, taskOf(u"x"_s), created, take); };
    QCOMPARE(name({}), u"01.mp4"_s);
    QCOMPARE(name({7, 99}), u"07.mp4"_s);
    QCOMPARE(name({7, 100}), u"007.mp4"_s);
    QCOMPARE(name({1234, 1234}), u"1234.mp4"_s);
}

void NameTakeTest::furtherTakesAreNumberedBeforeTheEnding_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("take");
    QTest::addColumn<QString>("expected");
    QTest::newRow("the first") << u"a.mp4"_s << 1 << u"a.mp4"_s;
    QTest::newRow("the second") << u"a.mp4"_s << 2 << u"a (2).mp4"_s;
    QTest::newRow("the hundredth") << u"a.mp4"_s << 100 << u"a (100).mp4"_s;
    QTest::newRow("dots") << u"a.b.mp4"_s << 2 << u"a.b (2).mp4"_s;
    QTest::newRow("no ending") << u"a"_s << 2 << u"a (2)"_s;
    QTest::newRow("place markers") << u"100 %1 %2.mp4"_s << 2 << u"100 %1 %2 (2).mp4"_s;
    QTest::newRow("none") << u"a.mp4"_s << 0 << u"a.mp4"_s;
}

void NameTakeTest::furtherTakesAreNumberedBeforeTheEnding()
{
    QFETCH(QString, name);
    QFETCH(int, take);
    QFETCH(QString, expected);
    QCOMPARE(numberedFileName(name, take), expected);
}

QTEST_GUILESS_MAIN(NameTakeTest)
#include "name_take_test.moc"
