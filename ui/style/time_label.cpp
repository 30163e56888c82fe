// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/time_label.h"

#include "ui/style/fonts.h"

#include <QFontMetricsF>
#include <QPainter>

namespace rushes {

QSize TimeLabel::sizeHint() const
{
    const QFontMetricsF metrics(font());
    return {int(std::ceil(tabularWidth(text(), font()))) + 1, int(std::ceil(metrics.height()))};
}

QSize TimeLabel::minimumSizeHint() const
{
    return sizeHint();
}

void TimeLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    drawTabularText(painter, rect(), alignment(), text());
}

} // namespace rushes
