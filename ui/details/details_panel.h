// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/task_monitor.h"

#include <QBasicTimer>
#include <QWidget>

#include <optional>

class QStackedWidget;

namespace rushes {

class Engine;
class MessagePage;
class TaskPage;
class TaskTableModel;

/// What is beside the table: the selected task's preview, what can be done about it, its time line, facts and
/// last answer, and how safe its clip is. Follows the shown task as the monitor publishes it, and once a
/// second, while visible, what only time changes. Asks for what the user wants through signals; changes
/// nothing itself. Main thread.
class DetailsPanel : public QWidget
{
    Q_OBJECT

public:
    /// All are borrowed and outlive this.
    DetailsPanel(Engine &engine, TaskTableModel &model, QWidget *parent);
    ~DetailsPanel() override;

    /// Shows one task, or that nothing is selected. A finished task whose verified clip is here plays at
    /// once.
    void showTask(std::optional<qint64> number);
    [[nodiscard]] std::optional<qint64> shownTask() const { return m_number; }
    /// Says how many tasks are selected and how they stand; one and none are showTask's.
    void showSelection(const QVector<qint64> &numbers);

    /// No effect where nothing can be played.
    void playPause();
    /// Closes the clip's file: before it is replaced or removed, or the window goes. The poster stays.
    void stopPlayback();

Q_SIGNALS:
    void saveRequested(qint64 number);
    void saveAsRequested(qint64 number);
    void checkRequested(qint64 number);
    void moveRequested(qint64 number, const QString &service);
    void showInFolderRequested(qint64 number);
    void fetchAnywayRequested(qint64 number);
    void modeRequested(qint64 number, const QString &mode);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void connectPage();
    void connectMonitor();
    void refresh();
    /// Once for all that one turn of the event loop brings, and after the model was told.
    void refreshSoon(qint64 number);
    void say();
    /// The once-a-second timer runs while a task is shown and can be seen.
    void tickOrRest();

    Engine &m_engine;
    TaskTableModel &m_model;
    QStackedWidget *m_pages = nullptr;
    TaskPage *m_taskPage = nullptr;
    MessagePage *m_messagePage = nullptr;
    std::optional<qint64> m_number;
    QVector<qint64> m_selection; ///< empty: only the count is known
    QBasicTimer m_tick;
    bool m_refreshIsDue = false;
};

} // namespace rushes
