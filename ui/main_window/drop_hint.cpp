// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/drop_hint.h"

#include "ui/style/flat_style.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"

#include <QPainter>

namespace rushes {

DropHint::DropHint(QWidget *over)
    : QWidget(over)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropHint::appear()
{
    setGeometry(parentWidget()->rect());
    raise();
    show();
}

void DropHint::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColours &colours = themeColours(palette());
    QColor veil = colours.window;
    veil.setAlphaF(0.82F);
    painter.fillRect(rect(), veil);
    const int inset = scaled(16, this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.accent, 2, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), scaled(12, this),
                            scaled(12, this));
    painter.setFont(mediumFont(scaledFont(font(), 1.5)));
    painter.setPen(colours.accent);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, tr("Drop it to add the task ids in it"));
}

} // namespace rushes
