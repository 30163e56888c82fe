// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScreen>
#include <QStyle>
#include <QWidget>

namespace rushes {

/// How large a window can be on its screen, less the frame that the system puts around it. Device-independent
/// pixels. Main thread.
inline QSize roomOnScreen(const QWidget *window)
{
    return window->screen()->availableSize() -
           QSize(0, window->style()->pixelMetric(QStyle::PM_TitleBarHeight));
}

} // namespace rushes
