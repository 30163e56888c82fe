// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

namespace rushes {

/// The nearest whole pixel, and of two the lower one on the screen. std::round() takes the one that is
/// farther from 0: of a row that reaches over the upper edge, what is scrolled in would then not fit what was
/// there.
inline double wholePixel(double at)
{
    return std::floor(at + 0.5);
}

} // namespace rushes
