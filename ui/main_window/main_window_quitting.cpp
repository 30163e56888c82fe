// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"
#include "ui/add/notice_bar.h"
#include "ui/details/details_panel.h"
#include "ui/main_window/expiry_notices.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/quit_guard.h"
#include "ui/main_window/quit_strip.h"

#include <QCloseEvent>

namespace rushes {

void MainWindow::connectWarnings()
{
    m_expiryNotices = new ExpiryNotices(m_engine, &QDBusConnection::sessionBus, this);
    m_expiryNotices->setReword(
        [this](const QString &from, const QString &to) { return m_notices->reword(from, to); });
    connect(m_expiryNotices, &ExpiryNotices::notice, this, &MainWindow::tell);
    connect(m_expiryNotices, &ExpiryNotices::withdrawn, this, [this](const QString &text) {
        if (m_notices->text() == text)
            m_notices->dismiss();
    });
    connect(m_expiryNotices, &ExpiryNotices::selectionRequested, this, &MainWindow::selectTasks);
    connect(m_expiryNotices, &ExpiryNotices::showingRequested, this, [this](const QVector<qint64> &numbers) {
        bringForward();
        selectTasks(numbers);
    });
}

void MainWindow::connectQuitting()
{
    m_quit = new QuitGuard(m_engine, m_model, *this);
    connect(m_quit, &QuitGuard::attentionWanted, this, &MainWindow::bringForward);
    connect(m_quit, &QuitGuard::waitingFor, m_quitStrip, &QuitStrip::setCount);
    connect(m_quit, &QuitGuard::leaving, this, &QWidget::close);
    connect(m_quitStrip, &QuitStrip::stayRequested, m_quit, &QuitGuard::stay);
    connect(m_quitStrip, &QuitStrip::quitRequested, this, &MainWindow::closeNow);
}

bool MainWindow::maySessionEnd(const std::function<bool()> &mayAsk)
{
    return m_quit->maySessionEnd(mayAsk);
}

void MainWindow::closeNow()
{
    m_quit->letGo();
    close();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_quit->mayClose()) {
        event->ignore();
        return;
    }
    m_details->stopPlayback();
    rememberLayout();
    QMainWindow::closeEvent(event);
}

} // namespace rushes
