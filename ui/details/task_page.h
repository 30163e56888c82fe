// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/preview_choice.h"
#include "ui/details/task_actions.h"
#include "wording/task_detail_text.h"

#include <QWidget>

#include <array>

class QScrollArea;
class QTabBar;

namespace rushes {

class ActionRow;
class AnswerView;
class Engine;
class FactsView;
class PreviewPanel;
class SafetyCard;
class TaskHeader;
class TimeLineView;

/// One task from top to bottom: its name, its picture, and below that, scrolling where the window is low,
/// what can be done, time line, facts and answer, and how safe the clip is. The video is a native window, so
/// it stays outside of what scrolls. Main thread.
class TaskPage final : public QWidget
{
    Q_OBJECT

public:
    /// engine is borrowed and outlives this.
    TaskPage(Engine &engine, QWidget *parent);

    /// Also for the same task, when something or the time changed: what is the same is left alone.
    void show(const ShownTask &shown);
    void playPause();
    void stopPlayback();
    using QWidget::show;

Q_SIGNALS:
    void actionTriggered(const rushes::OfferedAction &action);
    void modeChosen(const QString &mode);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum Tab { TimeLineTab, FactsTab, AnswerTab };
    void build();
    void say();
    void showTab(int index);
    [[nodiscard]] ClipFiles filesOf(const Task &task);
    [[nodiscard]] QVector<Fact> factsOf(const ShownTask &shown, const ClipFiles &files) const;

    Engine &m_engine;
    TaskHeader *m_header = nullptr;
    PreviewPanel *m_preview = nullptr;
    QScrollArea *m_scroll = nullptr;
    ActionRow *m_actions = nullptr;
    QTabBar *m_tabs = nullptr;
    TimeLineView *m_timeLine = nullptr;
    FactsView *m_facts = nullptr;
    AnswerView *m_answer = nullptr;
    SafetyCard *m_safety = nullptr;
    std::array<QWidget *, 3> m_pages{};
    QString m_clipFile; ///< whose files these are, there or not
    QString m_posterFile;
    ClipFiles m_files; ///< looked for once, not every second
    qint64 m_number = 0;
};

} // namespace rushes
