// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/recovery.h"

#include "store/clip_store.h"
#include "store/task_database.h"

#include <QSet>

#include <algorithm>

namespace rushes {

namespace {

/// The lost get their old numbers where these are free, else new ones.
void number(QVector<Task> &lost, Remembered &remembered)
{
    QSet<qint64> known;
    for (const Task &task : std::as_const(remembered.tasks))
        known.insert(task.number);
    QSet<qint64> taken = known;
    QSet<std::pair<QString, QString>> ids;
    for (const Task &task : std::as_const(remembered.tasks))
        ids.insert({task.service, task.id});
    for (const Task &task : std::as_const(lost))
        remembered.lastNumber = std::max(remembered.lastNumber, task.number);
    for (Task &task : lost) {
        if (ids.contains({task.service, task.id}))
            continue;
        if (task.number <= 0 || taken.contains(task.number))
            task.number = ++remembered.lastNumber;
        taken.insert(task.number);
    }
}

void put(const QVector<Task> &lost, QVector<Task> &tasks)
{
    for (const Task &task : lost) {
        const auto known = std::ranges::find(tasks, task.number, &Task::number);
        if (known != tasks.end())
            *known = task;
        else
            tasks.append(task);
    }
    std::ranges::sort(tasks, {}, &Task::number);
}

} // namespace

std::optional<Recovery> mend(Remembered &remembered, TaskDatabase &database, const ClipStore &clips)
{
    if (!remembered.damage && !remembered.wasMissing)
        return std::nullopt;
    QVector<Task> lost = clips.findLost(remembered.tasks);
    if (!remembered.damage && lost.isEmpty())
        return std::nullopt;
    number(lost, remembered);
    put(lost, remembered.tasks);
    if (!lost.isEmpty()) {
        database.write({.changed = lost}, {});
        database.flush();
    }
    return Recovery{.why = remembered.damage.value_or(Error{ErrorKind::DatabaseVanished, {}}),
                    .tasks = remembered.tasks.size(),
                    .clipsFoundAgain = lost.size(),
                    .setAsidePath = remembered.setAsidePath};
}

} // namespace rushes
