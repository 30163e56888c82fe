// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace rushes {

/// Says, as long as it is so, that the window waits for clips and then quits; with the ways out. Main thread.
class QuitStrip final : public QFrame
{
    Q_OBJECT

public:
    explicit QuitStrip(QWidget *parent = nullptr);

    /// How many clips are waited for; nothing is shown for 0.
    void setCount(int count);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void stayRequested();
    void quitRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_stay;
    QPushButton *m_quit;
    int m_count = 0;
};

} // namespace rushes
