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
    /// The same for a time that is not before the last frame: it goes on from there where that is nearer than
    /// a key frame. Null also where the last frame is already past that time.
    Frame onwardTo(double seconds);
    /// Whether the clip decodes without damage from its last key frame to its end. What cannot be told, for
    /// there is no way to seek or the budget is spent, is no reason to doubt it.
    bool isEndSound();
    /// The time of the last frame, in seconds from the start of the video.
    double position() const { return m_position; }

private:
    bool feed();
    Frame until(double seconds);
    bool isSound(const AVFrame &frame);
    void restart();

    Container &m_container;
    CodecContext m_codec;
    Packet m_packet;
    bool m_drained = false;
    bool m_intact = false; ///< no damage since the last intra frame
    // Since the last seek:
    bool m_broke = false;    ///< there was damage behind a sound frame
    double m_lastToCome = 0; ///< the latest time of a packet that is to be shown
    double m_position = 0;
};

} // namespace rushes::helper
