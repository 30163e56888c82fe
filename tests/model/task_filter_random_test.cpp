// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/task_filter_model.h"

#include "model/earlier_task.h"
#include "model/quiet_monitor.h"
#include "model/task_table_model.h"
#include "support/how_long.h"

#include <QAbstractItemModelTester>
#include <QCollator>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <map>

namespace rushes::test {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostTasks = 600;

/// What the proxy promises, worked out anew each time from the roles of the source.
QVector<qint64> naive(const TaskTableModel &model, const TaskFilterModel &proxy, const QCollator &collator)
{
    struct Row
    {
        qint64 number;
        QVariant value;
    };
    const QStringList words = proxy.search().split(u' ', Qt::SkipEmptyParts);
    std::vector<Row> rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, std::max(0, proxy.sortColumn()));
        const QString text = index.data(SearchRole).toString();
        const bool isShown =
            (proxy.filter() == AllTasks || (index.data(StateRole).toInt() & proxy.filter())) &&
            (proxy.showsEarlier() || !words.isEmpty() || !(index.data(StateRole).toInt() & earlierBit)) &&
            std::ranges::all_of(words, [&text](const QString &word) { return text.contains(word); });
        if (isShown)
            rows.push_back({index.data(NumberRole).toLongLong(),
                            proxy.sortColumn() < 0 ? QVariant() : index.data(SortRole)});
    }
    const bool ascending = proxy.sortOrder() == Qt::AscendingOrder;
    std::ranges::stable_sort(rows, [&](const Row &left, const Row &right) {
        if (left.value.isValid() != right.value.isValid())
            return left.value.isValid();
        if (!left.value.isValid())
            return false;
        const QVariant &first = ascending ? left.value : right.value;
        const QVariant &second = ascending ? right.value : left.value;
        if (first.typeId() == QMetaType::QString)
            return collator.compare(first.toString(), second.toString()) < 0;
        return first.typeId() == QMetaType::Double ? first.toDouble() < second.toDouble()
                                                   : first.toLongLong() < second.toLongLong();
    });
    QVector<qint64> numbers;
    for (const Row &row : rows)
        numbers.append(row.number);
    return numbers;
}

/// A table to which anything happens.
class Chaos
{
public:
    explicit Chaos(quint32 seed)
        : m_random(seed)
    {
        m_proxy.setSourceModel(&m_model);
        m_collator.setNumericMode(true);
        m_collator.setCaseSensitivity(Qt::CaseInsensitive);
        for (qint64 number = 1; number <= mostTasks / 2; ++number)
            m_tasks.emplace(number * 2, randomTask(number * 2));
        QVector<Task> tasks;
        for (const auto &[number, task] : m_tasks)
            tasks.append(task);
        Q_EMIT m_quiet.monitor.tasksAdded(tasks);
    }

    void happen()
    {
        keepSome();
        const QSignalSpy resets(&m_proxy, &QAbstractItemModel::modelReset);
        switch (m_random.bounded(12)) {
        case 0:
            m_proxy.setFilter(TaskFilter(m_random.bounded(2) == 0 ? 0 : 1 << m_random.bounded(5)));
            break;
        case 1:
            m_proxy.setShowsEarlier(m_random.bounded(2) == 0);
            break;
        case 2:
            m_proxy.setSearch(m_random.bounded(2) == 0
                                  ? QString()
                                  : m_proxy.search() + QChar(u"aet 1"[m_random.bounded(5)]));
            break;
        case 3:
            m_proxy.sort(m_random.bounded(-1, taskColumnCount),
                         m_random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
            break;
        case 4:
            add(m_random.bounded(8) == 0 ? 150 : 1 + m_random.bounded(4));
            break;
        case 5:
            remove(m_random.bounded(8) == 0 ? 150 : 1 + m_random.bounded(4));
            break;
        default:
            change();
        }
        check(resets.isEmpty());
    }

private:
    Task randomTask(qint64 number)
    {
        static const QStringList labels{{},         {},         u"take 9"_s, u"Take 10"_s, u"take 010"_s,
                                        u"äpfel"_s, u"apfel"_s, u"灯塔"_s,   u"café"_s,    u"z"_s};
        Task task = numberedTask(number, Status(m_random.bounded(6)), ClipState(m_random.bounded(7)));
        task.label = labels[m_random.bounded(int(labels.size()))];
        if (m_random.bounded(3) == 0)
            task.label += QString::number(m_random.bounded(30));
        if (m_random.bounded(2) == 0)
            task.created = m_quiet.clock.wall() - std::chrono::seconds(m_random.bounded(400));
        if (m_random.bounded(2) == 0)
            task.lastHeardAt = m_quiet.clock.wall() - std::chrono::seconds(m_random.bounded(20));
        if (m_random.bounded(3) == 0)
            task.firstSeenFinished = m_quiet.clock.wall() - std::chrono::hours(24 * m_random.bounded(60));
        if (m_random.bounded(4) == 0)
            task.message = u"error %1"_s.arg(m_random.bounded(9));
        if (m_random.bounded(2) == 0)
            task.model = u"veo_3_1_fast"_s;
        return task;
    }

    qint64 anyNumber() { return std::next(m_tasks.begin(), m_random.bounded(int(m_tasks.size())))->first; }

    void add(int count)
    {
        QVector<Task> tasks;
        for (int i = 0; i < count; ++i) {
            const qint64 number = 1 + m_random.bounded(int(mostTasks));
            if (const auto [place, isNew] = m_tasks.try_emplace(number, randomTask(number)); isNew)
                tasks.append(place->second);
        }
        Q_EMIT m_quiet.monitor.tasksAdded(tasks);
    }

    void remove(int count)
    {
        QVector<qint64> numbers;
        for (int i = 0; i < count && m_tasks.size() > 3; ++i) {
            numbers.append(anyNumber());
            m_tasks.erase(numbers.last());
        }
        Q_EMIT m_quiet.monitor.tasksRemoved(numbers);
    }

    void change()
    {
        Task &task = m_tasks.at(anyNumber());
        task = randomTask(task.number);
        Q_EMIT m_quiet.monitor.taskChanged(task, TaskChange::Identity | TaskChange::Status |
                                                     TaskChange::Contact | TaskChange::Clip);
    }

    void keepSome()
    {
        m_kept.clear();
        for (int row = 0; row < m_proxy.rowCount(); row += 1 + m_random.bounded(9)) {
            const QModelIndex index = m_proxy.index(row, m_random.bounded(taskColumnCount));
            m_kept.emplace_back(index, index.data(NumberRole).toLongLong());
        }
    }

    void check(bool indexesPersist)
    {
        QVector<qint64> shown;
        for (int row = 0; row < m_proxy.rowCount(); ++row) {
            const QModelIndex index = m_proxy.index(row, 0);
            shown.append(index.data(NumberRole).toLongLong());
            QCOMPARE(m_proxy.mapFromSource(m_proxy.mapToSource(index)), index);
        }
        QCOMPARE(shown, naive(m_model, m_proxy, m_collator));
        QCOMPARE(m_model.rowCount(), int(m_tasks.size()));
        if (!indexesPersist)
            return;
        for (const auto &[index, number] : m_kept) {
            QCOMPARE(index.isValid(), shown.contains(number));
            if (index.isValid())
                QCOMPARE(index.data(NumberRole).toLongLong(), number);
        }
    }

    QRandomGenerator m_random;
    QuietMonitor m_quiet;
    TaskTableModel m_model{m_quiet.monitor, m_quiet.clock, m_quiet.clips};
    TaskFilterModel m_proxy;
    QAbstractItemModelTester m_tester{&m_proxy, QAbstractItemModelTester::FailureReportingMode::Fatal};
    QCollator m_collator;
    std::map<qint64, Task> m_tasks;
    std::vector<std::pair<QPersistentModelIndex, qint64>> m_kept;
};

} // namespace

class TaskFilterRandomTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void whateverHappensTheRowsAreThoseOfANaiveSort_data();
    void whateverHappensTheRowsAreThoseOfANaiveSort();
};

void TaskFilterRandomTest::whateverHappensTheRowsAreThoseOfANaiveSort_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TaskFilterRandomTest::whateverHappensTheRowsAreThoseOfANaiveSort()
{
    QFETCH(quint32, seed);
    Chaos chaos(seed);
    const int steps = isFullRun() ? 1500 : 450;
    for (int step = 0; step < steps; ++step) {
        chaos.happen();
        if (QTest::currentTestFailed()) {
            qWarning("in step %d", step);
            return;
        }
    }
}

} // namespace rushes::test

QTEST_GUILESS_MAIN(rushes::test::TaskFilterRandomTest)
#include "task_filter_random_test.moc"
