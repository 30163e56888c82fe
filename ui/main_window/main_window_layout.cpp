// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/main_window.h"

#include "engine/engine.h"
#include "store/settings.h"
#include "ui/main_window/commands.h"
#include "ui/style/fonts.h"
#include "ui/style/screen_room.h"

#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>

namespace rushes {

namespace {

constexpr QLatin1StringView windowLayout("window");
constexpr QLatin1StringView splitterLayout("details");
constexpr QSize firstSize(1440, 820);
constexpr double detailsShare = 0.25; ///< of the window's width, at first
constexpr int narrowestDetails = 300;
constexpr int widestDetailsAtFirst = 440;
constexpr int widestDetails = 4000;

} // namespace

void MainWindow::restoreLayout()
{
    const Settings &settings = m_engine.settings();
    if (!restoreGeometry(settings.layout(windowLayout))) {
        const QSize wanted(scaled(firstSize.width(), this), scaled(firstSize.height(), this));
        resize(wanted.boundedTo(roomOnScreen(this)));
    }
    readDetailsLayout();
}

void MainWindow::readDetailsLayout()
{
    // "shown 380": whether, and the width that the user gave it (0: none).
    const QList<QByteArray> kept = m_engine.settings().layout(splitterLayout).split(' ');
    m_detailsWanted = kept.constFirst() != "hidden";
    m_detailsWidth = std::clamp(kept.constLast().toInt(), 0, widestDetails);
    m_commands->of(Command::Details)->setChecked(m_detailsWanted);
}

void MainWindow::applyDetailsWidth()
{
    const int share = std::clamp(int(width() * detailsShare), scaled(narrowestDetails, this),
                                 scaled(widestDetailsAtFirst, this));
    const int details = m_detailsWidth > 0 ? m_detailsWidth : share;
    m_splitter->setSizes({std::max(1, width() - details), details});
}

void MainWindow::rememberLayout()
{
    Settings &settings = m_engine.settings();
    settings.setLayout(windowLayout, saveGeometry());
    settings.setLayout(splitterLayout,
                       (m_detailsWanted ? "shown " : "hidden ") + QByteArray::number(m_detailsWidth));
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (m_wasShown)
        return;
    m_wasShown = true;
    applyDetailsWidth();
    showContent();
    m_content->currentWidget()->setFocus(Qt::NoFocusReason);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (m_wasShown && m_detailsWidth == 0)
        applyDetailsWidth();
}

} // namespace rushes
