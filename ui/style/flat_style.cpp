// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/flat_style.h"

#include "ui/style/flat_style_p.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QScrollBar>
#include <QSlider>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

#include <algorithm>

namespace rushes {

using namespace Qt::StringLiterals;

namespace {

void drawFocusRing(QPainter &painter, const QRectF &rectangle, const QColor &colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rectangle.adjusted(1, 1, -1, -1), cornerRadius, cornerRadius);
    painter.restore();
}

} // namespace

void drawRoundedBox(QPainter &painter, const QRectF &rectangle, double radius, const QColor &fill,
                    const QColor &border)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(border.isValid() ? QPen(border, 1) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const double inset = border.isValid() ? 0.5 : 0;
    painter.drawRoundedRect(rectangle.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

void drawChevron(QPainter &painter, const QRectF &rectangle, Qt::ArrowType direction, const QColor &colour,
                 double size)
{
    constexpr auto degrees = [](Qt::ArrowType arrow) {
        switch (arrow) {
        case Qt::UpArrow:
            return 180;
        case Qt::LeftArrow:
            return 90;
        case Qt::RightArrow:
            return -90;
        default:
            return 0;
        }
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rectangle.center());
    painter.rotate(degrees(direction));
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const double half = size / 2;
    painter.drawPolyline(QPolygonF({{-half, -half / 2}, {0, half / 2}, {half, -half / 2}}));
    painter.restore();
}

FlatStyle::FlatStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
}

void FlatStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) ||
        qobject_cast<QTabBar *>(widget) || qobject_cast<QScrollBar *>(widget) ||
        qobject_cast<QSlider *>(widget) || qobject_cast<QHeaderView *>(widget) ||
        qobject_cast<QAbstractSpinBox *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    const ThemeColours &colours = themeColours(option->palette);
    switch (element) {
    case PE_PanelButtonCommand:
        drawButton(*option, *painter, widget);
        return;
    case PE_PanelButtonTool:
        drawToolButton(*option, *painter, widget);
        return;
    case PE_FrameDefaultButton:
    case PE_IndicatorHeaderArrow: // drawHeaderLabel() has one beside the word
    case PE_PanelStatusBar:
    case PE_FrameStatusBarItem:
    case PE_FrameTabWidget:
    case PE_FrameButtonTool:
        return;
    case PE_FrameFocusRect:
        if (showsFocus(*option))
            drawFocusRing(*painter, option->rect, colours.accent);
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            drawField(*option, *painter, widget);
        return;
    case PE_FrameLineEdit:
        drawField(*option, *painter, widget);
        return;
    case PE_Frame:
        drawRoundedBox(*painter, option->rect, 3, {},
                       has(*option, State_HasFocus) ? colours.accent : colours.hairline);
        return;
    case PE_FrameTabBarBase:
        drawHairline(*painter, option->rect, Qt::BottomEdge, colours.hairline);
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, colours.card);
        return;
    case PE_FrameMenu:
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, colours.card);
        drawRoundedBox(*painter, option->rect, 0, {}, blended(colours.hairline, colours.text, 0.1));
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorRadioButton:
        drawCheckMark(*option, *painter, element == PE_IndicatorRadioButton);
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight: {
        const Qt::ArrowType direction = element == PE_IndicatorArrowDown   ? Qt::DownArrow
                                        : element == PE_IndicatorArrowUp   ? Qt::UpArrow
                                        : element == PE_IndicatorArrowLeft ? Qt::LeftArrow
                                                                           : Qt::RightArrow;
        // That of a button with a menu, which can be a filled one.
        const auto *button = qobject_cast<const QPushButton *>(widget);
        const bool isFilled = button && button->isDefault() && button->isEnabled();
        drawChevron(*painter, option->rect, direction, isFilled ? colours.onAccent : colours.muted,
                    pixels(8, widget));
        return;
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void FlatStyle::drawButton(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    const ThemeColours &colours = themeColours(option.palette);
    const bool enabled = has(option, State_Enabled);
    const bool filled = isDefault(option) && enabled;
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    const bool flat = button && (button->features & QStyleOptionButton::Flat);

    QColor fill = filled ? colours.accentFill : colours.card;
    QColor border = filled ? QColor() : colours.hairline;
    if (flat) {
        fill = {};
        border = {};
    }
    if (!enabled && !flat)
        fill = blended(colours.card, colours.window, 0.6);
    const QColor ink =
        filled ? (isDark(option.palette) ? QColor(Qt::white) : QColor(Qt::black)) : colours.text;
    const QColor ground = fill.isValid() ? fill : colours.window;
    if (has(option, State_Sunken) || has(option, State_On))
        fill = blended(ground, ink, 0.12);
    else if (has(option, State_MouseOver) && enabled)
        fill = blended(ground, ink, filled ? 0.10 : 0.05);
    drawRoundedBox(painter, option.rect, pixels(cornerRadius, widget), fill, border);
    if (showsFocus(option))
        drawFocusRing(painter, option.rect,
                      filled ? blended(colours.accentFill, colours.text, 0.55) : colours.accent);
}

void FlatStyle::drawToolButton(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    const ThemeColours &colours = themeColours(option.palette);
    const QColor ground = widget ? widget->palette().color(widget->backgroundRole()) : colours.window;
    QColor fill;
    if (has(option, State_Sunken) || has(option, State_On))
        fill = blended(ground, colours.text, 0.13);
    else if (has(option, State_MouseOver) && has(option, State_Enabled))
        fill = blended(ground, colours.text, 0.07);
    drawRoundedBox(painter, option.rect, pixels(cornerRadius - 1, widget), fill, {});
    if (showsFocus(option))
        drawFocusRing(painter, option.rect, colours.accent);
}

void FlatStyle::drawField(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    const ThemeColours &colours = themeColours(option.palette);
    const bool focused = has(option, State_HasFocus);
    const QColor fill =
        has(option, State_Enabled) ? colours.card : blended(colours.card, colours.window, 0.6);
    drawRoundedBox(painter, option.rect, pixels(cornerRadius, widget), fill,
                   focused ? colours.accent : colours.hairline);
    if (focused) { // a second, softer line makes the focus plain without moving anything
        drawRoundedBox(painter, QRectF(option.rect).adjusted(1, 1, -1, -1), pixels(cornerRadius, widget) - 1,
                       {}, blended(colours.card, colours.accent, 0.35));
    }
}

void FlatStyle::drawCheckMark(const QStyleOption &option, QPainter &painter, bool round) const
{
    const ThemeColours &colours = themeColours(option.palette);
    const double side = std::min(option.rect.width(), option.rect.height());
    const QRectF box(option.rect.x() + 0.5, option.rect.center().y() - side / 2 + 1, side - 1, side - 1);
    const bool on = has(option, State_On) || has(option, State_NoChange);
    QColor fill = on ? colours.accentFill : colours.card;
    if (!has(option, State_Enabled))
        fill = colours.chip;
    const QColor border = on ? QColor() : blended(colours.hairline, colours.text, 0.35);
    drawRoundedBox(painter, box, round ? side / 2 : 3.5, fill, border);
    if (on) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor mark = has(option, State_Enabled) ? colours.onAccent : colours.muted;
        if (round) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(mark);
            painter.drawEllipse(box.center(), side / 5, side / 5);
        } else {
            painter.setPen(QPen(mark, side / 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            const auto at = [&](double x, double y) { return box.topLeft() + QPointF(x, y) * box.width(); };
            if (has(option, State_NoChange))
                painter.drawLine(at(0.25, 0.5), at(0.75, 0.5));
            else
                painter.drawPolyline(QPolygonF({at(0.25, 0.52), at(0.43, 0.7), at(0.75, 0.32)}));
        }
        painter.restore();
    }
    if (showsFocus(option))
        drawRoundedBox(painter, box.adjusted(-2, -2, 2, 2), round ? side / 2 + 2 : 5, {}, colours.accent);
}

void FlatStyle::drawButtonLabel(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    if (!button) {
        QProxyStyle::drawControl(CE_PushButtonLabel, &option, &painter, widget);
        return;
    }
    QStyleOptionButton copy(*button);
    const ThemeColours &colours = themeColours(option.palette);
    if (isDefault(option) && has(option, State_Enabled)) {
        copy.palette.setColor(QPalette::ButtonText, colours.onAccent);
        painter.save();
        painter.setFont(mediumFont(painter.font()));
        QProxyStyle::drawControl(CE_PushButtonLabel, &copy, &painter, widget);
        painter.restore();
        return;
    }
    QProxyStyle::drawControl(CE_PushButtonLabel, &copy, &painter, widget);
}

void FlatStyle::drawComboBox(const QStyleOptionComboBox &option, QPainter &painter,
                             const QWidget *widget) const
{
    const ThemeColours &colours = themeColours(option.palette);
    if (option.frame) {
        QStyleOptionButton face;
        face.QStyleOption::operator=(option);
        face.state &= ~(State_On);
        if (option.editable)
            drawField(face, painter, widget);
        else
            drawButton(face, painter, widget);
    }
    const QRect arrow = proxy()->subControlRect(CC_ComboBox, &option, SC_ComboBoxArrow, widget);
    drawChevron(painter, arrow, Qt::DownArrow, has(option, State_Enabled) ? colours.muted : colours.hairline,
                pixels(8, widget));
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    if (element == CE_PushButtonLabel)
        drawButtonLabel(*option, *painter, widget);
    else if (!drawBar(element, *option, *painter, widget))
        QProxyStyle::drawControl(element, option, painter, widget);
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                   QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ComboBox) {
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            drawComboBox(*combo, *painter, widget);
            return;
        }
    }
    if (control == CC_SpinBox) {
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            drawField(*option, *painter, widget);
            const QColor ink = themeColours(option->palette).muted;
            drawChevron(*painter, proxy()->subControlRect(control, option, SC_SpinBoxUp, widget), Qt::UpArrow,
                        spin->stepEnabled & QAbstractSpinBox::StepUpEnabled ? ink
                                                                            : option->palette.mid().color(),
                        pixels(7, widget));
            drawChevron(
                *painter, proxy()->subControlRect(control, option, SC_SpinBoxDown, widget), Qt::DownArrow,
                spin->stepEnabled & QAbstractSpinBox::StepDownEnabled ? ink : option->palette.mid().color(),
                pixels(7, widget));
            return;
        }
    }
    if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
        if (control == CC_ScrollBar) {
            drawScrollBar(*slider, *painter, widget);
            return;
        }
        if (control == CC_Slider) {
            drawSlider(*slider, *painter, widget);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace rushes
