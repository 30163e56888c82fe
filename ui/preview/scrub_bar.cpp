// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/scrub_bar.h"

#include "ui/style/fonts.h"
#include "ui/style/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>

namespace rushes {

namespace {
constexpr double edge = 2; // so that the mark is whole at both ends
constexpr int stepsToAMark = 5;
constexpr double barHeight = 24;
constexpr double markRoom = 36;
} // namespace

ScrubBar::ScrubBar(QWidget *parent)
    : QAbstractSlider(parent)
{
    setOrientation(Qt::Horizontal);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSingleStep(1000);
    setPageStep(1000);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    // Time runs to the right, in every language.
    setLayoutDirection(Qt::LeftToRight);
}

void ScrubBar::setDuration(Duration duration)
{
    setRange(0, int(std::max<qint64>(0, duration.count())));
}

void ScrubBar::showPosition(Duration position)
{
    if (!isSliderDown())
        setValue(int(position.count()));
}

QSize ScrubBar::sizeHint() const
{
    return {scaled(240, this), scaled(barHeight, this)};
}

QSize ScrubBar::minimumSizeHint() const
{
    return {scaled(80, this), scaled(barHeight, this)};
}

Duration ScrubBar::markDistance(Duration duration, double width, double room)
{
    constexpr std::array<Duration, 10> distances{1s, 2s, 5s, 10s, 30s, 1min, 2min, 5min, 10min, 30min};
    const double perMs = duration > Duration::zero() ? width / double(duration.count()) : 0;
    const auto found = std::find_if(distances.begin(), distances.end(), [=](Duration distance) {
        return double(distance.count()) * perMs >= room;
    });
    return found == distances.end() ? distances.back() : *found;
}

double ScrubBar::positionOf(int value) const
{
    const double room = width() - 2 * edge;
    return maximum() > 0 ? edge + room * value / maximum() : edge;
}

int ScrubBar::valueAt(double x) const
{
    const double room = std::max(1.0, width() - 2 * edge);
    return int(std::lround(std::clamp((x - edge) / room, 0.0, 1.0) * maximum()));
}

void ScrubBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColours &colours = themeColours(palette());
    paintScale(painter);

    if (m_hoverX >= 0 && !isSliderDown() && isEnabled()) {
        painter.setPen(QPen(blended(colours.window, colours.accent, 0.5), 1));
        const double x = std::clamp(m_hoverX, edge, width() - edge);
        painter.drawLine(QPointF(x, 2), QPointF(x, height() - 2));
    }
    const bool isStrong = hasFocus() || isSliderDown();
    const QColor mark = isEnabled() ? colours.accent : colours.muted;
    const double x = positionOf(sliderPosition());
    const double half = isStrong ? 2 : 1.25;
    painter.setPen(Qt::NoPen);
    painter.setBrush(mark);
    painter.drawRoundedRect(QRectF(x - half, 1, 2 * half, height() - 2), half, half);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(blended(colours.window, colours.accent, 0.6), 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
}

void ScrubBar::paintScale(QPainter &painter) const
{
    if (maximum() <= 0)
        return;
    const ThemeColours &colours = themeColours(palette());
    const QColor faint = blended(colours.window, colours.muted, 0.45);
    const QColor played = blended(colours.window, colours.accent, 0.75);
    const Duration distance = markDistance(Duration(maximum()), width() - 2 * edge, scaled(markRoom, this));
    const int step = int(distance.count()) / stepsToAMark;
    const double top = 3;
    for (int index = 0; index * step <= maximum(); ++index) {
        const bool isMark = index % stepsToAMark == 0;
        const int value = index * step;
        const double length = scaled(isMark ? 12 : 6, this);
        painter.setPen(QPen(value <= sliderPosition() ? played : faint, 1));
        const double x = std::floor(positionOf(value)) + 0.5;
        painter.drawLine(QPointF(x, top), QPointF(x, top + length));
    }
}

void ScrubBar::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || maximum() <= 0) {
        event->ignore();
        return;
    }
    setSliderDown(true);
    setSliderPosition(valueAt(event->position().x()));
}

void ScrubBar::mouseMoveEvent(QMouseEvent *event)
{
    m_hoverX = event->position().x();
    if (isSliderDown())
        setSliderPosition(valueAt(m_hoverX));
    update();
}

void ScrubBar::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        setSliderDown(false);
}

void ScrubBar::leaveEvent(QEvent *event)
{
    m_hoverX = -1;
    update();
    QAbstractSlider::leaveEvent(event);
}

} // namespace rushes
