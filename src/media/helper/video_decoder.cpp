// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/helper/video_decoder.h"

#include "media/helper/limits.h"
#include "media/helper/refusal.h"

#include <algorithm>
#include <ctime>

namespace rushes::helper {
namespace {

constexpr int largestSide = 8192;
constexpr std::int64_t mostPixels = 8192LL * 4320;
constexpr double cpuSecondsToDecode = 4; // well below the limit that kills

static_assert(cpuSecondsToDecode < limits::cpuSeconds / 2.0);

CodecContext openedDecoder(const AVStream &stream)
{
    const AVCodecParameters &parameters = *stream.codecpar;
    const AVCodec *decoder = avcodec_find_decoder(parameters.codec_id); // there: the container looked
    CodecContext codec(allocated(avcodec_alloc_context3(decoder)));
    checked(avcodec_parameters_to_context(codec.get(), &parameters), "the video's parameters");
    codec->pkt_timebase = stream.time_base;
    codec->thread_count =
        1; // with more of them the H.264 decoder does not say for certain which frames are damaged
    codec->max_pixels = mostPixels;
    checked(avcodec_open2(codec.get(), decoder, nullptr), "the decoder");
    return codec;
}

bool isDamaged(const AVFrame &frame)
{
    return frame.decode_error_flags != 0 || (frame.flags & AV_FRAME_FLAG_CORRUPT) || frame.width <= 0 ||
           frame.height <= 0;
}

bool isBudgetSpent()
{
    return double(std::clock()) / CLOCKS_PER_SEC > cpuSecondsToDecode;
}

void checkSize(int width, int height)
{
    if (width > largestSide || height > largestSide || std::int64_t(width) * height > mostPixels)
        throw Refusal("its pictures are too large: " + std::to_string(width) + " x " +
                      std::to_string(height));
}

} // namespace

VideoDecoder::VideoDecoder(Container &container)
    : m_container(container)
    , m_packet(allocated(av_packet_alloc()))
{
    const AVCodecParameters &parameters = *container.video().codecpar;
    checkSize(parameters.width, parameters.height);
    m_codec = openedDecoder(container.video());
}

Frame VideoDecoder::next()
{
    Frame frame(allocated(av_frame_alloc()));
    for (;;) {
        const int got = avcodec_receive_frame(m_codec.get(), frame.get());
        if (got >= 0 && isSound(*frame)) {
            checkSize(frame->width, frame->height);
            return frame;
        }
        if (got == AVERROR_EOF || (got < 0 && !feed()))
            return nullptr;
        av_frame_unref(frame.get());
    }
}

bool VideoDecoder::isSound(const AVFrame &frame)
{
    if (isDamaged(frame)) {
        m_broke = m_broke || m_intact;
        m_intact = false;
    } else if (frame.pict_type == AV_PICTURE_TYPE_I) {
        m_intact = true;
    }
    return m_intact;
}

void VideoDecoder::restart()
{
    avcodec_flush_buffers(m_codec.get());
    m_drained = false;
    m_intact = false;
    m_broke = false;
    m_lastToCome = 0;
}

/// The next packet into the decoder, or the sign of the end. A packet that it cannot use is passed over.
/// False when there is nothing left.
bool VideoDecoder::feed()
{
    if (m_drained)
        return false;
    if (isBudgetSpent() || !m_container.read(*m_packet)) {
        m_drained = true;
        avcodec_send_packet(m_codec.get(), nullptr);
        return true;
    }
    if (m_packet->pts != AV_NOPTS_VALUE && !(m_packet->flags & AV_PKT_FLAG_DISCARD))
        m_lastToCome = std::max(m_lastToCome, m_container.secondsOf(m_packet->pts));
    const int sent = avcodec_send_packet(m_codec.get(), m_packet.get());
    av_packet_unref(m_packet.get());
    if (sent == AVERROR(ENOMEM))
        throw std::bad_alloc();
    if (sent == AVERROR_INVALIDDATA && m_intact)
        m_broke = true;
    return true;
}

Frame VideoDecoder::at(double seconds)
{
    if (!m_container.seek(seconds))
        return nullptr;
    restart();
    return until(seconds);
}

bool VideoDecoder::isEndSound()
{
    const double end = m_container.duration();
    if (end <= 0 || !m_container.seek(end))
        return true;
    restart();
    m_position = 0;
    const Frame last = until(end);
    if (isBudgetSpent())
        return true;
    // Some damage is passed over without a word: then frames are missing.
    return last && !m_broke && m_position >= m_lastToCome - 0.5 / m_container.frameRate();
}

Frame VideoDecoder::onwardTo(double seconds)
{
    if (m_position >= seconds)
        return nullptr;
    return m_container.keyFrameBefore(seconds) > m_position ? at(seconds) : until(seconds);
}

Frame VideoDecoder::until(double seconds)
{
    Frame latest;
    while (Frame frame = next()) {
        const auto timeStamp = frame->best_effort_timestamp;
        latest = std::move(frame);
        if (timeStamp == AV_NOPTS_VALUE)
            break;
        m_position = m_container.secondsOf(timeStamp);
        if (m_position >= seconds)
            break;
    }
    return latest;
}

} // namespace rushes::helper
