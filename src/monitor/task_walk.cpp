// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/task_monitor_p.h"

#include <QTimer>

namespace rushes {

// What is done with all tasks is done in portions: a hundred thousand at once would stop the window for
// longer than a frame.

void TaskMonitor::Private::walkLatest(QObject *context, const Visitor &visitor,
                                      const std::function<void()> &done, qint64 after)
{
    const std::vector<SharedTask> portion = ledger.allLatest(after, TaskMonitor::visitedAtOnce);
    for (const SharedTask &task : portion) {
        // A visit can change, and remove, who comes later.
        const Task *latest = ledger.latest(task->number);
        if (latest == task.get())
            visitor(*task);
        else if (latest)
            visitor(Task(*latest));
    }
    if (portion.size() < TaskMonitor::visitedAtOnce) {
        if (done)
            done();
        return;
    }
    // By a timer, not a queued call: what is to be painted and typed comes first.
    QTimer::singleShot(0, context, [this, context, visitor, done, last = portion.back()->number] {
        walkLatest(context, visitor, done, last);
    });
}

void TaskMonitor::visitInPortions(QObject *context, const Visitor &visitor, const std::function<void()> &done)
{
    d->walkLatest(
        context,
        [this, visitor](const Task &latest) {
            // What is not published yet is told when it is.
            if (const SharedTask shown = d->ledger.sharedPublished(latest.number))
                visitor(*shown);
        },
        done, 0);
}

} // namespace rushes
