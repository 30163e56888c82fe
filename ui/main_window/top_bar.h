// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;

namespace rushes {

class ActionButton;
class Commands;

/// The row of buttons under the menus, the search field at its right, and in the demo what tells that it is
/// one. Main thread.
class TopBar final : public QWidget
{
    Q_OBJECT

public:
    TopBar(const Commands &commands, QWidget *parent = nullptr);

    /// The demo's speed, shown as long as the window is; 1: no demo.
    void setDemoSpeed(double speed);
    void goToSearch();
    void clearSearch();
    [[nodiscard]] QString search() const;

Q_SIGNALS:
    /// After a pause in typing.
    void searchChanged(const QString &text);
    /// Escape or Enter in the search field: back to the table.
    void searchLeft();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void redraw();

    ActionButton *m_add;
    QLineEdit *m_search;
    QAction *m_searchIcon;
    QLabel *m_demo;
    QTimer m_pause;
    double m_demoSpeed = 1;
};

} // namespace rushes
