// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/at_risk_row.h"

#include "core/task_rules.h"
#include "model/task_tone.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/text_labels.h"
#include "ui/style/theme.h"
#include "ui/style/time_label.h"
#include "wording/at_risk_text.h"
#include "wording/task_text.h"

#include <QGridLayout>

namespace rushes {

namespace {

constexpr int iconSide = 16;

/// What is happening is coloured as its cell in the table, but for what nobody works at.
Tone happeningTone(const Task &task, const TaskContext &context)
{
    if (isAtRisk(task) && !isClipToBeHad(task))
        return Tone::Warning;
    const Tone tone = toneOf(task, TaskColumn::Clip, context);
    return task.clip == ClipState::Online ? Tone::Neutral : tone;
}

} // namespace

AtRiskRow::AtRiskRow(qint64 number, QWidget *parent)
    : QWidget(parent)
    , m_number(number)
    , m_icon(new QLabel(this))
    , m_title(new ElidedLabel(this))
    , m_kind(new ElidedLabel(this))
    , m_happening(new TimeLabel(this))
    , m_life(new TimeLabel(this))
{
    m_title->setFont(mediumFont(font()));
    m_kind->setFont(scaledFont(font(), 0.92));
    m_life->setFont(scaledFont(font(), 0.92));
    for (QLabel *label : {m_happening, m_life}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(scaled(12, this), scaled(8, this), scaled(12, this), scaled(8, this));
    grid->setHorizontalSpacing(scaled(12, this));
    grid->setVerticalSpacing(scaled(2, this));
    grid->addWidget(m_icon, 0, 0, 2, 1, Qt::AlignVCenter);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_happening, 0, 2);
    grid->addWidget(m_kind, 1, 1);
    grid->addWidget(m_life, 1, 2);
    grid->setColumnStretch(1, 1);
}

void AtRiskRow::setTask(const Task &task, const TaskContext &context)
{
    const ThemeColours &colours = themeColours(palette());
    const QColor tone = toneColour(happeningTone(task, context), palette());
    const QString happening = clipHappeningText(task, context);
    const QString life = linkLifeText(task, context);
    m_title->setWholeText(titleText(task));
    m_kind->setWholeText(kindText(task, context));
    m_happening->setText(happening);
    m_life->setText(life);
    setTextColour(*m_kind, colours.muted);
    setTextColour(*m_happening, tone);
    const Tone lifeTone = toneOf(task, TaskColumn::Expires, context);
    setTextColour(*m_life, lifeTone == Tone::Neutral ? colours.muted : toneColour(lifeTone, palette()));
    const int side = scaled(iconSide, this);
    m_icon->setPixmap(
        themedPixmap(iconName(task, TaskColumn::Clip), tone, QSize(side, side), devicePixelRatioF()));
    const QString kind = kindText(task, context);
    if (life.isEmpty())
        //: a row, said aloud; %1: a task, %2: its kind, %3: "Held"
        setAccessibleName(tr("%1, %2, %3").arg(titleText(task), kind, happening));
    else
        //: a row, said aloud; %1: a task, %2: its kind, %3: "Copying 43 %", %4: "Link ends in 5 h 12 min"
        setAccessibleName(tr("%1, %2, %3, %4").arg(titleText(task), kind, happening, life));
}

} // namespace rushes
