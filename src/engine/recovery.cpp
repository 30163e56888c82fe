// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/recovery.h"

#include "store/clip_facts.h"
#include "store/clip_store.h"
#include "store/database_recovery.h"
#include "store/task_database.h"

#include <QFileInfo>
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

/// Adds the tasks whose clips tell of themselves, and gives these.
QVector<Task> putLost(Remembered &remembered, const ClipStore &clips)
{
    QVector<Task> lost = clips.findLost(remembered.tasks);
    number(lost, remembered);
    put(lost, remembered.tasks);
    return lost;
}

} // namespace

std::optional<Recovery> mend(Remembered &remembered, TaskDatabase &database, const ClipStore &clips)
{
    if (!remembered.damage && !remembered.wasMissing)
        return std::nullopt;
    const QVector<Task> lost = putLost(remembered, clips);
    const qsizetype unknown = unknownClips(clips.folder(), remembered.tasks);
    if (!remembered.damage && lost.isEmpty() && unknown == 0)
        return std::nullopt;
    if (!lost.isEmpty()) {
        database.write({.changed = lost}, {});
        database.flush();
    }
    return Recovery{.why = remembered.damage.value_or(Error{ErrorKind::DatabaseVanished, {}}),
                    .tasks = remembered.tasks.size(),
                    .clipsFoundAgain = lost.size(),
                    .unknownClips = unknown,
                    .setAsidePath = remembered.setAsidePath};
}

Result<ReadList> readList(const QString &databasePath, const ClipStore &clips)
{
    Result<LeftOfDatabase> left = readWhatIsLeft(databasePath);
    if (!left)
        return left.error();
    Remembered remembered = left->remembered;
    if (!remembered.damage && !remembered.wasMissing)
        return ReadList{.tasks = std::move(remembered.tasks)};
    ReadList list{.damage = remembered.damage,
                  .fromList = remembered.tasks.size() - left->fromBackup,
                  .fromBackup = left->fromBackup,
                  .backupMade = left->backupMade};
    list.clipsFoundAgain = putLost(remembered, clips).size();
    list.unknownClips = unknownClips(clips.folder(), remembered.tasks);
    list.tasks = std::move(remembered.tasks);
    // Clips without a list are a list that is gone.
    if (!list.damage && list.clipsFoundAgain + list.unknownClips > 0)
        list.damage = Error{ErrorKind::DatabaseVanished, QFileInfo(databasePath).absolutePath()};
    return list;
}

} // namespace rushes
