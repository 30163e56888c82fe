// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QDialog>
#include <QVector>

#include <set>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace rushes {

class AtRiskRow;
class Engine;
class TaskTableModel;
class WrappedLabel;

/// Asks before clips that are not held are left behind: which they are, how long they can still be had, and
/// what is happening to each, as it happens. Where all come to be held meanwhile, it says so and quits.
/// Opened, never executed; deletes itself. Main thread.
class QuitDialog final : public QDialog
{
    Q_OBJECT

public:
    /// What finished() tells.
    enum Choice { Cancel = QDialog::Rejected, Wait, QuitNow };
    enum class Reason {
        Closing,
        SessionEnd ///< which was stopped for it
    };

    /// Both are borrowed and outlive this.
    QuitDialog(Engine &engine, const TaskTableModel &model, Reason reason, QWidget *parent);
    ~QuitDialog() override;

protected:
    void changeEvent(QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void build();
    void addRows();
    void refresh();
    void retranslate();
    void speak();
    void fitList();
    [[nodiscard]] bool allAreHeld() const;

    Engine &m_engine;
    const TaskTableModel &m_model;
    const Reason m_reason;
    std::set<qint64> m_listed; ///< also those for which there is no row
    QVector<AtRiskRow *> m_rows;
    QLabel *m_icon = nullptr;
    WrappedLabel *m_heading = nullptr;
    WrappedLabel *m_body = nullptr;
    QScrollArea *m_scroll = nullptr;
    QWidget *m_list = nullptr;
    QVBoxLayout *m_listRows = nullptr;
    QLabel *m_more = nullptr;
    QPushButton *m_wait = nullptr;
    QPushButton *m_quit = nullptr;
    QPushButton *m_cancel = nullptr;
    QBasicTimer m_tick;
    QBasicTimer m_leaving; ///< time to read that all is well
};

} // namespace rushes
