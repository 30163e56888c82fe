// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/strip_painter.h"

#include "ui/style/theme.h"
#include "ui/style/whole_pixel.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace rushes {

namespace {

constexpr double trackHeight = 5;
constexpr double windowHeight = 16;
constexpr double markerHeight = 14;
constexpr double markerWidth = 2.5;
constexpr double hatchStep = 5; ///< from stripe to stripe
constexpr double hatchWidth = 2.2;

QPainterPath rounded(const QRectF &rectangle, double radius)
{
    QPainterPath path;
    path.addRoundedRect(rectangle, radius, radius);
    return path;
}

/// Slanting stripes that stand still while the hatched part grows: they are laid from a fixed origin.
void hatch(QPainter &painter, const QRectF &area, const QColor &stripe, const QColor &between, double scale)
{
    painter.fillRect(area, between);
    painter.setPen(QPen(stripe, hatchWidth * scale));
    const double step = hatchStep * scale;
    const double slant = area.height();
    for (double x = area.left() - slant; x < area.right() + slant; x += step)
        painter.drawLine(QPointF(x, area.bottom() + 1), QPointF(x + slant + 2, area.top() - 1));
}

} // namespace

void paintStrip(QPainter &painter, const QRectF &rectangle, const ProgressStrip &strip,
                const QPalette &palette, const QColor &ground, double scale)
{
    const ThemeColours &colours = themeColours(palette);
    const auto at = [&](double fraction) {
        return rectangle.left() + std::clamp(fraction, 0.0, 1.0) * rectangle.width();
    };
    const double middle = wholePixel(rectangle.center().y());
    const auto bar = [&](double from, double to, double height) {
        return QRectF(from, middle - height * scale / 2, std::max(0.0, to - from), height * scale);
    };
    const bool onSelection = ground == colours.selection;
    const QColor track = onSelection ? blended(ground, colours.text, 0.11) : colours.track;
    const QColor window = onSelection ? blended(ground, colours.text, 0.16) : colours.estimate;
    const QColor tone = toneColour(strip.tone, palette);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);

    const QRectF whole = bar(rectangle.left(), rectangle.right(), trackHeight);
    painter.fillPath(rounded(whole, whole.height() / 2), track);
    if (strip.windowTo > strip.windowFrom)
        painter.fillPath(rounded(bar(at(strip.windowFrom), at(strip.windowTo), windowHeight), 3 * scale),
                         window);

    const double queuedTo = at(std::min(strip.queuedTo, strip.now));
    const double now = at(strip.now);
    if (now > rectangle.left()) {
        // One rounded shape from the start to now; hatched and solid are cut out of it.
        painter.save();
        painter.setClipPath(rounded(bar(rectangle.left(), now, trackHeight), whole.height() / 2),
                            Qt::IntersectClip);
        if (strip.queuedTo > 0) {
            const QColor queued = toneColour(Tone::Queued, palette);
            hatch(painter, bar(rectangle.left(), queuedTo, trackHeight), blended(queued, ground, 0.15),
                  blended(ground, queued, 0.28), scale);
        }
        if (now > queuedTo)
            painter.fillRect(bar(queuedTo, now, trackHeight), tone);
        painter.restore();
    }
    const bool onlyQueued = strip.queuedTo >= strip.now && strip.queuedTo > 0;
    const QColor markerColour = onlyQueued ? toneColour(Tone::Queued, palette) : tone;
    const double markerLeft =
        std::clamp(now - markerWidth * scale / 2, rectangle.left(), rectangle.right() - markerWidth * scale);
    painter.fillPath(rounded(bar(markerLeft, markerLeft + markerWidth * scale, markerHeight), scale),
                     markerColour);
    painter.restore();
}

} // namespace rushes
