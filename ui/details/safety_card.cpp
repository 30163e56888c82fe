// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/safety_card.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/text_labels.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QGridLayout>

namespace rushes {

SafetyCard::SafetyCard(QWidget *parent)
    : Card(parent)
    , m_icon(new QLabel(this))
    , m_heading(new WrappedLabel(this))
    , m_body(new WrappedLabel(this))
    , m_next(new WrappedLabel(this))
{
    setObjectName(QStringLiteral("safetyCard"));
    m_heading->setObjectName(QStringLiteral("safetyHeading"));
    m_body->setObjectName(QStringLiteral("safetyBody"));
    m_next->setObjectName(QStringLiteral("whatNext"));
    auto *layout = new QGridLayout(this);
    const int margin = scaled(12, this);
    layout->setContentsMargins(margin, margin - 2, margin, margin - 2);
    layout->setHorizontalSpacing(scaled(8, this));
    layout->setVerticalSpacing(scaled(4, this));
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_icon, 0, 0, Qt::AlignTop);
    layout->addWidget(m_heading, 0, 1);
    layout->addWidget(m_body, 1, 0, 1, 2);
    layout->addWidget(m_next, 2, 0, 1, 2);
    dress();
}

void SafetyCard::setText(const SafetyText &text)
{
    if (text == m_text)
        return;
    m_text = text;
    const auto put = [](WrappedLabel &label, const QString &words) {
        label.setText(words);
        label.setVisible(!words.isEmpty());
    };
    put(*m_heading, text.heading);
    put(*m_body, text.body);
    put(*m_next, text.next);
    setAccessibleName(text.heading);
    dress();
}

void SafetyCard::dress()
{
    const QColor colour = toneColour(m_text.tone, palette());
    const int side = scaled(16, this);
    m_icon->setPixmap(themedPixmap(m_text.icon, colour, QSize(side, side), devicePixelRatioF()));
    m_heading->setFont(mediumFont(font()));
    setTextColour(*m_heading, m_text.tone == Tone::Muted ? themeColours(palette()).text : colour);
    setTextColour(*m_body, themeColours(palette()).muted);
    setTextColour(*m_next, themeColours(palette()).muted);
}

void SafetyCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
}

} // namespace rushes
