// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/add/notice_bar.h"

#include "ui/style/flat_style.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimerEvent>
#include <QToolButton>

#include <chrono>
#include <utility>

namespace rushes {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Time to read, and more where there is something to decide.
constexpr auto readingTime = 8s;
constexpr auto decidingTime = 20s;

bool stays(const Notice &notice)
{
    return notice.tone == Tone::Warning || notice.tone == Tone::Danger;
}

QString iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return u"status-completed"_s;
    case Tone::Warning:
    case Tone::Danger:
        return u"warning"_s;
    default:
        return u"info"_s;
    }
}

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_offers(new QHBoxLayout)
    , m_close(new QToolButton(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setAutoRaise(true);
    auto *layout = new QHBoxLayout(this);
    const int side = scaled(12, this);
    layout->setContentsMargins(side + scaled(12, this), scaled(8, this), side + scaled(6, this),
                               side + scaled(6, this));
    layout->setSpacing(scaled(10, this));
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addLayout(m_offers);
    layout->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &NoticeBar::dismiss);
    nameThings();
    hide();
}

QString NoticeBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void NoticeBar::tell(const Notice &notice)
{
    m_notice = notice;
    while (QLayoutItem *item = m_offers->takeAt(0)) {
        item->widget()->hide(); // it may be the button whose click led here
        item->widget()->deleteLater();
        delete item;
    }
    for (const Notice::Offer &offer : notice.offers) {
        auto *button = new QPushButton(offer.text, this);
        connect(button, &QPushButton::clicked, this, [this, action = offer.action] {
            dismiss();
            action();
        });
        m_offers->addWidget(button);
    }
    m_text->setText(notice.text);
    nameThings();
    show();
    update();
    startLeaving();
    QAccessibleEvent alert(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

bool NoticeBar::reword(const QString &from, const QString &to)
{
    if (isHidden() || m_notice.text != from)
        return false;
    m_notice.text = to;
    m_text->setText(to);
    return true;
}

void NoticeBar::startLeaving()
{
    m_leaving.stop();
    if (!stays(m_notice) && !underMouse()) {
        const auto time = m_notice.offers.isEmpty() ? readingTime : decidingTime;
        m_leaving.start(int(std::chrono::milliseconds(time).count()), this);
    }
}

void NoticeBar::dismiss()
{
    m_leaving.stop();
    hide();
}

void NoticeBar::nameThings()
{
    setAccessibleName(tr("Notice"));
    m_close->setAccessibleName(tr("Close this notice"));
    m_close->setToolTip(tr("Close this notice"));
    const ThemeColours &colours = themeColours(palette());
    m_close->setIcon(themedIcon(u"close"_s, colours.muted));
    const Tone tone = m_notice.tone == Tone::Neutral ? Tone::Muted : m_notice.tone;
    const int side = scaled(16, this);
    m_icon->setPixmap(
        themedPixmap(iconOf(m_notice.tone), toneColour(tone, palette()), {side, side}, devicePixelRatioF()));
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColours &colours = themeColours(palette());
    const int side = scaled(12, this);
    const bool warns = stays(m_notice);
    drawRoundedBox(painter, QRectF(rect()).adjusted(side, scaled(2, this), -side, -side), scaled(7, this),
                   warns ? colours.noticeCard : colours.card,
                   warns ? colours.noticeHairline : colours.hairline);
}

void NoticeBar::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_leaving.timerId())
        dismiss();
    else
        QFrame::timerEvent(event);
}

void NoticeBar::enterEvent(QEnterEvent *event)
{
    QFrame::enterEvent(event);
    m_leaving.stop();
}

void NoticeBar::leaveEvent(QEvent *event)
{
    QFrame::leaveEvent(event);
    startLeaving();
}

void NoticeBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        nameThings();
}

} // namespace rushes
