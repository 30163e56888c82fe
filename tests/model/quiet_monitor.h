// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service_catalogue.h"
#include "monitor/task_monitor.h"
#include "net/result_client.h"
#include "store/clip_store.h"
#include "store/key_ring.h"
#include "store/task_database.h"
#include "support/fake_network.h"
#include "support/manual_clock.h"

#include <QTemporaryDir>

namespace rushes::test {

/// A real monitor over a real database, to which nobody answers: it has no key, so that nothing is asked. Its
/// changes come by its own use cases, or by emitting its signals.
struct QuietMonitor
{
    explicit QuietMonitor(const QVector<Task> &remembered = {})
        : monitor({.clock = clock,
                   .catalogue = ServiceCatalogue::builtIn(),
                   .database = database,
                   .client = client,
                   .keys = keys,
                   .random = [] { return 0.5; }},
                  {.tasks = remembered,
                   .undecided = {},
                   .lastNumber = remembered.isEmpty() ? 0 : remembered.last().number,
                   .damage = {},
                   .setAsidePath = {}})
    {
        if (!database.open())
            qFatal("The test's database does not open.");
    }

    QTemporaryDir folder;
    ManualClock clock;
    FakeNetwork network;
    TaskDatabase database{folder.filePath(QStringLiteral("tasks.sqlite"))};
    ResultClient client{network, clock};
    KeyRing keys;
    ClipStore clips{folder.filePath(QStringLiteral("clips"))};
    TaskMonitor monitor;
};

/// A task of the built-in catalogue's first VEO service.
inline Task numberedTask(qint64 number, Status status = Status::Queued, ClipState clip = ClipState::None)
{
    Task task;
    task.number = number;
    task.id = QStringLiteral("vgen_%1").arg(number, 6, 10, QLatin1Char('0'));
    task.service = QStringLiteral("kyyReactApiServer");
    task.family = QStringLiteral("veo");
    task.status = status;
    task.clip = clip;
    return task;
}

inline QVector<Task> numberedTasks(qint64 first, qint64 last)
{
    QVector<Task> tasks;
    for (qint64 number = first; number <= last; ++number)
        tasks.append(numberedTask(number));
    return tasks;
}

} // namespace rushes::test
