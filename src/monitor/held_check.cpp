// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/held_check.h"

#include "core/background.h"
#include "core/task_rules.h"
#include "monitor/task_monitor.h"
#include "store/clip_store.h"

#include <QTimer>

#include <algorithm>
#include <memory>

namespace rushes {

namespace {

/// So many lost clips are noted in one turn of the event loop: a folder that is away has thousands of them.
constexpr qsizetype settledAtOnce = 200;

/// So many looks are under way at most: half of the threads that there are at least.
constexpr int looksAtOnce = 4;

} // namespace

HeldCheck::HeldCheck(TaskMonitor &monitor, const ClipStore &clips, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
    , m_clips(clips)
    , m_clock(clock)
{
}

void HeldCheck::start()
{
    const auto all = std::make_shared<QVector<Looked>>();
    m_monitor.visitInPortions(
        this,
        [all](const Task &task) {
            if (!task.clipFacts.heldFile.isEmpty())
                all->append({.number = task.number, .facts = task.clipFacts});
        },
        [this, all] { lookAtAll(std::move(*all)); });
}

void HeldCheck::lookAtAll(QVector<Looked> all)
{
    runInBackground(
        this,
        [clips = m_clips, all = std::move(all)] {
            QVector<Looked> lost;
            for (const Looked &clip : all) {
                if (const Looked looked = lookAt(clips, clip, Look::Size); looked.held != HeldFile::Whole)
                    lost.append(looked);
            }
            return lost;
        },
        [this](const QVector<Looked> &lost) { settleAll(lost); });
}

void HeldCheck::settleAll(const QVector<Looked> &lost)
{
    const qsizetype count = std::min(settledAtOnce, lost.size());
    for (qsizetype i = 0; i < count; ++i)
        settle(lost[i]);
    if (count < lost.size())
        QTimer::singleShot(0, this, [this, rest = lost.sliced(count)] { settleAll(rest); });
}

void HeldCheck::look(qint64 number, Look look, Done done)
{
    m_wanted.push_back({number, look, std::move(done)});
    lookAtNext();
}

void HeldCheck::lookAtNext()
{
    if (m_looking == looksAtOnce || m_wanted.empty())
        return;
    ++m_looking;
    const Wanted wanted = std::move(m_wanted.front());
    m_wanted.pop_front();
    const SharedTask task = m_monitor.latest(wanted.number);
    runInBackground(
        this,
        [clips = m_clips, look = wanted.look,
         clip = Looked{.number = wanted.number, .facts = task ? task->clipFacts : ClipFacts()}] {
            Looked looked = lookAt(clips, clip, look);
            looked.isSavedFileWhole = isSavedFileWhole(clips, clip.facts, look);
            return looked;
        },
        [this, done = wanted.done](const Looked &looked) {
            --m_looking;
            settle(looked);
            lookAtNext();
            if (done)
                done(looked.isSavedFileWhole);
        });
}

HeldCheck::Looked HeldCheck::lookAt(const ClipStore &clips, Looked clip, Look look)
{
    if (clip.facts.heldFile.isEmpty())
        return clip;
    clip.held = lookAtHeldFile(clips, clip.facts, look);
    clip.path = clips.pathOf(clip.facts.heldFile);
    if (clip.held == HeldFile::Changed) {
        const Result<QString> aside = setHeldFileAside(clips, clip.facts.heldFile);
        if (aside)
            clip.path = *aside;
        else // under its name it would be taken for the clip again
            clip.held = HeldFile::NotKnown;
    }
    if (clip.held != HeldFile::Whole)
        clip.isSavedFileWhole = isSavedFileWhole(clips, clip.facts, Look::Content);
    return clip;
}

void HeldCheck::settle(const Looked &clip)
{
    const SharedTask latest = m_monitor.latest(clip.number);
    // What was decided since then (evicted, removed, held anew) counts.
    if (!latest || latest->clipFacts != clip.facts || clip.held == HeldFile::Whole ||
        clip.held == HeldFile::NotKnown)
        return;
    const Task task = *latest;
    const Error error{clip.held == HeldFile::Gone ? ErrorKind::HeldClipGone : ErrorKind::HeldClipChanged,
                      clip.path};
    m_monitor.commit(heldFileLost(task, error, clip.isSavedFileWhole, m_monitor.catalogue().familyOf(task),
                                  {m_clock.wall(), m_monitor.serviceNow(task.service)}));
}

} // namespace rushes
