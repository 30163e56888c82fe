// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/card.h"

#include "ui/style/flat_style.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"

#include <QPainter>

namespace rushes {

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColours &colours = themeColours(palette());
    drawRoundedBox(painter, rect(), scaled(7, this), colours.card, colours.hairline);
}

} // namespace rushes
