// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/helper/picture.h"
#include "media/helper/video_decoder.h"

#include <span>

namespace rushes::helper {

/// What a clip shows from start to end.
enum class Look {
    Moving,
    Frozen, ///< one picture, but for noise
    Black,  ///< nothing brighter than noise on black
};

/// "moving", "frozen", "black".
const char *wordOf(Look look);

/// Of frames spread over a whole clip, in their order. Moving where there is none.
Look lookOf(std::span<const Thumbnail> frames);

/// Decodes frames spread over the clip. Moving where those that decode do not reach from its start to its
/// end, or the decoder's budget does not: nothing is said of what was not seen.
Look lookOf(VideoDecoder &decoder, const Container &clip);

} // namespace rushes::helper
