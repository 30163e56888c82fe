// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/quit_guard.h"

#include "engine/engine.h"
#include "monitor/clips_at_risk.h"
#include "monitor/task_monitor.h"

#include <algorithm>

namespace rushes {

QuitGuard::QuitGuard(Engine &engine, const TaskTableModel &model, QWidget &window)
    : QObject(&window)
    , m_engine(engine)
    , m_model(model)
    , m_window(window)
{
    // Queued: what came with the change is still being told to others.
    connect(&engine.clipsAtRisk(), &ClipsAtRisk::changed, this, &QuitGuard::look, Qt::QueuedConnection);
}

QuitGuard::~QuitGuard() = default;

bool QuitGuard::mayClose()
{
    if (m_state == State::Leaving || !isWorthAsking())
        return true;
    ask(QuitDialog::Reason::Closing);
    return false;
}

bool QuitGuard::maySessionEnd(const std::function<bool()> &mayAsk)
{
    if (m_state == State::Leaving || !isWorthAsking() || !mayAsk())
        return true;
    ask(QuitDialog::Reason::Session);
    return false;
}

bool QuitGuard::isWorthAsking() const
{
    const ClipsAtRisk &clips = m_engine.clipsAtRisk();
    const TaskMonitor &monitor = m_engine.monitor();
    return !clips.toBeHad().empty() || std::ranges::any_of(clips.leftAlone(), [&monitor](qint64 number) {
        const SharedTask task = monitor.task(number);
        if (!task)
            return false;
        const std::optional<Moment> latest = monitor.linkEndOf(*task).latest;
        return !latest || monitor.serviceNow(task->service) <= *latest;
    });
}

void QuitGuard::ask(QuitDialog::Reason reason)
{
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    m_dialog = new QuitDialog(m_engine, m_model, reason, &m_window);
    connect(m_dialog, &QDialog::finished, this, &QuitGuard::answered);
    if (!m_window.isActiveWindow())
        Q_EMIT attentionWanted();
    m_dialog->open();
}

void QuitGuard::answered(int choice)
{
    m_dialog.clear(); // it deletes itself
    if (m_state == State::Leaving)
        return;
    switch (choice) {
    case QuitDialog::Wait:
        m_state = State::Waiting;
        m_knownAlone = m_engine.clipsAtRisk().leftAlone();
        look();
        return;
    case QuitDialog::QuitNow:
        leave();
        return;
    default: // a wait that was asked for before goes on
        look();
        return;
    }
}

void QuitGuard::look()
{
    if (m_state != State::Waiting || m_dialog)
        return;
    const ClipsAtRisk &clips = m_engine.clipsAtRisk();
    Q_EMIT waitingFor(int(clips.toBeHad().size()));
    if (!clips.toBeHad().empty())
        return;
    const bool allKnown = std::ranges::includes(m_knownAlone, clips.leftAlone());
    if (allKnown) {
        leave();
        return;
    }
    // What stopped being fetched meanwhile was not agreed to.
    stay();
    ask(QuitDialog::Reason::Closing);
}

void QuitGuard::leave()
{
    m_state = State::Leaving;
    Q_EMIT leaving();
}

void QuitGuard::letGo()
{
    m_state = State::Leaving;
}

void QuitGuard::stay()
{
    if (m_state != State::Waiting)
        return;
    m_state = State::Staying;
    Q_EMIT waitingFor(0);
}

} // namespace rushes
