// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main_window/quit_dialog.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <set>

namespace rushes {

/// Sees to it that no clip is left behind unasked when the window is closed or the session ends. What the
/// program does not get by itself (a link that is not followed, a key that is wanted) is told of as long as
/// its link may live, but never waited for. Main thread.
class QuitGuard final : public QObject
{
    Q_OBJECT

public:
    /// All are borrowed and outlive this; window is the dialog's parent.
    QuitGuard(Engine &engine, const TaskTableModel &model, QWidget &window);
    ~QuitGuard() override;

    /// Whether the window may close now. Where it may not, the person is asked, and leaving() may follow.
    [[nodiscard]] bool mayClose();
    /// The same for the end of the session. mayAsk is called only where there is something to ask; without
    /// its leave the session goes on to its end.
    [[nodiscard]] bool maySessionEnd(const std::function<bool()> &mayAsk);
    /// From now on the window may close, whatever is not held.
    void letGo();
    /// Does not quit by itself any more.
    void stay();
    [[nodiscard]] bool isWaiting() const { return m_state == State::Waiting; }

Q_SIGNALS:
    /// Something is asked while the person may be elsewhere.
    void attentionWanted();
    /// The window is to close now; mayClose() says yes.
    void leaving();
    /// How many clips are waited for before quitting; 0: it is not waited.
    void waitingFor(int count);

private:
    enum class State {
        Staying,
        Waiting, ///< quits by itself once nothing is to be had
        Leaving
    };

    [[nodiscard]] bool isWorthAsking() const;
    void ask(QuitDialog::Reason reason);
    void answered(int choice);
    void leave();
    void look();

    Engine &m_engine;
    const TaskTableModel &m_model;
    QWidget &m_window;
    State m_state = State::Staying;
    QPointer<QuitDialog> m_dialog;
    std::set<qint64> m_knownAlone; ///< left alone when the person chose to wait
};

} // namespace rushes
