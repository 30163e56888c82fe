// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/task_header.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/text_labels.h"
#include "ui/style/theme.h"
#include "wording/plain_text.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QToolButton>

namespace rushes {

TaskHeader::TaskHeader(QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(this))
    , m_idLabel(new ElidedLabel(this))
    , m_copy(new QToolButton(this))
    , m_titleRow(new QHBoxLayout)
    , m_idRow(new QHBoxLayout)
{
    m_title->setObjectName(QStringLiteral("title"));
    m_idLabel->setObjectName(QStringLiteral("id"));
    m_idLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy->setObjectName(QStringLiteral("copyId"));
    m_copy->setAutoRaise(true);
    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_id); });

    for (QHBoxLayout *row : {m_titleRow, m_idRow}) {
        row->setSpacing(scaled(4, this));
        row->addWidget(row == m_titleRow ? m_title : m_idLabel);
        row->addStretch();
    }
    m_idRow->insertWidget(1, m_copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_titleRow);
    layout->addLayout(m_idRow);
    dress();
    say();
}

void TaskHeader::setTask(const QString &label, const QString &id)
{
    m_id = id;
    const QString shownId = shownText(id, longestShown);
    const bool hasLabel = !label.isEmpty();
    // Without a label its id is its name, and is not said twice.
    m_title->setElideMode(hasLabel ? Qt::ElideRight : Qt::ElideMiddle);
    m_title->setWholeText(hasLabel ? shownText(label, longestShown) : shownId);
    m_idLabel->setWholeText(hasLabel ? shownId : QString());
    m_idLabel->setVisible(hasLabel);
    QHBoxLayout *row = hasLabel ? m_idRow : m_titleRow;
    if (row->indexOf(m_copy) < 0) {
        (hasLabel ? m_titleRow : m_idRow)->removeWidget(m_copy);
        row->insertWidget(1, m_copy);
    }
}

void TaskHeader::dress()
{
    const ThemeColours &colours = themeColours(palette());
    m_title->setFont(mediumFont(scaledFont(font(), 1.15)));
    m_idLabel->setFont(scaledFont(monospaceFont(font()), 0.95));
    setTextColour(*m_idLabel, colours.muted);
    const int side = scaled(14, this);
    m_copy->setIcon(themedIcon(QStringLiteral("copy"), colours.muted));
    m_copy->setIconSize({side, side});
    m_copy->setFixedSize(scaled(22, this), scaled(22, this));
    // As high without a label, so that the picture stays where it is from task to task.
    setMinimumHeight(m_title->sizeHint().height() + m_copy->height());
}

void TaskHeader::say()
{
    m_copy->setToolTip(tr("Copy the id"));
    m_copy->setAccessibleName(m_copy->toolTip());
}

void TaskHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
    else if (event->type() == QEvent::LanguageChange)
        say();
}

} // namespace rushes
