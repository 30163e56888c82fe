// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace rushes {

/// Hears the window system's order that the program is to end: what Qt makes of a session manager's DIE,
/// which comes once every program had its say, and is not to be asked about. It is told from every other way
/// to close a window, so that a session's end that was agreed to and then called off leaves nothing behind.
/// Main thread.
class QuitOrder final : public QObject
{
    Q_OBJECT

public:
    /// application: to which the order comes; borrowed.
    explicit QuitOrder(QObject &application, QObject *parent = nullptr);
    ~QuitOrder() override;

Q_SIGNALS:
    void given();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QObject &m_application;
};

} // namespace rushes
