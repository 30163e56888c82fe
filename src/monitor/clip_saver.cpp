// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/clip_saver.h"

#include "core/background.h"
#include "core/file_name.h"
#include "core/task_rules.h"
#include "monitor/task_monitor.h"

#include <QFileInfo>

#include <utility>

namespace rushes {

namespace {

/// When the task was made, as its owner's clock on the wall had it.
QDateTime localTimeOf(const Task &task)
{
    return toDateTime(task.created.value_or(task.addedAt)).toLocalTime();
}

} // namespace

ClipSaver::ClipSaver(TaskMonitor &monitor, const ClipStore &store, QObject *parent)
    : QObject(parent), m_monitor(monitor), m_store(store)
{
}

void ClipSaver::save(const QVector<qint64> &numbers, const QString &folder, const QString &nameTemplate)
{
    // All are counted before the first can be done.
    m_underWay += int(numbers.size());
    for (const qint64 number : numbers) {
        const Task *task = m_monitor.latest(number);
        copy(number, folder, task ? clipFileName(nameTemplate, *task, localTimeOf(*task)) : QString());
    }
}

void ClipSaver::saveAs(qint64 number, const QString &path)
{
    ++m_underWay;
    const QFileInfo target(path);
    const QString name = target.fileName();
    copy(number, target.absolutePath(), name.endsWith(u".mp4", Qt::CaseInsensitive) ? name : name + u".mp4");
}

void ClipSaver::copy(qint64 number, const QString &folder, const QString &name)
{
    const Task *task = m_monitor.latest(number);
    const QString held = task && isClipSafe(*task) ? m_store.pathOf(task->clipFacts.heldFile) : QString();
    runInBackground(
        this,
        [held, folder, name]() -> Result<QString> {
            if (held.isEmpty())
                return Error{ErrorKind::FileUnreadable, name};
            return ClipStore::copyOut(held, folder, name);
        },
        [this, number](const Result<QString> &path) {
            const Task *latest = m_monitor.latest(number);
            if (path && latest) {
                m_monitor.commit(clipSaved(Task(*latest), *path));
                Q_EMIT saved(number, *path);
            } else if (!path) {
                Q_EMIT failed(number, path.error());
            }
            oneDone(path.ok());
        });
}

void ClipSaver::oneDone(bool ok)
{
    ++(ok ? m_savedCount : m_failedCount);
    if (--m_underWay > 0)
        return;
    Q_EMIT allDone(std::exchange(m_savedCount, 0), std::exchange(m_failedCount, 0));
}

} // namespace rushes
