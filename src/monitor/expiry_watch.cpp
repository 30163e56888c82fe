// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/expiry_watch.h"

#include "monitor/task_monitor.h"

#include <algorithm>

namespace rushes {

ExpiryWatch::ExpiryWatch(TaskMonitor &monitor, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
    , m_clock(clock)
{
    connect(&monitor, &TaskMonitor::taskChanged, this, [this](const Task &task, TaskChanges changes) {
        if (changes & (TaskChange::Status | TaskChange::Clip | TaskChange::Identity))
            consider(task);
    });
    connect(&monitor, &TaskMonitor::tasksAdded, this, [this](const QVector<Task> &tasks) {
        for (const Task &task : tasks)
            consider(task); // brought back by Undo
    });
    connect(&monitor, &TaskMonitor::tasksRemoved, this, [this](const QVector<qint64> &numbers) {
        for (const qint64 number : numbers)
            forget(number);
        Q_EMIT settled(numbers);
    });
}

ExpiryWatch::~ExpiryWatch() = default;

void ExpiryWatch::start()
{
    m_monitor.visitInPortions(this, [this](const Task &task) { consider(task); });
}

void ExpiryWatch::startOne(qint64 number)
{
    if (const SharedTask task = m_monitor.task(number))
        consider(*task);
}

void ExpiryWatch::consider(const Task &task)
{
    if (!isAtRisk(task)) {
        settle(task.number);
        return;
    }
    const LinkEnd end = m_monitor.linkEndOf(task);
    const auto known = m_watched.constFind(task.number);
    if (known != m_watched.cend() && end.earliest == known->end && task.service == known->service)
        return;
    forget(task.number);
    // Another link: its own end is a threat of its own.
    const auto told = m_told.constFind(task.number);
    if (told != m_told.cend() && end.earliest && *end.earliest - told->end > expirySteps.back().left)
        m_told.erase(told);
    const std::optional<Moment> due = dueOf(task, end, m_monitor.serviceNow(task.service));
    if (!due)
        return;
    m_watched.insert(task.number, {task.service, *end.earliest, *due});
    m_due[task.service].insert({*due, task.number});
    setAlarm();
}

std::optional<Moment> ExpiryWatch::dueOf(const Task &task, const LinkEnd &end, Moment serviceNow) const
{
    const std::optional<ExpiryStepAhead> ahead = nextExpiryStep(task, end, serviceNow);
    const std::optional<ExpiryStep> reached = expiryStepReached(task, end, serviceNow);
    if (reached && isNews(task.number, *reached)) {
        const Moment settling = serviceNow + std::min(timeToCopy, (*end.earliest - serviceNow) / 2);
        return ahead ? std::min(settling, ahead->at) : settling;
    }
    return ahead ? std::optional(ahead->at) : std::nullopt;
}

bool ExpiryWatch::isNews(qint64 number, ExpiryStep step) const
{
    const auto told = m_told.constFind(number);
    return told == m_told.cend() || told->step < step;
}

void ExpiryWatch::forget(qint64 number)
{
    const auto watched = m_watched.constFind(number);
    if (watched == m_watched.cend())
        return;
    const auto due = m_due.find(watched->service);
    due->second.erase({watched->due, number});
    if (due->second.empty())
        m_due.erase(due);
    m_watched.erase(watched);
    setAlarm();
}

void ExpiryWatch::settle(qint64 number)
{
    forget(number);
    if (m_told.remove(number) > 0)
        Q_EMIT settled({number});
}

void ExpiryWatch::look()
{
    QVector<qint64> numbers;
    for (const auto &[service, dues] : m_due) {
        const Moment now = m_monitor.serviceNow(service);
        for (auto due = dues.cbegin(); due != dues.cend() && due->first <= now; ++due)
            numbers.append(due->second);
    }
    QVector<ExpiryWarning> warnings;
    for (const qint64 number : std::as_const(numbers)) {
        forget(number);
        const SharedTask task = m_monitor.task(number);
        if (!task)
            continue;
        const LinkEnd end = m_monitor.linkEndOf(*task);
        const Moment now = m_monitor.serviceNow(task->service);
        const std::optional<ExpiryStep> step = expiryStepReached(*task, end, now);
        if (step && isNews(number, *step)) {
            m_told.insert(number, {*step, *end.earliest});
            warnings.append({number, *step, *end.earliest - now});
        }
        consider(*task);
    }
    setAlarm();
    std::ranges::sort(warnings, {}, &ExpiryWarning::left);
    if (!warnings.isEmpty())
        Q_EMIT reached(warnings);
}

void ExpiryWatch::setAlarm()
{
    if (m_due.empty()) {
        m_alarm.reset();
        return;
    }
    Duration wait = longestLook;
    for (const auto &[service, dues] : m_due)
        wait = std::min(wait, dues.cbegin()->first - m_monitor.serviceNow(service));
    m_alarm = m_clock.callIn(std::max(wait, Duration::zero()), [this] { look(); });
}

} // namespace rushes
