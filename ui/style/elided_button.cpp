// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/elided_button.h"

#include "ui/style/elided_text.h"
#include "ui/style/fonts.h"
#include "ui/style/literal_text.h"
#include "wording/plain_text.h"

#include <QEvent>

#include <algorithm>

namespace rushes {

namespace {
constexpr double leastWidth = 48;
} // namespace

ElidedButton::ElidedButton(QWidget *parent)
    : QPushButton(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedButton::setWholeText(const QString &text, const QString &hint)
{
    m_wholeText = text;
    m_hint = hint;
    setAccessibleName(text);
    elide();
    updateGeometry();
}

QSize ElidedButton::sizeHint() const
{
    QSize hint = QPushButton::sizeHint(); // with the text that is shown at the moment
    const auto widthOf = [this](const QString &text) {
        return fontMetrics().size(Qt::TextShowMnemonic, text).width();
    };
    hint.rwidth() += widthOf(literalText(m_wholeText)) - widthOf(text());
    return hint;
}

QSize ElidedButton::minimumSizeHint() const
{
    const QSize hint = sizeHint();
    return {std::min(hint.width(), scaled(leastWidth, this)), hint.height()};
}

void ElidedButton::elide()
{
    // A default button's text is heavier than the font says.
    const QFontMetrics metrics(isDefault() ? mediumFont(font()) : font());
    const int lacking = sizeHint().width() - width();
    const int room = lacking > 0 ? std::max(0, metrics.horizontalAdvance(m_wholeText) - lacking) : noBound;
    const ElidedText elided = elidedText(m_wholeText, metrics, Qt::ElideRight, room, m_hint);
    if (literalText(elided.shown) != text())
        setText(literalText(elided.shown));
    setToolTip(toolTipText(elided.tip));
}

void ElidedButton::resizeEvent(QResizeEvent *event)
{
    QPushButton::resizeEvent(event);
    elide();
}

void ElidedButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        elide();
        updateGeometry();
    }
}

} // namespace rushes
