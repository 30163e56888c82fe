// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/task_numbers.h"

#include <QMap>
#include <QRandomGenerator>
#include <QtTest>

using namespace rushes;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(rushes::TaskNumbers::Hash)

/// A task is found by its id and service though neither is kept, and never another one in its place.
class TaskNumbersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTaskIsFoundByIdAndService();
    void whatIsOfTheSameHashIsToldApart_data();
    void whatIsOfTheSameHashIsToldApart();
};

namespace {

using Identity = std::pair<QString, QString>;

/// The numbers, and what they are checked against.
struct Known
{
    explicit Known(TaskNumbers made = TaskNumbers())
        : numbers(std::move(made))
    {
    }
    void insert(const Identity &identity, qint64 number)
    {
        numbers.insert(identity.first, identity.second, number);
        tasks.insert(number, identity);
    }
    void remove(qint64 number)
    {
        const Identity identity = tasks.take(number);
        numbers.remove(identity.first, identity.second, number);
    }
    std::optional<qint64> find(const Identity &identity) const
    {
        return numbers.find(identity.first, identity.second, [&](qint64 number) {
            wasAskedOfNone = wasAskedOfNone || !tasks.contains(number);
            return tasks.value(number) == identity;
        });
    }

    TaskNumbers numbers;
    QMap<qint64, Identity> tasks;
    mutable bool wasAskedOfNone = false; ///< about a number whose task is gone
};

} // namespace

void TaskNumbersTest::aTaskIsFoundByIdAndService()
{
    Known known;
    known.insert({u"vgen_1"_s, u"here"_s}, 1);
    known.insert({u"vgen_1"_s, u"there"_s}, 2);
    QVERIFY(known.find({u"vgen_1"_s, u"here"_s}) == 1);
    QVERIFY(known.find({u"vgen_1"_s, u"there"_s}) == 2);
    QVERIFY(!known.find({u"vgen_2"_s, u"here"_s}));
    known.remove(1);
    QVERIFY(!known.find({u"vgen_1"_s, u"here"_s}));
    QVERIFY(known.find({u"vgen_1"_s, u"there"_s}) == 2);
    QVERIFY(!known.wasAskedOfNone);
}

void TaskNumbersTest::whatIsOfTheSameHashIsToldApart_data()
{
    QTest::addColumn<TaskNumbers::Hash>("hash");
    QTest::newRow("all alike") << TaskNumbers::Hash(
        [](const QString &, const QString &) { return quint64(7); });
    QTest::newRow("by length") << TaskNumbers::Hash(
        [](const QString &id, const QString &) { return quint64(id.size()); });
}

void TaskNumbersTest::whatIsOfTheSameHashIsToldApart()
{
    QFETCH(TaskNumbers::Hash, hash);
    Known known{TaskNumbers(hash)};
    QRandomGenerator random(1);
    qint64 last = 0;
    const auto idOf = [](int i) {
        return Identity(u"id"_s + QString(i % 5, u'x') + QString::number(i % 7), u"service"_s);
    };
    for (int step = 0; step < 2000; ++step) {
        const Identity identity = idOf(random.bounded(35));
        const qint64 there = known.tasks.key(identity, 0);
        if (there == 0)
            known.insert(identity, ++last);
        else
            known.remove(there);
        for (int i = 0; i < 35; ++i)
            QCOMPARE(known.find(idOf(i)).value_or(0), known.tasks.key(idOf(i), 0));
    }
    QVERIFY(!known.wasAskedOfNone);
}

QTEST_GUILESS_MAIN(TaskNumbersTest)
#include "task_numbers_test.moc"
