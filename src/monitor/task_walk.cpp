// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/task_monitor_p.h"

#include <QTimer>

namespace rushes {

// What is done with all tasks is done in portions: a hundred thousand at once would stop the window for
// longer than a frame.

void TaskMonitor::Private::walk(QObject *context, const std::function<void(qint64)> &visit,
                                const std::function<void()> &done, qint64 after)
{
    const std::vector<qint64> portion = ledger.numbers(after, TaskMonitor::visitedAtOnce);
    for (const qint64 number : portion)
        visit(number);
    if (portion.size() < TaskMonitor::visitedAtOnce) {
        if (done)
            done();
        return;
    }
    // By a timer, not a queued call: what is to be painted and typed comes first.
    QTimer::singleShot(0, context, [this, context, visit, done, last = portion.back()] {
        walk(context, visit, done, last);
    });
}

void TaskMonitor::Private::walkLatest(QObject *context, const Visitor &visitor,
                                      const std::function<void()> &done)
{
    walk(
        context,
        [this, visitor](qint64 number) {
            // A visit can change, and remove, who comes later.
            if (const SharedTask latest = ledger.latest(number))
                visitor(*latest);
        },
        done);
}

void TaskMonitor::visitInPortions(QObject *context, const Visitor &visitor, const std::function<void()> &done)
{
    d->walk(
        context,
        [this, visitor](qint64 number) {
            // What is not published yet is told when it is; who was removed is told no more.
            const SharedTask shown = d->ledger.latest(number) ? d->ledger.published(number) : nullptr;
            if (shown)
                visitor(*shown);
        },
        done);
}

} // namespace rushes
