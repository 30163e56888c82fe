// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/fonts.h"

#include <QApplication>
#include <QStyleOption>

#include <algorithm>
#include <cmath>

namespace rushes {

// What the files of FlatStyle share; nobody else includes this.

constexpr double cornerRadius = 6;

/// A designed length in pixels for this widget's font.
inline int pixels(double length, const QWidget *widget)
{
    if (widget)
        return scaled(length, widget);
    const double size = QApplication::font().pixelSize();
    return int(std::lround(length * std::max(1.0, size / 13)));
}

inline bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state & flag;
}

inline bool showsFocus(const QStyleOption &option)
{
    return has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
}

inline bool isDefault(const QStyleOption &option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    return button && (button->features & QStyleOptionButton::DefaultButton);
}

} // namespace rushes
