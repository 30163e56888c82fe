// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/flat_style.h"
#include "ui/style/flat_style_p.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

namespace rushes {

void drawHairline(QPainter &painter, const QRect &rectangle, Qt::Edge edge, const QColor &colour)
{
    QRect line = rectangle;
    switch (edge) {
    case Qt::TopEdge:
        line.setHeight(1);
        break;
    case Qt::BottomEdge:
        line.setTop(rectangle.bottom());
        break;
    case Qt::LeftEdge:
        line.setWidth(1);
        break;
    case Qt::RightEdge:
        line.setLeft(rectangle.right());
        break;
    }
    painter.fillRect(line, colour);
}

bool FlatStyle::drawBar(ControlElement element, const QStyleOption &option, QPainter &painter,
                        const QWidget *widget) const
{
    const ThemeColours &colours = themeColours(option.palette);
    switch (element) {
    case CE_Header:
        // The base style keeps room for an arrow of its own.
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&option)) {
            proxy()->drawControl(CE_HeaderSection, header, &painter, widget);
            QStyleOptionHeader label(*header);
            label.rect = proxy()->subElementRect(SE_HeaderLabel, header, widget);
            drawHeaderLabel(label, painter, widget);
        }
        return true;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter.fillRect(option.rect, colours.bar);
        if (element == CE_HeaderSection && option.state & State_MouseOver)
            painter.fillRect(option.rect, blended(colours.bar, colours.text, 0.04));
        drawHairline(painter, option.rect, Qt::BottomEdge, colours.hairline);
        return true;
    case CE_HeaderLabel:
        drawHeaderLabel(option, painter, widget);
        return true;
    case CE_MenuBarEmptyArea:
    case CE_ToolBar:
        painter.fillRect(option.rect, colours.bar);
        drawHairline(painter, option.rect, Qt::BottomEdge, colours.hairline);
        return true;
    case CE_MenuBarItem:
        drawMenuBarItem(option, painter);
        return true;
    case CE_TabBarTabShape:
        drawTab(option, painter);
        return true;
    case CE_TabBarTabLabel:
        drawTabLabel(option, painter, widget);
        return true;
    case CE_Splitter:
        painter.fillRect(option.rect, colours.hairline);
        return true;
    case CE_ProgressBarGroove:
    case CE_ProgressBarContents:
        drawProgress(element, option, painter);
        return true;
    default:
        return false;
    }
}

void FlatStyle::drawProgress(ControlElement element, const QStyleOption &option, QPainter &painter) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(&option);
    if (!bar)
        return;
    const ThemeColours &colours = themeColours(option.palette);
    QRectF place = option.rect;
    const double radius = std::min(place.height() / 2, 3.0);
    if (element == CE_ProgressBarGroove) {
        drawRoundedBox(painter, place, radius, blended(colours.track, colours.text, 0.06), {});
        return;
    }
    const double range = double(bar->maximum) - bar->minimum;
    // Where nobody knows how much there is, a third of it stands in the middle: it is under way, and that is
    // all.
    const double share = range > 0 ? std::clamp((bar->progress - bar->minimum) / range, 0.0, 1.0) : 1 / 3.0;
    const double width = place.width() * share;
    const bool fromTheRight = (option.direction == Qt::RightToLeft) != bar->invertedAppearance;
    const double left = range <= 0     ? place.left() + (place.width() - width) / 2
                        : fromTheRight ? place.right() - width
                                       : place.left();
    drawRoundedBox(painter, {left, place.top(), width, place.height()}, radius, colours.accent, {});
}

void FlatStyle::drawHeaderLabel(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&option);
    if (!header)
        return;
    const ThemeColours &colours = themeColours(option.palette);
    const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
    painter.save();
    painter.setFont(scaledFont(mediumFont(painter.font()), 0.92));
    painter.setPen(sorted ? colours.text : colours.muted);
    QRect text = option.rect;
    const int arrow = pixels(7, widget);
    const int gap = pixels(6, widget);
    if (sorted)
        text.adjust(0, 0, -(arrow + gap), 0);
    const QFontMetrics metrics(painter.font());
    const QString shown = metrics.elidedText(header->text, Qt::ElideRight, text.width());
    painter.drawText(text, int(header->textAlignment | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    if (sorted) {
        // Beside the word, wherever it stands.
        const int width = std::min(text.width(), metrics.horizontalAdvance(shown));
        const int left = header->textAlignment & Qt::AlignRight ? text.right() + 1 : text.left() + width;
        const QRect place(left + gap, option.rect.top(), arrow, option.rect.height());
        const bool descending = header->sortIndicator == QStyleOptionHeader::SortUp;
        drawChevron(painter, place, descending ? Qt::DownArrow : Qt::UpArrow, colours.accent, arrow);
    }
    painter.restore();
}

void FlatStyle::drawTab(const QStyleOption &option, QPainter &painter) const
{
    const ThemeColours &colours = themeColours(option.palette);
    const bool selected = option.state & State_Selected;
    if (!selected && option.state & State_MouseOver)
        drawRoundedBox(painter, QRectF(option.rect).adjusted(2, 4, -2, -4), 5,
                       blended(colours.window, colours.text, 0.05), {});
    if (selected) {
        QRect line = option.rect;
        line.setTop(line.bottom() - 1);
        painter.fillRect(line, colours.accent);
    }
    if (option.state & State_HasFocus && option.state & State_KeyboardFocusChange)
        drawRoundedBox(painter, QRectF(option.rect).adjusted(2, 4, -2, -4), 5, {}, colours.accent);
}

void FlatStyle::drawTabLabel(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(&option);
    if (!tab)
        return;
    const ThemeColours &colours = themeColours(option.palette);
    const bool selected = option.state & State_Selected;
    painter.save();
    if (selected)
        painter.setFont(mediumFont(painter.font()));
    painter.setPen(selected ? colours.text : colours.muted);
    const QRect text = proxy()->subElementRect(SE_TabBarTabText, tab, widget);
    painter.drawText(text.adjusted(-4, 0, 4, 0), Qt::AlignCenter | Qt::TextHideMnemonic, tab->text);
    painter.restore();
}

void FlatStyle::drawMenuBarItem(const QStyleOption &option, QPainter &painter) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(&option);
    if (!item)
        return;
    const ThemeColours &colours = themeColours(option.palette);
    painter.fillRect(option.rect, colours.bar);
    drawHairline(painter, option.rect, Qt::BottomEdge, colours.hairline);
    if (option.state & State_Selected) {
        const double share = option.state & State_Sunken ? 0.12 : 0.06;
        drawRoundedBox(painter, QRectF(option.rect).adjusted(1, 3, -1, -3), 5,
                       blended(colours.bar, colours.text, share), {});
    }
    const QPalette::ColorGroup group = option.state & State_Enabled ? QPalette::Active : QPalette::Disabled;
    painter.setPen(option.palette.color(group, QPalette::WindowText));
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextHideMnemonic, item->text);
}

void FlatStyle::drawScrollBar(const QStyleOptionSlider &option, QPainter &painter,
                              const QWidget *widget) const
{
    const ThemeColours &colours = themeColours(option.palette);
    if (option.minimum == option.maximum)
        return;
    QRectF slider = proxy()->subControlRect(CC_ScrollBar, &option, SC_ScrollBarSlider, widget);
    const bool lively = option.state & State_MouseOver || option.activeSubControls & SC_ScrollBarSlider;
    const double inset = lively ? 2 : 3;
    slider.adjust(inset, inset, -inset, -inset);
    double share = 0.22;
    if (option.state & State_Sunken)
        share = 0.5;
    else if (lively)
        share = 0.36;
    drawRoundedBox(painter, slider, std::min(slider.width(), slider.height()) / 2,
                   blended(colours.window, colours.text, share), {});
}

void FlatStyle::drawSlider(const QStyleOptionSlider &option, QPainter &painter, const QWidget *widget) const
{
    const ThemeColours &colours = themeColours(option.palette);
    const bool enabled = option.state & State_Enabled;
    const QRectF handle = proxy()->subControlRect(CC_Slider, &option, SC_SliderHandle, widget);
    QRectF groove = proxy()->subControlRect(CC_Slider, &option, SC_SliderGroove, widget);
    QRectF done;
    constexpr double thickness = 4;
    if (option.orientation == Qt::Horizontal) {
        groove = QRectF(groove.left(), groove.center().y() - thickness / 2, groove.width(), thickness);
        done = groove;
        if (option.upsideDown)
            done.setLeft(handle.center().x());
        else
            done.setRight(handle.center().x());
    } else {
        groove = QRectF(groove.center().x() - thickness / 2, groove.top(), thickness, groove.height());
        done = groove;
        if (option.upsideDown)
            done.setTop(handle.center().y());
        else
            done.setBottom(handle.center().y());
    }
    drawRoundedBox(painter, groove, thickness / 2, blended(colours.track, colours.text, 0.08), {});
    drawRoundedBox(painter, done, thickness / 2, enabled ? colours.accent : colours.muted, {});
    const double side = std::min(handle.width(), handle.height()) - (option.state & State_MouseOver ? 0 : 2);
    const QRectF knob(handle.center().x() - side / 2, handle.center().y() - side / 2, side, side);
    drawRoundedBox(painter, knob, side / 2, enabled ? colours.accent : colours.muted, colours.card);
    if (option.state & State_HasFocus && option.state & State_KeyboardFocusChange)
        drawRoundedBox(painter, knob.adjusted(-2, -2, 2, 2), side / 2 + 2, {}, colours.accent);
}

} // namespace rushes
