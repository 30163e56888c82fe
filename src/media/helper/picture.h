// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/helper/handles.h"

#include <array>
#include <cstdint>
#include <vector>

namespace rushes::helper {

struct Size
{
    int width = 0;
    int height = 0;
};

/// The size in which a decoded frame is shown: the shape of its pixels applied to the width, then the quarter
/// turns.
Size shownSize(const AVFrame &frame, AVRational pixelShape, int quarterTurns);

/// size made to fit into a square of that side, its shape kept; never made larger.
Size fitted(Size size, int longestSide);

/// A frame in grey, each pixel the mean of a region, row by row.
constexpr int thumbnailSide = 32;
using Thumbnail = std::array<std::uint8_t, std::size_t(thumbnailSide) * thumbnailSide>;
Thumbnail thumbnail(const AVFrame &frame);

/// How bright the brightest twentieth of a frame at least is, 0 to 255. A black frame stays near 0, a night
/// scene with a lamp does not.
int brightness(const AVFrame &frame);

/// A JPEG of the frame, turned and in that size (as shown, after the turns).
std::vector<std::uint8_t> jpeg(const AVFrame &frame, Size size, int quarterTurns);

} // namespace rushes::helper
