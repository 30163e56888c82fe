// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/helper/container.h"

namespace rushes::helper {

/// Decodes the video of a container. A frame counts as sound when libav found no damage in it and in no frame
/// since the intra frame before it; others are passed over. There is a budget of processor time over its
/// whole life, after which there are no more frames.
class VideoDecoder
{
public:
    explicit VideoDecoder(Container &container);

    /// The next sound frame; null at the end.
    Frame next();
    /// The frame that is shown at that time, or the last sound one before it; null where there is none.
    Frame at(double seconds);

private:
    bool feed();
    bool isSound(const AVFrame &frame);
    void restart();

    Container &m_container;
    CodecContext m_codec;
    Packet m_packet;
    bool m_drained = false;
    bool m_intact = false; ///< no damage since the last intra frame
};

} // namespace rushes::helper
