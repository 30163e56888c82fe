// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/clip_saver.h"

#include <QBasicTimer>
#include <QFrame>

#include <chrono>

class QProgressBar;
class QPushButton;

namespace rushes {

class ElidedLabel;

/// How far saving is, in a line below the table: at once for several clips, after a moment for one. Cancel
/// lets the file that is being written come to its end; pressed again, it does not. Main thread.
class SaveBar final : public QFrame
{
    Q_OBJECT

public:
    /// saver is borrowed and outlives this.
    SaveBar(ClipSaver &saver, QWidget *parent);
    /// One file that takes less is told by its notice alone. Of real time, whatever the program's clock says.
    void setMoment(std::chrono::milliseconds moment) { m_moment = moment; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tell(const SaveProgress &progress);
    void cancel();
    void end();
    void nameThings();

    ClipSaver &m_saver;
    SaveProgress m_progress;
    ElidedLabel *m_text;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    QBasicTimer m_appearing;
    std::chrono::milliseconds m_moment{400};
    bool m_cancelled = false;
};

} // namespace rushes
