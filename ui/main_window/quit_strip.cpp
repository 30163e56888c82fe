// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/quit_strip.h"

#include "ui/style/flat_style.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <utility>

namespace rushes {

using namespace Qt::StringLiterals;

QuitStrip::QuitStrip(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_stay(new QPushButton(this))
    , m_quit(new QPushButton(this))
{
    setObjectName(u"quitStrip"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_quit->setFlat(true);
    auto *layout = new QHBoxLayout(this);
    const int side = scaled(12, this);
    // The frame is drawn inside these outer margins, so that it stands free of its neighbours.
    layout->setContentsMargins(side + scaled(12, this), scaled(8, this), side + scaled(10, this),
                               side + scaled(6, this));
    layout->setSpacing(scaled(10, this));
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_quit);
    layout->addWidget(m_stay);
    connect(m_stay, &QPushButton::clicked, this, &QuitStrip::stayRequested);
    connect(m_quit, &QPushButton::clicked, this, &QuitStrip::quitRequested);
    retranslate();
    hide();
}

void QuitStrip::setCount(int count)
{
    const int before = std::exchange(m_count, count);
    if (before == count)
        return;
    retranslate();
    setVisible(count > 0);
    if (before > 0)
        return;
    QAccessibleEvent alert(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString QuitStrip::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void QuitStrip::retranslate()
{
    setAccessibleName(tr("Quitting"));
    //: clips that are still waited for
    m_text->setText(
        tr("Rushes quits by itself once all clips are held. Still to come: %Ln.", nullptr, m_count));
    m_stay->setText(tr("Do not quit"));
    m_quit->setText(tr("Quit now"));
    const int side = scaled(16, this);
    m_icon->setPixmap(
        themedPixmap(u"info"_s, themeColours(palette()).accent, QSize(side, side), devicePixelRatioF()));
}

void QuitStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColours &colours = themeColours(palette());
    const int side = scaled(12, this);
    drawRoundedBox(painter, QRectF(rect()).adjusted(side, scaled(2, this), -side, -side), scaled(7, this),
                   colours.card, colours.hairline);
}

void QuitStrip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

} // namespace rushes
