// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main_window/question_dialog.h"

#include <QBasicTimer>
#include <QVector>

#include <set>

class QPushButton;

namespace rushes {

class AtRiskList;
class Engine;
class TaskTableModel;

/// Asks before clips that are not held are left behind: which they are, how long they can still be had, and
/// what is happening to each, as it happens. It never quits unanswered. Where all come to be here meanwhile
/// it says so; a question that the session's manager gave rise to then goes away by itself, as Cancel does.
/// Opened, never executed; deletes itself. Main thread.
class QuitDialog final : public QuestionDialog
{
    Q_OBJECT

public:
    /// What finished() tells.
    enum Choice { Cancel = QDialog::Rejected, Wait, QuitNow };
    enum class Reason {
        Closing,
        /// The session's manager asked whether Rushes is ready, and was told no. Whether it is about to end
        /// the session, which that stops, or only has it saved, Qt does not tell.
        Session
    };

    /// Both are borrowed and outlive this.
    QuitDialog(Engine &engine, const TaskTableModel &model, Reason reason, QWidget *parent);
    ~QuitDialog() override;

protected:
    void changeEvent(QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    /// What the clips have come to.
    struct Count
    {
        int toBeHad = 0;
        int leftAlone = 0;
        int unverified = 0; ///< of those listed
        bool allAreHere = false;
    };

    void build();
    void addRows();
    void refresh();
    void retranslate();
    void speak();
    [[nodiscard]] Count count() const;
    [[nodiscard]] QString bodyOf(const Count &count) const;

    Engine &m_engine;
    const TaskTableModel &m_model;
    const Reason m_reason;
    std::set<qint64> m_listed; ///< also those for which there is no row
    AtRiskList *m_list = nullptr;
    QPushButton *m_wait = nullptr;
    QPushButton *m_quit = nullptr;
    QBasicTimer m_tick;
    QBasicTimer m_reading; ///< time to read that all is well
};

} // namespace rushes
