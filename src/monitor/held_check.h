// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/task.h"
#include "store/clip_presence.h"

#include <QObject>
#include <QVector>

#include <deque>
#include <functional>

namespace rushes {

class ClipStore;
class TaskMonitor;

/// Looks whether the clips that are said to be here are here, for anyone can remove or cut a file. What is
/// not is said so, and fetched again while its link lives; a file that is no longer its clip keeps its bytes
/// under another name. Main thread; disk work on the thread pool, a few clips at once: a folder for saved
/// clips that does not answer takes neither all its threads nor the others' turns.
class HeldCheck final : public QObject
{
    Q_OBJECT

public:
    /// All are borrowed and outlive this.
    HeldCheck(TaskMonitor &monitor, const ClipStore &clips, const Clock &clock, QObject *parent = nullptr);

    /// Looks at all that is remembered as here, by size.
    void start();
    /// Looks at one. done, where there is one, is called later with whether the saved file is whole; what it
    /// means for the task is decided by then, and not yet on the disk.
    using Done = std::function<void(bool isSavedFileWhole)>;
    void look(qint64 number, Look look, Done done = {});

private:
    /// A clip, and what its files turned out to be.
    struct Looked
    {
        qint64 number = 0;
        ClipFacts facts;
        HeldFile held = HeldFile::Whole;
        QString path; ///< of the held file, once it was set aside its new one
        bool isSavedFileWhole = false;
    };
    struct Wanted
    {
        qint64 number = 0;
        Look look = Look::Size;
        Done done;
    };
    static Looked lookAt(const ClipStore &clips, Looked clip, Look look);
    void lookAtAll(QVector<Looked> all);
    void lookAtNext();
    void settle(const Looked &clip);
    void settleAll(const QVector<Looked> &lost);

    TaskMonitor &m_monitor;
    const ClipStore &m_clips;
    const Clock &m_clock;
    std::deque<Wanted> m_wanted;
    int m_looking = 0; ///< how many are looked at
};

} // namespace rushes
