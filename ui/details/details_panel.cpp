// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/details_panel.h"

#include "engine/engine.h"
#include "model/task_table_model.h"
#include "ui/details/message_page.h"
#include "ui/details/task_page.h"
#include "ui/style/fonts.h"
#include "wording/watch_text.h"

#include <QEvent>
#include <QStackedWidget>
#include <QTimerEvent>
#include <QVBoxLayout>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {
constexpr int leastWidth = 320;
constexpr auto tick = 1s;
} // namespace

DetailsPanel::DetailsPanel(Engine &engine, TaskTableModel &model, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_model(model)
    , m_pages(new QStackedWidget(this))
    , m_taskPage(new TaskPage(engine, m_pages))
    , m_messagePage(new MessagePage(m_pages))
{
    setMinimumWidth(scaled(leastWidth, this));
    m_pages->addWidget(m_messagePage);
    m_pages->addWidget(m_taskPage);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    connectPage();
    connectMonitor();
    say();
    showTask(std::nullopt);
}

DetailsPanel::~DetailsPanel()
{
    // The video goes before the windows that it is drawn in.
    m_taskPage->stopPlayback();
}

void DetailsPanel::connectPage()
{
    connect(m_taskPage, &TaskPage::modeChosen, this, [this](const QString &mode) {
        if (m_number)
            Q_EMIT modeRequested(*m_number, mode);
    });
    connect(m_taskPage, &TaskPage::actionTriggered, this, [this](const OfferedAction &offered) {
        if (!m_number)
            return;
        switch (offered.action) {
        case TaskAction::Save:
        case TaskAction::SaveAgain:
            Q_EMIT saveRequested(*m_number);
            break;
        case TaskAction::SaveAs:
            Q_EMIT saveAsRequested(*m_number);
            break;
        case TaskAction::ShowInFolder:
            Q_EMIT showInFolderRequested(*m_number);
            break;
        case TaskAction::CheckNow:
            Q_EMIT checkRequested(*m_number);
            break;
        case TaskAction::AskElsewhere:
            Q_EMIT moveRequested(*m_number, offered.service);
            break;
        case TaskAction::FetchAnyway:
            Q_EMIT fetchAnywayRequested(*m_number);
            break;
        }
    });
}

void DetailsPanel::connectMonitor()
{
    const TaskMonitor &monitor = m_engine.monitor();
    connect(&monitor, &TaskMonitor::taskChanged, this,
            [this](const Task &task) { refreshSoon(task.number); });
    connect(&monitor, &TaskMonitor::allPausedChanged, this, [this] {
        if (m_number)
            refreshSoon(*m_number);
    });
    connect(&monitor, &TaskMonitor::eventHappened, this, [this](const Task &task, const TaskEvent &event) {
        if (std::holds_alternative<CopyProgress>(event))
            refreshSoon(task.number);
    });
    connect(&monitor, &TaskMonitor::tasksRemoved, this, [this](const QVector<qint64> &numbers) {
        if (m_number && numbers.contains(*m_number))
            showTask(std::nullopt);
    });
}

void DetailsPanel::showTask(std::optional<qint64> number)
{
    m_selection.clear();
    m_number = number && m_model.task(*number) ? number : std::nullopt;
    if (m_number) {
        m_pages->setCurrentWidget(m_taskPage);
        refresh();
    } else {
        m_taskPage->stopPlayback();
        m_pages->setCurrentWidget(m_messagePage);
        say();
    }
    tickOrRest();
}

void DetailsPanel::showSelection(const QVector<qint64> &numbers)
{
    showTask(std::nullopt);
    m_selection = numbers;
    say();
}

void DetailsPanel::playPause()
{
    if (m_number)
        m_taskPage->playPause();
}

void DetailsPanel::stopPlayback()
{
    m_taskPage->stopPlayback();
}

void DetailsPanel::refreshSoon(qint64 number)
{
    if (number != m_number || std::exchange(m_refreshIsDue, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_refreshIsDue = false;
            refresh();
        },
        Qt::QueuedConnection);
}

void DetailsPanel::refresh()
{
    const SharedTask task = m_number ? m_model.task(*m_number) : nullptr;
    if (task)
        m_taskPage->show(ShownTask{*task, m_model.contextOf(*m_number)});
}

void DetailsPanel::say()
{
    setAccessibleName(tr("Details"));
    if (m_selection.size() < 2) {
        m_messagePage->setMessage(
            u"rushes"_s, tr("Nothing selected"),
            tr("Select a task to see its clip, its time line and what is known of it."));
        return;
    }
    int ready = 0;
    int notHeld = 0;
    for (qint64 number : std::as_const(m_selection)) {
        const SharedTask task = m_model.task(number);
        ready += task && isReady(*task) ? 1 : 0;
        notHeld += task && isAtRisk(*task) ? 1 : 0;
    }
    QStringList lines;
    if (ready > 0)
        lines.append(readyText(ready));
    if (notHeld > 0)
        lines.append(notHeldText(notHeld));
    if (lines.isEmpty())
        lines.append(tr("What is chosen in the menus is done to all of them."));
    m_messagePage->setMessage(u"rushes"_s, tr("%Ln tasks selected", nullptr, int(m_selection.size())),
                              lines.join(u'\n'));
}

void DetailsPanel::tickOrRest()
{
    if (m_number && isVisible() && !window()->isMinimized())
        m_tick.start(int(Duration(tick).count()), Qt::CoarseTimer, this);
    else
        m_tick.stop();
}

void DetailsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        say();
        refresh();
    }
}

void DetailsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    tickOrRest();
}

void DetailsPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_tick.stop();
}

void DetailsPanel::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_tick.timerId())
        refresh();
    else
        QWidget::timerEvent(event);
}

} // namespace rushes
