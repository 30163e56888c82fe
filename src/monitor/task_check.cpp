// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/task_rules.h"
#include "monitor/task_monitor_p.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace rushes {

// "Check now": who is asked, and what becomes of the others.

namespace {

/// What starts within this is asked now: a few requests start a moment apart.
constexpr Duration atOnce = 1s;

} // namespace

CheckReport TaskMonitor::checkNow(const QVector<qint64> &numbers)
{
    CheckReport report;
    QVector<qint64> planned;
    QHash<QString, QVector<qint64>> stopped; // with a refused key, by service
    for (const qint64 number : numbers) {
        const SharedTask task = latest(number);
        if (!task)
            continue;
        switch (d->askable(*task)) {
        case Private::Askable::Yes:
            d->askAfresh(*task);
            planned.append(number);
            break;
        case Private::Askable::Finished:
            ++report.finished;
            break;
        case Private::Askable::NoService:
            ++report.withoutService;
            break;
        case Private::Askable::NoKey:
            // After start() that is said already; the command line wants to hear it of each that it takes up.
            if (task->contact != Contact::NoKey || !d->asksAll)
                d->askAfresh(*task);
            ++report.withoutKey;
            break;
        case Private::Askable::KeyRefused:
            stopped[task->service].append(number);
            break;
        }
    }
    for (auto of = stopped.cbegin(); of != stopped.cend(); ++of) {
        const QVector<qint64> tried = d->tryKeyWith(*catalogue().find(of.key()), of.value());
        report.afterTrial += int(of.value().size() - tried.size());
        planned += tried;
    }
    // Once all are planned: each waits for those before it.
    for (const qint64 number : std::as_const(planned)) {
        const Duration wait = d->waitOf(number);
        if (wait > atOnce) {
            ++report.tooSoon;
            report.longestWait = std::max(report.longestWait.value_or(wait), wait);
        } else {
            ++report.asked;
        }
    }
    return report;
}

TaskMonitor::Private::Askable TaskMonitor::Private::askable(const Task &task) const
{
    if (!isToBePolled(askAgain(task).task))
        return Askable::Finished;
    const Service *service = parts.catalogue.find(task.service);
    if (!service)
        return Askable::NoService;
    if (!parts.keys.has(task.service))
        return Askable::NoKey;
    return isKeyRefused(*service) ? Askable::KeyRefused : Askable::Yes;
}

void TaskMonitor::Private::askAfresh(const Task &task)
{
    const Applied again = askAgain(task);
    if (again.task != task)
        ledger.commit(again.task, again.events);
    planAt(again.task, parts.clock.steady(), true);
}

QVector<qint64> TaskMonitor::Private::tryKeyWith(const Service &service, const QVector<qint64> &stopped)
{
    QVector<qint64> tried = stopped;
    if (asksAll) {
        const std::optional<qint64> running = keyTrialOf(service.name);
        if (running && !stopped.contains(*running))
            return {};
        tried = QVector<qint64>{running ? *running : firstToTryKeyWith(service, stopped)};
    }
    for (const qint64 number : std::as_const(tried))
        tryKey(service, *ledger.latest(number));
    return tried;
}

std::optional<qint64> TaskMonitor::Private::keyTrialOf(const QString &service) const
{
    const auto found = m_keyTrials.constFind(service);
    const bool isRunning =
        found != m_keyTrials.constEnd() && (scheduler.isInFlight(*found) || scheduler.due(*found));
    return isRunning ? std::optional(*found) : std::nullopt;
}

qint64 TaskMonitor::Private::firstToTryKeyWith(const Service &service, const QVector<qint64> &stopped) const
{
    // A clip at risk, then whoever can be asked soonest.
    return *std::ranges::min_element(stopped, {}, [&](qint64 number) {
        return std::tuple(!isAtRisk(*ledger.latest(number)),
                          scheduler.earliest(number, service.polling.minimum));
    });
}

} // namespace rushes
