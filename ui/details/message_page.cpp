// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/message_page.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/text_labels.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QVBoxLayout>

namespace rushes {

MessagePage::MessagePage(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_heading(new WrappedLabel(this))
    , m_body(new WrappedLabel(this))
{
    m_heading->setObjectName(QStringLiteral("messageHeading"));
    m_body->setObjectName(QStringLiteral("messageBody"));
    m_icon->setAlignment(Qt::AlignCenter);
    m_heading->setAlignment(Qt::AlignHCenter);
    m_body->setAlignment(Qt::AlignHCenter);
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(44, this);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(scaled(6, this));
    layout->addStretch(2);
    layout->addWidget(m_icon);
    layout->addWidget(m_heading);
    layout->addWidget(m_body);
    layout->addStretch(3);
}

void MessagePage::setMessage(const QString &icon, const QString &heading, const QString &body)
{
    m_iconName = icon;
    m_heading->setText(heading);
    m_body->setText(body);
    m_body->setVisible(!body.isEmpty());
    dress();
}

void MessagePage::dress()
{
    const ThemeColours &colours = themeColours(palette());
    const int side = scaled(30, this);
    m_icon->setPixmap(themedPixmap(m_iconName, blended(colours.window, colours.muted, 0.7), QSize(side, side),
                                   devicePixelRatioF()));
    m_heading->setFont(mediumFont(scaledFont(font(), 1.1)));
    setTextColour(*m_body, colours.muted);
}

void MessagePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
}

} // namespace rushes
