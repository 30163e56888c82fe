// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "store/clip_store.h"

#include <QObject>
#include <QSet>
#include <QVector>

namespace rushes {

class TaskMonitor;

/// Saves held (and, by hand, unverified) clips: copies to a folder, by a name template, never over another file, never downloading again.
/// The copying is done off the main thread. Main thread.
class ClipSaver final : public QObject
{
    Q_OBJECT

public:
    ClipSaver(TaskMonitor &monitor, const ClipStore &store, QObject *parent = nullptr);

    /// Starts saving each task of these whose clip is here; those without are told by failed(). The folder is made where it is missing.
    void save(const QVector<qint64> &numbers, const QString &folder, const QString &nameTemplate);
    /// Saves one clip under a name of the user's choice.
    void saveAs(qint64 number, const QString &path);
    [[nodiscard]] int underWay() const { return m_underWay; }

Q_SIGNALS:
    void saved(qint64 number, const QString &path);
    void failed(qint64 number, const rushes::Error &error);
    /// The last one of a save() is done.
    void allDone(int savedCount, int failedCount);

private:
    void copy(qint64 number, const QString &folder, const QString &name);
    void oneDone(bool ok);

    TaskMonitor &m_monitor;
    const ClipStore &m_store;
    int m_underWay = 0;
    int m_savedCount = 0;
    int m_failedCount = 0;
};

} // namespace rushes
