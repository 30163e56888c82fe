// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "store/clip_store.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QVector>

#include <atomic>
#include <deque>
#include <memory>
#include <optional>

namespace rushes {

class TaskMonitor;

/// Whether a .json with what is known of the task stands beside its saved file (core/saved_facts.h).
enum class FactsFile { No, Yes };

/// How far saving is.
struct SaveProgress
{
    int done = 0; ///< files, since nothing was under way
    int total = 0;
    QString name;     ///< of the file that is written
    qint64 bytes = 0; ///< of it; writing and reading again each count half
    qint64 ofBytes = 0;
    bool operator==(const SaveProgress &) const = default;
};

/// Saves held (and, by hand, unverified) clips: to a folder, by a name template, never over another file,
/// never downloading again. One file after the other, off the main thread; a task counts as saved once its
/// file is whole on the disk. Where the folder cannot be written or its disk is full, what else was to go
/// there is not tried. Destroyed, it gives the file up that it is writing. Main thread.
class ClipSaver final : public QObject
{
    Q_OBJECT

public:
    ClipSaver(TaskMonitor &monitor, const ClipStore &store, QObject *parent = nullptr);
    ~ClipSaver() override;

    /// Saves each task of these whose clip is here; those without are told by failed(). The folder is made
    /// where it is missing.
    void save(const QVector<qint64> &numbers, const QString &folder, const QString &nameTemplate,
              FactsFile facts = FactsFile::No);
    /// Saves one clip under a name of the user's choice.
    void saveAs(qint64 number, const QString &path, FactsFile facts = FactsFile::No);
    [[nodiscard]] int underWay() const { return m_total - m_done; }

    /// Begins no other file; each that was to come is told by failed(), with Cancelled.
    void cancelRest();
    /// Gives up the file that is being written too.
    void cancelAll();

Q_SIGNALS:
    void saved(qint64 number, const QString &path);
    void failed(qint64 number, const rushes::Error &error);
    void progress(const rushes::SaveProgress &progress);
    /// Nothing is under way any more; how many there were since that was so last.
    void allDone(int savedCount, int failedCount);

private:
    struct Order
    {
        qint64 number = 0;
        QString folder;
        QString name;
        FactsFile facts = FactsFile::No;
    };

    void enqueue(const QVector<Order> &orders);
    void beginNext();
    void begin(const Order &order);
    void finish(const Order &order, const Result<QString> &path);
    void tell(const Order &order, qint64 bytes, qint64 ofBytes);
    [[nodiscard]] QSet<QString> &savedFiles();

    TaskMonitor &m_monitor;
    const ClipStore &m_store;
    std::deque<Order> m_queue;
    QHash<QString, Error> m_badFolders;        ///< not tried again before all is done
    std::optional<QSet<QString>> m_savedFiles; ///< of all tasks; looked up once
    std::shared_ptr<std::atomic_bool> m_stop;  ///< of the file that is being written
    bool m_writing = false;
    bool m_restCancelled = false; ///< what is still being named, too
    int m_total = 0;
    int m_done = 0;
    int m_savedCount = 0;
};

} // namespace rushes

Q_DECLARE_METATYPE(rushes::SaveProgress)
