// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/flat_style.h"
#include "ui/style/flat_style_p.h"

#include <QMenuBar>
#include <QStyleOption>

#include <algorithm>
#include <optional>

namespace rushes {

namespace {

/// Without arrows at the ends: the groove is the whole bar. Nothing for parts that are left to the base
/// style.
std::optional<QRect> scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part, int shortestSlider)
{
    const bool lying = bar.orientation == Qt::Horizontal;
    const int length = lying ? bar.rect.width() : bar.rect.height();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    int slider = length;
    if (range > 0) {
        slider = int(qint64(length) * bar.pageStep / (range + bar.pageStep));
        slider = std::clamp(slider, std::min(length, shortestSlider), length);
    }
    const int from = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                                     length - slider, bar.upsideDown);
    const auto stretch = [&](int start, int end) {
        const QRect place = lying ? QRect(start, 0, end - start, bar.rect.height())
                                  : QRect(0, start, bar.rect.width(), end - start);
        return QStyle::visualRect(bar.direction, bar.rect, place);
    };
    switch (part) {
    case QStyle::SC_ScrollBarAddLine:
    case QStyle::SC_ScrollBarSubLine:
        return QRect();
    case QStyle::SC_ScrollBarGroove:
        return stretch(0, length);
    case QStyle::SC_ScrollBarSlider:
        return stretch(from, from + slider);
    case QStyle::SC_ScrollBarSubPage:
        return stretch(0, from);
    case QStyle::SC_ScrollBarAddPage:
        return stretch(from + slider, length);
    default:
        return std::nullopt;
    }
}

std::optional<QRect> comboBoxPart(const QStyleOptionComboBox &combo, QStyle::SubControl part,
                                  const QWidget *widget)
{
    const int arrow = pixels(26, widget);
    const int margin = pixels(combo.editable ? 3 : 9, widget);
    const QRect whole = combo.rect;
    if (part == QStyle::SC_ComboBoxArrow)
        return QStyle::visualRect(combo.direction, whole,
                                  {whole.right() - arrow + 1, whole.top(), arrow, whole.height()});
    if (part == QStyle::SC_ComboBoxEditField)
        return QStyle::visualRect(combo.direction, whole, whole.adjusted(margin, 2, -arrow, -2));
    return std::nullopt;
}

} // namespace

QRect FlatStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                const QWidget *widget) const
{
    std::optional<QRect> place;
    if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        combo && control == CC_ComboBox)
        place = comboBoxPart(*combo, part, widget);
    else if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
             bar && control == CC_ScrollBar)
        place = scrollBarPart(*bar, part, pixelMetric(PM_ScrollBarSliderMin, option, widget));
    return place ? *place : QProxyStyle::subControlRect(control, option, part, widget);
}

QRect FlatStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_HeaderLabel) {
        const int margin = pixelMetric(PM_HeaderMargin, option, widget);
        return option->rect.adjusted(margin, 0, -margin, 0);
    }
    const QRect rectangle = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        const int margin = frame && frame->lineWidth > 0 ? pixels(5, widget) : 0;
        return rectangle.adjusted(margin, 0, -margin, 0);
    }
    return rectangle;
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                  const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    const int controlHeight = std::max(pixels(30, widget), contents.height() + pixels(10, widget));
    switch (type) {
    case CT_PushButton: {
        // The label of a default button is bolder, so it needs a little more.
        const bool bolder = option && isDefault(*option);
        return {contents.width() + pixels(bolder ? 32 : 26, widget), controlHeight};
    }
    case CT_LineEdit:
        return {size.width(), controlHeight};
    case CT_SpinBox: // what it holds is a line edit, which has its room already
        return {size.width(), std::max(pixels(30, widget), contents.height())};
    case CT_ComboBox:
        return {contents.width() + pixels(38, widget),
                controlHeight}; // margins and arrow, as in subControlRect()
    case CT_MenuBarItem:
        return {contents.width() + pixels(18, widget), contents.height() + pixels(11, widget)};
    case CT_MenuItem:
        return {size.width() + pixels(12, widget), size.height() + pixels(3, widget)};
    case CT_ItemViewItem:
        return {size.width(), std::max(size.height(), pixels(26, widget))};
    case CT_HeaderSection:
        return {size.width(), std::max(size.height(), pixels(29, widget))};
    case CT_TabBarTab:
        return {size.width(), std::max(size.height(), pixels(32, widget))};
    default:
        return size;
    }
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuBarPanelWidth:
    case PM_ToolBarFrameWidth:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabShiftVertical:
    case PM_ScrollView_ScrollBarOverlap:
        return 0;
    case PM_DefaultFrameWidth:
    case PM_MenuPanelWidth:
    case PM_SplitterWidth:
        return 1;
    case PM_ScrollBarExtent:
        return pixels(12, widget);
    case PM_ScrollBarSliderMin:
        return pixels(32, widget);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return pixels(16, widget);
    case PM_SliderThickness:
    case PM_SliderLength:
    case PM_SliderControlThickness:
        return pixels(14, widget);
    case PM_MenuBarHMargin:
        return pixels(3, widget);
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return pixels(4, widget);
    case PM_TabBarTabHSpace:
        return pixels(26, widget);
    case PM_HeaderMargin:
        return pixels(9, widget); // as the cells' own
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ComboBox_Popup:
    case SH_TabBar_PreferNoArrows:
        return 0;
    case SH_UnderlineShortcut:
        return qobject_cast<const QMenuBar *>(widget)
                   ? 0
                   : QProxyStyle::styleHint(hint, option, widget, returnData);
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

} // namespace rushes
