// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/at_risk_list.h"

#include "engine/engine.h"
#include "model/task_table_model.h"
#include "monitor/task_monitor.h"
#include "ui/main_window/at_risk_row.h"
#include "ui/style/fonts.h"
#include "ui/style/text_labels.h"
#include "ui/style/theme.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace rushes {

namespace {

constexpr int mostRows = 50;  ///< more are counted
constexpr int rowsInView = 5; ///< more are scrolled to

QWidget *hairline(QWidget *parent)
{
    auto *line = new QWidget(parent);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    return line;
}

} // namespace

AtRiskList::AtRiskList(QWidget *parent)
    : QScrollArea(parent)
    , m_content(new QWidget)
    , m_layout(new QVBoxLayout(m_content))
    , m_more(new QLabel(m_content))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    viewport()->setAutoFillBackground(false);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_more->setTextFormat(Qt::PlainText);
    m_more->setContentsMargins(scaled(12, this), scaled(8, this), scaled(12, this), scaled(8, this));
    m_layout->addWidget(m_more);
    m_layout->addStretch(1);
    setWidget(m_content);
    m_content->setAutoFillBackground(false); // setWidget() sees to the contrary; what is behind shows through
}

void AtRiskList::add(qint64 number)
{
    ++m_count;
    if (m_rows.size() >= mostRows)
        return;
    if (!m_rows.isEmpty())
        m_layout->insertWidget(m_layout->indexOf(m_more), hairline(m_content));
    auto *row = new AtRiskRow(number, m_content);
    m_layout->insertWidget(m_layout->indexOf(m_more), row);
    m_rows.append(row);
}

void AtRiskList::refresh(Engine &engine, const TaskTableModel &model)
{
    for (AtRiskRow *row : std::as_const(m_rows)) {
        if (const SharedTask task = engine.monitor().task(row->number()))
            row->setTask(*task, model.contextOf(row->number()));
    }
    const int more = m_count - int(m_rows.size());
    m_more->setVisible(more > 0);
    //: clips, below a list of others
    m_more->setText(tr("And %Ln more", nullptr, more));
    setTextColour(*m_more, themeColours(palette()).muted);
    updateGeometry();
}

int AtRiskList::heightOf(int rows) const
{
    int height = std::max(0, rows - 1); // the lines between them
    for (int i = 0; i < rows; ++i)
        height += m_rows[i]->sizeHint().height();
    return height;
}

QSize AtRiskList::sizeHint() const
{
    const bool allInView = int(m_rows.size()) <= rowsInView;
    int height = heightOf(std::min(int(m_rows.size()), rowsInView));
    if (!allInView)
        height += m_rows.constFirst()->sizeHint().height() / 2; // so that it shows that there is more
    return {m_content->minimumSizeHint().width(), height};
}

QSize AtRiskList::minimumSizeHint() const
{
    const int height = heightOf(std::min(int(m_rows.size()), 1));
    return {m_content->minimumSizeHint().width(), height};
}

} // namespace rushes
