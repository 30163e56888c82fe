// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/task_page.h"

#include "engine/engine.h"
#include "store/clip_store.h"
#include "ui/details/action_row.h"
#include "ui/details/answer_view.h"
#include "ui/details/facts_view.h"
#include "ui/details/safety_card.h"
#include "ui/details/task_header.h"
#include "ui/details/time_line_view.h"
#include "ui/preview/preview_panel.h"
#include "ui/style/fonts.h"
#include "wording/task_detail_text.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QVBoxLayout>

namespace rushes {

namespace {

constexpr double stageShare = 0.45; // of the panel's height at most
constexpr int leastStageHeight = 110;
constexpr int sideMargin = 16;

QString ifThere(const QString &path)
{
    return !path.isEmpty() && QFileInfo::exists(path) ? path : QString();
}

/// As wide as it is given: what stands in it is wrapped or cut, never pushed out of sight.
class NarrowContent final : public QWidget
{
public:
    using QWidget::QWidget;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, QWidget::minimumSizeHint().height()}; }
};

} // namespace

TaskPage::TaskPage(Engine &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
{
    build();
    say();
    showTab(TimeLineTab);
}

void TaskPage::build()
{
    m_header = new TaskHeader(this);
    m_preview = new PreviewPanel(m_engine.clock(), m_engine.settings(), this);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new NarrowContent;
    m_actions = new ActionRow(m_engine.catalogue(), content);
    m_tabs = new QTabBar(content);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(true);
    m_timeLine = new TimeLineView(content);
    m_facts = new FactsView(content);
    m_answer = new AnswerView(m_engine.monitor(), content);
    m_safety = new SafetyCard(content);
    m_pages = {m_timeLine, m_facts, m_answer};
    for (size_t i = 0; i < m_pages.size(); ++i)
        m_tabs->addTab(QString());
    m_tabs->setObjectName(QStringLiteral("detailsTabs"));

    const int margin = scaled(sideMargin, this);
    auto *below = new QVBoxLayout(content);
    below->setContentsMargins(margin, scaled(2, this), margin, margin);
    below->setSpacing(scaled(10, this));
    below->addWidget(m_actions);
    below->addWidget(m_tabs);
    for (QWidget *page : m_pages)
        below->addWidget(page, page == m_answer ? 1 : 0);
    below->addWidget(m_safety);
    below->addStretch();
    m_scroll->setWidget(content);
    m_scroll->viewport()->installEventFilter(this);
    // The area shows through: the panel's own background.
    content->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);

    auto *above = new QVBoxLayout;
    above->setContentsMargins(margin, scaled(12, this), margin, 0);
    above->setSpacing(scaled(6, this));
    above->addWidget(m_header);
    above->addWidget(m_preview);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(scaled(6, this));
    layout->addLayout(above);
    layout->addWidget(m_scroll, 1);

    connect(m_tabs, &QTabBar::currentChanged, this, &TaskPage::showTab);
    connect(m_actions, &ActionRow::triggered, this, &TaskPage::actionTriggered);
    connect(m_facts, &FactsView::modeChosen, this, &TaskPage::modeChosen);
}

ClipFiles TaskPage::filesOf(const Task &task)
{
    const QString clipFile = m_engine.clips().fileOf(task.clipFacts);
    const QString posterFile = m_engine.clips().pathOf(task.clipFacts.posterFile);
    if (task.number != m_number || clipFile != m_clipFile || posterFile != m_posterFile) {
        m_clipFile = clipFile;
        m_posterFile = posterFile;
        m_files = {ifThere(clipFile), ifThere(posterFile)};
    }
    return m_files;
}

QVector<Fact> TaskPage::factsOf(const ShownTask &shown, const ClipFiles &files) const
{
    QVector<Fact> known = facts(shown.task, shown.context);
    if (!files.clip.isEmpty() && !shown.task.clipFacts.heldFile.isEmpty())
        known.append({tr("Held as", "which file"), QDir::toNativeSeparators(files.clip)});
    return known;
}

void TaskPage::show(const ShownTask &shown)
{
    const Task &task = shown.task;
    const ClipFiles files = filesOf(task);
    const bool isOther = std::exchange(m_number, task.number) != task.number;
    m_header->setTask(task.label, task.id);
    m_preview->setContent(previewOf(shown, files));
    m_actions->setActions(actionsFor(task, m_engine.catalogue()));
    m_timeLine->setEntries(timeLine(task, shown.context));
    m_facts->setModes(shown.context.family, task.mode);
    m_facts->setFacts(factsOf(shown, files));
    m_answer->showAnswerOf(task);
    m_safety->setText(safetyTextOf(shown));
    if (isOther)
        m_scroll->verticalScrollBar()->setValue(0);
}

void TaskPage::playPause()
{
    m_preview->playPause();
}

void TaskPage::stopPlayback()
{
    m_preview->stop();
}

void TaskPage::showTab(int index)
{
    for (size_t i = 0; i < m_pages.size(); ++i)
        m_pages[i]->setVisible(int(i) == index);
}

void TaskPage::say()
{
    m_tabs->setTabText(TimeLineTab, tr("Time line"));
    m_tabs->setTabText(FactsTab, tr("Facts"));
    m_tabs->setTabText(AnswerTab, tr("Answer", "of the service"));
    m_tabs->setAccessibleName(tr("What is shown of the task"));
    m_timeLine->setAccessibleName(tr("Time line"));
    m_facts->setAccessibleName(tr("Facts"));
}

void TaskPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        say();
}

/// A scroll bar stands in the margin: what is beside it ends where the picture above it does.
bool TaskPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_scroll->viewport() && event->type() == QEvent::Resize) {
        QLayout *below = m_scroll->widget()->layout();
        QMargins margins = below->contentsMargins();
        const int bar = m_scroll->width() - m_scroll->viewport()->width();
        margins.setRight(std::max(0, margins.left() - bar));
        below->setContentsMargins(margins);
    }
    return QWidget::eventFilter(watched, event);
}

void TaskPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_preview->setMaximumStageHeight(std::max(scaled(leastStageHeight, this), int(height() * stageShare)));
}

} // namespace rushes
