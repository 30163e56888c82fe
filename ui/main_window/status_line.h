// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/task_columns.h"
#include "monitor/task_monitor.h"

#include <QBasicTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace rushes {

class Clock;

/// Whether something has to be done about the watching as a whole.
struct WatchTrouble
{
    enum class Remedy { None, EnterKey, Resume };
    Tone tone = Tone::Warning;
    QString text;
    Remedy remedy = Remedy::None;
    QString service;    ///< at which a key is wanted, the first of them
    QStringList single; ///< the sentence of each service where text is about several
};
/// The most pressing first: no key, key refused, disk full, all paused, no contact, no answers and waits
/// (what ends first comes first), too much to do. What is so at several services is one trouble. now: our
/// clock.
QVector<WatchTrouble> troublesOf(const WatchState &state, const ServiceCatalogue &catalogue, Moment now);

/// The line at the window's foot: is it working, and is there anything to do? Counts down once a second while
/// it is seen. Main thread.
class StatusLine final : public QWidget
{
    Q_OBJECT

public:
    /// Both are borrowed and outlive this.
    StatusLine(const TaskMonitor &monitor, const Clock &clock, QWidget *parent = nullptr);

    void refresh();
    /// While what is remembered comes still, what is known of it would be told as if it were all: the line is
    /// empty.
    void setReading(bool isReading);

Q_SIGNALS:
    /// service: whose key is wanted.
    void keyRequested(const QString &service);
    void resumeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// Shows what another state says; what moves with every request waits for the tick.
    void follow();
    void showState(const WatchState &state);
    void showTrouble(const QVector<WatchTrouble> &troubles);
    void showNextCheck(const WatchState &state);
    void recolour();
    /// Leaves out what matters least where there is no room for all.
    void giveRoom();

    const TaskMonitor &m_monitor;
    const Clock &m_clock;
    QLabel *m_counts;
    QLabel *m_notHeld;
    QLabel *m_nextCheck;
    QLabel *m_troubleIcon;
    QLabel *m_trouble;
    QPushButton *m_remedy;
    WatchTrouble::Remedy m_remedyNow = WatchTrouble::Remedy::None;
    QString m_keyService; ///< that the remedy is for
    QLabel *m_requests;
    QBasicTimer m_tick;
    WatchState m_shown;
    bool m_isReading = false;
};

} // namespace rushes
